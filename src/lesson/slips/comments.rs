//! Comments that are none: with a space in `<!--`, with hyphens that a word processor has made into
//! a dash, or with one hyphen too few.
//!
//! In: passages. Out: diagnostics, with the comment as it should be.

use super::passage::Passage;
use crate::diagnostic::Code;
use crate::lesson::problems::Problems;

pub(crate) const MALFORMED_COMMENT: Code = Code::warning("malformed-comment");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[MALFORMED_COMMENT];

/// Looks for such comments.
pub(super) fn check(passage: &Passage<'_>, problems: &mut Problems) {
    let text = passage.text.as_str();
    let mut position = 0;
    while let Some(start) = memchr::memchr(b'<', &text.as_bytes()[position..]) {
        let start = position + start;
        position = start + 1;
        let Some(inner) = after_opening(&text[start + 1..]) else { continue };
        let Some(end) = text[start..].find('>').map(|length| start + length) else { return };
        let written = text[text.len() - inner.len()..].get(..end + inner.len() - text.len());
        let words = written.unwrap_or_default().trim_end_matches(is_dash_or_space);
        if words.is_empty() {
            continue;
        }
        let proposal = format!("<!-- {words} -->");
        let span = passage.span(start..end + 1);
        problems.add(MALFORMED_COMMENT, &span, [("proposal", proposal.into())]);
        position = end;
    }
}

/// Returns what follows the opening of a comment: an exclamation mark, then a dash of some kind.
fn after_opening(text: &str) -> Option<&str> {
    let dashes = text.trim_start_matches(' ').strip_prefix('!')?.trim_start_matches(' ');
    let inner = dashes.trim_start_matches(is_dash_or_space);
    dashes.starts_with(is_dash).then_some(inner)
}

fn is_dash_or_space(character: char) -> bool {
    character == ' ' || is_dash(character)
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
