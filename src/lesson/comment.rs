//! Comments that say something: facts about the text, and markers that name what follows.
//!
//! In: comments as the parser meets them. Out: a fact in the header, a marker, or a finding where a name was nearly hit. Every other
//! comment is nobody's business.

use super::header;
use super::markdown::Parser;
use super::section::MARKERS;
use crate::diagnostic::Code;
use crate::source::Span;
use crate::text::nearest;

impl Parser<'_> {
    /// Takes in a comment. Only one that stands alone on its line, between blocks, can name what follows.
    pub(super) fn comment(&mut self, comment: &str, span: Span, in_text: bool) {
        let (name, value) = match comment.split_once(':') {
            Some((name, value)) => (name.trim(), Some(value.trim())),
            None => (comment.trim(), None),
        };
        if let Some(value) = value.filter(|_| header::NAMES.contains(&name)) {
            return self.header.comment(name, value, &self.file.path, span, self.diagnostics);
        }
        let is_alone = !in_text && self.is_alone(&span);
        if MARKERS.contains(&name) {
            return self.marker(name, value.unwrap_or_default(), span, is_alone);
        }
        let facts = header::NAMES.iter().filter(|_| value.is_some()).map(|known| (*known, true));
        let markers = MARKERS.iter().filter(|_| is_alone).map(|known| (*known, value.is_some()));
        let near = facts.chain(markers).filter_map(|(known, has_value)| Some((off_by(name, known)?, known, has_value)));
        if let Some((_, known, has_value)) = near.min_by_key(|(distance, ..)| *distance) {
            let nearest = if has_value { format!("<!-- {known}: … -->") } else { format!("<!-- {known} -->") };
            let typo = self.problem(Code::CommentTypo, span).with("name", name).nearest(Some(&nearest));
            self.diagnostics.push(typo);
        }
    }

    /// Whether nothing but comments stands on the line.
    fn is_alone(&self, span: &Span) -> bool {
        let text = &self.file.text;
        let start = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[start..].lines().next().unwrap_or_default().trim();
        line.trim_start_matches('\u{feff}').starts_with("<!--") && line.ends_with("-->")
    }
}

/// How many letters a name is off, if it is nearly a known one: one or two, and not half of a short one.
fn off_by(name: &str, known: &str) -> Option<usize> {
    if name.contains(' ') {
        // “key points” is nearly “keypoints”; “plan B” is a comment.
        return name.replace(' ', "").eq_ignore_ascii_case(known).then_some(1);
    }
    let letters = name.chars().count().min(known.len());
    let distance = nearest::distance(name, known);
    // Short words are near to many others, names of people among them: there the first letter has to be right.
    let begins_alike = || name.chars().next().is_some_and(|first| known.starts_with(first.to_ascii_lowercase()));
    let is_near = match letters {
        0..=2 => false,
        3 => distance <= 1 && begins_alike(),
        4 => distance <= 2 && begins_alike(),
        _ => distance <= 2,
    };
    is_near.then_some(distance)
}
