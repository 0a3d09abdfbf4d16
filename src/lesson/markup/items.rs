//! Collects the items at the top level of a text.
//!
//! In: the beginnings and ends of blocks, and comments. Out: [`Item`]s in order, and every
//! [`Comment`].

use super::item::{Comment, Item, ItemKind};
use crate::lesson::body::Mark;
use crate::source::Span;

/// The items so far.
#[derive(Debug, Default)]
pub(super) struct Items {
    done: Vec<Item>,
    comments: Vec<Comment>,
    /// The open block: its place in the file, and where it begins in the body.
    open: Option<(Span, Mark)>,
}

impl Items {
    /// Begins a block and returns its index among the items.
    pub(super) fn begin(&mut self, span: Span, mark: Mark) -> u32 {
        self.open = Some((span, mark));
        u32::try_from(self.done.len()).unwrap_or(u32::MAX)
    }

    /// Ends the open block.
    pub(super) fn end(&mut self, kind: ItemKind, mark: Mark) {
        if let Some((span, start)) = self.open.take() {
            self.done.push(Item { kind, span, range: start..mark });
        }
    }

    /// Extends the open block up to an offset of the file.
    pub(super) fn extend(&mut self, end: usize) {
        if let Some((span, _)) = &mut self.open {
            span.end = span.end.max(end);
        }
    }

    /// Adds a comment.
    pub(super) fn comment(&mut self, comment: Comment, mark: Mark) {
        if comment.is_alone && comment.is_between_blocks {
            let place = u32::try_from(self.comments.len()).unwrap_or(u32::MAX);
            let span = comment.span.clone();
            self.done.push(Item { kind: ItemKind::Comment(place), span, range: mark..mark });
        }
        self.comments.push(comment);
    }

    pub(super) fn finish(self) -> (Vec<Item>, Vec<Comment>) {
        (self.done, self.comments)
    }
}
