//! The blocks of a text at its top level, which are aligned when two languages are read side by
//! side.
//!
//! In: the places of blocks in the body. Out: [`Block`]s in order. Parts of a body that are not
//! blocks of the text (the elements around sections, notes, answers) are between them.

use super::body::Mark;
use crate::source::Span;

/// A block at the top level.
#[derive(Debug, Clone, Copy)]
pub struct Block {
    /// The kind of block.
    pub kind: BlockKind,
    /// Where it begins in the file, in bytes.
    pub offset: u32,
    pub(super) start: Mark,
    pub(super) end: Mark,
}

/// The kind of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading, by index among the headings.
    Heading(u32),
    /// A paragraph, including one that is only a picture or video.
    Paragraph,
    /// A list, including the options of a question.
    List,
    /// A quotation.
    Quote,
    /// An alert.
    Alert,
    /// A table.
    Table,
    /// Preformatted text.
    Code,
    /// A raw `<details>` element.
    Details,
    /// A thematic break.
    Rule,
    /// Any other raw HTML.
    Html,
}

impl BlockKind {
    /// The phrase for it in diagnostics.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Heading(_) => "block-heading",
            Self::Paragraph => "block-paragraph",
            Self::List => "block-list",
            Self::Quote => "block-quotation",
            Self::Alert => "block-alert",
            Self::Table => "block-table",
            Self::Code => "block-code",
            Self::Details => "block-details",
            Self::Rule => "block-rule",
            Self::Html => "block-html",
        }
    }
}

impl Block {
    /// Where it begins in the body.
    pub fn start(&self) -> Mark {
        self.start
    }

    /// Where it ends in the body.
    pub fn end(&self) -> Mark {
        self.end
    }

    /// Its place in the file.
    pub fn span(&self) -> Span {
        let offset = self.offset as usize;
        offset..offset + 1
    }
}
