//! Lines of a text.
//!
//! In: a text and a place in it. Out: the places of lines, without their ends.

use std::ops::Range;

/// How many lines a list or a text may have to be corrected.
pub(super) const MAX_LINES: usize = 60;

/// Returns the line that contains a place, without its line feed. The place after the last line
/// belongs to the last line that has something on it.
pub(super) fn line_at(text: &str, place: usize) -> Range<usize> {
    let place = text.floor_char_boundary(place.min(text.len()));
    let place = if text[place..].trim().is_empty() { text.trim_end().len() } else { place };
    let start = text[..place].rfind('\n').map_or(0, |line_feed| line_feed + 1);
    line_from(text, start)
}

/// Returns the line that begins at a place.
pub(super) fn line_from(text: &str, start: usize) -> Range<usize> {
    let line = text[start..].split('\n').next().unwrap_or_default();
    start..start + line.strip_suffix('\r').unwrap_or(line).len()
}

/// Returns the line after this one.
pub(super) fn next_line(text: &str, line: &Range<usize>) -> Option<Range<usize>> {
    let line_feed = line.end + text[line.end..].find('\n')?;
    Some(line_from(text, line_feed + 1))
}
