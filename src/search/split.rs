//! Splitting words that were run together.
//!
//! In: a corpus and a term that does not occur. Out: ways to split it into strings that occur, with
//! the longest first piece first.

use super::corpus::Corpus;
use super::fold::SEPARATOR;
use super::query::Term;
use super::rules::Rules;

/// The limits of splitting: the length in units of a term, the same for one that begins with a
/// Chinese character, the number of pieces, and the number of ways.
const MIN_UNITS: usize = 6;
const MIN_DENSE_UNITS: usize = 4;
const MAX_PIECES: usize = 4;
pub(super) const MAX_SPLITTINGS: usize = 24;

/// The smallest length in units of a piece: in scripts with spaces, without, and in Chinese
/// characters.
const MIN_PIECE_UNITS: (usize, usize) = (4, 3);
const MIN_DENSE_PIECE_UNITS: usize = 2;

impl Corpus {
    /// Returns a term with separators between its pieces, in every way in which all pieces occur.
    pub(super) fn splittings(&self, term: &Term) -> Vec<Term> {
        let mut splittings = Vec::new();
        let is_dense = term.folded.first().is_some_and(|unit| Rules::is_dense(*unit));
        if term.folded.len() >= if is_dense { MIN_DENSE_UNITS } else { MIN_UNITS } {
            self.add_splittings(term, &mut Vec::new(), &mut splittings);
        }
        splittings
    }

    /// Adds the splittings that continue these cuts.
    fn add_splittings(&self, term: &Term, cuts: &mut Vec<usize>, splittings: &mut Vec<Term>) {
        let start = cuts.last().copied().unwrap_or(0);
        if start == term.folded.len() {
            splittings.push(with_cuts(term, cuts));
            return;
        }
        if cuts.len() == MAX_PIECES {
            return;
        }
        let first = term.folded[start];
        let least = start
            + if Rules::is_dense(first) {
                MIN_DENSE_PIECE_UNITS
            } else {
                Rules::of_script(MIN_PIECE_UNITS, first)
            };
        // A string that begins with one that does not occur does not occur either.
        let longest = (least..=term.folded.len())
            .take_while(|end| self.occurs(&term.folded[start..*end]))
            .last();
        for end in (least..=longest.unwrap_or(0)).rev().filter(|end| may_cut(&term.folded, *end)) {
            cuts.push(end);
            self.add_splittings(term, cuts, splittings);
            cuts.pop();
            if splittings.len() == MAX_SPLITTINGS {
                return;
            }
        }
    }

    /// Whether a string occurs anywhere.
    fn occurs(&self, string: &[u16]) -> bool {
        let is_here = |window: &[u16]| window[0] == string[0] && window == string;
        self.fields().any(|(_, field)| field.folded.windows(string.len()).any(is_here))
    }
}

/// Returns a term with a separator at each cut except the last, which is its end.
fn with_cuts(term: &Term, cuts: &[usize]) -> Term {
    let separated = |units: &[u16]| {
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let pieces: Vec<&[u16]> =
            starts.zip(cuts).map(|(start, end)| &units[start..*end]).collect();
        pieces.join(&SEPARATOR)
    };
    Term { folded: separated(&term.folded), lower: separated(&term.lower), is_form: false }
}

/// Whether a folded term may be cut at a position: not between a Thai letter and its marks and
/// vowels.
fn may_cut(units: &[u16], place: usize) -> bool {
    let is_dependent =
        units.get(place).is_some_and(|unit| matches!(unit, 0xB0..=0xBA | 0xC5..=0xCE));
    let follows_leading_vowel = place > 0 && matches!(units[place - 1], 0xC0..=0xC4);
    !is_dependent && !follows_leading_vowel
}

#[cfg(test)]
mod tests {
    use super::super::query::Query;
    use super::super::test_corpus::corpus;
    use super::*;

    fn splittings(language: &str, text: &str, query: &str) -> Vec<String> {
        let term = Query::parse(Rules::new(), query).terms.remove(0);
        corpus(language, &[("x", text)]).splittings(&term).iter().map(Term::written).collect()
    }

    #[test]
    fn the_longest_first_piece_comes_first() {
        assert_eq!(
            splittings("en", "abcdefgh ijkl abcd efghijkl", "abcdefghijkl"),
            [
                "abcdefgh ijkl",
                "abcdefg hijkl",
                "abcdef ghijkl",
                "abcde fghijkl",
                "abcd efghijkl",
                "abcd efgh ijkl"
            ]
        );
    }

    #[test]
    fn pieces_have_enough_units_and_use_up_the_term() {
        assert_eq!(splittings("en", "hot elroom", "hotroom"), Vec::<String>::new());
        assert_eq!(splittings("en", "front", "frontdesk"), Vec::<String>::new());
        assert_eq!(splittings("en", "a b", "abcdef"), Vec::<String>::new());
        assert_eq!(splittings("en", "abcd", &"abcd".repeat(5)), Vec::<String>::new());
        assert_eq!(splittings("en", "abcd", &"abcd".repeat(4)), ["abcd abcd abcd abcd"]);
        assert_eq!(splittings("en", &"a".repeat(199), &"a".repeat(200)).len(), MAX_SPLITTINGS);
    }

    #[test]
    fn words_of_two_chinese_characters_are_pieces() {
        assert_eq!(splittings("ja", "対応と接客", "接客対応"), ["接客 対応"]);
        assert_eq!(splittings("ja", "クレームの対応", "クレーム対応"), ["クレーム 対応"]);
        assert_eq!(splittings("ja", "のはが", "はがの"), Vec::<String>::new());
    }

    #[test]
    fn thai_syllables_are_not_cut() {
        assert_eq!(splittings("th", "กดกข x กดก y ขีดดด z ีดดด", "กดกขีดดด"), ["กดก ขีดดด"]);
        assert_eq!(splittings("th", "มาแล้วเ ห้อง เห้อง", "มาแล้วเห้อง"), ["มาแล้ว เห้อง"]);
        let thai = splittings("th", "กระเป๋าห าย หาย", "กระเป๋าหาย");
        assert_eq!(thai, ["กระเป๋า หาย", "กระ เป๋า หาย"]);
    }
}
