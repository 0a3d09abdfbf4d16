//! Diagnostics: what polybook reports about content, with its location. They are collected and
//! sorted here, and printed elsewhere.
//!
//! In: a [`Code`], a place and [`Argument`]s from any stage. Out: [`Diagnostics`], whose words are
//! in [`crate::message`].

mod code;
pub mod shared;

use std::collections::BTreeMap;

pub use code::{Code, Severity};

use crate::source::{SitePath, Sources, Span};
use crate::text::nearest::hidden_difference;
pub use crate::text::phrase::{Argument, Phrase};

/// The argument with the nearest match; a message can have a separate help text for it.
pub const NEAREST: &str = "nearest";

/// One diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of diagnostic.
    pub code: Code,
    /// How important it is, after `[check]`.
    pub severity: Severity,
    /// The file it is about.
    pub path: SitePath,
    /// The place in that file, in bytes. After [`Diagnostics::settle`] it begins and ends between
    /// characters of the file, and contains at least one if the file does.
    pub span: Span,
    /// The values of placeholders, by name.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Diagnostic {
    /// Makes a diagnostic with the default severity of its code.
    pub fn new(code: Code, path: &SitePath, span: Span) -> Self {
        let severity = code.default_severity();
        Self { code, severity, path: path.clone(), span, arguments: Vec::new() }
    }

    /// Makes a diagnostic at the beginning of a file, or about a file as a whole.
    pub fn about(code: Code, path: &SitePath) -> Self {
        Self::new(code, path, 0..0)
    }

    /// Adds the value of a placeholder. Text that is too long to be read is cut.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into().shortened()));
        self
    }

    /// Adds the nearest match, if there is one; the help then proposes it. A difference to what is
    /// written that is hard to see is said in words. What is written is never proposed.
    #[must_use]
    pub fn nearest(self, nearest: Option<&str>) -> Self {
        let Some(nearest) = nearest else { return self };
        let texts = || self.arguments.iter().filter_map(|(_, argument)| argument.as_text());
        if texts().any(|written| written == nearest) {
            return self;
        }
        // Files are written as paths from the root of the site, and proposed as relative ones.
        let end = nearest.trim_start_matches("../").trim_start_matches('#');
        let parts = end.matches('/').count();
        let last_parts = |written: &str| {
            written.rmatch_indices('/').nth(parts).map_or(0, |(slash, _)| slash + 1)
        };
        let difference =
            texts().find_map(|written| hidden_difference(&written[last_parts(written)..], end));
        let difference = difference.unwrap_or_else(|| Phrase::new("difference-visible"));
        self.with(NEAREST, nearest).with("difference", difference)
    }

    /// Returns the argument with this name.
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }
}

/// The severities that a site sets; `None` for codes that are turned off.
pub type Severities = BTreeMap<Code, Option<Severity>>;

/// All diagnostics of a run.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds diagnostics.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(diagnostics);
    }

    /// Applies the severities of the site, moves every span to a place that can be shown, and sorts
    /// by path and place.
    pub fn settle(&mut self, sources: &Sources, severities: &Severities) {
        self.0.retain_mut(|diagnostic| match severities.get(&diagnostic.code) {
            None => true,
            Some(None) => false,
            Some(Some(severity)) => {
                diagnostic.severity = *severity;
                true
            }
        });
        for diagnostic in &mut self.0 {
            let text = sources.text(&diagnostic.path).map_or("", |file| &file.text);
            diagnostic.span = showable(text, &diagnostic.span);
        }
        self.0.sort_by(|left, right| {
            let place = |diagnostic: &Diagnostic| (diagnostic.span.start, diagnostic.span.end);
            let by_place = left.path.cmp(&right.path).then_with(|| place(left).cmp(&place(right)));
            let by_weight =
                || right.severity.cmp(&left.severity).then_with(|| left.code.cmp(&right.code));
            by_place.then_with(by_weight).then_with(|| left.arguments.cmp(&right.arguments))
        });
        self.0.dedup();
    }

    /// Whether there is an error, which keeps the site from being built.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Counts the diagnostics with this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Returns the diagnostics; in order after [`Diagnostics::settle`].
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Returns the span that is nearest to this one, lies between characters and is not empty: an empty
/// span takes the character after it, or at the end of a line or text the one before it. It stays
/// empty only on an empty line or in an empty text. It never ends behind the line end of what it
/// marks: the parser counts that as part of a block.
fn showable(text: &str, span: &Span) -> Span {
    let start = text.floor_char_boundary(span.start);
    let end = text.ceil_char_boundary(span.end.max(start).min(text.len()));
    let end = start + without_line_end(&text[start..end]).len();
    if start < end {
        return start..end;
    }
    // After the last line feed there is no line to show.
    let start = if start == text.len() && text.ends_with('\n') { start - 1 } else { start };
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].split('\n').next().unwrap_or_default();
    let has_line_feed = line_start + line.len() < text.len();
    let line = line.strip_suffix('\r').filter(|_| has_line_feed).unwrap_or(line);
    let (before, after) = line.split_at((start - line_start).min(line.len()));
    let start = line_start + before.len();
    match (after.chars().next(), before.chars().next_back()) {
        (Some(after), _) => start..start + after.len_utf8(),
        (None, Some(before)) => start - before.len_utf8()..start,
        (None, None) => start..start,
    }
}

/// Returns what is marked up to its last character that is not white space, if a line ends after
/// that.
fn without_line_end(marked: &str) -> &str {
    let marked_words = marked.trim_end_matches([' ', '\t', '\r', '\n']);
    if marked[marked_words.len()..].contains('\n') { marked_words } else { marked }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_between_characters_and_not_empty() {
        let text = "ộก\n\nx";
        for (span, expected) in [
            (1..2, 0..3),
            (0..0, 0..3),
            (3..4, 3..6),
            (6..6, 3..6),
            (7..7, 7..7),
            (9..9, 8..9),
            (4..400, 3..9),
            (400..500, 8..9),
            (3..8, 3..6),
            (6..8, 3..6),
        ] {
            assert_eq!(showable(text, &span), expected, "{span:?}");
        }
        assert_eq!(showable("## \r\nwords", &(0..5)), 0..2);
        assert_eq!(showable("a \t b", &(0..4)), 0..4);
        assert_eq!(showable("", &(3..9)), 0..0);
        assert_eq!([3, 4].map(|place| showable("abc\r\n", &(place..place))), [2..3, 2..3]);
        assert_eq!(showable("abc\r", &(4..4)), 3..4);
    }
}
