//! Diagnostics about TOML that cannot be read.
//!
//! In: a [`Mistake`]. Out: a diagnostic that says what is wrong and how the line should be.

use super::kind::Mistake;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SitePath;

pub(crate) const TOML_SYNTAX: Code = Code::error("toml-syntax").fixed();

/// Returns the diagnostic about a mistake. `offset` is where the TOML begins in the file.
pub(super) fn diagnostic(mistake: Mistake, path: &SitePath, offset: usize) -> Diagnostic {
    let Mistake { span, reasons, hint, written } = mistake;
    let diagnostic = Diagnostic::new(TOML_SYNTAX, path, span.start + offset..span.end + offset);
    diagnostic.with("reason", reasons).with("hint", hint).nearest(written.as_deref())
}
