//! Rewritten queries: combinations of what may replace each term, and what they find.
//!
//! In: a query, and the choices for each of its terms. Out: rewritten queries, and their results.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::corpus::Corpus;
use super::found::{Match, in_order};
use super::query::{Query, Term};

/// The results of a rewritten query.
#[derive(Default)]
pub(super) struct Rewritten {
    pub(super) results: Vec<Match>,
    /// The query that found the first of them.
    pub(super) text: Option<String>,
}

/// Returns the first combinations of the choices for each term, with the last term changing
/// fastest, and without the original query.
pub(super) fn combinations(query: &Query, choices: &[Vec<Term>], most: usize) -> Vec<Vec<Term>> {
    let count = choices.iter().fold(1_usize, |count, choices| count.saturating_mul(choices.len()));
    let combination = |number: usize| {
        let mut left = number;
        let mut pieces: Vec<Term> = Vec::new();
        for choices in choices.iter().rev() {
            pieces.push(choices[left % choices.len()].clone());
            left /= choices.len();
        }
        pieces.reverse();
        pieces
    };
    (0..count).map(combination).filter(|pieces| *pieces != query.terms).take(most).collect()
}

/// Returns the query that consists of these terms, as it would be typed.
pub(super) fn written(pieces: &[Term]) -> String {
    pieces.iter().map(Term::written).collect::<Vec<_>>().join(" ")
}

impl Corpus {
    /// Searches for several queries. Returns each entry except those known with its best score, and
    /// the query that found the best entry.
    pub(super) fn best_of(&self, queries: &[Vec<Term>], known: &[Match]) -> Rewritten {
        let mut best: BTreeMap<usize, (i32, Reverse<usize>)> = BTreeMap::new();
        for (number, pieces) in queries.iter().enumerate() {
            for found in self.direct(&Query::of(pieces), false) {
                if known.iter().all(|known| known.entry != found.entry) {
                    let known = best.entry(found.entry).or_insert((i32::MIN, Reverse(0)));
                    *known = (found.score, Reverse(number)).max(*known);
                }
            }
        }
        let results = in_order(
            best.iter().map(|(entry, (score, _))| Match { entry: *entry, score: *score }).collect(),
        );
        let first = results.first().map(|found| best[&found.entry].1.0);
        Rewritten { results, text: first.map(|number| written(&queries[number])) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn as_term(form: &str) -> Term {
        let units: Vec<u16> = form.encode_utf16().collect();
        Term { folded: units.clone(), lower: units, is_form: true }
    }

    #[test]
    fn combinations_change_the_last_term_first_and_exclude_the_query() {
        let query = Query { terms: vec![as_term("a"), as_term("b")] };
        let choices = [vec![as_term("a"), as_term("x")], vec![as_term("b"), as_term("y")]];
        let texts: Vec<String> =
            combinations(&query, &choices, 12).iter().map(|pieces| written(pieces)).collect();
        assert_eq!(texts, ["a y", "x b", "x y"]);
        assert_eq!(
            combinations(&query, &[vec![as_term("a")], vec![]], 12),
            Vec::<Vec<Term>>::new()
        );
        let many: Vec<Term> =
            ('a'..='z').map(|character| as_term(&character.to_string())).collect();
        assert_eq!(combinations(&query, &[many.clone(), many], 12).len(), 12);
    }
}
