//! Comments with a meaning: metadata of the text, and markers that name what follows.
//!
//! In: comments. Out: metadata in the header, markers, or a diagnostic if a name is nearly a known
//! one. All other comments are ignored.

use super::marker::{Marker, MarkerTarget};
use super::section_kind::SectionKind;
use crate::diagnostic::{Code, NEAREST};
use crate::lesson::header::{self, Header};
use crate::lesson::markup::Comment;
use crate::lesson::problems::Problems;
use crate::text::nearest;

pub(crate) const COMMENT_TYPO: Code = Code::error("comment-typo");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[COMMENT_TYPO];

/// Reads comments: metadata goes into the header. Returns the marker of each comment that is one.
pub(super) fn read(
    comments: &[Comment],
    kinds: &'static [SectionKind],
    header: &mut Header,
    problems: &mut Problems,
) -> Vec<Option<Marker>> {
    comments.iter().map(|comment| read_one(comment, kinds, header, problems)).collect()
}

fn read_one(
    comment: &Comment,
    kinds: &'static [SectionKind],
    header: &mut Header,
    problems: &mut Problems,
) -> Option<Marker> {
    let (name, value) = match comment.text.split_once(':') {
        Some((name, value)) => (name.trim(), Some(value.trim())),
        None => (comment.text.trim(), None),
    };
    if let Some(value) = value.filter(|_| header::NAMES.contains(&name)) {
        let path = problems.path().clone();
        header.comment(name, value, &path, comment.span.clone(), problems.list());
        return None;
    }
    let Some(target) = MarkerTarget::of(name, kinds) else {
        report_typo(comment, name, value.is_some(), kinds, problems);
        return None;
    };
    let value = value.unwrap_or_default().to_owned();
    let marker = Marker { target, value, span: comment.span.clone() };
    // A marker names something only if it is alone on its line, between blocks.
    if comment.is_alone && comment.is_between_blocks {
        return Some(marker);
    }
    marker.report_unbound(problems);
    None
}

fn report_typo(
    comment: &Comment,
    name: &str,
    has_value: bool,
    kinds: &'static [SectionKind],
    problems: &mut Problems,
) {
    let facts = header::NAMES.into_iter().filter(|_| has_value).map(|known| (known, true));
    let markers =
        MarkerTarget::all(kinds).filter(|_| comment.is_alone).map(|known| (known, has_value));
    let near = facts.chain(markers);
    let near = near
        .filter_map(|(known, has_value)| Some((distance_of_typo(name, known)?, known, has_value)));
    if let Some((_, known, has_value)) = near.min_by_key(|(distance, ..)| *distance) {
        let nearest = format!("<!-- {known}{} -->", if has_value { ": …" } else { "" });
        let arguments = [("name", name.into()), (NEAREST, nearest.into())];
        problems.add(COMMENT_TYPO, &comment.span, arguments);
    }
}

/// Returns in how many characters a name differs from a known one, if in one or two, and not in
/// half of a short one.
fn distance_of_typo(name: &str, known: &str) -> Option<usize> {
    if name.contains(' ') {
        // “key points” is a typo for “keypoints”; “plan B” is a comment.
        return name.replace(' ', "").eq_ignore_ascii_case(known).then_some(1);
    }
    let characters = name.chars().count().min(known.len());
    let distance = nearest::distance(name, known);
    // Short words are similar to many others, including names of people: there the first letter has
    // to match.
    let begins_alike =
        || name.chars().next().is_some_and(|first| known.starts_with(first.to_ascii_lowercase()));
    let is_near = match characters {
        0..=2 => false,
        3 => distance <= 1 && begins_alike(),
        4 => distance <= 2 && begins_alike(),
        _ => distance <= 2,
    };
    is_near.then_some(distance)
}
