//! A rule about characters: quotation marks, apostrophes, ellipses, dashes, and spaces beside them.
//!
//! In: the catalog. Out: diagnostics about characters that a style guide would change, if `[check]`
//! of the site names their codes: to most sites, they do not matter.

use super::rule::Rule;
use super::texts::texts;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::lesson::{Document, Passage};
use crate::text::quotation::QuotationMarks;

const STRAIGHT_QUOTE: Code = Code::info("straight-quote");
const QUOTATION_MARK: Code = Code::info("quotation-mark");
const THREE_DOTS: Code = Code::info("three-dots");
const HYPHEN_AS_DASH: Code = Code::info("hyphen-as-dash");
const SPACE_BEFORE_MARK: Code = Code::info("space-before-mark");
const THAI_SPACE: Code = Code::info("thai-space");

pub(super) const RULE: Rule = Rule {
    codes: &[
        STRAIGHT_QUOTE,
        QUOTATION_MARK,
        THREE_DOTS,
        HYPHEN_AS_DASH,
        SPACE_BEFORE_MARK,
        THAI_SPACE,
    ],
    run,
};

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let named =
        |code: &Code| catalog.config.severities.iter().any(|(name, _)| name.value == code.name());
    let codes: Vec<Code> = RULE.codes.iter().copied().filter(named).collect();
    if codes.is_empty() {
        return Vec::new();
    }
    let mut diagnostics = Vec::new();
    for (_, document) in texts(catalog) {
        let Some(file) = catalog.sources.text(&document.path) else { continue };
        let language = &catalog.config.language(document.language).tag;
        let conventions = Conventions {
            marks: QuotationMarks::of(language),
            is_thai: language.as_str() == "th",
            has_space_before_marks: language.as_str().starts_with("fr"),
        };
        for passage in document.passages(file, catalog.config.html.definition_lists) {
            conventions.check(document, &passage, &mut diagnostics);
        }
    }
    diagnostics.retain(|diagnostic| codes.contains(&diagnostic.code));
    diagnostics
}

/// What a language writes.
struct Conventions {
    marks: Option<QuotationMarks>,
    is_thai: bool,
    has_space_before_marks: bool,
}

impl Conventions {
    fn check(&self, document: &Document, passage: &Passage, diagnostics: &mut Vec<Diagnostic>) {
        let text = passage.text.as_str();
        let mut report = |code, start: usize, length: usize| {
            let span = passage.span(start..start + length);
            let shown = self.marks.map_or_else(|| "“…”".to_owned(), QuotationMarks::shown);
            let found = &text[start..start + length];
            let diagnostic = Diagnostic::new(code, &document.path, span).with("found", found);
            diagnostics.push(diagnostic.with("marks", shown));
        };
        let mut before = None;
        for (place, character) in text.char_indices() {
            let rest = &text[place..];
            let length = character.len_utf8();
            let after = rest[length..].chars().next();
            match character {
                '"' | '\'' => report(STRAIGHT_QUOTE, place, length),
                '.' if before != Some('.') && rest.starts_with("...") => {
                    report(THREE_DOTS, place, 3);
                }
                '-' if is_dash(before, rest) => report(HYPHEN_AS_DASH, place, length),
                ',' | '.' | ';' | ':' | '?' | '!'
                    if !self.has_space_before_marks
                        && before.is_some_and(is_space)
                        && after.is_none_or(ends_word) =>
                {
                    report(SPACE_BEFORE_MARK, place, length);
                }
                'ๆ' if self.is_thai => {
                    let is_apart = before.is_some_and(is_space) && after.is_none_or(ends_word);
                    if !is_apart {
                        report(THAI_SPACE, place, length);
                    }
                }
                _ if self.is_thai && meets_thai(before, character) => {
                    report(THAI_SPACE, place, length);
                }
                _ => {}
            }
            let is_wrong = |marks: QuotationMarks| {
                marks.is_foreign(character) || marks.is_reversed(character, before, after)
            };
            if self.marks.is_some_and(is_wrong) {
                report(QUOTATION_MARK, place, length);
            }
            before = Some(character);
        }
    }
}

/// Whether a hyphen is used as a dash: between spaces, or twice between words. Between numbers it
/// is a minus sign.
fn is_dash(before: Option<char>, rest: &str) -> bool {
    let is_number = |character: char| character.is_ascii_digit();
    let next = rest.trim_start_matches(['-', ' ']);
    let is_between_spaces = before.is_some_and(is_space) && rest.starts_with("- ");
    let is_double = before.is_some_and(|before| before != '-') && rest.starts_with("--");
    (is_between_spaces || is_double) && !next.is_empty() && !next.starts_with(is_number)
}

/// Whether a Thai letter and a number, a currency sign or a Latin letter touch.
fn meets_thai(before: Option<char>, character: char) -> bool {
    let is_thai = |character: char| matches!(character, 'ก'..='ฺ' | 'เ'..='๎');
    let is_other = |character: char| character.is_ascii_alphanumeric() || character == '฿';
    before.is_some_and(|before| {
        is_thai(before) && is_other(character) || is_other(before) && is_thai(character)
    })
}

fn is_space(character: char) -> bool {
    character.is_whitespace()
}

/// Whether a word ends before this character.
fn ends_word(character: char) -> bool {
    is_space(character) || matches!(character, '”' | '’' | '"' | ')' | ']' | '…' | '»' | '“')
}
