//! A scenario has replies to choose from.

use super::texts::{is_unfilled, texts};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::lesson::Practice;

pub(super) fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (entry, document) in texts(catalog) {
        let scenarios = document.sections.iter().filter(|section| section.has(Practice::Replies));
        for scenario in scenarios.filter(|scenario| scenario.reply_count == 0) {
            if !is_unfilled(entry, document, scenario.heading) {
                diagnostics.push(Diagnostic::new(Code::ScenarioWithoutReplies, &document.path, scenario.span.clone()));
            }
        }
    }
    diagnostics
}
