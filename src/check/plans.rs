//! A plan has boxes, and none of them is ticked for everybody.

use super::texts::{is_unfilled, texts};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::lesson::Practice;

pub(super) fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (entry, document) in texts(catalog) {
        for plan in document.sections.iter().filter(|section| section.has(Practice::Boxes)) {
            if plan.box_count == 0 && !is_unfilled(entry, document, plan.heading) {
                diagnostics.push(Diagnostic::new(Code::PlanWithoutBoxes, &document.path, plan.span.clone()));
            }
            let ticked = plan.ticked.iter();
            diagnostics.extend(ticked.map(|span| Diagnostic::new(Code::PlanTicked, &document.path, span.clone())));
        }
    }
    diagnostics
}
