//! Strings of a corpus that are nearly a term.
//!
//! In: a corpus and a term that nothing has. Out: what may have been meant, the likeliest first.

use std::cmp::Reverse;
use std::collections::HashMap;

use strsim::osa_distance;

use super::corpus::{Corpus, Field, FieldSort};
use super::fold::SEPARATOR;
use super::query::Term;
use super::ranking::is_break;
use super::rules::Rules;

/// So many variants of a term are tried: with other tone marks, and with one error mended.
const MOST_TONES: usize = 6;
const MOST_TYPING: usize = 4;

/// Shorter terms are too near to too much.
const LEAST_APART: usize = 5;
const LEAST_TYPING: usize = 4;
/// A longer term is not looked at for errors: nobody means one, and it would take long.
const LONGEST: usize = 40;
const LEAST_WORD: usize = 5;
const LEAST_UNSPACED: usize = 6;

/// What is proposed has at most so many errors.
const MOST_ERRORS: usize = 2;

/// A string of the corpus.
#[derive(Debug, Clone)]
struct Variant {
    /// With the lower case of the place where it was found first.
    term: Term,
    count: usize,
    /// Whether it is whole words somewhere.
    is_whole: bool,
}

/// Strings of the corpus by their folded form.
#[derive(Debug, Default)]
struct Variants(HashMap<Vec<u16>, Variant>);

impl Variants {
    fn count(&mut self, field: &Field, start: usize, end: usize) {
        let folded = &field.folded[start..end];
        let is_whole = starts_word(field, start) && ends_word(field, end);
        let known = self.0.entry(folded.to_vec()).or_insert_with(|| Variant {
            term: Term { folded: folded.to_vec(), lower: field.lower[start..end].to_vec() },
            count: 0,
            is_whole: false,
        });
        known.count += 1;
        known.is_whole |= is_whole;
    }

    /// The terms of the least keys; of equal ones the most frequent first, then by their units.
    fn in_order<K: Ord>(self, key: impl Fn(&Variant) -> K) -> Vec<Term> {
        let mut variants: Vec<Variant> = self.0.into_values().collect();
        variants.sort_by_cached_key(|variant| {
            (key(variant), Reverse(variant.count), variant.term.folded.clone())
        });
        variants.into_iter().map(|variant| variant.term).collect()
    }
}

fn starts_word(field: &Field, start: usize) -> bool {
    !(Rules::is_joined(field.around(start, start).0) && Rules::is_joined(field.folded[start]))
}

fn ends_word(field: &Field, end: usize) -> bool {
    !(Rules::is_joined(field.around(end, end).1) && Rules::is_joined(field.folded[end - 1]))
}

fn is_between(unit: u16) -> bool {
    unit == SEPARATOR || is_break(unit)
}

/// Thai is at one byte when folded.
pub(super) fn holds_thai(term: &Term) -> bool {
    term.folded.iter().any(|unit| (0x80..=0xFF).contains(unit))
}

impl Corpus {
    /// What differs from a term in tone marks and the like alone.
    pub(super) fn with_other_tones(&self, term: &Term) -> Vec<Term> {
        let base: Vec<u16> =
            term.folded.iter().copied().filter(|unit| !Rules::is_mark(*unit)).collect();
        if base.len() < 2 {
            return Vec::new();
        }
        let mut variants = Variants::default();
        for (_, field) in self.fields() {
            let mut place = 0;
            while place < field.folded.len() {
                match end_with_marks(&field.folded, place, &base) {
                    Some(end) => {
                        variants.count(field, place, end);
                        place = end;
                    }
                    None => place += 1,
                }
            }
        }
        let mut terms = variants.in_order(|_| ());
        terms.truncate(MOST_TONES);
        terms
    }

    /// What differs from a term in separators alone: `check-in` where `checkin` was typed.
    pub(super) fn with_separators(&self, term: &Term) -> Vec<Term> {
        if term.folded.len() < LEAST_APART
            || !term.folded.iter().all(|unit| Rules::is_joined(*unit))
        {
            return Vec::new();
        }
        let mut variants = Variants::default();
        for (_, field) in self.fields() {
            for start in 0..field.folded.len() {
                let end = end_with_separators(&field.folded, start, &term.folded);
                let is_apart = |end: &usize| {
                    end - start > term.folded.len()
                        && starts_word(field, start)
                        && ends_word(field, *end)
                };
                if let Some(end) = end.filter(is_apart) {
                    variants.count(field, start, end);
                }
            }
        }
        let mut terms = variants.in_order(|_| ());
        terms.truncate(MOST_TONES);
        terms
    }

    /// What a term is but for one typing error: a unit added, left out or mistaken, or two
    /// neighbours swapped.
    pub(super) fn with_typing_error(&self, term: &Term) -> Vec<Term> {
        let length = term.folded.len();
        if !(LEAST_TYPING..=LONGEST).contains(&length) {
            return Vec::new();
        }
        let first = term.folded[0];
        let at_word_start = Rules::is_joined(first) && !self.language.compounds;
        let mut variants = Variants::default();
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
                    variants.count(field, start, *end);
                }
            }
        }
        let mut terms =
            variants.in_order(|variant| (variant.term.folded[0] != first, !variant.is_whole));
        terms.truncate(MOST_TYPING);
        terms
    }

    /// What may have been meant by a term that is two errors away from it.
    pub(super) fn nearest(&self, term: &Term) -> Option<Term> {
        let length = term.folded.len();
        let mut variants = Variants::default();
        if Rules::is_joined(term.folded[0]) && (LEAST_WORD..=LONGEST).contains(&length) {
            for (_, field) in self.fields() {
                for (start, end) in words(&field.folded) {
                    if (end - start).abs_diff(length) <= MOST_ERRORS {
                        variants.count(field, start, end);
                    }
                }
            }
        } else if Rules::is_unspaced(term.folded[0]) && (LEAST_UNSPACED..=LONGEST).contains(&length)
        {
            for (sort, field) in self.fields() {
                if sort == FieldSort::Text {
                    break;
                }
                for start in 0..field.folded.len() {
                    for end in [length - 1, length, length + 1].map(|length| start + length) {
                        if field.folded.get(start..end).is_some_and(is_string) {
                            variants.count(field, start, end);
                        }
                    }
                }
            }
        }
        let asked = String::from_utf16_lossy(&term.folded);
        let errors = |variant: &Variant| {
            osa_distance(&asked, &String::from_utf16_lossy(&variant.term.folded))
        };
        variants.0.retain(|_, variant| errors(variant) <= MOST_ERRORS);
        variants.in_order(errors).into_iter().next()
    }
}

/// Where a base ends that begins at a place, any marks being allowed after each of its units.
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

/// Where a term ends that begins at a place, a separator being allowed between its units.
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

/// Whether a string is within one line, ends in no separator, and is exactly one error away from a
/// term.
fn is_corrected(string: &[u16], term: &[u16]) -> bool {
    is_one_error(string, term) && is_string(string)
}

/// Whether the distance of two strings is exactly one.
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

/// The words of a text: where they start and end.
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
        written(&corpus(language, &[("x", text)]).with_typing_error(&term(typed)))
    }

    proptest! {
        #[test]
        fn one_error_is_a_distance_of_one(left in "[ab]{0,6}", right in "[abc]{0,6}") {
            let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
            prop_assert_eq!(is_one_error(&units(&left), &units(&right)), osa_distance(&left, &right) == 1);
        }
    }

    #[test]
    fn any_one_error_is_mended() {
        for typed in ["welcme", "wellcome", "wekcome", "ewlcome", "elcome"] {
            assert_eq!(corrected("en", "A Welcome card", typed), ["welcome"], "{typed}");
        }
        assert_eq!(corrected("en", "A welcome card", "wlcme"), Vec::<String>::new());
        assert_eq!(corrected("en", "the rad", "rae"), Vec::<String>::new());
    }

    #[test]
    fn an_error_is_mended_at_the_start_of_words_unless_words_are_written_as_one() {
        assert_eq!(corrected("en", "subreception", "recaption"), Vec::<String>::new());
        assert_eq!(corrected("nl", "hotelreceptie", "recaptie"), ["receptie"]);
        assert_eq!(corrected("th", "แขกต้อนรับเรา", "ต้อมรับ"), ["ต้อนรับ"]);
    }

    #[test]
    fn the_same_first_letter_comes_first_then_whole_words_then_what_is_frequent() {
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
                "so co la, sô cô la, sô  cô la, socola, so-co-lat, xso co la, s-o-c-o-l-a, so\nco la",
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
    fn without_spaces_the_nearest_string_is_sought_in_titles_and_headings() {
        let corpus = corpus("th", &[("การต้อนรับแขก", "ห้องพักของแขก")]);
        let nearest = |typed: &str| corpus.nearest(&term(typed)).map(|term| term.written());
        assert_eq!(nearest("ต้อมรีบ").as_deref(), Some("ต้อนรับ"));
        assert_eq!(nearest("ห้ฮงพีก"), None);
    }
}
