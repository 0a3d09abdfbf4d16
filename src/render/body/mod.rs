//! What fills a body: the slots that only the whole site can fill, for a page and for those who
//! read it.
//!
//! In: a text, and the page that shows it. Out: HTML. [`filler::PageFiller`] goes through the
//! slots; `link` says where links lead, `practice` and `video` write what trains; `answer_key` says
//! to which options an answer belongs; [`shown_text::ShownText`] is what they all know.

mod answer_key;
pub(super) mod filler;
mod html;
mod link;
mod practice;
pub(super) mod practice_words;
pub(super) mod purpose;
pub(super) mod shown_text;
pub(super) mod video;
