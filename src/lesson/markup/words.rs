//! Measures running text and collects it as plain text.
//!
//! In: pieces of running text. Out: a volume, and plain text with a line feed after each block and
//! a tab before each section. Nothing that was added is changed later, so that the text of a block
//! can be removed again.

use crate::text::reading::Volume;

/// The words of a text.
#[derive(Debug, Default)]
pub(super) struct Words {
    volume: Volume,
    plain: String,
}

/// How much had been read at a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordMark {
    pub(super) volume: Volume,
    pub(super) plain: usize,
}

impl Words {
    /// Adds to the reading time. A word may continue in the next piece.
    pub(super) fn measure(&mut self, text: &str) {
        self.volume.add(text);
    }

    /// Adds to the plain text.
    pub(super) fn add(&mut self, text: &str) {
        if memchr::memchr2(b'\n', b'\t', text.as_bytes()).is_none() {
            self.plain.push_str(text);
        } else {
            // This is only white space, as in raw HTML and code: the borders of blocks are set by
            // `end_block` and `begin_section`.
            let characters = text.chars();
            self.plain.extend(
                characters.map(
                    |character| if matches!(character, '\n' | '\t') { ' ' } else { character },
                ),
            );
        }
    }

    /// Ends a word.
    pub(super) fn end_word(&mut self) {
        self.volume.end_word();
    }

    /// Ends a block.
    pub(super) fn end_block(&mut self) {
        self.volume.end_word();
        if !self.plain.ends_with(['\n', '\t']) {
            self.plain.push('\n');
        }
    }

    /// Begins a section, after its heading.
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
