//! What a body leaves open until it is known what its blocks are for.
//!
//! In: nothing. Out: [`Slot`]s of markup: slots of a finished body, and places whose HTML depends
//! on a construct around them.

use crate::lesson::slot::Slot as ReadySlot;

/// Something in a body of markup that is not settled yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lesson) enum Slot {
    /// What only the whole site knows, whatever the blocks are for.
    Ready(ReadySlot),
    /// The opening tag of a heading. By place among the headings, as in the next.
    HeadingOpen(u32),
    /// The end tag of a heading.
    HeadingClose(u32),
    /// A box at the beginning of a list item. By place among the boxes, as in the next.
    BoxOpen(u32),
    /// Where the words beside a box end.
    BoxClose(u32),
    /// In the opening tag of details at the top level: what marks them. By place among the items,
    /// as in the next.
    DetailsOpen(u32),
    /// In the same tag: the attribute that says they lie open.
    DetailsUnfolded(u32),
    /// A reference to a footnote. By place among the references.
    FootnoteReference(u32),
    /// The end of raw HTML: a line begins here, unless one has just begun.
    LineEnd,
}
