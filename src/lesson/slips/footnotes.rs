//! Footnotes without text, and texts of footnotes to which nothing refers.
//!
//! In: references and definitions, and what looks like a reference. Out: diagnostics.

use std::collections::BTreeSet;
use std::ops::Range;

use super::passage::Passage;
use crate::diagnostic::Code;
use crate::lesson::problems::Problems;
use crate::source::Span;

pub(crate) const FOOTNOTE_UNDEFINED: Code = Code::warning("footnote-undefined");
pub(crate) const FOOTNOTE_UNUSED: Code = Code::warning("footnote-unused");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[FOOTNOTE_UNDEFINED, FOOTNOTE_UNUSED];

/// The footnotes of a text.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    references: BTreeSet<String>,
    definitions: Vec<(String, Span)>,
    /// Names that have been reported.
    undefined: BTreeSet<String>,
}

impl Footnotes {
    pub(super) fn refer(&mut self, name: &str) {
        self.references.insert(name.to_lowercase());
    }

    pub(super) fn define(&mut self, name: &str, span: &Span) {
        let start = span.start;
        self.definitions.push((name.to_owned(), start..start + name.len() + "[^]:".len()));
    }

    /// Reports a reference that is text, once for each name.
    pub(super) fn undefined(
        &mut self,
        passage: &Passage<'_>,
        range: Range<usize>,
        name: &str,
        problems: &mut Problems,
    ) {
        let is_name =
            name.chars().all(|character| character.is_alphanumeric() || "-_.".contains(character))
                && name.chars().any(char::is_alphanumeric);
        let after = &passage.text[range.end..];
        // “[^a-z]+” is a pattern.
        let is_pattern = matches!(name.as_bytes(), [_, b'-', _, ..])
            || after.starts_with(['*', '+', '?', '{', '\\', '$']);
        if is_name && !is_pattern && self.undefined.insert(name.to_lowercase()) {
            let span = passage.span(range);
            problems.add(FOOTNOTE_UNDEFINED, &span, [("name", name.into())]);
        }
    }

    /// Reports texts to which nothing refers.
    pub(super) fn finish(self, problems: &mut Problems) {
        for (name, span) in &self.definitions {
            if !self.references.contains(&name.to_lowercase()) {
                problems.add(FOOTNOTE_UNUSED, span, [("name", name.as_str().into())]);
            }
        }
    }
}
