//! Long lists, in parts: one page each.
//!
//! In: the lessons of a list. Out: those of one part, and the ways to the others.

use serde::Serialize;

use super::address;
use crate::catalog::EntryId;

/// How many lessons a part of a list holds.
const PART_LENGTH: usize = 60;

/// Where a list runs over several pages.
#[derive(Debug, Serialize)]
pub struct PagerView {
    /// This page, from 1.
    pub number: usize,
    /// How many pages.
    pub count: usize,
    /// From the root of the site.
    pub previous_path: Option<String>,
    /// From the root of the site.
    pub next_path: Option<String>,
}

/// How many parts a list of so many lessons has.
pub(super) fn part_count(lessons: usize) -> usize {
    lessons.div_ceil(PART_LENGTH).max(1)
}

/// The lessons of a part, from 1.
pub(super) fn part(lessons: &[EntryId], part: usize) -> &[EntryId] {
    lessons.chunks(PART_LENGTH).nth(part - 1).unwrap_or_default()
}

/// The ways from a part to those beside it; nothing where a list of so many lessons has one part.
/// `first` is the path of the first.
pub(super) fn pager(first: &str, part: usize, lessons: usize) -> Option<PagerView> {
    let count = part_count(lessons);
    (count > 1).then(|| PagerView {
        number: part,
        count,
        previous_path: (part > 1).then(|| address::list_part(first, part - 1)),
        next_path: (part < count).then(|| address::list_part(first, part + 1)),
    })
}
