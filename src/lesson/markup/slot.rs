//! The slots of markup: what a body leaves open until the purpose of its blocks is known.
//!
//! In: nothing. Out: [`Slot`]s of markup: slots of a finished body, and places whose HTML depends
//! on a construct around them.

use crate::lesson::slot::Slot as ReadySlot;

/// A slot in a body of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lesson) enum Slot {
    /// A slot that does not depend on the purpose of a block.
    Ready(ReadySlot),
    /// The opening tag of a heading. By index among the headings, as in the next.
    HeadingOpen(u32),
    /// The end tag of a heading.
    HeadingClose(u32),
    /// A box at the beginning of a list item. By index among the boxes, as in the next.
    BoxOpen(u32),
    /// The end of the label of a box.
    BoxClose(u32),
    /// In the opening tag of `<details>` at the top level: its class. By index among the items, as
    /// in the next.
    DetailsOpen(u32),
    /// In the same tag: the attribute `open`.
    DetailsUnfolded(u32),
    /// A reference to a footnote. By index among the references.
    FootnoteReference(u32),
    /// The end of raw HTML: a line begins here, unless one has just begun.
    LineEnd,
}
