//! The text that the parser of Markdown is given, so that it finds the same blocks as GitHub.
//!
//! In: the Markdown of a file. Out: a text of the same length in bytes, in which some characters
//! are replaced, and the way back: text of the parser's events becomes what the author wrote.
//!
//! - Tabs in the row of delimiters of a table are spaces. A row of delimiters that begins with `- `
//!   is an item of a list, and so is a row that begins with a number such as `2.`.
//! - A box without text after it is text, and `[^two words]: …` is no
//!   footnote.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Tag};

use super::pipe_table;

/// The text for the parser.
#[derive(Debug)]
pub(super) struct ParserText<'a> {
    source: &'a str,
    text: Cow<'a, str>,
}

impl<'a> ParserText<'a> {
    /// Replaces what the parser would misread.
    pub(super) fn new(source: &'a str) -> Self {
        let mut edits = Vec::new();
        find_rows(source, &mut edits);
        find_lone_boxes(source, &mut edits);
        find_notes(source, &mut edits);
        if edits.is_empty() {
            return Self { source, text: Cow::Borrowed(source) };
        }
        let mut bytes = source.as_bytes().to_vec();
        for (place, byte) in edits {
            bytes[place] = byte;
        }
        // Each edit replaces a character of one byte by another.
        let text = String::from_utf8(bytes).map_or(Cow::Borrowed(source), Cow::Owned);
        Self { source, text }
    }

    /// The text.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns an event with the text that the author wrote. Running text is read from the source.
    pub(super) fn restore<'e>(&self, event: Event<'e>, range: &Range<usize>) -> Event<'e>
    where
        'a: 'e,
    {
        if matches!(self.text, Cow::Borrowed(_)) {
            return event;
        }
        match event {
            Event::Text(text) => Event::Text(self.original(text)),
            Event::Html(html) => Event::Html(self.original(html)),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(self.original(info))))
            }
            Event::Start(Tag::List(Some(_))) => {
                let mark = self.source[range.start..].trim_start();
                let digits = mark.bytes().take_while(u8::is_ascii_digit).count();
                Event::Start(Tag::List(Some(mark[..digits].parse().unwrap_or(1))))
            }
            other => other,
        }
    }

    /// Returns what the author wrote in the place of a text. A borrowed text is a part of the
    /// parser's text, so that its place is known.
    fn original<'e>(&self, text: CowStr<'e>) -> CowStr<'e>
    where
        'a: 'e,
    {
        if let CowStr::Borrowed(part) = text {
            let start = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize);
            let range = start.map(|start| start..start + part.len());
            if let Some(original) = range.and_then(|range| self.source.get(range)) {
                return CowStr::Borrowed(original);
            }
        }
        text
    }
}

/// A place in the text, and the byte that goes there.
type Edit = (usize, u8);

/// Finds rows of tables that GitHub reads in another way.
fn find_rows(source: &str, edits: &mut Vec<Edit>) {
    if memchr::memchr2(b'|', b':', source.as_bytes()).is_none() {
        return;
    }
    let (mut start, mut in_table) = (0, false);
    // The line before, and whether text comes before that.
    let (mut before, mut follows_text) = ("", false);
    // Whether the paragraph has had a row of delimiters that fits no head: GitHub looks no further.
    let mut is_no_table = false;
    for line in source.split_inclusive('\n') {
        let text = line.trim_start_matches([' ', '\t', '>']);
        let place = start + line.len() - text.len();
        start += line.len();
        let row = text.trim_ascii_end();
        let columns = pipe_table::alignments(row).filter(|_| row.contains(['|', ':']));
        let is_row = !before.is_empty() && !in_table;
        if in_table {
            // The parser also misreads tabs in other rows.
            let tabs = memchr::memchr_iter(b'\t', text.as_bytes());
            edits.extend(tabs.map(|tab| (place + tab, b' ')));
        }
        if let Some(columns) = columns.filter(|_| is_row) {
            let fits = is_head(before, &columns, follows_text);
            if row.starts_with("- ") || (fits && is_no_table) {
                let mark = row.find(['|', ':']).unwrap_or_default();
                edits.push((place + mark, b'x'));
            } else if !fits {
                is_no_table = true;
            } else {
                let tabs = memchr::memchr_iter(b'\t', text.as_bytes());
                edits.extend(tabs.map(|tab| (place + tab, b' ')));
                in_table = true;
            }
        } else if row.is_empty() || row.starts_with(['#', '`']) || bullet_length(row).is_some() {
            (in_table, is_no_table) = (false, false);
        } else if in_table && let Some(digits) = number_length(row) {
            edits.extend((0..digits - 1).map(|digit| (place + digit, b'0')));
            edits.push((place + digits - 1, b'1'));
            in_table = false;
        }
        follows_text = !before.is_empty();
        before = row;
    }
}

/// Whether a line can be the head of a table with these columns. It may begin with the mark of an
/// item, which after text is only a bullet.
fn is_head(line: &str, columns: &[Alignment], follows_text: bool) -> bool {
    let number = number_length(line).filter(|_| !follows_text).map(|digits| digits + 1);
    let item = bullet_length(line).or(number).map(|length| &line[length..]);
    let has_columns = |line: &str| pipe_table::cells(line.trim_ascii(), 0).len() == columns.len();
    has_columns(line) || item.is_some_and(has_columns)
}

/// Returns the length of the bullet of an item at the beginning of a line.
fn bullet_length(line: &str) -> Option<usize> {
    let rest = line.strip_prefix(['-', '+', '*'])?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(1)
}

/// Returns the number of digits in the mark of an item at the beginning of a line.
fn number_length(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    let is_item = (1..=9).contains(&digits) && (rest.is_empty() || rest.starts_with([' ', '\t']));
    is_item.then_some(digits)
}

/// Finds boxes without text after them, which are text on GitHub.
fn find_lone_boxes(source: &str, edits: &mut Vec<Edit>) {
    let bytes = source.as_bytes();
    for bracket in memchr::memchr_iter(b']', bytes) {
        let is_box = bracket >= 3
            && bytes[bracket - 2] == b'['
            && matches!(bytes[bracket - 1], b' ' | b'x' | b'X')
            && b" \t".contains(&bytes[bracket - 3]);
        let next = bytes.get(bracket + 1);
        if is_box && matches!(next, None | Some(b'\n' | b'\r')) {
            edits.push((bracket - 2, b'x'));
        }
    }
}

/// Finds what the parser takes for the text of a footnote although its label has a space.
fn find_notes(source: &str, edits: &mut Vec<Edit>) {
    let bytes = source.as_bytes();
    for place in memchr::memmem::find_iter(bytes, b"[^") {
        let mark = bytes[..place].iter().rev().find(|byte| !b" \t>".contains(byte));
        if !matches!(mark, None | Some(b'\n')) {
            continue;
        }
        let line = source[place..].lines().next().unwrap_or_default();
        let Some((label, rest)) = line.split_once(']') else { continue };
        if rest.starts_with(':') && label.contains([' ', '\t']) {
            edits.push((place + 1, b'x'));
        }
    }
}
