//! The exit codes other than 0.
//!
//! In: diagnostics. Out: the exit code for them.

use std::process::ExitCode;

use crate::config::CONFIG_FILE;
use crate::diagnostic::{Diagnostics, Severity};
use crate::load::UNREADABLE_FILE;

/// The content has errors.
pub(super) const CONTENT_ERRORS: u8 = 1;

/// The usage, configuration or environment is wrong.
pub(super) const CANNOT_WORK: u8 = 2;

/// Returns the exit code for diagnostics. A wrong configuration, or a file that the system does not
/// let us read, is not an error in the content.
pub(super) fn exit_code(diagnostics: &Diagnostics) -> ExitCode {
    let errors = || diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let cannot_work =
        errors().any(|error| error.path.as_str() == CONFIG_FILE || error.code == UNREADABLE_FILE);
    match (diagnostics.has_errors(), cannot_work) {
        (false, _) => ExitCode::SUCCESS,
        (true, false) => ExitCode::from(CONTENT_ERRORS),
        (true, true) => ExitCode::from(CANNOT_WORK),
    }
}
