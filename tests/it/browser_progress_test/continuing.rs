//! Continuing: the card on the home page that leads back to the lesson.

use serde_json::json;

use super::PROGRESS;
use crate::browser::Page;
use crate::practice_site::{FIRST, in_both_browsers_with_one_storage, practice_site};

#[test]
fn continuing_leads_to_the_lesson_and_place_from_every_language() {
    in_both_browsers_with_one_storage(&practice_site(), |page, root| {
        page.go(&format!("{root}en/index.html"));
        assert_eq!(page.words(".pb-start h2").to_lowercase(), "start here");
        let first = page.text("document.querySelector('.pb-start a').href");
        assert_eq!(first, format!("{root}{FIRST}"));

        page.go(&format!("{root}en/care/first.html"));
        page.evaluate(
            "document.querySelector('#at-the-desk').scrollIntoView({ behavior: 'instant' })",
        );
        page.until("scrollY > 0");
        page.go(&format!("{root}en/index.html"));
        assert_eq!(page.words(".pb-start h2").to_lowercase(), "continue where you were");
        assert_eq!(page.words(".pb-start-title"), "The first");
        page.lands(|page| page.click(".pb-start a"));
        assert_eq!(page.address(), format!("{root}{FIRST}#at-the-desk"));

        page.go(&format!("{root}nl/index.html"));
        assert_eq!(page.words(".pb-start-title"), "The first");
        assert_eq!(page.text("document.querySelector('.pb-start-title a').lang"), "en");
        page.lands(|page| page.click(".pb-start a"));
        assert_eq!(page.address(), format!("{root}nl/care/first.html#at-the-desk"));
        page.go(&format!("{root}nl/progress.html"));
        page.lands(|page| page.click("[data-pb-continue] a"));
        assert!(page.address().starts_with(&format!("{root}nl/care/first.html")));
    });
}

/// Follows the card on a home page and returns the page to which it leads.
fn follow_card(page: &mut Page, home: &str) -> String {
    page.go(home);
    page.lands(|page| page.click(".pb-start a"));
    assert_eq!(page.count("main h1"), 1);
    page.address()
}

#[test]
fn continuing_leads_to_an_existing_page_where_a_language_lacks_the_lesson() {
    let site = practice_site()
        .without("content/care/third/nl.md")
        .file("content/care/third/lesson.toml", "source = \"en\"\norder = 3\nmissing = \"none\"\n");
    in_both_browsers_with_one_storage(&site, |page, root| {
        page.go(&format!("{root}en/care/third.html"));
        assert_eq!(
            follow_card(page, &format!("{root}nl/index.html")),
            format!("{root}en/care/third.html")
        );
        page.go(&format!("{root}nl/progress.html"));
        page.lands(|page| page.click("[data-pb-continue] a"));
        assert_eq!(page.address(), format!("{root}en/care/third.html"));
    });
}

#[test]
fn continuing_skips_a_removed_lesson_and_follows_a_renamed_one() {
    let site = practice_site().file(
        "content/care/second/lesson.toml",
        "source = \"en\"\norder = 2\naliases = [\"care/renamed\"]\n",
    );
    in_both_browsers_with_one_storage(&site, |page, root| {
        let read = |page: &mut Page, lesson: &str| {
            page.go(&format!("{root}{PROGRESS}"));
            let last = json!({
                "schema": 1, "lesson": lesson, "path": format!("en/{lesson}.html"), "title": "Once",
                "lang": "en", "on": "2026-01-01",
            });
            page.evaluate(&format!(
                "localStorage.setItem(document.documentElement.dataset.pbBook + ':last', {})",
                json!(last.to_string())
            ));
        };
        read(page, "care/removed");
        page.reload();
        assert_eq!(page.count("[data-pb-continue] a"), 0);
        page.go(&format!("{root}en/index.html"));
        assert_eq!(
            page.words(".pb-start h2").to_lowercase(),
            "start here",
            "there is nothing to go on with"
        );
        assert_eq!(follow_card(page, &format!("{root}en/index.html")), format!("{root}{FIRST}"));

        read(page, "care/renamed");
        assert_eq!(
            follow_card(page, &format!("{root}nl/index.html")),
            format!("{root}nl/care/second.html")
        );
    });
}
