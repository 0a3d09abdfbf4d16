//! A rule that every question has an id, under which devices store the answers of readers.
//!
//! In: the catalog. Out: diagnostics about questions without one.

use super::rule::Rule;
use super::texts::texts;
use crate::catalog::{Catalog, Entry};
use crate::diagnostic::{Code, Diagnostic};
use crate::lesson::{Document, Question};
use crate::text::slug;

const QUESTION_WITHOUT_ID: Code = Code::error("question-without-id");

pub(super) const RULE: Rule = Rule { codes: &[QUESTION_WITHOUT_ID], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (entry, document) in texts(catalog) {
        // A marker with an invalid id already has a diagnostic; the span of its question is that of
        // the marker.
        let without_id = document.questions.iter().enumerate().filter(|(_, question)| {
            let heading = document.headings.get(question.heading as usize);
            question.id.is_none()
                && question.is_real()
                && heading.is_some_and(|heading| heading.span == question.span)
        });
        for (place, question) in without_id {
            let heading = &document.headings[question.heading as usize];
            let diagnostic =
                Diagnostic::new(QUESTION_WITHOUT_ID, &document.path, question.span.clone())
                    .with("question", heading.text.clone())
                    .with("proposal", proposal(entry, document, question, place));
            diagnostics.push(diagnostic);
        }
    }
    diagnostics
}

/// Returns the id of the original's question at the same position, else the pin or text of the
/// heading.
fn proposal(entry: &Entry, document: &Document, question: &Question, place: usize) -> String {
    let original = entry.original().filter(|original| original.language != document.language);
    let there = original
        .and_then(|original| original.questions.get(place))
        .and_then(|question| question.id.clone());
    let id = entry.heading_ids(document.language).get(question.heading as usize);
    let of_heading = Some(slug::folder_name(id)).filter(|id| id.len() > 2);
    there.or(of_heading).unwrap_or_else(|| format!("question-{}", place + 1))
}
