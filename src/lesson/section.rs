//! Sections with a purpose: a comment such as `<!-- keypoints -->` names the section that the next heading opens.
//!
//! In: markers as comments, headings and blocks as the parser meets them. Out: [`Section`]s of the body, and the [`Note`]s for whoever
//! leads a session, which are kept apart from it. What a question holds is the affair of `question`.

use std::mem;
use std::ops::Range;

use super::body::{Body, Mark, Part, Slot};
use super::markdown::Parser;
use super::question::{OpenOptions, Question};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::text::slug;

/// A section with a purpose.
#[derive(Debug)]
pub struct Section {
    /// What for.
    pub kind: SectionKind,
    /// Its heading, by place.
    pub heading: u32,
    /// For a reflection or plan: its name, the same in every language, under which the device keeps what the reader enters.
    pub name: Option<String>,
    /// For a plan: how many boxes it has.
    pub box_count: u32,
    /// For a plan: boxes that are ticked already.
    pub ticked: Vec<Span>,
    /// For a scenario: how many replies it has.
    pub reply_count: u32,
    /// The comment that names it.
    pub span: Span,
    start: Mark,
    end: Mark,
}

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SectionKind {
    /// What the reader will be able to do.
    Objectives,
    /// What to remember.
    KeyPoints,
    /// What a team can talk about.
    Discussion,
    /// A situation with replies to choose from.
    Scenario,
    /// A prompt with room for a private note.
    Reflection,
    /// Questions with answers.
    Quiz,
    /// Things to do, as boxes to tick.
    Plan,
}

impl Section {
    /// Where it stands in the body, heading included.
    pub fn place(&self) -> Range<Mark> {
        self.start..self.end
    }
}

impl SectionKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Objectives, Self::KeyPoints, Self::Discussion, Self::Scenario, Self::Reflection, Self::Quiz, Self::Plan];

    /// The name in comments and classes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Objectives => "objectives",
            Self::KeyPoints => "keypoints",
            Self::Discussion => "discussion",
            Self::Scenario => "scenario",
            Self::Reflection => "reflection",
            Self::Quiz => "quiz",
            Self::Plan => "plan",
        }
    }

    /// Whether what is entered in it is kept under a name.
    fn has_name(self) -> bool {
        matches!(self, Self::Reflection | Self::Plan)
    }
}

/// A note for whoever leads a session.
#[derive(Debug)]
pub struct Note {
    /// Minutes it takes, where it says so.
    pub minutes: Option<u32>,
    /// What stands in view while it is folded.
    pub title: Part,
    /// The note.
    pub body: Part,
    /// The heading of the second level under which it stands, by place.
    pub heading: Option<u32>,
    /// The comment that names it.
    pub span: Span,
}

/// What a marker names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marker {
    Section(SectionKind),
    Question,
    Instructor,
}

/// The names of all markers.
pub(super) const MARKERS: [&str; 9] =
    ["objectives", "keypoints", "discussion", "scenario", "reflection", "quiz", "plan", "q", "instructor"];

/// A marker that waits for what it names.
#[derive(Debug)]
struct Pending {
    marker: Marker,
    value: String,
    span: Span,
}

/// What is known of sections so far.
#[derive(Debug, Default)]
pub(super) struct Sections {
    pub(super) done: Vec<Section>,
    pub(super) notes: Vec<Note>,
    pub(super) questions: Vec<Question>,
    /// The options being read.
    pub(super) options: Option<OpenOptions>,
    /// Levels of the open section and the open question.
    level: Option<u8>,
    pub(super) question_level: Option<u8>,
    pending: Option<Pending>,
    /// How many scenarios have begun.
    scenario_count: u32,
    note: Option<OpenNote>,
    /// Names of questions, reflections and plans: they share one place to keep things.
    names: Vec<String>,
}

#[derive(Debug)]
struct OpenNote {
    minutes: Option<u32>,
    title: Option<Part>,
    span: Span,
}

/// What raw `<details>` stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DetailsKind {
    Plain,
    Note,
    Reply,
    Explanation,
    Transcript,
}

impl Sections {
    fn open(&self) -> Option<&Section> {
        self.level.and(self.done.last())
    }

    pub(super) fn open_kind(&self) -> Option<SectionKind> {
        self.open().map(|section| section.kind)
    }

    /// The open section.
    pub(super) fn open_mut(&mut self) -> Option<&mut Section> {
        if self.level.is_some() { self.done.last_mut() } else { None }
    }

    /// Whether a note for whoever leads a session is being read.
    pub(super) fn in_note(&self) -> bool {
        self.note.is_some()
    }
}

impl Parser<'_> {
    /// Whether nothing is open around what comes next.
    pub(super) fn is_top_level(&self) -> bool {
        self.depth == 0 && self.raw_html.is_closed()
    }

    /// Whether nothing is open around the Markdown element that begins.
    pub(super) fn begins_at_top_level(&self) -> bool {
        self.depth == 1 && self.raw_html.is_closed()
    }

    /// Takes in a marker: a comment whose name is one of [`MARKERS`]. It names something only where it is alone on its line.
    pub(super) fn marker(&mut self, name: &str, value: &str, span: Span, is_alone: bool) {
        let marker = match name {
            "q" => Marker::Question,
            "instructor" => Marker::Instructor,
            name => match SectionKind::ALL.into_iter().find(|kind| kind.as_str() == name) {
                Some(kind) => Marker::Section(kind),
                None => return,
            },
        };
        let pending = Pending { marker, value: value.to_owned(), span };
        if !is_alone || !self.is_top_level() {
            let unbound = self.unbound(&pending);
            self.diagnostics.push(unbound);
            return;
        }
        self.drop_pending();
        match marker {
            Marker::Section(_) => self.close_section(),
            Marker::Question => self.close_question(),
            Marker::Instructor => {}
        }
        self.sections.pending = Some(pending);
    }

    /// A marker that still waits names nothing.
    pub(super) fn drop_pending(&mut self) {
        if let Some(pending) = self.sections.pending.take() {
            let unbound = self.unbound(&pending);
            self.diagnostics.push(unbound);
        }
    }

    fn unbound(&self, pending: &Pending) -> Diagnostic {
        let (code, name) = match pending.marker {
            Marker::Section(kind) => (Code::SectionWithoutHeading, kind.as_str()),
            Marker::Question => (Code::QuestionWithoutHeading, "q"),
            Marker::Instructor => (Code::NotesWithoutDetails, "instructor"),
        };
        self.problem(code, pending.span.clone()).with("name", name)
    }

    /// A block begins at the top level that is no heading: a note cannot wait any longer, nor can a video for its transcript.
    pub(super) fn begin_block(&mut self) {
        if matches!(self.sections.pending, Some(Pending { marker: Marker::Instructor, .. })) {
            self.drop_pending();
        }
        self.close_video();
    }

    /// A heading begins at the top level: it ends what is above it, and opens what a marker named.
    pub(super) fn begin_heading(&mut self, level: u8, index: u32, span: &Span) {
        self.begin_block();
        if self.sections.question_level.is_some_and(|open| level <= open) {
            self.close_question();
        }
        if self.sections.level.is_some_and(|open| level <= open) {
            self.close_section();
        }
        let quiz_level = self.sections.level.filter(|_| self.sections.open_kind() == Some(SectionKind::Quiz));
        match self.sections.pending.take() {
            Some(Pending { marker: Marker::Section(kind), value, span }) => self.open_section(kind, &value, level, index, span),
            Some(pending) if quiz_level.is_none_or(|quiz_level| level <= quiz_level) => {
                let unbound = self.unbound(&pending);
                self.diagnostics.push(unbound);
            }
            Some(Pending { value, span, .. }) => {
                let id = self.claim_name("q", &value, &span);
                self.open_question(id, level, index, span);
            }
            // A heading in a quiz that has answers is a question, with or without an id; that it lacks one is said later.
            None if quiz_level.is_some_and(|quiz_level| level > quiz_level) && self.sections.question_level.is_none() => {
                self.open_question(None, level, index, span.clone());
            }
            None => {}
        }
    }

    fn open_section(&mut self, kind: SectionKind, value: &str, level: u8, heading: u32, span: Span) {
        let name = if kind.has_name() {
            let value = if value.is_empty() { kind.as_str() } else { value };
            self.claim_name(kind.as_str(), value, &span)
        } else {
            if !value.is_empty() {
                let wrong = self
                    .problem(Code::CommentValue, span.clone())
                    .with("name", kind.as_str())
                    .with("value", value)
                    .with("allowed", format!("nothing: <!-- {} -->", kind.as_str()));
                self.diagnostics.push(wrong);
            }
            None
        };
        self.out.html.push_str("<section class=\"pb-section pb-");
        self.out.html.push_str(kind.as_str());
        self.out.html.push_str("\">\n");
        if kind == SectionKind::Scenario {
            self.sections.scenario_count += 1;
        }
        let start = self.out.mark();
        self.sections.level = Some(level);
        self.sections.done.push(Section {
            kind,
            heading,
            name,
            box_count: 0,
            ticked: Vec::new(),
            reply_count: 0,
            span,
            start,
            end: start,
        });
    }

    /// Ends the open section, and a question in it.
    pub(super) fn close_section(&mut self) {
        self.close_video();
        self.close_question();
        if self.sections.level.take().is_none() {
            return;
        }
        let index = u32::try_from(self.sections.done.len()).unwrap_or(u32::MAX).saturating_sub(1);
        let end = self.out.mark();
        let Some(section) = self.sections.done.last_mut() else { return };
        section.end = end;
        match section.kind {
            SectionKind::Quiz => self.out.slot(Slot::Score),
            SectionKind::Reflection => self.out.slot(Slot::Note(index)),
            _ => {}
        }
        self.out.html.push_str("</section>\n");
    }

    /// The id that a marker gives, if it is one and no other has it.
    fn claim_name(&mut self, marker: &str, value: &str, span: &Span) -> Option<String> {
        let proposal = slug::folder_name(value);
        if proposal != value || value.is_empty() {
            let proposal = if value.is_empty() { "first-move".to_owned() } else { proposal };
            let wrong = self
                .problem(Code::CommentValue, span.clone())
                .with("name", marker)
                .with("value", value)
                .with("allowed", format!("an id such as <!-- {marker}: {proposal} -->"));
            self.diagnostics.push(wrong);
            return None;
        }
        if self.sections.names.iter().any(|known| known == value) {
            let again = self.problem(Code::DuplicatePracticeId, span.clone()).with("id", value).with("name", marker);
            self.diagnostics.push(again);
            return None;
        }
        self.sections.names.push(value.to_owned());
        Some(value.to_owned())
    }

    // Raw details.

    /// Raw details begin: what they stand for depends on where.
    pub(super) fn begin_details(&mut self) -> DetailsKind {
        if !self.is_top_level() {
            return DetailsKind::Plain;
        }
        if let Some(pending) = self.sections.pending.take_if(|pending| pending.marker == Marker::Instructor) {
            self.close_video();
            let minutes = self.minutes(&pending);
            self.sections.note = Some(OpenNote { minutes, title: None, span: pending.span });
            self.set_aside();
            return DetailsKind::Note;
        }
        if self.has_open_video() {
            return DetailsKind::Transcript;
        }
        if self.question_is_answered() {
            self.set_aside();
            return DetailsKind::Explanation;
        }
        match self.sections.open_mut() {
            Some(section) if section.kind == SectionKind::Scenario => {
                section.reply_count += 1;
                DetailsKind::Reply
            }
            _ => DetailsKind::Plain,
        }
    }

    /// What goes into the opening tag of details, after their name.
    pub(super) fn push_details_attributes(&mut self, kind: DetailsKind) {
        match kind {
            DetailsKind::Reply => {
                self.out.html.push_str(" class=\"pb-reply\"");
                self.out.slot(Slot::Reply(self.sections.scenario_count));
            }
            DetailsKind::Explanation => self.out.slot(Slot::Reply(0)),
            DetailsKind::Transcript => self.out.html.push_str(" class=\"pb-transcript\""),
            DetailsKind::Plain | DetailsKind::Note => {}
        }
    }

    /// The summary of a note is its title.
    pub(super) fn end_note_summary(&mut self) {
        let title = mem::take(&mut self.out);
        let kept = self.keep(&title);
        if let Some(note) = &mut self.sections.note {
            note.title = Some(kept);
        }
    }

    /// Raw details end.
    pub(super) fn end_details(&mut self, kind: DetailsKind) {
        match kind {
            DetailsKind::Plain | DetailsKind::Reply => {}
            DetailsKind::Transcript => self.end_transcript(),
            DetailsKind::Explanation => {
                let explanation = self.take_back();
                let kept = self.keep(&explanation);
                if let Some(question) = self.sections.questions.last_mut() {
                    question.explanation.push(kept);
                }
            }
            DetailsKind::Note => {
                let body = self.take_back();
                let body = self.keep(&body);
                let Some(note) = self.sections.note.take() else { return };
                let above = self.headings.iter().rposition(|heading| heading.level == 2);
                self.sections.notes.push(Note {
                    minutes: note.minutes,
                    title: note.title.unwrap_or_default(),
                    body,
                    heading: above.and_then(|place| u32::try_from(place).ok()),
                    span: note.span,
                });
            }
        }
    }

    fn minutes(&mut self, pending: &Pending) -> Option<u32> {
        if pending.value.is_empty() {
            return None;
        }
        let minutes = pending.value.parse().ok().filter(|minutes| (1..=600).contains(minutes));
        if minutes.is_none() {
            let wrong = self
                .problem(Code::CommentValue, pending.span.clone())
                .with("name", "instructor")
                .with("value", pending.value.clone())
                .with("allowed", "the number of minutes: <!-- instructor: 5 -->");
            self.diagnostics.push(wrong);
        }
        minutes
    }

    /// What is written from now on is kept apart from the body.
    pub(super) fn set_aside(&mut self) {
        let outer = mem::take(&mut self.out);
        self.waiting.push(outer);
    }

    /// Keeps what was written apart from the body.
    pub(super) fn keep(&mut self, body: &Body) -> Part {
        let start = self.parts.mark();
        self.parts.append(body);
        Part { start, end: self.parts.mark() }
    }

    /// What was written since; the body goes on.
    pub(super) fn take_back(&mut self) -> Body {
        let outer = self.waiting.pop().unwrap_or_default();
        mem::replace(&mut self.out, outer)
    }
}
