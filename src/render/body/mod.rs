//! The content of bodies: the slots that only the whole site can fill, for a page and its readers.
//!
//! In: a text, and the page that shows it. Out: HTML. [`filler::PageFiller`] goes through the
//! slots; `link` knows where links lead, `practice` and `video` write interactive elements,
//! `answer_key` the options that an answer belongs to; [`shown_text::ShownText`] is what all of
//! them need.

mod answer_key;
pub(super) mod filler;
mod html;
mod link;
mod practice;
pub(super) mod practice_words;
pub(super) mod purpose;
pub(super) mod shown_text;
pub(super) mod video;
