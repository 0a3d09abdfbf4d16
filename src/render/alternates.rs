//! The alternates of a page: the same page in every language, for search engines.
//!
//! In: a page. Out: language tags and paths, including `x-default`.

use super::address;
use crate::catalog::{Catalog, Entry, EntryKind};
use crate::language::LanguageId;

/// Returns the page of an entry, or a part of its list, in every language in which search engines
/// may index it. Returns nothing if they may not index it at all.
pub(super) fn of_entry(catalog: &Catalog, entry: &Entry, part: usize) -> Vec<(String, String)> {
    let path =
        |language: LanguageId| address::list_part(&address::entry(catalog, entry, language), part);
    let listed = catalog.config.ids().filter(|language| catalog.is_listed(entry, *language));
    let mut alternates: Vec<(String, String)> = listed
        .map(|language| (catalog.language(language).tag.to_string(), path(language)))
        .collect();
    let default = match entry.kind {
        EntryKind::Home => Some(address::PICKER.to_owned()),
        _ if catalog.is_listed(entry, entry.source) => Some(path(entry.source)),
        _ => alternates.first().map(|(_, path)| path.clone()),
    };
    if !alternates.is_empty() {
        alternates.extend(default.map(|path| ("x-default".to_owned(), path)));
    }
    alternates
}

/// Returns the alternates of a list that every language has.
pub(super) fn of_list(
    catalog: &Catalog,
    path: impl Fn(LanguageId) -> String,
) -> Vec<(String, String)> {
    let config = &catalog.config;
    let mut alternates: Vec<(String, String)> = config
        .ids()
        .map(|language| (config.language(language).tag.to_string(), path(language)))
        .collect();
    alternates.push(("x-default".to_owned(), path(config.language)));
    alternates
}
