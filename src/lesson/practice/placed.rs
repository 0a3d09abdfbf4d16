//! Interactive parts with their places among the items.
//!
//! In: nothing. Out: [`Placed`], and lookups in sorted lists of them.

use std::ops::Range;

/// An interactive part of a text.
#[derive(Debug)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    /// The items that it consists of.
    pub(super) items: Range<usize>,
}

impl<T> Placed<T> {
    /// Returns the parts without their places.
    pub(super) fn strip(list: Vec<Self>) -> Vec<T> {
        list.into_iter().map(|placed| placed.value).collect()
    }
}

/// Returns which of these contains an item.
pub(super) fn at<T>(list: &[Placed<T>], item: usize) -> Option<usize> {
    let after = list.partition_point(|placed| placed.items.start <= item);
    after.checked_sub(1).filter(|place| item < list[*place].items.end)
}

/// Whether one of these ends before an item.
pub(super) fn ends_at<T>(list: &[Placed<T>], item: usize) -> bool {
    list.binary_search_by_key(&item, |placed| placed.items.end).is_ok()
}

/// Walks over items and reports what begins and ends there.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    next: usize,
    open: Option<usize>,
}

impl Cursor {
    /// Returns the index of the part that begins with an item.
    pub(super) fn begin<T>(&mut self, list: &[Placed<T>], item: usize) -> Option<usize> {
        let begins = list.get(self.next).is_some_and(|placed| placed.items.start == item);
        begins.then(|| {
            self.open = Some(self.next);
            self.next += 1;
            self.next - 1
        })
    }

    /// Returns the index of the part that ends before an item.
    pub(super) fn end<T>(&mut self, list: &[Placed<T>], item: usize) -> Option<usize> {
        self.open.take_if(|open| list[*open].items.end == item)
    }
}
