//! A rule that a plan has boxes, and none of them is ticked for everybody.
//!
//! In: the catalog. Out: diagnostics about other plans.

use super::rule::Rule;
use super::texts::{is_unfilled, texts};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::lesson::Practice;

const PLAN_WITHOUT_BOXES: Code = Code::error("plan-without-boxes");
const PLAN_TICKED: Code = Code::warning("plan-ticked");

pub(super) const RULE: Rule = Rule { codes: &[PLAN_WITHOUT_BOXES, PLAN_TICKED], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (entry, document) in texts(catalog) {
        for plan in document.sections.iter().filter(|section| section.has(Practice::Boxes)) {
            if plan.box_count == 0 && !is_unfilled(entry, document, plan.heading) {
                diagnostics.push(Diagnostic::new(
                    PLAN_WITHOUT_BOXES,
                    &document.path,
                    plan.span.clone(),
                ));
            }
            let ticked = plan.ticked.iter();
            diagnostics.extend(
                ticked.map(|span| Diagnostic::new(PLAN_TICKED, &document.path, span.clone())),
            );
        }
    }
    diagnostics
}
