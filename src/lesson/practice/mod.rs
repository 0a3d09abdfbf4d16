//! Markup to what trains: sections, questions, plans, notes for team leaders, videos.
//!
//! In: the markup of one text. Out: a [`Document`](super::Document). Each construct is a function
//! over the list of items, which says where what it found stands: `comment` and `marker` say which
//! marker names which item; `section`, `note` and `video` find ranges of items, `question` the
//! parts of a list, `plan` the boxes to tick; `role` says what each item is for, and `outline` and
//! `footnote` count what is not in a note. `resolve` settles the slots of markup by all of that,
//! `assemble` copies the body, and `arrange` is the order of these steps. `section_kind` is the one
//! table of what is particular to each kind of section.

mod arrange;
mod assemble;
mod comment;
mod footnote;
mod found;
mod marker;
mod note;
mod outline;
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

/// The codes of this folder.
pub(super) fn codes() -> Vec<Code> {
    [comment::CODES, marker::CODES, outline::CODES, section::CODES, role::CODES, question::CODES]
        .concat()
}
