//! The page of a lesson: its text, its interactive elements, and related lessons.
//!
//! In: the page of its text. Out: HTML.

use serde::Serialize;

use super::definitions::{self, DefinitionView};
use super::entry::EntryPage;
use crate::catalog::EntryId;
use crate::diagnostic::Diagnostic;
use crate::lesson::{BasedOn, Document};
use crate::render::body::video;
use crate::render::content::Content;
use crate::render::csp::Policy;
use crate::render::frame::Frame;
use crate::render::structured_data::{Course, Named, Thing, Work};
use crate::render::theme::{Field, SharedValue};
use crate::render::view::{DateView, LanguageView, LinkView, NoticeView, TextView};
use crate::render::{address, navigation};

/// The number of lessons up to which a topic is listed completely on each of its lessons.
const SHORT_TOPIC: usize = 10;

/// The number of lessons listed before and after a lesson of a longer topic.
const WINDOW: usize = 2;

/// The number of listed lessons that mention a lesson.
const MAX_BACKLINKS: usize = 8;

/// The variable `lesson`.
#[derive(Debug, Serialize)]
pub struct LessonPageView {
    /// The lesson as `topic/lesson`, the same in every language.
    pub id: String,
    /// Former ids, separated by spaces; often empty.
    pub aliases: String,
    /// Title, text and contents.
    pub text: TextView,
    /// The minutes a learner takes to read the text; absent on a stub.
    pub minutes: Option<u32>,
    /// The interactive elements of the page, to load the scripts they need.
    pub practice: PracticeView,
    /// The terms that the text links to, to be explained in place.
    pub definitions: Vec<DefinitionView>,
    /// Other languages in which the lesson can be read next to this one; `path` is the script of
    /// blocks.
    pub beside: Vec<LanguageView>,
    /// The guide for the person who leads a session; absent if there is none.
    pub guide_path: Option<String>,
    /// Present if the text is missing in this language.
    pub notice: Option<NoticeView>,
    /// The lesson's topic.
    pub topic: LinkView,
    /// Other topics that list the lesson.
    pub further_topics: Vec<LinkView>,
    /// The language in which the lesson was first written; `current` on that page itself.
    pub original: LanguageView,
    /// The articles that the lesson is based on.
    pub sources: Vec<SourceView>,
    /// The lesson's tags.
    pub tags: Vec<LinkView>,
    /// When the lesson was first published.
    pub published: Option<DateView>,
    /// When this text was last changed.
    pub updated: Option<DateView>,
    /// Lessons to take first.
    #[serde(skip)]
    pub requires: Vec<SharedValue>,
    /// The lesson before it in the topic.
    #[serde(skip)]
    pub previous: Option<SharedValue>,
    /// The lesson after it in the topic.
    #[serde(skip)]
    pub next: Option<SharedValue>,
    /// The lessons of the topic: all of them if they are few, or else those around this one.
    #[serde(skip)]
    pub siblings: Vec<SharedValue>,
    /// Whether `siblings` is incomplete.
    pub siblings_cut: bool,
    /// Related lessons, the author's own first.
    #[serde(skip)]
    pub related: Vec<SharedValue>,
    /// Lessons that mention this one.
    #[serde(skip)]
    pub backlinks: Vec<SharedValue>,
    /// The number of lessons that mention it and are not in `backlinks`.
    pub backlinks_left_out: usize,
}

impl LessonPageView {
    /// Returns the view as a value for templates.
    pub(super) fn share(mut self) -> SharedValue {
        let fields = [
            ("requires", Field::List(std::mem::take(&mut self.requires))),
            ("previous", Field::Option(std::mem::take(&mut self.previous))),
            ("next", Field::Option(std::mem::take(&mut self.next))),
            ("siblings", Field::List(std::mem::take(&mut self.siblings))),
            ("related", Field::List(std::mem::take(&mut self.related))),
            ("backlinks", Field::List(std::mem::take(&mut self.backlinks))),
        ];
        SharedValue::with_fields(&self, fields)
    }
}

/// The interactive elements of a lesson's page.
#[derive(Debug, Default, Serialize)]
pub struct PracticeView {
    /// Whether there are questions.
    pub questions: bool,
    /// Whether there is something to write or tick.
    pub notes: bool,
    /// Whether there are videos on another host.
    pub videos: bool,
}

/// An article that a lesson is based on.
#[derive(Debug, Serialize)]
pub struct SourceView {
    /// Its title.
    pub title: String,
    /// BCP 47 tag of the title, if it differs from the page's own.
    pub lang: Option<String>,
    /// Its author.
    pub author: Option<String>,
    /// Its publisher.
    pub publisher: Option<String>,
    /// The address where it can be read.
    pub href: Option<String>,
    /// The date of publication.
    pub date: Option<DateView>,
}

/// Renders the page.
pub(super) fn render(page: &EntryPage<'_>) -> Result<Content, Diagnostic> {
    let text = page.text();
    let videos = page.shown().map(|document| document.videos.as_slice()).unwrap_or_default();
    let origins = videos.iter().filter_map(|video| video::frame_origin(&video.source));
    let frame = Frame {
        is_article: true,
        policy: Policy::page().framing(origins),
        ..page.frame("lesson", &text, &text.summary, thing(page))
    };
    let view = view(page, text, frame.policy.has_frames());
    frame.render(page.context, &view.share())
}

fn view(page: &EntryPage<'_>, text: TextView, has_videos: bool) -> LessonPageView {
    let (context, catalog, entry, language) =
        (page.context, page.context.catalog, page.entry, page.language);
    let facts = &entry.facts;
    let (siblings, place) = catalog.siblings(entry, language);
    let card = |id: &EntryId| context.lesson_card(*id, language);
    let is_short = siblings.len() <= SHORT_TOPIC;
    let window = if is_short {
        siblings
    } else {
        &siblings[place.saturating_sub(WINDOW)..(place + WINDOW + 1).min(siblings.len())]
    };
    let backlinks = catalog.backlinks(page.id);
    let topic_link = |id: &EntryId| navigation::entry_link(catalog, *id, language);
    let document = page.held();
    // Terms that only a note for team leaders links to need no explanation for learners.
    let links = document.into_iter().flat_map(|document| {
        let resolved = catalog.links(page.id, document.language);
        document
            .links
            .iter()
            .zip(resolved)
            .filter(|(link, _)| !link.in_note)
            .map(|(_, resolved)| resolved)
    });
    let guide = catalog.guide(entry, language).map(|_| address::guide(catalog, entry, language));
    let further = entry.topics().iter().skip(1).filter(|topic| context.lists(**topic, language));
    let requires = facts.requires.iter().filter_map(|required| catalog.in_folder(&required.value));
    LessonPageView {
        text,
        id: entry.folder.clone(),
        aliases: catalog.old_ids(entry).join(" "),
        minutes: document
            .map(|document| document.volume.minutes(&catalog.language(document.language).tag)),
        practice: document.map(|document| practice(document, has_videos)).unwrap_or_default(),
        definitions: definitions::of_links(context, links, language, page.path),
        beside: beside(page),
        guide_path: context.held(guide),
        notice: page.notice(),
        topic: topic_link(&entry.topic().unwrap_or(catalog.home)),
        further_topics: further.map(topic_link).collect(),
        original: original(page),
        sources: facts.based_on.iter().map(|source| source_view(page, source)).collect(),
        tags: tags(page),
        published: facts.published.map(|date| context.date(date, language)),
        updated: page.updated().map(|date| context.date(date, language)),
        requires: requires.filter_map(|id| card(&id)).collect(),
        previous: place.checked_sub(1).and_then(|place| siblings.get(place)).and_then(card),
        next: siblings.get(place + 1).and_then(card),
        siblings: context.lesson_cards(window, language),
        siblings_cut: !is_short,
        related: context.lesson_cards(context.related(page.id), language),
        backlinks: context.lesson_cards(backlinks.iter().take(MAX_BACKLINKS), language),
        backlinks_left_out: backlinks.len().saturating_sub(MAX_BACKLINKS),
    }
}

/// Returns the interactive elements of the page.
fn practice(document: &Document, has_videos: bool) -> PracticeView {
    PracticeView {
        questions: document.questions.iter().any(|question| !question.options.is_empty()),
        notes: document.sections.iter().any(|section| section.kind.is_named()),
        videos: has_videos,
    }
}

/// Returns the other languages in which the lesson can be read next to this one.
fn beside(page: &EntryPage<'_>) -> Vec<LanguageView> {
    let catalog = page.context.catalog;
    let languages = catalog.languages_beside(page.entry);
    if !languages.contains(&page.language) {
        return Vec::new();
    }
    let others = languages.into_iter().filter(|language| *language != page.language);
    let view = |language| {
        let path = page.context.held(Some(address::blocks(catalog, page.entry, language)))?;
        Some(navigation::language_view(catalog, language, Some(path)))
    };
    others.filter_map(view).collect()
}

/// Returns the language in which the lesson was first written.
fn original(page: &EntryPage<'_>) -> LanguageView {
    let (catalog, source) = (page.context.catalog, page.entry.source);
    let path = page.context.held(Some(address::entry(catalog, page.entry, source)));
    let state = if source == page.language { "current" } else { "translated" };
    LanguageView { original: true, state, ..navigation::language_view(catalog, source, path) }
}

fn source_view(page: &EntryPage<'_>, source: &BasedOn) -> SourceView {
    let own = page.context.catalog.language(page.language).tag.as_str();
    SourceView {
        title: source.title.clone(),
        lang: source.lang.clone().filter(|lang| lang != own),
        author: source.author.clone(),
        publisher: source.publisher.clone(),
        href: source.url.clone(),
        date: source.date.map(|date| page.context.date(date, page.language)),
    }
}

fn tags(page: &EntryPage<'_>) -> Vec<LinkView> {
    let catalog = page.context.catalog;
    let tags = page.entry.facts.tags.iter().map(|tag| tag.value.as_str());
    let links = tags.map(|tag| LinkView {
        title: catalog.tag_name(tag, page.language).to_owned(),
        path: address::tag(catalog, tag, page.language, 1),
        lang: None,
        topic_id: None,
    });
    links.filter(|link| page.context.package.has(&link.path)).collect()
}

/// Returns the structured data of the lesson.
fn thing<'a>(page: &EntryPage<'a>) -> Thing<'a> {
    let (catalog, facts) = (page.context.catalog, &page.entry.facts);
    // The minutes that a learner takes to read it. The minutes of a session concern the person who
    // leads it.
    let minutes =
        page.shown().map(|text| text.volume.minutes(&catalog.language(text.language).tag));
    let names: Vec<&str> =
        facts.tags.iter().map(|tag| catalog.tag_name(&tag.value, page.language)).collect();
    let works = facts.based_on.iter().map(|source| Work {
        kind: "CreativeWork",
        name: &source.title,
        url: source.url.as_deref(),
        author: source.author.as_deref(),
    });
    Thing {
        kind: "LearningResource",
        date_published: facts.published.map(|date| date.to_string()),
        date_modified: page.updated().map(|date| date.to_string()),
        time_required: minutes.map(|minutes| format!("PT{minutes}M")),
        keywords: (!names.is_empty()).then(|| names.join(", ")),
        author: catalog.config.authors.iter().map(|name| Named { kind: "Person", name }).collect(),
        is_based_on: works.collect(),
        is_part_of: page.topic().map(|(name, url)| Course { kind: "Course", name, url }),
        ..Thing::default()
    }
}
