//! Running text as it is read: how much there is of it, and what it says.
//!
//! In: pieces of running text. Out: a volume, and plain text with a line feed behind each block and
//! a tab before each section. Nothing that was added is changed later, so that what a block added
//! can be left out.

use crate::text::reading::Volume;

/// The words of a text.
#[derive(Debug, Default)]
pub(super) struct Words {
    volume: Volume,
    plain: String,
}

/// What had been read at a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordMark {
    pub(super) volume: Volume,
    pub(super) plain: usize,
}

impl Words {
    /// Adds to what takes time to read. A word may go on in the next piece.
    pub(super) fn measure(&mut self, text: &str) {
        self.volume.add(text);
    }

    /// Adds to the plain text.
    pub(super) fn add(&mut self, text: &str) {
        if memchr::memchr2(b'\n', b'\t', text.as_bytes()).is_none() {
            self.plain.push_str(text);
        } else {
            // White space only, as in raw HTML and code: borders are set by those who know of
            // blocks.
            let characters = text.chars();
            self.plain.extend(
                characters.map(
                    |character| if matches!(character, '\n' | '\t') { ' ' } else { character },
                ),
            );
        }
    }

    /// What follows does not belong to the word before it.
    pub(super) fn end_word(&mut self) {
        self.volume.end_word();
    }

    /// What follows is another block.
    pub(super) fn end_block(&mut self) {
        self.volume.end_word();
        if !self.plain.ends_with(['\n', '\t']) {
            self.plain.push('\n');
        }
    }

    /// What follows stands below another heading.
    pub(super) fn begin_section(&mut self) {
        self.plain.push('\t');
    }

    pub(super) fn mark(&self) -> WordMark {
        WordMark { volume: self.volume, plain: self.plain.len() }
    }

    pub(super) fn finish(self) -> (Volume, String) {
        (self.volume, self.plain)
    }
}
