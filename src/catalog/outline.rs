//! Ids of headings: those of the original, in every language.
//!
//! In: the headings of an entry's texts. Out: for each heading its id, and the names by which links
//! can refer to it. A translation takes the original's ids by pin in any order, or by position if
//! the sequence of levels is the same; else it keeps its own.

use std::collections::HashSet;

use super::entry::Entry;
use super::heading_ids::{HeadingIds, MAX_WITHOUT_INDEX};
use super::place_names::PlaceNames;
use crate::lesson::{Document, Heading, ParsedContent};

/// Assigns the ids of all texts of an entry.
pub(super) fn assign_heading_ids(entry: &mut Entry) {
    let original_ids = entry.original().map(own_ids).unwrap_or_default();
    let ids_of = |text: &Document| match entry.original() {
        Some(original) if original.language != text.language => {
            if has_ids_of(text, original, &original_ids) {
                original_ids.clone()
            } else {
                translated_ids(text, original, &original_ids)
            }
        }
        _ => original_ids.clone(),
    };
    let texts = entry.files.iter().map(|file| match file.as_ref().map(|file| &file.content) {
        Some(ParsedContent::Text(text)) => ids_of(text),
        _ => HeadingIds::default(),
    });
    let ids = texts.collect();
    entry.heading_ids = ids;
    let names = entry.files.iter().map(|file| match file.as_ref().map(|file| &file.content) {
        Some(ParsedContent::Text(text)) => PlaceNames::of(text),
        _ => PlaceNames::default(),
    });
    entry.place_names = names.collect();
}

/// Whether a translation has the ids of its original, one for one: the usual case, which needs no
/// new list.
fn has_ids_of(text: &Document, original: &Document, original_ids: &HeadingIds) -> bool {
    let agrees = |(heading, id): (&Heading, &str)| heading.pins.first().is_none_or(|pin| pin == id);
    is_same(text, original)
        && text.headings.iter().zip(original_ids.iter()).all(agrees)
        && !text.anchors.iter().any(|anchor| original_ids.place(anchor).is_some())
}

/// Whether two texts have the same sequence of heading levels.
pub fn is_same(text: &Document, original: &Document) -> bool {
    text.headings
        .iter()
        .map(|heading| heading.level)
        .eq(original.headings.iter().map(|heading| heading.level))
}

/// Whether the outline of a translation differs from its original's in a way that pins do not
/// resolve.
pub fn differs(text: &Document, original: &Document) -> bool {
    /// Returns the pins of all headings below the title; `None` if one has no pin.
    fn pins(document: &Document) -> Option<HashSet<&str>> {
        let headings = document.headings.iter().filter(|heading| heading.level > 1);
        headings.map(|heading| heading.pins.first().map(String::as_str)).collect()
    }
    !is_same(text, original) && !pins(text).is_some_and(|own| pins(original) == Some(own))
}

fn wanted(heading: &Heading) -> &str {
    heading.pins.first().unwrap_or(&heading.own_id)
}

fn own_ids(text: &Document) -> HeadingIds {
    let mut taken = Taken::of(text);
    text.headings.iter().map(|heading| taken.claim(wanted(heading))).collect()
}

fn translated_ids(text: &Document, original: &Document, original_ids: &HeadingIds) -> HeadingIds {
    let mut taken = Taken::of(text);
    let by_place = is_same(text, original);
    // Pins come first: an id that is pinned in one place cannot be assigned by position in another.
    let pins: HashSet<&str> = text
        .headings
        .iter()
        .filter_map(|heading| heading.pins.first().map(String::as_str))
        .collect();
    let ids = text.headings.iter().enumerate().map(|(place, heading)| {
        let from_original = original_ids.get(place);
        let id = match heading.pins.first() {
            Some(pin) => pin,
            None if by_place && !pins.contains(from_original) => from_original,
            None => &heading.own_id,
        };
        taken.claim(id)
    });
    ids.collect()
}

/// The ids that are taken on a page, which cannot have one twice.
struct Taken {
    ids: Vec<Box<str>>,
    /// Only for texts with many headings: a short list is searched faster without it.
    index: Option<HashSet<Box<str>>>,
}

impl Taken {
    fn of(text: &Document) -> Self {
        let ids: Vec<Box<str>> = text.anchors.iter().map(|anchor| anchor.as_str().into()).collect();
        let has_many = ids.len() + text.headings.len() > MAX_WITHOUT_INDEX;
        Self { index: has_many.then(|| ids.iter().cloned().collect()), ids }
    }

    /// Takes the id, or the first of `id-1`, `id-2`, … that is free.
    fn claim(&mut self, wanted: &str) -> Box<str> {
        let mut id: Box<str> = wanted.into();
        let mut count = 0;
        while self.has(&id) {
            count += 1;
            id = format!("{wanted}-{count}").into();
        }
        match &mut self.index {
            Some(index) => {
                index.insert(id.clone());
            }
            None => self.ids.push(id.clone()),
        }
        id
    }

    fn has(&self, id: &str) -> bool {
        match &self.index {
            Some(index) => index.contains(id),
            None => self.ids.iter().any(|known| &**known == id),
        }
    }
}
