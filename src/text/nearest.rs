//! The nearest match: the name that somebody who made a typo probably meant.
//!
//! In: a word and candidates. Out: the most similar candidate, if one is similar enough.

use std::cell::Cell;

use strsim::damerau_levenshtein;

use super::normalise::nfc;
use super::phrase::Phrase;

/// How many comparisons [`Proposals`] makes, for one text or one rule.
const MAX_COMPARISONS: usize = 100_000;

/// [`nearest`] never proposes a word in which more characters than this differ.
const MAX_DISTANCE: usize = 6;

/// Returns the candidate nearest to a word if at most a third of its characters differ. Of equally
/// near ones the first wins, so that the proposal does not change from run to run.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let characters = Characters::of(word);
    let limit = (characters.count / 3).clamp(1, MAX_DISTANCE);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        // Most candidates can be ruled out without computing the edit distance.
        if candidate.len().abs_diff(word.len()) > limit * 4
            || characters.least_distance(&Characters::of(candidate)) > limit
        {
            continue;
        }
        let distance = distance(word, candidate);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Finds proposals for the wrong names of one text, up to a limit: comparing thousands of wrong
/// names with thousands of existing ones would take minutes. Names after the limit get no proposal.
#[derive(Debug)]
pub struct Proposals {
    left: Cell<usize>,
}

impl Default for Proposals {
    fn default() -> Self {
        Self { left: Cell::new(MAX_COMPARISONS) }
    }
}

impl Proposals {
    /// Returns the [`nearest`] candidate, unless the limit has been reached.
    pub fn nearest<'a>(
        &self,
        word: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        if self.left.get() == 0 { None } else { nearest(word, self.counted(candidates)) }
    }

    /// Returns the file with this name in another folder, else the [`nearest`] path, unless the
    /// limit has been reached.
    pub fn nearest_file<'a>(
        &self,
        path: &str,
        files: impl Iterator<Item = &'a str> + Clone,
    ) -> Option<&'a str> {
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_lowercase();
        let wanted = name(path);
        let same = self.find(files.clone(), |file| name(file) == wanted);
        same.or_else(|| self.nearest(path, files))
    }

    /// Returns the first candidate that is meant, unless the limit has been reached.
    pub fn find<'a>(
        &self,
        candidates: impl IntoIterator<Item = &'a str>,
        is_meant: impl Fn(&str) -> bool,
    ) -> Option<&'a str> {
        if self.left.get() == 0 {
            None
        } else {
            self.counted(candidates).find(|candidate| is_meant(candidate))
        }
    }

    fn counted<'a>(
        &self,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> impl Iterator<Item = &'a str> {
        candidates.into_iter().inspect(|_| self.left.set(self.left.get().saturating_sub(1)))
    }
}

/// Returns the phrase for a difference that is hard to see between what is written and what was
/// meant; `None` if anybody sees it, or if there is none.
pub fn hidden_difference(written: &str, meant: &str) -> Option<Phrase> {
    let visible = |text: &str| -> String {
        let is_visible = |character: &char| !is_invisible(*character);
        nfc(text).chars().filter(is_visible).collect()
    };
    if written == meant {
        None
    } else if nfc(written) == nfc(meant) {
        Some(Phrase::new("difference-encoding"))
    } else if visible(written) == visible(meant) {
        Some(Phrase::new("difference-invisible"))
    } else if visible(written).to_lowercase() == visible(meant).to_lowercase() {
        Some(Phrase::new("difference-case"))
    } else {
        None
    }
}

/// Whether a character is a space or has no width.
fn is_invisible(character: char) -> bool {
    let is_without_width =
        matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    character.is_whitespace() || is_without_width
}

/// Returns how many characters differ; swapped neighbours count once and case is ignored. For words
/// that differ a lot this is only a lower bound, since computing the distance takes time
/// proportional to the product of the lengths.
pub fn distance(left: &str, right: &str) -> usize {
    let least = Characters::of(left).least_distance(&Characters::of(right));
    if least > 2 * MAX_DISTANCE {
        least
    } else {
        damerau_levenshtein(&left.to_lowercase(), &right.to_lowercase())
    }
}

/// How many characters a word has, and roughly which.
struct Characters {
    count: usize,
    /// A bit for each character; some characters share one.
    set: u64,
}

impl Characters {
    fn of(word: &str) -> Self {
        let bit = |character: char| 1 << (u32::from(character) % 64);
        if word.is_ascii() {
            let set =
                word.bytes().fold(0, |set, byte| set | bit(char::from(byte.to_ascii_lowercase())));
            return Self { count: word.len(), set };
        }
        let lower = word.chars().flat_map(char::to_lowercase);
        let (count, set) =
            lower.fold((0, 0), |(count, set), character| (count + 1, set | bit(character)));
        Self { count, set }
    }

    /// Returns a lower bound of the distance: each character that only one of the words has counts,
    /// and so does each by which one word is longer.
    fn least_distance(&self, other: &Self) -> usize {
        let only_here =
            (self.set & !other.set).count_ones().max((other.set & !self.set).count_ones());
        self.count.abs_diff(other.count).max(usize::try_from(only_here).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_finds_its_word_and_an_unrelated_word_does_not() {
        assert_eq!(nearest("tilte", ["title", "tags"]), Some("title"));
        assert_eq!(nearest("soruce", ["order", "source"]), Some("source"));
        assert_eq!(nearest("SOURCE", ["order", "source"]), Some("source"));
        assert_eq!(nearest("banana", ["title", "tags"]), None);
        assert_eq!(nearest("ดูแล", ["care", "ดูแลล"]), Some("ดูแลล"));
    }

    #[test]
    fn proposals_end_where_too_much_has_been_compared() {
        let names: Vec<String> = (0..20_000).map(|number| format!("n{number}")).collect();
        let proposals = Proposals::default();
        let found = (0..8).filter(|_| {
            proposals.nearest("x19999", names.iter().map(String::as_str)) == Some("n19999")
        });
        assert_eq!(found.count(), 5);
    }

    #[test]
    fn a_word_of_a_megabyte_is_far_from_every_other() {
        let long = "h".repeat(1 << 20);
        assert_eq!(nearest(&long, ["title", "h"]), None);
        assert_eq!(distance(&long, "h"), (1 << 20) - 1);
    }
}
