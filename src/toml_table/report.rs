//! Where the diagnostics about one TOML file go, and what its texts may be.
//!
//! In: texts and lists as the parser found them. Out: the same within limits, with their places in
//! the file, and diagnostics about what was beyond them.

use std::borrow::Cow;
use std::cell::RefCell;

use toml::Spanned;
use toml::de::{DeArray, DeValue};

use crate::diagnostic::shared::{CONTROL_CHARACTER, TOO_LONG, TOO_MANY};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SitePath, Span};
use crate::text::control;

/// No text that a site states is longer, in characters.
pub const LONGEST_TEXT: usize = 2_000;

/// What many pages show is shorter, in characters: titles, names, sentences of the interface.
pub const LONGEST_NAME: usize = 300;

/// No list is longer.
pub const LONGEST_LIST: usize = 100;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the file.
    pub span: Span,
}

/// A name and the string it stands for.
pub type NamedString = (Located<String>, Located<String>);

/// The diagnostics about one file, and how its offsets count.
#[derive(Debug)]
pub(super) struct Report<'a> {
    pub(super) path: &'a SitePath,
    offset: usize,
    diagnostics: RefCell<Vec<Diagnostic>>,
    /// Keys that were asked for as days.
    pub(super) days: RefCell<Vec<&'static str>>,
}

impl<'a> Report<'a> {
    pub(super) fn new(path: &'a SitePath, offset: usize) -> Self {
        Self { path, offset, diagnostics: RefCell::default(), days: RefCell::default() }
    }

    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics.into_inner()
    }

    pub(super) fn push(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// A diagnostic about this file.
    pub(super) fn diagnostic(&self, code: Code, span: &Span) -> Diagnostic {
        Diagnostic::new(code, self.path, self.place(span))
    }

    /// Where a part of the TOML stands in the file.
    pub(super) fn place(&self, span: &Span) -> Span {
        span.start + self.offset..span.end + self.offset
    }

    /// A text as pages can show it: no longer than it may be, and without control characters.
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

    /// The name that a key is.
    pub(super) fn name(&self, key: &Spanned<Cow<'_, str>>) -> Located<String> {
        self.text("key", key.get_ref(), &key.span(), LONGEST_NAME)
    }

    /// The items of a list that are read.
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
