//! A piece of raw HTML: its offsets in the file, and the comments in it.
//!
//! In: raw HTML from one or more lines. Out: places in the file, and what is really a comment: the
//! tokeniser also reports other constructs as comments, and some comments are never closed.

use crate::source::Span;

/// A piece of raw HTML from the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) html: &'a str,
    /// Offsets in the HTML where a contiguous run of the file begins, each with its offset in the
    /// file.
    pub(super) places: &'a [(usize, usize)],
    /// Whether it is in running text.
    pub(super) is_inline: bool,
}

impl<'a> Piece<'a> {
    /// Converts an offset to one in the file.
    pub(super) fn place(&self, offset: usize) -> usize {
        // There is one run for each line, in order; a long block has many, and each of its tags is
        // looked up.
        let after = self.places.partition_point(|(start, _)| *start <= offset);
        let known = self.places.get(after.saturating_sub(1));
        known.map_or(0, |(start, source)| source + (offset - start))
    }

    /// Converts a span to one in the file.
    pub(super) fn span(&self, part: html5gum::Span<usize>) -> Span {
        let end = part.end.min(self.html.len()).saturating_sub(1);
        self.place(part.start.min(self.html.len()))..self.place(end) + 1
    }

    /// Returns the text of a comment if the piece is one line with only a comment: by far the most
    /// frequent raw HTML in a lesson.
    pub(super) fn only_comment(&self) -> Option<&'a str> {
        let inner = self.html.strip_prefix("<!--")?.trim_end().strip_suffix("-->")?;
        let is_one =
            !inner.contains("--") && !inner.starts_with(['>', '-']) && !inner.contains('\n');
        is_one.then_some(inner)
    }

    /// Whether a comment reported by the tokeniser was written as one.
    pub(super) fn is_comment(&self, start: usize) -> bool {
        self.html.get(start..).is_some_and(|rest| rest.starts_with("<!--"))
            || self.html.get(..start).is_some_and(|before| before.ends_with("<!--"))
    }

    /// Returns where a comment begins that is never closed.
    pub(super) fn unclosed_comment(&self) -> Option<usize> {
        let mut position = 0;
        while let Some(start) = self.html[position..].find("<!--").map(|at| position + at) {
            match self.html[start + 4..].find("-->") {
                Some(length) => position = start + 4 + length + 3,
                None => return Some(start),
            }
        }
        None
    }
}

/// A line of the file that holds a comment.
#[derive(Debug, Default)]
pub(super) struct CommentLine {
    span: Span,
    has_only_comments: bool,
}

impl CommentLine {
    /// Its place in the file.
    pub(super) fn span(&self) -> &Span {
        &self.span
    }

    /// Whether there are only comments on it.
    pub(super) fn has_only_comments(&self) -> bool {
        self.has_only_comments
    }

    /// Returns the line on which a comment begins.
    pub(super) fn of(text: &str, comment: &Span) -> Self {
        let start = text[..comment.start].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        let span = start..start + line.len();
        let line = line.trim().trim_start_matches('\u{feff}');
        Self { span, has_only_comments: line.starts_with("<!--") && line.ends_with("-->") }
    }
}
