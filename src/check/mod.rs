//! Stage 4: a [`Catalog`] to findings. One rule per file.
//!
//! In: the catalog, in which everything is resolved that can be. Out: what an author should know. To add a rule, write its file
//! with a `run` function, add it to `RULES`, and give its code words in `src/messages/en.toml`.

mod accent_contrast;
mod duplicate_titles;
mod images;
mod lessons;
mod links;
mod missing_translations;
mod outlines;
mod requires_cycle;
mod tags;

use rayon::prelude::*;

use crate::catalog::Catalog;
use crate::diagnostic::Diagnostic;

/// A rule: what it looks at is in its own file.
type Rule = fn(&Catalog) -> Vec<Diagnostic>;

/// Every rule.
const RULES: &[Rule] = &[
    links::run,
    images::run,
    lessons::run,
    requires_cycle::run,
    tags::run,
    outlines::run,
    duplicate_titles::run,
    accent_contrast::run,
    missing_translations::run,
];

/// Applies every rule.
pub fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    RULES.par_iter().flat_map(|rule| rule(catalog)).collect()
}
