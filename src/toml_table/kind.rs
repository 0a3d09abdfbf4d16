//! Kinds of TOML errors whose correction is not known, in the words of the message table.
//!
//! In: an error of the parser. Out: a [`Mistake`] that names its kind. The parser distinguishes
//! kinds only by its English descriptions, which are matched here; an unknown one is passed on as
//! it is, in parentheses.

use std::ops::Range;

use toml::de::{DeTable, Error};

use super::lines::{MAX_LINES, line_at, next_line};
use super::statement;
use crate::diagnostic::Phrase;
use crate::source::Span;
use crate::text::date::Date;

/// An example of a day.
pub(super) const EXAMPLE_DAY: &str = "2026-11-22";

/// Something that is not TOML.
#[derive(Debug)]
pub(super) struct Mistake {
    /// Its place in the original.
    pub(super) span: Span,
    /// What is wrong.
    pub(super) reasons: Vec<Phrase>,
    /// How to correct it, where it is not known what was meant.
    pub(super) hint: Phrase,
    /// The lines that contain the place, as they should be.
    pub(super) written: Option<String>,
}

impl Mistake {
    /// Returns the mistake in the value of a key that is a day. A correction that is no day is no
    /// correction.
    pub(super) fn about_a_day(mut self) -> Self {
        let is_day = |reason: &Phrase| matches!(reason.key, "toml-day-order" | "toml-no-date");
        let assignment = self.written.as_deref().and_then(|line| line.split_once('='));
        let found = assignment.and_then(|(key, value)| {
            let value = value.split('#').next().unwrap_or_default();
            let is_around = |mark: char| matches!(mark, '"' | '[' | ']') || mark.is_whitespace();
            let day = Date::rearranged(value.trim_matches(is_around))?;
            Some(format!("{} = {day}", key.trim()))
        });
        if found.is_some() {
            self.written = found;
        } else if !self.reasons.iter().any(is_day) {
            self.reasons = vec![Phrase::new("toml-day-order").with("example", EXAMPLE_DAY)];
            self.written = None;
        }
        self.hint = Phrase::new("toml-hint-day").with("example", EXAMPLE_DAY);
        self
    }
}

/// The beginnings of the descriptions of each kind of error, with its phrase. The first match
/// counts.
const KINDS: [(&str, &str); 38] = [
    ("invalid date", "toml-no-date"),
    ("invalid time", "toml-no-date"),
    ("invalid boolean", "toml-no-boolean"),
    ("carriage return", "toml-carriage-return"),
    ("duplicate key", "toml-duplicate-key"),
    ("string values must be quoted", "toml-unquoted"),
    ("missing opening quote", "toml-quotation-mark"),
    ("invalid basic string", "toml-quotation-mark"),
    ("invalid literal string", "toml-quotation-mark"),
    ("invalid multi-line", "toml-quotation-mark"),
    ("invalid string", "toml-quotation-mark"),
    ("missing escaped value", "toml-backslash"),
    ("too few unicode value digits", "toml-backslash"),
    ("unclosed table", "toml-unclosed-table"),
    ("unclosed array table", "toml-unclosed-table"),
    ("missing table open", "toml-unclosed-table"),
    ("invalid table", "toml-unclosed-table"),
    ("unclosed array", "toml-unclosed-list"),
    ("missing array opening", "toml-unclosed-list"),
    ("missing comma between array elements", "toml-comma"),
    ("extra comma", "toml-comma"),
    ("missing comma", "toml-comma"),
    ("unclosed inline table", "toml-unclosed-brace"),
    ("missing inline table opening", "toml-unclosed-brace"),
    ("key with no value", "toml-equals-sign"),
    ("missing assignment", "toml-equals-sign"),
    ("extra assignment", "toml-equals-sign"),
    ("extra `=`", "toml-equals-sign"),
    ("unexpected `=`", "toml-equals-sign"),
    ("missing value", "toml-value"),
    ("invalid value", "toml-value"),
    ("invalid key-value pair", "toml-equals-sign"),
    ("invalid unquoted key", "toml-key"),
    ("invalid key", "toml-key"),
    ("unquoted keys", "toml-key"),
    ("keys cannot be", "toml-key"),
    ("cannot extend value", "toml-extended-value"),
    ("unexpected key or value", "toml-rest"),
];

/// Words in the descriptions of invalid numbers and days.
const NUMBERS: [&str; 10] = [
    "number",
    "integer",
    "float",
    "mantissa",
    "fraction",
    "exponent",
    "date-time",
    "sign",
    "zero",
    "radix",
];

/// Whether an error is about what a text says, not how it is written: a key that is there twice.
pub(super) fn is_about_meaning(error: &Error) -> bool {
    let message = error.message();
    message.starts_with("duplicate key") || message.starts_with("cannot extend")
}

/// Returns the mistake, and the lines to leave out so that the parser gets past it.
pub(super) fn describe(error: &Error, text: &str) -> (Range<usize>, Mistake) {
    let span = error.span().unwrap_or(0..0);
    let line = line_at(text, span.start);
    let original = error.message().lines().collect::<Vec<_>>().join(", ");
    if original.starts_with("duplicate key")
        && let Some((lines, reason, hint)) = duplicate(text, &line)
    {
        return (lines, Mistake { span, reasons: vec![reason], hint, written: None });
    }
    let kind =
        KINDS.iter().find(|(begin, _)| original.starts_with(begin)).map(|(_, phrase)| *phrase);
    let is_number = || NUMBERS.iter().any(|word| original.contains(word));
    let words = &text[line.clone()];
    let kind = match words {
        _ if kind == Some("toml-no-date") => kind,
        words if statement::is_foreign(words) => Some("toml-foreign"),
        words if statement::is_like_day(words) => Some("toml-no-date"),
        words if statement::has_no_value(words) => Some("toml-value"),
        words if statement::has_two_keys(words) => Some("toml-rest"),
        _ => kind,
    };
    let (reason, hint) = match kind.or_else(|| is_number().then_some("toml-number")) {
        Some(phrase @ "toml-no-date") => (
            Phrase::new(phrase).with("example", EXAMPLE_DAY),
            Phrase::new("toml-hint-day").with("example", EXAMPLE_DAY),
        ),
        Some(phrase @ "toml-foreign") => (Phrase::new(phrase), Phrase::new("toml-hint-foreign")),
        Some(phrase @ "toml-rest") => (Phrase::new(phrase), Phrase::new("toml-hint-rest")),
        Some(phrase @ "toml-value") => (Phrase::new(phrase), Phrase::new("toml-hint-value")),
        Some(phrase) => (Phrase::new(phrase), Phrase::new("toml-hint")),
        None => (Phrase::new("toml-other").with("original", original), Phrase::new("toml-hint")),
    };
    (line, Mistake { span, reasons: vec![reason], hint, written: None })
}

/// Returns the lines of a key or table that is there twice, and where it was first.
fn duplicate(text: &str, line: &Range<usize>) -> Option<(Range<usize>, Phrase, Phrase)> {
    let name = statement::name(&text[line.clone()])?;
    let is_table = name.starts_with('[');
    let mut first = None;
    for (number, other) in (1..).zip(text[..line.start].lines()) {
        match statement::name(other) {
            Some(other) if other == name => first = Some(number),
            // A key of another table is another key.
            Some(other) if !is_table && other.starts_with('[') => first = None,
            _ => {}
        }
    }
    let first: usize = first?;
    let last = text[..line.start].lines().count() + 1;
    let reason = Phrase::new("toml-twice").with("name", name.as_str()).with("line", first);
    let hint = if is_table { "toml-hint-table-twice" } else { "toml-hint-twice" };
    let hint = Phrase::new(hint).with("first", first).with("last", last);
    let mut lines = line.clone();
    let mut count = 0;
    while let Some(next) = next_line(text, &lines) {
        count += 1;
        let following = &text[next.clone()];
        let is_end = if is_table {
            following.trim_start().starts_with('[')
        } else {
            count > MAX_LINES
                || statement::is_beginning(following)
                || DeTable::parse(&text[lines.clone()]).is_ok()
        };
        if is_end {
            break;
        }
        lines.end = next.end;
    }
    Some((lines, reason, hint))
}
