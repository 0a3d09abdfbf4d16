//! Running text: text, addresses, links, pictures, footnote references.
//!
//! In: events inside headings and paragraphs. Out: HTML in the body, and links and pictures in
//! order. Blocks and raw HTML are written through it as well, since both contain running text.

use pulldown_cmark::LinkType;

use super::inline_parser::Address;
use super::item::{LoneDestination, Paragraph};
use super::links::{Images, Links};
use super::prose::{FinishedProse, Prose};
use super::writer::Writer;
use crate::diagnostic::{Code, Phrase};
use crate::lesson::body::Mark;
use crate::lesson::problems::Problems;
use crate::lesson::reference::{self, Destination, Image, Link};
use crate::lesson::slot::Slot as ReadySlot;
use crate::source::Span;

pub(crate) const HTML_NESTING: Code = Code::error("html-nesting").fixed();

/// Every code of this file.
pub(super) const CODES: &[Code] = &[HTML_NESTING];

/// The number of open Markdown elements at a link in a paragraph at the top level: the paragraph
/// and the link.
const PARAGRAPH_LINK_DEPTH: usize = 2;

/// Running text while it is read.
#[derive(Debug)]
pub(super) struct Inline<'a> {
    prose: Prose,
    links: Links,
    images: Images,
    /// References to footnotes in the open link.
    notes_in_link: Vec<(String, Span)>,
    /// The number of open Markdown elements.
    depth: usize,
    problems: &'a mut Problems,
}

impl<'a> Inline<'a> {
    pub(super) fn new(text_len: usize, problems: &'a mut Problems) -> Self {
        Self {
            prose: Prose::new(text_len),
            links: Links::default(),
            images: Images::default(),
            notes_in_link: Vec::new(),
            depth: 0,
            problems,
        }
    }

    pub(super) fn finish(self) -> (FinishedProse, Vec<Link>, Vec<Image>) {
        (self.prose.finish(), self.links.finish(), self.images.finish())
    }

    /// Returns the blocks that contain running text.
    pub(super) fn prose(&mut self) -> &mut Prose {
        &mut self.prose
    }

    /// Returns the writer of the body.
    pub(super) fn out(&mut self) -> &mut Writer {
        self.prose.out()
    }

    /// Returns the current place in the body.
    pub(super) fn mark(&self) -> Mark {
        self.prose.mark()
    }

    pub(super) fn problems(&mut self) -> &mut Problems {
        self.problems
    }

    /// Returns the number of open Markdown elements.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    pub(super) fn enter(&mut self) {
        self.depth += 1;
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    // Text.

    pub(super) fn text(&mut self, text: &str) {
        if self.images.add(text) || self.prose.code(text) {
            return;
        }
        self.add_words(text);
        self.prose.out().text(text);
    }

    /// Writes a bare address.
    pub(super) fn address(&mut self, address: &Address<'_>, span: Span) {
        let words = &address.words;
        if self.images.is_open() || self.links.is_open() || self.prose.in_title() {
            return self.text(words);
        }
        self.add_words(words);
        if let Some(paragraph) = self.prose.paragraph().filter(|_| address.is_alone) {
            paragraph.add_address(&address.target, words, span);
        }
        let out = self.prose.out();
        out.html("<a");
        out.href(&address.target);
        out.html(">");
        out.text(words);
        out.html("</a>");
    }

    /// Adds text to the open heading or paragraph, and to the plain text.
    pub(super) fn add_words(&mut self, text: &str) {
        self.prose.add(text, self.links.is_open());
    }

    pub(super) fn code(&mut self, code: &str) {
        if self.images.add(code) {
            return;
        }
        self.add_words(code);
        if let Some(paragraph) = self.prose.paragraph() {
            paragraph.add_mark();
        }
        let out = self.prose.out();
        out.html("<code>");
        out.text(code);
        out.html("</code>");
    }

    pub(super) fn line_break(&mut self, html: &str) {
        if self.images.add(" ") {
            return;
        }
        self.add_words(" ");
        self.prose.end_word();
        self.prose.out().html(html);
    }

    pub(super) fn tag(&mut self, tag: &str) {
        if !self.images.is_open() {
            self.prose.out().html(tag);
        }
    }

    /// Ends a paragraph and returns where it began. `may_sum_up` is whether it is at the top level.
    pub(super) fn end_paragraph(&mut self, may_sum_up: bool) -> Option<(Mark, Paragraph)> {
        let ended = self.prose.end_paragraph(may_sum_up)?;
        if ended.has_caption {
            self.images.clear_last_title();
        }
        Some((ended.start, ended.paragraph))
    }

    // Links, pictures, footnotes.

    pub(super) fn in_link(&self) -> bool {
        self.links.is_open()
    }

    pub(super) fn in_image(&self) -> bool {
        self.images.is_open()
    }

    /// Whether links and references are left out here.
    fn is_muted(&self) -> bool {
        self.images.is_open() || self.prose.in_title()
    }

    /// Begins a link. `in_raw_link` is whether it is inside a raw `<a>` element.
    pub(super) fn begin_link(
        &mut self,
        link_type: LinkType,
        destination: &str,
        title: &str,
        span: Span,
        in_raw_link: bool,
    ) {
        if let Some(paragraph) = self.prose.paragraph() {
            paragraph.begin_link();
        }
        if self.is_muted() {
            return self.links.begin_other();
        }
        if in_raw_link {
            let problem = Phrase::new("link-in-link");
            self.problems.add(
                HTML_NESTING,
                &span,
                [("element", "a".into()), ("problem", problem.into())],
            );
        }
        if link_type == LinkType::Email {
            self.open_link(&format!("mailto:{destination}"), span);
        } else {
            self.open_link(destination, span);
        }
        if !title.is_empty() {
            self.prose.out().attribute("title", title);
        }
        self.prose.out().html(">");
    }

    /// Writes `<a` and its target, but not the end of the tag.
    pub(super) fn open_link(&mut self, destination: &str, span: Span) {
        self.prose.out().html("<a");
        let is_direct = self.depth == PARAGRAPH_LINK_DEPTH;
        let lone = match reference::link(destination, &span, self.problems) {
            Destination::Outer(address) => {
                self.prose.out().href(&address);
                self.links.begin_other();
                LoneDestination::Outer(address)
            }
            Destination::Inner(target) => {
                let place = self.links.begin(target, span.clone());
                self.prose.out().ready(ReadySlot::LinkOpen(place));
                LoneDestination::Inner(place)
            }
        };
        if let Some(paragraph) = self.prose.paragraph().filter(|_| is_direct) {
            paragraph.set_link(lone, span);
        }
    }

    pub(super) fn end_link(&mut self) {
        let place = self.links.end();
        if self.is_muted() {
            return;
        }
        self.prose.out().html("</a>");
        if let Some(place) = place {
            self.prose.out().ready(ReadySlot::LinkClose(place));
        }
        if !self.links.is_open() {
            for (name, span) in self.notes_in_link.drain(..) {
                self.prose.refer(&name, span);
            }
        }
    }

    pub(super) fn begin_image(&mut self, destination: &str, title: &str, span: Span) {
        self.images.begin(destination, title, span, self.depth);
    }

    /// Ends a picture, after leaving the depth at which it began.
    pub(super) fn end_image(&mut self) {
        let Some(image) = self.images.end(self.depth + 1) else { return };
        if self.prose.in_title() {
            return;
        }
        let path = reference::image(&image.destination, &image.span, self.problems);
        let Some(path) = path else {
            if let Some(paragraph) = self.prose.paragraph() {
                paragraph.add_picture(None);
            }
            return self.prose.out().text(&image.alt);
        };
        let title = image.title.clone();
        let picture = Image { path, alt: image.alt, title: image.title, span: image.span };
        let place = self.images.push(picture);
        if let Some(paragraph) = self.prose.paragraph() {
            paragraph.add_picture(Some((place, title)));
        }
        self.prose.out().ready(ReadySlot::Image(place));
    }

    /// Writes a reference to a footnote. One inside a link comes after it: no link contains another.
    pub(super) fn footnote_reference(&mut self, name: &str, span: Span) {
        if self.is_muted() {
            return;
        }
        if self.links.is_open() {
            return self.notes_in_link.push((name.to_owned(), span));
        }
        self.prose.refer(name, span);
    }
}
