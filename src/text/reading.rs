//! How long a text takes to read.
//!
//! In: running text, piece by piece, and a language. Out: minutes. Thai is written without spaces between words, so there letters are
//! counted, which needs no dictionary.

use crate::language::LanguageTag;

/// Words a minute in English (Brysbaert 2019, doi 10.1016/j.jml.2019.104047) and, by his later work, in Dutch; used wherever nothing better is known.
const WORDS: f64 = 238.0;

/// Syllables a minute in Vietnamese, whose spaces divide syllables: 238 words by the measured 1.41 syllables for an English word, less a tenth.
const SYLLABLES: f64 = 300.0;

/// Thai letters and marks a minute: 238 words by the measured 5.1 letters for an English word.
const THAI_LETTERS: f64 = 1220.0;

/// How much there is to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Volume {
    /// Pieces of text between spaces that hold a letter or digit.
    pub words: u32,
    /// Of these, pieces with Thai letters in them.
    pub thai_words: u32,
    /// Thai letters and marks, digits and signs left out.
    pub thai_letters: u32,
    /// Whether the piece being read has counted yet.
    state: State,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Between,
    Word,
    ThaiWord,
}

impl Volume {
    /// Adds running text. A word may go on in the next piece of it.
    pub fn add(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at).copied() {
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' => {
                    self.state = State::Between;
                    at += 1;
                }
                // U+0E00 to U+0E7F, the Thai block.
                0xe0 if matches!(bytes.get(at + 1), Some(0xb8 | 0xb9)) => {
                    let letter = bytes.get(at + 2).copied().unwrap_or_default();
                    self.thai(bytes[at + 1] == 0xb9, letter);
                    at += 3;
                }
                // General punctuation: dashes, quotation marks, dots.
                0xe2 => at += 3,
                b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0x80.. => {
                    self.word();
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }

    /// What follows does not belong to the word before it.
    pub fn end_word(&mut self) {
        self.state = State::Between;
    }

    fn word(&mut self) {
        if self.state == State::Between {
            self.words += 1;
            self.state = State::Word;
        }
    }

    /// The third byte of a Thai sign, in the lower or upper half of what it can be.
    fn thai(&mut self, is_upper: bool, byte: u8) {
        // U+0E01–0E3A letters and marks; U+0E3F ฿; U+0E40–0E4E vowels and marks; then signs and digits.
        let is_letter = if is_upper { (0x80..=0x8e).contains(&byte) } else { (0x81..=0xba).contains(&byte) };
        if is_letter {
            self.thai_letters += 1;
            if self.state != State::ThaiWord {
                self.words += u32::from(self.state == State::Between);
                self.thai_words += 1;
                self.state = State::ThaiWord;
            }
        } else {
            self.word();
        }
    }

    /// Minutes a reader of this language takes, rounded up; at least one.
    pub fn minutes(&self, language: &LanguageTag) -> u32 {
        let speed = if language.primary() == "vi" { SYLLABLES } else { WORDS };
        let minutes = if language.primary() == "th" {
            f64::from(self.words - self.thai_words) / WORDS + f64::from(self.thai_letters) / THAI_LETTERS
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
        assert_eq!(minutes("th", &["๑฿๚ "].repeat(60)), 1, "digits and signs are words, not letters");
    }

    #[test]
    fn signs_alone_are_no_words_and_a_word_may_come_in_pieces() {
        let mut volume = Volume::default();
        for piece in ["un", "believ", "able – “", "yes", "” … 5 % & "] {
            volume.add(piece);
        }
        assert_eq!(volume.words, 3);
    }
}
