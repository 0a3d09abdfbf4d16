//! Lines with which texts refer to versions of each other.
//!
//! In: hashes. Out: comments.

use crate::text::text_hash::TextHash;

/// Returns the line that states what a text was translated from. `parent` is the name of that file
/// without its extension.
pub fn stamp_line(parent: &str, hash: TextHash) -> String {
    format!("<!-- translated-from: {parent} {hash} -->")
}

/// Returns the line that states that two versions of a text have the same meaning.
pub fn same_meaning_line(old: TextHash, new: TextHash) -> String {
    format!("<!-- same-meaning: {old} {new} -->")
}
