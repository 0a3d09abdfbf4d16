//! Prose that a tab or four spaces made a block of code.
//!
//! In: the lines of indented code. Out: a diagnostic if they read as sentences.

use crate::diagnostic::Code;
use crate::lesson::problems::Problems;
use crate::source::Span;

pub(crate) const INDENTED_PROSE: Code = Code::warning("indented-prose");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[INDENTED_PROSE];

/// The fewest words of a sentence, and letters where words are not separated.
const FEWEST_WORDS: usize = 5;
const FEWEST_LETTERS: usize = 25;

/// Looks at a block of code.
pub(super) fn check(source: &str, lines: &[Span], problems: &mut Problems) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let words: Vec<&str> = lines
        .iter()
        .map(|line| source[line.clone()].trim())
        .filter(|line| !line.is_empty())
        .collect();
    if reads_as_prose(&words.join(" ")) {
        let end = first.start + source[first.start..last.end].trim_end().len();
        problems.add(INDENTED_PROSE, &(first.start..end), []);
    }
}

/// Whether a text is one or more sentences: it begins as one, ends as one, and has little but
/// letters.
fn reads_as_prose(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let begins = (first.is_alphabetic() && !first.is_lowercase()) || matches!(first, '“' | '‘');
    let closing = ['”', '’', '"', ')'];
    let ends = text.trim_end_matches(closing).ends_with(['.', '!', '?', '…', '。'])
        // Thai has no full stop.
        || ('\u{e00}'..='\u{e7f}').contains(&first);
    let plain = |character: char| {
        character.is_alphabetic()
            || character == ' '
            || ('\u{e00}'..='\u{e7f}').contains(&character)
    };
    let (all, letters) = (text.chars().count(), text.chars().filter(|c| plain(*c)).count());
    let is_long = text.split(' ').count() >= FEWEST_WORDS
        || (!text.is_ascii() && letters >= FEWEST_LETTERS && !first.is_uppercase());
    let has_code =
        text.contains(['{', '}', '=', '<', '>', '\\', '$', '_', '/', '|', '`', ';', '#']);
    begins && ends && is_long && !has_code && letters * 10 >= all * 9
}
