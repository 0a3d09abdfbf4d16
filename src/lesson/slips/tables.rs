//! Tables that are none: the line of dashes below the head is missing, or has another number of
//! columns.
//!
//! In: passages. Out: diagnostics, with the line as it should be.

use super::passage::{Passage, PassageKind};
use crate::diagnostic::{Code, Phrase};
use crate::lesson::problems::Problems;

pub(crate) const MALFORMED_TABLE: Code = Code::warning("malformed-table");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[MALFORMED_TABLE];

/// A line of a passage that looks like a row.
struct Row<'a> {
    start: usize,
    line: &'a str,
    columns: usize,
    is_framed: bool,
}

/// Looks for rows below each other.
pub(super) fn check(passage: &Passage<'_>, problems: &mut Problems) {
    let has_pipes = memchr::memchr(b'|', passage.text.as_bytes()).is_some();
    if !has_pipes || passage.kind != PassageKind::Paragraph {
        return;
    }
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (start, line) in passage.lines() {
        match row(start, line) {
            Some(row) => rows.push(row),
            None if is_table(&rows) => break,
            None => rows.clear(),
        }
    }
    let (true, Some(first)) = (is_table(&rows), rows.first()) else { return };
    let dashes = rows.iter().take(2).position(|row| is_delimiter(row.line));
    let body = if dashes == Some(0) { rows.get(1).unwrap_or(first) } else { first };
    let line = format!("|{}", " --- |".repeat(body.columns));
    let fix = match dashes {
        Some(0) => "table-without-head",
        Some(_) => "table-other-columns",
        None => "table-without-dashes",
    };
    let end = rows.last().map_or(first.start, |row| row.start + row.line.len());
    let fix = Phrase::new(fix).with("line", line);
    problems.add(MALFORMED_TABLE, &passage.span(first.start..end), [("fix", fix.into())]);
}

fn row(start: usize, line: &str) -> Option<Row<'_>> {
    let trimmed = line.trim();
    let inner = trimmed.strip_prefix('|').unwrap_or(trimmed);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let is_framed = trimmed.len() - inner.len() == 2;
    let columns = inner.matches('|').count() + 1;
    (is_framed || columns > 1).then_some(Row { start, line, columns, is_framed })
}

/// Whether rows are meant as a table: in a frame of pipes, or many enough.
fn is_table(rows: &[Row<'_>]) -> bool {
    let is_even = rows.windows(2).all(|pair| pair[0].columns == pair[1].columns);
    let is_framed = rows.iter().all(|row| row.is_framed);
    let has_dashes = rows.get(1).is_some_and(|row| is_delimiter(row.line));
    match rows.len() {
        0 | 1 => false,
        _ if is_framed => rows.iter().any(|row| row.columns > 1),
        2 => has_dashes,
        _ => is_even || has_dashes,
    }
}

/// Whether a line consists of dashes and pipes, even of the long dashes of a word processor.
fn is_delimiter(line: &str) -> bool {
    let is_dash = |character: char| matches!(character, '-' | '–' | '—' | '―' | '−');
    line.contains(is_dash) && line.chars().all(|next| is_dash(next) || "|: \t".contains(next))
}
