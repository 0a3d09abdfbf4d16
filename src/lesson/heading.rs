//! A heading in the outline of a text.
//!
//! In: nothing. Out: [`Heading`], which `practice` makes and to which the catalog assigns an id.

use crate::source::Span;

/// A heading.
#[derive(Debug, PartialEq, Eq)]
pub struct Heading {
    /// From 1 to 6.
    pub level: u8,
    /// Its text, without markup.
    pub text: String,
    /// The id that GitHub assigns.
    pub own_id: String,
    /// The id that polybook assigned before it followed GitHub's rule exactly, if it differs; it
    /// remains as an anchor.
    pub former_id: Option<String>,
    /// Ids pinned in it with `<a id>`; the first is the pin, the others stay as anchors.
    pub pins: Vec<String>,
    /// Whether there is no content between it and the next heading of the same or a higher level.
    pub is_empty: bool,
    /// Its place in the file.
    pub span: Span,
}
