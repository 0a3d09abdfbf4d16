//! The ids of the headings of one text.
//!
//! In: nothing; `outline` assigns them. Out: [`HeadingIds`].

use std::collections::HashMap;
use std::sync::Arc;

/// A text with more headings and anchors than this gets an index; a few are searched faster without
/// one.
pub(super) const MAX_WITHOUT_INDEX: usize = 64;

/// The ids of the headings of one text, in order. Texts with the same ids share them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadingIds(Arc<Ids>);

#[derive(Debug, Default, PartialEq, Eq)]
struct Ids {
    in_order: Box<[Box<str>]>,
    /// The index of each id, if there are many.
    places: Option<HashMap<Box<str>, usize>>,
}

impl HeadingIds {
    /// Returns the id of a heading by index.
    pub fn get(&self, place: usize) -> &str {
        self.0.in_order.get(place).map_or("", AsRef::as_ref)
    }

    /// Returns the index of the heading with this id.
    pub fn place(&self, id: &str) -> Option<usize> {
        match &self.0.places {
            Some(places) => places.get(id).copied(),
            None => self.iter().position(|known| known == id),
        }
    }

    /// Returns the ids in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.in_order.iter().map(AsRef::as_ref)
    }
}

impl FromIterator<Box<str>> for HeadingIds {
    fn from_iter<I: IntoIterator<Item = Box<str>>>(ids: I) -> Self {
        let in_order: Box<[Box<str>]> = ids.into_iter().collect();
        let places = || in_order.iter().cloned().zip(0..).collect();
        Self(Arc::new(Ids { places: (in_order.len() > MAX_WITHOUT_INDEX).then(places), in_order }))
    }
}
