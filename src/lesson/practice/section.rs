//! Interactive sections and the questions in them: a comment such as `<!-- keypoints -->` names the
//! section that the next heading opens, and every heading in a quiz is a question.
//!
//! In: items, the markers among them, and the outline. Out: [`Section`]s and [`Question`]s as
//! ranges of items.

use std::ops::Range;

use super::marker::{Marker, MarkerTarget};
use super::outline::Outline;
use super::placed::Placed;
use super::question::Question;
use super::section_kind::{Practice, SectionKind};
use crate::diagnostic::{Code, Phrase};
use crate::lesson::body::Mark;
use crate::lesson::header::COMMENT_VALUE;
use crate::lesson::markup::{Item, ItemKind};
use crate::lesson::problems::Problems;
use crate::source::Span;
use crate::text::slug;

pub(crate) const DUPLICATE_PRACTICE_ID: Code = Code::error("duplicate-practice-id");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[DUPLICATE_PRACTICE_ID];

/// A section with a purpose.
#[derive(Debug)]
pub struct Section {
    /// Its kind.
    pub kind: &'static SectionKind,
    /// Its heading, by index.
    pub heading: u32,
    /// For a section with input, its name, the same in every language, under which the device
    /// stores the input.
    pub name: Option<String>,
    /// The number of boxes for the reader to tick.
    pub box_count: u32,
    /// The boxes that are already ticked.
    pub ticked: Vec<Span>,
    /// The number of replies to choose from.
    pub reply_count: u32,
    /// The comment that names it.
    pub span: Span,
    pub(super) start: Mark,
    pub(super) end: Mark,
}

impl Section {
    /// Returns its place in the body, including its heading.
    pub fn place(&self) -> Range<Mark> {
        self.start..self.end
    }

    /// Whether it has this practice.
    pub fn has(&self, practice: Practice) -> bool {
        self.kind.has(practice)
    }
}

/// Sections and questions, in order.
pub(super) type Sections = (Vec<Placed<Section>>, Vec<Placed<Question>>);

/// Finds sections and questions. `markers` are by comment, `bound` by item.
pub(super) fn find(
    items: &[Item],
    markers: &[Option<Marker>],
    bound: &[Option<&Marker>],
    outline: &Outline,
    problems: &mut Problems,
) -> Sections {
    let mut finder = Finder::default();
    for (place, item) in items.iter().enumerate() {
        match item.kind {
            ItemKind::Comment(comment) => match marker_of(markers, comment) {
                Some(MarkerTarget::Section(_)) => finder.close_section(place),
                Some(MarkerTarget::Question) => finder.close_question(place),
                Some(MarkerTarget::Note) | None => {}
            },
            ItemKind::Heading(written) => {
                let Some(number) = outline.place(written) else { continue };
                let level = outline.headings[number as usize].level;
                let heading = OpenHeading { place, number, level, span: item.span.clone() };
                finder.heading(&heading, bound[place], problems);
            }
            _ => {}
        }
    }
    finder.close_section(items.len());
    (finder.sections, finder.questions)
}

/// Returns what a comment names, if it is a marker.
pub(super) fn marker_of(markers: &[Option<Marker>], comment: u32) -> Option<MarkerTarget> {
    markers.get(comment as usize).and_then(Option::as_ref).map(|marker| marker.target)
}

#[derive(Debug, Default)]
struct Finder {
    sections: Vec<Placed<Section>>,
    questions: Vec<Placed<Question>>,
    /// The levels of the open section and the open question.
    level: Option<u8>,
    question_level: Option<u8>,
    /// The names of questions and sections, which are stored in one namespace.
    names: Vec<String>,
}

/// A heading at the top level: its index among the items and in the outline.
struct OpenHeading {
    place: usize,
    number: u32,
    level: u8,
    span: Span,
}

impl Finder {
    /// Ends the sections and questions above a heading, and opens what a marker names.
    fn heading(&mut self, heading: &OpenHeading, marker: Option<&Marker>, problems: &mut Problems) {
        if self.question_level.is_some_and(|open| heading.level <= open) {
            self.close_question(heading.place);
        }
        if self.level.is_some_and(|open| heading.level <= open) {
            self.close_section(heading.place);
        }
        let has_questions = |placed: &&Placed<Section>| placed.value.has(Practice::Questions);
        let is_in_quiz =
            self.level.is_some() && self.sections.last().as_ref().is_some_and(has_questions);
        match marker.map(|marker| (marker.target, marker)) {
            Some((MarkerTarget::Section(kind), marker)) => {
                self.open_section(kind, marker, heading, problems);
            }
            Some((MarkerTarget::Question, marker)) if is_in_quiz => {
                let id = self.claim_name(marker, &marker.value, problems);
                self.open_question(id, heading, marker.span.clone());
            }
            Some((_, marker)) => marker.report_unbound(problems),
            // A heading in a quiz that has options is a question, with or without an id; a missing
            // id is reported later.
            None if is_in_quiz && self.question_level.is_none() => {
                self.open_question(None, heading, heading.span.clone());
            }
            None => {}
        }
    }

    fn open_section(
        &mut self,
        kind: &'static SectionKind,
        marker: &Marker,
        heading: &OpenHeading,
        problems: &mut Problems,
    ) {
        let value = marker.value.as_str();
        let name = if kind.is_named() {
            self.claim_name(marker, if value.is_empty() { kind.name } else { value }, problems)
        } else {
            if !value.is_empty() {
                let allowed = Phrase::new("comment-alone").with("name", kind.name);
                let arguments = [
                    ("name", kind.name.into()),
                    ("value", value.into()),
                    ("allowed", allowed.into()),
                ];
                problems.add(COMMENT_VALUE, &marker.span, arguments);
            }
            None
        };
        let value = Section {
            kind,
            heading: heading.number,
            name,
            box_count: 0,
            ticked: Vec::new(),
            reply_count: 0,
            span: marker.span.clone(),
            start: Mark::default(),
            end: Mark::default(),
        };
        self.level = Some(heading.level);
        self.sections.push(Placed { value, items: heading.place..heading.place });
    }

    fn open_question(&mut self, id: Option<String>, heading: &OpenHeading, span: Span) {
        let value = Question {
            id,
            heading: heading.number,
            options: Vec::new(),
            explanation: Vec::new(),
            span,
        };
        self.question_level = Some(heading.level);
        self.questions.push(Placed { value, items: heading.place..heading.place });
    }

    /// Ends the open question before an item.
    fn close_question(&mut self, place: usize) {
        if self.question_level.take().is_some()
            && let Some(question) = self.questions.last_mut()
        {
            question.items.end = place;
        }
    }

    /// Ends the open section before an item, and a question in it.
    fn close_section(&mut self, place: usize) {
        self.close_question(place);
        if self.level.take().is_some()
            && let Some(section) = self.sections.last_mut()
        {
            section.items.end = place;
        }
    }

    /// Returns the id that a marker states, if it is valid and not in use.
    fn claim_name(
        &mut self,
        marker: &Marker,
        value: &str,
        problems: &mut Problems,
    ) -> Option<String> {
        let name = marker.target.name();
        let proposal = slug::folder_name(value);
        if proposal != value || value.is_empty() {
            let proposal = if value.is_empty() { "first-move" } else { &proposal };
            let allowed = Phrase::new("comment-id").with("name", name).with("proposal", proposal);
            let arguments =
                [("name", name.into()), ("value", value.into()), ("allowed", allowed.into())];
            problems.add(COMMENT_VALUE, &marker.span, arguments);
            return None;
        }
        if self.names.iter().any(|known| known == value) {
            problems.add(
                DUPLICATE_PRACTICE_ID,
                &marker.span,
                [("id", value.into()), ("name", name.into())],
            );
            return None;
        }
        self.names.push(value.to_owned());
        Some(value.to_owned())
    }
}
