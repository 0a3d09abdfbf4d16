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
    /// Whether each list is loose although the parser takes it for tight.
    loose: Vec<bool>,
    /// The number of lists that have begun, and the open ones.
    lists: usize,
    open_lists: Vec<usize>,
    /// The open blocks: whether each is an item.
    open_blocks: Vec<bool>,
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
        let mut definitions = Definitions::default();
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
            loose: Vec::new(),
            lists: 0,
            open_lists: Vec::new(),
            open_blocks: Vec::new(),
            last_item: None,
            in_code: false,
            in_heading: false,
            in_table: false,
        }
    }

    /// Looks ahead: a reference to a footnote may come before its text, and on GitHub a list is loose
    /// if a table without rows in it is not its end.
    pub(super) fn look_ahead(&mut self, events: &[(Event<'_>, Range<usize>)]) {
        // The open lists: their index among all lists, and whether their last block so far is a
        // table.
        let mut open: Vec<(usize, bool)> = Vec::new();
        let mut has_rows = false;
        let mut depth = 0;
        let mut depths = Vec::new();
        for (event, _) in events {
            match event {
                Event::Start(tag) => {
                    if let Tag::FootnoteDefinition(name) = tag {
                        self.definitions.add_note(name);
                    }
                    if let Some((list, true)) = open.last() {
                        self.loose[*list] = true;
                    }
                    if let Some((_, ends_in_table)) = open.last_mut() {
                        *ends_in_table = false;
                    }
                    if let Tag::List(_) = tag {
                        open.push((self.loose.len(), false));
                        self.loose.push(false);
                        depths.push(depth);
                    }
                    depth += 1;
                }
                Event::End(end) => {
                    depth -= 1;
                    match end {
                        TagEnd::List(_) => {
                            open.pop();
                            depths.pop();
                        }
                        TagEnd::TableHead => has_rows = false,
                        TagEnd::TableRow => has_rows = true,
                        // A table directly in an item of the list.
                        TagEnd::Table if depths.last().is_some_and(|list| list + 2 == depth) => {
                            if let Some((_, ends_in_table)) = open.last_mut() {
                                *ends_in_table = !has_rows;
                            }
                        }
                        _ => {}
                    }
                }
                _ => {}
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
            if self.held.is_empty() && self.is_in_loose_item() {
                self.paragraph = OpenParagraph::Held(range.clone());
            }
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
        if let OpenParagraph::Begun = self.paragraph {
            // The parser has none here.
            take(InlineEvent::Markdown(Event::End(TagEnd::Paragraph)), range.clone());
            self.paragraph = OpenParagraph::None;
        }
        self.last_item = matches!(event, Event::Start(Tag::Item)).then_some(range.start);
        match &event {
            Event::Start(Tag::BlockQuote(_)) => self.containers.begin_quotation(range.start),
            Event::Start(Tag::List(_)) => {
                self.open_lists.push(self.lists);
                self.lists += 1;
            }
            Event::End(TagEnd::List(_)) => {
                self.open_lists.pop();
            }
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
        match &event {
            Event::Start(tag) => self.open_blocks.push(matches!(tag, Tag::Item)),
            Event::End(_) => {
                self.open_blocks.pop();
            }
            _ => {}
        }
        Some(event)
    }

    /// Whether text is directly in an item of a list that is loose although the parser takes it for
    /// tight.
    fn is_in_loose_item(&self) -> bool {
        matches!(self.paragraph, OpenParagraph::None)
            && self.open_blocks.last() == Some(&true)
            && self.open_lists.last().is_some_and(|list| self.loose[*list])
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
        &self,
        range: Range<usize>,
        in_table: bool,
        take: &mut impl FnMut(InlineEvent<'_>, Range<usize>),
    ) {
        let leaf = Leaf::new(self.source, range, &self.containers, in_table);
        for (event, range) in inline_parser::parse(&leaf, &self.definitions) {
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
        if !self.source[before.clone()].trim().is_empty() {
            self.begin_paragraph(take);
            let length = self.source[before.clone()].trim_end_matches(['>', ' ', '\t', '\n']).len();
            self.text(before.start..before.start + length, true, take);
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
