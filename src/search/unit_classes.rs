//! The role of each UTF-16 code unit in the canonical form: kept, removed, a space, or the start of
//! a sequence that is replaced.
//!
//! In: Unicode data, and the tables below. Out: the class of every unit, for `canonical`, and the
//! tables, for the script.

use std::sync::LazyLock;

/// Units that are removed: controls, soft hyphens, marks that compose with nothing, the vowel marks
/// of Hebrew and Arabic, the tatweel, joiners and directions without width, variation selectors.
/// (Such a mark would hide its letter from everybody who types without it.)
const DROPPED: [(u16, u16); 23] = [
    (0x00, 0x08),
    (0x0E, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x300, 0x36F),
    (0x591, 0x5BD),
    (0x5BF, 0x5BF),
    (0x5C1, 0x5C2),
    (0x5C4, 0x5C5),
    (0x5C7, 0x5C7),
    (0x610, 0x61A),
    (0x61C, 0x61C),
    (0x640, 0x640),
    (0x64B, 0x65F),
    (0x670, 0x670),
    (0x6D6, 0x6DC),
    (0x6DF, 0x6E4),
    (0x6E7, 0x6E8),
    (0x6EA, 0x6ED),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
];

/// A space in JavaScript but not in Rust, so it is removed before spaces are searched.
const BYTE_ORDER_MARK: (u16, u16) = (0xFEFF, 0xFEFF);

/// Units that are replaced by the usual form of their characters (Unicode normalisation form KC):
/// Arabic letters as they look at the start, in the middle or at the end of a word, and kana of
/// half width. Old files and programs that extract text from PDF contain them.
pub(super) const COMPATIBLE: [(u16, u16); 3] =
    [(0xFB50, 0xFDFF), (0xFE70, 0xFEFC), (0xFF61, 0xFF9F)];

/// Equivalent sequences with their replacement, the longest first. Thai: the vowel of `น้ำ` typed
/// as two characters, around or after the tone mark, or before it; two `เ` for one `แ`. They look
/// the same on most screens.
pub(super) const REPLACED: [(&str, &str); 15] = [
    ("\u{e4d}\u{e48}\u{e32}", "\u{e48}\u{e33}"),
    ("\u{e4d}\u{e49}\u{e32}", "\u{e49}\u{e33}"),
    ("\u{e4d}\u{e4a}\u{e32}", "\u{e4a}\u{e33}"),
    ("\u{e4d}\u{e4b}\u{e32}", "\u{e4b}\u{e33}"),
    ("\u{e4d}\u{e32}", "\u{e33}"),
    ("\u{e33}\u{e48}", "\u{e48}\u{e33}"),
    ("\u{e33}\u{e49}", "\u{e49}\u{e33}"),
    ("\u{e33}\u{e4a}", "\u{e4a}\u{e33}"),
    ("\u{e33}\u{e4b}", "\u{e4b}\u{e33}"),
    ("\u{e40}\u{e40}", "\u{e41}"),
    // The only letter that becomes longer in lower case.
    ("İ", "I"),
    ("Ĳ", "IJ"),
    ("ĳ", "ij"),
    ("ﬁ", "fi"),
    ("ﬂ", "fl"),
];

/// The role of a character in the canonical form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// It stays.
    Plain,
    /// It may begin a sequence that is replaced.
    Sequence,
    /// It is removed.
    Dropped,
    /// It is a space.
    White,
}

/// The class of every unit.
pub(super) static CLASSES: LazyLock<Vec<Class>> = LazyLock::new(|| {
    let mut classes = vec![Class::Plain; 0x1_0000];
    for unit in 0..=u16::MAX {
        if char::from_u32(u32::from(unit)).is_some_and(char::is_whitespace) {
            classes[usize::from(unit)] = Class::White;
        }
    }
    for (sequence, _) in REPLACED {
        if let Some(unit) = sequence.encode_utf16().next() {
            classes[usize::from(unit)] = Class::Sequence;
        }
    }
    for (first, last) in dropped() {
        classes[usize::from(first)..=usize::from(last)].fill(Class::Dropped);
    }
    classes
});

/// Returns all units that are removed.
pub(super) fn dropped() -> impl Iterator<Item = (u16, u16)> {
    DROPPED.into_iter().chain([BYTE_ORDER_MARK])
}
