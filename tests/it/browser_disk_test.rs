//! A site that is opened from disk in Firefox, where every file has a storage of its own: what all
//! pages know nevertheless, and what is said about the rest.

use serde_json::json;

use crate::browser::{BuiltSite, Page};
use crate::practice_site::{FIRST, Place, in_firefox, on_server_and_disk, practice_site};

const IS_DONE: &str =
    "document.querySelector('[data-pb-done]').getAttribute('aria-pressed') === 'true'";
const APART: &str = "[data-pb-apart]";

fn on_disk_in_firefox(try_it: impl Fn(&mut Page, &str)) {
    let written = practice_site().on_disk();
    let site = BuiltSite::of(&written.path(""), None);
    in_firefox(&site.folder(), &[Place::Disk], try_it);
}

#[test]
fn a_lesson_that_is_done_is_done_on_every_page() {
    on_disk_in_firefox(|page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.click("[data-pb-done]");
        page.until(IS_DONE);
        page.go(&format!("{root}en/progress.html"));
        page.until("document.querySelectorAll('.pb-progress-lessons .pb-is-done').length === 1");
        assert!(page.words("[data-pb-record-rows]").contains("The first"));
        page.go(&format!("{root}nl/care/first.html"));
        page.until(IS_DONE);
        // Taken back in one language, it is taken back in the other.
        page.click("[data-pb-done]");
        page.go(&format!("{root}{FIRST}"));
        page.until(&format!("!({IS_DONE})"));
        assert_eq!(page.count(".pb-turn .pb-is-done"), 0);
    });
}

#[test]
fn the_home_page_continues_where_the_reader_was() {
    on_disk_in_firefox(|page, root| {
        page.go(&format!("{root}en/care/second.html"));
        page.go(&format!("{root}en/index.html"));
        page.until("document.querySelector('.pb-start-title').innerText === 'The second'");
        assert!(page.words("[data-pb-start] h2").contains("Continue"));
    });
}

#[test]
fn the_progress_page_says_that_answers_and_notes_stay_with_their_page() {
    on_disk_in_firefox(|page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.click("textarea");
        page.type_text("Only here");
        page.until("Object.values(localStorage).some(value => value.includes('Only here'))");
        page.go(&format!("{root}en/progress.html"));
        page.until(&format!("document.querySelector('{APART}').checkVisibility()"));
        assert!(page.words(APART).contains("answers and notes only on the page"));
        assert_eq!(page.evaluate("JSON.stringify({ ...localStorage }).includes('Only')"), false);
        page.go(&format!("{root}{FIRST}"));
        assert_eq!(page.text("document.querySelector('textarea').value"), "Only here");
    });
    // Where all files have the same storage, there is nothing to say.
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.go(&format!("{root}en/progress.html"));
        assert!(!page.shows(APART));
        assert_eq!(page.text("document.cookie"), "");
    });
}

#[test]
fn everything_is_deleted_on_every_page() {
    on_disk_in_firefox(|page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.click("textarea");
        page.type_text("Private");
        page.click("[data-pb-done]");
        page.until(IS_DONE);
        page.until("Object.values(localStorage).some(value => value.includes('Private'))");
        page.go(&format!("{root}en/progress.html"));
        page.until(&format!("document.querySelector('{APART}').checkVisibility()"));
        page.click("[data-pb-reset]");
        page.click("[data-pb-reset-yes]");
        page.until("document.querySelectorAll('.pb-is-done').length === 0");
        page.go(&format!("{root}{FIRST}"));
        page.until("document.querySelector('textarea').value === ''");
        page.until(&format!("!({IS_DONE})"));
        assert_eq!(page.evaluate("JSON.stringify({ ...localStorage }).includes('Private')"), false);
    });
}

#[test]
fn the_oldest_lessons_are_dropped_from_a_cookie_that_would_be_too_large() {
    on_disk_in_firefox(|page, root| {
        page.go(&format!("{root}{FIRST}"));
        page.evaluate(
            "for (let i = 0; i < 300; i += 1)
               polybook.store.change('care/lesson-number-' + i, record => {
                 record.done = '2026-01-01';
               })",
        );
        let sizes = page.evaluate("document.cookie.split('; ').map(cookie => cookie.length)");
        assert!(sizes.as_array().unwrap().iter().all(|size| size.as_u64() < Some(4096)), "{sizes}");
        page.go(&format!("{root}en/progress.html"));
        page.until("polybook.store.lessonIds().length > 50");
        let done = "[299, 0].map(number => \
            Boolean(polybook.store.lesson('care/lesson-number-' + number).done))";
        assert_eq!(page.evaluate(done), json!([true, false]));
    });
}
