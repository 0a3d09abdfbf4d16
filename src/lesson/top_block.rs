//! The blocks of a text at its top level: what is set side by side when two languages are read together.
//!
//! In: where the parser begins and ends a block. Out: [`Block`]s in order, with their places in the body. What stands in a body without
//! being a block of the text (the frames of sections, notes, answers) lies between them.

use super::body::Mark;
use super::markdown::Parser;
use crate::source::Span;

/// A block at the top level.
#[derive(Debug, Clone, Copy)]
pub struct Block {
    /// What sort of block.
    pub kind: BlockKind,
    /// Where it begins in the file, in bytes.
    pub offset: u32,
    start: Mark,
    end: Mark,
}

/// What sort of block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading, by place among the headings.
    Heading(u32),
    /// A paragraph; also a picture or video alone in one.
    Paragraph,
    /// A list.
    List,
    /// The options of a question.
    Options,
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
    /// What it is called in findings.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Heading(_) => "heading",
            Self::Paragraph => "paragraph",
            Self::List => "list",
            Self::Options => "answers",
            Self::Quote => "quotation",
            Self::Alert => "callout",
            Self::Table => "table",
            Self::Code => "code",
            Self::Details => "details",
            Self::Rule => "rule",
            Self::Html => "HTML",
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

impl Parser<'_> {
    /// A block begins here, where nothing is open around it.
    pub(super) fn begin_block_at_mark(&mut self) {
        if self.waiting.is_empty() {
            self.block_start = Some(self.out.mark());
        }
    }

    /// A block begins at an offset of the file.
    pub(super) fn begin_top_block(&mut self, offset: usize) {
        self.block_offset = u32::try_from(offset).unwrap_or(u32::MAX);
        self.begin_block_at_mark();
    }

    /// The block ends here.
    pub(super) fn end_block(&mut self, kind: BlockKind) {
        let (Some(start), true) = (self.block_start.take(), self.waiting.is_empty()) else { return };
        let end = self.out.mark();
        // What has left nothing behind (a paragraph of comments) is no block.
        if start != end {
            self.blocks.push(Block { kind, offset: self.block_offset, start, end });
        }
    }
}
