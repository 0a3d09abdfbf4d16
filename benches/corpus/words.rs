//! Words for the asides of the corpus: eight hundred in each language, from common to rare, as in
//! this repository's own lessons.
//!
//! In: the number of a language. Out: [`of`] a language, words that a lesson may contain or not, so
//! that a search can distinguish lessons. They are stored here because a corpus must not change
//! when the lessons change.

/// The number of words of each language.
pub(crate) const COUNT: usize = 800;

/// Returns the words of a language of the corpus, from the most common.
pub(crate) fn of(number: usize) -> Vec<&'static str> {
    let words: Vec<&str> = [VIETNAMESE, DUTCH, THAI, ENGLISH][number].split_whitespace().collect();
    assert_eq!(words.len(), COUNT);
    words
}

/// Vietnamese syllables.
const VIETNAMESE: &str = include_str!("words/vi.txt");

/// Dutch words.
const DUTCH: &str = include_str!("words/nl.txt");

/// Thai words.
const THAI: &str = include_str!("words/th.txt");

/// English words.
const ENGLISH: &str = include_str!("words/en.txt");
