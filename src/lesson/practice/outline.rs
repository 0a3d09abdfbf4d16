//! The outline of a text: its headings, without those in notes for team leaders.
//!
//! In: headings as written. Out: [`Heading`]s with the ids that GitHub assigns, and diagnostics.

use super::note::NoteSpans;
use crate::diagnostic::Code;
use crate::lesson::heading::Heading;
use crate::lesson::markup;
use crate::lesson::problems::Problems;
use crate::text::slug::{self, UniqueIds};

pub(crate) const SECOND_TITLE: Code = Code::warning("second-title");
pub(crate) const EMPTY_HEADING: Code = Code::warning("empty-heading");
pub(crate) const SKIPPED_HEADING: Code = Code::warning("skipped-heading");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[SECOND_TITLE, EMPTY_HEADING, SKIPPED_HEADING];

/// The outline.
#[derive(Debug)]
pub(super) struct Outline {
    /// Its headings, in order.
    pub(super) headings: Vec<Heading>,
    /// For each heading as written its index in the outline; `None` for a heading in a note.
    places: Vec<Option<u32>>,
}

impl Outline {
    /// Makes the outline from headings as written in a file.
    pub(super) fn of(
        written: Vec<markup::Heading>,
        notes: &NoteSpans,
        text: &str,
        problems: &mut Problems,
    ) -> Self {
        let mut outline = Self { headings: Vec::with_capacity(written.len()), places: Vec::new() };
        let mut ids = UniqueIds::default();
        for heading in written {
            if notes.contain(heading.span.start) {
                // GitHub counts it when it numbers headings with the same text.
                ids.claim(slug::heading_id(&heading.raw_text));
                outline.places.push(None);
                continue;
            }
            outline.check(&heading, problems);
            outline.places.push(Some(u32::try_from(outline.headings.len()).unwrap_or(u32::MAX)));
            let own_id = ids.claim(wanted_id(&heading.raw_text));
            let former_id = slug::former_heading_id(&heading.raw_text);
            let markup::Heading { level, text, pins, span, .. } = heading;
            let is_empty = false;
            let heading = Heading { level, text, own_id, former_id, pins, is_empty, span };
            outline.headings.push(heading);
        }
        mark_empty_sections(&mut outline.headings, text);
        outline
    }

    fn check(&self, heading: &markup::Heading, problems: &mut Problems) {
        if heading.level == 1 && !heading.is_title {
            problems.add(SECOND_TITLE, &heading.span, []);
        }
        if heading.text.is_empty() {
            problems.add(EMPTY_HEADING, &heading.span, []);
        }
        let above = self.headings.last().map_or(heading.level, |above| above.level);
        if heading.level > above + 1 {
            let hashes = "#".repeat(usize::from(above) + 1);
            problems.add(SKIPPED_HEADING, &heading.span, [("hashes", hashes.into())]);
        }
    }

    /// Returns the index in the outline of a heading as written; `None` for a heading in a note.
    pub(super) fn place(&self, written: u32) -> Option<u32> {
        self.places.get(written as usize).copied().flatten()
    }

    /// Returns the heading in the outline of a heading as written, unless it is in a note.
    pub(super) fn heading(&self, written: u32) -> Option<&Heading> {
        self.headings.get(self.place(written)? as usize)
    }

    /// Returns the index of the last heading of the second level before an offset of the file.
    pub(super) fn part_of(&self, offset: usize) -> Option<u32> {
        let before = self.headings.partition_point(|heading| heading.span.start < offset);
        let place = self.headings[..before].iter().rposition(|heading| heading.level == 2);
        place.and_then(|place| u32::try_from(place).ok())
    }
}

fn wanted_id(text: &str) -> String {
    match slug::heading_id(text) {
        empty if empty.is_empty() => "section".to_owned(),
        // Ids with this prefix are reserved for the interface.
        id if id.starts_with("pb-") => format!("section-{id}"),
        id => id,
    }
}

/// Marks headings of empty sections: those with only white space and comments before the next
/// heading of the same or a higher level.
fn mark_empty_sections(headings: &mut [Heading], text: &str) {
    let mut next: Option<(u8, usize)> = None;
    for heading in headings.iter_mut().rev() {
        let end = next.map_or(text.len(), |(_, start)| start);
        let has_parts = next.is_some_and(|(level, _)| level > heading.level);
        heading.is_empty = !has_parts && text.get(heading.span.end..end).is_some_and(is_blank);
        next = Some((heading.level, heading.span.start));
    }
}

fn is_blank(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some(end) = comment.find("-->") else { return true };
        rest = comment[end + 3..].trim_start();
    }
    rest.is_empty()
}
