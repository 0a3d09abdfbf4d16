//! Every question has answers, of which one is right and one is wrong.

use super::texts::{is_unfilled, texts};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (entry, document) in texts(catalog) {
        for question in document.questions.iter().filter(|question| question.is_real()) {
            let right = question.options.iter().filter(|option| option.is_right).count();
            let code = match (question.options.len(), right) {
                (0, _) if is_unfilled(entry, document, question.heading) => continue,
                (0, _) => Code::QuestionWithoutOptions,
                (_, 0) => Code::QuestionWithoutRight,
                (all, right) if all == right => Code::QuestionWithoutWrong,
                _ => continue,
            };
            let heading = document.headings.get(question.heading as usize);
            let finding = Diagnostic::new(code, &document.path, question.span.clone())
                .with("question", heading.map(|heading| heading.text.clone()).unwrap_or_default());
            diagnostics.push(finding);
        }
    }
    diagnostics
}
