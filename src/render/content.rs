//! The content of a file of the site.
//!
//! In: bytes, or a file of the lessons. Out: a [`Content`].

use std::sync::Arc;

use crate::source::AssetContent;

/// The content of a file of the site.
#[derive(Debug)]
pub enum Content {
    /// Shared bytes.
    Bytes(Arc<[u8]>),
    /// Bytes created for this file alone.
    Page(Vec<u8>),
    /// The bytes of a file of the lessons.
    Copy(AssetContent),
}

impl Content {
    /// Returns a text created for this file alone.
    pub(super) fn text(text: String) -> Self {
        Self::Page(text.into_bytes())
    }
}
