//! A rule that every question has a right and a wrong option.
//!
//! In: the catalog. Out: diagnostics about other questions.

use super::rule::Rule;
use super::texts::{is_unfilled, texts};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

const QUESTION_WITHOUT_OPTIONS: Code = Code::error("question-without-options");
const QUESTION_WITHOUT_RIGHT: Code = Code::error("question-without-right");
const QUESTION_WITHOUT_WRONG: Code = Code::error("question-without-wrong");

pub(super) const RULE: Rule = Rule {
    codes: &[QUESTION_WITHOUT_OPTIONS, QUESTION_WITHOUT_RIGHT, QUESTION_WITHOUT_WRONG],
    run,
};

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (entry, document) in texts(catalog) {
        for question in document.questions.iter().filter(|question| question.is_real()) {
            let right = question.options.iter().filter(|option| option.is_right).count();
            let code = match (question.options.len(), right) {
                (0, _) if is_unfilled(entry, document, question.heading) => continue,
                (0, _) => QUESTION_WITHOUT_OPTIONS,
                (_, 0) => QUESTION_WITHOUT_RIGHT,
                (all, right) if all == right => QUESTION_WITHOUT_WRONG,
                _ => continue,
            };
            let heading = document.headings.get(question.heading as usize);
            let diagnostic = Diagnostic::new(code, &document.path, question.span.clone())
                .with("question", heading.map(|heading| heading.text.clone()).unwrap_or_default());
            diagnostics.push(diagnostic);
        }
    }
    diagnostics
}
