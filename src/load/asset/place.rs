//! Where metadata lie in a photo, and in which form.
//!
//! In: nothing. Out: [`Place`], which `metadata` and `avif` find and `photo` reads.

use std::ops::Range;

/// Metadata in a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Where they lie, without what says what they are.
    pub(super) range: Range<u64>,
    /// In which form.
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
