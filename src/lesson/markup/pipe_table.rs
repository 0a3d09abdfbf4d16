//! A table in what the parser of Markdown takes for a paragraph: GitHub also finds one whose rows
//! do not begin with a pipe below a line of text.
//!
//! In: the lines of a paragraph. Out: where the table begins, and its cells.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::containers::Containers;

/// A table in a paragraph.
#[derive(Debug)]
pub(super) struct PipeTable {
    /// Where it begins in the file, and where the text before it ends.
    pub(super) start: usize,
    pub(super) text_end: usize,
    pub(super) alignments: Vec<Alignment>,
    /// The places of the cells of each row. The first row is the head.
    pub(super) rows: Vec<Vec<Range<usize>>>,
}

/// The number of spaces that make a line code.
const CODE_INDENT: usize = 4;

/// The number of cells that a table may lack at the ends of its rows: short rows of a wide table
/// would otherwise be far longer on the page than in the file.
const MOST_MISSING_CELLS: usize = 1 << 18;

/// Returns the table in a part of a file that is inside other blocks.
pub(super) fn find(
    source: &str,
    range: Range<usize>,
    containers: &Containers<'_>,
) -> Option<PipeTable> {
    let part = &source[range.clone()];
    if memchr::memchr(b'\n', part.as_bytes()).is_none() || !part.contains(['|', ':']) {
        return None;
    }
    let mut lines = Vec::new();
    let mut place = range.start;
    for line in part.split_inclusive('\n') {
        let line_start = containers.start_of(line);
        let mark = if lines.is_empty() { 0 } else { line_start.text };
        // A row of delimiters is not indented like code.
        let is_row = line_start.is_inside && mark < line_start.marks + CODE_INDENT;
        let text = line[mark..].trim_ascii_end();
        lines.push((place + mark..place + mark + text.len(), is_row));
        place += line.len();
    }
    let text = |line: &(Range<usize>, bool)| &source[line.0.clone()];
    // Only the first row of this kind counts.
    let delimiters = lines
        .iter()
        .skip(1)
        .position(|line| line.1 && alignments(text(line)).is_some())
        .map(|place| place + 1)?;
    let alignments = alignments(text(&lines[delimiters]))?;
    let head = cells(text(&lines[delimiters - 1]), lines[delimiters - 1].0.start);
    if head.len() != alignments.len() {
        return None;
    }
    let start = lines[delimiters - 1].0.start;
    let text_end = delimiters.checked_sub(2).map_or(start, |last| lines[last].0.end);
    let mut rows = vec![head];
    let mut missing = 0;
    for line in &lines[delimiters + 1..] {
        let mut row = cells(text(line), line.0.start);
        missing += alignments.len().saturating_sub(row.len());
        if missing > MOST_MISSING_CELLS {
            return None;
        }
        row.resize(alignments.len(), line.0.end..line.0.end);
        rows.push(row);
    }
    Some(PipeTable { start, text_end, alignments, rows })
}

/// Whether a table follows a part of a file directly, in which escaped pipes then count as pipes.
pub(super) fn follows(source: &str, range: &Range<usize>, containers: &Containers<'_>) -> bool {
    if !source[range.clone()].contains("\\|") {
        return false;
    }
    let mut lines = source[range.end..].split('\n').skip(1).map(|line| {
        let start = containers.start_of(line);
        if start.is_inside { line[start.text..].trim_ascii_end() } else { "" }
    });
    let head = lines.next().unwrap_or_default();
    let delimiters = lines.next().unwrap_or_default();
    !head.is_empty() && !head.starts_with('>') && alignments(delimiters).is_some()
}

/// Returns the alignments of a row of delimiters, such as `:-- | --:`.
pub(super) fn alignments(line: &str) -> Option<Vec<Alignment>> {
    if !line.contains('-') || !line.bytes().all(|byte| b"|-: \t".contains(&byte)) {
        return None;
    }
    let inner = line.strip_prefix('|').unwrap_or(line);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let alignment = |cell: &str| {
        let cell = cell.trim_matches([' ', '\t']);
        let inner = cell.strip_prefix(':').unwrap_or(cell);
        let inner = inner.strip_suffix(':').unwrap_or(inner);
        let is_rule = !inner.is_empty() && inner.bytes().all(|byte| byte == b'-');
        is_rule.then(|| match (cell.starts_with(':'), cell.ends_with(':')) {
            (true, true) => Alignment::Center,
            (true, false) => Alignment::Left,
            (false, true) => Alignment::Right,
            (false, false) => Alignment::None,
        })
    };
    inner.split('|').map(alignment).collect()
}

/// Returns the places of the cells of a row that begins at an offset of the file.
pub(super) fn cells(line: &str, start: usize) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut from = usize::from(line.starts_with('|'));
    let mut search = from;
    let trimmed = |from: usize, to: usize| {
        let cell = &line[from..to];
        let before = cell.len() - cell.trim_ascii_start().len();
        let length = cell.trim_ascii().len();
        let place = start + from + if length == 0 { 0 } else { before };
        place..place + length
    };
    while let Some(pipe) = memchr::memchr(b'|', &line.as_bytes()[search..]) {
        let place = search + pipe;
        search = place + 1;
        if line[..place].ends_with('\\') {
            continue;
        }
        cells.push(trimmed(from, place));
        from = search;
    }
    if from < line.len() && !line[from..].trim_ascii().is_empty() {
        cells.push(trimmed(from, line.len()));
    }
    cells
}
