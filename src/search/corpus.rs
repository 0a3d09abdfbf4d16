//! The pages of one language, ready to be searched.
//!
//! In: titles, headings and texts in canonical form, as in `head-….js` and `text-….js`. Out: a
//! [`Corpus`] of folded fields.

use super::fold::SEPARATOR;
use super::rules::{LanguageRules, Rules};
use crate::language::LanguageTag;

/// The kind of page that an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageType {
    /// A lesson.
    Lesson,
    /// Any other page: a topic, the glossary, a plain page.
    Other,
}

/// A page that can be found. Title, headings and text are in canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its path, without the folder of its language and `.html`.
    pub path: String,
    /// The kind of page.
    pub page_type: PageType,
    /// The position of its topic in the list of topics.
    pub topic: Option<usize>,
    /// Its title.
    pub title: String,
    /// The text and the id of each heading, in order.
    pub headings: Vec<(String, String)>,
    /// Its blocks, separated by `\n`. A `\t` begins the section of the next heading, whose own text
    /// is not included.
    pub text: String,
}

/// A part of an entry. A hit in the title has the highest score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    Title,
    /// All headings, one per line.
    Headings,
    Text,
}

impl FieldKind {
    /// All fields of an entry.
    pub(super) const ALL: [Self; 3] = [Self::Title, Self::Headings, Self::Text];
}

/// A field, ready to be searched.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) folded: Vec<u16>,
    /// The text in lower case with all marks, with each unit at the same position.
    pub(super) lower: Vec<u16>,
}

impl Field {
    fn new(rules: Rules, text: &str) -> Self {
        Self { folded: rules.folded(text), lower: lower(text) }
    }

    /// Returns the folded units before one position and at another, with a separator beyond the
    /// ends.
    pub(super) fn around(&self, start: usize, end: usize) -> (u16, u16) {
        let unit = |place: Option<usize>| {
            place.and_then(|place| self.folded.get(place)).copied().unwrap_or(SEPARATOR)
        };
        (unit(start.checked_sub(1)), unit(Some(end)))
    }
}

/// Returns a text in lower case, unit by unit. A unit whose lower case is longer is not changed.
pub(super) fn lower(text: &str) -> Vec<u16> {
    let small = |unit: u16| {
        let character = char::from_u32(u32::from(unit))?;
        let mut small = character.to_lowercase();
        match (small.next(), small.next()) {
            (Some(small), None) => u16::try_from(u32::from(small)).ok(),
            _ => None,
        }
    };
    text.encode_utf16().map(|unit| small(unit).unwrap_or(unit)).collect()
}

/// All pages of a language.
#[derive(Debug)]
pub struct Corpus {
    pub(super) rules: Rules,
    pub(super) language: LanguageRules,
    entries: Vec<Entry>,
    /// The title, headings and text of each entry.
    fields: Vec<[Field; 3]>,
}

impl Corpus {
    /// Prepares pages to be searched.
    pub fn new(language: &LanguageTag, entries: Vec<Entry>) -> Self {
        let rules = Rules::new();
        let fields = |entry: &Entry| {
            let headings: Vec<&str> =
                entry.headings.iter().map(|(words, _)| words.as_str()).collect();
            [entry.title.as_str(), &headings.join("\n"), &entry.text]
                .map(|text| Field::new(rules, text))
        };
        Self {
            rules,
            language: LanguageRules::of(language),
            fields: entries.iter().map(fields).collect(),
            entries,
        }
    }

    /// Returns all pages, in their order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns a page by its position.
    pub fn entry(&self, place: usize) -> &Entry {
        &self.entries[place]
    }

    /// Returns a field of an entry.
    pub(super) fn field(&self, entry: usize, kind: FieldKind) -> &Field {
        &self.fields[entry][kind as usize]
    }

    /// Iterates over all titles, then all headings, then all texts: the order in which the first
    /// occurrence of a word is searched.
    pub(super) fn fields(&self) -> impl Iterator<Item = (FieldKind, &Field)> {
        FieldKind::ALL
            .into_iter()
            .flat_map(|kind| self.fields.iter().map(move |fields| (kind, &fields[kind as usize])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_is_as_long_as_the_text() {
        assert_eq!(String::from_utf16_lossy(&lower("ĐƯỜNG İ ΟΔΟΣ 😀 ß")), "đường İ οδοσ 😀 ß");
    }
}
