//! A piece of raw HTML as it stands in the file: which offset of it lies where, and comments in it.
//!
//! In: raw HTML from one or more lines. Out: places in the file, and what is a comment: what a
//! tokeniser takes for one need not have been written as one, and some never end.

use crate::source::Span;

/// Raw HTML as it stands in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) html: &'a str,
    /// Offsets in it at which a run begins that stands in the file as it is, and where that is.
    pub(super) places: &'a [(usize, usize)],
    /// Whether it stands in running text.
    pub(super) is_inline: bool,
}

impl<'a> Piece<'a> {
    /// Where an offset of it lies in the file.
    pub(super) fn place(&self, offset: usize) -> usize {
        // One for each line, in order; a long block has many, and is asked for each of its tags.
        let after = self.places.partition_point(|(start, _)| *start <= offset);
        let known = self.places.get(after.saturating_sub(1));
        known.map_or(0, |(start, source)| source + (offset - start))
    }

    /// Where a part of it stands in the file.
    pub(super) fn span(&self, part: html5gum::Span<usize>) -> Span {
        let end = part.end.min(self.html.len()).saturating_sub(1);
        self.place(part.start.min(self.html.len()))..self.place(end) + 1
    }

    /// What a comment says, where there is nothing but one on a line: by far the most frequent raw
    /// HTML in a lesson.
    pub(super) fn only_comment(&self) -> Option<&'a str> {
        let inner = self.html.strip_prefix("<!--")?.trim_end().strip_suffix("-->")?;
        let is_one =
            !inner.contains("--") && !inner.starts_with(['>', '-']) && !inner.contains('\n');
        is_one.then_some(inner)
    }

    /// Whether what the tokeniser calls a comment was written as one.
    pub(super) fn is_comment(&self, start: usize) -> bool {
        self.html.get(start..).is_some_and(|rest| rest.starts_with("<!--"))
            || self.html.get(..start).is_some_and(|before| before.ends_with("<!--"))
    }

    /// Where a comment begins that never ends.
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
    /// Where it stands in the file.
    pub(super) fn span(&self) -> &Span {
        &self.span
    }

    /// Whether nothing but comments stands on it.
    pub(super) fn has_only_comments(&self) -> bool {
        self.has_only_comments
    }

    /// The line on which a comment begins.
    pub(super) fn of(text: &str, comment: &Span) -> Self {
        let start = text[..comment.start].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        let span = start..start + line.len();
        let line = line.trim().trim_start_matches('\u{feff}');
        Self { span, has_only_comments: line.starts_with("<!--") && line.ends_with("-->") }
    }
}
