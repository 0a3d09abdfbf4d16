//! What templates see of what trains: practice on a lesson's page, the glossary, the guide and the reader's progress.
//!
//! In: what `render` has looked up in the catalog. Out: plain values that Tera can walk; the rules of [`super::view`] hold here too.

use serde::Serialize;

use super::theme::{Field, SharedValue};
use super::{LinkView, NoticeView, TextView};

/// What a learner can do on a lesson's page.
#[derive(Debug, Default, Serialize)]
pub struct PracticeView {
    /// Whether there are questions.
    pub questions: bool,
    /// Whether there is something to write or tick.
    pub notes: bool,
    /// Whether there are videos on another host.
    pub videos: bool,
}

/// A term that a page links to.
#[derive(Debug, Serialize)]
pub struct DefinitionView {
    /// The id of the term, the same in every language.
    pub id: String,
    /// The term.
    pub title: String,
    /// What it means, as HTML.
    pub definition: String,
    /// The term in the glossary, from the root of the site.
    pub path: String,
    /// BCP 47 tag of term and definition, where it is not the page's own.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, beside `lang`.
    pub dir: Option<&'static str>,
}

/// The variable `glossary`: every term.
#[derive(Debug, Serialize)]
pub struct GlossaryView {
    /// Title and introduction.
    pub text: TextView,
    /// Present where the glossary is missing in this language.
    pub notice: Option<NoticeView>,
    /// In the order of the language in which they are shown.
    #[serde(skip)]
    pub terms: Vec<TermView>,
    /// Footnotes of introduction and terms, as HTML; often empty.
    pub footnotes: String,
}

impl GlossaryView {
    /// Ready for a template.
    pub(super) fn share(mut self) -> SharedValue {
        let terms = std::mem::take(&mut self.terms).into_iter().map(TermView::share).collect();
        SharedValue::with_fields(&self, [("terms", Field::List(terms))])
    }
}

/// A term of the glossary.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// Its id, the same in every language.
    pub id: String,
    /// The term.
    pub title: String,
    /// Further anchors, as HTML.
    pub anchors: String,
    /// What it means, as HTML.
    pub definition: String,
    /// Lessons that use it.
    #[serde(skip)]
    pub lessons: Vec<SharedValue>,
}

impl TermView {
    fn share(mut self) -> SharedValue {
        let lessons = std::mem::take(&mut self.lessons);
        SharedValue::with_fields(&self, [("lessons", Field::List(lessons))])
    }
}

/// The variable `guide`: a lesson for whoever leads a session with it.
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
    /// Minutes of all notes together; 0 where none says.
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
    /// Sections that belong after the notes: discussions, then scenarios with their replies.
    pub middle: Vec<GuideSectionView>,
    /// The quiz.
    pub questions: Vec<GuideQuestionView>,
    /// Sections that belong at the end: key points, then plans.
    pub close: Vec<GuideSectionView>,
    /// Footnotes of the notes, as HTML; often empty.
    pub footnotes: String,
}

/// A section of the lesson in the guide; of a kind that is shown as one, all of them.
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
    /// Minutes it takes, where the note says so.
    pub minutes: Option<u32>,
    /// What stands above the note, as text with its signs escaped.
    pub title: String,
    /// The id of the note on the page.
    pub anchor: String,
}

/// A note for whoever leads a session.
#[derive(Debug, Serialize)]
pub struct GuideNoteView {
    /// Minutes it takes, where it says so.
    pub minutes: Option<u32>,
    /// What stands above it, as HTML.
    pub title_html: String,
    /// The note as HTML.
    pub html: String,
    /// The section of the lesson in which it stands.
    pub section: Option<String>,
    /// Its id on the page.
    pub anchor: String,
}

/// A question with its answers.
#[derive(Debug, Serialize)]
pub struct GuideQuestionView {
    /// The question as plain text.
    pub title: String,
    /// What can be answered.
    pub options: Vec<GuideOptionView>,
    /// What is said once it is answered, as HTML; often empty.
    pub explanation: String,
}

/// Something that can be answered.
#[derive(Debug, Serialize)]
pub struct GuideOptionView {
    /// The letter before it, in the language's own script.
    pub letter: String,
    /// Whether it is right.
    pub right: bool,
    /// Its words as HTML.
    pub html: String,
    /// What is said to somebody who chooses it, as HTML; may be empty.
    pub feedback: String,
}

/// The variable `progress`: every lesson and question, for a script that knows what the reader has done.
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
    /// BCP 47 tag of the name, where it is not the page's own.
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
    /// BCP 47 tag of title and questions, where it is not the page's own.
    pub lang: Option<String>,
    /// From the root of the site.
    pub path: String,
    /// Old ids, with spaces between them; often empty.
    pub aliases: String,
    /// The page that holds its questions, from the root of the site.
    pub questions_path: String,
    /// Its questions; none where it is a guest.
    pub questions: Vec<ProgressQuestionView>,
    /// Whether it belongs to another topic, under which it stands as well.
    pub guest: bool,
}

/// A question on the progress page.
#[derive(Debug, Serialize)]
pub struct ProgressQuestionView {
    /// Its id, the same in every language.
    pub id: String,
    /// The question.
    pub text: String,
}
