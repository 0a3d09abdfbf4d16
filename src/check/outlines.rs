//! A rule that a translation has the headings of its original, and no section that is still empty.
//!
//! In: the catalog. Out: diagnostics about differing outlines and empty sections.

use super::rule::Rule;
use super::texts::translations;
use crate::catalog::{Catalog, outline};
use crate::diagnostic::{Code, Diagnostic};
use crate::lesson::Document;

const OUTLINE_DIFFERS: Code = Code::warning("outline-differs");
const UNTRANSLATED_SECTION: Code = Code::warning("untranslated-section");

pub(super) const RULE: Rule = Rule { codes: &[OUTLINE_DIFFERS, UNTRANSLATED_SECTION], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (entry, original, document) in translations(catalog) {
        let is_behind = entry.translation(document.language).is_behind;
        if !is_behind && outline::differs(document, original) {
            let diagnostic = Diagnostic::about(OUTLINE_DIFFERS, &document.path)
                .with("original", original.path.file_name())
                .with("original-outline", written_outline(original))
                .with("outline", written_outline(document));
            diagnostics.push(diagnostic);
        }
        for place in entry.empty_sections(document.language) {
            let heading = &document.headings[place];
            let empty = Diagnostic::new(UNTRANSLATED_SECTION, &document.path, heading.span.clone())
                .with("heading", heading.text.clone());
            diagnostics.push(empty);
        }
    }
    diagnostics
}

/// Returns an outline such as `## Words to use / ### At the desk / ## Tomorrow`.
fn written_outline(document: &Document) -> String {
    let headings = document.headings.iter().filter(|heading| heading.level > 1);
    headings
        .map(|heading| format!("{} {}", "#".repeat(usize::from(heading.level)), heading.text))
        .collect::<Vec<_>>()
        .join(" / ")
}
