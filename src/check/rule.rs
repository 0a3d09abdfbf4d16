//! The definition of a rule.
//!
//! In: nothing. Out: [`Rule`].

use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

/// The codes that a rule can report, and its function.
pub(super) struct Rule {
    pub(super) codes: &'static [Code],
    pub(super) run: fn(&Catalog) -> Vec<Diagnostic>,
}
