//! The storage of the browser: it may be missing, full, or hold the data of others.

use serde_json::json;

use super::{ONE, SEVERAL, option, picked, until_verdict, verdict};
use crate::browser::{Browser, BuiltSite, Page};
use crate::practice_site::{FIRST, on_server_and_disk, practice_site};

/// Storage that throws on every access, as where cookies are blocked, and storage that is full.
const FAILURES: [&str; 3] = [
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', \
    'SecurityError'); } })",
    "for (const name of ['getItem', 'setItem', 'removeItem', 'key']) Storage.prototype[name] = () \
    => { throw new Error(name); }",
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
];

#[test]
fn without_storage_everything_works_and_the_page_says_so() {
    let lost = "This browser isn’t saving anything; what you enter will be lost when you leave.";
    on_server_and_disk(&practice_site(), |page, root| {
        for failure in FAILURES {
            let name = page.run_first(failure);
            page.go(&format!("{root}{FIRST}"));
            assert_eq!(page.words("[data-pb-lost]:not([hidden]).pb-lost"), lost, "{failure}");
            assert_eq!(page.words(".pb-note-hint"), lost);

            page.click(&option(ONE, 0));
            until_verdict(page, ONE, "The number is not what she came for.");
            assert!(
                !verdict(page, ONE).contains("Comes back"),
                "nothing comes back that is not kept"
            );
            page.click(&option(ONE, 1));
            until_verdict(page, ONE, "She knows");
            page.click(&option(SEVERAL, 0));
            page.click(&option(SEVERAL, 2));
            page.click(&format!("{SEVERAL} [data-pb-check]"));
            page.until(
                "document.querySelector('.pb-score').innerText === 'All 2 right. Well done.'",
            );
            assert_eq!(page.words("[data-pb-done]"), "Done");
            page.click("[data-pb-done]");
            assert_eq!(page.words("[data-pb-done]"), "Mark as done");

            page.click("textarea");
            page.type_text("Kept in mind");
            page.click("[data-pb-tick=\"next-shift:0\"]");
            page.click("[data-pb-done]");
            assert_eq!(page.words("[data-pb-done]"), "Done");
            assert_eq!(page.text("document.querySelector('textarea').value"), "Kept in mind");
            assert_eq!(
                page.evaluate("document.querySelector('[data-pb-tick=\"next-shift:0\"]').checked"),
                true
            );

            page.go(&format!("{root}en/progress.html"));
            assert_eq!(page.words("[data-pb-lost]"), lost);
            page.no_longer_run(&name);
        }
    });
}

#[test]
fn a_working_storage_shows_no_warning() {
    on_server_and_disk(&practice_site(), |page, root| {
        for path in [FIRST, "en/progress.html"] {
            page.go(&format!("{root}{path}"));
            assert!(!page.shows(".pb-lost"), "{path}");
        }
    });
}

#[test]
fn foreign_data_in_the_storage_is_harmless() {
    on_server_and_disk(&practice_site(), |page, root| {
        page.go(&format!("{root}{FIRST}"));
        let book = page.text("document.documentElement.dataset.pbBook");
        let write = |page: &mut Page, key: &str, value: &str| {
            page.evaluate(&format!(
                "localStorage.setItem({}, {})",
                json!(format!("{book}:{key}")),
                json!(value)
            ));
        };
        let garbage = [
            "{",
            "null",
            "[7]",
            r#"{"schema":3,"done":"2026-01-01"}"#,
            r#"{"schema":1,"done":true,"questions":[],"notes":7,"plan":"x","language":7}"#,
            r#"{"schema":1,"questions":{"first-move":{"picked":[9],"right":true,
                "on":"2026-01-01"},"who-helps":null}}"#,
            r#"{"schema":2,"questions":{"first-move 3:1":{"picked":[9],"right":false,
                "on":"2026-01-01","marks":[7]},"who-helps":7}}"#,
            r#"{"schema":1,"questions":{"first-move":{"picked":"1","right":true,"on":"x",
                "due":"y"}},"plan":{"next-shift":[null,9]}}"#,
        ];
        for value in garbage {
            for key in ["lesson:care/first", "lesson:care/second", "lesson:", "beside", "last"] {
                write(page, key, value);
            }
            page.reload();
            assert_eq!(picked(page, ONE), json!([]), "{value}");
            assert_eq!(page.words("[data-pb-done]"), "Mark as done", "{value}");
            page.go(&format!("{root}en/progress.html"));
            assert_eq!(page.count(".pb-is-done"), 0, "{value}");
            page.go(&format!("{root}{FIRST}"));
        }
        page.click(&option(ONE, 1));
        until_verdict(page, ONE, "She knows");
        for path in ["en/index.html", "en/care/index.html", FIRST] {
            page.go(&format!("{root}{path}"));
        }
        assert_eq!(picked(page, ONE), json!([1]));
    });
}

#[test]
fn two_open_pages_do_not_overwrite_each_other() {
    let Some(browser) = Browser::shared() else { return };
    let folder = practice_site().on_disk();
    let site = BuiltSite::of(&folder.path(""), None);
    let mut page = browser.page();
    let mut other = page.another();
    page.go(&site.file_url(FIRST));
    other.go(&site.file_url(FIRST));
    page.click(&option(ONE, 1));
    until_verdict(&mut page, ONE, "She knows");
    other.click(&option(SEVERAL, 1));
    other.click(&format!("{SEVERAL} [data-pb-check]"));
    until_verdict(&mut other, SEVERAL, "The manager is at home.");
    page.reload();
    assert_eq!(picked(&mut page, ONE), json!([1]));
    assert_eq!(picked(&mut page, SEVERAL), json!([1]));
    // A change on one page appears on the other.
    page.click("[data-pb-done]");
    other.until("document.querySelector('[data-pb-done]').innerText === 'Done'");
}
