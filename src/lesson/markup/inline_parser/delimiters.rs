//! Emphasis, strong emphasis and struck-out text: runs of `*`, `_` and `~`, and which of them
//! belong together (GitHub Flavored Markdown Spec 0.29, section 6.4 and appendix “Phase 2”).
//!
//! In: runs in order. Out: in their pieces, the elements that begin and end there.

use icu_properties::props::{EnumeratedProperty as _, GeneralCategory, GeneralCategoryGroup};

use super::piece::{Emphasis, Piece, PieceKind};

/// The runs that may still begin or end an element.
#[derive(Debug, Default)]
pub(super) struct Delimiters {
    /// All runs; those that remain are linked.
    runs: Vec<Run>,
    last: Option<usize>,
}

/// A run of delimiters.
#[derive(Debug)]
pub(super) struct Run {
    /// Its index among the pieces.
    piece: usize,
    byte: u8,
    length: usize,
    flanking: Flanking,
    /// Where it ends in the text.
    position: usize,
    previous: Option<usize>,
    next: Option<usize>,
}

/// What a run can do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flanking {
    pub(super) can_open: bool,
    pub(super) can_close: bool,
}

impl Flanking {
    /// Returns what the run between two places of a text can do.
    pub(super) fn of(text: &str, start: usize, end: usize, byte: u8) -> Self {
        let (mut before, mut after) = (&text[..start], &text[end..]);
        if byte != b'~' {
            // GitHub looks past tildes at what is on their other side.
            (before, after) = (before.trim_end_matches('~'), after.trim_start_matches('~'));
        }
        let before = before.chars().next_back().unwrap_or('\n');
        let after = after.chars().next().unwrap_or('\n');
        let flanks = |inner: char, outer: char| {
            !is_space(inner) && (!is_punctuation(inner) || is_space(outer) || is_punctuation(outer))
        };
        let (left, right) = (flanks(after, before), flanks(before, after));
        if byte == b'_' {
            Self {
                can_open: left && (!right || is_punctuation(before)),
                can_close: right && (!left || is_punctuation(after)),
            }
        } else {
            Self { can_open: left, can_close: right }
        }
    }
}

impl Delimiters {
    /// Adds a run that ends at a position.
    pub(super) fn push(
        &mut self,
        piece: usize,
        byte: u8,
        length: usize,
        flanking: Flanking,
        position: usize,
    ) {
        let (previous, next) = (self.last, None);
        let place = self.runs.len();
        self.runs.push(Run { piece, byte, length, flanking, position, previous, next });
        if let Some(previous) = previous {
            self.runs[previous].next = Some(place);
        }
        self.last = Some(place);
    }

    /// Pairs the runs after a position, and forgets them.
    pub(super) fn pair(&mut self, bottom: usize, pieces: &mut [Piece<'_>]) {
        // For `*`, `_` and `~`, by length: before this position nothing matches.
        let mut bottoms = [[bottom; 3]; 3];
        let mut closer = None;
        let mut candidate = self.last;
        while let Some(run) = candidate.filter(|run| self.runs[*run].position >= bottom) {
            closer = candidate;
            candidate = self.runs[run].previous;
        }
        while let Some(run) = closer {
            if !self.runs[run].flanking.can_close {
                closer = self.runs[run].next;
                continue;
            }
            let kind = match self.runs[run].byte {
                b'*' => 0,
                b'_' => 1,
                _ => 2,
            };
            let found = &mut bottoms[kind][self.runs[run].length % 3];
            if let Some(opener) = self.opener(run, bottom.max(*found)) {
                closer = self.join(opener, run, pieces);
                continue;
            }
            *found = self.runs[run].position;
            closer = self.runs[run].next;
            if !self.runs[run].flanking.can_open {
                self.remove(run);
            }
        }
        while let Some(run) = self.last.filter(|run| self.runs[*run].position >= bottom) {
            self.remove(run);
        }
    }

    /// Returns the last run after a position that may be the beginning for a run.
    fn opener(&self, closer: usize, bottom: usize) -> Option<usize> {
        let closer = &self.runs[closer];
        let mut candidate = closer.previous;
        while let Some(place) = candidate.filter(|place| self.runs[*place].position >= bottom) {
            let opener = &self.runs[place];
            let is_ambiguous = closer.flanking.can_open || opener.flanking.can_close;
            let fits = !is_ambiguous
                || closer.length.is_multiple_of(3)
                || !(opener.length + closer.length).is_multiple_of(3);
            if opener.flanking.can_open && opener.byte == closer.byte && fits {
                return Some(place);
            }
            candidate = opener.previous;
        }
        None
    }

    /// Makes the element between two runs, and returns the next run that may end one.
    fn join(&mut self, opener: usize, closer: usize, pieces: &mut [Piece<'_>]) -> Option<usize> {
        let next = self.runs[closer].next;
        while let Some(between) = self.runs[closer].previous.filter(|run| *run != opener) {
            self.remove(between);
        }
        let (first, last) = (self.runs[opener].piece, self.runs[closer].piece);
        let (left, right) = (pieces[first].delimiters_left(), pieces[last].delimiters_left());
        let (emphasis, used) = match (self.runs[closer].byte, left.min(right)) {
            (b'~', _) if left != right => {
                self.remove(opener);
                self.remove(closer);
                return next;
            }
            (b'~', _) => (Emphasis::Strikethrough, left),
            (_, 1) => (Emphasis::Simple, 1),
            _ => (Emphasis::Strong, 2),
        };
        if let PieceKind::Run { left, opens, .. } = &mut pieces[first].kind {
            *left -= used;
            opens.push(emphasis);
        }
        if let PieceKind::Run { left, closes, .. } = &mut pieces[last].kind {
            *left -= used;
            closes.push(emphasis);
        }
        if left == used {
            self.remove(opener);
        }
        if right > used {
            return Some(closer);
        }
        self.remove(closer);
        next
    }

    fn remove(&mut self, run: usize) {
        let (previous, next) = (self.runs[run].previous, self.runs[run].next);
        match next {
            Some(next) => self.runs[next].previous = previous,
            None => self.last = previous,
        }
        if let Some(previous) = previous {
            self.runs[previous].next = next;
        }
    }
}

fn is_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character counts as punctuation beside delimiters: all of ASCII's, and Unicode's
/// category P, but no other symbols, such as `฿` and `→`.
pub(super) fn is_punctuation(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_punctuation();
    }
    GeneralCategoryGroup::Punctuation.contains(GeneralCategory::for_char(character))
}
