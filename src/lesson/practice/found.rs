//! Interactive parts with their places among the items.
//!
//! In: nothing. Out: [`Found`], and lookups in sorted lists of them.

use std::ops::Range;

/// An interactive part of a text.
#[derive(Debug)]
pub(super) struct Found<T> {
    pub(super) it: T,
    /// The items that it consists of.
    pub(super) items: Range<usize>,
}

impl<T> Found<T> {
    /// Returns the parts without their places.
    pub(super) fn strip(list: Vec<Self>) -> Vec<T> {
        list.into_iter().map(|found| found.it).collect()
    }
}

/// Returns which of these contains an item.
pub(super) fn at<T>(list: &[Found<T>], item: usize) -> Option<usize> {
    let after = list.partition_point(|found| found.items.start <= item);
    after.checked_sub(1).filter(|place| item < list[*place].items.end)
}

/// Whether one of these ends before an item.
pub(super) fn ends_at<T>(list: &[Found<T>], item: usize) -> bool {
    list.binary_search_by_key(&item, |found| found.items.end).is_ok()
}

/// Walks over items and reports what begins and ends there.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    next: usize,
    open: Option<usize>,
}

impl Cursor {
    /// Returns the index of the part that begins with an item.
    pub(super) fn begin<T>(&mut self, list: &[Found<T>], item: usize) -> Option<usize> {
        let begins = list.get(self.next).is_some_and(|found| found.items.start == item);
        begins.then(|| {
            self.open = Some(self.next);
            self.next += 1;
            self.next - 1
        })
    }

    /// Returns the index of the part that ends before an item.
    pub(super) fn end<T>(&mut self, list: &[Found<T>], item: usize) -> Option<usize> {
        self.open.take_if(|open| list[*open].items.end == item)
    }
}
