//! A rule that every tag has a name in every language, and an id that can be part of an address.
//!
//! In: the catalog. Out: diagnostics about other tags.

use std::collections::BTreeSet;

use super::rule::Rule;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::file_name::{NameFault, folder_name};
use crate::source::SitePath;

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
                let lines: Vec<String> =
                    missing.iter().map(|language| format!("{language} = \"…\"")).collect();
                let file = format!("{}/tags.toml", catalog.config.src);
                let hint = if has_table(catalog, &file, &tag.value) {
                    Phrase::new("tag-known").with("tag", tag.value.as_str()).with("lines", lines)
                } else {
                    let line = format!("{} = {{ {} }}", tag.value, lines.join(", "));
                    Phrase::new("tag-new").with("line", line)
                };
                let unnamed = diagnostic(TAG_WITHOUT_NAME)
                    .with("tag", tag.value.clone())
                    .with("languages", missing)
                    .with("hint", hint.with("file", file));
                diagnostics.push(unnamed);
            }
        }
    }
    diagnostics
}

/// Whether the names of a tag have a table, to which others can be added.
fn has_table(catalog: &Catalog, file: &str, tag: &str) -> bool {
    let has_names =
        || catalog.tags.get(tag).is_some_and(|tag| tag.names.iter().any(Option::is_some));
    let header = format!("[{tag}]");
    let is_header = |line: &str| line.trim() == header;
    let text = catalog.sources.text(&SitePath::new(file));
    has_names() || text.is_some_and(|file| file.text.lines().any(is_header))
}
