//! The targets of the links, pictures, styles and scripts of a site.
//!
//! In: a site that was built in memory. Out: the broken ones.

use std::collections::{BTreeMap, BTreeSet};

use polybook::source::SitePath;

use crate::site_test::{Outcome, attribute_values};

/// Returns the broken links, pictures, styles and scripts of every page except the 404 page, whose
/// paths are absolute.
pub(crate) fn broken_ways(outcome: &Outcome) -> Vec<String> {
    let pages = outcome.pages().filter(|(path, _)| *path != "404.html").collect();
    dead_ways(&pages, &outcome.paths().into_iter().collect())
}

/// Returns the same for these pages, with files at these paths.
pub(crate) fn dead_ways(pages: &BTreeMap<&str, String>, paths: &BTreeSet<&str>) -> Vec<String> {
    let ids: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(path, page)| (*path, attribute_values(page, "id").into_iter().collect()))
        .collect();
    let mut broken = Vec::new();
    for (path, page) in pages {
        for way in attribute_values(page, "href").into_iter().chain(attribute_values(page, "src")) {
            if way.contains("://") || way.starts_with("mailto:") {
                continue;
            }
            let (file, fragment) = way.split_once('#').unwrap_or((&way, ""));
            let file = percent_encoding::percent_decode_str(file).decode_utf8().unwrap();
            let fragment = percent_encoding::percent_decode_str(fragment).decode_utf8().unwrap();
            let from = SitePath::new(path);
            let target = if file.is_empty() { Some(from.clone()) } else { from.resolve(&file) };
            let is_found = target.is_some_and(|target| {
                let has_place =
                    || ids.get(target.as_str()).is_some_and(|ids| ids.contains(fragment.as_ref()));
                !file.starts_with('/')
                    && !file.ends_with('/')
                    && paths.contains(target.as_str())
                    && (fragment.is_empty() || has_place())
            });
            if !is_found {
                broken.push(format!("{path}: {way}"));
            }
        }
    }
    broken
}
