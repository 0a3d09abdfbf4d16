//! Questions: a heading in a quiz, a list of boxes as options, and under each option what is said of it.
//!
//! In: lists, boxes and quotations as the parser meets them below the heading of a question. Out: [`Question`]s, whose parts are
//! bodies of their own, since a page, a guide and a reader without script need them arranged differently.

use super::body::{Part, Slot};
use super::markdown::Parser;
use crate::diagnostic::Code;
use crate::source::Span;

/// A question of a quiz.
#[derive(Debug)]
pub struct Question {
    /// Its id, the same in every language; none is a mistake.
    pub id: Option<String>,
    /// Its heading, by place.
    pub heading: u32,
    /// What a reader may answer.
    pub options: Vec<QuestionOption>,
    /// What is said once it is answered; often nothing.
    pub explanation: Vec<Part>,
    /// The comment that names it, else its heading.
    pub span: Span,
}

impl Question {
    /// Whether several options are right.
    pub fn has_several(&self) -> bool {
        self.options.iter().filter(|option| option.is_right).count() > 1
    }

    /// Whether it is one: a heading in a quiz without id and options is only a heading.
    pub fn is_real(&self) -> bool {
        self.id.is_some() || !self.options.is_empty()
    }
}

/// Something a reader may answer.
#[derive(Debug)]
pub struct QuestionOption {
    /// Whether it is right.
    pub is_right: bool,
    /// Its words, as HTML without blocks.
    pub label: Part,
    /// How many letters its words have.
    pub letter_count: usize,
    /// What is said to somebody who chose it; often empty, which is a mistake for a wrong one.
    pub feedback: Part,
    /// Its box.
    pub span: Span,
}

/// A list below the heading of a question, which has turned out to be options as soon as it has a box.
#[derive(Debug, Default)]
pub(super) struct OpenOptions {
    options: Vec<QuestionOption>,
    /// List items without a box.
    plain: Vec<Span>,
    /// The item being read.
    item: Span,
    reading: Reading,
    /// Whether the item holds more than a line of text and what is said of it.
    has_more: bool,
}

/// Which part of an item is being read.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// No box has come: it may be a list like any other.
    #[default]
    Plain,
    Label,
    Feedback,
    /// After the feedback.
    After,
}

/// How deep in Markdown elements an item of the list lies, and a block in it.
const ITEM_DEPTH: usize = 2;
const BLOCK_DEPTH: usize = 3;

impl Parser<'_> {
    pub(super) fn open_question(&mut self, id: Option<String>, level: u8, heading: u32, span: Span) {
        let index = u32::try_from(self.sections.questions.len()).unwrap_or(u32::MAX);
        self.out.slot(Slot::QuestionOpen(index));
        self.sections.question_level = Some(level);
        self.sections.questions.push(Question { id, heading, options: Vec::new(), explanation: Vec::new(), span });
    }

    pub(super) fn close_question(&mut self) {
        if self.sections.question_level.take().is_none() {
            return;
        }
        self.close_video();
        let index = self.last_question();
        self.out.slot(Slot::QuestionClose(index));
    }

    /// The place of the question that began last.
    fn last_question(&self) -> u32 {
        u32::try_from(self.sections.questions.len()).unwrap_or(u32::MAX).saturating_sub(1)
    }

    /// Whether the open question has its options.
    pub(super) fn question_is_answered(&self) -> bool {
        self.sections.question_level.and(self.sections.questions.last()).is_some_and(|question| !question.options.is_empty())
    }

    /// A list begins: at the top level of a quiz it may hold options.
    pub(super) fn begin_options(&mut self) {
        let in_quiz = self.sections.open_kind() == Some(super::SectionKind::Quiz);
        if in_quiz && self.begins_at_top_level() && self.sections.options.is_none() {
            self.sections.options = Some(OpenOptions::default());
            self.set_aside();
        }
    }

    /// An item of a list begins.
    pub(super) fn begin_option(&mut self, span: &Span) {
        if let Some(open) = self.sections.options.as_mut().filter(|_| self.depth == ITEM_DEPTH) {
            open.item = span.clone();
            open.reading = Reading::Plain;
            open.has_more = false;
        }
    }

    /// A box: if it begins an option, what follows is its label.
    pub(super) fn begin_label(&mut self, is_right: bool, span: &Span) -> bool {
        let depth = if self.paragraph.is_some() { BLOCK_DEPTH } else { ITEM_DEPTH };
        let Some(open) = self.sections.options.as_mut().filter(|open| self.depth == depth && open.reading == Reading::Plain)
        else {
            return false;
        };
        open.reading = Reading::Label;
        open.options.push(QuestionOption {
            is_right,
            label: Part::default(),
            letter_count: 0,
            feedback: Part::default(),
            span: span.clone(),
        });
        self.set_aside();
        if let Some(paragraph) = &mut self.paragraph {
            // The item has blocks in it, and its first is a paragraph: it begins again in the label.
            self.out.html.push_str("<p>");
            paragraph.mark = super::body::Mark::default();
        }
        true
    }

    /// A block begins in an item: a quotation is what is said of the option.
    pub(super) fn begin_feedback(&mut self, is_quote: bool) -> bool {
        let Some(open) =
            self.sections.options.as_mut().filter(|open| self.depth == BLOCK_DEPTH && open.reading != Reading::Plain)
        else {
            return false;
        };
        if !is_quote {
            open.has_more = true;
            return false;
        }
        if open.reading == Reading::Label {
            self.end_label();
        }
        if let Some(open) = &mut self.sections.options {
            open.reading = Reading::Feedback;
        }
        true
    }

    /// A quotation in an item ends.
    pub(super) fn end_feedback(&mut self) -> bool {
        let is_feedback =
            self.depth == ITEM_DEPTH && self.sections.options.as_ref().is_some_and(|open| open.reading == Reading::Feedback);
        if !is_feedback {
            return false;
        }
        let feedback = std::mem::take(&mut self.out);
        let kept = self.keep(&feedback);
        if let Some(open) = &mut self.sections.options {
            open.reading = Reading::After;
            if let Some(option) = open.options.last_mut() {
                // A second quotation is kept right behind the first.
                option.feedback = if option.feedback.is_empty() { kept } else { option.feedback.up_to(kept) };
            }
        }
        true
    }

    fn end_label(&mut self) {
        let mut label = std::mem::take(&mut self.out);
        label.unwrap_paragraph();
        let kept = self.keep(&label);
        let Some(option) = self.sections.options.as_mut().and_then(|open| open.options.last_mut()) else { return };
        option.letter_count = label.text_len();
        option.label = kept;
    }

    /// An item of a list ends.
    pub(super) fn end_option(&mut self) {
        let Some(open) = self.sections.options.as_ref().filter(|_| self.depth + 1 == ITEM_DEPTH) else { return };
        let reading = open.reading;
        if reading == Reading::Label {
            self.end_label();
        }
        let has_more = reading == Reading::After && !self.out.html.trim().is_empty();
        if reading != Reading::Plain {
            self.take_back();
        }
        let Some(open) = &mut self.sections.options else { return };
        let item = open.item.clone();
        if reading == Reading::Plain {
            open.plain.push(item);
        } else if has_more || open.has_more {
            let long = self.problem(Code::OptionBlocks, item);
            self.diagnostics.push(long);
        }
    }

    /// The list ends: options go to their question, any other list back into the text.
    pub(super) fn end_options(&mut self) {
        let Some(open) = self.sections.options.take_if(|_| self.depth == 0) else { return };
        let list = self.take_back();
        if open.options.is_empty() {
            self.out.append(&list);
            return;
        }
        for span in open.plain {
            let plain = self.problem(Code::OptionWithoutBox, span);
            self.diagnostics.push(plain);
        }
        let in_question = self.sections.question_level.is_some();
        let Some(question) = self.sections.questions.last_mut().filter(|_| in_question) else {
            let stray = self.problem(Code::OptionsWithoutQuestion, open.options[0].span.clone());
            self.diagnostics.push(stray);
            return;
        };
        let is_first = question.options.is_empty();
        question.options.extend(open.options);
        if is_first {
            let index = self.last_question();
            self.out.slot(Slot::Options(index));
        }
    }

    /// A quotation at the top level below the options was meant for one of them.
    pub(super) fn check_stray_feedback(&mut self, span: &Span) {
        if self.begins_at_top_level() && self.question_is_answered() {
            let stray = self.problem(Code::FeedbackNotIndented, span.clone());
            self.diagnostics.push(stray);
        }
    }
}
