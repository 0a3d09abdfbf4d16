//! Stage 4: a [`Catalog`] to findings. One rule per file; `texts` lists what most of them look at.
//!
//! In: the catalog, in which everything is resolved that can be. Out: what an author should know. To add a rule, write its file
//! with a `run` function, add it to `RULES`, and give its code words in `src/messages/en.toml`.

mod accent_contrast;
mod duplicate_titles;
mod glossary_terms;
mod images;
mod lessons;
mod links;
mod missing_translations;
mod outdated;
mod outlines;
mod pictures;
mod plans;
mod practice_place;
mod question_feedback;
mod question_ids;
mod question_options;
mod quizzes;
mod requires_cycle;
mod right_options;
mod scenarios;
mod session_minutes;
mod stamps;
mod tags;
mod texts;
mod transcripts;
mod translated_blocks;
mod translated_questions;
mod translated_sections;

use rayon::prelude::*;

use crate::catalog::Catalog;
use crate::diagnostic::Diagnostic;

/// A rule: what it looks at is in its own file.
type Rule = fn(&Catalog) -> Vec<Diagnostic>;

/// Every rule.
const RULES: &[Rule] = &[
    links::run,
    images::run,
    pictures::run,
    lessons::run,
    requires_cycle::run,
    tags::run,
    outlines::run,
    duplicate_titles::run,
    accent_contrast::run,
    missing_translations::run,
    practice_place::run,
    quizzes::run,
    question_ids::run,
    question_options::run,
    question_feedback::run,
    right_options::run,
    plans::run,
    scenarios::run,
    session_minutes::run,
    transcripts::run,
    glossary_terms::run,
    translated_questions::run,
    translated_sections::run,
    translated_blocks::run,
    stamps::run,
    outdated::run,
];

/// Applies every rule.
pub fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    RULES.par_iter().flat_map(|rule| rule(catalog)).collect()
}
