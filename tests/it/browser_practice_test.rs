//! What a learner does in a lesson, in a real browser, from a web server and from disk: answers,
//! notes and ticks.

mod storage;

use serde_json::json;

use crate::browser::Page;
use crate::practice_site::{
    FIRST, in_both_browsers_with_one_storage, on_server_and_disk, practice_site,
};

const ONE: &str = "#pb-q-first-move";

const SEVERAL: &str = "#pb-q-who-helps";

fn option(question: &str, position: usize) -> String {
    format!("{question} .pb-option:has([value=\"{position}\"])")
}

fn verdict(page: &mut Page, question: &str) -> String {
    page.words(&format!("{question} .pb-verdict"))
}

/// Waits until the verdict on a question contains this text.
fn until_verdict(page: &mut Page, question: &str, words: &str) {
    page.until(&format!(
        "document.querySelector('{question} .pb-verdict').innerText.includes({})",
        json!(words)
    ));
}

fn picked(page: &mut Page, question: &str) -> serde_json::Value {
    page.evaluate(&format!(
        "Array.from(document.querySelectorAll('{question} input:checked'), \
        input => Number(input.value))"
    ))
}

#[test]
fn a_question_is_answered_by_keyboard_alone_and_moving_reveals_nothing() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.tab_to(&format!("{ONE} input"));
        for position in [1, 2] {
            page.press("ArrowDown");
            assert_eq!(picked(page, ONE), json!([position]));
            assert_eq!(verdict(page, ONE), "", "an arrow only moves");
            assert_eq!(
                page.count(".pb-is-right, .pb-is-wrong, .pb-picked-right, .pb-picked-wrong"),
                0
            );
        }
        page.press("Space");
        until_verdict(page, ONE, "The form can wait for a moment.");
        let said = verdict(page, ONE);
        assert!(said.contains("Not quite.") && !said.contains("She knows"), "{said}");
        assert_eq!(page.spoken(&format!("{ONE} .pb-verdict")).role, "status");
        assert!(page.spoken(&format!("{ONE} .pb-verdict")).is("live=\"polite\""));
        assert_eq!(page.evaluate("document.activeElement.value"), "2", "the focus stays");
        assert_eq!(page.count(&format!("{ONE} .pb-picked-wrong")), 1);

        page.press("ArrowUp");
        assert_eq!(picked(page, ONE), json!([1]));
        assert!(!verdict(page, ONE).contains("She knows"), "an arrow only moves");
        page.press("Enter");
        until_verdict(page, ONE, "She knows that you have seen her.");
        let said = verdict(page, ONE);
        assert!(said.contains("That’s right.") && !said.contains("The form"), "{said}");
        assert_eq!(page.count(&format!("{ONE}.pb-is-right .pb-picked-right")), 1);
        assert_eq!(page.count(&format!("{ONE} .pb-picked-wrong")), 0);

        // The button does the same for readers who look for one.
        page.press("ArrowUp");
        page.press("Tab");
        assert_eq!(page.evaluate("document.activeElement.matches('[data-pb-check]')"), true);
        page.press("Enter");
        until_verdict(page, ONE, "The number is not what she came for.");
    });
}

#[test]
fn space_on_an_option_answers_with_it_without_moving_first() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.tab_to(&format!("{ONE} input"));
        page.press("Space");
        until_verdict(page, ONE, "The number is not what she came for.");
        assert_eq!(picked(page, ONE), json!([0]));
    });
}

#[test]
fn several_right_answers_are_ticked_by_keyboard_and_then_checked() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.tab_to(&format!("{SEVERAL} [value=\"0\"]"));
        page.press("Space");
        page.press("Tab");
        page.press("Space");
        assert_eq!(picked(page, SEVERAL), json!([0, 1]));
        assert_eq!(verdict(page, SEVERAL), "", "a tick is no answer yet");
        page.tab_to(&format!("{SEVERAL} [data-pb-check]"));
        page.press("Space");
        until_verdict(page, SEVERAL, "Partly right: 1 of 2.");
        let said = verdict(page, SEVERAL);
        assert!(said.contains("The manager is at home.") && !said.contains("Four hands"), "{said}");
        assert_eq!(page.count(&format!("{SEVERAL} .pb-picked-right")), 1);
        assert_eq!(page.count(&format!("{SEVERAL} .pb-picked-wrong")), 1);

        for _ in 0..3 {
            page.press("Shift+Tab");
        }
        assert_eq!(page.evaluate("document.activeElement.value"), "0");
        for position in [1, 2] {
            page.tab_to(&format!("{SEVERAL} [value=\"{position}\"]"));
            page.press("Space");
        }
        page.tab_to(&format!("{SEVERAL} [data-pb-check]"));
        page.press("Enter");
        until_verdict(page, SEVERAL, "That’s right.");
        let said = verdict(page, SEVERAL);
        assert!(
            said.contains("Four hands are quicker.") && !said.contains("The manager"),
            "{said}"
        );
        assert!(
            said.contains("Whoever is near enough can begin."),
            "once it is right, it is explained: {said}"
        );
    });
}

#[test]
fn checking_without_an_answer_explains_what_to_do() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.click(&format!("{SEVERAL} [data-pb-check]"));
        until_verdict(page, SEVERAL, "Choose all that are right");
        assert_eq!(page.count(".pb-is-right, .pb-is-wrong"), 0);
        page.reload();
        assert_eq!(verdict(page, SEVERAL), "", "nothing was answered");
    });
}

#[test]
fn a_question_is_answered_and_retried_by_touch_and_the_quiz_is_passed() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.set_viewport(360, 740);
        page.go(&format!("{root}{FIRST}"));
        let score = |page: &mut Page| page.words(".pb-score");
        assert_eq!(score(page), "");
        page.tap(&option(ONE, 0));
        until_verdict(page, ONE, "The number is not what she came for.");
        assert_eq!(score(page), "0 of 2 right");

        page.tap(&format!("{ONE} [data-pb-again]"));
        page.until(&format!("document.querySelector('{ONE} .pb-verdict').innerText === ''"));
        assert_eq!(picked(page, ONE), json!([]));
        assert!(!page.shows(&format!("{ONE} [data-pb-again]")));
        assert_eq!(
            page.evaluate(&format!("document.activeElement.closest('{ONE}') !== null")),
            true,
            "the focus is not lost"
        );

        page.tap(&option(ONE, 1));
        until_verdict(page, ONE, "She knows that you have seen her.");
        assert_eq!(score(page), "1 of 2 right");
        assert_eq!(page.evaluate("document.querySelector('[data-pb-done]').ariaPressed"), "false");

        for position in [0, 2] {
            page.tap(&option(SEVERAL, position));
            page.until(&format!(
                "document.querySelector('{SEVERAL} [value=\"{position}\"]').checked"
            ));
        }
        page.tap(&format!("{SEVERAL} [data-pb-check]"));
        until_verdict(page, SEVERAL, "That’s right.");
        assert_eq!(score(page), "All 2 right. Well done.");
        assert_eq!(page.spoken(".pb-score").role, "status");
        let done = page.spoken("[data-pb-done]");
        assert_eq!(done.name, "Done", "whoever passes has done the lesson");
        assert!(done.is("pressed=\"true\""), "{done:?}");
        page.reload();
        assert_eq!(score(page), "All 2 right. Well done.");
        assert_eq!(page.words("[data-pb-done]"), "Done");
    });
}

#[test]
fn another_option_can_be_tapped_directly_after_a_wrong_one() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.click(&option(ONE, 2));
        until_verdict(page, ONE, "The form can wait");
        page.click(&option(ONE, 1));
        until_verdict(page, ONE, "She knows");
        assert!(!verdict(page, ONE).contains("The form can wait"));
    });
}

#[test]
fn answers_persist_in_another_language_and_after_a_reload() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.click(&option(ONE, 2));
        page.click(&option(SEVERAL, 0));
        page.click(&format!("{SEVERAL} [data-pb-check]"));
        until_verdict(page, SEVERAL, "Partly right: 1 of 2.");

        page.lands(|page| page.click(".pb-languages a[hreflang=nl]"));
        assert_eq!(page.address(), format!("{root}nl/care/first.html"));
        for _ in 0..2 {
            assert_eq!(picked(page, ONE), json!([2]));
            assert_eq!(picked(page, SEVERAL), json!([0]));
            assert!(verdict(page, ONE).contains("Het formulier kan even wachten."));
            assert!(verdict(page, SEVERAL).contains("Jij bent er."));
            let status = page.spoken(&format!("{ONE} .pb-verdict"));
            assert!(
                !status.is("live=\"polite\""),
                "nobody is told what they did long ago: {status:?}"
            );
            page.reload();
        }
        assert!(!page.words(".pb-score").is_empty());

        page.click(&option(ONE, 1));
        until_verdict(page, ONE, "Ze weet dat je haar hebt gezien.");
        page.set_viewport(360, 740);
        page.tap(".pb-languages summary");
        page.until("document.querySelector('.pb-languages details').open");
        page.lands(|page| page.tap(".pb-languages a[hreflang=en]"));
        assert!(verdict(page, ONE).contains("She knows"));
    });
}

#[test]
fn a_question_is_spoken_with_its_name_and_its_options_with_theirs() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        let group = page.spoken(&format!("{ONE} fieldset"));
        assert_eq!(
            (group.role.as_str(), group.name.as_str()),
            ("group", "What comes first? Choose one answer")
        );
        let group = page.spoken(&format!("{SEVERAL} fieldset"));
        assert_eq!(group.name, "Who may help her? Choose all that are right");
        let radio = page.spoken(&format!("{ONE} [value=\"1\"]"));
        assert_eq!((radio.role.as_str(), radio.name.as_str()), ("radio", "B A look"));
        assert!(radio.is("checked=\"false\""), "{radio:?}");
        let tick = page.spoken(&format!("{SEVERAL} [value=\"2\"]"));
        assert_eq!((tick.role.as_str(), tick.name.as_str()), ("checkbox", "C Your colleague"));
        assert_eq!(page.spoken(&format!("{ONE} .pb-verdict")).role, "status");
        let note = page.spoken("textarea");
        assert_eq!((note.role.as_str(), note.name.as_str()), ("textbox", "Your note"));
        let task = page.spoken("[data-pb-tick]");
        assert_eq!(
            (task.role.as_str(), task.name.as_str()),
            ("checkbox", "Look up once more than yesterday.")
        );
        assert!(!task.is("disabled=true"), "{task:?}");
        let done = page.spoken("[data-pb-done]");
        assert_eq!((done.role.as_str(), done.name.as_str()), ("button", "Mark as done"));
    });
}

#[test]
fn notes_and_ticks_persist_after_a_reload_and_in_another_language() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.click("textarea");
        page.type_text("The man with the parrot");
        page.tab_to("[data-pb-tick=\"next-shift:1\"]");
        page.press("Space");
        // A note is stored even when the reader leaves immediately.
        page.reload();
        let value = "document.querySelector('textarea').value";
        assert_eq!(page.text(value), "The man with the parrot");
        page.go(&format!("{root}nl/care/first.html"));
        assert_eq!(page.text(value), "The man with the parrot");
        let ticks = "Array.from(document.querySelectorAll('[data-pb-tick]'), box => box.checked)";
        assert_eq!(page.evaluate(ticks), json!([false, true]));

        page.click("textarea");
        page.evaluate("document.querySelector('textarea').select()");
        page.type_text("De man met de papegaai");
        page.tap(".pb-tick:has([data-pb-tick=\"next-shift:1\"])");
        page.until("!document.querySelector('[data-pb-tick=\"next-shift:1\"]').checked");
        page.go(&format!("{root}{FIRST}"));
        assert_eq!(page.text(value), "De man met de papegaai");
        assert_eq!(page.evaluate(ticks), json!([false, false]));
    });
}
