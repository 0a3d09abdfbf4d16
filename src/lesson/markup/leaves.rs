//! The running text of blocks, read as GitHub reads it.
//!
//! In: events of the parser of Markdown. Out: those of blocks as they are, those of running text
//! held back until it ends and then replaced by [`InlineEvent`]s of our own.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::containers::Containers;
use super::element::is_inline;
use super::inline_parser::{self, Definitions, InlineEvent, Leaf};
use super::pipe_table::{self, PipeTable};

/// Running text that is held back.
#[derive(Debug)]
pub(super) struct Leaves<'a, 'e> {
    source: &'a str,
    definitions: Definitions,
    /// The events of the text so far.
    held: Vec<(Event<'e>, Range<usize>)>,
    /// The box before it.
    marker: Option<(bool, Range<usize>)>,
    paragraph: OpenParagraph,
    containers: Containers<'a>,
    /// Where the item begins whose beginning was the last event.
    last_item: Option<usize>,
    in_code: bool,
    in_heading: bool,
    in_table: bool,
}

/// The paragraph around running text. In a tight list there is none.
#[derive(Debug, Clone)]
enum OpenParagraph {
    None,
    /// One whose beginning is held back, since it may turn out to be a table.
    Held(Range<usize>),
    Begun,
}

impl<'a, 'e> Leaves<'a, 'e> {
    /// Takes the source, and the parser, which knows what its references mean.
    pub(super) fn new(source: &'a str, parser: &Parser<'_>) -> Self {
        let mut definitions = Definitions::new(source.len());
        for (label, definition) in parser.reference_definitions().iter() {
            let title = definition.title.as_deref().unwrap_or_default();
            definitions.add_link(label, &definition.dest, title);
        }
        Self {
            source,
            definitions,
            held: Vec::new(),
            marker: None,
            paragraph: OpenParagraph::None,
            containers: Containers::new(source),
            last_item: None,
            in_code: false,
            in_heading: false,
            in_table: false,
        }
    }

    /// Finds the footnotes of a text: a reference may come before the text of its footnote.
    pub(super) fn find_notes(&mut self, events: &[(Event<'_>, Range<usize>)]) {
        for (event, _) in events {
            if let Event::Start(Tag::FootnoteDefinition(name)) = event {
                self.definitions.add_note(name);
            }
        }
    }

    /// Takes an event. Running text is held back; before any other event, what has been held back
    /// is given, and then the event is returned.
    pub(super) fn hold(
        &mut self,
        event: Event<'e>,
        range: &Range<usize>,
        mut take: impl FnMut(InlineEvent<'_>, Range<usize>),
    ) -> Option<Event<'e>> {
        let last_item = self.last_item.take();
        let is_running = match &event {
            Event::Text(_) => !self.in_code,
            Event::Start(tag) => is_inline(tag.to_end()),
            Event::End(end) => is_inline(*end),
            Event::Html(_) | Event::Rule => false,
            _ => true,
        };
        if let Event::TaskListMarker(is_ticked) = event {
            self.marker = Some((is_ticked, range.clone()));
            return None;
        }
        if is_running {
            self.held.push((event, range.clone()));
            return None;
        }
        match &event {
            Event::Start(Tag::Paragraph) => {
                self.release(&mut take);
                self.paragraph = OpenParagraph::Held(range.clone());
                return None;
            }
            Event::End(TagEnd::Paragraph) => {
                self.release(&mut take);
                if let OpenParagraph::Begun = self.paragraph {
                    take(InlineEvent::Markdown(event), range.clone());
                }
                self.paragraph = OpenParagraph::None;
                return None;
            }
            Event::Start(Tag::Table(_)) => {
                self.release(&mut take);
                self.find_box(last_item, range.start);
                self.begin_box(&mut take);
            }
            _ => self.release(&mut take),
        }
        self.last_item = matches!(event, Event::Start(Tag::Item)).then_some(range.start);
        match &event {
            Event::Start(Tag::BlockQuote(_)) => self.containers.begin_quotation(range.start),
            Event::Start(Tag::Item) => self.containers.begin_item(range.start),
            Event::Start(Tag::FootnoteDefinition(_)) => {
                self.containers.begin_footnote(range.start);
            }
            Event::End(TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition) => {
                self.containers.end();
            }
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            Event::Start(Tag::Heading { .. }) => self.in_heading = true,
            Event::End(TagEnd::Heading(_)) => self.in_heading = false,
            Event::Start(Tag::Table(_)) => self.in_table = true,
            Event::End(TagEnd::Table) => self.in_table = false,
            _ => {}
        }
        Some(event)
    }

    /// Finds the box between the beginning of an item and that of a table, which the parser drops.
    fn find_box(&mut self, item: Option<usize>, table: usize) {
        let Some(item) = item.filter(|item| *item < table) else { return };
        let before = &self.source[item..table];
        let place = before.find('[').unwrap_or(before.len());
        let is_mark = |byte: u8| byte.is_ascii_digit() || b" \t-+*.)".contains(&byte);
        let found = match before[place..].trim_ascii_end() {
            "[ ]" => Some(false),
            "[x]" | "[X]" => Some(true),
            _ => None,
        };
        let found = found
            .filter(|_| before[..place].bytes().all(is_mark))
            .map(|is_ticked| (is_ticked, item + place..item + place + "[ ]".len()));
        self.marker = found;
    }

    /// Gives what has been held back.
    pub(super) fn release(&mut self, mut take: impl FnMut(InlineEvent<'_>, Range<usize>)) {
        let Some((_, first)) = self.held.first() else { return self.begin_paragraph(&mut take) };
        let mut start = first.start;
        let end = self.held.iter().map(|(_, range)| range.end).max().unwrap_or(start);
        // The range of an escaped character begins after its backslash.
        while self.source[..start].ends_with('\\') {
            start -= 1;
        }
        // That of `[label][]` ends before the second pair of brackets.
        let end = end + if self.source[end..].starts_with("[]") { 2 } else { 0 };
        let text = self.source.get(start..end).unwrap_or_default();
        let text = text.trim_end_matches([' ', '\t', '\n', '\r']);
        let range = start..start + text.len();
        let may_hold_table = !self.in_heading && !self.in_table;
        let table = may_hold_table
            .then(|| pipe_table::find(self.source, range.clone(), &self.containers))
            .flatten();
        if let Some(table) = table {
            self.held.clear();
            return self.table(range, table, &mut take);
        }
        self.begin_paragraph(&mut take);
        if inline_parser::is_plain(text) {
            for (event, range) in self.held.drain(..) {
                take(InlineEvent::Markdown(event), range);
            }
            return;
        }
        self.held.clear();
        let has_pipes = self.in_table
            || !self.in_heading && pipe_table::follows(self.source, &range, &self.containers);
        self.text(range, has_pipes, &mut take);
    }

    /// Gives the beginning of the paragraph and the box, if they are held back.
    fn begin_paragraph(&mut self, take: &mut impl FnMut(InlineEvent<'_>, Range<usize>)) {
        if let OpenParagraph::Held(range) = &self.paragraph {
            take(InlineEvent::Markdown(Event::Start(Tag::Paragraph)), range.clone());
            self.paragraph = OpenParagraph::Begun;
        }
        self.begin_box(take);
    }

    fn begin_box(&mut self, take: &mut impl FnMut(InlineEvent<'_>, Range<usize>)) {
        if let Some((is_ticked, range)) = self.marker.take() {
            take(InlineEvent::Markdown(Event::TaskListMarker(is_ticked)), range);
        }
    }

    /// Gives the running text of a part of the source.
    fn text(
        &mut self,
        range: Range<usize>,
        in_table: bool,
        take: &mut impl FnMut(InlineEvent<'_>, Range<usize>),
    ) {
        let leaf = Leaf::new(self.source, range, &self.containers, in_table);
        for (event, range) in inline_parser::parse(&leaf, &mut self.definitions) {
            take(event, range);
        }
    }

    /// Gives a table, and the text before it.
    fn table(
        &mut self,
        range: Range<usize>,
        table: PipeTable,
        take: &mut impl FnMut(InlineEvent<'_>, Range<usize>),
    ) {
        let before = range.start..table.start;
        let whole = table.start..range.end;
        if !self.source[before.clone()].trim_ascii().is_empty() {
            self.begin_paragraph(take);
            self.text(before.start..table.text_end, true, take);
        }
        if let OpenParagraph::Begun = self.paragraph {
            take(InlineEvent::Markdown(Event::End(TagEnd::Paragraph)), before);
        }
        self.paragraph = OpenParagraph::None;
        self.begin_box(take);
        let block = |event: Event<'_>, take: &mut dyn FnMut(InlineEvent<'_>, Range<usize>)| {
            take(InlineEvent::Markdown(event), whole.clone());
        };
        block(Event::Start(Tag::Table(table.alignments)), take);
        for (number, row) in table.rows.into_iter().enumerate() {
            let tag = if number == 0 { Tag::TableHead } else { Tag::TableRow };
            let end = tag.to_end();
            block(Event::Start(tag), take);
            for cell in row {
                block(Event::Start(Tag::TableCell), take);
                self.text(cell, true, take);
                block(Event::End(TagEnd::TableCell), take);
            }
            block(Event::End(end), take);
        }
        block(Event::End(TagEnd::Table), take);
    }
}
