//! Every tag has a name in every language, and an id that can be an address.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, EntryKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::slug;

pub(super) fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for (_, entry) in catalog.entries().filter(|(_, entry)| entry.kind == EntryKind::Lesson) {
        for tag in &entry.facts.tags {
            let found = |code: Code| Diagnostic::new(code, &entry.facts_path, tag.span.clone());
            let id = slug::folder_name(&tag.value);
            if id != tag.value {
                diagnostics.push(found(Code::BadName).with("name", tag.value.clone()).with("proposal", id));
                continue;
            }
            let Some(names) = catalog.tags.get(&tag.value).map(|tag| &tag.names) else { continue };
            let missing: Vec<String> = names
                .iter()
                .zip(&catalog.config.languages)
                .filter(|(name, _)| name.is_none())
                .map(|(_, language)| language.tag.to_string())
                .collect();
            // Once for each tag, where it is first met.
            if !missing.is_empty() && said.insert(&tag.value) {
                let lines = missing.iter().map(|language| format!("{language} = \"…\"")).collect::<Vec<_>>().join(" ");
                let unnamed = found(Code::TagWithoutName)
                    .with("tag", tag.value.clone())
                    .with("languages", missing.join(", "))
                    .with("lines", lines)
                    .with("file", format!("{}/tags.toml", catalog.config.src));
                diagnostics.push(unnamed);
            }
        }
    }
    diagnostics
}
