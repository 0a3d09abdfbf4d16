//! A rule that no two pages in a language have the same title: neither readers nor search engines
//! could distinguish them in a list.
//!
//! In: the catalog. Out: diagnostics about repeated titles.

use std::collections::HashMap;

use super::rule::Rule;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

const DUPLICATE_TITLE: Code = Code::warning("duplicate-title");

pub(super) const RULE: Rule = Rule { codes: &[DUPLICATE_TITLE], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for language in catalog.config.ids() {
        let mut seen: HashMap<&str, &str> = HashMap::new();
        for (_, entry) in catalog.entries() {
            let Some(document) =
                entry.document(language).filter(|document| !document.title.is_empty())
            else {
                continue;
            };
            match seen.get(document.title.as_str()) {
                Some(other) => {
                    let span = document
                        .headings
                        .iter()
                        .find(|heading| heading.level == 1)
                        .map_or(0..0, |heading| heading.span.clone());
                    let duplicate = Diagnostic::new(DUPLICATE_TITLE, &document.path, span)
                        .with("title", document.title.clone())
                        .with("other", *other);
                    diagnostics.push(duplicate);
                }
                None => {
                    seen.insert(&document.title, document.path.as_str());
                }
            }
        }
    }
    diagnostics
}
