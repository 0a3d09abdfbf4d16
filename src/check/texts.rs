//! The texts that rules check.
//!
//! In: the catalog. Out: its texts one by one, or in pairs of original and translation; names in
//! them for messages.

use std::borrow::Borrow;

use crate::catalog::{Catalog, Entry};
use crate::diagnostic::Argument;
use crate::lesson::Document;

/// How many names a message lists.
const MAX_LISTED: usize = 20;

/// Returns every text, with its entry.
pub(super) fn texts(catalog: &Catalog) -> impl Iterator<Item = (&Entry, &Document)> {
    catalog
        .entries()
        .flat_map(|(_, entry)| entry.documents().map(move |document| (entry, document)))
}

/// Returns every translation that could be read, with its entry and original.
pub(super) fn translations(
    catalog: &Catalog,
) -> impl Iterator<Item = (&Entry, &Document, &Document)> {
    let originals = catalog.entries().filter_map(|(_, entry)| Some((entry, entry.original()?)));
    originals.filter(|(_, original)| !original.title.is_empty()).flat_map(|(entry, original)| {
        let texts = entry
            .documents()
            .filter(move |text| text.language != original.language && !text.title.is_empty());
        texts.map(move |text| (entry, original, text))
    })
}

/// Returns the same, without those that are known to be behind their original: that they differ is
/// to be expected.
pub(super) fn comparable(
    catalog: &Catalog,
) -> impl Iterator<Item = (&Entry, &Document, &Document)> {
    translations(catalog).filter(|(entry, _, text)| !entry.translation(text.language).is_behind)
}

/// Whether the section of a heading of a translation is still empty. Another rule reports that.
pub(super) fn is_unfilled(entry: &Entry, document: &Document, heading: u32) -> bool {
    let is_empty = document.headings.get(heading as usize).is_some_and(|heading| heading.is_empty);
    is_empty && document.language != entry.source
}

/// The first of these names, for a message: all of them in each of a thousand messages would fill
/// any memory.
pub(super) fn listed(names: &[impl Borrow<str>]) -> Argument {
    let more = (names.len() > MAX_LISTED).then_some("…");
    names.iter().take(MAX_LISTED).map(Borrow::borrow).chain(more).collect()
}
