//! Cards: lessons as lists show them, created once for each language, since a lesson can be in many
//! lists.
//!
//! In: a lesson and a reader's language. Out: a [`LessonCardView`], ready for templates.

use std::sync::OnceLock;

use serde::Serialize;

use super::address;
use super::theme::SharedValue;
use crate::catalog::{Catalog, EntryId, Presence};
use crate::language::LanguageId;
use crate::text::shorten::shorten;

/// The largest length of a summary in a list, in characters.
pub(super) const MAX_SUMMARY: usize = 240;

/// A lesson in a list. It is the same on every page of a language.
#[derive(Debug, Serialize)]
pub struct LessonCardView {
    /// The lesson as `topic/lesson`, the same in every language.
    pub id: String,
    /// Former ids, separated by spaces; often empty.
    pub aliases: String,
    /// The lesson's title.
    pub title: String,
    /// The lesson's summary.
    pub summary: String,
    /// BCP 47 tag of title and summary, if it differs from the page's own.
    pub lang: Option<String>,
    /// The name of that language, as a label: `Tiếng Việt`.
    pub language_name: Option<String>,
    /// From the root of the site.
    pub path: String,
    /// BCP 47 tag of the page that the link leads to, if it differs from the page's own.
    pub hreflang: Option<String>,
    /// Whether the lesson exists in the page's language.
    pub translated: bool,
    /// The lesson's own topic.
    pub topic_id: String,
    /// The name of that topic.
    pub topic_title: String,
    /// BCP 47 tag of the topic's name, if it differs from the page's own.
    pub topic_lang: Option<String>,
}

/// Every lesson as lists show it, by entry and language; each created when first needed.
#[derive(Debug)]
pub(super) struct LessonCards {
    cards: Vec<OnceLock<SharedValue>>,
    languages: usize,
}

impl LessonCards {
    /// Returns an empty collection.
    pub(super) fn new(catalog: &Catalog) -> Self {
        let languages = catalog.config.languages.len();
        Self {
            cards: (0..catalog.entries.len() * languages).map(|_| OnceLock::new()).collect(),
            languages,
        }
    }

    /// Returns a lesson in a list.
    pub(super) fn get(&self, catalog: &Catalog, id: EntryId, reader: LanguageId) -> SharedValue {
        let place = id.index() * self.languages + reader.index();
        self.cards[place].get_or_init(|| SharedValue::of(&view(catalog, id, reader))).clone()
    }
}

fn view(catalog: &Catalog, id: EntryId, reader: LanguageId) -> LessonCardView {
    let lesson = catalog.entry(id);
    let shown = catalog.shown(lesson, reader);
    let (title, language) = catalog.title(lesson, reader);
    let is_foreign = language != reader;
    let leads_away = matches!(catalog.presence(lesson, reader), Presence::Absent(_));
    let topic = lesson.topic().map(|topic| catalog.entry(topic));
    let (topic_title, topic_language) =
        topic.map_or((String::new(), reader), |topic| catalog.title(topic, reader));
    let tag = || catalog.language(language).tag.to_string();
    LessonCardView {
        id: lesson.folder.clone(),
        aliases: catalog.old_ids(lesson).join(" "),
        title,
        summary: shown
            .and_then(|shown| lesson.document(shown))
            .map(|text| shorten(&text.summary, MAX_SUMMARY))
            .unwrap_or_default(),
        lang: is_foreign.then(tag),
        language_name: is_foreign.then(|| catalog.language(language).name.clone()),
        path: address::listed(catalog, lesson, reader),
        hreflang: leads_away.then(tag),
        translated: !is_foreign,
        topic_id: topic.map(|topic| topic.folder.clone()).unwrap_or_default(),
        topic_title,
        topic_lang: (topic_language != reader)
            .then(|| catalog.language(topic_language).tag.to_string()),
    }
}
