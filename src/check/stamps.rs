//! A rule that every translation has a stamp, which names a text that exists.
//!
//! In: the catalog. Out: diagnostics about missing and invalid stamps.

use super::rule::Rule;
use super::texts::translations;
use crate::catalog::{Catalog, Entry, StampProblem};
use crate::diagnostic::{Code, Diagnostic};
use crate::lesson::Document;

const STAMP_PARENT: Code = Code::error("stamp-parent");
const STAMP_CYCLE: Code = Code::warning("stamp-cycle");
const STAMPED_ORIGINAL: Code = Code::warning("stamped-original");
const MISSING_STAMP: Code = Code::warning("missing-stamp");

pub(super) const RULE: Rule =
    Rule { codes: &[STAMP_PARENT, STAMP_CYCLE, STAMPED_ORIGINAL, MISSING_STAMP], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (_, entry) in catalog.entries() {
        let original = entry.original().filter(|_| entry.facts.source.is_some());
        let original = original
            .and_then(|original| Some((original, original.header.translated_from.as_ref()?)));
        let is_other = |language| catalog.other_texts.has(&entry.folder, language);
        if let Some((original, stamp)) = original.filter(|(_, stamp)| !is_other(&stamp.language)) {
            let stamped = Diagnostic::new(STAMPED_ORIGINAL, &original.path, stamp.span.clone())
                .with("name", original.path.file_name())
                .with("parent", stamp.language.file_stem());
            diagnostics.push(stamped);
        }
    }
    // If every text has a stamp and no fact states the original, only that is reported.
    let is_told = |entry: &Entry, original: &Document| {
        entry.facts.source.is_some() || !original.header.is_translation()
    };
    for (entry, original, document) in
        translations(catalog).filter(|(entry, original, _)| is_told(entry, original))
    {
        let stem = |language| catalog.language(language).tag.file_stem().to_owned();
        let translation = entry.translation(document.language);
        let mut parent = original.language;
        let diagnostic = match (&document.header.translated_from, translation.problem) {
            // One diagnostic reports all places that name a language that the site does not have.
            (Some(stamp), Some(StampProblem::NoParent))
                if catalog.other_texts.has(&entry.folder, &stamp.language) =>
            {
                continue;
            }
            (Some(stamp), Some(problem)) => {
                let code = match problem {
                    StampProblem::NoParent => STAMP_PARENT,
                    StampProblem::Cycle => STAMP_CYCLE,
                };
                Diagnostic::new(code, &document.path, stamp.span.clone())
                    .with("parent", stamp.language.file_stem())
            }
            // It is already reported that the original is ambiguous; this text may well be the
            // original.
            (None, _) if entry.is_original_too(&catalog.config, document.language) => continue,
            // A malformed stamp already has a diagnostic; this one states the right stamp.
            (stamp, _) if stamp.as_ref().is_none_or(|stamp| stamp.hash.is_none()) => {
                parent = translation.parent.unwrap_or(parent);
                let place = document.header.stamp_span.clone().unwrap_or(0..0);
                Diagnostic::new(MISSING_STAMP, &document.path, place)
            }
            _ => continue,
        };
        let diagnostic = diagnostic
            .with("original", stem(parent))
            .with("language", stem(document.language))
            .with("lesson", entry.command_name())
            .with("line", catalog.stamp_line(entry, parent).unwrap_or_default());
        diagnostics.push(diagnostic);
    }
    diagnostics
}
