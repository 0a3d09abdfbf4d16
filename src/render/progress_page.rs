//! What a reader has done: the page that names every lesson and question, so that a script can say which are done and due.
//!
//! In: the site. Out: HTML. It grows with the site: a device has only this page to look things up in, and on the home page the
//! names of the lessons.

use super::head::{Head, root_of};
use super::plan::{self, entry_path};
use super::{Content, ProgressLessonView, ProgressQuestionView, ProgressTopicView, ProgressView, Site};
use crate::catalog::{Entry, EntryId, EntryKind};
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::lesson::Document;

/// The path of the page.
pub(super) fn path(site: &crate::catalog::Catalog, language: LanguageId) -> String {
    format!("{}/progress.html", site.language(language).tag.file_stem())
}

/// Renders the page.
pub(super) fn render(site: &Site, path: &str, language: LanguageId) -> Result<Content, Diagnostic> {
    let catalog = &site.catalog;
    let title = site.say(language, "progress-title", &[]);
    let names = [("title", title.as_str()), ("site", catalog.site_title(language))];
    let head_title = site.say(language, "page-title", &names);
    let description = site.say(language, "progress-description", &names);
    let head = Head { noindex: true, canonical: None, ..Head::new("progress", path, language, head_title, description) };
    let mut variables = site.frame(head, &root_of(path));
    variables.set_shared("nav", &site.shared(language).nav);
    variables.set("languages", &site.languages(language, |other| (Some(self::path(catalog, other)), true)));
    let topics = catalog.topics(language).iter().map(|topic| topic_view(site, *topic, language)).collect();
    variables.set("progress", &ProgressView { topics });
    site.render_template("progress.html", &variables).map(Content::Page)
}

/// Where each lesson is, for the card of the home page. A reader may want to go on with one that has since been renamed or
/// removed, or that is in another language only, and a page from disk has nobody to ask.
pub(super) fn lesson_places(site: &Site, language: LanguageId) -> String {
    let catalog = &site.catalog;
    let lessons = catalog.entries().map(|(_, entry)| entry).filter(|entry| entry.kind == EntryKind::Lesson);
    let places = lessons.flat_map(|lesson| {
        let path = plan::list_path(catalog, lesson, language);
        let is_here = path == entry_path(catalog, lesson, language);
        let own = if is_here { lesson.folder.clone() } else { format!("{}={path}", lesson.folder) };
        let old = catalog.old_ids(lesson).into_iter().map(move |id| format!("{id}={path}"));
        std::iter::once(own).chain(old)
    });
    places.collect::<Vec<_>>().join(" ")
}

fn topic_view(site: &Site, id: EntryId, language: LanguageId) -> ProgressTopicView {
    let catalog = &site.catalog;
    let link = site.entry_link(id, language);
    let lessons = catalog.lessons(id, language).iter().map(|lesson| catalog.entry(*lesson));
    ProgressTopicView {
        topic_id: catalog.entry(id).folder.clone(),
        title: link.title,
        lang: link.lang,
        path: link.path,
        lessons: lessons.map(|lesson| lesson_view(site, lesson, lesson.topics.first() != Some(&id), language)).collect(),
    }
}

fn lesson_view(site: &Site, lesson: &Entry, guest: bool, language: LanguageId) -> ProgressLessonView {
    let catalog = &site.catalog;
    let (title, title_language) = catalog.title(lesson, language);
    let shown = catalog.shown(lesson, language);
    let document = shown.and_then(|shown| lesson.document(shown));
    ProgressLessonView {
        id: lesson.folder.clone(),
        title,
        lang: (title_language != language).then(|| catalog.language(title_language).tag.to_string()),
        path: plan::list_path(catalog, lesson, language),
        aliases: catalog.old_ids(lesson).join(" "),
        // A page that only says where else the lesson is has no questions on it: those are on the page it offers first.
        questions_path: shown.map_or_else(|| entry_path(catalog, lesson, language), |shown| entry_path(catalog, lesson, shown)),
        questions: document.filter(|_| !guest).map(questions).unwrap_or_default(),
        guest,
    }
}

fn questions(document: &Document) -> Vec<ProgressQuestionView> {
    let questions = document.questions.iter().filter(|question| !question.options.is_empty());
    questions
        .filter_map(|question| {
            Some(ProgressQuestionView {
                id: question.id.clone()?,
                text: document.headings.get(question.heading as usize)?.text.clone(),
            })
        })
        .collect()
}
