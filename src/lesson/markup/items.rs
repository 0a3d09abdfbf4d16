//! The top level of a text as it is read.
//!
//! In: where blocks begin and end, and comments. Out: [`Item`]s in order, and every [`Comment`].

use super::item::{Comment, Item, ItemKind};
use crate::lesson::body::Mark;
use crate::source::Span;

/// Items so far.
#[derive(Debug, Default)]
pub(super) struct Items {
    done: Vec<Item>,
    comments: Vec<Comment>,
    /// The block that is open: its place in the file, and where it begins in the body.
    open: Option<(Span, Mark)>,
}

impl Items {
    /// A block begins. Gives its place among the items.
    pub(super) fn begin(&mut self, span: Span, mark: Mark) -> u32 {
        self.open = Some((span, mark));
        u32::try_from(self.done.len()).unwrap_or(u32::MAX)
    }

    /// The open block ends.
    pub(super) fn end(&mut self, kind: ItemKind, mark: Mark) {
        if let Some((span, start)) = self.open.take() {
            self.done.push(Item { kind, span, range: start..mark });
        }
    }

    /// The open block turns out to reach up to there in the file.
    pub(super) fn extend(&mut self, end: usize) {
        if let Some((span, _)) = &mut self.open {
            span.end = span.end.max(end);
        }
    }

    /// A comment.
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
