//! Entries with some of the terms of a query, for queries that no entry matches completely.
//!
//! In: a corpus and a query. Out: entries, those with rare terms first.

use std::collections::BTreeMap;

use super::combination::Rewritten;
use super::corpus::Corpus;
use super::found::{Match, in_order};
use super::matching::Sameness;
use super::query::Query;
use super::ranking::number;
use super::rules::Rules;

/// The smallest length in units of a term that is searched separately: in scripts with spaces, and
/// without.
const MIN_SEPARATE_UNITS: (usize, usize) = (3, 2);

impl Corpus {
    /// Searches for each term separately. An entry scores by the terms that it has, and rare terms
    /// count more.
    pub(super) fn some(&self, query: &Query) -> Rewritten {
        let distinct = query.distinct();
        let mut scores: BTreeMap<usize, i32> = BTreeMap::new();
        if distinct.len() > 1 {
            for term in distinct.into_iter().filter(|term| {
                term.folded.len() >= Rules::of_script(MIN_SEPARATE_UNITS, term.folded[0])
            }) {
                let score = |entry: usize| {
                    self.term_score(&self.scored_hits(entry, term, Sameness::Folded))
                        .map(|score| (entry, score))
                };
                let having: Vec<(usize, i32)> =
                    (0..self.entries().len()).filter_map(score).collect();
                let bits = having.len().checked_ilog2().map_or(0, |log| log + 1).min(16);
                let weight = self.rules.points.rare * number(17 - bits as usize);
                for (entry, score) in having {
                    *scores.entry(entry).or_default() += weight + score;
                }
            }
        }
        let results = scores.into_iter().map(|(entry, score)| Match { entry, score });
        Rewritten { results: in_order(results.collect()), text: None }
    }
}

#[cfg(test)]
mod tests {
    use super::super::found::Step;
    use super::super::test_corpus::{corpus, scores};

    #[test]
    fn rare_terms_score_more_if_not_all_are_found() {
        let corpus = corpus(
            "en",
            &[("one", "guest"), ("two", "guest"), ("three", "guest"), ("four", "zebra")],
        );
        let found = corpus.search("guest zebra qqq");
        assert_eq!(found.step, Step::Some);
        assert_eq!(
            scores(&corpus, &found),
            [
                ("four", 50 * 16 + 145),
                ("one", 50 * 15 + 145),
                ("two", 50 * 15 + 145),
                ("three", 50 * 15 + 145)
            ]
        );
    }
}
