//! Every term of the glossary has a pinned id, the same in every language.

use std::collections::HashSet;

use super::rule::Rule;
use super::texts::{comparable, listed};
use crate::catalog::{Catalog, EntryKind, outline};
use crate::diagnostic::{Code, Diagnostic};
use crate::lesson::{Document, Heading};
use crate::text::nearest::Proposals;
use crate::text::slug;

const TERM_WITHOUT_ID: Code = Code::error("term-without-id");
const TERM_UNKNOWN: Code = Code::warning("term-unknown");
const TERM_MISSING: Code = Code::warning("term-missing");

pub(super) const RULE: Rule = Rule { codes: &[TERM_WITHOUT_ID, TERM_UNKNOWN, TERM_MISSING], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (_, entry) in catalog.entries().filter(|(_, entry)| entry.kind == EntryKind::Glossary) {
        for document in entry.documents() {
            let original = entry.original().filter(|original| outline::is_same(document, original));
            for (place, heading) in terms(document).filter(|(_, heading)| heading.pins.is_empty()) {
                let source = catalog
                    .sources
                    .text(&document.path)
                    .and_then(|file| file.text.get(heading.span.clone()));
                let written = source
                    .and_then(|source| source.lines().next())
                    .unwrap_or_default()
                    .trim_end()
                    .to_owned();
                let line = format!(
                    "{written} <a id=\"{}\"></a>",
                    proposal(original.unwrap_or(document), place)
                );
                let nameless =
                    Diagnostic::new(TERM_WITHOUT_ID, &document.path, heading.span.clone())
                        .with("term", heading.text.clone())
                        .with("line", line);
                diagnostics.push(nameless);
            }
        }
    }
    for (_, original, document) in
        comparable(catalog).filter(|(entry, ..)| entry.kind == EntryKind::Glossary)
    {
        let ids = |document| -> Vec<&str> {
            terms(document)
                .filter_map(|(_, heading)| heading.pins.first())
                .map(String::as_str)
                .collect()
        };
        let (own, known) = (ids(document), ids(original));
        let (is_own, is_known) =
            (own.iter().collect::<HashSet<_>>(), known.iter().collect::<HashSet<_>>());
        let listed = listed(&known);
        let proposals = Proposals::default();
        for (_, heading) in terms(document) {
            let Some(id) = heading.pins.first().filter(|id| !is_known.contains(&id.as_str()))
            else {
                continue;
            };
            let unknown = Diagnostic::new(TERM_UNKNOWN, &document.path, heading.span.clone())
                .with("id", id.clone())
                .with("original", original.path.file_name())
                .with("known", listed.clone())
                .nearest(proposals.nearest(id, known.iter().copied()));
            diagnostics.push(unknown);
        }
        for id in known.iter().copied().filter(|id| !is_own.contains(id)) {
            let missing = Diagnostic::about(TERM_MISSING, &document.path)
                .with("id", id)
                .with("original", original.path.file_name());
            diagnostics.push(missing);
        }
    }
    diagnostics
}

fn terms(document: &Document) -> impl Iterator<Item = (usize, &Heading)> {
    document.headings.iter().enumerate().filter(|(_, heading)| heading.level == 2)
}

/// The id of the term in this place of the original, else one from its words, which must be Latin
/// letters.
fn proposal(document: &Document, place: usize) -> String {
    let heading = document.headings.get(place);
    let pin = heading.and_then(|heading| heading.pins.first().cloned());
    let words =
        || heading.map(|heading| slug::folder_name(&heading.text)).filter(|words| words.len() > 2);
    pin.or_else(words).unwrap_or_else(|| format!("term-{place}"))
}
