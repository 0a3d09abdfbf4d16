//! The diagnostics about one TOML file, and the limits for its texts.
//!
//! In: texts and lists from the parser. Out: the same within limits, with their places in the file,
//! and diagnostics about what exceeded them.

use std::borrow::Cow;
use std::cell::RefCell;

use toml::Spanned;
use toml::de::{DeArray, DeValue};

use super::correction::Corrected;
use crate::diagnostic::shared::{CONTROL_CHARACTER, TOO_LONG, TOO_MANY};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SitePath, Span};
use crate::text::control;
use crate::text::nearest::Proposals;

/// The maximum length of a text, in characters.
pub const LONGEST_TEXT: usize = 2_000;

/// The maximum length of a text that many pages show, in characters: titles, names, interface
/// strings.
pub const LONGEST_NAME: usize = 300;

/// The maximum length of a list.
pub const LONGEST_LIST: usize = 100;

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its place in the file.
    pub span: Span,
}

/// A name with its string.
pub type NamedString = (Located<String>, Located<String>);

/// The diagnostics about one file, and the offset of its TOML.
#[derive(Debug)]
pub(super) struct Report<'a> {
    pub(super) path: &'a SitePath,
    /// The TOML, corrected if necessary: spans of the parser are places in it.
    pub(super) text: &'a str,
    offset: usize,
    corrected: Option<&'a Corrected>,
    diagnostics: RefCell<Vec<Diagnostic>>,
    /// Keys that were read as days.
    pub(super) days: RefCell<Vec<&'static str>>,
    pub(super) proposals: Proposals,
}

impl<'a> Report<'a> {
    pub(super) fn new(
        path: &'a SitePath,
        text: &'a str,
        offset: usize,
        corrected: Option<&'a Corrected>,
    ) -> Self {
        let (diagnostics, days) = (RefCell::default(), RefCell::default());
        let proposals = Proposals::default();
        Self { path, text, offset, corrected, diagnostics, days, proposals }
    }

    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics.into_inner()
    }

    pub(super) fn push(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// Makes a diagnostic about this file.
    pub(super) fn diagnostic(&self, code: Code, span: &Span) -> Diagnostic {
        Diagnostic::new(code, self.path, self.place(span))
    }

    /// Converts a place in the TOML to a place in the file.
    pub(super) fn place(&self, span: &Span) -> Span {
        let span =
            self.corrected.map_or_else(|| span.clone(), |corrected| corrected.original(span));
        span.start + self.offset..span.end + self.offset
    }

    /// Prepares a text for pages: cut at its limit, and without control characters.
    pub(super) fn text(&self, key: &str, text: &str, span: &Span, most: usize) -> Located<String> {
        let mut value = control::in_decoded(text).into_owned();
        if value.contains(char::REPLACEMENT_CHARACTER) {
            self.push(self.diagnostic(CONTROL_CHARACTER, span));
        }
        if let Some((cut, _)) = value.char_indices().nth(most) {
            let long = self.diagnostic(TOO_LONG, span).with("name", key);
            self.push(long.with("length", value.chars().count()).with("limit", most));
            value.truncate(cut);
        }
        Located { value, span: self.place(span) }
    }

    /// Returns the name in a key.
    pub(super) fn name(&self, key: &Spanned<Cow<'_, str>>) -> Located<String> {
        self.text("key", key.get_ref(), &key.span(), LONGEST_NAME)
    }

    /// Returns the items of a list up to its limit.
    pub(super) fn items<'v>(
        &self,
        key: &str,
        array: &'v DeArray<'v>,
        span: &Span,
    ) -> impl Iterator<Item = &'v Spanned<DeValue<'v>>> {
        if array.len() > LONGEST_LIST {
            let long = self.diagnostic(TOO_MANY, span).with("name", key);
            self.push(long.with("count", array.len()).with("limit", LONGEST_LIST));
        }
        array.iter().take(LONGEST_LIST)
    }
}
