//! Translations that are begun and not filled in yet.
//!
//! In: a translation and its original. Out: whether it is one, and which of its sections were left
//! empty.

use super::entry::Entry;
use super::outline;
use crate::language::LanguageId;
use crate::lesson::{BlockKind, Document};

impl Entry {
    /// Whether the text in a language is a translation that has not been filled in yet: it has an
    /// empty section where the original's is not.
    pub fn is_unfinished(&self, language: LanguageId) -> bool {
        !self.empty_sections(language).is_empty()
    }

    /// Headings of a translation whose section is empty where the original's is not, by place.
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
            // Nobody knows which section is which: only if there are more of them than in the
            // original, some were left empty.
            empty.clear();
        }
        // A title has all sections below it, so that it is never empty where there are any; what
        // stands before the first of them may be missing all the same.
        let is_bare = !text.headings.is_empty() && has_only_headings(text);
        if empty.is_empty() && is_bare && !has_only_headings(original) {
            empty.push(0);
        }
        empty
    }
}

/// Whether a translation is one: a section was left empty, or nobody has read over what is still
/// word for word the original, or what it says it was made from.
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
