//! A translation asks what its original asks, and takes the same answers, so that what a reader
//! chose in one language is known in the others.

use std::collections::{HashMap, HashSet};

use super::rule::Rule;
use super::texts::{comparable, is_unfilled, listed};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::lesson::{Document, Question};
use crate::text::nearest::Proposals;

const QUESTION_DIFFERS: Code = Code::warning("question-differs");
const QUESTION_UNKNOWN: Code = Code::warning("question-unknown");
const QUESTION_MISSING: Code = Code::warning("question-missing");

pub(super) const RULE: Rule =
    Rule { codes: &[QUESTION_DIFFERS, QUESTION_UNKNOWN, QUESTION_MISSING], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (entry, original, document) in comparable(catalog) {
        // Nearly all are alike: that is found out without writing their ids down.
        let is_as_long = document.questions.len() == original.questions.len();
        if is_as_long && document.questions.iter().zip(&original.questions).all(is_alike) {
            continue;
        }
        let ids = |document: &Document| {
            document.questions.iter().filter_map(|question| question.id.clone()).collect::<Vec<_>>()
        };
        let known = ids(original);
        let listed = listed(&known);
        let mut by_id: HashMap<&str, &Question> = HashMap::new();
        for question in &original.questions {
            if let Some(id) = &question.id {
                by_id.entry(id).or_insert(question);
            }
        }
        let proposals = Proposals::default();
        for question in &document.questions {
            let Some(id) = &question.id else { continue };
            let there = by_id.get(id.as_str()).copied();
            let diagnostic = match there {
                None => Diagnostic::new(QUESTION_UNKNOWN, &document.path, question.span.clone())
                    .with("known", listed.clone())
                    .nearest(proposals.nearest(id, known.iter().map(String::as_str))),
                Some(there)
                    if boxes(there) == boxes(question)
                        || is_unfilled(entry, document, question.heading) =>
                {
                    continue;
                }
                Some(there) => {
                    Diagnostic::new(QUESTION_DIFFERS, &document.path, question.span.clone())
                        .with("here", boxes(question))
                        .with("there", boxes(there))
                }
            };
            diagnostics.push(
                diagnostic.with("id", id.clone()).with("original", original.path.file_name()),
            );
        }
        let own: HashSet<String> = ids(document).into_iter().collect();
        for id in known.iter().filter(|id| !own.contains(*id)) {
            let near = document.questions.first().map_or(0..0, |question| question.span.clone());
            let missing = Diagnostic::new(QUESTION_MISSING, &document.path, near)
                .with("id", id.clone())
                .with("original", original.path.file_name());
            diagnostics.push(missing);
        }
    }
    diagnostics
}

fn is_alike((here, there): (&Question, &Question)) -> bool {
    here.id == there.id
        && here.options.len() == there.options.len()
        && here
            .options
            .iter()
            .zip(&there.options)
            .all(|(here, there)| here.is_right == there.is_right)
}

/// `[ ] [x] [ ]`
fn boxes(question: &Question) -> String {
    let boxes = question.options.iter().map(|option| if option.is_right { "[x]" } else { "[ ]" });
    boxes.collect::<Vec<_>>().join(" ")
}
