//! Corrects TOML that cannot be read, mistake by mistake.
//!
//! In: a text. Out: the same text as it was probably meant, the mistakes with the lines as they
//! should be, and the way back from places in the corrected text to places in the original.
//!
//! A parser that stumbles over a mistake reports several errors that follow from it. So only its
//! first error counts: the line is corrected, and the text is parsed again. A correction counts
//! only if the parser then gets past it, so that no proposal is one that cannot be read either.

use std::iter;
use std::ops::Range;

use toml::de::{DeTable, Error};

use super::kind::{self, EXAMPLE_DAY, Mistake};
use super::lenient_reader::Open;
use super::lines::{MAX_LINES, line_at, line_from, next_line};
use super::statement::{self, Statement};
use crate::diagnostic::Phrase;
use crate::source::Span;

/// How many mistakes of a text are reported; nobody corrects more at once.
const MAX_MISTAKES: usize = 20;

/// The longest text in which more than the first mistake is looked for, in bytes: it is parsed
/// again after each.
const MAX_RECOVERABLE: usize = 64 * 1024;

/// A text with more errors than this is none of TOML at all.
const MAX_ERRORS: usize = 200;

/// The longest correction, in bytes. Longer ones would be cut in a message.
const MAX_LENGTH: usize = 2_000;

/// A text as it was probably meant.
#[derive(Debug)]
pub(super) struct Corrected {
    pub(super) text: String,
    pub(super) mistakes: Vec<Mistake>,
    /// Whether every mistake could be corrected, so that nothing of the text is lost.
    pub(super) is_whole: bool,
    edits: Vec<Edit>,
}

/// Lines that were replaced.
#[derive(Debug)]
struct Edit {
    original: Range<usize>,
    corrected: Range<usize>,
}

/// Corrects a text.
pub(super) fn correct(original: &str) -> Corrected {
    let text = original.to_owned();
    let mut corrected = Corrected { text, mistakes: Vec::new(), is_whole: true, edits: Vec::new() };
    let most = if is_hopeless(original) { 1 } else { MAX_MISTAKES };
    // The end of the lines that were left out last.
    let mut left_out = None;
    while let Some(error) = first_error(&corrected.text) {
        if corrected.mistakes.len() == most {
            corrected.is_whole = false;
            break;
        }
        let start = error.span().map_or(0, |span| span.start).min(corrected.text.len());
        if let Some((lines, correction)) = corrected.correction(&error, start) {
            corrected.apply(lines, &correction);
            continue;
        }
        corrected.is_whole = false;
        let (lines, mistake) = kind::describe(&error, &corrected.text);
        let is_stuck = corrected.text[lines.clone()].trim().is_empty();
        // What follows lines that were left out may be the rest of the same mistake.
        let is_new = statement::is_beginning(&corrected.text[lines.clone()]);
        let is_rest = left_out.is_some_and(|end| {
            let between = corrected.text.get(end..lines.start);
            is_stuck || !is_new && between.is_some_and(|between| between.trim().is_empty())
        });
        if !is_rest {
            corrected.report(mistake);
        }
        if is_stuck {
            break;
        }
        left_out = Some(lines.end);
        corrected.leave_out(lines);
    }
    corrected
}

impl Corrected {
    /// Returns the place in the original of a place in the corrected text: of one in a corrected
    /// line, the whole line.
    pub(super) fn original(&self, span: &Span) -> Span {
        self.original_of(span.start).start..self.original_of(span.end).end
    }

    /// Whether a place in the original was corrected.
    pub(super) fn has_corrected(&self, span: &Span) -> bool {
        let is_in =
            |edit: &Edit| span.start <= edit.original.end && edit.original.start <= span.end;
        self.edits.iter().any(is_in)
    }

    fn original_of(&self, place: usize) -> Span {
        match self.edits.iter().rev().find(|edit| edit.corrected.start <= place) {
            None => place..place,
            Some(edit) if place <= edit.corrected.end => edit.original.clone(),
            Some(edit) => {
                let place = place - edit.corrected.end + edit.original.end;
                place..place
            }
        }
    }

    fn report(&mut self, mut mistake: Mistake) {
        mistake.span = self.original(&mistake.span);
        self.mistakes.push(mistake);
    }

    /// Replaces lines by empty ones of the same length, so that no place changes.
    fn leave_out(&mut self, lines: Range<usize>) {
        let blank = |character: char| {
            let is_end = matches!(character, '\n' | '\r');
            iter::repeat_n(if is_end { character } else { ' ' }, character.len_utf8())
        };
        let blank: String = self.text[lines.clone()].chars().flat_map(blank).collect();
        self.text.replace_range(lines, &blank);
    }

    /// Returns the correction of the statement in which the parser stopped, and its lines.
    fn correction(&self, error: &Error, start: usize) -> Option<(Range<usize>, Statement)> {
        if kind::is_about_meaning(error) {
            return None;
        }
        let text = &self.text;
        let floor = self.edits.last().map_or(0, |edit| edit.corrected.end);
        let here = line_at(text, start);
        let before = statement_before(text, here.start);
        let starts = before
            .into_iter()
            .chain([here])
            .filter(|line| line.start >= floor && line.len() <= MAX_LENGTH);
        starts.filter_map(|line| correction_from(text, line)).find(|(lines, correction)| {
            let mut corrected = text.clone();
            corrected.replace_range(lines.clone(), &correction.written);
            let end = lines.start + correction.written.len();
            first_error(&corrected).is_none_or(|error| {
                kind::is_about_meaning(&error) || error.span().is_some_and(|span| span.start > end)
            })
        })
    }

    fn apply(&mut self, lines: Range<usize>, correction: &Statement) {
        let first = correction.reasons.first().map_or(0..0, |(_, place)| place.clone());
        let is_one_line = !self.text[lines.clone()].contains('\n');
        let span = if is_one_line {
            lines.start + first.start..lines.start + first.end
        } else {
            let text = &self.text[lines.clone()];
            lines.start + (text.len() - text.trim_start().len())..lines.end
        };
        let mut reasons: Vec<Phrase> = Vec::new();
        for (reason, _) in &correction.reasons {
            let reason = match *reason {
                reason @ "toml-day-order" => Phrase::new(reason).with("example", EXAMPLE_DAY),
                reason => Phrase::new(reason),
            };
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        let written = Some(correction.written.trim_start().to_owned());
        self.report(Mistake { span, reasons, hint: Phrase::new("toml-hint"), written });
        let original = self.original(&lines);
        let end = lines.start + correction.written.len();
        self.edits.push(Edit { original, corrected: lines.start..end });
        self.text.replace_range(lines, &correction.written);
    }
}

/// Returns the first error in the order of the text; errors in meaning, such as a key that is there
/// twice, come last. The parser finds errors in values after all others.
fn first_error(text: &str) -> Option<Error> {
    let error = DeTable::parse(text).err()?;
    if text.len() > MAX_RECOVERABLE {
        return Some(error);
    }
    let (_, errors) = DeTable::parse_recoverable(text);
    let place = |error: &Error| error.span().map_or(0, |span| span.start);
    errors.into_iter().min_by_key(|error| (kind::is_about_meaning(error), place(error)))
}

/// Whether only the first mistake of a text is reported. The parser copies the whole text for each
/// error.
fn is_hopeless(text: &str) -> bool {
    text.len() > MAX_RECOVERABLE || DeTable::parse_recoverable(text).1.len() > MAX_ERRORS
}

/// Returns the nearest line above a place that begins a statement.
fn statement_before(text: &str, start: usize) -> Option<Range<usize>> {
    let mut start = start;
    for _ in 0..MAX_LINES {
        let above = text[..start].strip_suffix('\n')?;
        start = above.rfind('\n').map_or(0, |line_feed| line_feed + 1);
        let line = line_from(text, start);
        if statement::is_beginning(&text[line.clone()]) {
            return Some(line);
        }
    }
    None
}

/// Corrects the statement that begins with a line, however many lines it has.
fn correction_from(text: &str, first: Range<usize>) -> Option<(Range<usize>, Statement)> {
    let mut lines = first.clone();
    let mut last_with_text = first.clone();
    let mut open = None;
    for _ in 0..MAX_LINES {
        let next = next_line(text, &lines);
        let following = next.clone().map_or("", |next| &text[next]);
        let read = statement::read(&text[lines.clone()], following);
        open = read.as_ref().and_then(|read| read.open).or(open);
        match read {
            Some(read) if read.open.is_none() => {
                return (!read.reasons.is_empty()).then_some((lines, read));
            }
            None if open.is_none() => return None,
            _ => {}
        }
        let Some(next) = next.filter(|_| !statement::is_beginning(following)) else { break };
        let text = text[next.clone()].trim();
        if text.is_empty() && open == Some(Open::Text) {
            break;
        }
        lines.end = next.end;
        if !text.is_empty() && !text.starts_with('#') {
            last_with_text = first.start..next.end;
        }
        if lines.len() > MAX_LENGTH {
            break;
        }
    }
    // It is never closed: a text ends with its line, a list before the next statement.
    let lines = if open == Some(Open::List) { last_with_text } else { first };
    let read = statement::read(&text[lines.clone()], "")?;
    (!read.reasons.is_empty()).then_some((lines, read))
}
