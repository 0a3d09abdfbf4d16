//! Spaces: an invisible one where Markdown needs a plain one, and a missing one.
//!
//! In: passages. Out: diagnostics about marks such as `#`, `-` and `[ ]` that are text, since no
//! plain space follows them.

use super::passage::{OTHER, Passage, PassageKind};
use crate::diagnostic::{Argument, Code, Diagnostic, Phrase};
use crate::lesson::problems::Problems;
use crate::source::Span;

pub(crate) const NO_BREAK_SPACE: Code = Code::warning("no-break-space");
pub(crate) const HEADING_WITHOUT_SPACE: Code = Code::warning("heading-without-space");
pub(crate) const MALFORMED_BOX: Code = Code::warning("malformed-box");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[NO_BREAK_SPACE, HEADING_WITHOUT_SPACE, MALFORMED_BOX];

/// The argument that holds the mark.
const MARK: &str = "mark";

/// Removes the diagnostic about the heading that would have been the title, and returns its place
/// and what to do.
pub(in crate::lesson) fn take_title_slip(problems: &mut Problems) -> Option<(Span, Phrase)> {
    let slip = problems.take(|slip| {
        let is_first_level = slip.argument(MARK).is_some_and(|mark| *mark == Argument::from("#"));
        is_first_level && [NO_BREAK_SPACE, HEADING_WITHOUT_SPACE].contains(&slip.code)
    });
    slip.map(|slip| (slip.span.clone(), fix_of(&slip)))
}

/// Removes the diagnostic about the box of an item, and returns its place and what to do.
pub(in crate::lesson) fn take_box_slip(
    problems: &mut Problems,
    item: &Span,
) -> Option<(Span, Phrase)> {
    let slip = problems.take(|slip| {
        item.contains(&slip.span.start) && [NO_BREAK_SPACE, MALFORMED_BOX].contains(&slip.code)
    });
    slip.map(|slip| (slip.span.clone(), fix_of(&slip)))
}

/// Returns what to do about a slip, for the diagnostic that replaces it.
fn fix_of(slip: &Diagnostic) -> Phrase {
    let key = match slip.code {
        HEADING_WITHOUT_SPACE => "fix-heading-space",
        MALFORMED_BOX => "fix-box",
        _ => "fix-no-break-space",
    };
    let mark = slip.argument(MARK).cloned();
    mark.map_or(Phrase::new(key), |mark| Phrase::new(key).with(MARK, mark))
}

/// Looks for such marks. `is_first` is whether the passage is the first of the file.
pub(super) fn check(passage: &Passage<'_>, is_first: bool, problems: &mut Problems) {
    if matches!(passage.kind, PassageKind::Heading | PassageKind::Cell) {
        return;
    }
    for (place, (start, line)) in passage.lines().enumerate() {
        let found = line.find(is_invisible).and_then(|_| invisible_space(line));
        if let Some((mark, offset)) = found {
            return report(passage, start + offset, mark, problems);
        }
        let hashes = line.len() - line.trim_start_matches('#').len();
        if (2..=6).contains(&hashes) || (hashes == 1 && is_first && place == 0) {
            heading(passage, start, hashes, problems);
        }
    }
    if is_item_text(passage) {
        check_box(passage, problems);
    }
}

fn heading(passage: &Passage<'_>, start: usize, hashes: usize, problems: &mut Problems) {
    let line = passage.text[start..].lines().next().unwrap_or_default();
    let rest = &line[hashes..];
    if rest.starts_with(char::is_alphabetic) && !rest.contains(OTHER) {
        let proposal = format!("{} {rest}", &line[..hashes]);
        problems.add(
            HEADING_WITHOUT_SPACE,
            &passage.span(start..start + line.len()),
            [(MARK, line[..hashes].into()), ("proposal", proposal.into())],
        );
    }
}

fn report(passage: &Passage<'_>, offset: usize, mark: &str, problems: &mut Problems) {
    let space = passage.text[offset..].chars().next().map_or(1, char::len_utf8);
    problems.add(NO_BREAK_SPACE, &passage.span(offset..offset + space), [(MARK, mark.into())]);
}

/// Whether a character looks like a space, or like nothing, but is no space in Markdown.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{a0}' | '\u{2000}'
            ..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

/// Returns the mark that an invisible space makes text, and the place of the space in the line.
fn invisible_space(line: &str) -> Option<(&str, usize)> {
    let is_space = |character: char| is_invisible(character) || matches!(character, ' ' | '\t');
    let rest = line.trim_start_matches(is_space);
    let indent = line.len() - rest.len();
    let mark = mark_of(rest)?;
    let after = &rest[mark.len()..];
    let words = after.trim_start_matches(is_space);
    if mark != "#" && !words.starts_with(begins_words) {
        return None;
    }
    if after.starts_with(is_invisible) && mark != ">" {
        return Some((mark, indent + mark.len()));
    }
    let in_indent = line[..indent].find(is_invisible)?;
    (after.starts_with(' ') || mark == ">").then_some((mark, in_indent))
}

/// Whether what follows a mark is the beginning of words: not of a number, as in “-5 °C”.
fn begins_words(character: char) -> bool {
    character.is_alphabetic() || matches!(character, OTHER | '[' | '“' | '‘' | '"' | '(' | '!')
}

/// Returns the mark of a heading, list, box or quotation at the start of a text.
fn mark_of(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let length = match first {
        '#' => Some(text.len() - text.trim_start_matches('#').len()).filter(|count| *count <= 6)?,
        '-' | '*' | '+' | '>' => 1,
        '[' if is_box(text) => 3,
        '0'..='9' => {
            let digits = text.find(|character: char| !character.is_ascii_digit())?;
            // “12. januari” at the start of a line is a date.
            let words = text[digits..].get(1..)?.trim_start_matches(is_invisible);
            let is_item = text[digits..].starts_with(['.', ')'])
                && digits <= 2
                && !words.starts_with(char::is_lowercase);
            is_item.then_some(digits + 1)?
        }
        _ => return None,
    };
    Some(&text[..length])
}

fn is_box(text: &str) -> bool {
    ["[ ]", "[x]", "[X]"].into_iter().any(|known| text.starts_with(known))
}

/// Whether a passage is the beginning of an item.
fn is_item_text(passage: &Passage<'_>) -> bool {
    let before = passage.before().trim_end();
    passage.kind == PassageKind::Item || before.ends_with(['-', '*', '+', '.', ')'])
}

/// Looks for a box that is nearly one, such as `[]` or `[ x]`.
fn check_box(passage: &Passage<'_>, problems: &mut Problems) {
    let text = passage.text.as_str();
    let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.split(']').next()) else {
        return;
    };
    let after = &text[(inner.len() + 2).min(text.len())..];
    let has_words = after.starts_with(|next: char| next == ' ' || next.is_alphabetic());
    let is_near = match inner {
        "" | "  " | " x" | "x " | " x " | " X" | "X " | "✓" | "✔" | "✗" | "\u{a0}" => {
            has_words
        }
        // `[v]ersion` marks a letter of a word.
        "v" | "V" => after.starts_with(' '),
        " " | "x" | "X" => after.starts_with(char::is_alphabetic),
        _ => false,
    };
    if is_near {
        let written = &text[..inner.len() + 2];
        problems.add(MALFORMED_BOX, &passage.span(0..written.len()), [(MARK, written.into())]);
    }
}
