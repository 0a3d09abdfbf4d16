//! The text for learners as plain text, for the search.
//!
//! In: running text with a line feed after each block and a tab before each section. Out: blocks,
//! one per line, in sections that begin with a tab. It has no headings, which are in
//! [`super::Heading`], and no notes for team leaders, which are on another page.

use std::fmt;

/// A text as the search reads it.
#[derive(Default)]
pub struct PlainText(String);

/// Characters that are removed from the end of a block.
const INVISIBLE: [char; 2] = [' ', '\n'];

impl PlainText {
    /// Blocks separated by line feeds. Each heading except the title begins a section with a tab.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Makes it from pieces of running text, each of whole blocks.
    pub(super) fn of<'a>(pieces: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut plain = Self(String::with_capacity(pieces.clone().map(str::len).sum()));
        for piece in pieces {
            let mut start = 0;
            for end in memchr::memchr2_iter(b'\n', b'\t', piece.as_bytes()) {
                plain.add_block(&piece[start..end]);
                if piece.as_bytes()[end] == b'\t' {
                    plain.begin_section();
                }
                start = end + 1;
            }
            plain.add_block(&piece[start..]);
        }
        plain.trim_end();
        plain.0.shrink_to_fit();
        plain
    }

    /// Adds a block, unless it is blank.
    fn add_block(&mut self, block: &str) {
        let block = block.trim_start().trim_end_matches(INVISIBLE);
        if !block.is_empty() {
            self.0.push_str(block);
            self.0.push('\n');
        }
    }

    fn begin_section(&mut self) {
        self.trim_end();
        self.0.push('\t');
    }

    fn trim_end(&mut self) {
        self.0.truncate(self.0.trim_end_matches(INVISIBLE).len());
    }
}

impl fmt::Debug for PlainText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}
