//! What is searched: the pages of one language.
//!
//! In: titles, headings and texts in canonical form, as `head-….js` and `text-….js` have them. Out:
//! a [`Corpus`] of folded fields.

use super::fold::SEPARATOR;
use super::rules::{LanguageRules, Rules};
use crate::language::LanguageTag;

/// What sort of page an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageSort {
    /// A lesson.
    Lesson,
    /// Any other page: a topic, the glossary, a plain page.
    Other,
}

/// A page that can be found. Title, headings and text are in canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it is, below its language's folder and without `.html`.
    pub path: String,
    /// What sort of page it is.
    pub sort: PageSort,
    /// Its topic's place in the list of topics.
    pub topic: Option<usize>,
    /// Its title.
    pub title: String,
    /// The words and the id of each heading, in order.
    pub headings: Vec<(String, String)>,
    /// Its blocks, with `\n` between them; a `\t` begins the section of the next heading, whose own
    /// words are not in it.
    pub text: String,
}

/// A part of an entry; a hit in the title is worth most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldSort {
    Title,
    /// All headings, a line each.
    Headings,
    Text,
}

impl FieldSort {
    /// All fields of an entry.
    pub(super) const ALL: [Self; 3] = [Self::Title, Self::Headings, Self::Text];
}

/// A field, ready to be searched.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) folded: Vec<u16>,
    /// In lower case and with all marks, unit by unit at the same places.
    pub(super) lower: Vec<u16>,
}

impl Field {
    fn new(rules: Rules, text: &str) -> Self {
        Self { folded: rules.folded(text), lower: lower(text) }
    }

    /// What stands before a place and after another: folded units, and a space beyond the ends.
    pub(super) fn around(&self, start: usize, end: usize) -> (u16, u16) {
        let unit = |place: Option<usize>| {
            place.and_then(|place| self.folded.get(place)).copied().unwrap_or(SEPARATOR)
        };
        (unit(start.checked_sub(1)), unit(Some(end)))
    }
}

/// A text in lower case, unit by unit: a unit whose small form is longer stays.
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
    /// Title, headings and text of each entry.
    fields: Vec<[Field; 3]>,
}

impl Corpus {
    /// Makes pages ready to be searched.
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

    /// All pages, in their order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// A page by its place.
    pub fn entry(&self, place: usize) -> &Entry {
        &self.entries[place]
    }

    /// A field of an entry.
    pub(super) fn field(&self, entry: usize, sort: FieldSort) -> &Field {
        &self.fields[entry][sort as usize]
    }

    /// All titles, then all headings, then all texts: the order in which the first place of a word
    /// is sought.
    pub(super) fn fields(&self) -> impl Iterator<Item = (FieldSort, &Field)> {
        FieldSort::ALL
            .into_iter()
            .flat_map(|sort| self.fields.iter().map(move |fields| (sort, &fields[sort as usize])))
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
