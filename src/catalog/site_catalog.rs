//! The catalog itself: the entries of a site, and everything that a page needs to know about
//! others.
//!
//! In: nothing; `assemble` makes it. Out: answers to queries.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::entry::{Entry, EntryId, EntryKind, Presence, words_of};
use super::glossary::Glossary;
use super::old_places;
use super::other_languages::OtherTexts;
use super::resolved_link::ResolvedLink;
use crate::config::{Language, Missing, SiteConfig};
use crate::language::{LanguageId, LanguageTag};
use crate::scaffold;
use crate::source::Sources;
use crate::text::collation::Collation;

/// Everything that a page needs to know about others.
#[derive(Debug)]
pub struct Catalog {
    /// The configuration.
    pub config: Arc<SiteConfig>,
    /// The files, for pictures and for what a page links to.
    pub sources: Arc<Sources>,
    /// Home, topics, lessons and plain pages; an [`EntryId`] is an index in it.
    pub entries: Vec<Entry>,
    /// The home page.
    pub home: EntryId,
    /// Plain pages, in order of folder.
    pub plain: Vec<EntryId>,
    /// Topics by language, in the order of that language.
    pub(super) topics: Vec<Vec<EntryId>>,
    /// The glossary, if there is one.
    pub glossary: Option<Glossary>,
    /// The tags of lessons.
    pub tags: BTreeMap<String, Tag>,
    /// Resolved links by entry, then language, in the order of the document's links.
    pub(super) links: Vec<Vec<Vec<ResolvedLink>>>,
    /// Lessons that link to an entry.
    pub(super) backlinks: Vec<Vec<EntryId>>,
    pub(super) by_folder: HashMap<String, EntryId>,
    /// Folders of lessons that are left out as drafts.
    pub drafts: BTreeSet<String>,
    /// Texts in languages that the site does not have.
    pub other_texts: OtherTexts,
}

/// A tag of lessons.
#[derive(Debug, Default)]
pub struct Tag {
    /// Its names, by language, where there is one.
    pub names: Vec<Option<String>>,
    /// The lessons with this tag, in order of topic and position.
    pub lessons: Vec<EntryId>,
}

impl Catalog {
    /// Returns an entry by its id.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.index()]
    }

    /// Returns every entry with its id.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        (0..).map(EntryId).zip(&self.entries)
    }

    /// Returns the entry in a folder of the lessons.
    pub fn in_folder(&self, folder: &str) -> Option<EntryId> {
        self.by_folder.get(folder).copied()
    }

    /// Returns the topics in the order of a language.
    pub fn topics(&self, language: LanguageId) -> &[EntryId] {
        &self.topics[language.index()]
    }

    /// Returns the lessons of a topic in the order of a language.
    pub fn lessons(&self, topic: EntryId, language: LanguageId) -> &[EntryId] {
        match &self.entry(topic).kind {
            EntryKind::Topic(topic) => {
                topic.lessons.get(language.index()).map(Vec::as_slice).unwrap_or_default()
            }
            _ => &[],
        }
    }

    /// Returns the ids of lessons that a topic lists but which belong to another, separated by
    /// spaces.
    pub fn guest_ids(&self, topic: EntryId, language: LanguageId) -> String {
        let lessons = self.lessons(topic, language).iter().map(|lesson| self.entry(*lesson));
        let guests = lessons.filter(|lesson| lesson.topic() != Some(topic));
        guests.map(|lesson| lesson.folder.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Returns the lessons of a lesson's own topic in the order of a language, and its position
    /// among them.
    pub fn siblings(&self, lesson: &Entry, language: LanguageId) -> (&[EntryId], usize) {
        match (&lesson.kind, lesson.topic()) {
            (EntryKind::Lesson(lesson), Some(topic)) => {
                (self.lessons(topic, language), lesson.places[language.index()])
            }
            _ => (&[], 0),
        }
    }

    /// Returns the number of lessons.
    pub fn lesson_count(&self) -> usize {
        self.entries.iter().filter(|entry| entry.is_lesson()).count()
    }

    /// Returns the resolved links of the text in a language.
    pub fn links(&self, id: EntryId, language: LanguageId) -> &[ResolvedLink] {
        &self.links[id.index()][language.index()]
    }

    /// Returns the lessons that link to an entry, in order.
    pub fn backlinks(&self, id: EntryId) -> &[EntryId] {
        &self.backlinks[id.index()]
    }

    /// Returns the tag of the site's own language.
    pub fn own_language(&self) -> &LanguageTag {
        &self.language(self.config.language).tag
    }

    /// Returns a configured language.
    pub fn language(&self, id: LanguageId) -> &Language {
        self.config.language(id)
    }

    /// Returns the languages in which a reader prefers an entry, best first: their own, its
    /// fallbacks, the original, then the others; only those in which it exists.
    pub fn preference<'a>(
        &'a self,
        entry: &'a Entry,
        reader: LanguageId,
    ) -> impl Iterator<Item = LanguageId> + 'a {
        let fallback = self.language(reader).fallback.iter().copied();
        let wanted = std::iter::once(reader).chain(fallback).chain([entry.source]);
        let first: Vec<LanguageId> =
            wanted.filter(|language| entry.document(*language).is_some()).collect();
        let rest: Vec<LanguageId> =
            self.config.ids().filter(|language| entry.document(*language).is_some()).collect();
        let mut seen = [false; 256];
        first
            .into_iter()
            .chain(rest)
            .filter(move |language| !std::mem::replace(&mut seen[language.index()], true))
    }

    /// Returns the language in which a reader sees an entry; `None` if it exists in none.
    pub fn shown(&self, entry: &Entry, reader: LanguageId) -> Option<LanguageId> {
        if entry.document(reader).is_some() {
            return Some(reader);
        }
        self.preference(entry, reader).next()
    }

    /// Returns what is at the address of an entry in a language. A home page or topic without a
    /// text counts as real: it consists of its lists.
    pub fn presence(&self, entry: &Entry, language: LanguageId) -> Presence {
        match self.shown(entry, language) {
            Some(shown) if shown == language => Presence::Real,
            None => Presence::Real,
            Some(shown) => match entry.facts.missing.unwrap_or(self.config.missing) {
                Missing::Stub => Presence::Stub(shown),
                Missing::Inline => Presence::Inline(shown),
                // Home and topic pages have lists, which every language needs.
                Missing::None if matches!(entry.kind, EntryKind::Home | EntryKind::Topic(_)) => {
                    Presence::Stub(shown)
                }
                Missing::None => Presence::Absent(shown),
            },
        }
    }

    /// Whether search engines, feeds and other languages can link to the entry in this language.
    pub fn is_listed(&self, entry: &Entry, language: LanguageId) -> bool {
        self.presence(entry, language) == Presence::Real && !entry.is_unfinished(language)
    }

    /// Returns the title of an entry as a reader sees it, with its language.
    pub fn title<'a>(&'a self, entry: &'a Entry, reader: LanguageId) -> (String, LanguageId) {
        let is_named = entry.kind == EntryKind::Home && self.language(reader).title.is_some();
        match self
            .shown(entry, reader)
            .filter(|shown| *shown == reader || !is_named)
            .and_then(|shown| entry.document(shown))
        {
            Some(document) if !document.title.is_empty() => {
                (document.title.clone(), document.language)
            }
            _ if entry.kind == EntryKind::Home => (self.site_title(reader).to_owned(), reader),
            _ => (words_of(entry.name()), reader),
        }
    }

    /// Returns the site's title in a language: as configured for it, else the title of its home
    /// page, else the site's own.
    pub fn site_title(&self, language: LanguageId) -> &str {
        let configured = self.language(language).title.as_deref();
        let home = || {
            self.entry(self.home)
                .document(language)
                .map(|text| text.title.as_str())
                .filter(|title| !title.is_empty())
        };
        configured.or_else(home).unwrap_or_else(|| self.config.title(language))
    }

    /// Returns the stamp that a text of an entry has after it is updated to the present version of
    /// its parent.
    pub fn stamp_line(&self, entry: &Entry, parent: LanguageId) -> Option<String> {
        Some(scaffold::stamp_line(self.language(parent).tag.file_stem(), entry.text_hash(parent)?))
    }

    /// Returns the present folder of the entry that was once in this folder.
    pub fn moved_to(&self, folder: &str) -> Option<&str> {
        old_places::find(&self.entries, folder).map(|entry| entry.folder.as_str())
    }

    /// Returns the old ids of a lesson, under which devices may have stored input of readers: its
    /// own old places, and its name in those of its topic.
    pub fn old_ids(&self, lesson: &Entry) -> Vec<String> {
        let own = lesson
            .facts
            .aliases
            .iter()
            .map(|alias| alias.value.trim_end_matches(".html").to_owned());
        let topic = lesson.topic().map(|topic| self.entry(topic));
        let of_topic = topic.into_iter().flat_map(|topic| &topic.facts.aliases);
        own.chain(of_topic.map(|alias| format!("{}/{}", alias.value, lesson.name()))).collect()
    }

    /// Returns the name of a tag in a language.
    pub fn tag_name<'a>(&'a self, id: &'a str, language: LanguageId) -> &'a str {
        self.tags.get(id).and_then(|tag| tag.names[language.index()].as_deref()).unwrap_or(id)
    }

    /// Returns the alphabetical orders of all languages.
    pub(super) fn collations(&self) -> Vec<Collation> {
        self.config.languages.iter().map(|language| Collation::of(&language.tag)).collect()
    }
}
