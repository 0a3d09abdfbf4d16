//! Collects footnote references and the texts of footnotes.
//!
//! In: names, and texts written apart from the body. Out: references in order, texts by name, and
//! where each definition is in the plain text.

use std::collections::HashMap;
use std::ops::Range;

use super::slot::Slot;
use crate::lesson::body::Body;
use crate::source::Span;

/// The footnotes of a text.
#[derive(Debug, Default)]
pub(in crate::lesson) struct Footnotes {
    /// In order.
    pub(in crate::lesson) references: Vec<Reference>,
    /// By name.
    pub(in crate::lesson) texts: HashMap<String, Body<Slot>>,
    /// Every definition, in the order in which they end.
    pub(in crate::lesson) definitions: Vec<Definition>,
    /// The names of footnotes whose text is being read, and where that begins in the plain text.
    open: Vec<(String, usize)>,
}

/// The text of a footnote.
#[derive(Debug)]
pub(in crate::lesson) struct Definition {
    pub(in crate::lesson) name: String,
    /// Whether an earlier definition has the same name, so that this one is not shown.
    pub(in crate::lesson) is_repeated: bool,
    /// Its range of the plain text.
    pub(in crate::lesson) plain: Range<usize>,
}

/// A reference to a footnote.
#[derive(Debug)]
pub(in crate::lesson) struct Reference {
    pub(in crate::lesson) name: String,
    pub(in crate::lesson) span: Span,
    /// The footnote whose text contains it.
    pub(in crate::lesson) inside: Option<String>,
}

impl Footnotes {
    /// Adds a reference and returns its index.
    pub(super) fn refer(&mut self, name: &str, span: Span) -> u32 {
        let inside = self.open.last().map(|(name, _)| name.clone());
        self.references.push(Reference { name: name.to_owned(), span, inside });
        u32::try_from(self.references.len() - 1).unwrap_or(u32::MAX)
    }

    /// Whether the text of a footnote is being read.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Begins the text of a footnote at this place of the plain text.
    pub(super) fn begin(&mut self, name: &str, plain: usize) {
        self.open.push((name.to_owned(), plain));
    }

    /// Ends the text that began last, at this place of the plain text. If two have the same name,
    /// the first counts, as on GitHub.
    pub(super) fn end(&mut self, text: Body<Slot>, plain: usize) {
        if let Some((name, start)) = self.open.pop() {
            let is_repeated = self.texts.contains_key(&name);
            self.texts.entry(name.clone()).or_insert(text);
            self.definitions.push(Definition { name, is_repeated, plain: start..plain });
        }
    }
}
