//! Which lessons are not yet there in which languages: worth knowing, never a fault.

use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn run(catalog: &Catalog) -> Vec<Diagnostic> {
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
            let finding = Diagnostic::about(Code::MissingTranslation, &original.path)
                .with("lesson", entry.folder.clone())
                .with("languages", missing.join(", "));
            diagnostics.push(finding);
        }
    }
    diagnostics
}
