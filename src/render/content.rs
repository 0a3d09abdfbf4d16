//! What stands in a file of the site.

use std::sync::Arc;

use crate::source::AssetContent;

/// What stands in a file of the site.
#[derive(Debug)]
pub enum Content {
    /// These bytes.
    Bytes(Arc<[u8]>),
    /// These bytes, made for this file alone.
    Page(Vec<u8>),
    /// The bytes of this file of the lessons.
    Copy(AssetContent),
}

impl Content {
    /// A text made for this file alone.
    pub(super) fn text(text: String) -> Self {
        Self::Page(text.into_bytes())
    }
}
