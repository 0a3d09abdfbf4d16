//! Packages of whole pages: a topic, or the whole site.
//!
//! In: a site. Out: a copy of some of its pages, checked link by link.

use std::collections::{BTreeMap, BTreeSet};

use polybook::catalog::EntryKind;
use polybook::render::Package;

use super::{build, bytes, site, without_address};
use crate::site_test::Outcome;
use crate::ways::dead_ways;

/// Copies the pages of a topic in one language, with those to which they always link.
fn copy(outcome: &Outcome) -> (BTreeMap<&str, String>, BTreeSet<&str>) {
    let site = &outcome.build.site;
    let is_in = |path: &str| {
        let pages = [
            "index.html",
            "en/index.html",
            "en/search.html",
            "en/progress.html",
            "en/care/index.html",
        ];
        let own = path.starts_with("en/care/")
            || path.starts_with("media/care/")
            || path.starts_with("search/en/");
        own || path.starts_with("assets/") || pages.contains(&path)
    };
    let package = Package::of(is_in);
    let paths: BTreeSet<&str> = site.paths().filter(|path| is_in(path)).collect();
    let pages = paths.iter().filter(|path| path.ends_with(".html"));
    let render =
        |path| String::from_utf8(bytes(site.render_in(&package, path).unwrap().unwrap())).unwrap();
    (pages.map(|path| (*path, render(path))).collect(), paths)
}

#[test]
fn a_copy_of_a_topic_has_no_broken_links() {
    for site in [site(), without_address(site())] {
        let outcome = build(site);
        let (pages, paths) = copy(&outcome);
        assert!(pages.contains_key("en/care/first.guide.html"), "{:?}", pages.keys());
        assert_eq!(dead_ways(&pages, &paths), Vec::<String>::new());
        let first = &pages["en/care/first.html"];
        assert!(
            !first.contains("pb-languages") && !first.contains("href=\"../work/"),
            "a switcher of one, or another topic"
        );
    }
}

#[test]
fn a_page_that_a_package_omits_or_replaces_is_not_rendered_for_it() {
    let outcome = build(site());
    let site = &outcome.build.site;
    assert!(
        site.render_in(&Package::of(|path| path != "en/index.html"), "en/index.html").is_none()
    );
    assert!(
        site.render_in(&Package::placing(|path| Some(format!("copy/{path}"))), "en/index.html")
            .is_none()
    );
    assert!(site.render_in(&Package::whole(), "en/nowhere.html").is_none());
}

#[test]
fn the_whole_site_is_a_package_too() {
    let outcome = build(site());
    let site = &outcome.build.site;
    for path in site.paths().filter(|path| path.ends_with(".html")) {
        let everything = Package::of(|_| true);
        let copied = site.render_in(&everything, path).unwrap().unwrap();
        assert_eq!(String::from_utf8(bytes(copied)).unwrap(), outcome.page(path), "{path}");
    }
    assert!(site.catalog.entries().any(|(_, entry)| entry.kind == EntryKind::Glossary));
}
