//! What a reader stores persists, and what was deleted stays deleted, in a real browser: with the
//! Back button, several tabs, on paper, past midnight.

use serde_json::{Value, json};

use crate::browser::{Browser, BuiltSite, Page};
use crate::practice_site::{FIRST, in_both_browsers_with_one_storage, practice_site};
use crate::site_test::SiteTest;

const PROGRESS: &str = "en/progress.html";
const ONE: &str = "#pb-q-first-move";
const NOTE: &str = "document.querySelector('textarea').value";
const TICKS: &str = "Array.from(document.querySelectorAll('[data-pb-tick]'), box => box.checked)";
const IS_DONE: &str =
    "document.querySelector('[data-pb-done]').getAttribute('aria-pressed') === 'true'";

fn answer(page: &mut Page, question: &str, position: usize) {
    page.click(&format!("#pb-q-{question} .pb-option:has([value=\"{position}\"])"));
    page.until(&format!(
        "document.querySelector('#pb-q-{question}').matches('.pb-is-right, .pb-is-wrong')"
    ));
}

fn answer_several(page: &mut Page) {
    for position in [0, 2] {
        page.click(&format!("#pb-q-who-helps .pb-option:has([value=\"{position}\"])"));
    }
    page.click("#pb-q-who-helps [data-pb-check]");
    page.until("document.querySelector('#pb-q-who-helps').matches('.pb-is-right')");
}

fn picked(page: &mut Page) -> Value {
    page.evaluate(&format!(
        "Array.from(document.querySelectorAll('{ONE} input:checked'), input => Number(input.value))"
    ))
}

fn write_note(page: &mut Page, note: &str) {
    page.evaluate("document.querySelector('textarea').select()");
    page.type_text(note);
    page.until(&format!(
        "Object.values(localStorage).some(value => value.includes({}))",
        json!(note)
    ));
}

/// Goes back to a page that the browser may restore from its cache or load again.
fn back(page: &mut Page, address: &str) {
    // Navigating inside the evaluation could end the page before its answer is sent.
    page.evaluate("setTimeout(() => history.back()) && 0");
    page.wait_until(&format!(
        "location.href === {} && document.readyState === 'complete'",
        json!(address)
    ));
}

/// Whether the page holds exactly this: note, picked answers, ticks.
fn holds(note: &str, picked: &Value, ticks: &Value) -> String {
    format!(
        "{NOTE} === {} && {TICKS}.join() === '{}' && Array.from(document.querySelectorAll('{ONE} \
        input:checked'), input => Number(input.value)).join() === '{}'",
        json!(note),
        joined(ticks),
        joined(picked)
    )
}

fn joined(list: &Value) -> String {
    list.as_array().unwrap().iter().map(Value::to_string).collect::<Vec<_>>().join(",")
}

#[test]
fn back_shows_the_latest_state_and_not_the_one_when_the_page_was_left() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        let lesson = format!("{root}{FIRST}");
        page.go(&lesson);
        write_note(page, "Older");
        answer(page, "first-move", 0);
        page.click("[data-pb-tick=\"next-shift:0\"]");
        page.go(&format!("{root}en/index.html"));

        let mut other = page.another();
        other.go(&lesson);
        write_note(&mut other, "Newer");
        answer(&mut other, "first-move", 1);
        other.click("[data-pb-tick=\"next-shift:0\"]");
        other.click("[data-pb-tick=\"next-shift:1\"]");
        other.go(&format!("{root}en/index.html"));

        back(page, &lesson);
        page.until(&holds("Newer", &json!([1]), &json!([false, true])));
        assert!(page.words(&format!("{ONE} .pb-verdict")).contains("She knows"));
    });
}

#[test]
fn back_does_not_show_or_restore_deleted_data() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        let lesson = format!("{root}{FIRST}");
        page.go(&lesson);
        write_note(page, "Private");
        answer(page, "first-move", 1);
        page.click("[data-pb-tick=\"next-shift:0\"]");
        page.go(&format!("{root}{PROGRESS}"));
        page.click("[data-pb-reset]");
        page.click("[data-pb-reset-yes]");
        back(page, &lesson);
        page.until(&holds("", &json!([]), &json!([false, false])));
        assert_eq!(page.words(&format!("{ONE} .pb-verdict")), "");
        page.go(&format!("{root}{PROGRESS}"));
        assert_eq!(page.evaluate("JSON.stringify({ ...localStorage }).includes('Private')"), false);
        assert_eq!(
            page.evaluate(
                "Object.keys(localStorage).filter(key => key.includes('lesson:')).length"
            ),
            0
        );
    });
}

#[test]
fn a_lesson_open_in_another_tab_stores_nothing_after_everything_was_deleted() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        write_note(page, "Private");
        answer(page, "first-move", 1);
        let mut other = page.another();
        other.go(&format!("{root}{PROGRESS}"));
        // The reader has switched to the other tab.
        page.evaluate(
            "for (const [name, value] of [['visibilityState', 'hidden'], ['hidden', true]])
               Object.defineProperty(document, name, { get: () => value, configurable: true });
             document.dispatchEvent(new Event('visibilitychange'));
             // Once it is closed, nothing changes for it any more.
             window.addEventListener(
               'visibilitychange', event => event.stopImmediatePropagation(), true)",
        );
        other.click("[data-pb-reset]");
        other.click("[data-pb-reset-yes]");
        page.until(&holds("", &json!([]), &json!([false, false])));
        page.go("about:blank");
        assert_eq!(other.evaluate("localStorage.length"), 0);
    });
}

#[test]
fn a_note_typed_in_two_tabs_and_two_languages_is_complete() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        let mut other = page.another();
        other.go(&format!("{root}nl/care/first.html"));
        // Both tabs are typing; neither has seen the other's text.
        for (tab, words) in [(&mut *page, "In English"), (&mut other, "In het Nederlands")] {
            tab.evaluate(
                "window.realTimeout = window.setTimeout; window.setTimeout = run => { \
                window.saveNow = run; return 1; }",
            );
            tab.click("textarea");
            tab.type_text(words);
            tab.evaluate("window.setTimeout = realTimeout");
        }
        page.evaluate("saveNow()");
        // Each tab has a copy of the storage that is updated a moment later.
        other.until("Object.values(localStorage).some(value => value.includes('In English'))");
        other.evaluate("saveNow()");
        for tab in [&mut *page, &mut other] {
            tab.until(&format!(
                "{NOTE}.includes('In English') && {NOTE}.includes('In het Nederlands')"
            ));
        }
        page.reload();
        assert_eq!(page.text(NOTE), "In het Nederlands\n\nIn English");
    });
}

#[test]
fn two_versions_of_a_note_become_one_with_what_is_new_in_either() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        for (mine, theirs, base, whole) in [
            ("a b", "a", "a", "a b"),
            ("a", "a b", "a", "a b"),
            ("a mine", "theirs a", "a", "theirs a mine"),
            ("mine", "theirs", "", "mine\n\ntheirs"),
            ("mine", "theirs", "gone", "mine\n\ntheirs"),
            ("$& mine", "$& theirs", "$&", "$& mine theirs"),
            // What was deleted stays deleted, and what was typed since then stays.
            ("a mine", "", "a", " mine"),
            ("", "a theirs", "a", " theirs"),
            ("", "", "a", ""),
            ("", "a", "a", ""),
            ("a", "", "a", ""),
        ] {
            let both = page.text(&format!(
                "polybook.store.joined({}, {}, {})",
                json!(mine),
                json!(theirs),
                json!(base)
            ));
            assert_eq!(both, whole, "{mine} and {theirs} of {base}");
        }
    });
}

#[test]
fn an_answer_in_one_tab_appears_in_another() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        let mut other = page.another();
        other.go(&format!("{root}nl/care/first.html"));
        answer(page, "first-move", 0);
        other.until(&format!(
            "document.querySelector('{ONE} .pb-verdict').textContent.includes('Niet helemaal')"
        ));
        assert_eq!(
            other.evaluate(&format!(
                "document.querySelector('{ONE} .pb-verdict').getAttribute('aria-live')"
            )),
            "off"
        );
        answer(page, "first-move", 1);
        other.until(&format!("document.querySelector('{ONE}').matches('.pb-is-right')"));
        assert_eq!(picked(&mut other), json!([1]));
        // The lesson is done with the last right answer, in whichever tab it was given.
        answer_several(&mut other);
        for tab in [page, &mut other] {
            tab.until(IS_DONE);
            tab.until("document.querySelector('.pb-score').textContent.includes('2')");
            assert_eq!(tab.count(".pb-question.pb-is-right"), 2);
        }
    });
}

#[test]
fn trying_again_is_not_undone_by_an_unrelated_change() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        answer(page, "first-move", 0);
        page.click(&format!("{ONE} [data-pb-again]"));
        page.click("[data-pb-tick=\"next-shift:0\"]");
        page.click("[data-pb-done]");
        assert_eq!(picked(page), json!([]));
    });
}

/// Puts a record of `care/first` into the storage of the page, in which these questions are
/// answered correctly.
fn put_right_answers(page: &mut Page, questions: &[&str]) {
    let answers: serde_json::Map<String, Value> = questions
        .iter()
        .map(|id| {
            let (key, picked) =
                if *id == "who-helps" { ("3:0,2", json!([0, 2])) } else { ("3:1", json!([1])) };
            (format!("{id} {key}"), json!({ "picked": picked, "right": true, "on": "2026-01-01" }))
        })
        .collect();
    let record = json!({ "schema": 2, "questions": answers }).to_string();
    page.evaluate(&format!(
        "localStorage.setItem(document.documentElement.dataset.pbBook + ':lesson:care/first', {})",
        json!(record)
    ));
}

#[test]
fn a_lesson_is_done_when_the_question_that_was_missing_has_been_removed() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}en/care/third.html"));
        put_right_answers(page, &["first-move", "removed-since"]);
        page.go(&format!("{root}{FIRST}"));
        assert_eq!(page.evaluate(IS_DONE), false, "there is a question left");
        put_right_answers(page, &["first-move", "who-helps"]);
        page.reload();
        assert_eq!(page.evaluate(IS_DONE), true);
        // When the reader marks the lesson as not done, that is respected.
        page.click("[data-pb-done]");
        page.click("[data-pb-tick=\"next-shift:0\"]");
        assert_eq!(page.evaluate(IS_DONE), false);
    });
}

#[test]
fn a_lesson_is_done_when_a_file_brings_the_answers_that_were_missing() {
    let folder = tempfile::tempdir().unwrap();
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}{PROGRESS}"));
        put_right_answers(page, &["first-move"]);
        page.reload();
        let book = page.text("document.documentElement.dataset.pbBook");
        let answers =
            json!({ "who-helps": { "picked": [0, 2], "right": true, "on": "2026-01-02" } });
        let records = json!({ "lesson:care/first": { "schema": 1, "questions": answers } });
        let file = json!({ "polybook": "progress", "schema": 1, "book": book, "records": records });
        fs_err::write(folder.path().join("progress.json"), file.to_string()).unwrap();
        assert_eq!(page.count(".pb-progress-lessons .pb-is-done"), 0);
        page.choose_file("[data-pb-import]", &folder.path().join("progress.json"));
        page.until("document.querySelectorAll('.pb-progress-lessons .pb-is-done').length === 1");
        assert!(page.words("[data-pb-record-rows]").contains("2 of 2"));
    });
}

/// Returns a site in which a question lacks its options, as while its author is still writing.
fn unfinished() -> SiteTest {
    let site = practice_site().configured("question-without-options = \"off\"");
    ["en", "nl"].into_iter().fold(site, |site, language| {
        let path = format!("content/care/second/{language}.md");
        let begun = "<!-- q: begun -->\n### ? <a id=\"begun\"></a>\n\n<!-- q: at-night -->";
        let text = site.text(&path).replace("<!-- q: at-night -->", begun);
        site.file(&path, &text)
    })
}

#[test]
fn a_question_without_options_does_not_stop_the_others() {
    in_both_browsers_with_one_storage(&unfinished(), |page, root| {
        page.go(&format!("{root}en/care/second.html"));
        assert_eq!(page.count("[data-pb-question]"), 2);
        answer(page, "at-night", 0);
        page.until(IS_DONE);
        assert_eq!(page.words(".pb-score"), "All 1 right. Well done.");
    });
}

#[test]
fn a_page_left_open_past_midnight_shows_the_new_day() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        answer(page, "first-move", 1);
        let mut progress = page.another();
        progress.go(&format!("{root}{PROGRESS}"));
        assert_eq!(progress.count(".pb-reviews li"), 0);
        for tab in [&mut *page, &mut progress] {
            tab.evaluate(
                "(Real => {
                   const ahead = 24 * 60 * 60 * 1000;
                   window.Date = class extends Real {
                     constructor(...given) {
                       if (given.length) super(...given); else super(Real.now() + ahead);
                     }
                   };
                   document.dispatchEvent(new Event('visibilitychange'));
                 })(Date)",
            );
        }
        progress.until("document.querySelectorAll('.pb-reviews li').length === 1");
        page.until(&format!(
            "document.querySelector('{ONE} legend').textContent.includes('Time to recall')"
        ));
        assert_eq!(picked(page), json!([]), "it is to be recalled");
    });
}

#[test]
fn a_note_is_printed_in_full() {
    let Some(browser) = Browser::shared() else { return };
    let folder = practice_site().on_disk();
    let site = BuiltSite::of(&folder.path(""), None);
    let mut page = browser.page();
    page.go(&site.file_url(FIRST));
    let lines: Vec<String> = (1..=40).map(|number| format!("Line {number}")).collect();
    page.set_media("print", "light");
    assert!(page.shows("textarea") && !page.shows(".pb-note-paper"), "lines to write on");
    page.set_media("", "light");
    page.evaluate("document.querySelector('textarea').focus()");
    page.call("Input.insertText", &json!({ "text": lines.join("\n") }));
    assert!(page.shows("textarea") && !page.shows(".pb-note-paper"));
    page.set_media("print", "light");
    assert!(!page.shows("textarea"));
    assert_eq!(page.words(".pb-note-paper"), lines.join("\n"));
    let box_of = "(box => box.scrollHeight <= box.clientHeight + 1 && box.clientHeight > \
        300)(document.querySelector('.pb-note-paper'))";
    assert_eq!(page.evaluate(box_of), true);
}
