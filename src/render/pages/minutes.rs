//! Every lesson with the minutes that it takes to read.
//!
//! In: the site. Out: HTML.

use serde::Serialize;

use super::language_page::LanguagePage;
use crate::catalog::EntryId;
use crate::diagnostic::Diagnostic;
use crate::render::content::Content;
use crate::render::context::Context;
use crate::render::frame::Frame;
use crate::render::navigation;
use crate::render::theme::SharedValue;
use crate::render::view::LinkView;

/// The page.
pub(super) const PAGE: LanguagePage =
    LanguagePage { name: "minutes", footer: Some("minutes-title"), exists: |catalog| catalog.lesson_count() > 0, render };

/// The variable `minutes`: every lesson of a language.
#[derive(Debug, Serialize)]
pub struct MinutesView {
    /// The lessons that exist in the language, topic by topic.
    pub lessons: Vec<MinutesLessonView>,
}

/// A lesson and how long it takes.
#[derive(Debug, Serialize)]
pub struct MinutesLessonView {
    /// The lesson.
    pub lesson: LinkView,
    /// Minutes to read it.
    pub minutes: u32,
}

fn render(context: Context<'_>, frame: Frame<'_>) -> Result<Content, Diagnostic> {
    let catalog = context.catalog;
    let language = frame.language;
    let view = |id: EntryId| {
        let document = catalog.entry(id).document(language)?;
        let minutes = document.volume.minutes(&catalog.language(language).tag);
        Some(MinutesLessonView { lesson: navigation::entry_link(catalog, id, language), minutes })
    };
    let topics = catalog.topics(language).iter();
    let lessons = topics.flat_map(|topic| catalog.lessons(*topic, language));
    let view = MinutesView { lessons: lessons.filter_map(|id| view(*id)).collect() };
    frame.called(context, "minutes-title", "minutes-description").render(context, &SharedValue::of(&view))
}
