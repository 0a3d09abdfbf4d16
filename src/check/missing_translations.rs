//! A rule that reports lessons without a translation; information, not a fault.
//!
//! In: the catalog. Out: a diagnostic for each lesson that is not in every language.

use super::rule::Rule;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

const MISSING_TRANSLATION: Code = Code::info("missing-translation");

pub(super) const RULE: Rule = Rule { codes: &[MISSING_TRANSLATION], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (_, entry) in catalog.entries().filter(|(_, entry)| entry.is_lesson()) {
        let Some(original) = entry.original() else { continue };
        let missing: Vec<String> = catalog
            .config
            .ids()
            .filter(|language| entry.document(*language).is_none())
            .map(|language| catalog.language(language).tag.to_string())
            .collect();
        if !missing.is_empty() {
            let diagnostic = Diagnostic::about(MISSING_TRANSLATION, &original.path)
                .with("lesson", entry.folder.clone())
                .with("languages", missing);
            diagnostics.push(diagnostic);
        }
    }
    diagnostics
}
