//! The scripts that the search uses. They are classic scripts, since nothing else can be loaded
//! from a folder on disk.
//!
//! In: the index of the search. Out: for each language a script that names the others, its head,
//! and shards of its texts.

use std::borrow::Cow;
use std::io::Write as _;

use serde::Serialize;

use super::search;
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::render::content::Content;
use crate::render::context::Context;
use crate::search::{LanguageRules, PageType, canonical};

/// A topic: id and title, and the tag and direction of the title's language if that is not the
/// language of the head.
type TopicRecord<'a> = Vec<Cow<'a, str>>;

/// A page: path, whether it is something other than a lesson, topic, title, and headings, each
/// followed by its id.
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

/// Renders the script that names the others, and contains the HTML of the dialog.
pub(super) fn index(context: Context<'_>, language: LanguageId) -> Result<Content, Diagnostic> {
    let config = &context.catalog.config;
    let own_first = std::iter::once(language).chain(config.ids().filter(|id| *id != language));
    let languages = own_first.map(|id| {
        let language = config.language(id);
        IndexedLanguage {
            language: language.tag.as_str(),
            name: &language.name,
            dir: language.direction.as_str(),
            folder: language.tag.file_stem(),
            head: context.search.head_path(id),
            texts: context.search.shard_paths(id).collect(),
        }
    });
    let panel = search::panel(context, language)?;
    let index = Index {
        language: config.language(language).tag.as_str(),
        panel,
        languages: languages.collect(),
    };
    Ok(script("index", &index, index.panel.len()))
}

/// Renders the head of a language.
pub(super) fn head(context: Context<'_>, language: LanguageId) -> Content {
    let catalog = context.catalog;
    let pages = context.search.pages(catalog, language);
    let topics = context.search.topics(language).iter().map(|id| catalog.entry(*id));
    let topics = topics.map(|topic| {
        let (title, shown) = catalog.title(topic, language);
        let title = Cow::Owned(canonical(&title).into_owned());
        let mut record: TopicRecord<'_> = vec![topic.folder.as_str().into(), title];
        if shown != language {
            let shown = catalog.language(shown);
            record.extend([shown.tag.as_str().into(), shown.direction.as_str().into()]);
        }
        record
    });
    let entries = pages.iter().map(|page| {
        let headings = page.headings.iter().flat_map(|(words, id)| [words.as_str(), id.as_str()]);
        let topic = page.topic.and_then(|topic| i64::try_from(topic).ok()).unwrap_or(-1);
        let page_type = u8::from(page.page_type == PageType::Other);
        (page.path.as_str(), page_type, topic, page.title.as_str(), headings.collect())
    });
    let language = &catalog.language(language).tag;
    let rules = LanguageRules::of(language);
    let head = Head {
        language: language.as_str(),
        rules,
        topics: topics.collect(),
        entries: entries.collect(),
    };
    // A page with its headings is rarely longer.
    script("head", &head, pages.len() * 1024)
}

/// Renders a shard of the texts of a language.
pub(super) fn text(context: Context<'_>, language: LanguageId, shard: usize) -> Content {
    let (first, texts) = context.search.shard(context.catalog, language, shard);
    let texts: Vec<Cow<'_, str>> = texts.map(canonical).collect();
    let length = texts.iter().map(|text| text.len()).sum();
    let language = context.catalog.language(language).tag.as_str();
    script("text", &Shard { language, number: shard, first, texts }, length)
}

/// Returns a script with data of about this many bytes.
fn script(part: &str, data: &impl Serialize, length: usize) -> Content {
    let mut script = Vec::with_capacity(length + length / 32 + 1024);
    // Writing to memory never fails.
    let _ = write!(script, "polybookSearch(\"{part}\",");
    let _ = serde_json::to_writer(&mut script, data);
    let _ = script.write_all(b");\n");
    Content::Page(script)
}
