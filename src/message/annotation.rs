//! Diagnostics ready to be shown: their words, and their places as people and programs count them.
//!
//! In: settled diagnostics, and the texts they are about. Out: an [`Annotation`] for each. The
//! terminal, JSON, GitHub and the overlay of `serve` show these and compute no places themselves.

use std::ops::Range;

use super::Messages;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{LineIndex, LineIndexes, Position, SitePath, Sources, Span};
use crate::text::control;

/// How much of a long line is shown on either side of a place, in bytes. A page pasted from a word
/// processor is one line.
const SHOWN_OF_A_LINE: usize = 400;

/// Makes annotations.
#[derive(Debug)]
pub struct Annotations<'a> {
    messages: &'a Messages,
    lines: LineIndexes<'a>,
}

/// A diagnostic as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The kind of diagnostic.
    pub code: Code,
    /// How important it is.
    pub severity: Severity,
    /// The file it is about.
    pub path: SitePath,
    /// Where the place begins.
    pub start: Position,
    /// Where the place ends: the position after its last character.
    pub end: Position,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: String,
}

/// The part of a line around the place of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, without control characters.
    pub text: String,
    /// The place in it, in bytes.
    pub place: Range<usize>,
}

impl<'a> Annotations<'a> {
    /// Makes annotations of diagnostics about these texts, in the words of `messages`.
    pub fn new(messages: &'a Messages, sources: &'a Sources) -> Self {
        Self { messages, lines: LineIndexes::of(sources) }
    }

    /// Returns a diagnostic with its words and places.
    pub fn annotate(&mut self, diagnostic: &Diagnostic) -> Annotation {
        Annotation {
            code: diagnostic.code,
            severity: diagnostic.severity,
            path: diagnostic.path.clone(),
            start: self.lines.position(&diagnostic.path, diagnostic.span.start),
            end: self.lines.position(&diagnostic.path, diagnostic.span.end),
            message: self.messages.message(diagnostic),
            help: self.messages.help(diagnostic),
        }
    }

    /// Returns the line in which the place of a diagnostic begins; `None` if there is no text.
    pub fn excerpt(&mut self, diagnostic: &Diagnostic) -> Option<Excerpt> {
        let lines = self.lines.get(&diagnostic.path)?;
        (!lines.text().is_empty()).then(|| excerpt(lines, &diagnostic.span))
    }
}

fn excerpt(lines: &LineIndex<'_>, span: &Span) -> Excerpt {
    let (line, line_start) = lines.line(span.start);
    let line = line.trim_end_matches('\r');
    let in_line = |offset: usize| offset.saturating_sub(line_start).min(line.len());
    let (start, end) = (in_line(span.start), in_line(span.end));
    let first = line.floor_char_boundary(start.saturating_sub(SHOWN_OF_A_LINE));
    let end = line.floor_char_boundary(end.min(start + SHOWN_OF_A_LINE));
    let last = line.floor_char_boundary(end + SHOWN_OF_A_LINE);
    let mut text = String::new();
    let mut push = |piece: &str| {
        piece.chars().for_each(|character| control::push_shown(&mut text, character));
        text.len()
    };
    let place = push(&line[first..start])..push(&line[start..end]);
    push(&line[end..last]);
    Excerpt { text, place }
}
