//! Stage 4: a [`Catalog`] to diagnostics. One rule per file; `texts` lists the texts that most
//! rules check.
//!
//! In: the catalog, in which everything is resolved. Out: diagnostics for authors. To add a rule,
//! write its file with a `RULE`, which contains its codes and its function, add it to `RULES`, and
//! give its codes words in `src/message/tables/en.toml`. Its line in the manual is generated:
//! `SNAPSHOTS=overwrite cargo test --test it messages`.

mod accent_contrast;
mod duplicate_titles;
mod glossary_terms;
mod images;
mod lessons;
mod links;
mod missing_translations;
mod outdated;
mod outlines;
mod own_address;
mod pictures;
mod plans;
mod practice_place;
mod question_feedback;
mod question_ids;
mod question_options;
mod quizzes;
mod requires_cycle;
mod right_options;
mod rule;
mod scenarios;
mod session_minutes;
mod stamps;
mod tags;
mod texts;
mod transcripts;
mod translated_blocks;
mod translated_questions;
mod translated_sections;
mod typography;

use rayon::prelude::*;

use self::rule::Rule;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

/// Every rule, in the order of `docs/content/reference/diagnostics/en.md`.
const RULES: &[Rule] = &[
    links::RULE,
    own_address::RULE,
    images::RULE,
    pictures::RULE,
    lessons::RULE,
    requires_cycle::RULE,
    tags::RULE,
    outlines::RULE,
    duplicate_titles::RULE,
    accent_contrast::RULE,
    missing_translations::RULE,
    practice_place::RULE,
    quizzes::RULE,
    question_ids::RULE,
    question_options::RULE,
    question_feedback::RULE,
    right_options::RULE,
    plans::RULE,
    scenarios::RULE,
    session_minutes::RULE,
    transcripts::RULE,
    glossary_terms::RULE,
    translated_questions::RULE,
    translated_sections::RULE,
    translated_blocks::RULE,
    stamps::RULE,
    outdated::RULE,
    typography::RULE,
];

/// Applies every rule.
pub fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    RULES.par_iter().flat_map(|rule| (rule.run)(catalog)).collect()
}

/// Returns the codes of every rule.
pub(crate) fn codes() -> impl Iterator<Item = Code> {
    RULES.iter().flat_map(|rule| rule.codes).copied()
}
