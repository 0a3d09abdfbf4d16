//! The nearest match: what somebody who mistyped a name probably meant.

use std::cell::Cell;

use strsim::damerau_levenshtein;

/// With so many names wrong ones are compared, in one text or by one rule.
const MOST_COMPARED: usize = 100_000;

/// More letters than this are never off in what [`nearest`] proposes.
const MOST_OFF: usize = 6;

/// The candidate nearest to a word, if one is near enough to be worth proposing: at most a third of
/// its letters off. Of equally near ones the first wins, so that the proposal does not change from
/// run to run.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let characters = Letters::of(word);
    let limit = (characters.count / 3).clamp(1, MOST_OFF);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        // Nearly all are told from the word without counting what differs.
        if candidate.len().abs_diff(word.len()) > limit * 4
            || characters.least_distance(&Letters::of(candidate)) > limit
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

/// What the wrong names of one text are compared with, up to a limit: thousands of names that are
/// each wrong, beside thousands that exist, would take minutes. Those behind the limit get no
/// proposal.
#[derive(Debug)]
pub struct Proposals {
    left: Cell<usize>,
}

impl Default for Proposals {
    fn default() -> Self {
        Self { left: Cell::new(MOST_COMPARED) }
    }
}

impl Proposals {
    /// [`nearest`], unless too many names have been compared already.
    pub fn nearest<'a>(
        &self,
        word: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        if self.left.get() == 0 { None } else { nearest(word, self.counted(candidates)) }
    }

    /// The first candidate that is what was meant, unless too many names have been compared
    /// already.
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

/// How many letters differ, swapped neighbours counting once and case not at all. Of words that are
/// far from each other it is only known that they are: to count takes as long as one is long, times
/// the other.
pub fn distance(left: &str, right: &str) -> usize {
    let least = Letters::of(left).least_distance(&Letters::of(right));
    if least > 2 * MOST_OFF {
        least
    } else {
        damerau_levenshtein(&left.to_lowercase(), &right.to_lowercase())
    }
}

/// How many letters a word has, and which, roughly.
struct Letters {
    count: usize,
    /// A bit for each letter; some letters share one.
    set: u64,
}

impl Letters {
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

    /// Two words are at least so many letters apart: each letter that only one of them has is one,
    /// and so is each by which one is longer.
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
    fn a_typing_error_finds_its_word_and_a_stranger_does_not() {
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
