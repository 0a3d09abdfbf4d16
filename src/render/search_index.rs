//! What the search of a language is made of: a head that names its pages, and shards of their texts.
//!
//! In: the catalog. Out: which page is where, and classic scripts, since nothing else can be loaded from a folder on disk. Names of files change with
//! what is in them, and are known before a script is made: planning takes a digest of the words as they were parsed, and only
//! whoever asks for a shard makes their canonical form.

use std::borrow::Cow;
use std::io::Write as _;
use std::ops::Range;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rayon::prelude::*;
use serde::Serialize;
use xxhash_rust::xxh3::Xxh3Default;

use super::plan::entry_path;
use super::{Content, SearchView, Site, search_page};
use crate::catalog::{Catalog, Entry, EntryId, EntryKind};
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::lesson::{Document, Heading};
use crate::search::{self, LanguageRules, PageSort, canonical};

/// About how many bytes a shard comes to when it is packed. Smaller ones would show results sooner on a slow line, but none of them profits from
/// what the others say, and together they would be much larger than the texts.
const PACKED_SHARD: usize = 50_000;

/// How long shards may be, in bytes: few lengths, so that an edit hardly ever leads to another one, which would rename all shards.
const SHARD_LENGTHS: [usize; 7] = [96 << 10, 128 << 10, 192 << 10, 256 << 10, 384 << 10, 512 << 10, 768 << 10];

/// How far back a packed file may repeat itself, and how much of what follows is looked at to see how well texts pack.
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
    /// Topics that have lessons in it, in order.
    topics: Vec<EntryId>,
    /// Pages, lessons first.
    pages: Vec<EntryId>,
    head_path: String,
    /// Which pages are in which shard, and its path.
    shards: Vec<(Range<usize>, String)>,
}

/// A topic: id and title.
type TopicRecord<'a> = (&'a str, String);

/// A page: path, whether it is something other than a lesson, topic, title, headings each with its id.
type PageRecord<'a> = (&'a str, u8, i64, &'a str, Vec<&'a str>);

#[derive(Serialize)]
struct Head<'a> {
    language: &'a str,
    rules: LanguageRules,
    topics: Vec<TopicRecord<'a>>,
    entries: Vec<PageRecord<'a>>,
}

#[derive(Serialize)]
struct Shard<'a> {
    language: &'a str,
    #[serde(rename = "shard")]
    number: usize,
    first: usize,
    texts: Vec<Cow<'a, str>>,
}

#[derive(Serialize)]
struct Index<'a> {
    language: &'a str,
    panel: String,
    languages: Vec<IndexedLanguage<'a>>,
}

#[derive(Serialize)]
struct IndexedLanguage<'a> {
    language: &'a str,
    name: &'a str,
    dir: &'a str,
    folder: &'a str,
    head: &'a str,
    texts: Vec<&'a str>,
}

/// The path of the script that names the others. Pages refer to it alone, so that they do not change when a text does.
pub(super) fn path(catalog: &Catalog, language: LanguageId) -> String {
    format!("search/{}/index.js", catalog.language(language).tag.file_stem())
}

impl SearchIndex {
    /// Finds what there is to search.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let ids: Vec<LanguageId> = catalog.config.ids().collect();
        Self { languages: ids.par_iter().map(|language| LanguageIndex::of(catalog, *language)).collect() }
    }

    /// The path of the head of a language.
    pub(super) fn head_path(&self, language: LanguageId) -> &str {
        &self.languages[language.index()].head_path
    }

    /// The paths of the shards of a language, in order.
    pub(super) fn shard_paths(&self, language: LanguageId) -> impl Iterator<Item = &str> {
        self.languages[language.index()].shards.iter().map(|(_, path)| path.as_str())
    }
}

impl LanguageIndex {
    fn of(catalog: &Catalog, language: LanguageId) -> Self {
        let in_topic = |topic: &EntryId| {
            let topic = *topic;
            let own = move |lesson: &EntryId| catalog.entry(*lesson).topics.first() == Some(&topic);
            let lessons = catalog.lessons(topic, language).iter().copied().filter(own);
            lessons.filter(|lesson| document(catalog, *lesson, language).is_some()).collect::<Vec<EntryId>>()
        };
        let lessons: Vec<(EntryId, Vec<EntryId>)> =
            catalog.topics(language).iter().map(|topic| (*topic, in_topic(topic))).collect();
        let topics = lessons.iter().filter(|(_, lessons)| !lessons.is_empty()).map(|(topic, _)| *topic).collect();
        let glossary = catalog.glossary.as_ref().map(|glossary| glossary.entry);
        let others = catalog.topics(language).iter().copied().chain(glossary).chain(catalog.plain.iter().copied());
        let others = others.filter(|page| document(catalog, *page, language).is_some());
        let pages: Vec<EntryId> = lessons.iter().flat_map(|(_, lessons)| lessons).copied().chain(others).collect();

        let folder = catalog.language(language).tag.file_stem();
        let mut index = Self { topics, pages, head_path: String::new(), shards: Vec::new() };
        let mut digest = Digest::new("head");
        digest.add(&serde_json::to_string(&LanguageRules::of(&catalog.language(language).tag)).unwrap_or_default());
        for id in &index.topics {
            digest.add(&catalog.entry(*id).folder);
            digest.add(&catalog.title(catalog.entry(*id), language).0);
        }
        for (entry, text) in index.documents(catalog, language) {
            digest.add(&entry.folder);
            digest.add(entry.topics.first().map_or("", |topic| &catalog.entry(*topic).folder));
            digest.add(&text.title);
            for (words, id) in headings(entry, text) {
                digest.add(words);
                digest.add(id);
            }
        }
        index.head_path = format!("search/{folder}/head-{}.js", digest.finish());
        index.shards = index.cut(catalog, language, folder);
        index
    }

    fn documents<'a>(&'a self, catalog: &'a Catalog, language: LanguageId) -> impl Iterator<Item = (&'a Entry, &'a Document)> {
        self.pages.iter().filter_map(move |id| Some((catalog.entry(*id), document(catalog, *id, language)?)))
    }

    /// A page without its text.
    fn page(&self, catalog: &Catalog, entry: &Entry, text: &Document) -> search::Entry {
        let topic = if entry.kind == EntryKind::Topic { catalog.in_folder(&entry.folder) } else { entry.topics.first().copied() };
        search::Entry {
            path: short_path(catalog, entry, text.language),
            sort: if entry.kind == EntryKind::Lesson { PageSort::Lesson } else { PageSort::Other },
            topic: topic.and_then(|topic| self.topics.iter().position(|known| *known == topic)),
            title: canonical(&text.title).into_owned(),
            headings: headings(entry, text).map(|(words, id)| (canonical(words).into_owned(), id.to_owned())).collect(),
            text: String::new(),
        }
    }

    fn cut(&self, catalog: &Catalog, language: LanguageId, folder: &str) -> Vec<(Range<usize>, String)> {
        let mut shards: Vec<(Range<usize>, String)> = Vec::new();
        let most = shard_length(self.documents(catalog, language).map(|(_, text)| text.plain.as_str()));
        let (mut start, mut size, mut digest) = (0, 0, Digest::new("text"));
        let mut close = |range: Range<usize>, digest: Digest| {
            let path = format!("search/{folder}/text-{}-{}.js", shards.len(), digest.finish());
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

impl Site {
    /// Every page of a language as the search knows it, in its order.
    pub fn search_pages(&self, language: LanguageId) -> Vec<search::Entry> {
        let catalog = &self.catalog;
        let index = &self.search.languages[language.index()];
        let documents = index.documents(catalog, language);
        documents
            .map(|(entry, text)| search::Entry {
                text: canonical(text.plain.as_str()).into_owned(),
                ..index.page(catalog, entry, text)
            })
            .collect()
    }

    /// Topics that have lessons in a language: the variable `search`.
    pub(super) fn search_view(&self, language: LanguageId) -> SearchView {
        let topics = self.search.languages[language.index()].topics.iter().map(|id| self.entry_link(*id, language));
        SearchView { topics: topics.collect(), other_languages: self.catalog.config.languages.len() > 1 }
    }

    /// Renders the script that names the others, and brings what the dialog is made of.
    pub(super) fn search_script(&self, language: LanguageId) -> Result<Content, Diagnostic> {
        let config = &self.catalog.config;
        let own_first = std::iter::once(language).chain(config.ids().filter(|id| *id != language));
        let languages = own_first.map(|id| {
            let language = config.language(id);
            IndexedLanguage {
                language: language.tag.as_str(),
                name: &language.name,
                dir: language.direction.as_str(),
                folder: language.tag.file_stem(),
                head: self.search.head_path(id),
                texts: self.search.shard_paths(id).collect(),
            }
        });
        let panel = search_page::panel(self, language)?;
        let index = Index { language: config.language(language).tag.as_str(), panel, languages: languages.collect() };
        Ok(script("index", &index, index.panel.len()))
    }

    /// Renders the head of a language.
    pub(super) fn search_head(&self, language: LanguageId) -> Content {
        let catalog = &self.catalog;
        let index = &self.search.languages[language.index()];
        let pages: Vec<search::Entry> =
            index.documents(catalog, language).map(|(entry, text)| index.page(catalog, entry, text)).collect();
        let topics = index.topics.iter().map(|id| catalog.entry(*id));
        let topics = topics.map(|topic| (topic.folder.as_str(), canonical(&catalog.title(topic, language).0).into_owned()));
        let entries = pages.iter().map(|page| {
            let headings = page.headings.iter().flat_map(|(words, id)| [words.as_str(), id.as_str()]);
            let topic = page.topic.and_then(|topic| i64::try_from(topic).ok()).unwrap_or(-1);
            let sort = u8::from(page.sort == PageSort::Other);
            (page.path.as_str(), sort, topic, page.title.as_str(), headings.collect())
        });
        let language = &catalog.language(language).tag;
        let rules = LanguageRules::of(language);
        let head = Head { language: language.as_str(), rules, topics: topics.collect(), entries: entries.collect() };
        // A page with its headings rarely has more.
        script("head", &head, pages.len() * 1024)
    }

    /// Renders a shard of the texts of a language.
    pub(super) fn search_shard(&self, language: LanguageId, shard: usize) -> Content {
        let catalog = &self.catalog;
        let index = &self.search.languages[language.index()];
        let (pages, _) = &index.shards[shard];
        let texts = index.pages[pages.clone()].iter().filter_map(|id| document(catalog, *id, language));
        let texts: Vec<_> = texts.map(|text| canonical(text.plain.as_str())).collect();
        let length = texts.iter().map(|text| text.len()).sum();
        let language = catalog.language(language).tag.as_str();
        script("text", &Shard { language, number: shard, first: pages.start, texts }, length)
    }
}

/// The text of a page in a language, if it is written in it and all there: what stands there instead, or in another language, is not searched.
fn document(catalog: &Catalog, id: EntryId, language: LanguageId) -> Option<&Document> {
    let entry = catalog.entry(id);
    entry.document(language).filter(|_| catalog.is_listed(entry, language))
}

/// The path of a page without its language and ending: the same in all languages.
fn short_path(catalog: &Catalog, entry: &Entry, language: LanguageId) -> String {
    let path = entry_path(catalog, entry, language);
    let inside = path.split_once('/').map_or(path.as_str(), |(_, inside)| inside);
    inside.trim_end_matches(".html").to_owned()
}

/// Headings but for the title, each with its id.
fn headings<'a>(entry: &'a Entry, text: &'a Document) -> impl Iterator<Item = (&'a str, &'a str)> {
    let is_title = |heading: &Heading| heading.level == 1 && heading.text == text.title;
    let title = text.headings.iter().position(is_title);
    let ids = entry.heading_ids(text.language).iter();
    let places = text.headings.iter().zip(ids).enumerate().filter(move |(place, _)| Some(*place) != title);
    places.map(|(_, (heading, id))| (heading.text.as_str(), id))
}

/// How long the shards of these texts may be: lessons of one house repeat themselves, and Thai takes three bytes for a letter.
fn shard_length<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    let mut sample = String::with_capacity(WINDOW + SAMPLE);
    for text in texts {
        sample.push_str(text);
        if sample.len() >= WINDOW + SAMPLE {
            break;
        }
    }
    let [shortest, ..] = SHARD_LENGTHS;
    let Some(before) = sample.as_bytes().get(..WINDOW).filter(|_| sample.len() > WINDOW) else { return shortest };
    let packed = (packed_length(sample.as_bytes()) - packed_length(before)).max(1);
    let length = (sample.len() - WINDOW) * PACKED_SHARD / packed;
    SHARD_LENGTHS.into_iter().rfind(|known| *known <= length).unwrap_or(shortest)
}

fn packed_length(bytes: &[u8]) -> usize {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    // Writing into memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().map_or(0, |packed| packed.len())
}

/// A script that hands over some data, which come to about so many bytes.
fn script(part: &str, data: &impl Serialize, length: usize) -> Content {
    let mut script = Vec::with_capacity(length + length / 32 + 1024);
    // Writing into memory does not fail.
    let _ = write!(script, "polybookSearch(\"{part}\",");
    let _ = serde_json::to_writer(&mut script, data);
    let _ = script.write_all(b");\n");
    Content::Page(script)
}

/// Twelve digits that change with what was added.
struct Digest(Xxh3Default);

impl Digest {
    fn new(part: &str) -> Self {
        let mut digest = Self(Xxh3Default::new());
        // Another version may have another form for the same words.
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
