//! Long lists, divided into parts of one page each.
//!
//! In: the lessons of a list. Out: the lessons of one part, and links to the other parts.

use serde::Serialize;

use super::address;
use crate::catalog::EntryId;

/// The number of lessons in a part of a list.
const PART_LENGTH: usize = 60;

/// The position of a page in a list of several pages.
#[derive(Debug, Serialize)]
pub struct PagerView {
    /// This page, from 1.
    pub number: usize,
    /// The number of pages.
    pub count: usize,
    /// From the root of the site.
    pub previous_path: Option<String>,
    /// From the root of the site.
    pub next_path: Option<String>,
}

/// Returns the number of parts of a list with this many lessons.
pub(super) fn part_count(lessons: usize) -> usize {
    lessons.div_ceil(PART_LENGTH).max(1)
}

/// Returns the lessons of a part, from 1.
pub(super) fn part(lessons: &[EntryId], part: usize) -> &[EntryId] {
    lessons.chunks(PART_LENGTH).nth(part - 1).unwrap_or_default()
}

/// Returns the links from a part to its neighbours, or nothing if a list of this many lessons has a
/// single part. `first` is the path of the first part.
pub(super) fn pager(first: &str, part: usize, lessons: usize) -> Option<PagerView> {
    let count = part_count(lessons);
    (count > 1).then(|| PagerView {
        number: part,
        count,
        previous_path: (part > 1).then(|| address::list_part(first, part - 1)),
        next_path: (part < count).then(|| address::list_part(first, part + 1)),
    })
}
