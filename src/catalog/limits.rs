//! Limits for what every page lists, and for what has a page in every language.
//!
//! In: the catalog. Out: a diagnostic for each limit that is exceeded.

use std::collections::BTreeSet;

use super::entry::{Entry, EntryKind};
use super::site_catalog::Catalog;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::shared::TOO_MANY;

/// Every page lists the topics.
const MAX_TOPICS: usize = 200;

/// The footer of every page lists the plain pages.
const MAX_PLAIN_PAGES: usize = 100;

/// Every tag has a page in every language.
const MAX_TAGS: usize = 1_000;

/// Checks the numbers of topics, plain pages and tags.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let topics = catalog
        .entries()
        .map(|(_, entry)| entry)
        .filter(|entry| matches!(entry.kind, EntryKind::Topic(_)));
    let plain_pages = catalog.plain.iter().map(|id| catalog.entry(*id));
    diagnostics.extend(too_many_entries(topics, "topics", MAX_TOPICS));
    diagnostics.extend(too_many_entries(plain_pages, "pages", MAX_PLAIN_PAGES));
    let mut seen = BTreeSet::new();
    for entry in catalog.entries().map(|(_, entry)| entry) {
        let more = entry
            .facts
            .tags
            .iter()
            .find(|tag| seen.insert(tag.value.as_str()) && seen.len() > MAX_TAGS);
        if let Some(tag) = more {
            let diagnostic = Diagnostic::new(TOO_MANY, &entry.facts_path, tag.span.clone());
            diagnostics.push(too_many(diagnostic, "tags", catalog.tags.len(), MAX_TAGS));
            break;
        }
    }
    diagnostics
}

fn too_many_entries<'a>(
    entries: impl Iterator<Item = &'a Entry>,
    name: &str,
    limit: usize,
) -> Option<Diagnostic> {
    let entries: Vec<&Entry> = entries.collect();
    let first = entries.get(limit)?;
    let text = first.documents().next().map_or(&first.facts_path, |document| &document.path);
    Some(too_many(Diagnostic::about(TOO_MANY, text), name, entries.len(), limit))
}

fn too_many(diagnostic: Diagnostic, name: &str, count: usize, limit: usize) -> Diagnostic {
    diagnostic.with("name", name).with("count", count).with("limit", limit)
}
