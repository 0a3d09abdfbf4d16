//! Slips: what an author meant as Markdown but wrote in such a way that it appears on the page as
//! it is, such as `[x] (y.md)`, or a comment whose hyphens a word processor has joined.
//!
//! In: the events of the Markdown parser, while `markup` reads them. Out: diagnostics. Slips are
//! found in running text only, so that the same characters in code, addresses and raw HTML are
//! none. Each file finds one family of them. Most passages hold none of the characters by which
//! slips are recognised and are passed over at the cost of one look at each byte.

mod alerts;
mod bullets;
mod comments;
mod emoji;
mod footnotes;
mod foreign;
mod front_matter;
mod indented;
mod links;
mod markdown_in_html;
mod memory;
mod passage;
mod spaces;
mod tables;

use std::mem;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use self::footnotes::Footnotes;
pub(super) use self::front_matter::{blanked as front_matter_blanked, find as find_front_matter};
use self::memory::Memory;
use self::passage::{Passage, PassageKind, Run};
pub(super) use self::spaces::{take_box_slip, take_title_slip};
use super::problems::Problems;
use crate::diagnostic::Code;
use crate::source::Span;

/// Returns the codes of this folder.
pub(super) fn codes() -> Vec<Code> {
    [
        front_matter::CODES,
        spaces::CODES,
        comments::CODES,
        alerts::CODES,
        links::CODES,
        footnotes::CODES,
        tables::CODES,
        bullets::CODES,
        indented::CODES,
        markdown_in_html::CODES,
        foreign::CODES,
        emoji::CODES,
    ]
    .concat()
}

/// Whether a byte is in one of the characters by which slips are recognised: ASCII markup, and the
/// first bytes of bullets, long dashes and invisible spaces.
const SUSPECT: [bool; 256] = {
    let mut table = [false; 256];
    let suspects = *b"[<{|:#!\xc2\xe2\xe3\xef";
    let mut place = 0;
    while place < suspects.len() {
        table[suspects[place] as usize] = true;
        place += 1;
    }
    table
};

/// Finds slips while a text is read.
#[derive(Debug)]
pub(super) struct Slips<'a> {
    source: &'a str,
    /// The passage being read.
    runs: Vec<Run>,
    kind: PassageKind,
    is_suspect: bool,
    has_hard_breaks: bool,
    /// The number of open pictures and addresses, whose text is passed over.
    hidden: usize,
    /// The number of open raw elements that hold code.
    raw_code: usize,
    /// Whether a quotation has just begun, so that the next passage is its first.
    quote_begins: bool,
    links: Vec<OpenLink>,
    /// The block of code or HTML being read.
    code: Option<CodeBlock>,
    html: Vec<Span>,
    footnotes: Footnotes,
    memory: Memory,
}

/// A link being read.
#[derive(Debug)]
struct OpenLink {
    span: Span,
    /// Whether there is nothing in it so far.
    is_empty: bool,
    /// Whether its text is its address.
    is_address: bool,
}

/// A block of code.
#[derive(Debug)]
struct CodeBlock {
    is_indented: bool,
    lines: Vec<Span>,
}

impl<'a> Slips<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            runs: Vec::new(),
            kind: PassageKind::Paragraph,
            is_suspect: false,
            has_hard_breaks: false,
            hidden: 0,
            raw_code: 0,
            quote_begins: false,
            links: Vec::new(),
            code: None,
            html: Vec::new(),
            footnotes: Footnotes::default(),
            memory: Memory::default(),
        }
    }

    /// Takes an event, before it is read.
    pub(super) fn take(&mut self, event: &Event<'_>, range: &Span, problems: &mut Problems) {
        match event {
            Event::Text(text) => self.text(text, range),
            Event::SoftBreak => self.push(Run::Break(range.start)),
            Event::HardBreak => {
                self.has_hard_breaks = true;
                self.push(Run::Break(range.start));
            }
            Event::InlineHtml(html) => {
                self.raw_tag(html);
                self.other(range.start);
            }
            Event::Code(_) => self.other(range.start),
            Event::FootnoteReference(name) => {
                self.footnotes.refer(name);
                self.other(range.start);
            }
            Event::Html(_) => self.html.push(range.clone()),
            Event::Start(tag) => self.start(tag, range, problems),
            Event::End(end) => self.end(*end, range, problems),
            Event::Rule => self.flush(problems),
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    /// Takes a bare address.
    pub(super) fn take_address(&mut self, range: &Span) {
        self.other(range.start);
    }

    /// Ends the text.
    pub(super) fn finish(mut self, problems: &mut Problems) {
        self.flush(problems);
        self.footnotes.finish(problems);
    }

    fn text(&mut self, text: &str, range: &Span) {
        if let Some(code) = &mut self.code {
            return code.lines.push(range.clone());
        }
        if let Some(link) = self.links.last_mut() {
            link.is_empty &= text.trim().is_empty();
        }
        // A character reference was written on purpose.
        if self.raw_code > 0 || text.len() != range.len() {
            return self.other(range.start);
        }
        if self.hidden > 0 {
            return;
        }
        self.is_suspect |= text.bytes().any(|byte| SUSPECT[usize::from(byte)]);
        match self.runs.last_mut() {
            // The parser divides text at each character that may be markup.
            Some(Run::Text(last)) if last.end == range.start => last.end = range.end,
            _ => self.runs.push(Run::Text(range.clone())),
        }
    }

    fn push(&mut self, run: Run) {
        if self.hidden == 0 {
            self.runs.push(run);
        }
    }

    /// Adds something that is not text.
    fn other(&mut self, place: usize) {
        if let Some(link) = self.links.last_mut() {
            link.is_empty = false;
        }
        self.push(Run::Other(place));
    }

    fn raw_tag(&mut self, html: &str) {
        let is =
            |tag: &str| html.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
        if ["<code", "<pre", "<kbd", "<samp"].into_iter().any(is) {
            self.raw_code += 1;
        } else if ["</code", "</pre", "</kbd", "</samp"].into_iter().any(is) {
            self.raw_code = self.raw_code.saturating_sub(1);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Span, problems: &mut Problems) {
        match tag {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript => self.push(Run::Other(range.start)),
            Tag::Link { link_type, .. } => {
                self.push(Run::Other(range.start));
                let is_address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.hidden += usize::from(is_address);
                self.links.push(OpenLink { span: range.clone(), is_empty: true, is_address });
            }
            Tag::Image { .. } => {
                self.other(range.start);
                self.hidden += 1;
            }
            block => {
                self.flush(problems);
                self.start_block(block, range);
            }
        }
    }

    fn start_block(&mut self, block: &Tag<'_>, range: &Span) {
        self.kind = match block {
            Tag::Heading { .. } => PassageKind::Heading,
            Tag::Item => PassageKind::Item,
            Tag::TableCell => PassageKind::Cell,
            _ => PassageKind::Paragraph,
        };
        match block {
            Tag::BlockQuote(None) => self.quote_begins = true,
            Tag::Paragraph => {}
            Tag::CodeBlock(kind) => {
                self.quote_begins = false;
                let is_indented = matches!(kind, CodeBlockKind::Indented);
                self.code = Some(CodeBlock { is_indented, lines: Vec::new() });
            }
            Tag::FootnoteDefinition(name) => self.footnotes.define(name, range),
            _ => self.quote_begins = false,
        }
    }

    fn end(&mut self, end: TagEnd, range: &Span, problems: &mut Problems) {
        match end {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => self.push(Run::Other(range.end)),
            TagEnd::Link => {
                let Some(link) = self.links.pop() else { return };
                self.hidden = self.hidden.saturating_sub(usize::from(link.is_address));
                self.push(Run::Other(range.end));
                if link.is_empty {
                    links::report_empty(self.source, &link.span, problems);
                }
            }
            TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take().filter(|code| code.is_indented)
                    && !self.memory.announces
                {
                    indented::check(self.source, &code.lines, problems);
                }
                self.memory.announces = false;
                self.memory.count += 1;
            }
            TagEnd::HtmlBlock => {
                let html = mem::take(&mut self.html);
                markdown_in_html::check(self.source, &html, problems);
            }
            _ => self.flush(problems),
        }
    }

    /// Ends the passage being read and looks for slips in it.
    fn flush(&mut self, problems: &mut Problems) {
        if self.runs.is_empty() {
            return;
        }
        let opens_quote = mem::take(&mut self.quote_begins);
        let has_hard_breaks = mem::take(&mut self.has_hard_breaks);
        self.memory.count += 1;
        self.memory.announces = self.ends_in_colon();
        if mem::take(&mut self.is_suspect) {
            let mut passage = Passage::new(self.source, self.kind, &self.runs);
            passage.opens_quote = opens_quote;
            passage.has_hard_breaks = has_hard_breaks;
            self.check(&passage, problems);
        }
        self.runs.clear();
        (self.hidden, self.raw_code) = (0, 0);
    }

    fn ends_in_colon(&self) -> bool {
        let last = self.runs.iter().rev().find_map(|run| match run {
            Run::Text(span) => Some(span.clone()),
            _ => None,
        });
        last.is_some_and(|span| self.source[span].trim_end().ends_with([':', '：']))
    }

    fn check(&mut self, passage: &Passage<'_>, problems: &mut Problems) {
        if alerts::check(passage, problems) {
            return;
        }
        spaces::check(passage, self.memory.count == 1, problems);
        comments::check(passage, problems);
        links::check(passage, &mut self.footnotes, problems);
        tables::check(passage, problems);
        bullets::check(passage, &mut self.memory, problems);
        foreign::check(passage, &mut self.memory, problems);
        emoji::check(passage, problems);
    }
}
