//! What a reader has done: the page that names every lesson and question, so that a script can say which are done and due.
//!
//! In: the site. Out: HTML. It grows with the site, alone among the pages: a device has only this page to look things up in.

use super::head::{Head, root_of};
use super::plan::{self, entry_path};
use super::{Content, ProgressLessonView, ProgressQuestionView, ProgressTopicView, ProgressView, Site};
use crate::catalog::{Entry, EntryId};
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
