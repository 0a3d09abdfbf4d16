//! Markdown to markup: one body of HTML with slots, and a flat list of the items at the top level.
//!
//! In: the Markdown of one file. Out: [`Text`]. Nothing here knows the purpose of a block:
//! everything that depends on it becomes a [`Slot`], and each item has its place in the file and in
//! the body, so that `practice` can arrange them.
//!
//! `pulldown-cmark` finds the blocks, and `inline_parser` reads the running text in them as GitHub
//! does. `reader` walks over the events and dispatches them: blocks of running text to `prose`,
//! their content to `inline`, raw HTML to `raw_html`, lists, tables and quotations to `lists`,
//! `table` and `quote`; `items` collects the top level. All write through one `writer`.

mod attributes;
mod containers;
mod element;
mod footnotes;
mod headings;
mod html_elements;
mod inline;
mod inline_parser;
mod item;
mod items;
mod leaves;
mod links;
mod lists;
mod open_element;
mod paragraph;
mod parser_text;
mod piece;
mod pipe_table;
mod prose;
mod quote;
mod raw_html;
mod reader;
mod running_text;
mod slot;
mod table;
mod text;
mod words;
mod writer;

pub(super) use footnotes::Reference;
pub(super) use headings::Heading;
pub(super) use item::{
    Comment, Details, Item, ItemKind, ListBlock, ListBlockKind, ListItem, LoneDestination,
    LoneLink, Paragraph, Task, TaskBox,
};
pub(super) use reader::read;
pub use running_text::Passage;
pub(super) use running_text::passages;
pub(super) use slot::Slot;
pub(super) use text::Text;

use crate::diagnostic::Code;

/// Returns the codes of this folder.
pub(super) fn codes() -> Vec<Code> {
    [attributes::CODES, inline::CODES, raw_html::CODES].concat()
}
