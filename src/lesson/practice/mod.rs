//! Markup to interactive parts: sections, questions, plans, notes for team leaders, videos.
//!
//! In: the markup of one text. Out: a [`Document`](super::Document). Each construct is a function
//! over the list of items that returns the places of what it found: `comment` and `marker`
//! determine which marker names which item; `section`, `note` and `video` find ranges of items,
//! `question` the parts of a list, `plan` the boxes to tick; `role` assigns a purpose to each item,
//! and `outline` and `footnote` count what is not in a note. From all of that, `resolve` fills the
//! slots of markup, `assemble` copies the body, and `arrange` calls these steps in order.
//! `section_kind` is the one table of the properties of each kind of section.

mod arrange;
mod assemble;
mod comment;
mod footnote;
mod marker;
mod note;
mod outline;
mod placed;
mod plan;
mod question;
mod resolve;
mod role;
mod section;
mod section_kind;
mod video;

pub(super) use arrange::arrange;
pub use footnote::footnote_reference_id;
pub use note::Note;
pub use question::{Question, QuestionOption};
pub use section::Section;
pub use section_kind::{GuidePlace, Practice, SECTION_KINDS, SectionKind};
pub use video::Video;

use crate::diagnostic::Code;

/// Returns the codes of this folder.
pub(super) fn codes() -> Vec<Code> {
    [comment::CODES, marker::CODES, outline::CODES, section::CODES, role::CODES, question::CODES]
        .concat()
}
