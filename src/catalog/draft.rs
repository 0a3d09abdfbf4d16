//! Unfinished translations.
//!
//! In: a translation and its original. Out: whether the translation is a draft, and which of its
//! sections are empty.

use super::entry::Entry;
use super::outline;
use crate::language::LanguageId;
use crate::lesson::{BlockKind, Document};

impl Entry {
    /// Whether the text in a language is a translation that is not finished: it has an empty
    /// section that is not empty in the original.
    pub fn is_unfinished(&self, language: LanguageId) -> bool {
        !self.empty_sections(language).is_empty()
    }

    /// Returns the headings of a translation, by index, whose section is empty and that of the
    /// original is not.
    pub fn empty_sections(&self, language: LanguageId) -> Vec<usize> {
        let pair = self.document(language).zip(self.original());
        let Some((text, original)) = pair.filter(|_| language != self.source) else {
            return Vec::new();
        };
        let mut empty = empty_headings(text);
        let of_original = empty_headings(original);
        if outline::is_same(text, original) {
            empty.retain(|place| of_original.binary_search(place).is_err());
        } else if empty.len() <= of_original.len() {
            // It is unknown which section corresponds to which: some must be unfinished only if
            // more of them are empty than in the original.
            empty.clear();
        }
        // All sections are below the title, so it is never empty if there are any; the text before
        // the first section may be missing nevertheless.
        let is_bare = !text.headings.is_empty() && has_only_headings(text);
        if empty.is_empty() && is_bare && !has_only_headings(original) {
            empty.push(0);
        }
        empty
    }
}

/// Whether a translation is a draft: a section is empty, or nobody has reviewed it and it is still
/// identical to the original or to its parent.
pub(super) fn is_draft(entry: &Entry, document: &Document, parent: Option<LanguageId>) -> bool {
    let says_the_same = |other| entry.text_hash(other) == entry.text_hash(document.language);
    let is_copy = || [Some(entry.source), parent].into_iter().flatten().any(says_the_same);
    entry.is_unfinished(document.language) || (document.header.unread().is_some() && is_copy())
}

fn empty_headings(document: &Document) -> Vec<usize> {
    let headings = document.headings.iter().enumerate();
    headings.filter(|(_, heading)| heading.is_empty).map(|(place, _)| place).collect()
}

fn has_only_headings(document: &Document) -> bool {
    document.blocks.iter().all(|block| matches!(block.kind, BlockKind::Heading(_)))
}
