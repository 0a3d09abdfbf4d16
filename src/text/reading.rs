//! Reading time.
//!
//! In: running text, piece by piece, and a language. Out: minutes. Thai is written without spaces
//! between words, so its letters are counted instead, which needs no dictionary.

use crate::language::LanguageTag;

/// Words per minute in English (Brysbaert 2019, doi 10.1016/j.jml.2019.104047) and, by his later
/// work, in Dutch; also used for languages without data of their own.
const WORDS: f64 = 238.0;

/// Syllables per minute in Vietnamese, whose spaces separate syllables: 238 words times the
/// measured 1.41 syllables for an English word, less a tenth.
const SYLLABLES: f64 = 300.0;

/// Thai letters and marks per minute: 238 words times the measured 5.1 letters for an English word.
const THAI_LETTERS: f64 = 1220.0;

/// An amount of text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Volume {
    /// Pieces of text between spaces.
    pub words: u32,
    /// Runs of Latin letters and digits without marks: words of other languages in Thai text.
    pub latin_words: u32,
    /// Thai letters and marks, without digits and punctuation.
    pub thai_letters: u32,
    /// Whether the text added last ended inside a word, and inside a Latin word.
    in_word: bool,
    in_latin: bool,
}

impl Volume {
    /// Adds running text. A word may continue in the next piece.
    pub fn add(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let Some(last) = bytes.last().copied() else { return };
        // Every byte of every text is counted here: simple loops that the compiler can vectorise.
        self.words += starts(bytes, self.in_word, is_visible);
        self.latin_words += starts(bytes, self.in_latin, |byte| byte.is_ascii_alphanumeric());
        self.thai_letters += thai_letters(bytes);
        (self.in_word, self.in_latin) = (is_visible(last), last.is_ascii_alphanumeric());
    }

    /// Ends the current word: the next piece begins a new one.
    pub fn end_word(&mut self) {
        (self.in_word, self.in_latin) = (false, false);
    }

    /// Subtracts a part that begins and ends between words.
    #[must_use]
    pub fn minus(self, part: Self) -> Self {
        Self {
            words: self.words - part.words,
            latin_words: self.latin_words - part.latin_words,
            thai_letters: self.thai_letters - part.thai_letters,
            ..self
        }
    }

    /// Returns the minutes that a reader of this language takes, rounded up; at least one.
    pub fn minutes(&self, language: &LanguageTag) -> u32 {
        let speed = if language.primary() == "vi" { SYLLABLES } else { WORDS };
        let minutes = if language.primary() == "th" {
            f64::from(self.latin_words) / WORDS + f64::from(self.thai_letters) / THAI_LETTERS
        } else {
            f64::from(self.words) / speed
        };
        let mut whole = 1;
        while f64::from(whole) < minutes {
            whole += 1;
        }
        whole
    }
}

fn is_visible(byte: u8) -> bool {
    byte > b' '
}

/// Bytes counted at a time: the count of a chunk fits into a byte, so that the loop can be
/// vectorised.
const STRIDE: usize = 128;

/// Counts how often a run of bytes that match `is_such` begins.
fn starts(bytes: &[u8], is_inside: bool, is_such: impl Fn(u8) -> bool) -> u32 {
    let Some((first, rest)) = bytes.split_first() else { return 0 };
    let strides = bytes.chunks(STRIDE).zip(rest.chunks(STRIDE));
    let later = strides.map(|(before, here)| {
        let pairs = before.iter().zip(here);
        u32::from(pairs.fold(0_u8, |count, (before, here)| {
            count + u8::from(is_such(*here) & !is_such(*before))
        }))
    });
    u32::from(is_such(*first) && !is_inside) + later.sum::<u32>()
}

/// Counts letters and marks in the Thai block: U+0E01–0E3A and U+0E40–0E4E. U+0E3F is ฿; the rest
/// are punctuation and digits.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a short-circuit would keep the loop from being vectorised"
)]
fn thai_letters(bytes: &[u8]) -> u32 {
    let Some(start) = memchr::memchr(0xe0, bytes) else { return 0 };
    let bytes = &bytes[start..];
    let (second, third) = (bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    let is_letter = |first: u8, second: u8, third: u8| {
        let is_lower = (second == 0xb8) & (third.wrapping_sub(0x81) <= 0xba - 0x81);
        let is_upper = (second == 0xb9) & (third.wrapping_sub(0x80) <= 0x8e - 0x80);
        (first == 0xe0) & (is_lower | is_upper)
    };
    let strides = bytes.chunks(STRIDE).zip(second.chunks(STRIDE)).zip(third.chunks(STRIDE));
    let counts = strides.map(|((first, second), third)| {
        let characters = first.iter().zip(second).zip(third);
        u32::from(characters.fold(0_u8, |count, ((first, second), third)| {
            count + u8::from(is_letter(*first, *second, *third))
        }))
    });
    counts.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(language: &str, pieces: &[&str]) -> u32 {
        let mut volume = Volume::default();
        for piece in pieces {
            volume.add(piece);
        }
        volume.minutes(&LanguageTag::parse(language).expect("a tag"))
    }

    #[test]
    fn minutes_are_rounded_up_at_the_speed_of_the_language() {
        assert_eq!(minutes("en", &[""]), 1);
        assert_eq!(minutes("en", &["word "].repeat(238)), 1);
        assert_eq!(minutes("en", &["word "].repeat(239)), 2);
        assert_eq!(minutes("nl", &["één "].repeat(476)), 2);
        assert_eq!(minutes("vi", &["đồng "].repeat(300)), 1);
        assert_eq!(minutes("vi", &["đồng "].repeat(301)), 2);
        assert_eq!(minutes("th", &["กำ"].repeat(610)), 1);
        assert_eq!(minutes("th", &["กำ"].repeat(611)), 2);
        assert_eq!(minutes("th", &["๑฿๚ "].repeat(2000)), 1, "digits and ฿ do not count");
        assert_eq!(
            minutes("th", &["Southwest Airlines "].repeat(120)),
            2,
            "words of other languages count as such"
        );
    }

    #[test]
    fn a_word_may_come_in_pieces() {
        let mut volume = Volume::default();
        for piece in ["un", "believ", "able ", "yes", "\nno "] {
            volume.add(piece);
        }
        assert_eq!(volume.words, 3);
        volume.add("a");
        volume.end_word();
        volume.add("b");
        assert_eq!(volume.words, 5);
    }
}
