//! A reader's progress on every page that lists lessons, in a real browser: marks, review,
//! continuing, export and import.

mod continuing;
mod files;

use serde_json::json;

use crate::browser::Page;
use crate::practice_site::{
    FIRST, days_later, in_both_browsers_with_one_storage, on_server_and_disk, practice_site,
};

const PROGRESS: &str = "en/progress.html";

/// Answers a question of the page with one option.
fn answer(page: &mut Page, question: &str, position: usize) {
    page.click(&format!("#pb-q-{question} .pb-option:has([value=\"{position}\"])"));
    page.until(&format!(
        "document.querySelector('#pb-q-{question}').matches('.pb-is-right, .pb-is-wrong')"
    ));
}

/// Returns the titles of lessons that are marked as done, as a screen reader announces them.
fn marked(page: &mut Page, list: &str) -> Vec<String> {
    let titles = page.evaluate(&format!(
        "Array.from(document.querySelectorAll('{list} .pb-is-done, {list}.pb-is-done'), \
         mark => mark.querySelector('a').parentNode.textContent.replace(/\\s+/g, ' ').trim())"
    ));
    serde_json::from_value(titles).unwrap()
}

#[test]
fn a_completed_lesson_is_marked_on_every_page_that_lists_it() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}en/care/second.html"));
        answer(page, "at-night", 0);
        assert_eq!(page.words("[data-pb-done]"), "Done");
        page.go(&format!("{root}en/care/third.html"));
        page.tab_to("[data-pb-done]");
        page.press("Enter");
        assert_eq!(page.words("[data-pb-done]"), "Done");

        let look = |page: &mut Page, path: &str, list: &str| {
            page.go(&format!("{root}{path}"));
            marked(page, list)
        };
        assert_eq!(
            look(page, "en/care/index.html", ".pb-items"),
            ["The second (done)", "The third (done)"]
        );
        assert_eq!(page.words(".pb-topic-progress"), "2 of 3 done");
        assert_eq!(look(page, FIRST, ".pb-turn"), ["Next lesson The second (done)"]);
        assert_eq!(look(page, "nl/care/third.html", ".pb-turn-previous").len(), 1);
        assert_eq!(look(page, "nl/care/index.html", ".pb-items").len(), 2);
        page.go(&format!("{root}en/index.html"));
        assert_eq!(page.words(".pb-topic-card .pb-topic-progress"), "2 of 3 done");
        assert_eq!(
            look(page, PROGRESS, ".pb-progress-lessons"),
            ["The second (done)", "The third (done)"]
        );
        assert_eq!(page.words(".pb-topic-progress"), "2 of 3 done");

        // Taking the mark back removes it everywhere.
        page.go(&format!("{root}en/care/third.html"));
        page.click("[data-pb-done]");
        assert_eq!(look(page, "en/care/index.html", ".pb-items"), ["The second (done)"]);
    });
}

#[test]
fn progress_under_an_old_name_is_found_under_the_new_name() {
    let facts = "source = \"en\"\norder = 1\n";
    let moved = |aliases: &str| {
        practice_site().file("content/care/first/lesson.toml", &format!("{facts}{aliases}"))
    };
    on_server_and_disk(&moved("aliases = [\"care/old\", \"gone/older\"]\n"), |page, root| {
        page.go(&format!("{root}en/care/third.html"));
        let old = json!({
            "schema": 1, "done": "2026-02-03", "notes": { "my-week": "Kept" },
            "plan": { "next-shift": [1] },
            "questions": {
                "first-move": { "picked": [0], "right": false, "on": "2026-02-03", "step": 0 },
            },
        });
        let older = json!({ "schema": 1, "done": "2026-01-02", "notes": {},
            "plan": { "next-shift": [0] } });
        for (name, record) in [("care/old", old), ("gone/older", older)] {
            let key = format!("document.documentElement.dataset.pbBook + ':lesson:{name}'");
            page.evaluate(&format!("localStorage.setItem({key}, {})", json!(record.to_string())));
        }
        // A page that only lists the lesson shows it already.
        page.go(&format!("{root}en/care/index.html"));
        assert_eq!(marked(page, ".pb-items"), ["The first (done)"]);
        page.go(&format!("{root}{FIRST}"));
        assert_eq!(page.words("[data-pb-done]"), "Done");
        assert_eq!(page.text("document.querySelector('textarea').value"), "Kept");
        assert!(
            page.words("#pb-q-first-move .pb-verdict")
                .contains("The number is not what she came for.")
        );
        assert_eq!(page.count("[data-pb-tick]:checked"), 2);
        let left = "Object.keys(localStorage).filter(key => key.includes('old')).length";
        assert_eq!(page.evaluate(left), 0, "once is enough");
        page.go(&format!("{root}{PROGRESS}"));
        let days = page.words("[data-pb-record-rows] td");
        assert_eq!(days, "January 2, 2026", "the earlier day counts");
    });
}

#[test]
fn a_question_is_due_after_one_day_and_then_after_three() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        answer(page, "first-move", 0);
        answer(page, "first-move", 1);
        assert_eq!(page.words("#pb-q-first-move .pb-due"), page.text(&is_due_text(1)));
        page.go(&format!("{root}{PROGRESS}"));
        assert_eq!(page.count(".pb-reviews li"), 0, "nothing is due today");
        assert!(page.shows("[data-pb-reviews-none]"));
        assert!(page.words("[data-pb-next]").contains("Questions that day: 1."));

        let tomorrow = days_later(page, 1);
        page.go(&format!("{root}{PROGRESS}"));
        assert_eq!(page.words(".pb-reviews"), "What comes first?\nThe first");
        assert!(!page.shows("[data-pb-reviews-none]"));
        page.lands(|page| page.click(".pb-reviews a"));
        assert_eq!(page.address(), format!("{root}{FIRST}#pb-q-first-move"));
        assert_eq!(page.count("#pb-q-first-move input:checked"), 0, "it is to be recalled");
        assert_eq!(page.words("#pb-q-first-move .pb-verdict"), "");
        assert!(page.words("#pb-q-first-move legend").contains("Time to recall"));
        let is_in_view = "(box => box.top >= -1 && box.top < \
            innerHeight)(document.querySelector('#pb-q-first-move').getBoundingClientRect())";
        assert_eq!(page.evaluate(is_in_view), true);
        answer(page, "first-move", 1);
        assert_eq!(page.words("#pb-q-first-move .pb-due"), page.text(&is_due_text(3)));
        assert!(!page.words("#pb-q-first-move legend").contains("Time to recall"));
        page.go(&format!("{root}{PROGRESS}"));
        assert_eq!(page.count(".pb-reviews li"), 0);
        page.no_longer_run(&tomorrow);

        // Three days later it is due again; a wrong answer starts the schedule again, in another
        // language too.
        let later = days_later(page, 4);
        page.go(&format!("{root}nl/progress.html"));
        assert_eq!(page.words(".pb-reviews"), "Wat komt eerst?\nDe eerste");
        page.lands(|page| page.click(".pb-reviews a"));
        assert_eq!(page.address(), format!("{root}nl/care/first.html#pb-q-first-move"));
        answer(page, "first-move", 2);
        page.go(&format!("{root}{FIRST}"));
        assert_eq!(page.words("#pb-q-first-move .pb-due"), page.text(&is_due_text(1)));
        page.no_longer_run(&later);
    });
}

/// Returns what the page says about a question that is due after this number of days, by the page's
/// clock.
fn is_due_text(days: u32) -> String {
    format!(
        "(day => {{ day.setDate(day.getDate() + {days}); return `Comes back on \
        ${{day.toLocaleDateString('en', {{ day: 'numeric', month: 'long' }})}}.`; }})(new Date())"
    )
}

#[test]
fn after_the_last_step_a_question_is_not_due_again() {
    on_server_and_disk(&practice_site(), |page, root| {
        // After 1, 3, 7 and 21 days, on that day or later.
        for (days, next) in [(0, Some(1)), (1, Some(3)), (4, Some(7)), (12, Some(21)), (40, None)] {
            let clock = days_later(page, days);
            page.go(&format!("{root}en/care/second.html"));
            assert_eq!(page.count("input:checked"), 0, "after {days} days");
            answer(page, "at-night", 0);
            let due = next.map(|next| page.text(&is_due_text(next)));
            assert_eq!(
                (page.count(".pb-due") > 0).then(|| page.words(".pb-due")),
                due,
                "after {days} days"
            );
            page.no_longer_run(&clock);
        }
        let clock = days_later(page, 400);
        page.go(&format!("{root}en/care/second.html"));
        assert_eq!(page.count("input:checked"), 1);
        page.go(&format!("{root}{PROGRESS}"));
        assert_eq!(page.count(".pb-reviews li"), 0);
        page.no_longer_run(&clock);
    });
}
