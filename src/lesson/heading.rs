//! A heading of a text, as it stands in its outline.
//!
//! In: nothing. Out: [`Heading`], which `practice` makes and the catalog gives an id.

use crate::source::Span;

/// A heading.
#[derive(Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Plain text.
    pub text: String,
    /// The id GitHub would give it.
    pub own_id: String,
    /// Ids pinned in it with `<a id>`; the first is the pin, the others stay as anchors.
    pub pins: Vec<String>,
    /// Whether nothing stands between it and the next heading of the same or a higher level.
    pub is_empty: bool,
    /// Where it stands.
    pub span: Span,
}
