//! A rule that a quiz has questions.
//!
//! In: the catalog. Out: diagnostics about quizzes without questions.

use super::rule::Rule;
use super::texts::{is_unfilled, texts};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::lesson::Practice;

const QUIZ_WITHOUT_QUESTIONS: Code = Code::error("quiz-without-questions");

pub(super) const RULE: Rule = Rule { codes: &[QUIZ_WITHOUT_QUESTIONS], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (entry, document) in texts(catalog) {
        let has_question = |from: u32, to: u32| {
            document
                .questions
                .iter()
                .any(|question| question.is_real() && (from..to).contains(&question.heading))
        };
        for (place, section) in document.sections.iter().enumerate() {
            let next = document.sections.get(place + 1).map_or(u32::MAX, |next| next.heading);
            if section.has(Practice::Questions)
                && !has_question(section.heading, next)
                && !is_unfilled(entry, document, section.heading)
            {
                diagnostics.push(Diagnostic::new(
                    QUIZ_WITHOUT_QUESTIONS,
                    &document.path,
                    section.span.clone(),
                ));
            }
        }
    }
    diagnostics
}
