//! The elements of Markdown: their tags, and what blocks begin and end.
//!
//! In: beginnings and ends. Out: HTML in the body, the items at the top level and in lists, kept in
//! a [`Reader`].

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Tag, TagEnd};

use crate::lesson::markup::element::{is_block, is_inline};
use crate::lesson::markup::inline::Inline;
use crate::lesson::markup::inline_parser::folded;
use crate::lesson::markup::item::{ItemKind, ListBlockKind};
use crate::lesson::markup::items::Items;
use crate::lesson::markup::lists::{Lists, TASK_CLASS};
use crate::lesson::markup::piece::Piece;
use crate::lesson::markup::prose::{EndedHeading, Title};
use crate::lesson::markup::quote;
use crate::lesson::markup::raw_html::RawHtml;
use crate::lesson::markup::slot::Slot;
use crate::lesson::markup::table::Table;
use crate::lesson::markup::writer::Writer;
use crate::source::Span;

/// The state of reading.
pub(super) struct Reader<'a> {
    pub(super) inline: Inline<'a>,
    pub(super) raw_html: RawHtml<'a>,
    pub(super) items: Items,
    pub(super) lists: Lists,
    pub(super) table: Option<Table>,
    /// Raw HTML of several lines, with the runs of the file that it comes from.
    pub(super) html_block: Option<(String, Vec<(usize, usize)>)>,
    pub(super) nested_alerts: Vec<Span>,
    /// Whether a quotation at the top level is open, and the first words of one.
    pub(super) is_in_quotation: bool,
    pub(super) quotation: Option<String>,
    pub(super) title: Option<Title>,
}

impl Reader<'_> {
    /// Begins an element.
    pub(super) fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        self.inline.enter();
        if is_block(&tag) {
            self.begin_block(&tag, &range);
        }
        let depth = self.inline.depth();
        match tag {
            Tag::Paragraph => self.inline.prose().begin_paragraph(),
            Tag::Heading { level, .. } => self.begin_heading(level as u8, range),
            Tag::BlockQuote(kind) => self.begin_quote(kind, range),
            Tag::CodeBlock(kind) => {
                let info = if let CodeBlockKind::Fenced(info) = &kind { info } else { "" };
                let language = info.split(' ').next().unwrap_or_default();
                self.inline.prose().begin_code(language);
            }
            Tag::HtmlBlock => {
                self.inline.leave();
                // Text of a tight list may come before it.
                self.inline.out().slot(Slot::LineEnd);
                self.html_block = Some((String::new(), Vec::new()));
            }
            Tag::List(first) => {
                let is_top_level = depth == 1 && self.raw_html.is_closed();
                self.lists.begin(first, is_top_level, self.inline.out());
            }
            Tag::Item => self.lists.begin_item(range, depth, self.inline.out()),
            Tag::FootnoteDefinition(name) => {
                self.inline.prose().begin_footnote(&folded(&name));
            }
            Tag::DefinitionList => self.html("<dl>\n"),
            Tag::DefinitionListTitle => self.html("<dt>"),
            Tag::DefinitionListDefinition => self.html("<dd>"),
            Tag::Table(alignments) => {
                self.table = Some(Table::begin(alignments, self.inline.out()));
            }
            Tag::TableHead => self.with_table(Table::begin_head),
            Tag::TableRow => self.with_table(Table::begin_row),
            Tag::TableCell => self.with_table(Table::begin_cell),
            Tag::Emphasis => self.inline.tag("<em>"),
            Tag::Strong => self.inline.tag("<strong>"),
            Tag::Strikethrough => self.inline.tag("<del>"),
            Tag::Superscript => self.inline.tag("<sup>"),
            Tag::Subscript => self.inline.tag("<sub>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                let in_raw_link = self.raw_html.in_link();
                self.inline.begin_link(link_type, &dest_url, &title, range, in_raw_link);
            }
            Tag::Image { dest_url, title, .. } => self.inline.begin_image(&dest_url, &title, range),
            Tag::MetadataBlock(_) => {}
        }
    }

    /// Does what every block begins with.
    fn begin_block(&mut self, tag: &Tag<'_>, range: &Span) {
        self.inline.prose().end_words();
        self.raw_html.close_phrasing(&mut self.inline, &mut self.items);
        self.lists.end_box(self.inline.out());
        let (depth, mark) = (self.inline.depth(), self.inline.mark());
        let is_top_level = depth == 1 && self.raw_html.is_closed();
        if is_top_level && !matches!(tag, Tag::Heading { .. }) {
            self.items.begin(range.clone(), mark);
        }
        let kind = match tag {
            Tag::Paragraph => ListBlockKind::Paragraph,
            Tag::BlockQuote(_) => ListBlockKind::Quote,
            _ => ListBlockKind::Other,
        };
        self.lists.begin_block(kind, range, depth, mark);
    }

    /// Ends an element.
    pub(super) fn end(&mut self, end: TagEnd) {
        if matches!(end, TagEnd::HtmlBlock) {
            if let Some((html, places)) = self.html_block.take() {
                self.read_html(&html, &places, false);
            }
            return;
        }
        self.raw_html.close_inside(&mut self.inline, &mut self.items);
        self.inline.leave();
        let kind = self.end_element(end);
        let (depth, mark) = (self.inline.depth(), self.inline.mark());
        if !is_inline(end) {
            self.lists.end_block(depth, mark);
        }
        if let Some(kind) = kind.filter(|_| depth == 0 && self.raw_html.is_closed()) {
            self.items.end(kind, mark);
        }
    }

    /// Ends an element and returns its item, which counts if it is at the top level.
    fn end_element(&mut self, end: TagEnd) -> Option<ItemKind> {
        match end {
            TagEnd::Paragraph => return self.end_paragraph(),
            TagEnd::Heading(_) => return self.end_heading(),
            TagEnd::BlockQuote(kind) => {
                self.is_in_quotation &= self.inline.depth() > 0;
                self.lists.end_content(self.inline.depth(), self.inline.mark());
                return Some(quote::end(kind, self.inline.out()));
            }
            TagEnd::CodeBlock => {
                self.inline.prose().end_code();
                return Some(ItemKind::Code);
            }
            TagEnd::List(is_ordered) => {
                let depth = self.inline.depth();
                let items = self.lists.end(is_ordered, depth, self.inline.out());
                return items.map(ItemKind::List);
            }
            TagEnd::Item => {
                self.lists.end_box(self.inline.out());
                self.inline.prose().end_words();
                self.lists.end_item(self.inline.depth(), self.inline.out());
            }
            TagEnd::FootnoteDefinition => {
                self.inline.prose().end_footnote();
                return Some(ItemKind::Footnote);
            }
            TagEnd::DefinitionList => {
                self.html("</dl>\n");
                return Some(ItemKind::DefinitionList);
            }
            TagEnd::DefinitionListTitle => self.html("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.html("</dd>\n"),
            TagEnd::Table => {
                self.table = None;
                self.html("</tbody></table></div>\n");
                return Some(ItemKind::Table);
            }
            TagEnd::TableHead => self.with_table(Table::end_head),
            TagEnd::TableRow => self.html("</tr>\n"),
            TagEnd::TableCell => {
                self.inline.prose().end_words();
                self.with_table(|table, out| table.end_cell(out));
            }
            TagEnd::Emphasis => self.inline.tag("</em>"),
            TagEnd::Strong => self.inline.tag("</strong>"),
            TagEnd::Strikethrough => self.inline.tag("</del>"),
            TagEnd::Superscript => self.inline.tag("</sup>"),
            TagEnd::Subscript => self.inline.tag("</sub>"),
            TagEnd::Link => self.inline.end_link(),
            TagEnd::Image => self.inline.end_image(),
            TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {}
        }
        None
    }

    fn html(&mut self, html: &str) {
        self.inline.out().html(html);
    }

    // Blocks.

    pub(super) fn rule(&mut self, range: Range<usize>) {
        self.raw_html.close_phrasing(&mut self.inline, &mut self.items);
        let is_top_level = self.inline.depth() == 0 && self.raw_html.is_closed();
        if is_top_level {
            self.items.begin(range, self.inline.mark());
        }
        self.html("<hr/>\n");
        if is_top_level {
            self.items.end(ItemKind::Rule, self.inline.mark());
        }
    }

    fn begin_heading(&mut self, level: u8, range: Range<usize>) {
        let depth = self.inline.depth();
        // A heading in `<details>` is not a title: it is hidden, and may not be for every reader.
        let may_be_title = level == 1 && depth == 1 && !self.raw_html.in_details();
        let is_title = may_be_title && self.title.is_none();
        if !is_title && depth == 1 && self.raw_html.is_closed() {
            self.items.begin(range.clone(), self.inline.mark());
        }
        self.inline.prose().begin_heading(level, range, is_title);
    }

    fn end_heading(&mut self) -> Option<ItemKind> {
        match self.inline.prose().end_heading()? {
            EndedHeading::Title(title) => {
                self.title = Some(title).filter(|title| !title.text.is_empty());
                if self.title.is_some() {
                    self.raw_html.has_title();
                }
                None
            }
            EndedHeading::Other(place) => Some(ItemKind::Heading(place)),
        }
    }

    fn end_paragraph(&mut self) -> Option<ItemKind> {
        self.lists.end_box(self.inline.out());
        let depth = self.inline.depth();
        let is_top_level = depth == 0 && self.raw_html.is_closed();
        let (start, paragraph) = self.inline.end_paragraph(is_top_level)?;
        self.lists.end_paragraph(depth, start, paragraph.inner.clone());
        if self.is_in_quotation && depth == 1 && self.quotation.is_none() {
            self.quotation = paragraph.summary().map(str::to_owned);
        }
        Some(ItemKind::Paragraph(paragraph))
    }

    fn begin_quote(&mut self, kind: Option<BlockQuoteKind>, range: Range<usize>) {
        let depth = self.inline.depth();
        if kind.is_some() && depth > 1 {
            self.nested_alerts.push(range);
        }
        self.is_in_quotation |= kind.is_none() && depth == 1;
        quote::begin(kind, self.inline.out());
        self.lists.begin_content(depth, self.inline.mark());
    }

    fn with_table(&mut self, write: impl FnOnce(&mut Table, &mut Writer)) {
        if let Some(table) = &mut self.table {
            write(table, self.inline.out());
        }
    }

    pub(super) fn task_marker(&mut self, is_ticked: bool, range: Range<usize>) {
        let in_paragraph = self.inline.prose().paragraph().is_some();
        let depth = self.inline.depth();
        let out = self.inline.out();
        if self.lists.begin_box(is_ticked, range, depth, in_paragraph, out)
            && let Some(paragraph) = self.inline.prose().paragraph()
        {
            paragraph.moved(TASK_CLASS);
        }
        if let Some(paragraph) = self.inline.prose().paragraph() {
            // A picture beside it is not alone.
            paragraph.add_mark();
        }
    }

    // Raw HTML.

    pub(super) fn take_html(&mut self, html: &str, start: usize) {
        match &mut self.html_block {
            Some((text, places)) => {
                places.push((text.len(), start));
                text.push_str(html);
            }
            None => self.read_html(html, &[(0, start)], false),
        }
    }

    pub(super) fn read_html(&mut self, html: &str, places: &[(usize, usize)], is_inline: bool) {
        let piece = Piece { html, places, is_inline };
        self.raw_html.read(piece, &mut self.inline, &mut self.items);
        if let Some(title) = self.raw_html.take_title().filter(|title| !title.text.is_empty()) {
            self.title = Some(title);
        }
    }
}
