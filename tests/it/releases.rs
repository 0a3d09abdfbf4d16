//! Sites, themes and stored answers of earlier versions, which still work.
//!
//! In: `tests/fixtures/releases`. Out: the same sites, built and opened.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use crate::browser::{BuiltSite, Page};
use crate::practice_site::on_server_and_disk_with;
use crate::site_test::{fixture, site_on_disk};

const LESSON: &str = "en/first-steps/look-up-first.html";

/// Returns the folder of each earlier version.
fn releases() -> Vec<PathBuf> {
    let entries = fs_err::read_dir(fixture("releases")).unwrap().map(|entry| entry.unwrap().path());
    let folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    assert!(!folders.is_empty());
    folders
}

#[test]
fn a_site_and_a_theme_of_an_earlier_version_build_as_they_did() {
    for release in releases() {
        let site = site_on_disk(&release.join("site"));
        assert_eq!(site.diagnostics(), "", "{}", release.display());
        for stem in ["nl", "en"] {
            let lesson = site.page(&format!("{stem}/first-steps/look-up-first.html"));
            assert!(lesson.contains("<p class=\"own\">"), "the block of the theme");
            for part in ["data-pb-question", "data-pb-note", "data-pb-tick", "pb-alert", "<table"] {
                assert!(lesson.contains(part), "{stem}: {part}");
            }
            assert_eq!(lesson.contains("I have done this"), stem == "en", "the string");
            let topic = site.page(&format!("{stem}/first-steps/index.html"));
            assert!(topic.contains("look-up-first.html"), "the template as it was");
        }
        let is_own = |path: &&str| path.starts_with("assets/own-");
        assert!(site.paths().iter().any(is_own), "the style sheet");
    }
}

#[test]
fn answers_stored_by_an_earlier_version_are_there_in_the_browser() {
    for release in releases() {
        let stored = fs_err::read_to_string(release.join("answers.json")).unwrap();
        let stored: Map<String, Value> = serde_json::from_str(&stored).unwrap();
        let site = BuiltSite::of(&release.join("site"), None);
        on_server_and_disk_with(&site, |page, root| {
            page.go(&format!("{root}en/first-steps/index.html"));
            for (key, value) in &stored {
                page.evaluate(&format!("localStorage.setItem({}, {value})", json!(key)));
            }
            for stem in ["en", "nl"] {
                page.go(&format!("{root}{}", LESSON.replace("en/", &format!("{stem}/"))));
                assert_eq!(page.count("#pb-q-on-the-phone.pb-is-right"), 1);
                assert_eq!(page.text("document.querySelector('textarea').value"), "Mrs Jansen");
                assert_eq!(page.count("[data-pb-tick=\"next-shift:1\"]:checked"), 1);
                assert_eq!(page.count("[data-pb-tick=\"next-shift:0\"]:checked"), 0);
                assert!(is_done(page));
            }
        });
    }
}

fn is_done(page: &mut Page) -> bool {
    let pressed = "document.querySelector('[data-pb-done]').getAttribute('aria-pressed')";
    page.text(pressed) == "true"
}
