//! Markdown events become HTML with slots.
//!
//! In: the Markdown of one file. Out: everything a [`super::Document`] holds. GitHub Flavored Markdown throughout, so that a
//! lesson looks on the site as it does in GitHub's own preview.

use std::mem;
use std::ops::Range;

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser as Events, Tag, TagEnd,
};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use super::autolink;
use super::body::{AlertKind, Body, Mark, Slot};
use super::footnote::Footnotes;
use super::header::Header;
use super::html::RawHtml;
use super::reference::{self, Destination, Image, Link, Target};
use super::{Heading, ParseOptions};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span};
use crate::text::slug::{self, UniqueIds};

/// What the parser found in a file.
pub(super) struct Parsed {
    pub(super) title: Option<Title>,
    pub(super) summary: String,
    pub(super) headings: Vec<Heading>,
    pub(super) anchors: Vec<String>,
    pub(super) links: Vec<Link>,
    pub(super) images: Vec<Image>,
    pub(super) body: Body,
}

/// The first heading of the first level.
#[derive(Default)]
pub(super) struct Title {
    pub(super) text: String,
    pub(super) html: String,
}

/// Parses the Markdown that begins at an offset of a file.
pub(super) fn parse(
    file: &SourceFile,
    start: usize,
    options: ParseOptions,
    header: &mut Header,
    diagnostics: &mut Vec<Diagnostic>,
) -> Parsed {
    let mut flags = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    if options.definition_lists {
        flags |= Options::ENABLE_DEFINITION_LIST;
    }
    let mut parser = Parser::new(file, start, header, diagnostics);
    for (event, range) in Events::new_ext(&file.text[start..], flags).into_offset_iter() {
        parser.event(event, range.start + start..range.end + start);
    }
    parser.finish()
}

/// Where the work stands.
pub(super) struct Parser<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) header: &'a mut Header,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
    /// What is being written: the body, or a title or footnote set aside.
    pub(super) out: Body,
    /// What waits while a title or footnote is written.
    waiting: Vec<Body>,
    title: Option<Title>,
    summary: Option<String>,
    headings: Vec<Heading>,
    pub(super) anchors: Vec<String>,
    pub(super) links: Vec<Link>,
    images: Vec<Image>,
    /// Ids of headings as GitHub counts them.
    heading_ids: UniqueIds,
    /// Ids pinned or placed by the author.
    pub(super) pinned_ids: UniqueIds,
    pub(super) raw_html: RawHtml,
    /// How many Markdown elements are open.
    pub(super) depth: usize,
    /// Running text not yet written, since addresses in it may run over several events.
    text: String,
    text_start: usize,
    pub(super) heading: Option<OpenHeading>,
    paragraph: Option<OpenParagraph>,
    image: Option<OpenImage>,
    /// For each open link: its place among the links, if it is one that must be resolved.
    open_links: Vec<Option<u32>>,
    in_code_block: bool,
    table: Option<OpenTable>,
    /// Where the opening tag of each open list item ends.
    items: Vec<usize>,
    footnotes: Footnotes,
    html_block: Option<(String, Vec<(usize, usize)>)>,
}

/// A heading being read.
pub(super) struct OpenHeading {
    level: u8,
    text: String,
    pub(super) pins: Vec<String>,
    span: Span,
    is_title: bool,
}

/// A paragraph being read.
struct OpenParagraph {
    mark: Mark,
    text: String,
    /// Whether it has text outside links and pictures.
    has_text: bool,
    /// How many links and pictures it has.
    others: usize,
    /// The only picture so far.
    image: Option<u32>,
    caption: String,
}

/// A picture being read.
struct OpenImage {
    destination: String,
    title: String,
    alt: String,
    span: Span,
    depth: usize,
}

struct OpenTable {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl<'a> Parser<'a> {
    fn new(file: &'a SourceFile, start: usize, header: &'a mut Header, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            file,
            header,
            diagnostics,
            out: Body { html: String::with_capacity((file.text.len() - start) * 5 / 4), slots: Vec::new() },
            waiting: Vec::new(),
            title: None,
            summary: None,
            headings: Vec::new(),
            anchors: Vec::new(),
            links: Vec::new(),
            images: Vec::new(),
            heading_ids: UniqueIds::default(),
            pinned_ids: UniqueIds::default(),
            raw_html: RawHtml::default(),
            depth: 0,
            text: String::new(),
            text_start: 0,
            heading: None,
            paragraph: None,
            image: None,
            open_links: Vec::new(),
            in_code_block: false,
            table: None,
            items: Vec::new(),
            footnotes: Footnotes::default(),
            html_block: None,
        }
    }

    pub(super) fn problem(&mut self, code: Code, span: Span) -> Diagnostic {
        Diagnostic::new(code, &self.file.path, span)
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) => return self.take_text(&text, range),
            Event::Html(html) => return self.take_html(&html, range),
            _ => self.flush_text(),
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end),
            Event::Code(code) => self.code(&code),
            Event::InlineHtml(html) => {
                if self.image.is_none() {
                    self.write_raw_html(&html, &[(0, range.start)], true);
                }
            }
            Event::SoftBreak => self.line_break("\n"),
            Event::HardBreak => self.line_break("<br>\n"),
            Event::Rule => {
                self.close_phrasing_before_block();
                self.out.html.push_str("<hr>\n");
            }
            Event::FootnoteReference(name) => self.footnote_reference(&name),
            Event::TaskListMarker(done) => self.task_marker(done),
            Event::Text(_) | Event::Html(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    // Running text.

    fn take_text(&mut self, text: &str, range: Range<usize>) {
        if let Some(image) = &mut self.image {
            image.alt.push_str(text);
        } else if self.in_code_block {
            push_text(&mut self.out.html, text);
        } else {
            if self.text.is_empty() {
                self.text_start = range.start;
            }
            self.text.push_str(text);
        }
    }

    fn flush_text(&mut self) {
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
        }
    }

    fn code(&mut self, code: &str) {
        if let Some(image) = &mut self.image {
            image.alt.push_str(code);
            return;
        }
        self.note_text(code);
        self.out.html.push_str("<code>");
        push_text(&mut self.out.html, code);
        self.out.html.push_str("</code>");
    }

    fn line_break(&mut self, html: &str) {
        if let Some(image) = &mut self.image {
            image.alt.push(' ');
            return;
        }
        self.note_text(" ");
        self.out.html.push_str(html);
    }

    fn task_marker(&mut self, done: bool) {
        if let Some(at) = self.items.last().copied() {
            // No slot lies between the opening tag and the marker, so that nothing else has to move.
            self.out.html.insert_str(at, " class=\"pb-task\"");
        }
        self.out.html.push_str("<input type=\"checkbox\" disabled");
        if done {
            self.out.html.push_str(" checked");
        }
        self.out.slot(Slot::TaskLabel(done));
        self.out.html.push_str("> ");
    }

    // Raw HTML.

    fn take_html(&mut self, html: &str, range: Range<usize>) {
        match &mut self.html_block {
            Some((text, pieces)) => {
                pieces.push((text.len(), range.start));
                text.push_str(html);
            }
            None => self.write_raw_html(html, &[(0, range.start)], false),
        }
    }

    // Elements.

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        self.depth += 1;
        if is_block(&tag) {
            self.close_phrasing_before_block();
        }
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { level, .. } => self.start_heading(level, range),
            Tag::BlockQuote(kind) => self.start_quote(kind, &range),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::HtmlBlock => {
                self.depth -= 1;
                self.html_block = Some((String::new(), Vec::new()));
            }
            Tag::List(None) => self.out.html.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.out.html.push_str("<ol>\n"),
            Tag::List(Some(first)) => self.out.html.push_str(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => {
                self.out.html.push_str("<li");
                self.items.push(self.out.html.len());
                self.out.html.push('>');
            }
            Tag::FootnoteDefinition(name) => {
                let outer = mem::take(&mut self.out);
                self.waiting.push(outer);
                self.footnotes.open(&name);
            }
            Tag::DefinitionList => self.out.html.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.out.html.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.out.html.push_str("<dd>"),
            Tag::Table(alignments) => {
                self.table = Some(OpenTable { alignments, column: 0, in_head: false });
                self.out.html.push_str("<div class=\"pb-table\" role=\"group\" tabindex=\"0\"");
                self.out.slot(Slot::TableLabel);
                self.out.html.push_str("><table>\n");
            }
            Tag::TableHead => {
                if let Some(table) = &mut self.table {
                    table.in_head = true;
                    table.column = 0;
                }
                self.out.html.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.column = 0;
                }
                self.out.html.push_str("<tr>");
            }
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.inline_tag("<em>"),
            Tag::Strong => self.inline_tag("<strong>"),
            Tag::Strikethrough => self.inline_tag("<del>"),
            Tag::Superscript => self.inline_tag("<sup>"),
            Tag::Subscript => self.inline_tag("<sub>"),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, &dest_url, &title, range),
            Tag::Image { dest_url, title, .. } => self.start_image(&dest_url, &title, range),
            Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        if matches!(end, TagEnd::HtmlBlock) {
            if let Some((text, pieces)) = self.html_block.take() {
                self.write_raw_html(&text, &pieces, false);
            }
            return;
        }
        self.close_raw_html_inside();
        self.depth -= 1;
        match end {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(None) => self.out.html.push_str("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.out.html.push_str("</div>\n"),
            TagEnd::CodeBlock => {
                self.in_code_block = false;
                self.out.html.push_str("</code></pre>\n");
            }
            TagEnd::List(true) => self.out.html.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.html.push_str("</ul>\n"),
            TagEnd::Item => {
                self.items.pop();
                self.out.html.push_str("</li>\n");
            }
            TagEnd::FootnoteDefinition => {
                let outer = self.waiting.pop().unwrap_or_default();
                let definition = mem::replace(&mut self.out, outer);
                self.footnotes.close(definition);
            }
            TagEnd::DefinitionList => self.out.html.push_str("</dl>\n"),
            TagEnd::DefinitionListTitle => self.out.html.push_str("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.out.html.push_str("</dd>\n"),
            TagEnd::Table => {
                self.table = None;
                self.out.html.push_str("</tbody></table></div>\n");
            }
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.in_head = false;
                }
                self.out.html.push_str("</tr></thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.out.html.push_str("</tr>\n"),
            TagEnd::TableCell => {
                let in_head = self.table.as_ref().is_some_and(|table| table.in_head);
                self.out.html.push_str(if in_head { "</th>" } else { "</td>" });
            }
            TagEnd::Emphasis => self.inline_tag("</em>"),
            TagEnd::Strong => self.inline_tag("</strong>"),
            TagEnd::Strikethrough => self.inline_tag("</del>"),
            TagEnd::Superscript => self.inline_tag("</sup>"),
            TagEnd::Subscript => self.inline_tag("</sub>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(),
            TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn inline_tag(&mut self, tag: &str) {
        if self.image.is_none() {
            self.out.html.push_str(tag);
        }
    }

    fn start_paragraph(&mut self) {
        let mark = self.out.mark();
        self.paragraph =
            Some(OpenParagraph { mark, text: String::new(), has_text: false, others: 0, image: None, caption: String::new() });
        self.out.html.push_str("<p>");
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraph.take() else { return };
        let is_lone_image = paragraph.others == 1 && !paragraph.has_text;
        if let Some(image) = paragraph.image.filter(|_| is_lone_image) {
            self.out.truncate(paragraph.mark);
            if paragraph.caption.is_empty() {
                self.out.html.push_str("<p class=\"pb-picture\">");
                self.out.slot(Slot::Image(image));
                self.out.html.push_str("</p>\n");
                return;
            }
            self.out.html.push_str("<figure>");
            self.out.slot(Slot::Image(image));
            self.out.html.push_str("<figcaption>");
            push_text(&mut self.out.html, &paragraph.caption);
            self.out.html.push_str("</figcaption></figure>\n");
            if let Some(image) = self.images.last_mut() {
                image.title.clear();
            }
            return;
        }
        let is_blank =
            self.out.mark().slots == paragraph.mark.slots && self.out.html[paragraph.mark.html + "<p>".len()..].trim().is_empty();
        if is_blank {
            // Nothing but comments stood in it.
            self.out.truncate(paragraph.mark);
            return;
        }
        self.out.html.push_str("</p>\n");
        if self.summary.is_none() && self.depth == 0 && paragraph.has_text && self.raw_html.is_closed() {
            self.summary = Some(paragraph.text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    fn start_heading(&mut self, level: HeadingLevel, span: Span) {
        let level = level as u8;
        let is_title = level == 1 && self.title.is_none() && self.depth == 1 && self.waiting.is_empty();
        if level == 1 && !is_title {
            let again = self.problem(Code::SecondTitle, span.clone());
            self.diagnostics.push(again);
        }
        let index = u32::try_from(self.headings.len()).unwrap_or(u32::MAX);
        if is_title {
            let outer = mem::take(&mut self.out);
            self.waiting.push(outer);
        } else {
            self.out.html.push_str(&format!("<h{level}"));
            self.out.slot(Slot::HeadingId(index));
            self.out.html.push('>');
        }
        self.heading = Some(OpenHeading { level, text: String::new(), pins: Vec::new(), span, is_title });
    }

    fn end_heading(&mut self) {
        let Some(heading) = self.heading.take() else { return };
        let text = heading.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            let empty = self.problem(Code::EmptyHeading, heading.span.clone());
            self.diagnostics.push(empty);
        }
        let index = u32::try_from(self.headings.len()).unwrap_or(u32::MAX);
        if heading.is_title {
            let outer = self.waiting.pop().unwrap_or_default();
            let html = mem::replace(&mut self.out, outer).html.trim().to_owned();
            self.title = Some(Title { text: text.clone(), html });
        } else {
            // White space before a pin that was taken out.
            let trimmed = self.out.html.trim_end().len();
            let last_slot = self.out.slots.last().map_or(0, |(offset, _)| *offset as usize);
            self.out.html.truncate(trimmed.max(last_slot));
            self.out.slot(Slot::HeadingAnchors(index));
            self.out.html.push_str(&format!("</h{}>\n", heading.level));
        }
        let wanted = match slug::heading_id(&text) {
            empty if empty.is_empty() => "section".to_owned(),
            id => id,
        };
        let own_id = self.heading_ids.claim(wanted);
        self.headings.push(Heading {
            level: heading.level,
            text,
            own_id,
            pins: heading.pins,
            is_empty: false,
            span: heading.span,
        });
        if heading.is_title && self.title.as_ref().is_some_and(|title| title.text.is_empty()) {
            self.title = None;
        }
    }

    fn start_quote(&mut self, kind: Option<BlockQuoteKind>, span: &Span) {
        let Some(kind) = kind else {
            return self.out.html.push_str("<blockquote>\n");
        };
        if self.depth > 1 {
            let nested = self.problem(Code::NestedAlert, span.clone());
            self.diagnostics.push(nested);
        }
        let kind = match kind {
            BlockQuoteKind::Note => AlertKind::Note,
            BlockQuoteKind::Tip => AlertKind::Tip,
            BlockQuoteKind::Important => AlertKind::Important,
            BlockQuoteKind::Warning => AlertKind::Warning,
            BlockQuoteKind::Caution => AlertKind::Caution,
        };
        let name = kind.as_str();
        self.out.html.push_str(&format!("<div class=\"pb-alert pb-alert-{name}\" role=\"note\"><p class=\"pb-alert-label\">"));
        self.out.slot(Slot::AlertLabel(kind));
        self.out.html.push_str("</p>\n");
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.in_code_block = true;
        self.out.html.push_str("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind {
            if let Some(language) = info.split(' ').next().filter(|language| !language.is_empty()) {
                self.out.html.push_str(" class=\"language-");
                push_attribute(&mut self.out.html, language);
                self.out.html.push('"');
            }
        }
        self.out.html.push('>');
    }

    fn start_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let alignment = table.alignments.get(table.column).copied().unwrap_or(Alignment::None);
        table.column += 1;
        self.out.html.push_str(if table.in_head { "<th" } else { "<td" });
        self.out.html.push_str(match alignment {
            Alignment::None => ">",
            Alignment::Left => " class=\"pb-left\">",
            Alignment::Center => " class=\"pb-center\">",
            Alignment::Right => " class=\"pb-right\">",
        });
    }

    fn start_link(&mut self, link_type: LinkType, destination: &str, title: &str, span: Span) {
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
        match reference::link(destination, &self.file.path, &span, self.diagnostics) {
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
                self.links.push(Link { target, span });
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

    fn start_image(&mut self, destination: &str, title: &str, span: Span) {
        if self.image.is_none() {
            let depth = self.depth;
            self.image =
                Some(OpenImage { destination: destination.to_owned(), title: title.to_owned(), alt: String::new(), span, depth });
        }
    }

    fn end_image(&mut self) {
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

    fn footnote_reference(&mut self, name: &str) {
        let is_muted = self.image.is_some() || self.heading.as_ref().is_some_and(|heading| heading.is_title);
        if !is_muted {
            self.footnotes.reference(name, &mut self.out);
        }
    }

    fn finish(mut self) -> Parsed {
        self.flush_text();
        self.close_raw_html_at_end();
        let footnotes = mem::take(&mut self.footnotes);
        footnotes.write(&mut self.out);
        self.out.shrink();
        mark_empty_sections(&mut self.headings, &self.file.text);
        Parsed {
            title: self.title,
            summary: self.summary.unwrap_or_default(),
            headings: self.headings,
            anchors: self.anchors,
            links: self.links,
            images: self.images,
            body: self.out,
        }
    }
}

/// A section is empty if nothing but white space and comments stands between its heading and the next one of the same or
/// a higher level.
fn mark_empty_sections(headings: &mut [Heading], text: &str) {
    let starts: Vec<(u8, usize)> = headings.iter().map(|heading| (heading.level, heading.span.start)).collect();
    for (index, heading) in headings.iter_mut().enumerate() {
        let next = starts.get(index + 1);
        if next.is_some_and(|(level, _)| *level > heading.level) {
            continue;
        }
        let end = next.map_or(text.len(), |(_, start)| *start);
        heading.is_empty = text.get(heading.span.end..end).is_some_and(is_blank);
    }
}

fn is_blank(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some(end) = comment.find("-->") else { return true };
        rest = comment[end + 3..].trim_start();
    }
    rest.is_empty()
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::HtmlBlock
    )
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
