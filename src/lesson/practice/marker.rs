//! Markers: comments such as `<!-- keypoints -->`, which name what follows them.
//!
//! In: markers by comment, and items. Out: the marker that names each item, and diagnostics for
//! markers that name nothing.

use super::section_kind::SectionKind;
use crate::diagnostic::Code;
use crate::lesson::markup::{Item, ItemKind};
use crate::lesson::problems::Problems;
use crate::source::Span;

pub(crate) const SECTION_WITHOUT_HEADING: Code = Code::error("section-without-heading");
pub(crate) const QUESTION_WITHOUT_HEADING: Code = Code::error("question-without-heading");
pub(crate) const NOTES_WITHOUT_DETAILS: Code = Code::error("notes-without-details");

/// Every code of this file.
pub(super) const CODES: &[Code] =
    &[SECTION_WITHOUT_HEADING, QUESTION_WITHOUT_HEADING, NOTES_WITHOUT_DETAILS];

/// A marker.
#[derive(Debug)]
pub(super) struct Marker {
    pub(super) target: MarkerTarget,
    /// The value after its name.
    pub(super) value: String,
    pub(super) span: Span,
}

/// What a marker names.
#[derive(Debug, Clone, Copy)]
pub(super) enum MarkerTarget {
    /// The section that a heading opens.
    Section(&'static SectionKind),
    /// The question with this heading.
    Question,
    /// A `<details>` element that is a note for team leaders.
    Note,
}

/// The names of the markers that do not name a section.
const QUESTION: &str = "q";
pub(super) const NOTE: &str = "instructor";

impl MarkerTarget {
    /// Returns what a marker with this name names.
    pub(super) fn of(name: &str, kinds: &'static [SectionKind]) -> Option<Self> {
        match name {
            QUESTION => Some(Self::Question),
            NOTE => Some(Self::Note),
            name => kinds.iter().find(|kind| kind.name == name).map(Self::Section),
        }
    }

    /// Returns every name of a marker.
    pub(super) fn all(kinds: &'static [SectionKind]) -> impl Iterator<Item = &'static str> {
        kinds.iter().map(|kind| kind.name).chain([QUESTION, NOTE])
    }

    /// The name in comments.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Section(kind) => kind.name,
            Self::Question => QUESTION,
            Self::Note => NOTE,
        }
    }
}

impl Marker {
    /// Reports that the marker names nothing.
    pub(super) fn report_unbound(&self, problems: &mut Problems) {
        let code = match self.target {
            MarkerTarget::Section(_) => SECTION_WITHOUT_HEADING,
            MarkerTarget::Question => QUESTION_WITHOUT_HEADING,
            MarkerTarget::Note => NOTES_WITHOUT_DETAILS,
        };
        problems.add(code, &self.span, [("name", self.target.name().into())]);
    }
}

/// Returns for each item the marker that names it. Markers of sections and questions apply to the
/// next heading, those of notes to the next block.
pub(super) fn bind<'a>(
    items: &[Item],
    markers: &'a [Option<Marker>],
    problems: &mut Problems,
) -> Vec<Option<&'a Marker>> {
    let mut bound = vec![None; items.len()];
    let mut waiting: Option<&Marker> = None;
    for (item, bound) in items.iter().zip(&mut bound) {
        let is_note = waiting.is_some_and(|marker| matches!(marker.target, MarkerTarget::Note));
        match &item.kind {
            ItemKind::Comment(place) => {
                let marker = markers.get(*place as usize).and_then(Option::as_ref);
                if let Some(unbound) = marker.and_then(|marker| waiting.replace(marker)) {
                    unbound.report_unbound(problems);
                }
            }
            ItemKind::Heading(_) if !is_note => *bound = waiting.take(),
            ItemKind::Details(_) if is_note => *bound = waiting.take(),
            _ => {
                if let Some(unbound) = waiting.take_if(|_| is_note) {
                    unbound.report_unbound(problems);
                }
            }
        }
    }
    if let Some(unbound) = waiting {
        unbound.report_unbound(problems);
    }
    bound
}
