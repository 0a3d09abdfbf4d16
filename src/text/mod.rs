//! Text processing that every stage needs, for four scripts.
//!
//! In: strings and language tags. Out: strings, orders and categories; nothing here depends on
//! lessons or pages.

pub mod collation;
pub mod colour;
pub mod control;
pub mod date;
pub mod escape;
pub mod nearest;
pub mod normalise;
pub mod phrase;
pub mod plural;
pub mod quotation;
pub mod reading;
pub mod relative_path;
pub mod sentence;
pub mod shorten;
pub mod slug;
pub mod text_hash;
mod thai;
