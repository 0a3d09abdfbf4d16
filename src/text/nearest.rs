//! The nearest match: what somebody who mistyped a name probably meant.

use strsim::damerau_levenshtein;

/// The candidate nearest to a word, if one is near enough to be worth proposing: at most a third of its letters off.
/// Of equally near ones the first wins, so that the proposal does not change from run to run.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = word.chars().count();
    let limit = (letters / 3).clamp(1, 6);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.len().abs_diff(word.len()) > limit * 4 {
            continue;
        }
        let distance = distance(word, candidate);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How many letters differ, swapped neighbours counting once and case not at all.
pub fn distance(left: &str, right: &str) -> usize {
    damerau_levenshtein(&left.to_lowercase(), &right.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_finds_its_word_and_a_stranger_does_not() {
        assert_eq!(nearest("tilte", ["title", "tags"]), Some("title"));
        assert_eq!(nearest("soruce", ["order", "source"]), Some("source"));
        assert_eq!(nearest("banana", ["title", "tags"]), None);
    }
}
