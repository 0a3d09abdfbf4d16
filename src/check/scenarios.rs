//! A rule that a scenario has replies to choose from.
//!
//! In: the catalog. Out: diagnostics about scenarios without replies.

use super::rule::Rule;
use super::texts::{is_unfilled, texts};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::lesson::Practice;

const SCENARIO_WITHOUT_REPLIES: Code = Code::warning("scenario-without-replies");

pub(super) const RULE: Rule = Rule { codes: &[SCENARIO_WITHOUT_REPLIES], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (entry, document) in texts(catalog) {
        let scenarios = document.sections.iter().filter(|section| section.has(Practice::Replies));
        for scenario in scenarios.filter(|scenario| scenario.reply_count == 0) {
            if !is_unfilled(entry, document, scenario.heading) {
                diagnostics.push(Diagnostic::new(
                    SCENARIO_WITHOUT_REPLIES,
                    &document.path,
                    scenario.span.clone(),
                ));
            }
        }
    }
    diagnostics
}
