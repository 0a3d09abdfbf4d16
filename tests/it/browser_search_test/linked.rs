//! The search page: it can be linked, it keeps its address up to date, and it says what to do where
//! no scripts run.

use serde_json::json;

use super::{
    BUTTON, DIALOG, FIELD, LINKS, TEA, all_words, focus_is_on, found, look_for, on_server_and_disk,
    until_done,
};
use crate::browser::Page;

fn value(page: &mut Page) -> String {
    page.text(&format!("document.querySelector('{FIELD}').value"))
}

fn until_address(page: &mut Page, search: &str) {
    page.until(&format!("location.search === {}", json!(search)));
}

/// Leaves the page and returns, so that its state is restored.
fn go_back(page: &mut Page) {
    page.evaluate("setTimeout(() => history.back()) && 0");
}

#[test]
fn a_link_with_a_query_shows_its_results() {
    on_server_and_disk(|page, root| {
        for (search, query, first) in [
            ("?q=porcelain", "porcelain", "care/tea"),
            ("?q=late+guest", "late guest", "care/tea"),
            ("?q=LATE%20gu%C3%A9st", "LATE guést", "care/tea"),
            ("?other=1&q=harbour", "harbour", "care/harbour"),
        ] {
            page.go(&format!("{root}en/search.html{search}"));
            until_done(page);
            assert_eq!(value(page), query);
            assert_eq!(found(page)[0], first, "{search}");
        }
        page.go(&format!("{root}en/search.html"));
        until_done(page);
        assert_eq!((value(page).as_str(), page.count(LINKS)), ("", 0));
        assert!(page.shows("[data-pb-search-hint]"));
        assert_eq!(page.words("h1"), "Search the lessons");
    });
}

#[test]
fn the_address_is_updated_and_leads_back_to_the_same_results() {
    on_server_and_disk(|page, root| {
        page.go(&format!("{root}en/search.html?q=porcelain"));
        until_done(page);
        page.click(FIELD);
        look_for(page, "count & breathe");
        until_address(page, "?q=count%20%26%20breathe");
        let results = found(page);
        assert_eq!(results.len(), 10);
        let shared = page.address();

        page.follow(LINKS);
        go_back(page);
        page.wait_until(&format!(
            "location.href === {} && document.readyState === 'complete'",
            json!(shared)
        ));
        until_done(page);
        assert_eq!(found(page), results, "back");
        page.reload();
        until_done(page);
        assert_eq!(
            (value(page).as_str(), found(page)),
            ("count & breathe", results.clone()),
            "again"
        );
        page.go("about:blank");
        page.go(&shared);
        until_done(page);
        assert_eq!(found(page), results, "shared");

        page.click(FIELD);
        page.press("Control+a");
        page.press("Backspace");
        until_address(page, "");
        // A reader who opens a result immediately comes back to the same query.
        look_for(page, "porcelain");
        page.lands(|page| page.press("Enter"));
        assert_eq!(page.address(), format!("{root}{TEA}#the-cup"));
        go_back(page);
        page.wait_until("location.search === '?q=porcelain' && document.readyState === 'complete'");
        until_done(page);
        assert_eq!(found(page), ["care/tea"]);
    });
}

#[test]
fn button_and_key_lead_to_the_field_of_the_page() {
    on_server_and_disk(|page, root| {
        page.go(&format!("{root}en/search.html?q=tea"));
        until_done(page);
        for act in [|page: &mut Page| page.click(BUTTON), |page: &mut Page| page.press("/")] {
            page.evaluate("document.activeElement.blur()");
            act(page);
            page.until(&format!("document.activeElement.matches('{FIELD}')"));
            assert_eq!((page.count(DIALOG), value(page).as_str()), (0, "tea"));
        }
        page.press("ArrowDown");
        assert!(focus_is_on(page, LINKS));
    });
}

#[test]
fn without_scripts_it_shows_the_topics() {
    on_server_and_disk(|page, root| {
        page.set_scripts(false);
        page.go(&format!("{root}{TEA}"));
        assert!(!page.shows(BUTTON));
        page.lands(|page| page.click("a.pb-search-button"));
        assert_eq!(page.address(), format!("{root}en/search.html"));
        let said = page.words("main");
        assert!(said.contains("scripts are switched off here"), "{said}");
        for selector in [
            FIELD,
            "[data-pb-search-form]",
            "fieldset",
            "[data-pb-search-elsewhere]",
            "[data-pb-search-more]",
        ] {
            assert!(!page.shows(selector), "{selector}");
        }
        assert_eq!(all_words(page, "[data-pb-search-start] a"), ["Calm", "Care"]);
        page.lands(|page| page.click("[data-pb-search-start] [data-topic=care] a"));
        assert_eq!(page.address(), format!("{root}en/care/index.html"));
    });
}

#[test]
fn it_fits_a_narrow_window() {
    on_server_and_disk(|page, root| {
        for width in [320, 360] {
            page.set_viewport(width, 740);
            for query in ["taumata", "breathe", "zutphen", "qqqqqqq", ""] {
                page.go(&format!("{root}en/search.html?q={query}"));
                until_done(page);
                assert_eq!(page.evaluate("document.documentElement.scrollWidth"), width, "{query}");
            }
        }
        page.set_media("print", "light");
        for selector in [FIELD, BUTTON, "fieldset", "[data-pb-search-more]"] {
            assert!(!page.shows(selector), "{selector} is printed");
        }
    });
}
