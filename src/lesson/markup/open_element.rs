//! An open raw element.
//!
//! In: its opening tag. Out: once it is closed, its item at the top level.

use std::ops::Range;

use super::html_elements::Role;
use super::item::{Details, ItemKind};
use super::words::WordMark;
use crate::lesson::body::Mark;
use crate::source::Span;

/// An open raw element.
#[derive(Debug)]
pub(super) struct OpenElement {
    pub(super) name: &'static str,
    pub(super) role: Role,
    pub(super) span: Span,
    /// The number of Markdown elements that were open around it.
    pub(super) depth: usize,
    pub(super) tags: Tags,
    /// Where its opening tag begins in the body, and where that tag ends.
    pub(super) start: Mark,
    pub(super) inner_start: Mark,
    /// Whether it is a block at the top level.
    pub(super) is_block: bool,
    /// The text read before it began.
    pub(super) words: WordMark,
    /// Whether it has had a summary.
    pub(super) has_summary: bool,
    /// The place of the summary once it has ended: with its tags, and without.
    pub(super) summary: Option<(Range<Mark>, Range<Mark>)>,
}

/// How the tags of an open element are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tags {
    Own,
    /// As a link.
    Link,
    /// As a heading, and whether an element with its alignment is around it.
    Heading(bool),
    /// Not at all: an anchor has become a pin of its heading.
    None,
}

impl OpenElement {
    /// Whether it is a link.
    pub(super) fn is_link(&self) -> bool {
        self.tags == Tags::Link
    }

    /// Returns its item at the top level, once its content has ended.
    pub(super) fn into_item(self, inner_end: Mark, words: WordMark) -> ItemKind {
        if self.role != Role::Details {
            return ItemKind::Html;
        }
        let nothing = self.inner_start..self.inner_start;
        let (outer, inner) = self.summary.unwrap_or((nothing.clone(), nothing));
        ItemKind::Details(Box::new(Details {
            before_summary: self.inner_start..outer.start,
            summary: inner,
            content: outer.end..inner_end,
            volume: words.volume.minus(self.words.volume),
            plain: self.words.plain..words.plain,
        }))
    }
}
