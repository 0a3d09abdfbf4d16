//! Running text as GitHub reads it: emphasis, links, footnotes, code, addresses.
//!
//! In: the running text of a block. Out: [`InlineEvent`]s, as the parser of Markdown would give
//! them. That parser follows a later version of `CommonMark` than GitHub's (`cmark-gfm`), which
//! also has rules of its own; so only blocks are taken from it.
//!
//! `leaf` takes the text of a block out of the file; `parser` divides it into pieces, with
//! `delimiters` for emphasis, `scan` for HTML and destinations, `address` for bare addresses and
//! `reference` for character references; `events` turns the pieces into events.

mod address;
mod definitions;
mod delimiters;
mod events;
mod leaf;
mod parser;
mod piece;
mod reference;
mod scan;

use std::ops::Range;

pub(super) use definitions::{Definitions, folded};
pub(super) use events::{Address, InlineEvent};
pub(super) use leaf::Leaf;

/// Returns the events of a running text, with their places in the file.
pub(super) fn parse<'t>(
    leaf: &'t Leaf<'_>,
    definitions: &mut Definitions,
) -> Vec<(InlineEvent<'t>, Range<usize>)> {
    events::events(leaf, parser::pieces(leaf.text(), definitions))
}

/// Whether a text has no character that means more than itself.
pub(super) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_special = |byte: &u8| b"*_~`[]<&\\@".contains(byte);
    !bytes.iter().any(is_special)
        && memchr::memmem::find(bytes, b"://").is_none()
        && memchr::memmem::find(bytes, b"www.").is_none()
}
