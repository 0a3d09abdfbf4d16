//! The ids in use in one text.
//!
//! In: nothing; `outline` settles them. Out: [`HeadingIds`].

use std::sync::Arc;

/// The ids in use in one text, in the order of its headings. Texts with the same ids share them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadingIds(pub(super) Arc<[Box<str>]>);

impl HeadingIds {
    /// The id of a heading by place.
    pub fn get(&self, place: usize) -> &str {
        self.0.get(place).map_or("", AsRef::as_ref)
    }

    /// The place of the heading with this id.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.iter().position(|known| known == id)
    }

    /// The ids in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }
}
