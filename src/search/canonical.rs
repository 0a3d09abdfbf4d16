//! The canonical form of text, equal for texts that look alike, so that searching can compare unit
//! by unit.
//!
//! In: a title, a heading, a text or a query as written. Out: the same in canonical form: NFC,
//! without invisible characters, with plain single spaces, and with each Thai syllable spelt in one
//! way. It runs over every text of a site, so it is a single pass that copies canonical stretches
//! as a whole, and copies nothing if the whole text is canonical.

use std::borrow::Cow;

use super::unit_classes::{CLASSES, COMPATIBLE, Class, REPLACED};
use crate::text::normalise::{nfc, nfkc};

/// Returns the canonical form of a title, a heading or a text. `\n` between blocks and `\t` before
/// sections stay. Each part between them becomes a canonical line: trimmed, with single spaces.
pub fn canonical(text: &str) -> Cow<'_, str> {
    canonical_with(text, true)
}

/// Returns the canonical form of a query: a single line, with line ends and tabs as spaces.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    canonical_with(text, false)
}

/// Returns the part of a query that is searched: its first `units` UTF-16 code units, or one fewer
/// if that would split a character.
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
    let text = match compatible(text) {
        Cow::Borrowed(text) => nfc(text),
        Cow::Owned(text) => Cow::Owned(nfc(&text).into_owned()),
    };
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

/// Returns the text with the usual form of each character in `COMPATIBLE`.
fn compatible(text: &str) -> Cow<'_, str> {
    let is_compatible = |character: char| {
        COMPATIBLE
            .iter()
            .any(|(first, last)| (u32::from(*first)..=u32::from(*last)).contains(&character.into()))
    };
    // They all begin with the byte EF in UTF-8.
    if memchr::memchr(0xEF, text.as_bytes()).is_none() || !text.contains(is_compatible) {
        return Cow::Borrowed(text);
    }
    let mut usual = String::with_capacity(text.len());
    for part in text.split_inclusive(is_compatible) {
        let (rest, last) = match part.char_indices().next_back() {
            Some((at, last)) if is_compatible(last) => (&part[..at], &part[at..]),
            _ => (part, ""),
        };
        usual.push_str(rest);
        usual.push_str(&nfkc(last));
    }
    Cow::Owned(usual)
}

/// Whether a text is certainly canonical, as nearly all are in Latin letters and in Thai. Checking
/// bytes takes a tenth of the time of canonicalising. A canonical text may return `false`.
fn is_plainly_canonical(bytes: &[u8]) -> bool {
    // The start of a text is like a line start: no space may follow.
    let mut before = b'\n';
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        let next = |distance: usize| bytes.get(place + distance).copied().unwrap_or_default();
        let length = match byte {
            b'!'..=b'~' => 1,
            b' ' if !matches!(before, b' ' | b'\n' | b'\t') => 1,
            b'\n' | b'\t' if before != b' ' => 1,
            // Latin-1 except controls, the no-break space and the soft hyphen; then composed Latin
            // without İ, Ĳ and ĳ.
            0xC2 if next(1) > 0xA0 && next(1) != 0xAD => 2,
            0xC3 | 0xC5..=0xCB => 2,
            0xC4 if !matches!(next(1), 0xB0 | 0xB2 | 0xB3) => 2,
            0xE1 if matches!(next(1), 0xB8..=0xBB) => 3,
            // Quotation marks, dashes, the ellipsis and similar.
            0xE2 if next(1) == 0x80 && matches!(next(2), 0x90..=0xA7) => 3,
            0xE0 if is_plain_thai(&bytes[place..]) => 3,
            _ => return false,
        };
        before = byte;
        place += length;
    }
    before != b' '
}

/// Whether the Thai character at the start begins no sequence that is replaced or reordered.
fn is_plain_thai(bytes: &[u8]) -> bool {
    let [0xE0, block @ (0xB8 | 0xB9), character, rest @ ..] = bytes else { return false };
    let following = match rest {
        [0xE0, block, character, ..] => (*block, *character),
        _ => (0, 0),
    };
    match (*block, *character) {
        // ำ before a tone mark, เ before another one, tone marks before the vowels below the
        // letter.
        (0xB8, 0xB3) => !matches!(following, (0xB9, 0x88..=0x8B)),
        (0xB8, 0xB8 | 0xB9) => following != (0xB8, 0xBA),
        (0xB9, 0x80) => following != (0xB9, 0x80),
        (0xB9, 0x88..=0x8C) => !matches!(following, (0xB8, 0xB8..=0xBA)),
        // The vowel ํ may belong to ำ.
        (0xB9, 0x8D) => false,
        _ => true,
    }
}

/// Returns the length in bytes of the replaced sequence at the start of a text, including
/// characters removed within it, and its replacement.
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

    use super::super::unit_classes::dropped;
    use super::*;

    /// Returns the canonical form of a line by applying the rules one by one.
    fn literal(text: &str) -> String {
        let is_dropped = |unit: char| {
            dropped().any(|(first, last)| {
                (u32::from(first)..=u32::from(last)).contains(&u32::from(unit))
            })
        };
        let usual: String = text.chars().map(usual).collect();
        let kept: String =
            nfc(&usual).chars().filter(|character| !is_dropped(*character)).collect();
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

    fn usual(character: char) -> String {
        let is_compatible = COMPATIBLE.iter().any(|(first, last)| {
            (u32::from(*first)..=u32::from(*last)).contains(&u32::from(character))
        });
        let text = character.to_string();
        if is_compatible { nfkc(&text).into_owned() } else { text }
    }

    /// Generates texts full of what the canonical form changes.
    fn tricky() -> impl Strategy<Value = String> {
        let pieces = [
            "a", "é", "e\u{301}", "\u{301}", " ", "  ", "\u{a0}", "\u{3000}", "\u{85}", "\n", "\t",
            "\r", "\u{ad}", "\u{200b}", "\u{feff}", "น", "้", "่", "ํ", "า", "ำ", "เ", "แ", "ĳ", "İ",
            "ﬁ", "😀", "\u{fe0f}", "\0", "ệ", "\u{323}", "ﾎ", "ﾟ", "ﻻ", "ﷺ", "ـ", "َ", "ا", "ٓ", "カ",
        ];
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..24)
            .prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn the_fast_form_follows_the_rules(text in prop_oneof![tricky(), any::<String>()]) {
            prop_assert_eq!(line(&text), literal(&text));
        }

        #[test]
        fn a_text_is_its_lines_with_their_breaks(pieces in prop::collection::vec(tricky(), 1..4)) {
            let lines: Vec<String> =
                pieces.iter().map(|piece| piece.replace(['\n', '\t'], "")).collect();
            let canonical: Vec<String> = lines.iter().map(|line| literal(line)).collect();
            for breaks in ["\n", "\n\t"] {
                prop_assert_eq!(
                    super::canonical(&lines.join(breaks)).into_owned(),
                    canonical.join(breaks)
                );
            }
        }
    }

    #[test]
    fn a_canonical_text_is_not_copied() {
        for text in ["", "Một chuyến bay đợi một người", "น้ำใจ และ เข้าใจ", "één gast"]
        {
            assert!(matches!(line(text), Cow::Borrowed(_)), "{text}");
        }
        assert!(matches!(super::canonical("a\n\tb"), Cow::Owned(_) | Cow::Borrowed("a\n\tb")));
    }

    proptest! {
        #[test]
        fn a_plainly_canonical_text_is_canonical(
            text in prop_oneof![
                tricky(),
                any::<String>(),
                "[ -~\u{a0}-\u{2ff}\u{e01}-\u{e5b}\u{1e00}-\u{1eff}\u{2010}-\u{2030}]{0,12}",
            ],
        ) {
            if is_plainly_canonical(text.as_bytes()) {
                let line = text.replace(['\n', '\t'], "x");
                prop_assert_eq!(literal(&line), line);
            }
        }
    }

    #[test]
    fn lessons_are_plainly_canonical() {
        let thai = "น้ำใจและเข้าใจ แขก";
        for text in ["“Một” chuyến bay\nđợi – một người…", thai, "één gast, e.g.\tç"]
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
    fn invisible_characters_are_removed() {
        assert_eq!(
            line("\u{feff}\u{ad} zorg\u{ad}zaam\u{200b} \u{a0}\u{2003} gast\r\n"),
            "zorgzaam gast"
        );
        assert_eq!(line("x\u{302}q\u{303}"), "xq");
    }

    #[test]
    fn arabic_is_without_vowel_marks_tatweel_and_letters_of_one_position() {
        assert_eq!(line("الضَّيْفُ الكـــريم"), "الضيف الكريم");
        assert_eq!(line("ا\u{653}داب"), "آداب");
        assert_eq!(line("ﺍﻟﻀﻴﻒ ﻻ"), "الضيف لا");
        assert_eq!(line("שָׁלוֹם"), "שלום");
    }

    #[test]
    fn kana_of_half_width_have_full_width() {
        assert_eq!(line("ﾎﾃﾙのｶﾞｲﾄﾞ"), "ホテルのガイド");
        assert_eq!(line("ホﾟ"), "ポ");
    }

    #[test]
    fn longer_sequences_come_first() {
        let lengths: Vec<usize> =
            REPLACED.iter().map(|(sequence, _)| sequence.encode_utf16().count()).collect();
        assert!(lengths.is_sorted_by(|left, right| left >= right), "{lengths:?}");
    }

    #[test]
    fn cutting_splits_no_character() {
        assert_eq!(cut("ab😀c", 3), "ab");
        assert_eq!(cut("ab😀c", 4), "ab😀");
        assert_eq!(cut("ab", 200), "ab");
    }
}
