//! A rule that a translation matches the present version of its parent.
//!
//! In: the catalog. Out: diagnostics about outdated translations.

use super::rule::Rule;
use super::texts::translations;
use crate::catalog::{Catalog, TranslationState};
use crate::diagnostic::{Code, Diagnostic};
use crate::scaffold::same_meaning_line;

const OUTDATED_TRANSLATION: Code = Code::warning("outdated-translation");
const UPSTREAM_OUTDATED: Code = Code::info("upstream-outdated");

pub(super) const RULE: Rule = Rule { codes: &[OUTDATED_TRANSLATION, UPSTREAM_OUTDATED], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (entry, _, document) in translations(catalog) {
        let translation = entry.translation(document.language);
        let (Some(stamp), Some(parent)) = (&document.header.translated_from, translation.parent)
        else {
            continue;
        };
        let (Some(stamped), Some(present)) = (stamp.hash, entry.text_hash(parent)) else {
            continue;
        };
        let code = match translation.by_stamp {
            TranslationState::Outdated => OUTDATED_TRANSLATION,
            TranslationState::UpstreamOutdated => UPSTREAM_OUTDATED,
            _ => continue,
        };
        let stem = catalog.language(parent).tag.file_stem();
        let diagnostic = Diagnostic::new(code, &document.path, stamp.span.clone())
            .with("parent", stem)
            .with("line", catalog.stamp_line(entry, parent).unwrap_or_default())
            .with("pair", same_meaning_line(stamped, present));
        diagnostics.push(diagnostic);
    }
    diagnostics
}
