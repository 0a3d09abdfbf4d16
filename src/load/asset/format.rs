//! Formats of photos.
//!
//! In: the first bytes of a file. Out: its [`Format`], if browsers can show it.

/// A format of photos.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Avif,
    Gif,
    Jpeg,
    Png,
    Webp,
}

impl Format {
    /// Recognises the format by the first bytes of a file.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        let brand = head.get(4..12).filter(|brand| brand.starts_with(b"ftyp"));
        match head {
            _ if head.starts_with(b"\xff\xd8\xff") => Some(Self::Jpeg),
            _ if head.starts_with(b"\x89PNG\r\n\x1a\n") => Some(Self::Png),
            _ if head.starts_with(b"GIF8") => Some(Self::Gif),
            _ if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") => Some(Self::Webp),
            _ if brand.is_some_and(|brand| {
                matches!(&brand[4..], b"avif" | b"avis" | b"mif1" | b"msf1" | b"miaf")
            }) =>
            {
                Some(Self::Avif)
            }
            _ => None,
        }
    }

    /// Returns its media type.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Gif => "image/gif",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }
}
