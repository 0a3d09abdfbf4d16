//! Names of emoji between colons, which GitHub replaces and a site does not.
//!
//! In: passages. Out: diagnostics, with the emoji.

use super::passage::{OTHER, Passage};
use crate::diagnostic::Code;
use crate::lesson::problems::Problems;

pub(crate) const EMOJI_NAME: Code = Code::warning("emoji-name");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[EMOJI_NAME];

/// Looks for such names.
pub(super) fn check(passage: &Passage<'_>, problems: &mut Problems) {
    let text = passage.text.as_str();
    let colons: Vec<usize> = memchr::memchr_iter(b':', text.as_bytes()).collect();
    let mut done = 0;
    for pair in colons.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        let name = &text[start + 1..end];
        let is_name = name.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_+-".contains(&byte)
        });
        if name.is_empty() || !is_name || start < done || !stands_alone(text, start, end) {
            continue;
        }
        let Some(emoji) = emojis::get_by_shortcode(name) else { continue };
        if passage.is_in_address(start) {
            continue;
        }
        let arguments = [("name", name.into()), ("emoji", emoji.as_str().into())];
        problems.add(EMOJI_NAME, &passage.span(start..end + 1), arguments);
        done = end + 1;
    }
}

/// Whether the colons are not part of something else, such as `10:100:20`.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end + 1..].chars().next();
    let is_part = |next: char| next.is_ascii_alphanumeric() || matches!(next, ':' | '_' | '/');
    !before.is_some_and(is_part) && !after.is_some_and(|next| is_part(next) || next == OTHER)
}
