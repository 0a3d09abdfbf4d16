//! Questions: below the heading of a question there is a list of boxes, the options, and under each
//! option its feedback.
//!
//! In: a list. Out: the places of the parts of its options in the body. They are kept separate from
//! the text, since a page, a guide and a page without scripts arrange them differently.

use std::ops::Range;

use crate::diagnostic::{Code, Phrase};
use crate::lesson::body::{Body, Mark, Part};
use crate::lesson::markup::{ListBlock, ListBlockKind, ListItem, Slot, Task, TaskBox};
use crate::lesson::problems::Problems;
use crate::lesson::slips;
use crate::source::Span;

pub(crate) const OPTION_WITHOUT_BOX: Code = Code::error("option-without-box");
pub(crate) const OPTION_BLOCKS: Code = Code::error("option-blocks");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[OPTION_WITHOUT_BOX, OPTION_BLOCKS];

/// A question of a quiz.
#[derive(Debug)]
pub struct Question {
    /// Its id, the same in every language; `None` is an error.
    pub id: Option<String>,
    /// Its heading, by index.
    pub heading: u32,
    /// Its answers to choose from.
    pub options: Vec<QuestionOption>,
    /// The text shown after it is answered; often empty.
    pub explanation: Vec<Part>,
    /// The comment that names it, else its heading.
    pub span: Span,
}

impl Question {
    /// Whether several options are right.
    pub fn has_several(&self) -> bool {
        self.options.iter().filter(|option| option.is_right).count() > 1
    }

    /// Returns the places of all right options, from 0.
    pub fn right_places(&self) -> Vec<String> {
        let right = self.options.iter().enumerate().filter(|(_, option)| option.is_right);
        right.map(|(place, _)| place.to_string()).collect()
    }

    /// Returns the key that answers belong to: how many options there are, and which are right.
    /// `3:0,2`
    pub fn key(&self) -> String {
        format!("{}:{}", self.options.len(), self.right_places().join(","))
    }

    /// Whether it is really a question: a heading in a quiz without id and options is only a
    /// heading.
    pub fn is_real(&self) -> bool {
        self.id.is_some() || !self.options.is_empty()
    }
}

/// An answer to choose from.
#[derive(Debug)]
pub struct QuestionOption {
    /// Whether it is right.
    pub is_right: bool,
    /// Its label, as HTML without blocks.
    pub label: Part,
    /// The number of characters in its label.
    pub letter_count: usize,
    /// The text shown to readers who chose it; may be empty, which is an error for a wrong option.
    pub feedback: Part,
    /// Its box.
    pub span: Span,
}

/// An option as written in a list.
#[derive(Debug)]
pub(super) struct WrittenOption {
    pub(super) is_right: bool,
    pub(super) span: Span,
    /// The label, in pieces of the body.
    pub(super) label: Vec<Range<Mark>>,
    /// The feedback, in pieces of the body.
    pub(super) feedback: Vec<Range<Mark>>,
}

/// Returns the options of a list; none if it has no boxes and is an ordinary list.
pub(super) fn options(
    items: &[ListItem],
    boxes: &[TaskBox],
    body: &Body<Slot>,
    problems: &mut Problems,
) -> Vec<WrittenOption> {
    let mut options = Vec::new();
    for item in items {
        let Some(task) = &item.task else { continue };
        let Some(TaskBox { is_ticked, span }) = boxes.get(task.index as usize) else { continue };
        if has_more(item, task, body) {
            problems.add(OPTION_BLOCKS, &item.span, []);
        }
        let (label, feedback) = (label(item, task, body), feedback(item));
        options.push(WrittenOption { is_right: *is_ticked, span: span.clone(), label, feedback });
    }
    if !options.is_empty() {
        for plain in items.iter().filter(|item| item.task.is_none()) {
            let (span, fix) = slips::take_box_slip(problems, &plain.span)
                .unwrap_or_else(|| (plain.span.clone(), Phrase::new("fix-option-without-box")));
            problems.add(OPTION_WITHOUT_BOX, &span, [("fix", fix.into())]);
        }
    }
    options
}

/// Returns the feedback of an option: the quotations in its item.
fn quotes(item: &ListItem) -> impl Iterator<Item = &ListBlock> {
    item.blocks.iter().filter(|block| block.kind == ListBlockKind::Quote)
}

/// Whether an alert is the feedback of an option.
pub(super) fn is_feedback(items: &[ListItem], span: &Span) -> bool {
    let after = items.partition_point(|item| item.span.start <= span.start);
    let item = after.checked_sub(1).map(|place| &items[place]).filter(|item| item.task.is_some());
    item.is_some_and(|item| quotes(item).any(|quote| quote.span == *span))
}

/// Whether an item has more than a line of text and feedback.
fn has_more(item: &ListItem, task: &Task, body: &Body<Slot>) -> bool {
    let skipped = usize::from(task.in_paragraph);
    let is_other = |block: &ListBlock| block.kind != ListBlockKind::Quote;
    let after = quotes(item).last().map(|quote| quote.outer.end..item.end);
    item.blocks.iter().skip(skipped).any(is_other)
        || after.is_some_and(|after| !body.html_of(&after).trim().is_empty())
}

/// Returns the label of an option: everything before its feedback, without the tags of its first
/// paragraph.
fn label(item: &ListItem, task: &Task, body: &Body<Slot>) -> Vec<Range<Mark>> {
    let end = quotes(item).next().map_or(item.end, |quote| quote.outer.start);
    let mut start = task.content;
    let mut blocks = item.blocks.iter();
    if let Some(paragraph) = task.in_paragraph.then(|| blocks.next()).flatten() {
        let words = paragraph.inner.as_ref().map(|inner| start..inner.end);
        match words {
            Some(words) if !is_blank(&words, body) => return vec![words, paragraph.outer.end..end],
            Some(_) => start = paragraph.outer.end,
            // This is a picture, which has replaced the paragraph and the box in it.
            None => return vec![paragraph.outer.start..end],
        }
    }
    let first = blocks.next().filter(|block| block.outer.start.touches(start));
    match first.and_then(|block| Some((block, block.inner.clone()?))) {
        Some((block, inner)) if block.kind == ListBlockKind::Paragraph => {
            vec![inner, block.outer.end..end]
        }
        _ => vec![start..end],
    }
}

/// Whether there is no text next to a box.
fn is_blank(words: &Range<Mark>, body: &Body<Slot>) -> bool {
    let is_end_of_box = |slot: &(u32, Slot)| matches!(slot.1, Slot::BoxClose(_));
    body.html_of(words).trim().is_empty() && body.slots_of(words).iter().all(is_end_of_box)
}

/// Returns the feedback of an option: the content of its quotations and anything between them.
fn feedback(item: &ListItem) -> Vec<Range<Mark>> {
    let mut pieces = Vec::new();
    let mut last_end: Option<Mark> = None;
    for quote in quotes(item) {
        pieces.extend(last_end.map(|end| end..quote.outer.start));
        pieces.extend(quote.inner.clone());
        last_end = Some(quote.outer.end);
    }
    pieces
}
