//! A passage: the running text of one block, without code, addresses and other markup.
//!
//! In: the runs of text that the parser reports. Out: one text in which everything else is a
//! [`OTHER`] character, and the way back to places in the file.

use std::ops::Range;

use crate::source::Span;

/// Stands for code, pictures, tags, addresses and characters that the author has escaped.
pub(super) const OTHER: char = '\u{fffc}';

/// The block that a passage is the text of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PassageKind {
    Paragraph,
    Heading,
    /// The text of an item, without a paragraph around it.
    Item,
    Cell,
}

/// A part of a passage.
#[derive(Debug, Clone)]
pub(super) enum Run {
    /// Text, by its place in the file.
    Text(Span),
    /// The end of a line, at a place in the file.
    Break(usize),
    /// Anything else, at a place in the file.
    Other(usize),
}

/// The running text of one block.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    /// The text of the file.
    pub(super) source: &'a str,
    pub(super) kind: PassageKind,
    /// Whether it is the first block in a quotation.
    pub(super) opens_quote: bool,
    /// Whether one of its lines ends in a hard break.
    pub(super) has_hard_breaks: bool,
    pub(super) text: String,
    /// Offsets in the text where a run of the file begins, each with its place in the file.
    places: Vec<(usize, usize)>,
}

impl<'a> Passage<'a> {
    pub(super) fn new(source: &'a str, kind: PassageKind, runs: &[Run]) -> Self {
        let mut passage = Self {
            source,
            kind,
            opens_quote: false,
            has_hard_breaks: false,
            text: String::new(),
            places: Vec::new(),
        };
        for run in runs {
            match run {
                Run::Text(span) => passage.push(span.clone()),
                Run::Break(place) => passage.push_character('\n', *place),
                Run::Other(place) => passage.push_character(OTHER, *place),
            }
        }
        passage
    }

    fn push(&mut self, mut span: Span) {
        let before = &self.source[..span.start];
        let backslashes = before.len() - before.trim_end_matches('\\').len();
        let escaped = self.source[span.clone()].chars().next().filter(|_| backslashes % 2 == 1);
        if let Some(escaped) = escaped {
            self.push_character(OTHER, span.start);
            span.start += escaped.len_utf8();
        }
        self.places.push((self.text.len(), span.start));
        self.text.push_str(&self.source[span]);
    }

    fn push_character(&mut self, character: char, place: usize) {
        self.places.push((self.text.len(), place));
        self.text.push(character);
    }

    /// Converts an offset in the text to one in the file.
    pub(super) fn place(&self, offset: usize) -> usize {
        let after = self.places.partition_point(|(start, _)| *start <= offset);
        let known = self.places.get(after.saturating_sub(1));
        known.map_or(0, |(start, source)| source + (offset - start))
    }

    /// Converts a range of the text to a span of the file.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let last = self.text[range.clone()].chars().next_back().map_or(0, char::len_utf8);
        self.place(range.start)..self.place(range.end - last) + last
    }

    /// Returns what the author wrote in a range of the text.
    pub(super) fn written(&self, range: Range<usize>) -> &'a str {
        self.source.get(self.span(range)).unwrap_or_default()
    }

    /// Returns the lines, each with its offset in the text.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut start = 0;
        self.text.split('\n').map(move |line| {
            let line_start = start;
            start += line.len() + 1;
            (line_start, line)
        })
    }

    /// Returns what comes before the passage on its line of the file.
    pub(super) fn before(&self) -> &'a str {
        let start = self.place(0);
        let before = self.source.get(..start).unwrap_or_default();
        &before[before.rfind('\n').map_or(0, |newline| newline + 1)..]
    }

    /// Whether the place is inside a bare web address.
    pub(super) fn is_in_address(&self, offset: usize) -> bool {
        let before = &self.text[..offset];
        let start = before.rfind([' ', '\n', '\t', OTHER]).map_or(0, |space| space + 1);
        let word = before.get(start..).unwrap_or_default();
        word.contains("://") || word.contains("www.") || word.contains('@')
    }
}
