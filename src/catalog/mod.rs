//! Stage 3: all parsed files to a [`Catalog`]: everything one page needs to know of others.
//!
//! In: the parsed files of the lessons. Out: entries (home, topics, lessons, plain pages) with their texts, orders, links
//! and backlinks. The catalog answers questions; it reports what it could not make sense of as values, which [`crate::check`]
//! turns into findings.
//!
//! The order of work in [`Catalog::assemble`]: `layout` finds the entries among the paths, `original` finds the language each was
//! first written in, `outline` settles the ids of headings, `links` resolves links, `order` sorts.

mod glossary;
mod images;
mod layout;
mod limits;
pub mod links;
mod order;
mod original;
pub mod outline;
mod related;
mod translation;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

pub use glossary::{Glossary, Term};
pub use links::{Destination, LinkProblem, Place, ResolvedLink};
pub use outline::HeadingIds;
pub use translation::{StampProblem, Translation, TranslationState, reaches};

use crate::config::{Language, SiteConfig};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::LanguageId;
use crate::lesson::{Document, Facts, Missing, ParsedContent, ParsedFile, ParsedFiles, TagNames, stamp_line};
use crate::source::{SitePath, Sources};
use crate::text::collation::Collation;
use crate::text::nearest::nearest;
use crate::text::text_hash::TextHash;

/// Everything one page needs to know of others.
#[derive(Debug)]
pub struct Catalog {
    /// The configuration.
    pub config: Arc<SiteConfig>,
    /// The files, for pictures and for what a page links to.
    pub sources: Arc<Sources>,
    /// Home, topics, lessons and plain pages; an [`EntryId`] is a place in it.
    pub entries: Vec<Entry>,
    /// The home page.
    pub home: EntryId,
    /// Plain pages, in order of folder.
    pub plain: Vec<EntryId>,
    /// Topics by language, in the order of that language.
    topics: Vec<Vec<EntryId>>,
    /// The glossary, if there is one.
    pub glossary: Option<Glossary>,
    /// Tags that lessons carry.
    pub tags: BTreeMap<String, Tag>,
    /// Resolved links by entry, then language, in the order of the document's links.
    links: Vec<Vec<Vec<ResolvedLink>>>,
    /// Lessons that link to an entry.
    backlinks: Vec<Vec<EntryId>>,
    by_folder: HashMap<String, EntryId>,
    /// Folders of lessons that are left out for now.
    pub drafts: BTreeSet<String>,
}

/// A place in [`Catalog::entries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

impl EntryId {
    /// The place as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// The home page.
    Home,
    /// A topic.
    Topic,
    /// A lesson.
    Lesson,
    /// A page outside the topics.
    Plain,
    /// The glossary.
    Glossary,
}

/// Something written once and translated.
#[derive(Debug)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Its folder within the folder of the lessons: `compassion/plane-that-waited`; empty for the home page.
    pub folder: String,
    /// The language it was first written in.
    pub source: LanguageId,
    /// Its parsed texts, by language.
    files: Vec<Option<Arc<ParsedFile>>>,
    /// The ids of its headings, by language.
    heading_ids: Vec<HeadingIds>,
    /// The names under which links may know places of its texts, by language.
    place_names: Vec<outline::PlaceNames>,
    /// What is true of it in every language.
    pub facts: Facts,
    /// The file that states the facts; need not exist.
    pub facts_path: SitePath,
    /// How its texts stand to what they were made from, by language.
    translations: Vec<Translation>,
    /// For a topic: its lessons by language, in the order of that language.
    lessons: Vec<Vec<EntryId>>,
    /// For a lesson: its place in the list of its own topic, by language.
    places: Vec<usize>,
    /// For a lesson: its place in the list of each of its tags.
    tag_places: Vec<usize>,
    /// For a lesson: its topic, then further ones.
    pub topics: Vec<EntryId>,
}

/// What stands at the address of an entry in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Its text.
    Real,
    /// A page that says the text is missing, and offers it in this language first.
    Stub(LanguageId),
    /// The text in this other language.
    Inline(LanguageId),
    /// Nothing; links go to the text in this language.
    Absent(LanguageId),
}

/// A tag that lessons carry.
#[derive(Debug, Default)]
pub struct Tag {
    /// Its names, by language; none where nobody gave one.
    pub names: Vec<Option<String>>,
    /// The lessons that carry it, in order of topic and place.
    pub lessons: Vec<EntryId>,
}

impl Entry {
    /// The text in a language.
    pub fn document(&self, language: LanguageId) -> Option<&Document> {
        match &self.files[language.index()].as_ref()?.content {
            ParsedContent::Text(document) => Some(document.as_ref()),
            _ => None,
        }
    }

    /// Every text.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.files.iter().flatten().filter_map(|file| match &file.content {
            ParsedContent::Text(document) => Some(document.as_ref()),
            _ => None,
        })
    }

    /// The text it was first written as.
    pub fn original(&self) -> Option<&Document> {
        self.document(self.source)
    }

    /// How the text in a language stands to what it was made from.
    pub fn translation(&self, language: LanguageId) -> Translation {
        self.translations[language.index()]
    }

    /// The hash of what the text in a language says.
    pub fn text_hash(&self, language: LanguageId) -> Option<TextHash> {
        Some(self.files[language.index()].as_ref()?.text_hash())
    }

    /// The Markdown of the text in a language as it was written.
    pub fn source_text(&self, language: LanguageId) -> Option<&str> {
        Some(self.files[language.index()].as_ref()?.source_text())
    }

    /// What a translation of the original would be made from: its Markdown, without what it says of itself.
    pub fn text_to_translate(&self) -> Option<String> {
        let start = self.original()?.header.first_line();
        let markdown = self.source_text(self.source)?.get(start..)?;
        let is_of_itself = |line: &str| {
            let comment = line.trim_start().strip_prefix("<!--").and_then(|comment| comment.split_once(':'));
            comment.is_some_and(|(name, _)| {
                matches!(name.trim(), "translated-from" | "same-meaning" | "review" | "translators" | "updated")
            })
        };
        Some(markdown.lines().filter(|line| !is_of_itself(line)).collect::<Vec<_>>().join("\n"))
    }

    /// The ids of the headings of the text in a language.
    pub fn heading_ids(&self, language: LanguageId) -> &HeadingIds {
        &self.heading_ids[language.index()]
    }

    /// Whether the page of the text in a language has a place with this id.
    pub fn has_place(&self, language: LanguageId, id: &str) -> bool {
        let has_anchor = |text| self.place_names[language.index()].has_anchor(text, id);
        self.heading_ids(language).place(id).is_some() || self.document(language).is_some_and(has_anchor)
    }

    /// The first heading of the text in a language that has this as an id of its own or as a pin, by place.
    pub fn heading_named(&self, language: LanguageId, name: &str) -> Option<usize> {
        self.place_names[language.index()].heading(self.document(language)?, name)
    }

    /// The last part of its folder: its name among its like.
    pub fn name(&self) -> &str {
        self.folder.rsplit_once('/').map_or(&self.folder, |(_, name)| name)
    }

    /// What it is called on the command line: its folder, or `home`.
    pub fn command_name(&self) -> &str {
        if self.kind == EntryKind::Home { "home" } else { &self.folder }
    }

    /// Whether the text in a language is a translation that has not been filled in yet: it has an empty section where the original's is not.
    pub fn is_unfinished(&self, language: LanguageId) -> bool {
        language != self.source && self.empty_sections(language).next().is_some()
    }

    /// Headings of a translation whose section is empty where the original's is not, by place.
    pub fn empty_sections(&self, language: LanguageId) -> impl Iterator<Item = usize> {
        let pair = self.document(language).zip(self.original()).filter(|(text, original)| outline::is_same(text, original));
        pair.into_iter().flat_map(|(text, original)| {
            let pairs = text.headings.iter().zip(&original.headings).enumerate();
            pairs.filter(|(_, (heading, first))| heading.is_empty && !first.is_empty).map(|(place, _)| place)
        })
    }
}

impl Catalog {
    /// Puts parsed files together.
    pub fn assemble(
        config: &Arc<SiteConfig>,
        sources: &Arc<Sources>,
        parsed: &ParsedFiles,
        drafts: bool,
    ) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics: Vec<Diagnostic> = sources.problems.values().flatten().cloned().collect();
        diagnostics.extend(parsed.iter().flat_map(|(_, file)| file.diagnostics.iter().cloned()));

        let layout = layout::find(config, sources, parsed, drafts, &mut diagnostics);
        let mut entries = layout.entries;
        original::settle(config, &mut entries, &mut diagnostics);
        entries.par_iter_mut().with_min_len(32).for_each(|entry| {
            outline::settle(entry);
            translation::settle(config, entry);
        });

        let by_folder: HashMap<String, EntryId> =
            (0..).map(EntryId).zip(&entries).map(|(id, entry)| (entry.folder.clone(), id)).collect();
        let index = links::Index { config, sources, entries: &entries, by_folder: &by_folder, drafts: &layout.drafts };
        let links: Vec<Vec<Vec<ResolvedLink>>> =
            entries.par_iter().with_min_len(32).map(|entry| index.resolve_entry(entry)).collect();
        let backlinks = links::backlinks(&entries, &links);

        let of_kind =
            |kind: EntryKind| (0..).map(EntryId).zip(&entries).filter(move |(_, entry)| entry.kind == kind).map(|(id, _)| id);
        let home = of_kind(EntryKind::Home).next().unwrap_or(EntryId(0));
        let plain = of_kind(EntryKind::Plain).collect();
        let mut catalog = Self {
            config: Arc::clone(config),
            sources: Arc::clone(sources),
            topics: vec![of_kind(EntryKind::Topic).collect(); config.languages.len()],
            home,
            plain,
            glossary: None,
            tags: BTreeMap::new(),
            links,
            backlinks,
            by_folder,
            drafts: layout.drafts,
            entries,
        };
        order::settle(&mut catalog, &mut diagnostics);
        if let Some(id) = catalog.in_folder(layout::GLOSSARY) {
            let languages: Vec<_> = config.ids().zip(catalog.collations()).collect();
            catalog.glossary = Some(Glossary::collect(id, &catalog.entries, &catalog.links, &languages));
        }
        catalog.collect_tags(&layout.tag_names);
        catalog.check_tag_languages(&layout.tag_names, &mut diagnostics);
        diagnostics.extend(limits::check(&catalog));
        (catalog, diagnostics)
    }

    /// An entry by its id.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.index()]
    }

    /// Every entry with its id.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        (0..).map(EntryId).zip(&self.entries)
    }

    /// The entry in a folder of the lessons.
    pub fn in_folder(&self, folder: &str) -> Option<EntryId> {
        self.by_folder.get(folder).copied()
    }

    /// Topics in the order of a language.
    pub fn topics(&self, language: LanguageId) -> &[EntryId] {
        &self.topics[language.index()]
    }

    /// The lessons of a topic in the order of a language.
    pub fn lessons(&self, topic: EntryId, language: LanguageId) -> &[EntryId] {
        &self.entry(topic).lessons[language.index()]
    }

    /// The lessons of a lesson's own topic in the order of a language, and its place among them.
    pub fn siblings(&self, lesson: &Entry, language: LanguageId) -> (&[EntryId], usize) {
        match lesson.topics.first() {
            Some(topic) => (self.lessons(*topic, language), lesson.places[language.index()]),
            None => (&[], 0),
        }
    }

    /// How many lessons there are.
    pub fn lesson_count(&self) -> usize {
        self.entries.iter().filter(|entry| entry.kind == EntryKind::Lesson).count()
    }

    /// The resolved links of the text in a language.
    pub fn links(&self, id: EntryId, language: LanguageId) -> &[ResolvedLink] {
        &self.links[id.index()][language.index()]
    }

    /// Lessons that link to an entry, in order.
    pub fn backlinks(&self, id: EntryId) -> &[EntryId] {
        &self.backlinks[id.index()]
    }

    /// A configured language.
    pub fn language(&self, id: LanguageId) -> &Language {
        self.config.language(id)
    }

    /// The languages in which a reader would want an entry, best first: their own, its fallbacks, the original, then the
    /// others. Only those in which it exists.
    pub fn preference<'a>(&'a self, entry: &'a Entry, reader: LanguageId) -> impl Iterator<Item = LanguageId> + 'a {
        let fallback = self.language(reader).fallback.iter().copied();
        let wanted = std::iter::once(reader).chain(fallback).chain([entry.source]);
        let first: Vec<LanguageId> = wanted.filter(|language| entry.document(*language).is_some()).collect();
        let rest: Vec<LanguageId> = self.config.ids().filter(|language| entry.document(*language).is_some()).collect();
        let mut seen = [false; 256];
        first.into_iter().chain(rest).filter(move |language| !std::mem::replace(&mut seen[language.index()], true))
    }

    /// The language in which a reader gets to see an entry; `None` where it exists in none.
    pub fn shown(&self, entry: &Entry, reader: LanguageId) -> Option<LanguageId> {
        if entry.document(reader).is_some() {
            return Some(reader);
        }
        self.preference(entry, reader).next()
    }

    /// What stands at the address of an entry in a language. A home page or topic that nobody wrote a text for is real: it is made of its lists.
    pub fn presence(&self, entry: &Entry, language: LanguageId) -> Presence {
        match self.shown(entry, language) {
            Some(shown) if shown == language => Presence::Real,
            None => Presence::Real,
            Some(shown) => match entry.facts.missing {
                Missing::Stub => Presence::Stub(shown),
                Missing::Inline => Presence::Inline(shown),
                // Home and topic pages hold lists, which every language needs.
                Missing::None if matches!(entry.kind, EntryKind::Home | EntryKind::Topic) => Presence::Stub(shown),
                Missing::None => Presence::Absent(shown),
            },
        }
    }

    /// Whether search engines, feeds and other languages may point at the entry in this language.
    pub fn is_listed(&self, entry: &Entry, language: LanguageId) -> bool {
        self.presence(entry, language) == Presence::Real && !entry.is_unfinished(language)
    }

    /// The title of an entry as a reader gets to see it, with the language it is in.
    pub fn title<'a>(&'a self, entry: &'a Entry, reader: LanguageId) -> (String, LanguageId) {
        let is_named = entry.kind == EntryKind::Home && self.language(reader).title.is_some();
        match self.shown(entry, reader).filter(|shown| *shown == reader || !is_named).and_then(|shown| entry.document(shown)) {
            Some(document) if !document.title.is_empty() => (document.title.clone(), document.language),
            _ if entry.kind == EntryKind::Home => (self.site_title(reader).to_owned(), reader),
            _ => (words_of(entry.name()), reader),
        }
    }

    /// The site's title in a language: as configured for it, else the title of its home page, else the site's own.
    pub fn site_title(&self, language: LanguageId) -> &str {
        let configured = self.language(language).title.as_deref();
        let home = || self.entry(self.home).document(language).map(|text| text.title.as_str()).filter(|title| !title.is_empty());
        configured.or_else(home).unwrap_or_else(|| self.config.title(language))
    }

    /// The line that a text of an entry bears once it is made from what its parent says now.
    pub fn stamp_line(&self, entry: &Entry, parent: LanguageId) -> Option<String> {
        Some(stamp_line(self.language(parent).tag.file_stem(), entry.text_hash(parent)?))
    }

    /// The old ids of a lesson, under which devices may have kept what readers did: its own old places, and its name in those of its topic.
    pub fn old_ids(&self, lesson: &Entry) -> Vec<String> {
        let own = lesson.facts.aliases.iter().map(|alias| alias.value.trim_end_matches(".html").to_owned());
        let topic = lesson.topics.first().map(|topic| self.entry(*topic));
        let of_topic = topic.into_iter().flat_map(|topic| &topic.facts.aliases);
        own.chain(of_topic.map(|alias| format!("{}/{}", alias.value, lesson.name()))).collect()
    }

    /// The name of a tag in a language.
    pub fn tag_name<'a>(&'a self, id: &'a str, language: LanguageId) -> &'a str {
        self.tags.get(id).and_then(|tag| tag.names[language.index()].as_deref()).unwrap_or(id)
    }

    fn collect_tags(&mut self, names: &TagNames) {
        let mut tags: BTreeMap<String, Tag> = BTreeMap::new();
        let own = self.config.language;
        for topic in self.topics(own).to_vec() {
            for lesson in self.lessons(topic, own).to_vec() {
                let entry = &mut self.entries[lesson.index()];
                if entry.topics.first() != Some(&topic) {
                    continue;
                }
                for tag in &entry.facts.tags {
                    let tag = tags.entry(tag.value.clone()).or_default();
                    if tag.lessons.last() != Some(&lesson) {
                        tag.lessons.push(lesson);
                    }
                    entry.tag_places.push(tag.lessons.len() - 1);
                }
            }
        }
        for (id, tag) in &mut tags {
            tag.names = self
                .config
                .languages
                .iter()
                .map(|language| {
                    let names = names.get(id)?;
                    let is_it = |name: &str| crate::language::LanguageTag::parse(name).as_ref() == Some(&language.tag);
                    names.iter().find(|(name, _)| is_it(&name.value)).map(|(_, name)| name.clone())
                })
                .collect();
        }
        self.tags = tags;
    }

    /// Names of tags are given in languages of the site.
    fn check_tag_languages(&self, names: &TagNames, diagnostics: &mut Vec<Diagnostic>) {
        let path = SitePath::new(&format!("{}/tags.toml", self.config.src));
        let tags: Vec<&str> = self.config.languages.iter().map(|language| language.tag.as_str()).collect();
        for (name, _) in names.values().flatten() {
            let tag = crate::language::LanguageTag::parse(&name.value);
            if !tag.is_some_and(|tag| tags.contains(&tag.as_str())) {
                let unknown = Diagnostic::new(Code::UnknownKey, &path, name.span.clone())
                    .with("key", name.value.clone())
                    .with("place", "")
                    .with("known", tags.join(", "))
                    .nearest(nearest(&name.value, tags.iter().copied()));
                diagnostics.push(unknown);
            }
        }
    }

    /// The orders of all languages.
    fn collations(&self) -> Vec<Collation> {
        self.config.languages.iter().map(|language| Collation::of(&language.tag)).collect()
    }
}

/// A folder name as words, for what has no title: `plane-that-waited` becomes `Plane that waited`.
pub fn words_of(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A finding at the beginning of a file, or about a file as a whole.
fn about(code: Code, path: &SitePath) -> Diagnostic {
    Diagnostic::new(code, path, 0..0)
}
