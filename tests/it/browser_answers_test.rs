//! Answers stored on the device, in a real browser. They belong to the options for which they were
//! given: texts with equal options share them, a text with other options has its own. The tests use
//! sites that change and translations that differ.

mod schema_1;

use serde_json::{Value, json};

use crate::browser::Page;
use crate::practice_site::{FIRST, on_server_and_disk, on_server_and_disk_then, practice_site};
use crate::site_test::SiteTest;

const DUTCH: &str = "nl/care/first.html";

const IS_DONE: &str =
    "document.querySelector('[data-pb-done]').getAttribute('aria-pressed') === 'true'";

const RIGHT: &str = "[data-pb-record-rows] td:last-child";

/// Returns the text of a file with one part replaced.
fn changed(site: SiteTest, path: &str, from: &str, to: &str) -> SiteTest {
    let text = site.text(path).to_owned();
    assert_eq!(text.matches(from).count(), 1, "{from} in {path}");
    site.file(path, &text.replace(from, to))
}

/// Returns a site whose Dutch first lesson has two options in `first-move`, lacks `who-helps`, and
/// has the additional question `and-then`.
fn with_other_questions_in_dutch() -> SiteTest {
    let path = "content/care/first/nl.md";
    let site = practice_site().configured(
        "question-differs = \"warning\"\nquestion-unknown = \"warning\"\n\
            question-missing = \"warning\"",
    );
    let form =
        "- [ ] Het formulier dat moet worden ingevuld\n  > Het formulier kan even wachten.\n";
    let text = changed(site, path, form, "");
    let whole = text.text(path).to_owned();
    let (before, rest) = whole.split_once("<!-- q: who-helps -->").unwrap();
    let (_, after) = rest.split_once("<!-- discussion -->").unwrap();
    let more = "<!-- q: and-then -->\n### En dan? <a id=\"and-then\"></a>\n\n- [x] Thee\n\
        - [ ] Niets\n  > Jammer.\n\n";
    text.file(path, &format!("{before}{more}<!-- discussion -->{after}"))
}

fn answer(page: &mut Page, question: &str, positions: &[usize]) {
    for position in positions {
        page.click(&format!("#pb-q-{question} .pb-option:has([value=\"{position}\"])"));
    }
    if positions.len() > 1 {
        page.click(&format!("#pb-q-{question} [data-pb-check]"));
    }
    page.until(&format!(
        "document.querySelector('#pb-q-{question}').matches('.pb-is-right, .pb-is-wrong')"
    ));
}

fn picked(page: &mut Page, question: &str) -> Value {
    page.evaluate(&format!(
        "Array.from(document.querySelectorAll('#pb-q-{question} input:checked'), input => \
        Number(input.value))"
    ))
}

/// Puts a record of `care/first` into the storage, and keeps the open page from overwriting it.
fn store(page: &mut Page, record: &Value) {
    page.evaluate(&format!(
        "localStorage.setItem(document.documentElement.dataset.pbBook + ':lesson:care/first', {})",
        json!(record.to_string())
    ));
}

fn stored(page: &mut Page) -> Value {
    let record = page.text(
        "localStorage.getItem(document.documentElement.dataset.pbBook + ':lesson:care/first')",
    );
    serde_json::from_str(&record).unwrap()
}

#[test]
fn a_text_with_other_options_has_answers_of_its_own() {
    on_server_and_disk(&with_other_questions_in_dutch(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        answer(page, "first-move", &[2]);
        page.go(&format!("{root}{DUTCH}"));
        assert_eq!(picked(page, "first-move"), json!([]), "it has other options");
        answer(page, "first-move", &[1]);
        page.go(&format!("{root}{FIRST}"));
        assert_eq!(picked(page, "first-move"), json!([2]), "neither takes the other's place");
        page.go(&format!("{root}{DUTCH}"));
        assert_eq!(picked(page, "first-move"), json!([1]));
        // Where the options are equal, the texts share the answer.
        page.go(&format!("{root}en/care/second.html"));
        answer(page, "at-night", &[1]);
        page.go(&format!("{root}nl/care/second.html"));
        assert_eq!(picked(page, "at-night"), json!([1]));
    });
}

#[test]
fn progress_review_and_record_count_the_questions_of_the_displayed_text() {
    on_server_and_disk(&with_other_questions_in_dutch(), |page, root| {
        page.go(&format!("{root}{DUTCH}"));
        answer(page, "first-move", &[1]);
        assert_eq!(page.words(".pb-score"), "1 van 2 goed");
        assert_eq!(page.evaluate(IS_DONE), false);
        answer(page, "and-then", &[0]);
        page.until(IS_DONE);
        // Both questions are answered in Dutch, neither of them in English.
        page.go(&format!("{root}nl/progress.html"));
        assert_eq!(page.words(RIGHT), "2 van 2");
        assert!(page.words("[data-pb-next]").contains('2'), "{}", page.words("[data-pb-next]"));
        page.go(&format!("{root}en/progress.html"));
        assert_eq!(page.words(RIGHT), "0 of 2");
        assert_eq!(page.words("[data-pb-next]"), "");
        let tomorrow = crate::practice_site::days_later(page, 1);
        page.go(&format!("{root}nl/progress.html"));
        assert_eq!(page.words(".pb-reviews"), "Wat komt eerst?\nDe eerste\nEn dan?\nDe eerste");
        page.go(&format!("{root}en/progress.html"));
        assert_eq!(page.count(".pb-reviews li"), 0);
        page.go(&format!("{root}{FIRST}"));
        assert_eq!(page.evaluate(IS_DONE), true, "a lesson that is done is done in every language");
        assert_eq!(page.words(".pb-score"), "");
        page.no_longer_run(&tomorrow);
    });
}

#[test]
fn a_question_with_a_new_key_is_new_and_a_completed_lesson_stays_completed() {
    let path = "content/care/first/en.md";
    let also = |path| {
        changed(
            practice_site(),
            path,
            "\n\n<!-- q: who-helps -->",
            "\n- [ ] Nothing\n  > Do.\n\n<!-- q: who-helps -->",
        )
    };
    let other_right = |site| {
        changed(changed(site, path, "- [x] You\n", "- [ ] You\n"), path, "- [ ] Only", "- [x] Only")
    };
    let lenient = |site: SiteTest| site.configured("question-differs = \"warning\"");
    on_server_and_disk_then(&practice_site(), &lenient(other_right(also(path))), |page, root| {
        page.go(&format!("{root}0/{FIRST}"));
        answer(page, "first-move", &[1]);
        answer(page, "who-helps", &[0, 2]);
        page.until(IS_DONE);
        page.go(&format!("{root}1/{FIRST}"));
        assert_eq!((picked(page, "first-move"), picked(page, "who-helps")), (json!([]), json!([])));
        assert_eq!(page.words(".pb-score"), "");
        assert_eq!(page.evaluate(IS_DONE), true);
        page.go(&format!("{root}1/en/progress.html"));
        assert_eq!(page.words(RIGHT), "0 of 2");
        assert_eq!(page.words("[data-pb-next]"), "", "what is new does not come back");
        // The translation still has the old question.
        page.go(&format!("{root}1/{DUTCH}"));
        assert_eq!(
            (picked(page, "first-move"), picked(page, "who-helps")),
            (json!([1]), json!([0, 2]))
        );
        page.go(&format!("{root}1/{FIRST}"));
        answer(page, "first-move", &[1]);
        page.go(&format!("{root}1/en/progress.html"));
        assert_eq!(page.words(RIGHT), "1 of 2");
        assert!(page.words("[data-pb-next]").contains("Questions that day: 1."));
    });
}

/// Returns the site with the first and the third option of `first-move` swapped.
fn with_moved_options(site: SiteTest, language: &str, first: &str, third: &str) -> SiteTest {
    let path = format!("content/care/first/{language}.md");
    let text =
        site.text(&path).replace(first, "FIRST").replace(third, first).replace("FIRST", third);
    site.file(&path, &text)
}

fn with_moved_options_in_both() -> SiteTest {
    let number = "A number from the machine\n  > The number is not what she came for.";
    let form = "The form that has to be filled in\n  > The form can wait for a moment.";
    let site = with_moved_options(practice_site(), "en", number, form);
    let number = "Een nummer uit de automaat\n  > Voor het nummer kwam ze niet.";
    let form = "Het formulier dat moet worden ingevuld\n  > Het formulier kan even wachten.";
    with_moved_options(site, "nl", number, form)
}

#[test]
fn reordered_options_forget_the_pick_but_remember_that_it_was_answered() {
    on_server_and_disk_then(&practice_site(), &with_moved_options_in_both(), |page, root| {
        // This holds for the language in which it was answered and for the others.
        for (choice, then) in [(0, FIRST), (0, DUTCH), (1, FIRST)] {
            page.go(&format!("{root}0/{FIRST}"));
            page.evaluate("localStorage.clear()");
            page.reload();
            answer(page, "who-helps", &[0, 2]);
            answer(page, "first-move", &[choice]);
            let before = stored(page)["questions"]["first-move 3:1"].clone();
            page.go(&format!("{root}1/{then}"));
            assert_eq!(picked(page, "first-move"), json!([]), "{choice} {then}");
            assert_eq!(page.words("#pb-q-first-move .pb-verdict"), "");
            assert_eq!(picked(page, "who-helps"), json!([0, 2]), "these have not moved");
            let after = stored(page)["questions"]["first-move 3:1"].clone();
            for what in ["on", "due", "step", "right"] {
                assert_eq!(before[what], after[what], "{what}");
            }
            assert_eq!(after["picked"], json!([]));
            page.go(&format!("{root}1/en/progress.html"));
            assert!(
                page.words("[data-pb-next]").contains("Questions that day: 2."),
                "it comes back all the same"
            );
            if choice == 1 {
                assert_eq!(page.words(RIGHT), "2 of 2");
            }
            // Once answered again, it is shown again.
            page.go(&format!("{root}1/{FIRST}"));
            answer(page, "first-move", &[2]);
            page.go(&format!("{root}1/{DUTCH}"));
            assert_eq!(picked(page, "first-move"), json!([2]));
            assert!(page.words("#pb-q-first-move .pb-verdict").contains("Voor het nummer"));
        }
    });
}

#[test]
fn rewording_an_option_does_not_change_what_was_picked() {
    let corrected = changed(
        practice_site(),
        "content/care/first/en.md",
        "A number from the machine",
        "A number, from a *machine*",
    );
    on_server_and_disk_then(&practice_site(), &corrected, |page, root| {
        page.go(&format!("{root}0/{FIRST}"));
        answer(page, "first-move", &[0]);
        page.go(&format!("{root}1/{FIRST}"));
        assert_eq!(picked(page, "first-move"), json!([0]));
        assert!(page.words("#pb-q-first-move .pb-verdict").contains("The number is not"));
    });
}
