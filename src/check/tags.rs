//! A rule that every tag has a name in every language, and an id that can be part of an address.
//!
//! In: the catalog. Out: diagnostics about other tags.

use std::collections::BTreeSet;

use super::rule::Rule;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::file_name::{NameFault, folder_name};

const TAG_WITHOUT_NAME: Code = Code::warning("tag-without-name");

pub(super) const RULE: Rule = Rule { codes: &[TAG_WITHOUT_NAME], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut reported: BTreeSet<&str> = BTreeSet::new();
    for (_, entry) in catalog.entries().filter(|(_, entry)| entry.is_lesson()) {
        for tag in &entry.facts.tags {
            let diagnostic =
                |code: Code| Diagnostic::new(code, &entry.facts_path, tag.span.clone());
            if let Some(fault) = NameFault::of_folder(&tag.value) {
                diagnostics.push(fault.describe(diagnostic, &tag.value, folder_name(&tag.value)));
                continue;
            }
            let Some(names) = catalog.tags.get(&tag.value).map(|tag| &tag.names) else { continue };
            let missing: Vec<String> = names
                .iter()
                .zip(&catalog.config.languages)
                .filter(|(name, _)| name.is_none())
                .map(|(_, language)| language.tag.to_string())
                .collect();
            // Each tag is reported once, where it first occurs.
            if !missing.is_empty() && reported.insert(&tag.value) {
                let lines = missing
                    .iter()
                    .map(|language| format!("{language} = \"…\""))
                    .collect::<Vec<_>>()
                    .join(" ");
                let unnamed = diagnostic(TAG_WITHOUT_NAME)
                    .with("tag", tag.value.clone())
                    .with("languages", missing)
                    .with("lines", lines)
                    .with("file", format!("{}/tags.toml", catalog.config.src));
                diagnostics.push(unnamed);
            }
        }
    }
    diagnostics
}
