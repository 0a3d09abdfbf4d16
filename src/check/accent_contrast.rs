//! A rule that the colour of a topic is readable on the page: a contrast of 4.5 to 1 (WCAG 2.2,
//! success criterion 1.4.3).
//!
//! In: the catalog. Out: diagnostics about colours with less contrast.

use super::rule::Rule;
use crate::catalog::Catalog;
use crate::diagnostic::{Argument, Code, Diagnostic};
use crate::text::colour::{DARK_PAPER, LIGHT_PAPER, MIN_CONTRAST, contrast};

const ACCENT_CONTRAST: Code = Code::warning("accent-contrast");

pub(super) const RULE: Rule = Rule { codes: &[ACCENT_CONTRAST], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (_, entry) in catalog.entries() {
        let Some(accent) = &entry.facts.accent else { continue };
        for (colour, paper) in [(&accent.light, LIGHT_PAPER), (&accent.dark, DARK_PAPER)] {
            let contrast = contrast(&colour.value, paper);
            if contrast < MIN_CONTRAST {
                let low_contrast =
                    Diagnostic::new(ACCENT_CONTRAST, &entry.facts_path, colour.span.clone())
                        .with("colour", colour.value.clone())
                        .with("paper", paper)
                        .with("contrast", Argument::Tenths(tenths(contrast)));
                diagnostics.push(low_contrast);
            }
        }
    }
    diagnostics
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 10 and 210")]
fn tenths(contrast: f64) -> usize {
    (contrast * 10.0).round() as usize
}
