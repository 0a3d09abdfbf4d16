//! The guide of a lesson, for whoever leads a session with it: plan, notes, prompts, and the quiz with its answers.
//!
//! In: a lesson in a language, with notes or prompts. Out: HTML that fits on two sheets of paper.

use super::filler::{PageFiller, Purpose};
use super::head::{Head, root_of};
use super::{Content, GuideNoteView, GuideOptionView, GuideQuestionView, GuideSectionView, GuideStepView, GuideView, Site};
use crate::catalog::{Catalog, Entry, EntryId, EntryKind, Presence};
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::lesson::{Document, GuidePlace, Part, Question};
use crate::text::escape;

/// The text of which there is a guide in a language: a lesson's own, with notes or prompts.
pub(super) fn document<'a>(catalog: &Catalog, lesson: &'a Entry, language: LanguageId) -> Option<&'a Document> {
    let is_real = lesson.kind == EntryKind::Lesson && catalog.presence(lesson, language) == Presence::Real;
    let document = lesson.document(language).filter(|_| is_real)?;
    let has_prompts = document.sections.iter().any(|section| section.kind.makes_guide);
    (has_prompts || !document.notes.is_empty()).then_some(document)
}

/// The path of the guide, beside the lesson's page.
pub(super) fn path(catalog: &Catalog, lesson: &Entry, language: LanguageId) -> String {
    super::entry_path(catalog, lesson, language).replace(".html", ".guide.html")
}

/// Renders the guide.
pub(super) fn render(site: &Site, path: &str, id: EntryId, language: LanguageId) -> Result<Content, Diagnostic> {
    let catalog = &site.catalog;
    let entry = catalog.entry(id);
    let Some(document) = document(catalog, entry, language) else { return Ok(super::text(String::new())) };
    let filler = PageFiller { site, id, entry, document, reader: language, path, purpose: Purpose::Guide };
    let mut page = GuidePage { document, filler };

    let names = [("title", document.title.as_str()), ("site", catalog.site_title(language))];
    let title = site.say(language, "guide-page-title", &names);
    let description = site.say(language, "guide-description", &names);
    let head = Head {
        noindex: true,
        canonical: None,
        topic: entry.topics.first().copied(),
        ..Head::new("guide", path, language, title, description)
    };
    let mut variables = site.frame(head, &root_of(path));
    variables.set_shared("nav", &site.shared(language).nav);
    let languages = site.languages(language, |other| match self::document(catalog, entry, other) {
        Some(_) => (Some(self::path(catalog, entry, other)), true),
        None => (Some(super::plan::list_path(catalog, entry, other)), false),
    });
    variables.set("languages", &languages);
    let topic =
        entry.topics.first().map_or_else(|| site.entry_link(catalog.home, language), |topic| site.entry_link(*topic, language));
    let steps = page.steps();
    let view = GuideView {
        title: document.title.clone(),
        title_html: document.title_html.clone(),
        topic,
        lesson: site.entry_link(id, language),
        minutes: document.notes.iter().filter_map(|note| note.minutes).sum(),
        teaching: entry.facts.teaching.as_ref().map(|minutes| minutes.value),
        exercises: entry.facts.exercises.as_ref().map(|minutes| minutes.value),
        plan: steps,
        opening: page.sections(GuidePlace::Opening),
        notes: page.notes(),
        middle: page.sections(GuidePlace::Middle),
        close: page.sections(GuidePlace::Close),
        questions: page.questions(),
        footnotes: document.note_footnotes.fill(&mut page.filler),
    };
    variables.set("guide", &view);
    site.render_template("guide.html", &variables).map(Content::Page)
}

struct GuidePage<'a> {
    document: &'a Document,
    filler: PageFiller<'a>,
}

impl GuidePage<'_> {
    fn html(&mut self, part: Part) -> String {
        let mut html = String::new();
        self.document.parts.fill_part(part.place(), &mut self.filler, &mut html);
        html.trim().to_owned()
    }

    fn steps(&mut self) -> Vec<GuideStepView> {
        let document = self.document;
        let notes = document.notes.iter().enumerate();
        notes
            .map(|(place, note)| GuideStepView {
                minutes: note.minutes,
                title: escape::without_tags(&self.html(note.title)),
                anchor: anchor(place),
            })
            .collect()
    }

    fn notes(&mut self) -> Vec<GuideNoteView> {
        let document = self.document;
        let notes = document.notes.iter().enumerate();
        notes
            .map(|(place, note)| GuideNoteView {
                minutes: note.minutes,
                title_html: self.html(note.title),
                html: self.html(note.body),
                section: note.heading.and_then(|place| document.headings.get(place as usize)).map(|heading| heading.text.clone()),
                anchor: anchor(place),
            })
            .collect()
    }

    /// The sections in a place of the guide, each with its heading, kind by kind.
    fn sections(&mut self, place: GuidePlace) -> Vec<GuideSectionView> {
        let document = self.document;
        let mut views: Vec<GuideSectionView> = Vec::new();
        for kind in document.section_kinds.iter().filter(|kind| kind.guide == Some(place)) {
            let first = views.len();
            for section in document.sections.iter().filter(|section| section.kind == kind) {
                if views.len() == first || place == GuidePlace::Middle {
                    views.push(GuideSectionView { kind: kind.name, html: String::new() });
                }
                if let Some(view) = views.last_mut() {
                    document.body.fill_part(section.place(), &mut self.filler, &mut view.html);
                }
            }
        }
        views
    }

    fn questions(&mut self) -> Vec<GuideQuestionView> {
        let document = self.document;
        let questions = document.questions.iter().filter(|question| !question.options.is_empty());
        questions.map(|question| self.question(question)).collect()
    }

    fn question(&mut self, question: &Question) -> GuideQuestionView {
        let words = &self.filler.site.shared(self.document.language).practice;
        let options = question.options.iter().enumerate().map(|(place, option)| GuideOptionView {
            letter: words.letter(place),
            right: option.is_right,
            html: self.html(option.label),
            feedback: self.html(option.feedback),
        });
        let options = options.collect();
        let heading = self.document.headings.get(question.heading as usize);
        GuideQuestionView {
            title: heading.map(|heading| heading.text.clone()).unwrap_or_default(),
            options,
            explanation: question.explanation.iter().map(|part| self.html(*part)).collect(),
        }
    }
}

fn anchor(note: usize) -> String {
    format!("pb-guide-{}", note + 1)
}
