//! Entries: texts that are written once and translated.
//!
//! In: parsed files. Out: [`Entry`], with everything that concerns one entry alone.

use std::sync::Arc;

use super::heading_ids::HeadingIds;
use super::place_names::PlaceNames;
use super::translation_state::Translation;
use crate::language::LanguageId;
use crate::lesson::{Document, Facts, ParsedContent, ParsedFile};
use crate::source::SitePath;
use crate::text::text_hash::TextHash;

/// An index in [`Catalog::entries`](super::Catalog::entries).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(super) u32);

impl EntryId {
    /// The index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The kind of an entry, with the data that only this kind has.
#[derive(Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// The home page.
    Home,
    /// A topic.
    Topic(TopicData),
    /// A lesson.
    Lesson(LessonData),
    /// A page outside the topics.
    Plain,
    /// The glossary.
    Glossary,
}

/// The data of a topic.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TopicData {
    /// Its lessons by language, in the order of that language.
    pub(super) lessons: Vec<Vec<EntryId>>,
}

/// The data of a lesson.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct LessonData {
    /// Its topic, then additional ones.
    pub(super) topics: Vec<EntryId>,
    /// Its position in the list of its own topic, by language.
    pub(super) places: Vec<usize>,
    /// Its position in the list of each of its tags.
    pub(super) tag_places: Vec<usize>,
}

/// A text that is written once and translated.
#[derive(Debug)]
pub struct Entry {
    /// Its kind.
    pub kind: EntryKind,
    /// Its folder in the folder of the lessons: `compassion/plane-that-waited`; empty for the home
    /// page.
    pub folder: String,
    /// The language it was first written in.
    pub source: LanguageId,
    /// Its parsed texts, by language.
    pub(super) files: Vec<Option<Arc<ParsedFile>>>,
    /// The ids of its headings, by language.
    pub(super) heading_ids: Vec<HeadingIds>,
    /// The names by which links can refer to places of its texts, by language.
    pub(super) place_names: Vec<PlaceNames>,
    /// What is true of it in every language.
    pub facts: Arc<Facts>,
    /// The file that states the facts; may not exist.
    pub facts_path: SitePath,
    /// The states of its texts, by language.
    pub(super) translations: Vec<Translation>,
}

/// What is at the address of an entry in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Its text.
    Real,
    /// A page stating that the text is missing, which offers it in this language first.
    Stub(LanguageId),
    /// The text in this other language.
    Inline(LanguageId),
    /// No page; links lead to the text in this language.
    Absent(LanguageId),
}

impl Entry {
    /// Whether it is a topic.
    pub fn is_topic(&self) -> bool {
        matches!(self.kind, EntryKind::Topic(_))
    }

    /// Whether it is a lesson.
    pub fn is_lesson(&self) -> bool {
        matches!(self.kind, EntryKind::Lesson(_))
    }

    /// Returns the topics of a lesson: its own, then additional ones that list it.
    pub fn topics(&self) -> &[EntryId] {
        match &self.kind {
            EntryKind::Lesson(lesson) => &lesson.topics,
            _ => &[],
        }
    }

    /// Returns the topic to which a lesson belongs.
    pub fn topic(&self) -> Option<EntryId> {
        self.topics().first().copied()
    }

    /// Returns the text in a language.
    pub fn document(&self, language: LanguageId) -> Option<&Document> {
        match &self.files[language.index()].as_ref()?.content {
            ParsedContent::Text(document) => Some(document.as_ref()),
            _ => None,
        }
    }

    /// Returns all texts.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.files.iter().flatten().filter_map(|file| match &file.content {
            ParsedContent::Text(document) => Some(document.as_ref()),
            _ => None,
        })
    }

    /// Returns the text that was written first.
    pub fn original(&self) -> Option<&Document> {
        self.document(self.source)
    }

    /// Returns the state of the text in a language.
    pub fn translation(&self, language: LanguageId) -> Translation {
        self.translations[language.index()]
    }

    /// Returns the hash of the text in a language.
    pub fn text_hash(&self, language: LanguageId) -> Option<TextHash> {
        Some(self.files[language.index()].as_ref()?.text_hash())
    }

    /// Returns the Markdown of the text in a language as written.
    pub fn source_text(&self, language: LanguageId) -> Option<&str> {
        Some(self.files[language.index()].as_ref()?.source_text())
    }

    /// Returns the ids of the headings of the text in a language.
    pub fn heading_ids(&self, language: LanguageId) -> &HeadingIds {
        &self.heading_ids[language.index()]
    }

    /// Whether the page of the text in a language has a place with this id.
    pub fn has_place(&self, language: LanguageId, id: &str) -> bool {
        let has_anchor = |text| self.place_names[language.index()].has_anchor(text, id);
        self.heading_ids(language).place(id).is_some()
            || self.document(language).is_some_and(has_anchor)
    }

    /// Returns the index of the first heading of the text in a language that has this as its own id
    /// or as a pin.
    pub fn heading_named(&self, language: LanguageId, name: &str) -> Option<usize> {
        self.place_names[language.index()].heading(self.document(language)?, name)
    }

    /// Returns the last part of its folder.
    pub fn name(&self) -> &str {
        self.folder.rsplit_once('/').map_or(&self.folder, |(_, name)| name)
    }

    /// Returns its name on the command line: its folder, or `home`.
    pub fn command_name(&self) -> &str {
        if self.kind == EntryKind::Home { "home" } else { &self.folder }
    }
}

/// Returns a folder name as words, for an entry without a title: `plane-that-waited` becomes
/// `Plane that waited`.
pub fn words_of(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut characters = words.chars();
    characters
        .next()
        .map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}
