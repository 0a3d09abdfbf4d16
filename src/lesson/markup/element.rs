//! The kinds of Markdown elements.
//!
//! In: events of the parser. Out: whether an element is a block or inline.

use pulldown_cmark::{Tag, TagEnd};

/// Whether an element is a block.
pub(super) fn is_block(tag: &Tag<'_>) -> bool {
    !is_phrasing(tag) && !matches!(tag, Tag::HtmlBlock)
}

/// Whether an element is part of running text.
pub(super) fn is_phrasing(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// Whether the end of an element is that of an inline element.
pub(super) fn is_inline(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}
