//! A rule that interactive sections and notes are only in lessons: other pages do not store input,
//! and have no guide.
//!
//! In: the catalog. Out: diagnostics about such sections and notes on other pages.

use super::rule::Rule;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

const PRACTICE_OUTSIDE_LESSON: Code = Code::error("practice-outside-lesson");

pub(super) const RULE: Rule = Rule { codes: &[PRACTICE_OUTSIDE_LESSON], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (_, entry) in catalog.entries().filter(|(_, entry)| !entry.is_lesson()) {
        for document in entry.documents() {
            let sections = document.sections.iter().filter(|section| section.kind.is_for_lessons);
            let sections = sections.map(|section| (section.kind.name, &section.span));
            let notes = document.notes.iter().map(|note| ("instructor", &note.span));
            for (name, span) in sections.chain(notes) {
                diagnostics.push(
                    Diagnostic::new(PRACTICE_OUTSIDE_LESSON, &document.path, span.clone())
                        .with("name", name),
                );
            }
        }
    }
    diagnostics
}
