//! A rule that the lessons named in `lesson.toml` exist.
//!
//! In: the catalog. Out: diagnostics about names of other lessons.

use super::links::DRAFT_LINK;
use super::rule::Rule;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::nearest::Proposals;

const UNKNOWN_LESSON: Code = Code::error("unknown-lesson");

pub(super) const RULE: Rule = Rule { codes: &[UNKNOWN_LESSON], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let is_lesson =
        |folder: &str| catalog.in_folder(folder).is_some_and(|id| catalog.entry(id).is_lesson());
    let mut diagnostics = Vec::new();
    let proposals = Proposals::default();
    for (_, entry) in catalog.entries().filter(|(_, entry)| entry.is_lesson()) {
        for (key, names) in [("related", &entry.facts.related), ("requires", &entry.facts.requires)]
        {
            for name in names.iter().filter(|name| !is_lesson(&name.value)) {
                if catalog.other_texts.are_in(&name.value) {
                    continue;
                }
                if catalog.drafts.contains(&name.value) {
                    let draft = Diagnostic::new(DRAFT_LINK, &entry.facts_path, name.span.clone())
                        .with("file", name.value.clone());
                    diagnostics.push(draft);
                    continue;
                }
                let folders = || {
                    catalog
                        .entries()
                        .filter(|(_, other)| other.is_lesson())
                        .map(|(_, other)| other.folder.as_str())
                };
                // Authors often name a lesson without its topic.
                let moved = catalog.moved_to(&name.value);
                let whole = || {
                    proposals.find(folders(), |folder| {
                        folder.rsplit('/').next() == name.value.rsplit('/').next()
                    })
                };
                let near = || proposals.nearest(&name.value, folders());
                let unknown = Diagnostic::new(UNKNOWN_LESSON, &entry.facts_path, name.span.clone())
                    .with("key", key)
                    .with("lesson", name.value.clone())
                    .nearest(moved.or_else(whole).or_else(near));
                diagnostics.push(unknown);
            }
        }
    }
    diagnostics
}
