//! TOML syntax errors, in the words of the message table.
//!
//! In: an error of the parser. Out: a diagnostic that names its kind. The parser distinguishes
//! kinds only by its English descriptions, which are matched here; an unknown one is passed on as
//! it is, in parentheses.

use toml::de::Error;

use super::report::{LONGEST_NAME, Report};
use crate::diagnostic::{Code, Diagnostic, Phrase};

pub(crate) const TOML_SYNTAX: Code = Code::error("toml-syntax").fixed();

/// An example of a day.
pub(super) const EXAMPLE_DAY: &str = "2026-11-22";

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

pub(super) fn diagnostic(error: &Error, text: &str, report: &Report<'_>) -> Diagnostic {
    let span = error.span().unwrap_or(0..0);
    let original = error.message().lines().collect::<Vec<_>>().join(", ");
    // Without quotation marks, a day in another format is a syntax error.
    let is_day =
        key_before(text, span.start).is_some_and(|key| report.days.borrow().contains(&key));
    if is_day {
        let reason = Phrase::new("toml-day").with("example", EXAMPLE_DAY);
        return report
            .diagnostic(TOML_SYNTAX, &span)
            .with("reason", reason)
            .nearest(Some(EXAMPLE_DAY));
    }
    let kind =
        KINDS.iter().find(|(begin, _)| original.starts_with(begin)).map(|(_, phrase)| *phrase);
    let is_number = || NUMBERS.iter().any(|word| original.contains(word));
    let reason = match kind.or_else(|| is_number().then_some("toml-number")) {
        Some(phrase) => Phrase::new(phrase),
        None => Phrase::new("toml-other").with("original", original),
    };
    report.diagnostic(TOML_SYNTAX, &span).with("reason", reason)
}

/// Returns the key whose value contains an offset, on the same line.
fn key_before(text: &str, offset: usize) -> Option<&str> {
    // No line is searched again for each of a thousand errors on it.
    let start = text.floor_char_boundary(offset.saturating_sub(LONGEST_NAME));
    let line = text.get(start..offset)?.rsplit('\n').next()?;
    let (before, _) = line.rsplit_once('=')?;
    let key = before.trim_end().rsplit([' ', '\t', ',', '{', '.']).next()?;
    Some(key.trim_matches(['"', '\'']))
}
