//! Markdown events become HTML with slots.
//!
//! In: the Markdown of one file. Out: everything a [`super::Document`] holds. GitHub Flavored Markdown throughout, so that a
//! lesson looks on the site as it does in GitHub's own preview.

use std::mem;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser as Events, Tag, TagEnd};

use super::block::{self, OpenHeading, OpenParagraph, OpenTable};
use super::body::{Body, Mark, Slot};
use super::footnote::Footnotes;
use super::header::Header;
use super::html::RawHtml;
use super::inline::OpenImage;
use super::plain_text::PlainText;
use super::reference::{Image, Link};
use super::section::{Note, Section, Sections};
use super::{Block, BlockKind, Heading, ParseOptions, Question, Video};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span};
use crate::text::reading::Volume;
use crate::text::slug::UniqueIds;

/// What the parser found in a file.
pub(super) struct Parsed {
    pub(super) title: Option<Title>,
    pub(super) summary: String,
    pub(super) headings: Vec<Heading>,
    pub(super) anchors: Vec<String>,
    pub(super) links: Vec<Link>,
    pub(super) images: Vec<Image>,
    pub(super) sections: Vec<Section>,
    pub(super) questions: Vec<Question>,
    pub(super) notes: Vec<Note>,
    pub(super) note_footnotes: Body,
    pub(super) parts: Body,
    pub(super) videos: Vec<Video>,
    pub(super) blocks: Vec<Block>,
    pub(super) volume: Volume,
    pub(super) plain: PlainText,
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
        let range = range.start + start..range.end + start;
        let event = parser.clean_event(event, &range);
        parser.event(event, range);
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
    /// What is kept apart from the body: parts of questions and notes.
    pub(super) parts: Body,
    /// What waits while a title or footnote is written.
    pub(super) waiting: Vec<Body>,
    pub(super) title: Option<Title>,
    pub(super) summary: Option<String>,
    pub(super) headings: Vec<Heading>,
    pub(super) anchors: Vec<String>,
    pub(super) links: Vec<Link>,
    pub(super) images: Vec<Image>,
    /// Ids of headings as GitHub counts them.
    pub(super) heading_ids: UniqueIds,
    /// Ids pinned or placed by the author.
    pub(super) pinned_ids: UniqueIds,
    pub(super) raw_html: RawHtml,
    /// How many Markdown elements are open.
    pub(super) depth: usize,
    /// Running text not yet written, since addresses in it may run over several events.
    pub(super) text: String,
    pub(super) text_start: usize,
    pub(super) heading: Option<OpenHeading>,
    pub(super) paragraph: Option<OpenParagraph>,
    pub(super) image: Option<OpenImage>,
    /// For each open link: its place among the links, if it is one that must be resolved.
    pub(super) open_links: Vec<Option<u32>>,
    pub(super) in_code_block: bool,
    pub(super) table: Option<OpenTable>,
    /// Where the opening tag of each open list item ends.
    pub(super) items: Vec<usize>,
    pub(super) footnotes: Footnotes,
    pub(super) html_block: Option<(String, Vec<(usize, usize)>)>,
    pub(super) sections: Sections,
    pub(super) videos: Vec<Video>,
    /// Whether the card of the last video waits for its transcript.
    pub(super) open_video: bool,
    pub(super) blocks: Vec<Block>,
    /// Where the block at the top level begins, in the body and in the file.
    pub(super) block_start: Option<Mark>,
    pub(super) block_offset: u32,
    /// Whether the words beside the box of a plan are being written.
    pub(super) open_tick: bool,
    /// What a learner reads: the title, footnotes and notes for team leaders left out.
    pub(super) volume: Volume,
    /// The same, as plain text.
    pub(super) plain: PlainText,
}

impl<'a> Parser<'a> {
    fn new(file: &'a SourceFile, start: usize, header: &'a mut Header, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            file,
            header,
            diagnostics,
            out: Body { html: String::with_capacity((file.text.len() - start) * 5 / 4), ..Body::default() },
            parts: Body::default(),
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
            sections: Sections::default(),
            videos: Vec::new(),
            open_video: false,
            blocks: Vec::new(),
            block_start: None,
            block_offset: 0,
            open_tick: false,
            volume: Volume::default(),
            plain: PlainText::default(),
        }
    }

    pub(super) fn problem(&self, code: Code, span: Span) -> Diagnostic {
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
                let is_top_level = self.is_top_level();
                if is_top_level {
                    self.begin_block();
                    self.begin_top_block(range.start);
                }
                self.out.html.push_str("<hr>\n");
                if is_top_level {
                    self.end_block(BlockKind::Rule);
                }
            }
            Event::FootnoteReference(name) => self.footnote_reference(&name),
            Event::TaskListMarker(done) => self.task_marker(done, &range),
            Event::Text(_) | Event::Html(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
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
            self.end_plain_block();
            self.close_phrasing_before_block();
            self.close_tick();
            if self.begins_at_top_level() && !matches!(tag, Tag::Heading { .. }) {
                self.begin_block();
                self.begin_top_block(range.start);
            }
            let is_quote = matches!(tag, Tag::BlockQuote(_));
            if self.begin_feedback(is_quote) {
                return;
            }
        }
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { level, .. } => self.start_heading(level, range),
            Tag::BlockQuote(kind) => {
                if kind.is_none() {
                    self.check_stray_feedback(&range);
                }
                self.start_quote(kind, &range);
            }
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::HtmlBlock => {
                self.depth -= 1;
                self.html_block = Some((String::new(), Vec::new()));
            }
            Tag::List(first) => {
                self.begin_options();
                match first {
                    None => self.out.html.push_str("<ul>\n"),
                    Some(1) => self.out.html.push_str("<ol>\n"),
                    Some(first) => self.out.html.push_str(&format!("<ol start=\"{first}\">\n")),
                }
            }
            Tag::Item => {
                self.begin_option(&range);
                self.out.html.push_str("<li");
                self.items.push(self.out.html.len());
                self.out.html.push('>');
            }
            Tag::FootnoteDefinition(name) => {
                self.set_aside();
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
        self.end_element(end);
        if let Some(kind) = block_kind(end).filter(|_| self.is_top_level()) {
            self.end_block(kind);
        }
    }

    fn end_element(&mut self, end: TagEnd) {
        match end {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(_) if self.end_feedback() => {}
            TagEnd::BlockQuote(None) => self.out.html.push_str("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.out.html.push_str("</div>\n"),
            TagEnd::CodeBlock => {
                self.in_code_block = false;
                self.end_plain_block();
                self.out.html.push_str("</code></pre>\n");
            }
            TagEnd::List(is_ordered) => {
                self.out.html.push_str(if is_ordered { "</ol>\n" } else { "</ul>\n" });
                self.end_options();
            }
            TagEnd::Item => {
                self.close_tick();
                self.end_plain_block();
                self.items.pop();
                self.end_option();
                self.out.html.push_str("</li>\n");
            }
            TagEnd::FootnoteDefinition => {
                let definition = self.take_back();
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
                self.end_plain_block();
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

    fn finish(mut self) -> Parsed {
        self.flush_text();
        self.close_raw_html_at_end();
        self.drop_pending();
        self.close_section();
        self.close_video();
        let footnotes = mem::take(&mut self.footnotes);
        let note_footnotes = footnotes.of_notes();
        footnotes.write(&mut self.out);
        self.out.shrink();
        self.parts.shrink();
        self.blocks.shrink_to_fit();
        block::mark_empty_sections(&mut self.headings, &self.file.text);
        Parsed {
            title: self.title,
            summary: self.summary.unwrap_or_default(),
            headings: self.headings,
            anchors: self.anchors,
            links: self.links,
            images: self.images,
            sections: self.sections.done,
            questions: self.sections.questions,
            notes: self.sections.notes,
            note_footnotes,
            parts: self.parts,
            videos: self.videos,
            blocks: self.blocks,
            volume: self.volume,
            plain: self.plain.finish(),
            body: self.out,
        }
    }
}

/// What sort of block ends, where it may stand at the top level and has not said so itself.
fn block_kind(end: TagEnd) -> Option<BlockKind> {
    match end {
        TagEnd::Paragraph => Some(BlockKind::Paragraph),
        TagEnd::BlockQuote(None) => Some(BlockKind::Quote),
        TagEnd::BlockQuote(Some(_)) => Some(BlockKind::Alert),
        TagEnd::CodeBlock => Some(BlockKind::Code),
        TagEnd::List(_) | TagEnd::DefinitionList => Some(BlockKind::List),
        TagEnd::Table => Some(BlockKind::Table),
        _ => None,
    }
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
