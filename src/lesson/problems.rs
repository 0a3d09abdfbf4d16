//! Collects the diagnostics about one text.
//!
//! In: codes, spans and arguments. Out: diagnostics about that file, in the order in which they
//! were added.

use crate::diagnostic::{Argument, Code, Diagnostic};
use crate::source::{SitePath, Span};

/// The diagnostics about one file.
#[derive(Debug)]
pub(super) struct Problems {
    path: SitePath,
    diagnostics: Vec<Diagnostic>,
}

impl Problems {
    pub(super) fn new(path: SitePath) -> Self {
        Self { path, diagnostics: Vec::new() }
    }

    /// Returns the file.
    pub(super) fn path(&self) -> &SitePath {
        &self.path
    }

    /// Adds a diagnostic, with the values of its placeholders.
    pub(super) fn add<const N: usize>(
        &mut self,
        code: Code,
        span: &Span,
        arguments: [(&'static str, Argument); N],
    ) {
        let diagnostic = Diagnostic::new(code, &self.path, span.clone());
        let with = |diagnostic: Diagnostic, (name, value)| diagnostic.with(name, value);
        self.diagnostics.push(arguments.into_iter().fold(diagnostic, with));
    }

    /// Removes the first diagnostic that another one is to replace.
    pub(super) fn take(&mut self, is_replaced: impl Fn(&Diagnostic) -> bool) -> Option<Diagnostic> {
        let place = self.diagnostics.iter().position(is_replaced)?;
        Some(self.diagnostics.remove(place))
    }

    /// Returns the list, for functions that add diagnostics of their own.
    pub(super) fn list(&mut self) -> &mut Vec<Diagnostic> {
        &mut self.diagnostics
    }

    pub(super) fn into_list(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}
