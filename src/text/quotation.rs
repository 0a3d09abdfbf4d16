//! The quotation marks of languages.
//!
//! In: a language tag. Out: [`QuotationMarks`], from a single table. The pairs are those of CLDR
//! (Unicode Technical Standard 35, part 2, “Delimiter Elements”). Dutch has the same four marks in
//! either order; here `“…”` is its outer pair.

use crate::language::LanguageTag;

/// The quotation marks of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotationMarks {
    /// Those outside, opening and closing.
    pub outer: (char, char),
    /// Those of a quotation inside a quotation.
    pub inner: (char, char),
}

/// Every quotation mark that some language uses.
const ALL: [char; 16] =
    ['“', '”', '„', '‟', '«', '»', '‹', '›', '‘', '’', '‚', '「', '」', '『', '』', '〝'];

/// The apostrophe of every language, which looks like a quotation mark.
const APOSTROPHE: char = '’';

const ENGLISH: QuotationMarks = QuotationMarks { outer: ('“', '”'), inner: ('‘', '’') };
const GERMAN: QuotationMarks = QuotationMarks { outer: ('„', '“'), inner: ('‚', '‘') };
const FRENCH: QuotationMarks = QuotationMarks { outer: ('«', '»'), inner: ('“', '”') };
const POLISH: QuotationMarks = QuotationMarks { outer: ('„', '”'), inner: ('«', '»') };
const RUSSIAN: QuotationMarks = QuotationMarks { outer: ('«', '»'), inner: ('„', '“') };
const SWEDISH: QuotationMarks = QuotationMarks { outer: ('”', '”'), inner: ('’', '’') };
const JAPANESE: QuotationMarks = QuotationMarks { outer: ('「', '」'), inner: ('『', '』') };
const ARABIC: QuotationMarks = QuotationMarks { outer: ('”', '“'), inner: ('’', '‘') };

/// The languages, by the language of their tags.
const LANGUAGES: &[(QuotationMarks, &[&str])] = &[
    (ENGLISH, &["en", "nl", "th", "vi", "hi", "id", "ko", "ms", "tr", "zh"]),
    (GERMAN, &["cs", "de", "sk", "sl"]),
    (FRENCH, &["el", "es", "fr", "it", "pt"]),
    (POLISH, &["hu", "pl", "ro"]),
    (RUSSIAN, &["ru", "uk"]),
    (SWEDISH, &["fi", "sv"]),
    (JAPANESE, &["ja"]),
    (ARABIC, &["ar"]),
];

impl QuotationMarks {
    /// Returns the marks of a language; `None` for one that the table lacks.
    pub fn of(language: &LanguageTag) -> Option<Self> {
        let primary = language.as_str().split('-').next().unwrap_or_default();
        LANGUAGES.iter().find(|(_, tags)| tags.contains(&primary)).map(|(marks, _)| *marks)
    }

    /// Whether a character is a quotation mark of other languages only.
    pub fn is_foreign(self, character: char) -> bool {
        let Self { outer, inner } = self;
        let own = [outer.0, outer.1, inner.0, inner.1, APOSTROPHE];
        ALL.contains(&character) && !own.contains(&character)
    }

    /// Whether a mark of these that only opens is at the end of a word, or one that only closes at
    /// its beginning. French marks have a space on their inner side.
    pub fn is_reversed(self, mark: char, before: Option<char>, after: Option<char>) -> bool {
        let (open, close) = self.outer;
        let is_outside = |character: Option<char>| character.is_none_or(char::is_whitespace);
        if self == FRENCH || open == close {
            return false;
        }
        mark == open && is_outside(after) || mark == close && is_outside(before)
    }

    /// Returns `“…”`, for messages.
    pub fn shown(self) -> String {
        format!("{}…{}", self.outer.0, self.outer.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(language: &str) -> QuotationMarks {
        QuotationMarks::of(&LanguageTag::parse(language).unwrap()).unwrap()
    }

    #[test]
    fn a_mark_belongs_to_a_language_or_is_foreign() {
        assert!(!marks("en-GB").is_foreign('“'));
        assert!(marks("en").is_foreign('„'));
        assert!(!marks("de").is_foreign('„'));
        assert!(!marks("fr").is_foreign('’'));
        assert!(!marks("th").is_foreign('a'));
    }

    #[test]
    fn a_mark_that_opens_stands_before_a_word() {
        assert!(marks("en").is_reversed('”', Some(' '), Some('H')));
        assert!(marks("en").is_reversed('“', Some('!'), None));
        assert!(!marks("en").is_reversed('“', None, Some('H')));
        assert!(!marks("de").is_reversed('“', Some('o'), None));
        assert!(!marks("sv").is_reversed('”', Some(' '), Some('H')));
    }
}
