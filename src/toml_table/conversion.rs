//! Values of the wrong type, as they should be.
//!
//! In: a value and the line it is on. Out: the line with the value converted to the expected type,
//! if it is clear what was meant.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::lenient_reader::basic;
use super::lines::{line_at, line_from};
use crate::text::date::Date;

/// Returns the line with a value converted to the type that a phrase names.
pub(super) fn converted_line(
    text: &str,
    span: &Range<usize>,
    expected: &str,
    value: &DeValue<'_>,
) -> Option<String> {
    let raw = text.get(span.clone())?;
    let converted = match (expected, value) {
        ("toml-expected-text", DeValue::Array(array)) if array.len() == 1 => {
            basic(array.first()?.get_ref().as_str()?)
        }
        ("toml-expected-text", DeValue::Table(_) | DeValue::Array(_)) => return None,
        ("toml-expected-text", _) => basic(raw),
        ("toml-expected-number", DeValue::String(words)) => number(words)?,
        ("toml-expected-number", DeValue::Float(_)) => {
            let (whole, rest) = raw.split_once('.')?;
            rest.bytes().all(|digit| digit == b'0').then(|| number(whole))??
        }
        ("toml-expected-boolean", DeValue::String(word)) => boolean(word)?.to_owned(),
        ("toml-expected-boolean", DeValue::Integer(_)) => boolean(raw)?.to_owned(),
        ("toml-expected-day", DeValue::String(words)) => {
            let day = words.get(..10).and_then(Date::parse);
            Date::rearranged(words).or(day)?.to_string()
        }
        ("toml-expected-day", DeValue::Datetime(_)) => Date::parse(raw.get(..10)?)?.to_string(),
        ("toml-expected-tables", DeValue::Table(_)) if raw.starts_with('[') => format!("[{raw}]"),
        ("toml-expected-tables", DeValue::Table(_)) if raw.starts_with('{') => format!("[{raw}]"),
        _ => return None,
    };
    line_with(text, span, &converted)
}

/// Returns the line of a value with another value in its place, if the line is then TOML.
pub(super) fn line_with(text: &str, span: &Range<usize>, value: &str) -> Option<String> {
    let line = line_at(text, span.start);
    let line = line_from(text, line.start);
    if span.start < line.start || span.end > line.end {
        return None;
    }
    let line = [&text[line.start..span.start], value, &text[span.end..line.end]].concat();
    DeTable::parse(&line).is_ok().then(|| line.trim().to_owned())
}

fn number(words: &str) -> Option<String> {
    let words = words.trim();
    let end = words.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(words.len());
    let unit = words[end..].trim();
    let number: u32 = words[..end].parse().ok()?;
    unit.chars().all(|letter| letter.is_alphabetic() || letter == '.').then(|| number.to_string())
}

fn boolean(word: &str) -> Option<&'static str> {
    match word.trim().to_lowercase().as_str() {
        "true" | "yes" | "on" | "1" => Some("true"),
        "false" | "no" | "off" | "0" => Some("false"),
        _ => None,
    }
}
