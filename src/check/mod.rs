//! Stage 4: a [`Catalog`] to findings. One rule per file.
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
mod transcripts;
mod translated_blocks;
mod translated_questions;
mod translated_sections;

use rayon::prelude::*;

use crate::catalog::{Catalog, Entry};
use crate::diagnostic::Diagnostic;
use crate::lesson::Document;

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

/// Every text, with its entry.
fn texts(catalog: &Catalog) -> impl Iterator<Item = (&Entry, &Document)> {
    catalog.entries().flat_map(|(_, entry)| entry.documents().map(move |document| (entry, document)))
}

/// Every translation that could be read, with its entry and original.
fn translations(catalog: &Catalog) -> impl Iterator<Item = (&Entry, &Document, &Document)> {
    let originals = catalog.entries().filter_map(|(_, entry)| Some((entry, entry.original()?)));
    originals.filter(|(_, original)| !original.title.is_empty()).flat_map(|(entry, original)| {
        let texts = entry.documents().filter(move |text| text.language != original.language && !text.title.is_empty());
        texts.map(move |text| (entry, original, text))
    })
}

/// Whether nothing stands below a heading of a translation yet: that it is not translated is its finding.
fn is_unfilled(entry: &Entry, document: &Document, heading: u32) -> bool {
    let is_empty = document.headings.get(heading as usize).is_some_and(|heading| heading.is_empty);
    is_empty && document.language != entry.source
}
