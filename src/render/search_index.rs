//! The search index of each language: a head that names its pages, and shards of their texts.
//!
//! In: the catalog. Out: the order of pages, and the paths of the scripts. File names change with
//! the content, and are known before a script is rendered: planning hashes the texts as parsed, and
//! only rendering a shard computes their canonical form.

use std::io::Write as _;
use std::ops::Range;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3Default;

use super::address;
use crate::catalog::{Catalog, Entry, EntryId};
use crate::language::LanguageId;
use crate::lesson::{Document, Heading};
use crate::search::{self, LanguageRules, PageType, canonical};

/// The approximate size in bytes of a compressed shard. Smaller shards would show results sooner on
/// a slow line, but none of them could reuse repetitions from the others, and together they would
/// be much larger than the texts.
const PACKED_SHARD_BYTES: usize = 50_000;

/// The possible lengths of a shard, in bytes. There are only a few, so that an edit hardly ever
/// changes the length, which would rename all shards.
const SHARD_LENGTHS: [usize; 7] =
    [96 << 10, 128 << 10, 192 << 10, 256 << 10, 384 << 10, 512 << 10, 768 << 10];

/// The distance at which compression can reuse a repetition, and the length of the text after it
/// that is used to measure how well texts compress.
const WINDOW: usize = 32 << 10;
const SAMPLE: usize = 64 << 10;

/// The search of all languages.
#[derive(Debug)]
pub(super) struct SearchIndex {
    languages: Vec<LanguageIndex>,
}

/// The search of a language.
#[derive(Debug)]
struct LanguageIndex {
    /// Topics that have lessons in the language, in order.
    topics: Vec<EntryId>,
    /// The pages, lessons first.
    pages: Vec<EntryId>,
    head_path: String,
    /// The range of pages in each shard, and its path.
    shards: Vec<(Range<usize>, String)>,
}

impl SearchIndex {
    /// Creates the index of every language.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let ids: Vec<LanguageId> = catalog.config.ids().collect();
        Self {
            languages: ids
                .par_iter()
                .map(|language| LanguageIndex::of(catalog, *language))
                .collect(),
        }
    }

    /// Returns the topics that have lessons in a language, in order.
    pub(super) fn topics(&self, language: LanguageId) -> &[EntryId] {
        &self.of_language(language).topics
    }

    /// Returns the path of the head of a language.
    pub(super) fn head_path(&self, language: LanguageId) -> &str {
        &self.of_language(language).head_path
    }

    /// Returns the paths of the shards of a language, in order.
    pub(super) fn shard_paths(&self, language: LanguageId) -> impl Iterator<Item = &str> {
        self.of_language(language).shards.iter().map(|(_, path)| path.as_str())
    }

    /// Returns every page of a language in the order of the search, without its text.
    pub(super) fn pages(&self, catalog: &Catalog, language: LanguageId) -> Vec<search::Entry> {
        let index = self.of_language(language);
        index
            .documents(catalog, language)
            .map(|(entry, text)| index.page(catalog, entry, text))
            .collect()
    }

    /// Returns every page of a language in the order of the search, with its text.
    pub(super) fn pages_with_texts(
        &self,
        catalog: &Catalog,
        language: LanguageId,
    ) -> Vec<search::Entry> {
        let index = self.of_language(language);
        let page = |(entry, text): (&Entry, &Document)| search::Entry {
            text: canonical(text.plain.as_str()).into_owned(),
            ..index.page(catalog, entry, text)
        };
        index.documents(catalog, language).map(page).collect()
    }

    /// Returns the texts in a shard of a language as parsed, and the position of the page of the
    /// first one.
    pub(super) fn shard<'a>(
        &'a self,
        catalog: &'a Catalog,
        language: LanguageId,
        shard: usize,
    ) -> (usize, impl Iterator<Item = &'a str>) {
        let index = self.of_language(language);
        let (pages, _) = &index.shards[shard];
        let texts = index.pages[pages.clone()]
            .iter()
            .filter_map(move |id| document(catalog, *id, language));
        (pages.start, texts.map(|text| text.plain.as_str()))
    }

    fn of_language(&self, language: LanguageId) -> &LanguageIndex {
        &self.languages[language.index()]
    }
}

impl LanguageIndex {
    fn of(catalog: &Catalog, language: LanguageId) -> Self {
        let in_topic = |topic: &EntryId| {
            let topic = *topic;
            let own = move |lesson: &EntryId| catalog.entry(*lesson).topic() == Some(topic);
            let lessons = catalog.lessons(topic, language).iter().copied().filter(own);
            lessons
                .filter(|lesson| document(catalog, *lesson, language).is_some())
                .collect::<Vec<EntryId>>()
        };
        let lessons: Vec<(EntryId, Vec<EntryId>)> =
            catalog.topics(language).iter().map(|topic| (*topic, in_topic(topic))).collect();
        let topics = lessons
            .iter()
            .filter(|(_, lessons)| !lessons.is_empty())
            .map(|(topic, _)| *topic)
            .collect();
        let glossary = catalog.glossary.as_ref().map(|glossary| glossary.entry);
        let others = catalog
            .topics(language)
            .iter()
            .copied()
            .chain(glossary)
            .chain(catalog.plain.iter().copied());
        let others = others.filter(|page| document(catalog, *page, language).is_some());
        let pages: Vec<EntryId> =
            lessons.iter().flat_map(|(_, lessons)| lessons).copied().chain(others).collect();

        let mut index = Self { topics, pages, head_path: String::new(), shards: Vec::new() };
        let mut digest = Digest::new("head");
        digest.add(
            &serde_json::to_string(&LanguageRules::of(&catalog.language(language).tag))
                .unwrap_or_default(),
        );
        for id in &index.topics {
            digest.add(&catalog.entry(*id).folder);
            let (title, shown) = catalog.title(catalog.entry(*id), language);
            digest.add(&title);
            digest.add(catalog.language(shown).tag.as_str());
        }
        for (entry, text) in index.documents(catalog, language) {
            digest.add(&entry.folder);
            digest.add(entry.topic().map_or("", |topic| &catalog.entry(topic).folder));
            digest.add(&text.title);
            for (words, id) in headings(entry, text) {
                digest.add(words);
                digest.add(id);
            }
        }
        index.head_path = address::search_head(catalog, language, &digest.finish());
        index.shards = index.cut(catalog, language);
        index
    }

    fn documents<'a>(
        &'a self,
        catalog: &'a Catalog,
        language: LanguageId,
    ) -> impl Iterator<Item = (&'a Entry, &'a Document)> {
        self.pages
            .iter()
            .filter_map(move |id| Some((catalog.entry(*id), document(catalog, *id, language)?)))
    }

    /// Returns a page without its text.
    fn page(&self, catalog: &Catalog, entry: &Entry, text: &Document) -> search::Entry {
        let topic = if entry.is_topic() { catalog.in_folder(&entry.folder) } else { entry.topic() };
        search::Entry {
            path: short_path(catalog, entry, text.language),
            page_type: if entry.is_lesson() { PageType::Lesson } else { PageType::Other },
            topic: topic.and_then(|topic| self.topics.iter().position(|known| *known == topic)),
            title: canonical(&text.title).into_owned(),
            headings: headings(entry, text)
                .map(|(words, id)| (canonical(words).into_owned(), id.to_owned()))
                .collect(),
            text: String::new(),
        }
    }

    fn cut(&self, catalog: &Catalog, language: LanguageId) -> Vec<(Range<usize>, String)> {
        let mut shards: Vec<(Range<usize>, String)> = Vec::new();
        let most =
            shard_length(self.documents(catalog, language).map(|(_, text)| text.plain.as_str()));
        let (mut start, mut size, mut digest) = (0, 0, Digest::new("text"));
        let mut close = |range: Range<usize>, digest: Digest| {
            let path = address::search_text(catalog, language, shards.len(), &digest.finish());
            shards.push((range, path));
        };
        for (place, (_, text)) in self.documents(catalog, language).enumerate() {
            let more = text.plain.as_str().len();
            if size > 0 && size + more > most {
                close(start..place, std::mem::replace(&mut digest, Digest::new("text")));
                (start, size) = (place, 0);
            }
            size += more;
            digest.add(text.plain.as_str());
        }
        if start < self.pages.len() {
            close(start..self.pages.len(), digest);
        }
        shards
    }
}

/// Returns the text of a page in a language, if it is complete. Text that is shown in its place, or
/// that is in another language, is not searched.
fn document(catalog: &Catalog, id: EntryId, language: LanguageId) -> Option<&Document> {
    let entry = catalog.entry(id);
    entry.document(language).filter(|_| catalog.is_listed(entry, language))
}

/// Returns the path of a page without language and extension, which is the same in all languages.
fn short_path(catalog: &Catalog, entry: &Entry, language: LanguageId) -> String {
    let path = address::entry(catalog, entry, language);
    let inside = path.split_once('/').map_or(path.as_str(), |(_, inside)| inside);
    inside.trim_end_matches(".html").to_owned()
}

/// Returns all headings except the title, each with its id.
fn headings<'a>(entry: &'a Entry, text: &'a Document) -> impl Iterator<Item = (&'a str, &'a str)> {
    let is_title = |heading: &Heading| heading.level == 1 && heading.text == text.title;
    let title = text.headings.iter().position(is_title);
    let ids = entry.heading_ids(text.language).iter();
    let places =
        text.headings.iter().zip(ids).enumerate().filter(move |(place, _)| Some(*place) != title);
    places.map(|(_, (heading, id))| (heading.text.as_str(), id))
}

/// Returns the length of the shards of these texts. It depends on how well they compress: lessons
/// of one site repeat themselves, and Thai takes three bytes per character.
fn shard_length<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    let mut sample = String::with_capacity(WINDOW + SAMPLE);
    for text in texts {
        sample.push_str(text);
        if sample.len() >= WINDOW + SAMPLE {
            break;
        }
    }
    let [shortest, ..] = SHARD_LENGTHS;
    let Some(before) = sample.as_bytes().get(..WINDOW).filter(|_| sample.len() > WINDOW) else {
        return shortest;
    };
    let packed = (packed_length(sample.as_bytes()) - packed_length(before)).max(1);
    let length = (sample.len() - WINDOW) * PACKED_SHARD_BYTES / packed;
    SHARD_LENGTHS.into_iter().rfind(|known| *known <= length).unwrap_or(shortest)
}

fn packed_length(bytes: &[u8]) -> usize {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    // Writing to memory never fails.
    let _ = encoder.write_all(bytes);
    encoder.finish().map_or(0, |packed| packed.len())
}

/// A hash of twelve digits.
struct Digest(Xxh3Default);

impl Digest {
    fn new(part: &str) -> Self {
        let mut digest = Self(Xxh3Default::new());
        // Another version may canonicalise the same text differently.
        digest.add(env!("CARGO_PKG_VERSION"));
        digest.add(part);
        digest
    }

    fn add(&mut self, text: &str) {
        self.0.update(&text.len().to_le_bytes());
        self.0.update(text.as_bytes());
    }

    fn finish(&self) -> String {
        format!("{:012x}", self.0.digest() >> 16)
    }
}
