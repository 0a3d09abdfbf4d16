//! Collects footnote references and the texts of footnotes.
//!
//! In: names, and texts written apart from the body. Out: references in order, and texts by name.

use std::collections::HashMap;

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
    /// The names of footnotes whose text is being read.
    open: Vec<String>,
}

/// A reference to a footnote.
#[derive(Debug)]
pub(in crate::lesson) struct Reference {
    pub(in crate::lesson) name: String,
    pub(in crate::lesson) span: Span,
}

impl Footnotes {
    /// Adds a reference and returns its index.
    pub(super) fn refer(&mut self, name: &str, span: Span) -> u32 {
        self.references.push(Reference { name: name.to_owned(), span });
        u32::try_from(self.references.len() - 1).unwrap_or(u32::MAX)
    }

    /// Whether the text of a footnote is being read.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Begins the text of a footnote.
    pub(super) fn begin(&mut self, name: &str) {
        self.open.push(name.to_owned());
    }

    /// Ends the text that began last. If two have the same name, the first counts, as on GitHub.
    pub(super) fn end(&mut self, text: Body<Slot>) {
        if let Some(name) = self.open.pop() {
            self.texts.entry(name).or_insert(text);
        }
    }
}
