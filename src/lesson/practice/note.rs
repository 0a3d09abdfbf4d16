//! Notes for team leaders: `<details>` elements below `<!-- instructor -->`.
//!
//! In: `<details>` items that a marker names. Out: [`Note`]s, and their places in the file. Their
//! content never enters the body of the text: all other code checks [`NoteSpans`] before it counts
//! something.

use super::marker::{Marker, MarkerTarget, NOTE};
use super::placed::Placed;
use crate::diagnostic::Phrase;
use crate::lesson::body::Part;
use crate::lesson::header::COMMENT_VALUE;
use crate::lesson::markup::Item;
use crate::lesson::problems::Problems;
use crate::source::Span;

/// A note for team leaders.
#[derive(Debug)]
pub struct Note {
    /// The minutes it takes, if it states them.
    pub minutes: Option<u32>,
    /// The part that is visible while it is folded.
    pub title: Part,
    /// The content of the note.
    pub body: Part,
    /// The heading of the second level under which it is, by index.
    pub heading: Option<u32>,
    /// The comment that names it.
    pub span: Span,
}

/// The places of notes in a file, in order.
#[derive(Debug)]
pub(super) struct NoteSpans(Vec<Span>);

/// Finds the notes, without reading their content.
pub(super) fn find(
    items: &[Item],
    bound: &[Option<&Marker>],
    problems: &mut Problems,
) -> (Vec<Placed<Note>>, NoteSpans) {
    let (mut notes, mut spans) = (Vec::new(), Vec::new());
    for (place, (item, marker)) in items.iter().zip(bound).enumerate() {
        let Some(marker) = marker.filter(|marker| matches!(marker.target, MarkerTarget::Note))
        else {
            continue;
        };
        let value = Note {
            minutes: minutes(marker, problems),
            title: Part::default(),
            body: Part::default(),
            heading: None,
            span: marker.span.clone(),
        };
        notes.push(Placed { value, items: place..place + 1 });
        spans.push(item.span.clone());
    }
    (notes, NoteSpans(spans))
}

impl NoteSpans {
    /// Whether an offset of the file is in a note.
    pub(super) fn contain(&self, offset: usize) -> bool {
        let after = self.0.partition_point(|span| span.start <= offset);
        after.checked_sub(1).is_some_and(|place| offset < self.0[place].end)
    }
}

fn minutes(marker: &Marker, problems: &mut Problems) -> Option<u32> {
    if marker.value.is_empty() {
        return None;
    }
    let minutes = marker.value.parse().ok().filter(|minutes| (1..=600).contains(minutes));
    if minutes.is_none() {
        let (value, allowed) = (marker.value.as_str(), Phrase::new("comment-minutes"));
        let arguments =
            [("name", NOTE.into()), ("value", value.into()), ("allowed", allowed.into())];
        problems.add(COMMENT_VALUE, &marker.span, arguments);
    }
    minutes
}
