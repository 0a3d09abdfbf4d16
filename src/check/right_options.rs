//! A rule that the right option cannot be guessed from its position or its length.
//!
//! In: the catalog. Out: diagnostics about texts in which it can.

use super::rule::Rule;
use super::texts::texts;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::lesson::{Question, QuestionOption};

const RIGHT_ALWAYS_FIRST: Code = Code::warning("right-always-first");
const RIGHT_ALWAYS_LONGEST: Code = Code::warning("right-always-longest");

pub(super) const RULE: Rule = Rule { codes: &[RIGHT_ALWAYS_FIRST, RIGHT_ALWAYS_LONGEST], run };

/// With fewer questions than this there is no pattern to notice.
const MIN_QUESTIONS: usize = 2;

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (entry, document) in texts(catalog) {
        let has_one = |question: &&Question| !question.has_several() && question.options.len() > 1;
        let questions: Vec<&Question> = document.questions.iter().filter(has_one).collect();
        let right: Vec<&QuestionOption> = questions
            .iter()
            .filter_map(|question| question.options.iter().find(|option| option.is_right))
            .collect();
        if questions.len() < MIN_QUESTIONS || right.len() < questions.len() {
            continue;
        }
        let mut report = |code: Code| {
            let span = right[0].span.clone();
            diagnostics
                .push(Diagnostic::new(code, &document.path, span).with("count", questions.len()));
        };
        // Translations have the options of their original, in the same order.
        let is_original = document.language == entry.source;
        if is_original && questions.iter().all(|question| question.options[0].is_right) {
            report(RIGHT_ALWAYS_FIRST);
        }
        if questions.iter().all(|question| is_right_longest(question)) {
            report(RIGHT_ALWAYS_LONGEST);
        }
    }
    diagnostics
}

fn is_right_longest(question: &Question) -> bool {
    let longest = |is_right: bool| {
        let options = question.options.iter().filter(|option| option.is_right == is_right);
        options.map(|option| option.letter_count).max().unwrap_or(0)
    };
    longest(true) > longest(false)
}
