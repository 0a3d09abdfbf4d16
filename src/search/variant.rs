//! Strings of a corpus that are similar to a term.
//!
//! In: a corpus and a term that does not occur. Out: what may have been meant, the likeliest first.

use strsim::osa_distance;

use super::candidates::{Candidate, Candidates, ends_word, starts_word};
use super::corpus::{Corpus, FieldKind};
use super::fold::SEPARATOR;
use super::query::Term;
use super::ranking::is_break;
use super::rules::Rules;

/// The number of variants of a term that are tried: with other tone marks, and with a typo
/// corrected.
const MAX_TONES: usize = 6;
const MAX_TYPOS: usize = 4;

/// The smallest length in units of a term for each kind of variant. Shorter terms are similar to
/// too many strings.
const MIN_SEPARATED: usize = 5;
const MIN_TYPO: usize = 4;
/// The length from which terms are not corrected: they are not words, and it would take long.
const MAX_UNITS: usize = 40;
const MIN_WORD: usize = 5;
const MIN_UNSPACED: usize = 6;

/// The largest number of errors in a suggestion.
const MAX_ERRORS: usize = 2;

fn is_between(unit: u16) -> bool {
    unit == SEPARATOR || is_break(unit)
}

/// Whether a term contains Thai, which is one byte per unit when folded.
pub(super) fn holds_thai(term: &Term) -> bool {
    term.folded.iter().any(|unit| (0x80..=0xFF).contains(unit))
}

impl Corpus {
    /// Returns strings that differ from a term only in tone marks and similar marks.
    pub(super) fn with_other_tones(&self, term: &Term) -> Vec<Term> {
        let base: Vec<u16> =
            term.folded.iter().copied().filter(|unit| !Rules::is_mark(*unit)).collect();
        if base.len() < 2 {
            return Vec::new();
        }
        let mut candidates = Candidates::default();
        for (_, field) in self.fields() {
            let mut place = 0;
            while place < field.folded.len() {
                match end_with_marks(&field.folded, place, &base) {
                    Some(end) => {
                        candidates.count(field, place, end);
                        place = end;
                    }
                    None => place += 1,
                }
            }
        }
        let mut terms = candidates.in_order(|_| ());
        terms.truncate(MAX_TONES);
        terms
    }

    /// Returns strings that differ from a term only in separators: `check-in` for `checkin`.
    pub(super) fn with_separators(&self, term: &Term) -> Vec<Term> {
        if term.folded.len() < MIN_SEPARATED
            || !term.folded.iter().all(|unit| Rules::is_joined(*unit))
        {
            return Vec::new();
        }
        let mut candidates = Candidates::default();
        for (_, field) in self.fields() {
            for start in 0..field.folded.len() {
                let end = end_with_separators(&field.folded, start, &term.folded);
                let is_apart = |end: &usize| {
                    end - start > term.folded.len()
                        && starts_word(field, start)
                        && ends_word(field, *end)
                };
                if let Some(end) = end.filter(is_apart) {
                    candidates.count(field, start, end);
                }
            }
        }
        let mut terms = candidates.in_order(|_| ());
        terms.truncate(MAX_TONES);
        terms
    }

    /// Returns strings that differ from a term by one typo: a unit added, missing or wrong, or two
    /// neighbouring units swapped.
    pub(super) fn with_typo(&self, term: &Term) -> Vec<Term> {
        let length = term.folded.len();
        if !(MIN_TYPO..=MAX_UNITS).contains(&length) {
            return Vec::new();
        }
        let first = term.folded[0];
        let at_word_start = Rules::is_joined(first) && !self.language.compounds;
        let mut candidates = Candidates::default();
        for (_, field) in self.fields() {
            for start in 0..field.folded.len() {
                if is_between(field.folded[start])
                    || at_word_start && Rules::is_joined(field.around(start, start).0)
                {
                    continue;
                }
                let fits = |end: &usize| {
                    field
                        .folded
                        .get(start..*end)
                        .is_some_and(|string| is_corrected(string, &term.folded))
                };
                let ends: Vec<usize> = [length, length + 1, length - 1]
                    .map(|length| start + length)
                    .into_iter()
                    .filter(fits)
                    .collect();
                if let Some(end) = ends.iter().find(|end| ends_word(field, **end)).or(ends.first())
                {
                    candidates.count(field, start, *end);
                }
            }
        }
        let mut terms = candidates
            .in_order(|candidate| (candidate.term.folded[0] != first, !candidate.is_whole));
        terms.truncate(MAX_TYPOS);
        terms
    }

    /// Returns the nearest string to a term, with at most two errors.
    pub(super) fn nearest(&self, term: &Term) -> Option<Term> {
        let length = term.folded.len();
        let mut candidates = Candidates::default();
        if Rules::is_joined(term.folded[0]) && (MIN_WORD..=MAX_UNITS).contains(&length) {
            for (_, field) in self.fields() {
                for (start, end) in words(&field.folded) {
                    if (end - start).abs_diff(length) <= MAX_ERRORS {
                        candidates.count(field, start, end);
                    }
                }
            }
        } else if Rules::is_unspaced(term.folded[0]) && (MIN_UNSPACED..=MAX_UNITS).contains(&length)
        {
            for (kind, field) in self.fields() {
                if kind == FieldKind::Text {
                    break;
                }
                for start in 0..field.folded.len() {
                    for end in [length - 1, length, length + 1].map(|length| start + length) {
                        if field.folded.get(start..end).is_some_and(is_string) {
                            candidates.count(field, start, end);
                        }
                    }
                }
            }
        }
        let asked = String::from_utf16_lossy(&term.folded);
        let errors = |candidate: &Candidate| {
            osa_distance(&asked, &String::from_utf16_lossy(&candidate.term.folded))
        };
        candidates.retain(|candidate| errors(candidate) <= MAX_ERRORS);
        candidates.in_order(errors).into_iter().next()
    }
}

/// Returns the end of a base that starts at a position, with any number of marks after each unit.
fn end_with_marks(units: &[u16], start: usize, base: &[u16]) -> Option<usize> {
    let mut place = start;
    for unit in base {
        if units.get(place) != Some(unit) {
            return None;
        }
        place += 1;
        place += units[place..].iter().take_while(|unit| Rules::is_mark(**unit)).count();
    }
    Some(place)
}

/// Returns the end of a term that starts at a position, with optional separators between its units.
fn end_with_separators(units: &[u16], start: usize, term: &[u16]) -> Option<usize> {
    let mut place = start;
    for (number, unit) in term.iter().enumerate() {
        if number > 0 && units.get(place) == Some(&SEPARATOR) {
            place += 1;
        }
        if units.get(place) != Some(unit) {
            return None;
        }
        place += 1;
    }
    Some(place)
}

/// Whether a string is within one line and has no separator at its ends.
fn is_string(units: &[u16]) -> bool {
    let ends = [units.first(), units.last()];
    !ends.into_iter().flatten().any(|unit| is_between(*unit))
        && !units.iter().any(|unit| is_break(*unit))
}

/// Whether a string is within one line, has no separator at its ends, and is exactly one error away
/// from a term.
fn is_corrected(string: &[u16], term: &[u16]) -> bool {
    is_one_error(string, term) && is_string(string)
}

/// Whether the distance between two strings is exactly one.
fn is_one_error(left: &[u16], right: &[u16]) -> bool {
    let same = left.iter().zip(right).take_while(|(left, right)| left == right).count();
    let (left, right) = (&left[same..], &right[same..]);
    let same =
        left.iter().rev().zip(right.iter().rev()).take_while(|(left, right)| left == right).count();
    match (&left[..left.len() - same], &right[..right.len() - same]) {
        ([_], [_] | []) | ([], [_]) => true,
        ([first, second], [third, fourth]) => first == fourth && second == third,
        _ => false,
    }
}

/// Returns the start and end of each word of a text.
fn words(units: &[u16]) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut place = 0;
    for run in units.chunk_by(|left, right| Rules::is_joined(*left) == Rules::is_joined(*right)) {
        if Rules::is_joined(run[0]) {
            words.push((place, place + run.len()));
        }
        place += run.len();
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::query::Query;
    use super::super::test_corpus::corpus;
    use super::*;

    fn term(text: &str) -> Term {
        Query::parse(Rules::new(), text).terms.remove(0)
    }

    fn written(terms: &[Term]) -> Vec<String> {
        terms.iter().map(Term::written).collect()
    }

    fn corrected(language: &str, text: &str, typed: &str) -> Vec<String> {
        written(&corpus(language, &[("x", text)]).with_typo(&term(typed)))
    }

    proptest! {
        #[test]
        fn one_error_is_a_distance_of_one(left in "[ab]{0,6}", right in "[abc]{0,6}") {
            let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
            prop_assert_eq!(
                is_one_error(&units(&left), &units(&right)),
                osa_distance(&left, &right) == 1
            );
        }
    }

    #[test]
    fn a_single_typo_is_corrected() {
        for typed in ["welcme", "wellcome", "wekcome", "ewlcome", "elcome"] {
            assert_eq!(corrected("en", "A Welcome card", typed), ["welcome"], "{typed}");
        }
        assert_eq!(corrected("en", "A welcome card", "wlcme"), Vec::<String>::new());
        assert_eq!(corrected("en", "the rad", "rae"), Vec::<String>::new());
    }

    #[test]
    fn a_typo_is_corrected_at_the_start_of_words_unless_compounds_are_one_word() {
        assert_eq!(corrected("en", "subreception", "recaption"), Vec::<String>::new());
        assert_eq!(corrected("nl", "hotelreceptie", "recaptie"), ["receptie"]);
        assert_eq!(corrected("th", "แขกต้อนรับเรา", "ต้อมรับ"), ["ต้อนรับ"]);
    }

    #[test]
    fn variants_are_ordered_by_first_letter_then_whole_words_then_frequency() {
        assert_eq!(
            corrected("en", "card card hard hard hard warden wards ward", "zard"),
            ["hard", "ward", "card"]
        );
        assert_eq!(corrected("en", "cords cords cards", "cardy"), ["cards"]);
        assert_eq!(corrected("en", "Card cart cart cars", "carx"), ["cart", "card", "cars"]);
    }

    #[test]
    fn a_length_that_ends_a_word_is_better() {
        assert_eq!(corrected("en", "rooms", "roomz"), ["rooms"]);
        assert_eq!(corrected("en", "welcomed", "welcom"), ["welcome"]);
    }

    #[test]
    fn tones_may_be_left_out_or_mistaken() {
        let corpus = corpus("th", &[("x", "กระเป๋า กระเป๋า กระเป้า กระเบา")]);
        assert_eq!(written(&corpus.with_other_tones(&term("กระเปา"))), ["กระเป๋า", "กระเป้า"]);
        assert_eq!(written(&corpus.with_other_tones(&term("กร่ะเป่า"))), ["กระเป๋า", "กระเป้า"]);
        assert_eq!(written(&corpus.with_other_tones(&term("ก๋"))), Vec::<String>::new());
    }

    #[test]
    fn separators_may_be_left_out_between_any_units() {
        let corpus = corpus(
            "vi",
            &[(
                "Sô-cô-la",
                "so co la, sô cô la, sô  cô la, socola, so-co-lat, xso co la, s-o-c-o-l-a, \
                 so\nco la",
            )],
        );
        assert_eq!(written(&corpus.with_separators(&term("socola"))), ["sô-cô-la", "s-o-c-o-l-a"]);
        assert_eq!(written(&corpus.with_separators(&term("co"))), Vec::<String>::new());
    }

    #[test]
    fn the_nearest_word_has_at_most_two_errors() {
        let corpus = corpus("en", &[("Reception", "receptive receptive deception")]);
        let nearest = |typed: &str| corpus.nearest(&term(typed)).map(|term| term.written());
        assert_eq!(nearest("reseptiun").as_deref(), Some("reception"));
        assert_eq!(nearest("recxptixn").as_deref(), Some("reception"));
        assert_eq!(nearest("xexepxiox"), None);
    }

    #[test]
    fn without_spaces_the_nearest_string_is_searched_in_titles_and_headings() {
        let corpus = corpus("th", &[("การต้อนรับแขก", "ห้องพักของแขก")]);
        let nearest = |typed: &str| corpus.nearest(&term(typed)).map(|term| term.written());
        assert_eq!(nearest("ต้อมรีบ").as_deref(), Some("ต้อนรับ"));
        assert_eq!(nearest("ห้ฮงพีก"), None);
    }
}
