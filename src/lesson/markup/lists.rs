//! Collects lists and the boxes in them.
//!
//! In: items, boxes and blocks. Out: HTML, [`TaskBox`]es in order, and the [`ListItem`]s of a list
//! at the top level. Only blocks directly in an item of such a list are listed.

use std::ops::Range;

use super::item::{ListBlock, ListBlockKind, ListItem, Task, TaskBox};
use super::slot::Slot;
use super::writer::Writer;
use crate::lesson::body::Mark;
use crate::source::Span;

/// The class that an item gets if a box begins it.
pub(super) const TASK_CLASS: &str = " class=\"pb-task\"";

/// The number of open Markdown elements in an item of a list at the top level, and in a block of
/// the item.
const ITEM_DEPTH: usize = 2;
const BLOCK_DEPTH: usize = 3;

/// The lists so far.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Where the opening tag of each open item ends.
    tags: Vec<usize>,
    /// The items of the open list at the top level.
    items: Option<Vec<ListItem>>,
    boxes: Vec<TaskBox>,
    /// The box whose label is being read.
    open_box: Option<u32>,
}

impl Lists {
    /// Begins a list.
    pub(super) fn begin(&mut self, first: Option<u64>, is_top_level: bool, writer: &mut Writer) {
        if is_top_level {
            self.items = Some(Vec::new());
        }
        match first {
            None => writer.html("<ul>\n"),
            Some(1) => writer.html("<ol>\n"),
            Some(first) => writer.html(&format!("<ol start=\"{first}\">\n")),
        }
    }

    /// Ends a list; returns its items if it is at the top level.
    pub(super) fn end(
        &mut self,
        is_ordered: bool,
        depth: usize,
        writer: &mut Writer,
    ) -> Option<Vec<ListItem>> {
        writer.html(if is_ordered { "</ol>\n" } else { "</ul>\n" });
        self.items.take_if(|_| depth == 0)
    }

    pub(super) fn begin_item(&mut self, span: Span, depth: usize, writer: &mut Writer) {
        if let Some(items) = self.items.as_mut().filter(|_| depth == ITEM_DEPTH) {
            items.push(ListItem { span, task: None, blocks: Vec::new(), end: writer.mark() });
        }
        writer.html("<li");
        self.tags.push(writer.len());
        writer.html(">");
    }

    pub(super) fn end_item(&mut self, depth: usize, writer: &mut Writer) {
        self.tags.pop();
        if let Some(item) = self.open_item().filter(|_| depth + 1 == ITEM_DEPTH) {
            item.end = writer.mark();
        }
        writer.html("</li>\n");
    }

    /// Adds the box at the beginning of an item. Returns `true` if that changed the tag of the
    /// item, which comes before it.
    pub(super) fn begin_box(
        &mut self,
        is_ticked: bool,
        span: Span,
        depth: usize,
        in_paragraph: bool,
        writer: &mut Writer,
    ) -> bool {
        let index = u32::try_from(self.boxes.len()).unwrap_or(u32::MAX);
        self.boxes.push(TaskBox { is_ticked, span });
        self.open_box = Some(index);
        let tag = self.tags.last().copied();
        if let Some(tag) = tag {
            // Between the opening tag and the box there is only the tag of a paragraph or heading.
            writer.insert(tag, TASK_CLASS);
        }
        writer.slot(Slot::BoxOpen(index));
        let content = writer.mark();
        let expected = if in_paragraph { BLOCK_DEPTH } else { ITEM_DEPTH };
        if let Some(item) = self.open_item().filter(|item| depth == expected && item.task.is_none())
        {
            item.task = Some(Task { index, content, in_paragraph });
        }
        tag.is_some()
    }

    /// Ends the label of a box.
    pub(super) fn end_box(&mut self, writer: &mut Writer) {
        if let Some(index) = self.open_box.take() {
            writer.slot(Slot::BoxClose(index));
        }
    }

    /// Begins a block.
    pub(super) fn begin_block(
        &mut self,
        kind: ListBlockKind,
        span: &Span,
        depth: usize,
        mark: Mark,
    ) {
        if let Some(item) = self.open_item().filter(|_| depth == BLOCK_DEPTH) {
            item.blocks.push(ListBlock {
                kind,
                span: span.clone(),
                outer: mark..mark,
                inner: None,
            });
        }
    }

    /// Marks where the content of a block begins.
    pub(super) fn begin_content(&mut self, depth: usize, mark: Mark) {
        if let Some(block) = self.open_block().filter(|_| depth == BLOCK_DEPTH) {
            block.inner = Some(mark..mark);
        }
    }

    /// Marks where the content of a block ends.
    pub(super) fn end_content(&mut self, depth: usize, mark: Mark) {
        if let Some(inner) =
            self.open_block().filter(|_| depth == ITEM_DEPTH).and_then(|block| block.inner.as_mut())
        {
            inner.end = mark;
        }
    }

    /// Ends a block. The places of a paragraph are only known then.
    pub(super) fn end_block(&mut self, depth: usize, mark: Mark) {
        if let Some(block) = self.open_block().filter(|_| depth == ITEM_DEPTH) {
            block.outer.end = mark;
        }
    }

    /// Ends a paragraph that began at `start`.
    pub(super) fn end_paragraph(&mut self, depth: usize, start: Mark, inner: Option<Range<Mark>>) {
        if let Some(block) = self.open_block().filter(|_| depth == ITEM_DEPTH) {
            block.outer.start = start;
            block.inner = inner;
        }
    }

    pub(super) fn finish(self) -> Vec<TaskBox> {
        self.boxes
    }

    fn open_item(&mut self) -> Option<&mut ListItem> {
        self.items.as_mut()?.last_mut()
    }

    fn open_block(&mut self) -> Option<&mut ListBlock> {
        self.open_item()?.blocks.last_mut()
    }
}
