//! The ids of headings: the original's, in every language.
//!
//! In: the headings of an entry's texts. Out: for each heading the id in use. A translation takes the original's by pin in any
//! order, else by place where the sequence of levels is the same; else it keeps its own.

use std::collections::HashSet;

use super::Entry;
use crate::lesson::{Document, Heading};

/// The ids in use in one text, in the order of its headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadingIds(Vec<String>);

impl HeadingIds {
    /// The id of a heading by place.
    pub fn get(&self, place: usize) -> &str {
        self.0.get(place).map_or("", String::as_str)
    }

    /// The place of the heading with this id.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.0.iter().position(|known| known == id)
    }

    /// The ids in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// Settles the ids of all texts of an entry.
pub(super) fn settle(entry: &mut Entry) {
    let original_ids = entry.original().map(own_ids).unwrap_or_default();
    let ids: Vec<HeadingIds> = entry
        .files
        .iter()
        .map(|file| {
            let Some(crate::lesson::ParsedContent::Text(text)) = file.as_ref().map(|file| &file.content) else {
                return HeadingIds::default();
            };
            match entry.original() {
                Some(original) if original.language != text.language => translated_ids(text, original, &original_ids),
                _ => original_ids.clone(),
            }
        })
        .collect();
    entry.heading_ids = ids;
}

/// Whether two texts have the same sequence of heading levels.
pub(super) fn is_same(text: &Document, original: &Document) -> bool {
    text.headings.iter().map(|heading| heading.level).eq(original.headings.iter().map(|heading| heading.level))
}

/// Whether the outline of a translation differs from its original's in a way that pins do not mend.
pub fn differs(text: &Document, original: &Document) -> bool {
    /// The pins of all headings below the title; nothing where one has none.
    fn pins(document: &Document) -> Option<HashSet<&str>> {
        let headings = document.headings.iter().filter(|heading| heading.level > 1);
        headings.map(|heading| heading.pins.first().map(String::as_str)).collect()
    }
    let is_pinned = pins(text).is_some_and(|own| pins(original) == Some(own));
    !is_same(text, original) && !is_pinned
}

fn wanted(heading: &Heading) -> &str {
    heading.pins.first().unwrap_or(&heading.own_id)
}

fn own_ids(text: &Document) -> HeadingIds {
    let mut taken: HashSet<String> = text.anchors.iter().cloned().collect();
    HeadingIds(text.headings.iter().map(|heading| claim(wanted(heading), &mut taken)).collect())
}

fn translated_ids(text: &Document, original: &Document, original_ids: &HeadingIds) -> HeadingIds {
    let mut taken: HashSet<String> = text.anchors.iter().cloned().collect();
    let by_place = is_same(text, original);
    // Pins first: what is pinned in one place cannot be given away by place in another.
    let pins: HashSet<&String> = text.headings.iter().filter_map(|heading| heading.pins.first()).collect();
    let ids = text.headings.iter().enumerate().map(|(place, heading)| {
        let from_original = original_ids.get(place);
        let id = match heading.pins.first() {
            Some(pin) => pin,
            None if by_place && !pins.contains(&from_original.to_owned()) => from_original,
            None => &heading.own_id,
        };
        claim(id, &mut taken)
    });
    HeadingIds(ids.collect())
}

/// The id, or the first free one of `id-1`, `id-2`, …: a page never has an id twice.
fn claim(id: &str, taken: &mut HashSet<String>) -> String {
    if taken.insert(id.to_owned()) {
        return id.to_owned();
    }
    let mut count = 1;
    loop {
        let numbered = format!("{id}-{count}");
        if taken.insert(numbered.clone()) {
            return numbered;
        }
        count += 1;
    }
}
