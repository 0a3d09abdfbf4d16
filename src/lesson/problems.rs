//! What is wrong with one text, as it is found.
//!
//! In: codes, spans and arguments. Out: diagnostics of that file, in the order in which they were
//! found.

use crate::diagnostic::{Argument, Code, Diagnostic};
use crate::source::{SitePath, Span};

/// Diagnostics of one file.
#[derive(Debug)]
pub(super) struct Problems {
    path: SitePath,
    diagnostics: Vec<Diagnostic>,
}

impl Problems {
    pub(super) fn new(path: SitePath) -> Self {
        Self { path, diagnostics: Vec::new() }
    }

    /// The file.
    pub(super) fn path(&self) -> &SitePath {
        &self.path
    }

    /// Adds a diagnostic, with what its words mention.
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

    /// For functions that add diagnostics of their own.
    pub(super) fn list(&mut self) -> &mut Vec<Diagnostic> {
        &mut self.diagnostics
    }

    pub(super) fn into_list(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}
