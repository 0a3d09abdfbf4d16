//! A query: the terms that a reader searches for.
//!
//! In: the text that was typed. Out: its terms, folded and in lower case.

use super::canonical::{cut, line};
use super::corpus::lower;
use super::fold::SEPARATOR;
use super::rules::Rules;

/// The number of units of a query that are searched.
const MAX_UNITS: usize = 200;

/// The number of terms of a query that are searched.
const MAX_TERMS: usize = 8;

/// A run of a query without separators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) folded: Vec<u16>,
    /// As it was written, in lower case, for readers who type marks.
    pub(super) lower: Vec<u16>,
    /// Whether it is another form of a word that a reader typed. It is found only as a word, since
    /// nobody asked for words that contain it.
    pub(super) is_form: bool,
}

impl Term {
    /// Whether it has a mark that folding removes.
    fn is_marked(&self) -> bool {
        let units = self.folded.iter().zip(&self.lower);
        units.into_iter().any(|(folded, lower)| {
            *lower >= 0xC0 && lower != folded && matches!(folded, 0x61..=0x7A)
        })
    }

    /// Returns the term as it was written.
    pub(super) fn written(&self) -> String {
        String::from_utf16_lossy(&self.lower)
    }
}

/// The terms of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    pub(super) terms: Vec<Term>,
}

impl Query {
    /// Parses a query.
    pub(super) fn parse(rules: Rules, text: &str) -> Self {
        let text = line(cut(text, MAX_UNITS));
        Self::of(&[Term { folded: rules.folded(&text), lower: lower(&text), is_form: false }])
    }

    /// Returns the query of these pieces. A piece with separators becomes several terms.
    pub(super) fn of(pieces: &[Term]) -> Self {
        let is_between =
            |unit: &u16| [SEPARATOR, u16::from(b'\n'), u16::from(b'\t')].contains(unit);
        let mut terms = Vec::new();
        for piece in pieces {
            let mut place = 0;
            for folded in piece.folded.split(is_between) {
                if !folded.is_empty() {
                    terms.push(Term {
                        folded: folded.to_vec(),
                        lower: piece.lower[place..place + folded.len()].to_vec(),
                        is_form: piece.is_form,
                    });
                }
                place += folded.len() + 1;
            }
        }
        terms.truncate(MAX_TERMS);
        Self { terms }
    }

    /// Whether marks were typed, so that pages with the same marks come first.
    pub(super) fn is_marked(&self) -> bool {
        self.terms.iter().any(Term::is_marked)
    }

    /// Returns the terms that differ when folded, in order.
    pub(super) fn distinct(&self) -> Vec<&Term> {
        let mut distinct: Vec<&Term> = Vec::new();
        for term in &self.terms {
            if !distinct.iter().any(|known| known.folded == term.folded) {
                distinct.push(term);
            }
        }
        distinct
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        Query::parse(Rules::new(), text)
            .terms
            .iter()
            .map(|term| String::from_utf16_lossy(&term.folded))
            .collect()
    }

    #[test]
    fn terms_are_divided_by_separators() {
        assert_eq!(terms("  Check-in,\n“Đường”\t…"), ["check", "in", "duong"]);
        assert_eq!(terms(" – \n<>"), Vec::<String>::new());
        assert_eq!(terms("1 2 3 4 5 6 7 8 9"), ["1", "2", "3", "4", "5", "6", "7", "8"]);
    }

    #[test]
    fn a_long_query_is_cut() {
        assert_eq!(terms(&"a".repeat(10_000)), ["a".repeat(200)]);
        assert_eq!(terms(&format!("{}😀b", "a ".repeat(99) + "a")).len(), 8);
    }

    #[test]
    fn a_query_is_marked_if_it_has_a_latin_mark() {
        let is_marked = |text: &str| Query::parse(Rules::new(), text).is_marked();
        assert_eq!(
            ["đường đi", "duong", "กระเป๋า", "ёлка", "ΟΔΌΣ", "Één", "µ"].map(is_marked),
            [true, false, false, false, false, true, false]
        );
    }

    #[test]
    fn a_piece_with_a_space_is_two_terms() {
        let rules = Rules::new();
        let piece =
            |text: &str| Term { folded: rules.folded(text), lower: lower(text), is_form: false };
        assert_eq!(Query::of(&[piece("Đi bộ"), piece("x")]), Query::parse(rules, "đi bộ x"));
    }
}
