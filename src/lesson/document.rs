//! A parsed text in one language.
//!
//! In: nothing. Out: [`Document`], the result of this stage, which `practice` fills and all later
//! stages read.

use super::block::Block;
use super::body::Body;
use super::header::Header;
use super::heading::Heading;
use super::markup::{self, Passage};
use super::plain_text::PlainText;
use super::practice::{Note, Question, Section, SectionKind, Video};
use super::reference::{Image, Link, WebLink};
use crate::language::LanguageId;
use crate::source::{SitePath, SourceFile};
use crate::text::reading::Volume;

/// A parsed text in one language.
#[derive(Debug)]
pub struct Document {
    /// Its file.
    pub path: SitePath,
    /// Its language.
    pub language: LanguageId,
    /// The title as plain text; empty if there is none, which is an error.
    pub title: String,
    /// The title as HTML, without links.
    pub title_html: String,
    /// The first paragraph as plain text, or the summary that the file states.
    pub summary: String,
    /// The metadata in the file.
    pub header: Header,
    /// Headings in order, including the title.
    pub headings: Vec<Heading>,
    /// Ids of anchors outside headings.
    pub anchors: Vec<String>,
    /// Links to be resolved, in order.
    pub links: Vec<Link>,
    /// Links to the web, in order.
    pub web_links: Vec<WebLink>,
    /// Pictures, in order.
    pub images: Vec<Image>,
    /// Sections with a purpose, in order.
    pub sections: Vec<Section>,
    /// All kinds of section that the parser knows.
    pub section_kinds: &'static [SectionKind],
    /// Questions of all quizzes, in order.
    pub questions: Vec<Question>,
    /// Notes for team leaders, in order. They are not part of the body.
    pub notes: Vec<Note>,
    /// The list of footnotes to which notes refer; empty if they refer to none.
    pub note_footnotes: Body,
    /// The parts of questions and notes, one after another.
    pub parts: Body,
    /// Videos, in order.
    pub videos: Vec<Video>,
    /// Blocks at the top level, in order.
    pub blocks: Vec<Block>,
    /// The amount of text for learners.
    pub volume: Volume,
    /// The text for learners, for the search.
    pub plain: PlainText,
    /// The text without its title.
    pub body: Body,
}

impl Document {
    /// Returns the running text of its file, block by block. It is read again: only rules about
    /// writing need it.
    pub fn passages(&self, file: &SourceFile, definition_lists: bool) -> Vec<Passage> {
        markup::passages(&file.text, self.header.markdown_start, definition_lists)
    }

    /// Makes an empty text.
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
            web_links: Vec::new(),
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
