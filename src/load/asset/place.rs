//! The position and form of metadata in a photo.
//!
//! In: nothing. Out: [`Place`], which `metadata` and `avif` find and `photo` reads.

use std::ops::Range;

/// A piece of metadata in a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Its position, without the part that identifies it.
    pub(super) range: Range<u64>,
    /// Its form.
    pub(super) form: Form,
}

/// A form of metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Exif,
    Text,
    Deflated,
    Other,
}
