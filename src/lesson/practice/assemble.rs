//! Assembles the body of a text, with the elements around its sections, questions and videos.
//!
//! In: the body of markup, and the interactive parts found in it. Out: [`Assembled`]. The body is
//! copied once, in pieces. Notes, options and explanations are not part of it and are kept as
//! parts.

use std::ops::Range;

use super::note::Note;
use super::placed::{Cursor, Placed};
use super::question::{Question, QuestionOption, WrittenOption};
use super::resolve::Resolver;
use super::role::Role;
use super::section::Section;
use super::section_kind::Practice;
use super::video::Video;
use crate::lesson::block::{Block, BlockKind};
use crate::lesson::body::{Body, Mark, Part};
use crate::lesson::markup::{Details, Item, ItemKind, Paragraph};
use crate::lesson::slot::Slot;

/// The interactive parts of a text.
#[derive(Debug)]
pub(super) struct Practices {
    pub(super) sections: Vec<Placed<Section>>,
    pub(super) questions: Vec<Placed<Question>>,
    pub(super) notes: Vec<Placed<Note>>,
    pub(super) videos: Vec<Placed<Video>>,
}

/// An assembled text.
#[derive(Debug)]
pub(super) struct Assembled {
    pub(super) body: Body,
    /// The parts of options, explanations and notes.
    pub(super) parts: Body,
    /// Blocks of the body at the top level.
    pub(super) blocks: Vec<Block>,
    /// The interactive parts, with their places in body and parts.
    pub(super) practices: Practices,
}

/// Assembles a text.
pub(super) fn assemble(resolver: Resolver<'_>, practices: Practices) -> Assembled {
    let room = resolver.text.body.len();
    let mut assembly = Assembly {
        resolver,
        practices,
        body: Body::with_capacity(room + room / 16),
        parts: Body::default(),
        part: Body::default(),
        blocks: Vec::with_capacity(resolver.text.items.len()),
        section: Cursor::default(),
        question: Cursor::default(),
        video: Cursor::default(),
    };
    assembly.write();
    let Assembly { body, parts, blocks, practices, .. } = assembly;
    Assembled { body, parts, blocks, practices }
}

struct Assembly<'a> {
    resolver: Resolver<'a>,
    practices: Practices,
    body: Body,
    parts: Body,
    /// The part being copied; reused, since there are many small ones.
    part: Body,
    blocks: Vec<Block>,
    section: Cursor,
    question: Cursor,
    video: Cursor,
}

impl Assembly<'_> {
    fn write(&mut self) {
        let text = self.resolver.text;
        let mut done = Mark::default();
        for (place, item) in text.items.iter().enumerate() {
            // Between items there are raw text and comments.
            self.copy(done..item.range.start);
            self.close_frames(place);
            self.open_frames(place);
            self.item(place, item);
            done = item.range.end;
        }
        self.copy(done..text.body.end());
        self.close_frames(text.items.len());
    }

    fn copy(&mut self, part: Range<Mark>) {
        self.resolver.copy(part, &mut self.body);
    }

    /// Copies ranges of the text to `parts`, not to the body.
    fn copy_to_parts(&mut self, parts: impl IntoIterator<Item = Range<Mark>>) -> Part {
        self.part.truncate(Mark::default());
        for part in parts {
            self.resolver.copy(part, &mut self.part);
        }
        self.parts.append(&self.part)
    }

    // Frames.

    /// Ends the elements that end before an item.
    fn close_frames(&mut self, place: usize) {
        self.close_card(place);
        let Practices { sections, questions, .. } = &mut self.practices;
        if let Some(question) = self.question.end(questions, place) {
            self.body.slot(Slot::QuestionClose(number(question)));
        }
        if let Some(section) = self.section.end(sections, place) {
            let closed = &mut sections[section].value;
            closed.end = self.body.end();
            if closed.has(Practice::Questions) {
                self.body.slot(Slot::Score);
            }
            if closed.has(Practice::Note) {
                self.body.slot(Slot::Note(number(section)));
            }
            self.body.push("</section>\n");
        }
    }

    fn close_card(&mut self, place: usize) {
        if self.video.end(&self.practices.videos, place).is_some() {
            self.body.push("</div>\n");
        }
    }

    /// Begins the elements that begin with an item.
    fn open_frames(&mut self, place: usize) {
        let Practices { sections, questions, .. } = &mut self.practices;
        if let Some(section) = self.section.begin(sections, place) {
            let opened = &mut sections[section].value;
            self.body.push("<section class=\"pb-section pb-");
            self.body.push(opened.kind.name);
            self.body.push("\">\n");
            opened.start = self.body.end();
        }
        if let Some(question) = self.question.begin(questions, place) {
            self.body.slot(Slot::QuestionOpen(number(question)));
        }
    }

    // Items.

    fn item(&mut self, place: usize, item: &Item) {
        let roles = self.resolver.roles;
        let Some(role) = roles.get(place) else { return };
        match (role, &item.kind) {
            (Role::Note(note), ItemKind::Details(details)) => self.note(*note, item, details),
            (Role::Video(video), ItemKind::Paragraph(paragraph)) => {
                self.video(*video, place, item, paragraph);
            }
            (Role::Options { question, is_first, options }, _) => {
                self.options(*question, options);
                let start = self.body.end();
                if let Some(question) = question.filter(|_| *is_first) {
                    self.body.slot(Slot::Options(number(question)));
                }
                self.record_block(item, start);
            }
            (Role::Explanation(question), _) => {
                let part = self.copy_to_parts([item.range.clone()]);
                self.practices.questions[*question].value.explanation.push(part);
            }
            _ => {
                let start = self.body.end();
                self.copy(item.range.clone());
                self.record_block(item, start);
                if matches!(role, Role::Transcript) {
                    self.close_card(place + 1);
                }
            }
        }
    }

    /// Records the place of a block that began at `start` and has been written.
    fn record_block(&mut self, item: &Item, start: Mark) {
        let end = self.body.end();
        let kind = match &item.kind {
            // An item without output, such as a paragraph of comments, is not a block.
            _ if start == end => None,
            ItemKind::Heading(written) => {
                self.resolver.outline.place(*written).map(BlockKind::Heading)
            }
            ItemKind::Paragraph(paragraph) => {
                if start == Mark::default() && paragraph.inner.is_some() {
                    self.body.end_lede();
                }
                Some(BlockKind::Paragraph)
            }
            ItemKind::List(_) | ItemKind::DefinitionList => Some(BlockKind::List),
            ItemKind::Quote => Some(BlockKind::Quote),
            ItemKind::Alert => Some(BlockKind::Alert),
            ItemKind::Table => Some(BlockKind::Table),
            ItemKind::Code => Some(BlockKind::Code),
            ItemKind::Rule => Some(BlockKind::Rule),
            ItemKind::Details(_) => Some(BlockKind::Details),
            ItemKind::Html => Some(BlockKind::Html),
            ItemKind::Footnote | ItemKind::Comment(_) => None,
        };
        if let Some(kind) = kind {
            let offset = number(item.span.start);
            self.blocks.push(Block { kind, offset, start, end });
        }
    }

    fn note(&mut self, note: usize, item: &Item, details: &Details) {
        let title = self.copy_to_parts([details.before_summary.clone(), details.summary.clone()]);
        let body = self.copy_to_parts([details.content.clone()]);
        let written = &mut self.practices.notes[note].value;
        (written.title, written.body) = (title, body);
        written.heading = self.resolver.outline.part_of(item.span.start);
    }

    /// Writes the link to a video, and opens its card.
    fn video(&mut self, video: usize, place: usize, item: &Item, paragraph: &Paragraph) {
        self.video.begin(&self.practices.videos, place);
        self.body.slot(Slot::VideoOpen(number(video)));
        let start = self.body.end();
        self.body.push("<p class=\"pb-video-link\">");
        if let Some(inner) = &paragraph.inner {
            self.copy(inner.start..item.range.end);
        }
        self.record_block(item, start);
        self.body.slot(Slot::VideoPlay(number(video)));
    }

    /// Stores the options of a question as parts.
    fn options(&mut self, question: Option<usize>, options: &[WrittenOption]) {
        let Some(question) = question else { return };
        for WrittenOption { is_right, span, label, feedback } in options {
            let label = self.copy_to_parts(label.iter().cloned());
            let feedback = self.copy_to_parts(feedback.iter().cloned());
            let letter_count = self.parts.text_len(label);
            let (is_right, span) = (*is_right, span.clone());
            let option = QuestionOption { is_right, label, letter_count, feedback, span };
            self.practices.questions[question].value.options.push(option);
        }
    }
}

/// Converts an index or offset to the type that bodies store.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
