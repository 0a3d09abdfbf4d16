//! What a rule is.

use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

/// What a rule may report, and the function that looks.
pub(super) struct Rule {
    pub(super) codes: &'static [Code],
    pub(super) run: fn(&Catalog) -> Vec<Diagnostic>,
}
