//! A rule that every wrong option has feedback: without it, wrong answers are learnt (Butler and
//! Roediger 2008, doi 10.3758/MC.36.3.604).
//!
//! In: the catalog. Out: diagnostics about options without feedback.

use super::rule::Rule;
use super::texts::texts;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

const OPTION_WITHOUT_FEEDBACK: Code = Code::error("option-without-feedback");

pub(super) const RULE: Rule = Rule { codes: &[OPTION_WITHOUT_FEEDBACK], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (_, document) in texts(catalog) {
        let options = document.questions.iter().flat_map(|question| &question.options);
        for option in options.filter(|option| !option.is_right && option.feedback.is_empty()) {
            let text = catalog.sources.text(&document.path).map_or("", |file| file.text.as_str());
            let before = text.get(..option.span.start).unwrap_or_default();
            let mark = before.lines().next_back().unwrap_or_default();
            let count = mark.chars().count();
            let diagnostic =
                Diagnostic::new(OPTION_WITHOUT_FEEDBACK, &document.path, option.span.clone());
            diagnostics.push(diagnostic.with("count", count).with("indent", " ".repeat(count)));
        }
    }
    diagnostics
}
