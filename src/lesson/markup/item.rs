//! The top level of a text: blocks, and comments between them.
//!
//! In: nothing. Out: [`Item`]s, each with its place in the file and in the body. Blocks inside
//! other blocks are not listed, except those in the items of a list.

use std::ops::Range;

use crate::lesson::body::Mark;
use crate::source::Span;
use crate::text::reading::Volume;

/// A block at the top level, or a comment between two of them.
#[derive(Debug)]
pub(in crate::lesson) struct Item {
    pub(in crate::lesson) kind: ItemKind,
    /// Its place in the file.
    pub(in crate::lesson) span: Span,
    /// Its place in the body.
    pub(in crate::lesson) range: Range<Mark>,
}

#[derive(Debug)]
pub(in crate::lesson) enum ItemKind {
    /// By index among the headings. The title is not an item.
    Heading(u32),
    Paragraph(Paragraph),
    List(Vec<ListItem>),
    DefinitionList,
    Quote,
    Alert,
    Table,
    Code,
    Rule,
    Details(Box<Details>),
    /// Any other raw HTML.
    Html,
    /// The text of a footnote, which is not in the body.
    Footnote,
    /// A comment alone on its line, by index among the comments.
    Comment(u32),
}

#[derive(Debug, Default)]
pub(in crate::lesson) struct Paragraph {
    /// The content between its tags; `None` if it is a picture or blank.
    pub(in crate::lesson) inner: Option<Range<Mark>>,
    /// Its text, if it may be the first paragraph of the text.
    pub(in crate::lesson) words: Option<String>,
    /// The link or bare address at its end. Other bare addresses may come before it, each alone on
    /// its line.
    pub(in crate::lesson) links: Vec<LoneLink>,
    /// Whether these links are its only content.
    pub(in crate::lesson) is_lone: bool,
}

impl Paragraph {
    /// Returns its text, if it is prose that can sum up the lesson, rather than markup that another
    /// tool would have replaced.
    pub(in crate::lesson) fn summary(&self) -> Option<&str> {
        let words = self.words.as_deref()?;
        let is_markup = ["{{", "{%"].iter().any(|mark| words.contains(mark))
            || [":::", "!!!", "<!", "[!", "|", "[TOC]", "[[", "•"]
                .iter()
                .any(|mark| words.trim_start().starts_with(mark));
        (!is_markup && words.chars().any(char::is_alphabetic)).then_some(words)
    }
}

/// A link or bare address without text next to it.
#[derive(Debug)]
pub(in crate::lesson) struct LoneLink {
    pub(in crate::lesson) destination: LoneDestination,
    pub(in crate::lesson) words: String,
    pub(in crate::lesson) span: Span,
}

#[derive(Debug)]
pub(in crate::lesson) enum LoneDestination {
    /// An external address.
    Outer(String),
    /// By index among the links.
    Inner(u32),
}

/// An item of a list at the top level.
#[derive(Debug)]
pub(in crate::lesson) struct ListItem {
    pub(in crate::lesson) span: Span,
    /// The box at its beginning.
    pub(in crate::lesson) task: Option<Task>,
    /// The blocks directly in it, in order.
    pub(in crate::lesson) blocks: Vec<ListBlock>,
    /// Where it ends in the body, before its end tag.
    pub(in crate::lesson) end: Mark,
}

#[derive(Debug)]
pub(in crate::lesson) struct Task {
    /// By index among the boxes.
    pub(in crate::lesson) index: u32,
    /// Where the content after the box begins in the body.
    pub(in crate::lesson) content: Mark,
    /// Whether it is in a paragraph, which is then the first block of the item.
    pub(in crate::lesson) in_paragraph: bool,
}

/// A block in an item of a list.
#[derive(Debug)]
pub(in crate::lesson) struct ListBlock {
    pub(in crate::lesson) kind: ListBlockKind,
    pub(in crate::lesson) span: Span,
    pub(in crate::lesson) outer: Range<Mark>,
    /// The content between its tags; `None` for a paragraph that is a picture or blank.
    pub(in crate::lesson) inner: Option<Range<Mark>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lesson) enum ListBlockKind {
    Paragraph,
    /// A quotation or an alert.
    Quote,
    Other,
}

/// A raw `<details>` element at the top level.
#[derive(Debug)]
pub(in crate::lesson) struct Details {
    /// Between the opening tag and the summary.
    pub(in crate::lesson) before_summary: Range<Mark>,
    /// The content of the summary.
    pub(in crate::lesson) summary: Range<Mark>,
    /// The content after the summary, without the end tag.
    pub(in crate::lesson) content: Range<Mark>,
    /// The amount of text in it.
    pub(in crate::lesson) volume: Volume,
    /// Its place in the plain text.
    pub(in crate::lesson) plain: Range<usize>,
}

/// A box at the beginning of a list item.
#[derive(Debug)]
pub(in crate::lesson) struct TaskBox {
    pub(in crate::lesson) is_ticked: bool,
    pub(in crate::lesson) span: Span,
}

/// A comment anywhere in the text.
#[derive(Debug)]
pub(in crate::lesson) struct Comment {
    /// The text between `<!--` and `-->`.
    pub(in crate::lesson) text: String,
    pub(in crate::lesson) span: Span,
    /// Whether there are only comments on its line.
    pub(in crate::lesson) is_alone: bool,
    /// Whether it is between blocks at the top level.
    pub(in crate::lesson) is_between_blocks: bool,
}
