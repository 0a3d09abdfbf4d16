//! What a learner reads as plain text, for the search.
//!
//! In: running text as the parser meets it. Out: blocks, one a line, in sections that begin with a tab. Words of headings are left out, since
//! a [`super::Heading`] has them, and so are notes for team leaders, which are on another page.

use std::fmt;

/// A text as the search looks through it.
#[derive(Default)]
pub struct PlainText(String);

impl PlainText {
    /// Blocks divided by line feeds. Each heading but the title begins a section with a tab.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Adds running text. A word may go on in the next piece of it.
    pub(super) fn add(&mut self, text: &str) {
        let text = if self.is_at_border() { text.trim_start() } else { text };
        if memchr::memchr2(b'\n', b'\t', text.as_bytes()).is_none() {
            self.0.push_str(text);
        } else {
            // White space only, as in raw HTML and code: borders are set by those who know of blocks.
            self.0.extend(text.chars().map(|letter| if matches!(letter, '\n' | '\t') { ' ' } else { letter }));
        }
    }

    /// What follows is another block.
    pub(super) fn end_block(&mut self) {
        if !self.is_at_border() {
            self.end_line('\n');
        }
    }

    /// What follows stands below another heading.
    pub(super) fn begin_section(&mut self) {
        self.end_line('\t');
    }

    /// The whole, once all has been added.
    pub(super) fn finish(mut self) -> Self {
        self.trim_end();
        self.0.shrink_to_fit();
        self
    }

    fn end_line(&mut self, border: char) {
        self.trim_end();
        self.0.push(border);
    }

    fn trim_end(&mut self) {
        self.0.truncate(self.0.trim_end_matches([' ', '\n']).len());
    }

    fn is_at_border(&self) -> bool {
        matches!(self.0.as_bytes().last(), None | Some(b'\n' | b'\t'))
    }
}

impl fmt::Debug for PlainText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}
