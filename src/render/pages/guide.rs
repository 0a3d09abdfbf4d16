//! The guide of a lesson, for the person who leads a session with it: plan, notes, prompts, and the
//! quiz with its answers.
//!
//! In: a lesson in a language, with notes or prompts. Out: HTML that fits on two sheets of paper.

use serde::Serialize;

use crate::catalog::EntryId;
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::lesson::{Document, GuidePlace, Part, Question};
use crate::render::address;
use crate::render::body::filler::PageFiller;
use crate::render::body::practice_words::PracticeWords;
use crate::render::body::purpose::Purpose;
use crate::render::body::shown_text::ShownText;
use crate::render::content::Content;
use crate::render::context::Context;
use crate::render::frame::Frame;
use crate::render::navigation::{self, Version};
use crate::render::theme::SharedValue;
use crate::render::view::LinkView;
use crate::text::escape;

/// The variable `guide`: a lesson for the person who leads a session with it.
#[derive(Debug, Serialize)]
pub struct GuideView {
    /// The lesson's title as plain text.
    pub title: String,
    /// The lesson's title as HTML.
    pub title_html: String,
    /// The lesson's topic.
    pub topic: LinkView,
    /// The lesson.
    pub lesson: LinkView,
    /// The minutes of all notes together; 0 if none states any.
    pub minutes: u32,
    /// Minutes of teaching, as the lesson states them.
    pub teaching: Option<u32>,
    /// Minutes of exercises, as the lesson states them.
    pub exercises: Option<u32>,
    /// The notes in order, as the plan of the session.
    pub plan: Vec<GuideStepView>,
    /// Sections that belong before the notes: objectives.
    pub opening: Vec<GuideSectionView>,
    /// The notes.
    pub notes: Vec<GuideNoteView>,
    /// Sections that belong after the notes: scenarios with their replies.
    pub middle: Vec<GuideSectionView>,
    /// The quiz.
    pub questions: Vec<GuideQuestionView>,
    /// Sections that belong after the quiz: discussions.
    pub after_quiz: Vec<GuideSectionView>,
    /// Sections that belong at the end: key points, then plans.
    pub close: Vec<GuideSectionView>,
    /// Footnotes of the notes, as HTML; often empty.
    pub footnotes: String,
}

/// A section of the lesson in the guide. Sections of some kinds are shown together as one.
#[derive(Debug, Serialize)]
pub struct GuideSectionView {
    /// The name of its kind, as in its marker and its class.
    pub kind: &'static str,
    /// Its heading and text as HTML.
    pub html: String,
}

/// One step of a session.
#[derive(Debug, Serialize)]
pub struct GuideStepView {
    /// The minutes it takes, if the note states them.
    pub minutes: Option<u32>,
    /// The title of the note, as text with escaped characters.
    pub title: String,
    /// The id of the note on the page.
    pub anchor: String,
}

/// A note for the person who leads a session.
#[derive(Debug, Serialize)]
pub struct GuideNoteView {
    /// The minutes it takes, if it states them.
    pub minutes: Option<u32>,
    /// Its title, as HTML.
    pub title_html: String,
    /// The note as HTML.
    pub html: String,
    /// The section of the lesson that contains it.
    pub section: Option<String>,
    /// Its id on the page.
    pub anchor: String,
}

/// A question with its answers.
#[derive(Debug, Serialize)]
pub struct GuideQuestionView {
    /// The question as plain text.
    pub title: String,
    /// The options.
    pub options: Vec<GuideOptionView>,
    /// The explanation, as HTML; often empty.
    pub explanation: String,
}

/// An option of a question.
#[derive(Debug, Serialize)]
pub struct GuideOptionView {
    /// Its letter, in the script of the language.
    pub letter: String,
    /// Whether it is right.
    pub right: bool,
    /// Its text as HTML.
    pub html: String,
    /// The feedback for readers who choose it, as HTML; may be empty.
    pub feedback: String,
}

/// Renders the guide.
pub(super) fn render(
    context: Context<'_>,
    path: &str,
    id: EntryId,
    language: LanguageId,
) -> Result<Content, Diagnostic> {
    let catalog = context.catalog;
    let entry = catalog.entry(id);
    let Some(document) = catalog.guide(entry, language) else {
        return Ok(Content::text(String::new()));
    };
    let links = context.links(path);
    let filler = PageFiller::new(ShownText {
        context,
        id,
        entry,
        document,
        reader: language,
        links,
        purpose: Purpose::GUIDE,
    });
    let mut page = GuidePage { document, filler, words: context.practice_words(language) };

    let names = [("title", document.title.as_str()), ("site", catalog.site_title(language))];
    let frame = Frame {
        title: context.say(language, "guide-page-title", &names),
        description: context.say(language, "guide-description", &names),
        topic: entry.topic(),
        languages: navigation::languages(catalog, context.package, language, |other| match catalog
            .guide(entry, other)
        {
            Some(_) => Version::Real(address::guide(catalog, entry, other)),
            None => Version::Missing(address::listed(catalog, entry, other)),
        }),
        ..Frame::new("guide", path, language).unlisted()
    };
    let steps = page.steps();
    let view = GuideView {
        title: document.title.clone(),
        title_html: document.title_html.clone(),
        topic: navigation::entry_link(catalog, entry.topic().unwrap_or(catalog.home), language),
        lesson: navigation::entry_link(catalog, id, language),
        minutes: document.notes.iter().filter_map(|note| note.minutes).sum(),
        teaching: entry.facts.teaching.as_ref().map(|minutes| minutes.value),
        exercises: entry.facts.exercises.as_ref().map(|minutes| minutes.value),
        plan: steps,
        opening: page.sections(GuidePlace::Opening),
        notes: page.notes(),
        middle: page.sections(GuidePlace::Middle),
        questions: page.questions(),
        after_quiz: page.sections(GuidePlace::AfterQuiz),
        close: page.sections(GuidePlace::Close),
        footnotes: document.note_footnotes.fill(&mut page.filler),
    };
    frame.render(context, &SharedValue::of(&view))
}

struct GuidePage<'a> {
    document: &'a Document,
    filler: PageFiller<'a>,
    words: &'a PracticeWords,
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
                section: note
                    .heading
                    .and_then(|place| document.headings.get(place as usize))
                    .map(|heading| heading.text.clone()),
                anchor: anchor(place),
            })
            .collect()
    }

    /// Returns the sections in a place of the guide, each with its heading, kind by kind.
    fn sections(&mut self, place: GuidePlace) -> Vec<GuideSectionView> {
        let document = self.document;
        let mut views: Vec<GuideSectionView> = Vec::new();
        for kind in document.section_kinds.iter().filter(|kind| kind.guide == Some(place)) {
            let first = views.len();
            for section in document.sections.iter().filter(|section| section.kind == kind) {
                let is_separate = matches!(place, GuidePlace::Middle | GuidePlace::AfterQuiz);
                if views.len() == first || is_separate {
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
        let words = self.words;
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
