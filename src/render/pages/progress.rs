//! The progress page: names every lesson and question, so that a script can show which are done and
//! due.
//!
//! In: the site. Out: HTML. It is the only page that grows with the site, since a device can only
//! look things up in this page.

use serde::Serialize;

use super::language_page::LanguagePage;
use crate::catalog::{Entry, EntryId};
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::lesson::Document;
use crate::render::content::Content;
use crate::render::context::Context;
use crate::render::frame::Frame;
use crate::render::theme::SharedValue;
use crate::render::{address, navigation};

/// The page.
pub(super) const PAGE: LanguagePage = LanguagePage {
    name: address::PROGRESS,
    footer: Some("my-progress"),
    exists: |catalog| catalog.lesson_count() > 0,
    render,
};

/// The variable `progress`: every lesson and question, for a script that knows the reader's
/// progress.
#[derive(Debug, Serialize)]
pub struct ProgressView {
    /// Every topic, in order.
    pub topics: Vec<ProgressTopicView>,
}

/// A topic on the progress page.
#[derive(Debug, Serialize)]
pub struct ProgressTopicView {
    /// The topic's folder name.
    pub topic_id: String,
    /// The topic's name.
    pub title: String,
    /// BCP 47 tag of the name, if it differs from the page's own.
    pub lang: Option<String>,
    /// From the root of the site.
    pub path: String,
    /// The lessons it lists.
    pub lessons: Vec<ProgressLessonView>,
}

/// A lesson on the progress page.
#[derive(Debug, Serialize)]
pub struct ProgressLessonView {
    /// The lesson as `topic/lesson`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// BCP 47 tag of title and questions, if it differs from the page's own.
    pub lang: Option<String>,
    /// From the root of the site.
    pub path: String,
    /// Former ids, separated by spaces; often empty.
    pub aliases: String,
    /// The page that contains its questions, from the root of the site.
    pub questions_path: String,
    /// Its questions; none if it is a guest.
    pub questions: Vec<ProgressQuestionView>,
    /// Whether it belongs to another topic, which lists it as well.
    pub guest: bool,
}

/// A question on the progress page.
#[derive(Debug, Serialize)]
pub struct ProgressQuestionView {
    /// Its id, the same in every language.
    pub id: String,
    /// How many options it has in the text shown, and which are right: `3:0,2`.
    pub key: String,
    /// The question.
    pub text: String,
}

fn render(context: Context<'_>, frame: Frame<'_>) -> Result<Content, Diagnostic> {
    let language = frame.language;
    let frame = frame.called(context, "progress-title", "progress-description").unlisted();
    let topics =
        context.catalog.topics(language).iter().filter(|topic| context.lists(**topic, language));
    let topics = topics.map(|topic| topic_view(context, *topic, language)).collect();
    frame.render(context, &SharedValue::of(&ProgressView { topics }))
}

fn topic_view(context: Context<'_>, id: EntryId, language: LanguageId) -> ProgressTopicView {
    let catalog = context.catalog;
    let link = navigation::entry_link(catalog, id, language);
    let lessons =
        catalog.lessons(id, language).iter().filter(|lesson| context.lists(**lesson, language));
    let lessons = lessons.map(|lesson| catalog.entry(*lesson));
    ProgressTopicView {
        topic_id: catalog.entry(id).folder.clone(),
        title: link.title,
        lang: link.lang,
        path: link.path,
        lessons: lessons
            .map(|lesson| lesson_view(context, lesson, lesson.topic() != Some(id), language))
            .collect(),
    }
}

fn lesson_view(
    context: Context<'_>,
    lesson: &Entry,
    guest: bool,
    language: LanguageId,
) -> ProgressLessonView {
    let catalog = context.catalog;
    let (title, title_language) = catalog.title(lesson, language);
    let shown = catalog.shown(lesson, language);
    let document = shown.and_then(|shown| lesson.document(shown));
    // A page that only says where the lesson exists has no questions. They are on the page that it
    // offers first.
    let questions_path = address::entry(catalog, lesson, shown.unwrap_or(language));
    let has_questions = !guest && context.package.has(&questions_path);
    ProgressLessonView {
        id: lesson.folder.clone(),
        title,
        lang: (title_language != language)
            .then(|| catalog.language(title_language).tag.to_string()),
        path: address::listed(catalog, lesson, language),
        aliases: catalog.old_ids(lesson).join(" "),
        questions_path,
        questions: document.filter(|_| has_questions).map(questions).unwrap_or_default(),
        guest,
    }
}

fn questions(document: &Document) -> Vec<ProgressQuestionView> {
    let questions = document.questions.iter().filter(|question| !question.options.is_empty());
    questions
        .filter_map(|question| {
            Some(ProgressQuestionView {
                id: question.id.clone()?,
                key: question.key(),
                text: document.headings.get(question.heading as usize)?.text.clone(),
            })
        })
        .collect()
}
