//! One form for what looks alike, so that searching can compare unit by unit.
//!
//! In: a title, a heading, a text or a query as it comes. Out: the same in canonical form: NFC,
//! without what nobody sees, with plain single spaces, and with each Thai syllable spelt in one
//! way. Runs over every text of a site, so it is one pass that copies whatever is canonical already
//! in whole runs, and copies nothing where all is.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::text::normalise::nfc;

/// Units taken out: controls, soft hyphens, marks that compose with nothing, joiners and directions
/// that have no width, variation selectors. (Such a mark would hide its letter from everybody who
/// types without it.)
pub(super) const DROPPED: [(u16, u16); 10] = [
    (0x00, 0x08),
    (0x0E, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x300, 0x36F),
    (0x61C, 0x61C),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
];

/// Not a space in Rust and one in JavaScript, so it must be gone before spaces are looked for.
pub(super) const BYTE_ORDER_MARK: (u16, u16) = (0xFEFF, 0xFEFF);

/// What is written in place of a sequence that means the same, the longest first. Thai: the vowel
/// of `น้ำ` typed as two signs, before or after the tone mark, or with the tone mark behind it; two
/// `เ` for one `แ`. They look the same on most screens.
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

/// What a character is to the canonical form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// It stays.
    Plain,
    /// A replaced sequence may begin with it.
    Sequence,
    /// It is taken out.
    Dropped,
    /// It is a space.
    White,
}

/// The class of every unit.
static CLASSES: LazyLock<Vec<Class>> = LazyLock::new(|| {
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

/// All units that are taken out.
pub(super) fn dropped() -> impl Iterator<Item = (u16, u16)> {
    DROPPED.into_iter().chain([BYTE_ORDER_MARK])
}

/// The canonical form of a title, a heading or a text. `\n` between blocks and `\t` before sections
/// stay, and what stands between them becomes a canonical line each: trimmed, with single spaces.
pub fn canonical(text: &str) -> Cow<'_, str> {
    canonical_with(text, true)
}

/// The canonical form of a query: one line, line ends and tabs being spaces.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    canonical_with(text, false)
}

/// The part of a query that is looked at: its first `units` UTF-16 code units, or one fewer where
/// that would halve a character.
pub(super) fn cut(query: &str, units: usize) -> &str {
    let mut length = 0;
    for (at, character) in query.char_indices() {
        length += character.len_utf16();
        if length > units {
            return &query[..at];
        }
    }
    query
}

fn canonical_with(text: &str, keeps_breaks: bool) -> Cow<'_, str> {
    if keeps_breaks && is_plainly_canonical(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let text = nfc(text);
    let classes = &**CLASSES;
    let class = |character: char| classes.get(character as usize).copied().unwrap_or(Class::Plain);
    let is_gap = |character: char| matches!(class(character), Class::White | Class::Dropped);

    let mut output = String::new();
    let mut copied = 0;
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match class(character) {
            Class::Plain => {}
            Class::Sequence => {
                if let Some((length, replacement)) = replaced(&text[at..], class) {
                    output.push_str(&text[copied..at]);
                    output.push_str(replacement);
                    copied = at + length;
                    while characters.offset() < copied {
                        characters.next();
                    }
                }
            }
            Class::White | Class::Dropped => {
                let rest = characters.as_str();
                let follows = rest.chars().next().is_some_and(|next| !is_gap(next));
                if character == ' ' && at > 0 && follows {
                    continue;
                }
                let end = text.len() - rest.trim_start_matches(is_gap).len();
                let gap = &text[at..end];
                output.push_str(&text[copied..at]);
                let breaks = output.len();
                if keeps_breaks {
                    output.extend(gap.chars().filter(|character| matches!(character, '\n' | '\t')));
                }
                let is_within = at > 0 && end < text.len();
                if is_within
                    && output.len() == breaks
                    && gap.contains(|character| class(character) == Class::White)
                {
                    output.push(' ');
                }
                copied = end;
                while characters.offset() < copied {
                    characters.next();
                }
            }
        }
    }
    if copied == 0 {
        return text;
    }
    output.push_str(&text[copied..]);
    Cow::Owned(output)
}

/// Whether a text is canonical beyond doubt, as nearly all are in Latin letters and in Thai: a look
/// at its bytes costs a tenth of the whole form. Any text may be in doubt.
fn is_plainly_canonical(bytes: &[u8]) -> bool {
    // As if an empty line stood before it: no space may follow.
    let mut before = b'\n';
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        let next = |distance: usize| bytes.get(place + distance).copied().unwrap_or_default();
        let length = match byte {
            b'!'..=b'~' => 1,
            b' ' if !matches!(before, b' ' | b'\n' | b'\t') => 1,
            b'\n' | b'\t' if before != b' ' => 1,
            // Latin-1 but for controls, the hard space and the soft hyphen; then Latin that is
            // composed already, without İ, Ĳ and ĳ.
            0xC2 if next(1) > 0xA0 && next(1) != 0xAD => 2,
            0xC3 | 0xC5..=0xCB => 2,
            0xC4 if !matches!(next(1), 0xB0 | 0xB2 | 0xB3) => 2,
            0xE1 if matches!(next(1), 0xB8..=0xBB) => 3,
            // Quotation marks, dashes, the ellipsis and their like.
            0xE2 if next(1) == 0x80 && matches!(next(2), 0x90..=0xA7) => 3,
            0xE0 if is_plain_thai(&bytes[place..]) => 3,
            _ => return false,
        };
        before = byte;
        place += length;
    }
    before != b' '
}

/// Whether the Thai letter at the beginning begins no sequence that is replaced or put into another
/// order.
fn is_plain_thai(bytes: &[u8]) -> bool {
    let [0xE0, block @ (0xB8 | 0xB9), character, rest @ ..] = bytes else { return false };
    let following = match rest {
        [0xE0, block, character, ..] => (*block, *character),
        _ => (0, 0),
    };
    match (*block, *character) {
        // ำ before a tone mark, เ before another one, tone marks before the vowels that stand
        // below.
        (0xB8, 0xB3) => !matches!(following, (0xB9, 0x88..=0x8B)),
        (0xB8, 0xB8 | 0xB9) => following != (0xB8, 0xBA),
        (0xB9, 0x80) => following != (0xB9, 0x80),
        (0xB9, 0x88..=0x8C) => !matches!(following, (0xB8, 0xB8..=0xBA)),
        // The vowel ํ may belong to ำ.
        (0xB9, 0x8D) => false,
        _ => true,
    }
}

/// The replaced sequence at the beginning of a text: how many bytes it takes, with what is dropped
/// within it, and what is written for it.
fn replaced(text: &str, class: impl Fn(char) -> Class) -> Option<(usize, &'static str)> {
    REPLACED.into_iter().find_map(|(sequence, replacement)| {
        let mut expected = sequence.chars().peekable();
        let mut length = 0;
        for character in text.chars() {
            if expected.next_if_eq(&character).is_none() && class(character) != Class::Dropped {
                return None;
            }
            length += character.len_utf8();
            if expected.peek().is_none() {
                return Some((length, replacement));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The canonical form of a line as the rules say it, step by step.
    fn literal(text: &str) -> String {
        let is_dropped = |unit: char| {
            dropped().any(|(first, last)| {
                (u32::from(first)..=u32::from(last)).contains(&u32::from(unit))
            })
        };
        let kept: String = nfc(text).chars().filter(|character| !is_dropped(*character)).collect();
        let spaced = kept.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut output = String::new();
        let mut rest = spaced.as_str();
        while let Some(character) = rest.chars().next() {
            let found = REPLACED.iter().find(|(sequence, _)| rest.starts_with(sequence));
            let (length, written) = found
                .map_or((character.len_utf8(), None), |(sequence, with)| {
                    (sequence.len(), Some(with))
                });
            match written {
                Some(with) => output.push_str(with),
                None => output.push(character),
            }
            rest = &rest[length..];
        }
        output
    }

    /// Texts full of what the canonical form changes.
    fn tricky() -> impl Strategy<Value = String> {
        let pieces = [
            "a", "é", "e\u{301}", "\u{301}", " ", "  ", "\u{a0}", "\u{3000}", "\u{85}", "\n", "\t",
            "\r", "\u{ad}", "\u{200b}", "\u{feff}", "น", "้", "่", "ํ", "า", "ำ", "เ", "แ", "ĳ", "İ",
            "ﬁ", "😀", "\u{fe0f}", "\0", "ệ", "\u{323}",
        ];
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..24)
            .prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn the_fast_form_is_what_the_rules_say(text in prop_oneof![tricky(), any::<String>()]) {
            prop_assert_eq!(line(&text), literal(&text));
        }

        #[test]
        fn a_text_is_its_lines_with_their_breaks(pieces in prop::collection::vec(tricky(), 1..4)) {
            let lines: Vec<String> = pieces.iter().map(|piece| piece.replace(['\n', '\t'], "")).collect();
            let canonical: Vec<String> = lines.iter().map(|line| literal(line)).collect();
            prop_assert_eq!(super::canonical(&lines.join("\n")).into_owned(), canonical.join("\n"));
            prop_assert_eq!(super::canonical(&lines.join("\n\t")).into_owned(), canonical.join("\n\t"));
        }
    }

    #[test]
    fn what_is_canonical_is_not_copied() {
        for text in ["", "Một chuyến bay đợi một người", "น้ำใจ และ เข้าใจ", "één gast"]
        {
            assert!(matches!(line(text), Cow::Borrowed(_)), "{text}");
        }
        assert!(matches!(super::canonical("a\n\tb"), Cow::Owned(_) | Cow::Borrowed("a\n\tb")));
    }

    proptest! {
        #[test]
        fn what_is_plainly_canonical_is(text in prop_oneof![tricky(), any::<String>(), "[ -~\u{a0}-\u{2ff}\u{e01}-\u{e5b}\u{1e00}-\u{1eff}\u{2010}-\u{2030}]{0,12}"]) {
            if is_plainly_canonical(text.as_bytes()) {
                prop_assert_eq!(literal(&text.replace(['\n', '\t'], "x")), text.replace(['\n', '\t'], "x"));
            }
        }
    }

    #[test]
    fn lessons_are_plainly_canonical() {
        for text in ["“Một” chuyến bay\nđợi – một người…", "น้ำใจและเข้าใจ แขก", "één gast, e.g.\tç"]
        {
            assert!(is_plainly_canonical(text.as_bytes()), "{text}");
        }
        for text in
            [" a", "a ", "a  b", "a \nb", "a\n b", "e\u{301}", "\u{a0}", "เเ", "นำ้", "a\u{200b}"]
        {
            assert!(!is_plainly_canonical(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn thai_syllables_are_spelt_in_one_way() {
        for spelling in ["น้\u{e4d}า", "น\u{e4d}้า", "นำ้", "น้\u{200b}\u{e4d}\u{ad}า"]
        {
            assert_eq!(line(spelling), "น้ำ", "{spelling}");
        }
        assert_eq!(line("เเขก"), "แขก");
    }

    #[test]
    fn what_nobody_sees_is_gone() {
        assert_eq!(
            line("\u{feff}\u{ad} zorg\u{ad}zaam\u{200b} \u{a0}\u{2003} gast\r\n"),
            "zorgzaam gast"
        );
        assert_eq!(line("x\u{302}q\u{303}"), "xq");
    }

    #[test]
    fn sequences_stand_longest_first() {
        let lengths: Vec<usize> =
            REPLACED.iter().map(|(sequence, _)| sequence.encode_utf16().count()).collect();
        assert!(lengths.is_sorted_by(|left, right| left >= right), "{lengths:?}");
    }

    #[test]
    fn a_cut_halves_no_character() {
        assert_eq!(cut("ab😀c", 3), "ab");
        assert_eq!(cut("ab😀c", 4), "ab😀");
        assert_eq!(cut("ab", 200), "ab");
    }
}
