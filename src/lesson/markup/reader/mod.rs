//! The reader of Markdown: events of the parser become HTML with slots and a list of the items at
//! the top level.
//!
//! In: the Markdown of one file. Out: [`Text`]. GitHub Flavored Markdown throughout, so that a
//! lesson looks on the site as it does in GitHub's preview.

mod elements;

use std::ops::Range;

use elements::Reader;
use pulldown_cmark::{Event, Options, Parser};

use super::inline::Inline;
use super::inline_parser::InlineEvent;
use super::items::Items;
use super::leaves::Leaves;
use super::lists::Lists;
use super::parser_text::ParserText;
use super::raw_html::RawHtml;
use super::text::Text;
use crate::lesson::control;
use crate::lesson::problems::Problems;
use crate::lesson::slips::{Slips, front_matter_blanked};
use crate::source::{SourceFile, Span};

/// Reads the Markdown that begins at an offset of a file, without the part that is `skipped`.
pub(in crate::lesson) fn read(
    file: &SourceFile,
    start: usize,
    skipped: Option<Span>,
    definition_lists: bool,
    problems: &mut Problems,
) -> Text {
    let markdown = front_matter_blanked(&file.text, start, skipped);
    let mut slips = Slips::new(&file.text);
    let mut reader = Reader {
        inline: Inline::new(markdown.len(), problems),
        raw_html: RawHtml::new(&file.text),
        items: Items::default(),
        lists: Lists::default(),
        table: None,
        html_block: None,
        nested_alerts: Vec::new(),
        is_in_quotation: false,
        quotation: None,
        title: None,
    };
    let text = ParserText::new(&markdown);
    let parser = Parser::new_ext(text.as_str(), extensions(definition_lists));
    let mut leaves = Leaves::new(&markdown, &parser);
    let events = parser.into_offset_iter();
    if memchr::memmem::find(markdown.as_bytes(), b"[^").is_some() {
        let events: Vec<_> = events.collect();
        leaves.find_notes(&events);
        reader.read(events, &text, leaves, start, &mut slips);
    } else {
        reader.read(events, &text, leaves, start, &mut slips);
    }
    slips.finish(reader.inline.problems());
    reader.finish()
}

/// Returns the extensions of Markdown that lessons are written in.
pub(super) fn extensions(definition_lists: bool) -> Options {
    let mut extensions = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    extensions.set(Options::ENABLE_DEFINITION_LIST, definition_lists);
    extensions
}

impl Reader<'_> {
    /// Reads the events of a text that begins at an offset of the file.
    fn read<'e>(
        &mut self,
        events: impl IntoIterator<Item = (Event<'e>, Range<usize>)>,
        text: &ParserText<'_>,
        mut leaves: Leaves<'_, 'e>,
        start: usize,
        slips: &mut Slips<'_>,
    ) {
        let mut take = |reader: &mut Self, event: InlineEvent<'_>, range: Range<usize>| {
            let place = range.start + start..range.end + start;
            match event {
                InlineEvent::Address(address) => {
                    slips.take_address(&place);
                    reader.inline.address(&address, place);
                }
                InlineEvent::Markdown(event) => {
                    let event = text.restore(event, &range);
                    let event = control::clean_event(event, &place, reader.inline.problems());
                    slips.take(&event, &place, reader.inline.problems());
                    reader.event(event, place);
                }
            }
        };
        for (event, range) in events {
            let held = leaves.hold(event, &range, |event, range| take(self, event, range));
            let Some(event) = held else { continue };
            take(self, InlineEvent::Markdown(event), range);
        }
        leaves.release(|event, range| take(self, event, range));
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) => self.inline.text(&text),
            Event::Html(html) => self.take_html(&html, range.start),
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end),
            Event::Code(code) => self.inline.code(&code),
            Event::InlineHtml(html) => {
                if self.inline.in_image() {
                    self.inline.text(&html);
                } else {
                    self.read_html(&html, &[(0, range.start)], true);
                }
            }
            Event::SoftBreak => self.inline.line_break("\n"),
            Event::HardBreak => self.inline.line_break("<br/>\n"),
            Event::Rule => self.rule(range),
            Event::FootnoteReference(name) => self.inline.footnote_reference(&name, range),
            Event::TaskListMarker(is_ticked) => self.task_marker(is_ticked, range),
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn finish(mut self) -> Text {
        self.raw_html.close_all(&mut self.inline, &mut self.items);
        let (read, links, web_links, images) = self.inline.finish();
        let (items, comments) = self.items.finish();
        Text {
            title: self.title,
            body: read.body,
            items,
            comments,
            headings: read.headings,
            links,
            web_links,
            images,
            anchors: self.raw_html.finish(),
            boxes: self.lists.finish(),
            footnotes: read.footnotes,
            nested_alerts: self.nested_alerts,
            quotation: self.quotation,
            volume: read.volume,
            plain: read.plain,
        }
    }
}
