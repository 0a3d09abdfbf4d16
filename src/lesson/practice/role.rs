//! The roles of items.
//!
//! In: items, and the sections, questions, notes and videos among them. Out: a [`Role`] for each
//! item, and diagnostics if an item lacks the role that it was meant for.

use super::note::Note;
use super::placed::{self, Placed};
use super::question::{self, Question, WrittenOption};
use super::section::Section;
use super::section_kind::Practice;
use super::video::Video;
use crate::diagnostic::Code;
use crate::lesson::markup::{Item, ItemKind, ListItem, Text};
use crate::lesson::problems::Problems;

pub(crate) const NESTED_ALERT: Code = Code::error("nested-alert");
pub(crate) const FEEDBACK_NOT_INDENTED: Code = Code::error("feedback-not-indented");
pub(crate) const OPTIONS_WITHOUT_QUESTION: Code = Code::error("options-without-question");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[NESTED_ALERT, FEEDBACK_NOT_INDENTED, OPTIONS_WITHOUT_QUESTION];

/// The purpose of an item. Questions, notes and videos are given by index.
#[derive(Debug)]
pub(super) enum Role {
    /// Ordinary text.
    Text,
    /// A note for team leaders.
    Note(usize),
    /// The link to a video.
    Video(usize),
    /// The transcript of the video before it.
    Transcript,
    /// A reply in a section, by number of the section among those with replies, from 1.
    Reply(u32),
    /// The options of a question, if there is one, and whether they are its first list.
    Options { question: Option<usize>, is_first: bool, options: Vec<WrittenOption> },
    /// The explanation shown after a question is answered.
    Explanation(usize),
}

/// Assigns a role to each item, and counts the replies of sections.
pub(super) fn assign(
    text: &Text,
    sections: &mut [Placed<Section>],
    questions: &[Placed<Question>],
    notes: &[Placed<Note>],
    videos: &[Placed<Video>],
    problems: &mut Problems,
) -> Vec<Role> {
    let mut roles = Vec::with_capacity(text.items.len());
    // The number of sections with replies that have begun, and the question that has its options.
    let mut reply_sections = 0;
    let mut answered = None;
    for (place, item) in text.items.iter().enumerate() {
        let section = placed::at(sections, place).map(|section| &mut sections[section]);
        let begins = section.as_ref().is_some_and(|section| section.items.start == place);
        let section = section.map(|section| &mut section.value);
        let has = |practice| section.as_ref().is_some_and(|section| section.has(practice));
        reply_sections += u32::from(begins && has(Practice::Replies));
        let question = placed::at(questions, place);
        let is_answered = question.is_some() && question == answered;
        let role = match &item.kind {
            ItemKind::Paragraph(_) => {
                let video = placed::at(videos, place);
                video.filter(|video| videos[*video].items.start == place).map(Role::Video)
            }
            ItemKind::List(items) if has(Practice::Questions) => {
                let options = question::options(items, &text.boxes, &text.body, problems);
                options.first().map(|first| first.span.clone()).map(|first| {
                    if question.is_none() {
                        problems.add(OPTIONS_WITHOUT_QUESTION, &first, []);
                    }
                    answered = question;
                    Role::Options { question, is_first: !is_answered, options }
                })
            }
            ItemKind::Quote if is_answered => {
                // It was meant for one of the options.
                let count = indent_of_feedback(text, place).into();
                problems.add(FEEDBACK_NOT_INDENTED, &item.span, [("count", count)]);
                None
            }
            ItemKind::Details(_) => {
                if let Some(note) = placed::at(notes, place) {
                    Some(Role::Note(note))
                } else if placed::at(videos, place).is_some() {
                    Some(Role::Transcript)
                } else if let Some(question) = question.filter(|_| is_answered) {
                    Some(Role::Explanation(question))
                } else {
                    let section = section.filter(|section| section.has(Practice::Replies));
                    section.map(|section| {
                        section.reply_count += 1;
                        Role::Reply(reply_sections)
                    })
                }
            }
            _ => None,
        };
        roles.push(role.unwrap_or(Role::Text));
    }
    report_nested_alerts(text, &roles, problems);
    roles
}

/// Returns the number of spaces before the feedback of the answer above an item: as many as the
/// mark of that answer is wide.
fn indent_of_feedback(text: &Text, place: usize) -> usize {
    let above = text.items[..place].iter().rev().find_map(list);
    let width = above.and_then(|items| {
        let item = items.last()?;
        let first = text.boxes.get(item.task.as_ref()?.index as usize)?;
        first.span.start.checked_sub(item.span.start)
    });
    width.filter(|width| (2..=6).contains(width)).unwrap_or(2)
}

/// Reports alerts inside other blocks, which are not alerts on GitHub, unless they are the feedback
/// of an option.
fn report_nested_alerts(text: &Text, roles: &[Role], problems: &mut Problems) {
    for span in &text.nested_alerts {
        let after = text.items.partition_point(|item| item.span.start <= span.start);
        let item = after.checked_sub(1);
        let is_feedback = item.is_some_and(|item| match (&roles[item], list(&text.items[item])) {
            (Role::Options { .. }, Some(items)) => question::is_feedback(items, span),
            _ => false,
        });
        if !is_feedback {
            problems.add(NESTED_ALERT, span, []);
        }
    }
}

fn list(item: &Item) -> Option<&[ListItem]> {
    match &item.kind {
        ItemKind::List(items) => Some(items),
        _ => None,
    }
}
