//! The blocks of a text at its top level: what is set side by side when two languages are read
//! together.
//!
//! In: where a block stands in the body. Out: [`Block`]s in order. What stands in a body without
//! being a block of the text (the frames of sections, notes, answers) lies between them.

use super::body::Mark;
use crate::source::Span;

/// A block at the top level.
#[derive(Debug, Clone, Copy)]
pub struct Block {
    /// What sort of block.
    pub kind: BlockKind,
    /// Where it begins in the file, in bytes.
    pub offset: u32,
    pub(super) start: Mark,
    pub(super) end: Mark,
}

/// What sort of block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading, by place among the headings.
    Heading(u32),
    /// A paragraph; also a picture or video alone in one.
    Paragraph,
    /// A list; also the options of a question.
    List,
    /// A quotation.
    Quote,
    /// An alert.
    Alert,
    /// A table.
    Table,
    /// Preformatted text.
    Code,
    /// Raw details.
    Details,
    /// A line across.
    Rule,
    /// Any other raw HTML.
    Html,
}

impl BlockKind {
    /// What it is called in diagnostics.
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
