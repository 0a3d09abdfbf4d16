//! A rule that the colour of a topic is readable on the page: a contrast of 4.5 to 1 (WCAG 2.2,
//! success criterion 1.4.3).
//!
//! In: the catalog. Out: diagnostics about colours with less contrast.

use super::rule::Rule;
use crate::catalog::Catalog;
use crate::config::{DARK_PAPER, LIGHT_PAPER};
use crate::diagnostic::{Argument, Code, Diagnostic};

const ACCENT_CONTRAST: Code = Code::warning("accent-contrast");

pub(super) const RULE: Rule = Rule { codes: &[ACCENT_CONTRAST], run };

const MIN_CONTRAST: f64 = 4.5;

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

/// Returns the contrast ratio as defined in WCAG 2.2.
fn contrast(left: &str, right: &str) -> f64 {
    let (left, right) = (luminance(left), luminance(right));
    (left.max(right) + 0.05) / (left.min(right) + 0.05)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 10 and 210")]
fn tenths(contrast: f64) -> usize {
    (contrast * 10.0).round() as usize
}

/// Returns the relative luminance as defined in WCAG 2.2.
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(
            colour
                .get(at..at + 2)
                .and_then(|digits| u8::from_str_radix(digits, 16).ok())
                .unwrap_or(0),
        ) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[cfg(test)]
mod tests {
    use super::contrast;

    #[test]
    fn black_on_white_is_twenty_one_to_one() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
        assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
    }
}
