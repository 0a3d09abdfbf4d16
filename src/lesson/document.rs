//! A text in one language, parsed.
//!
//! In: nothing. Out: [`Document`], the result of this stage, which `practice` fills and every later
//! stage reads.

use super::block::Block;
use super::body::Body;
use super::header::Header;
use super::heading::Heading;
use super::plain_text::PlainText;
use super::practice::{Note, Question, Section, SectionKind, Video};
use super::reference::{Image, Link};
use crate::language::LanguageId;
use crate::source::SitePath;
use crate::text::reading::Volume;

/// A text in one language, parsed.
#[derive(Debug)]
pub struct Document {
    /// Its file.
    pub path: SitePath,
    /// Its language.
    pub language: LanguageId,
    /// The title as plain text; empty where there is none, which is an error.
    pub title: String,
    /// The title as HTML, without links.
    pub title_html: String,
    /// The first paragraph as plain text, or what the file states as its summary.
    pub summary: String,
    /// What the file says about itself.
    pub header: Header,
    /// Headings in order, the title among them.
    pub headings: Vec<Heading>,
    /// Ids of anchors that are not headings.
    pub anchors: Vec<String>,
    /// Links to be resolved, in order.
    pub links: Vec<Link>,
    /// Pictures, in order.
    pub images: Vec<Image>,
    /// Sections with a purpose, in order.
    pub sections: Vec<Section>,
    /// Every kind that they could be of.
    pub section_kinds: &'static [SectionKind],
    /// Questions of all quizzes, in order.
    pub questions: Vec<Question>,
    /// Notes for whoever leads a session, in order. They are not part of the body.
    pub notes: Vec<Note>,
    /// The footnotes to which notes refer, as a list; empty where they refer to none.
    pub note_footnotes: Body,
    /// What questions and notes are made of, part after part.
    pub parts: Body,
    /// Videos, in order.
    pub videos: Vec<Video>,
    /// Blocks at the top level, in order.
    pub blocks: Vec<Block>,
    /// How much a learner reads.
    pub volume: Volume,
    /// What a learner reads, for the search.
    pub plain: PlainText,
    /// The text without its title.
    pub body: Body,
}

impl Document {
    /// A text in which nothing is said.
    pub(super) fn empty(path: &SitePath, language: LanguageId) -> Self {
        Self {
            path: path.clone(),
            language,
            title: String::new(),
            title_html: String::new(),
            summary: String::new(),
            header: Header::default(),
            headings: Vec::new(),
            anchors: Vec::new(),
            links: Vec::new(),
            images: Vec::new(),
            sections: Vec::new(),
            section_kinds: &[],
            questions: Vec::new(),
            notes: Vec::new(),
            note_footnotes: Body::default(),
            parts: Body::default(),
            videos: Vec::new(),
            blocks: Vec::new(),
            volume: Volume::default(),
            plain: PlainText::default(),
            body: Body::default(),
        }
    }
}
