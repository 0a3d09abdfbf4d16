//! The home page in a language.
//!
//! In: the page of its text. Out: HTML: the text, every topic, and the lesson to start with.

use serde::Serialize;

use super::entry::EntryPage;
use crate::catalog::{Catalog, EntryId, Presence};
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::render::content::Content;
use crate::render::lesson_card::MAX_SUMMARY;
use crate::render::structured_data::Thing;
use crate::render::theme::{Field, SharedValue};
use crate::render::view::{ImageView, NoticeView, TextView};
use crate::render::{address, navigation};
use crate::source::Asset;
use crate::text::escape;
use crate::text::shorten::shorten;

/// The variable `home`.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// The opening paragraph of the text, as HTML; absent if the text opens with something else.
    pub lede: Option<String>,
    /// The text of the home page, without its lede.
    pub text: TextView,
    /// Present if the text is missing in this language.
    pub notice: Option<NoticeView>,
    /// Every topic, in order.
    pub topics: Vec<TopicCardView>,
    /// The first lesson of the first topic, a `LessonCardView`.
    #[serde(skip)]
    pub start: Option<SharedValue>,
    /// The number of lessons of the site.
    pub lesson_count: usize,
    /// Every lesson as `topic/lesson`, separated by spaces, for a script; former ids, and lessons
    /// whose page is elsewhere, as `topic/lesson=PATH`.
    pub lessons: String,
}

impl HomeView {
    /// Returns the view as a value for templates.
    pub(super) fn share(mut self) -> SharedValue {
        let fields = [("start", Field::Option(std::mem::take(&mut self.start)))];
        SharedValue::with_fields(&self, fields)
    }
}

/// A topic in a list.
#[derive(Debug, Serialize)]
pub struct TopicCardView {
    /// The topic's folder name, for its accent colour.
    pub topic_id: String,
    /// The topic's name.
    pub title: String,
    /// BCP 47 tag of title and summary, if it differs from the page's own.
    pub lang: Option<String>,
    /// The first paragraph of the topic's page.
    pub summary: String,
    /// From the root of the site.
    pub path: String,
    /// The number of lessons it lists.
    pub lesson_count: usize,
    /// The ids of those that belong to another topic, separated by spaces; often empty.
    pub guest_ids: String,
    /// The topic's drawing: the first picture of its page.
    pub image: Option<ImageView>,
}

/// Renders the page.
pub(super) fn render(page: &EntryPage<'_>) -> Result<Content, Diagnostic> {
    let (catalog, language) = (page.context.catalog, page.language);
    // The opening paragraph is shown separately, as the lede.
    let text = page.text_with(|document, filler| {
        let rest = document.body.split_lede().map(|(_, rest)| rest);
        rest.as_ref().unwrap_or(&document.body).fill(filler)
    });
    let description =
        if text.summary.is_empty() { catalog.config.description(language) } else { &text.summary };
    let mut frame =
        page.frame("home", &text, description, Thing { kind: "WebSite", ..Thing::default() });
    let is_real = catalog.presence(page.entry, language) == Presence::Real;
    if is_real && text.title == catalog.site_title(language) {
        frame.title.clone_from(&text.title);
    }
    frame.render(page.context, &view(page, text).share())
}

fn view(page: &EntryPage<'_>, text: TextView) -> HomeView {
    let catalog = page.context.catalog;
    let topics = catalog.topics(page.language);
    let held = topics.iter().filter(|topic| page.context.lists(**topic, page.language));
    let lessons = topics.iter().flat_map(|topic| catalog.lessons(*topic, page.language));
    HomeView {
        lede: lede(page),
        text,
        notice: page.notice(),
        topics: held.map(|topic| topic_card(page, *topic)).collect(),
        start: lessons
            .into_iter()
            .find_map(|lesson| page.context.lesson_card(*lesson, page.language)),
        lesson_count: catalog.lesson_count(),
        lessons: lesson_places(catalog, page.language),
    }
}

/// Returns the path of each lesson, for the card that continues a lesson. A reader may want to
/// continue one that has been renamed or removed, or that exists in another language only, and a
/// page on disk cannot look that up.
fn lesson_places(catalog: &Catalog, language: LanguageId) -> String {
    let lessons = catalog.entries().map(|(_, entry)| entry).filter(|entry| entry.is_lesson());
    let places = lessons.flat_map(|lesson| {
        let path = address::listed(catalog, lesson, language);
        let is_here = path == address::entry(catalog, lesson, language);
        let own = if is_here { lesson.folder.clone() } else { format!("{}={path}", lesson.folder) };
        let old = catalog.old_ids(lesson).into_iter().map(move |id| format!("{id}={path}"));
        std::iter::once(own).chain(old)
    });
    places.collect::<Vec<_>>().join(" ")
}

fn lede(page: &EntryPage<'_>) -> Option<String> {
    let document = page.held()?;
    document.body.split_lede().map(|(lede, _)| lede.fill(&mut page.filler(document)))
}

fn topic_card(page: &EntryPage<'_>, id: EntryId) -> TopicCardView {
    let (catalog, language) = (page.context.catalog, page.language);
    let topic = catalog.entry(id);
    let shown = catalog.shown(topic, language).and_then(|shown| topic.document(shown));
    let link = navigation::entry_link(catalog, id, language);
    let image = |asset: &Asset| {
        let path = page.context.held(Some(address::media(catalog, &asset.path)))?;
        let (width, height) = asset.dimensions.unzip();
        Some(ImageView { path: escape::path(&path).into_owned(), width, height })
    };
    TopicCardView {
        topic_id: topic.folder.clone(),
        title: link.title,
        lang: link.lang,
        summary: shown.map(|text| shorten(&text.summary, MAX_SUMMARY)).unwrap_or_default(),
        path: link.path,
        lesson_count: catalog.lessons(id, language).len(),
        guest_ids: catalog.guest_ids(id, language),
        image: shown.and_then(|text| catalog.picture(text)).and_then(image),
    }
}
