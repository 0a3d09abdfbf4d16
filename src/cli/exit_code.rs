//! Exit codes beside 0.
//!
//! In: what was found. Out: the code that it calls for.

use std::process::ExitCode;

use crate::config::CONFIG_FILE;
use crate::diagnostic::{Diagnostics, Severity};
use crate::load::UNREADABLE_FILE;

/// The content has errors.
pub(super) const CONTENT_ERRORS: u8 = 1;

/// Wrong usage, configuration or environment.
pub(super) const CANNOT_WORK: u8 = 2;

/// The exit code that diagnostics call for: a wrong configuration, or a machine that does not let
/// us read, is not the content's fault.
pub(super) fn exit_code(diagnostics: &Diagnostics) -> ExitCode {
    let errors = || diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let cannot_work =
        errors().any(|found| found.path.as_str() == CONFIG_FILE || found.code == UNREADABLE_FILE);
    match (diagnostics.has_errors(), cannot_work) {
        (false, _) => ExitCode::SUCCESS,
        (true, false) => ExitCode::from(CONTENT_ERRORS),
        (true, true) => ExitCode::from(CANNOT_WORK),
    }
}
