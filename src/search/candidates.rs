//! Candidates: strings of a corpus that a reader may have meant.
//!
//! In: places of such strings. Out: each string once, with how often it occurs, in order.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::corpus::Field;
use super::query::Term;
use super::rules::Rules;

/// A string of the corpus.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The string, with the lower case of its first occurrence.
    pub(super) term: Term,
    count: usize,
    /// Whether it consists of whole words somewhere.
    pub(super) is_whole: bool,
}

/// Strings of the corpus by their folded form.
#[derive(Debug, Default)]
pub(super) struct Candidates(HashMap<Vec<u16>, Candidate>);

impl Candidates {
    /// Counts an occurrence of a string.
    pub(super) fn count(&mut self, field: &Field, start: usize, end: usize) {
        let folded = &field.folded[start..end];
        let is_whole = starts_word(field, start) && ends_word(field, end);
        let known = self.0.entry(folded.to_vec()).or_insert_with(|| Candidate {
            term: Term {
                folded: folded.to_vec(),
                lower: field.lower[start..end].to_vec(),
                is_form: false,
            },
            count: 0,
            is_whole: false,
        });
        known.count += 1;
        known.is_whole |= is_whole;
    }

    /// Removes the candidates that do not meet a condition.
    pub(super) fn retain(&mut self, mut condition: impl FnMut(&Candidate) -> bool) {
        self.0.retain(|_, candidate| condition(candidate));
    }

    /// Returns the terms by key. Those with equal keys are ordered by frequency, then by their
    /// units.
    pub(super) fn in_order<K: Ord>(self, key: impl Fn(&Candidate) -> K) -> Vec<Term> {
        let mut candidates: Vec<Candidate> = self.0.into_values().collect();
        candidates.sort_by_cached_key(|candidate| {
            (key(candidate), Reverse(candidate.count), candidate.term.folded.clone())
        });
        candidates.into_iter().map(|candidate| candidate.term).collect()
    }
}

/// Whether a word starts at a position.
pub(super) fn starts_word(field: &Field, start: usize) -> bool {
    !(Rules::is_joined(field.around(start, start).0) && Rules::is_joined(field.folded[start]))
}

/// Whether a word ends at a position.
pub(super) fn ends_word(field: &Field, end: usize) -> bool {
    !(Rules::is_joined(field.around(end, end).1) && Rules::is_joined(field.folded[end - 1]))
}
