//! A rule that titles fit on one line of a phone's list.
//!
//! In: the catalog. Out: a diagnostic for each title that is too long.

use super::rule::Rule;
use super::texts::texts;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

const LONG_TITLE: Code = Code::warning("long-title");

pub(super) const RULE: Rule = Rule { codes: &[LONG_TITLE], run };

/// The largest number of characters of a title.
const MAX_CHARACTERS: usize = 80;

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let is_long = |title: &str| title.chars().count() > MAX_CHARACTERS;
    let long = texts(catalog).filter(|(_, document)| is_long(&document.title));
    let diagnostics = long.map(|(_, document)| {
        let heading = document.headings.iter().find(|heading| heading.level == 1);
        let span = heading.map_or(0..0, |heading| heading.span.clone());
        Diagnostic::new(LONG_TITLE, &document.path, span).with("limit", MAX_CHARACTERS)
    });
    diagnostics.collect()
}
