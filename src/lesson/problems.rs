//! What is wrong with one text, as it is found.
//!
//! In: codes, spans and arguments. Out: diagnostics of that file, in the order in which they were
//! found.

use crate::diagnostic::{Code, Diagnostic};
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
    pub(super) fn add(&mut self, code: Code, span: &Span, arguments: &[(&'static str, &str)]) {
        let mut diagnostic = Diagnostic::new(code, &self.path, span.clone());
        for (name, value) in arguments {
            diagnostic = diagnostic.with(name, *value);
        }
        self.diagnostics.push(diagnostic);
    }

    /// For functions that add diagnostics of their own.
    pub(super) fn list(&mut self) -> &mut Vec<Diagnostic> {
        &mut self.diagnostics
    }

    pub(super) fn into_list(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}
