//! What stands in running text: words, addresses, links, pictures, references to footnotes.
//!
//! In: events of the Markdown parser. Out: HTML with slots in the body, and plain text for headings and summaries.

use std::mem;
use std::ops::Range;

use pulldown_cmark::LinkType;
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use super::autolink;
use super::body::Slot;
use super::markdown::Parser;
use super::reference::{self, Destination, Image, Link, Target};
use super::video;
use crate::diagnostic::Code;
use crate::source::Span;

/// A picture being read.
pub(super) struct OpenImage {
    pub(super) destination: String,
    pub(super) title: String,
    pub(super) alt: String,
    pub(super) span: Span,
    pub(super) depth: usize,
}

/// How many Markdown elements are open at a link in a paragraph at the top level: the paragraph and the link.
const PARAGRAPH_LINK_DEPTH: usize = 2;

impl Parser<'_> {
    pub(super) fn take_text(&mut self, text: &str, range: Range<usize>) {
        if let Some(image) = &mut self.image {
            image.alt.push_str(text);
        } else if self.in_code_block {
            push_text(&mut self.out.html, text);
            if !self.sections.in_note() {
                self.plain.add(text);
            }
        } else {
            if self.text.is_empty() {
                self.text_start = range.start;
            }
            self.text.push_str(text);
        }
    }

    pub(super) fn flush_text(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let text = mem::take(&mut self.text);
        self.note_text(&text);
        let may_link = self.open_links.is_empty()
            && !self.raw_html.in_link()
            && self.heading.as_ref().is_none_or(|heading| !heading.is_title);
        let mut done = 0;
        if may_link {
            for link in autolink::find(&text) {
                self.note_bare_video(&text, &link);
                push_text(&mut self.out.html, &text[done..link.range.start]);
                self.out.html.push_str("<a href=\"");
                push_address(&mut self.out.html, &link.address);
                self.out.html.push_str("\">");
                push_text(&mut self.out.html, &text[link.range.clone()]);
                self.out.html.push_str("</a>");
                done = link.range.end;
            }
        }
        push_text(&mut self.out.html, &text[done..]);
        // The buffer is used again for the next run of text.
        self.text = text;
        self.text.clear();
    }

    /// Adds to the plain text of the heading or paragraph that is open.
    pub(super) fn note_text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        let in_link = !self.open_links.is_empty();
        if let Some(paragraph) = &mut self.paragraph {
            // Only the summary needs the words; that there are any is asked of every paragraph.
            if self.summary.is_none() {
                paragraph.text.push_str(text);
            }
            paragraph.has_text |= !in_link && !text.trim().is_empty();
            if let Some((_, title, _)) = paragraph.video.as_mut().filter(|_| in_link) {
                title.push_str(text);
            }
        }
        let is_title = self.heading.as_ref().is_some_and(|heading| heading.is_title);
        if !is_title && !self.sections.in_note() && !self.footnotes.is_open() {
            self.volume.add(text);
        }
        if self.heading.is_none() && !self.sections.in_note() {
            self.plain.add(text);
        }
    }

    /// What follows does not belong to the word or the sentence before it.
    pub(super) fn end_plain_block(&mut self) {
        self.volume.end_word();
        self.plain.end_block();
    }

    /// An address alone in its paragraph is a link alone in it.
    fn note_bare_video(&mut self, text: &str, link: &autolink::Autolink) {
        let start = self.text_start;
        let Some(paragraph) = self.paragraph.as_mut().filter(|paragraph| paragraph.others == 0) else { return };
        let is_alone = text[..link.range.start].trim().is_empty() && text[link.range.end..].trim().is_empty();
        if let Some(source) = video::hosted(&link.address).filter(|_| is_alone) {
            // It is counted as the link it is, instead of as text.
            paragraph.video = Some((source, text[link.range.clone()].to_owned(), start..start + text.len()));
            paragraph.others += 1;
            paragraph.has_text = false;
        }
    }

    pub(super) fn code(&mut self, code: &str) {
        if let Some(image) = &mut self.image {
            image.alt.push_str(code);
            return;
        }
        self.note_text(code);
        self.out.html.push_str("<code>");
        push_text(&mut self.out.html, code);
        self.out.html.push_str("</code>");
    }

    pub(super) fn line_break(&mut self, html: &str) {
        if let Some(image) = &mut self.image {
            image.alt.push(' ');
            return;
        }
        self.note_text(" ");
        self.volume.end_word();
        self.out.html.push_str(html);
    }

    pub(super) fn inline_tag(&mut self, tag: &str) {
        if self.image.is_none() {
            self.out.html.push_str(tag);
        }
    }

    pub(super) fn start_link(&mut self, link_type: LinkType, destination: &str, title: &str, span: Span) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.others += 1;
        }
        let is_muted = self.image.is_some() || self.heading.as_ref().is_some_and(|heading| heading.is_title);
        if self.raw_html.in_link() && !is_muted {
            let nested = self
                .problem(Code::HtmlNesting, span.clone())
                .with("element", "a")
                .with("problem", "a link cannot stand inside a link");
            self.diagnostics.push(nested);
        }
        if is_muted {
            return self.open_links.push(None);
        }
        let mailto;
        let destination = if link_type == LinkType::Email {
            mailto = format!("mailto:{destination}");
            &mailto
        } else {
            destination
        };
        self.open_link(destination, span);
        if !title.is_empty() {
            self.out.html.push_str(" title=\"");
            push_attribute(&mut self.out.html, title);
            self.out.html.push('"');
        }
        self.out.html.push('>');
    }

    /// Writes `<a` and where it leads, without the end of the tag.
    pub(super) fn open_link(&mut self, destination: &str, span: Span) {
        self.out.html.push_str("<a");
        let destination = reference::link(destination, &self.file.path, &span, self.diagnostics);
        if let Some(paragraph) =
            self.paragraph.as_mut().filter(|paragraph| paragraph.others == 1 && self.depth == PARAGRAPH_LINK_DEPTH)
            && let Some(source) = video::recognise(&destination, self.links.len())
        {
            paragraph.video = Some((source, String::new(), span.clone()));
        }
        match destination {
            Destination::Outer(address) => {
                self.out.html.push_str(" href=\"");
                push_address(&mut self.out.html, &address);
                self.out.html.push('"');
                self.open_links.push(None);
            }
            Destination::Inner(target) => {
                let index = u32::try_from(self.links.len()).unwrap_or(u32::MAX);
                self.out.slot(Slot::LinkOpen(index));
                // A link to nowhere has its finding already.
                let place = (target != Target::Nowhere).then_some(index);
                let in_note = self.sections.in_note();
                self.links.push(Link { target, in_note, span });
                self.open_links.push(place);
            }
        }
    }

    pub(super) fn end_link(&mut self) {
        let place = self.open_links.pop().flatten();
        let is_muted = self.image.is_some() || self.heading.as_ref().is_some_and(|heading| heading.is_title);
        if is_muted {
            return;
        }
        self.out.html.push_str("</a>");
        if let Some(index) = place {
            self.out.slot(Slot::LinkClose(index));
        }
    }

    pub(super) fn start_image(&mut self, destination: &str, title: &str, span: Span) {
        if self.image.is_none() {
            let depth = self.depth;
            self.image =
                Some(OpenImage { destination: destination.to_owned(), title: title.to_owned(), alt: String::new(), span, depth });
        }
    }

    pub(super) fn end_image(&mut self) {
        // A picture within the words for a picture adds its own words to them.
        let Some(image) = self.image.take_if(|image| image.depth == self.depth + 1) else { return };
        if self.heading.as_ref().is_some_and(|heading| heading.is_title) {
            return;
        }
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.others += 1;
        }
        let Some(path) = reference::image(&image.destination, &self.file.path, &image.span, self.diagnostics) else {
            return push_text(&mut self.out.html, &image.alt);
        };
        let index = u32::try_from(self.images.len()).unwrap_or(u32::MAX);
        if let Some(paragraph) = self.paragraph.as_mut().filter(|paragraph| paragraph.others == 1) {
            paragraph.image = Some(index);
            paragraph.caption.clone_from(&image.title);
        }
        self.out.slot(Slot::Image(index));
        self.images.push(Image { path, alt: image.alt, title: image.title, span: image.span });
    }

    pub(super) fn footnote_reference(&mut self, name: &str) {
        let is_muted = self.image.is_some() || self.heading.as_ref().is_some_and(|heading| heading.is_title);
        if !is_muted {
            let in_note = self.sections.in_note();
            self.footnotes.reference(name, in_note, &mut self.out);
        }
    }
}

/// Text as content.
pub(super) fn push_text(output: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = escape_html_body_text(output, text);
}

/// Text in a double-quoted attribute.
pub(super) fn push_attribute(output: &mut String, text: &str) {
    let _ = escape_html(output, text);
}

/// An address in a double-quoted attribute.
fn push_address(output: &mut String, address: &str) {
    let _ = escape_href(output, address);
}
