//! A network that fails and recovers, and files that have been removed.

use serde_json::json;

use super::{
    BUTTON, DIALOG, FIELD, LINKS, OTHERS, STATUS, TEA, WATCH, asked, built, found, look_for, open,
    until_done, until_shown,
};
use crate::browser::{Browser, BuiltSite, Page, StaticServer};

const LOST: &str = "[data-pb-search-lost]";

/// Runs actions on a web server and returns all errors except failed requests.
fn on_a_server(try_it: impl Fn(&mut Page, &str, &BuiltSite)) {
    let Some(browser) = Browser::shared() else { return };
    let site = built();
    let server = StaticServer::start(&site.folder(), "/repo/");
    let mut page = browser.page();
    page.run_first(WATCH);
    try_it(&mut page, &server.url(""), &site);
    let complaints = page.take_log().complaints;
    let other: Vec<&String> =
        complaints.iter().filter(|said| !said.contains("Failed to load resource")).collect();
    assert_eq!(other, Vec::<&String>::new());
}

/// Returns the name of the file of the search with this beginning.
fn name_of(site: &BuiltSite, folder: &str, start: &str) -> String {
    let files = fs_err::read_dir(site.folder().join(folder)).unwrap();
    let mut names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.find(|name| name.starts_with(start)).unwrap()
}

/// Renames a file and updates the index accordingly, as a new build does.
fn rename(site: &BuiltSite, language: &str, start: &str) {
    let folder = format!("search/{language}");
    let old = name_of(site, &folder, start);
    let new = format!("{start}-0123456789ab.js");
    fs_err::rename(site.folder().join(&folder).join(&old), site.folder().join(&folder).join(&new))
        .unwrap();
    let index = site.folder().join("search/en/index.js");
    let text = fs_err::read_to_string(&index).unwrap();
    assert!(text.contains(&old));
    fs_err::write(&index, text.replace(&old, &new)).unwrap();
}

#[test]
fn once_loaded_it_needs_no_network() {
    on_a_server(|page, root, _| {
        open(page, &format!("{root}{TEA}"));
        look_for(page, "breathe");
        page.set_online(false);
        for (query, first) in [
            ("porcelain", "care/tea"),
            ("porcelian", "care/tea"),
            ("breathe count", "calm/breathe-1"),
        ] {
            look_for(page, query);
            assert_eq!(found(page)[0], first);
        }
        look_for(page, "zutphen");
        page.until(&format!("document.querySelectorAll('{OTHERS}').length === 2"));
        assert!(!page.shows(LOST), "all that is wanted is there");
        let log = page.take_log();
        assert_eq!((log.complaints, log.failed), (Vec::new(), Vec::new()));

        // What is not loaded yet can be loaded when the network is back.
        look_for(page, "oudezijds");
        page.click("[data-pb-search-texts] button");
        until_shown(page, LOST);
        assert_eq!(page.spoken(LOST).role, "alert");
        assert!(page.words(LOST).starts_with("Some lessons could not be loaded"));
        page.click(FIELD);
        look_for(page, "porcelain");
        assert_eq!(found(page), ["care/tea"], "the rest goes on");
        look_for(page, "oudezijds");
        page.set_online(true);
        page.click(&format!("{LOST} button"));
        page.until(&format!("document.querySelectorAll('{OTHERS}').length === 1"));
        assert!(!page.shows(LOST));
    });
}

#[test]
fn a_failed_shard_is_reported_and_can_be_retried() {
    on_a_server(|page, root, _| {
        page.forbid(&["*/search/en/text-*"]);
        page.go(&format!("{root}{TEA}"));
        page.click(BUTTON);
        until_shown(page, LOST);
        // Titles and headings are there.
        look_for(page, "the cup");
        assert_eq!(found(page), ["care/tea"]);
        look_for(page, "porcelain");
        assert_eq!(found(page), Vec::<String>::new());
        page.click(&format!("{LOST} button"));
        page.until(&format!(
            "{} && document.querySelector('{LOST}').checkVisibility()",
            super::DONE
        ));
        page.forbid(&[]);
        page.click(&format!("{LOST} button"));
        page.until("document.querySelectorAll('[data-pb-search-results] > li').length === 1");
        assert_eq!(found(page), ["care/tea"]);
        assert!(!page.shows(LOST));
        assert_eq!(page.words(STATUS), "Results: 1");
    });
}

#[test]
fn a_search_that_cannot_load_says_so_and_offers_an_alternative() {
    on_a_server(|page, root, _| {
        page.go(&format!("{root}{TEA}"));
        page.set_online(false);
        page.click(BUTTON);
        until_shown(page, &format!("{DIALOG} [role=alert]"));
        assert_eq!(
            page.words(&format!("{DIALOG} [role=alert]")),
            "The search could not be loaded. Open the search page"
        );
        page.type_text("porcelain");
        page.press("Escape");
        page.set_online(true);
        page.press("/");
        until_done(page);
        assert_eq!(found(page), ["care/tea"], "opening it again tries again");
        assert_eq!(page.count(&format!("{DIALOG} .pb-search-body > [role=alert]")), 0);
    });
}

#[test]
fn a_missing_head_of_an_older_build_is_recovered_through_a_new_index() {
    on_a_server(|page, root, site| {
        page.go(&format!("{root}{TEA}"));
        page.take_log();
        page.hold_back("*/search/en/head-*");
        page.click(BUTTON);
        page.until_asked(&format!("{root}search/en/{}", name_of(site, "search/en", "head")));
        page.type_text("porcelain");
        rename(site, "en", "head");
        page.let_through();
        page.until("document.querySelectorAll('[data-pb-search-results] > li').length === 1");
        assert_eq!(found(page), ["care/tea"]);
        assert!(!page.shows(LOST));
        let requests = asked(page, root);
        assert_eq!(
            requests.iter().filter(|name| name.starts_with("search/en/index.js?")).count(),
            1,
            "{requests:?}"
        );
    });
}

#[test]
fn a_missing_head_of_another_language_is_recovered_and_results_stay() {
    on_a_server(|page, root, site| {
        open(page, &format!("{root}{TEA}"));
        rename(site, "nl", "head");
        page.evaluate(&format!(
            "window.fewest = 1;
             new MutationObserver(() => {{
               fewest = Math.min(fewest, document.querySelectorAll('{LINKS}').length);
             }})
               .observe(document.querySelector('[data-pb-search-results]'), {{ childList: true }})"
        ));
        look_for(page, "the bicycle");
        assert_eq!(found(page), ["care/bicycle"]);
        assert_eq!(page.evaluate("fewest"), json!(1), "what was found is not taken away meanwhile");
        look_for(page, "zutphen");
        page.until(&format!("document.querySelectorAll('{OTHERS}').length === 2"));
        assert!(!page.shows(LOST));
    });
}

#[test]
fn a_file_that_is_missing_for_good_is_requested_only_once_more() {
    on_a_server(|page, root, site| {
        let folder = site.folder().join("search/en");
        fs_err::remove_file(folder.join(name_of(site, "search/en", "text-0"))).unwrap();
        page.go(&format!("{root}{TEA}"));
        page.take_log();
        page.click(BUTTON);
        until_shown(page, LOST);
        until_done(page);
        look_for(page, "the cup");
        assert_eq!(found(page), ["care/tea"]);
        let requests = asked(page, root);
        assert_eq!(
            requests.iter().filter(|name| name.starts_with("search/en/index.js?")).count(),
            1,
            "{requests:?}"
        );
    });
}
