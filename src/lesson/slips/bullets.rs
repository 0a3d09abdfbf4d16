//! Bullets of a word processor, which begin no list.
//!
//! In: passages. Out: diagnostics, one for each list.

use super::memory::Memory;
use super::passage::{Passage, PassageKind};
use super::spaces::is_invisible;
use crate::diagnostic::Code;
use crate::lesson::problems::Problems;

pub(crate) const FOREIGN_BULLET: Code = Code::warning("foreign-bullet");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[FOREIGN_BULLET];

/// Bullets; those of word processors are among the private characters.
const BULLETS: [char; 16] = [
    '•', '·', '▪', '●', '○', '◦', '‣', '⁃', '■', '□', '▫', '➢', '❖', '\u{f0b7}', '\u{f0a7}',
    '\u{f0d8}',
];

/// Looks for bullets at the beginning of lines.
pub(super) fn check(passage: &Passage<'_>, memory: &mut Memory, problems: &mut Problems) {
    if passage.kind != PassageKind::Paragraph {
        return;
    }
    let mut bullets = passage.lines().filter_map(|(start, line)| {
        let rest = line.trim_start();
        let bullet = rest.chars().next().filter(|first| BULLETS.contains(first))?;
        let is_followed = begins_item(&rest[bullet.len_utf8()..]);
        is_followed.then_some((start + line.len() - rest.len(), bullet))
    });
    let dashes = dashes(passage);
    let (first, second) = (bullets.next(), bullets.next());
    // One bullet further down may be there by chance.
    let found = first.filter(|(start, _)| *start == 0 || second.is_some()).or(dashes);
    let Some((start, bullet)) = found else { return };
    // Paragraphs below each other are one list.
    let goes_on = memory.last_bullet.is_some_and(|last| last + 1 == memory.count);
    memory.last_bullet = Some(memory.count);
    if !goes_on {
        let span = passage.span(start..start + bullet.len_utf8());
        problems.add(FOREIGN_BULLET, &span, [("bullet", bullet.to_string().into())]);
    }
}

/// Returns the first of at least two lines that begin with a long dash and run together. A single
/// one is what somebody says.
fn dashes(passage: &Passage<'_>) -> Option<(usize, char)> {
    let begins = |line: &str| {
        let dash = line.chars().next().filter(|first| matches!(first, '–' | '—'))?;
        begins_item(&line[dash.len_utf8()..]).then_some(dash)
    };
    let mut lines = passage.lines().filter_map(|(start, line)| Some((start, begins(line)?)));
    let first = lines.next()?;
    (lines.next().is_some() && !passage.has_hard_breaks).then_some(first)
}

fn begins_item(after: &str) -> bool {
    let is_space = |next: char| matches!(next, ' ' | '\t') || is_invisible(next);
    after.starts_with(is_space) && !after.trim_start_matches(is_space).is_empty()
}
