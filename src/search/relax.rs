//! What is tried where a query finds little or nothing.
//!
//! In: a corpus and what was typed. Out: [`Found`], with the step by which results were found.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::corpus::Corpus;
use super::inflection::LEAST_UNITS;
use super::matching::{Quality, Sameness};
use super::query::{Query, Term};
use super::ranking::{Found, Match, Step, in_order, number};
use super::rules::Rules;
use super::split::MOST_SPLITTINGS;
use super::variant::holds_thai;

/// Fewer results than this are little.
const ENOUGH: usize = 10;

/// So many rewritten queries are searched for.
const MOST_COMBINATIONS: usize = 12;

/// So many other forms of a word are tried.
const MOST_INFLECTIONS: usize = 6;

/// The fewest units of a term that may be found alone: in scripts with spaces, and without.
const LEAST_ALONE: (usize, usize) = (3, 2);

impl Corpus {
    /// What a reader finds.
    pub fn search(&self, text: &str) -> Found {
        let query = Query::parse(self.rules, text);
        let mut results = self.direct(&query, query.is_marked());
        let direct = results.len();
        if direct < ENOUGH {
            results.extend(self.inflected(&query, &results));
        }
        let mut found = Found { step: Step::Direct, results, rewritten: None, suggestion: None };
        if found.results.len() > direct {
            found.step = Step::Inflections;
        }
        if !found.results.is_empty() || query.terms.is_empty() {
            return found;
        }
        for (step, rewrite) in [
            (Step::Tones, Self::toned as fn(&Self, &Query) -> Rewritten),
            (Step::Typing, Self::corrected),
            (Step::Split, Self::split),
            (Step::Some, Self::some),
        ] {
            let Rewritten { results, text } = rewrite(self, &query);
            if !results.is_empty() {
                return Found { step, results, rewritten: text, suggestion: None };
            }
        }
        Found { suggestion: self.suggestion(&query), ..found }
    }

    /// Whether a term has a valid hit of this quality or better in any field of any entry.
    fn has(&self, term: &Term, least: Quality) -> bool {
        let terms = std::slice::from_ref(term);
        self.fields().any(|(_, field)| {
            self.hits(field, terms, Sameness::Folded).any(|hit| hit.quality >= least)
        })
    }

    fn is_known(&self, term: &Term) -> bool {
        self.has(term, Quality::Inside)
    }

    // --- Other forms of the words

    /// Results beyond those there are.
    fn inflected(&self, query: &Query, there: &[Match]) -> Vec<Match> {
        let choices: Vec<Vec<Term>> = query.terms.iter().map(|term| self.forms(term)).collect();
        let mut results = self.best_of(&combinations(query, &choices, MOST_COMBINATIONS)).results;
        results.retain(|found| there.iter().all(|known| known.entry != found.entry));
        results
    }

    /// A term and its other forms, as far as they occur.
    fn forms(&self, term: &Term) -> Vec<Term> {
        let word = String::from_utf16_lossy(&term.folded);
        let mut forms: Vec<String> = Vec::new();
        for (suffix, replacement) in &self.language.inflections {
            let form = match suffix.strip_prefix('^') {
                Some(whole) => (word == whole).then(|| replacement.clone()),
                None => {
                    word.strip_suffix(suffix.as_str()).map(|rest| format!("{rest}{replacement}"))
                }
            };
            let Some(form) = form else { continue };
            let is_long_enough =
                suffix.starts_with('^') || form.encode_utf16().count() >= LEAST_UNITS;
            let is_new = form != word && !forms.contains(&form);
            if is_new && is_long_enough && self.has(&as_term(&form), self.least_of_words()) {
                forms.push(form);
            }
            if forms.len() == MOST_INFLECTIONS {
                break;
            }
        }
        let own = self.is_known(term).then(|| term.clone());
        own.into_iter().chain(forms.iter().map(|form| as_term(form))).collect()
    }

    // --- Other marks, a typing error, words run together

    fn toned(&self, query: &Query) -> Rewritten {
        let variants = |term: &Term| match () {
            () if self.is_known(term) => vec![term.clone()],
            () if holds_thai(term) => self.with_other_tones(term),
            () => self.with_separators(term),
        };
        let choices: Vec<Vec<Term>> = query.terms.iter().map(variants).collect();
        self.best_of(&combinations(query, &choices, MOST_COMBINATIONS))
    }

    fn corrected(&self, query: &Query) -> Rewritten {
        let variants = |term: &Term| {
            if self.is_known(term) { vec![term.clone()] } else { self.with_typing_error(term) }
        };
        let choices: Vec<Vec<Term>> = query.terms.iter().map(variants).collect();
        let mut rewritten = Rewritten::default();
        for pieces in combinations(query, &choices, MOST_COMBINATIONS) {
            let mut found = self.direct(&Query::of(&pieces), false);
            found.retain(|found| {
                rewritten.results.iter().all(|cheaper| cheaper.entry != found.entry)
            });
            if !found.is_empty() && rewritten.text.is_none() {
                rewritten.text = Some(written(&pieces));
            }
            rewritten.results.append(&mut found);
        }
        rewritten
    }

    fn split(&self, query: &Query) -> Rewritten {
        let pieces = |term: &Term| {
            let splittings = if self.is_known(term) { Vec::new() } else { self.splittings(term) };
            if splittings.is_empty() { vec![term.clone()] } else { splittings }
        };
        let choices: Vec<Vec<Term>> = query.terms.iter().map(pieces).collect();
        for pieces in combinations(query, &choices, MOST_SPLITTINGS) {
            let results = self.direct(&Query::of(&pieces), false);
            if !results.is_empty() {
                return Rewritten { results, text: Some(written(&pieces)) };
            }
        }
        Rewritten::default()
    }

    // --- Some of the terms

    fn some(&self, query: &Query) -> Rewritten {
        let distinct = query.distinct();
        let mut scores: BTreeMap<usize, i32> = BTreeMap::new();
        if distinct.len() > 1 {
            for term in distinct
                .into_iter()
                .filter(|term| term.folded.len() >= Rules::of_script(LEAST_ALONE, term.folded[0]))
            {
                let score = |entry: usize| {
                    self.term_score(&self.looked_at(entry, term, Sameness::Folded))
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

    // --- What may have been meant

    fn suggestion(&self, query: &Query) -> Option<String> {
        let nearest: Vec<Option<Term>> = query
            .terms
            .iter()
            .map(|term| if self.is_known(term) { None } else { self.nearest(term) })
            .collect();
        if nearest.iter().all(Option::is_none) {
            return None;
        }
        let terms = query
            .terms
            .iter()
            .zip(nearest)
            .map(|(term, nearest)| nearest.unwrap_or_else(|| term.clone()));
        Some(written(&terms.collect::<Vec<_>>()))
    }

    /// What any of the queries finds, each entry with its best score, and the query that found the
    /// best.
    fn best_of(&self, queries: &[Vec<Term>]) -> Rewritten {
        let mut best: BTreeMap<usize, (i32, Reverse<usize>)> = BTreeMap::new();
        for (number, pieces) in queries.iter().enumerate() {
            for found in self.direct(&Query::of(pieces), false) {
                let known = best.entry(found.entry).or_insert((i32::MIN, Reverse(0)));
                *known = (found.score, Reverse(number)).max(*known);
            }
        }
        let results = in_order(
            best.iter().map(|(entry, (score, _))| Match { entry: *entry, score: *score }).collect(),
        );
        let first = results.first().map(|found| best[&found.entry].1.0);
        Rewritten { results, text: first.map(|number| written(&queries[number])) }
    }
}

/// What a rewritten query finds.
#[derive(Default)]
struct Rewritten {
    results: Vec<Match>,
    /// The query that found the first of them.
    text: Option<String>,
}

/// The first combinations of what may stand for each term, that of the last term changing fastest;
/// without the query as it is.
fn combinations(query: &Query, choices: &[Vec<Term>], most: usize) -> Vec<Vec<Term>> {
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

/// A form of a word, which is folded and knows no marks.
fn as_term(form: &str) -> Term {
    let units: Vec<u16> = form.encode_utf16().collect();
    Term { folded: units.clone(), lower: units }
}

fn written(pieces: &[Term]) -> String {
    pieces.iter().map(Term::written).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::test_corpus::{corpus, scores, titles};
    use super::*;

    /// By which step, what is found, and for which query.
    fn found(corpus: &Corpus, query: &str) -> (Step, Vec<String>, Option<String>) {
        let found = corpus.search(query);
        let titles =
            scores(corpus, &found).into_iter().map(|(title, _)| title.to_owned()).collect();
        (found.step, titles, found.rewritten)
    }

    fn as_found(
        step: Step,
        titles: &[&str],
        rewritten: Option<&str>,
    ) -> (Step, Vec<String>, Option<String>) {
        (
            step,
            titles.iter().map(|title| (*title).to_owned()).collect(),
            rewritten.map(str::to_owned),
        )
    }

    #[test]
    fn other_forms_follow_what_was_typed() {
        let corpus = corpus(
            "nl",
            &[("een", "een boom"), ("twee", "twee bomen"), ("drie", "de boom, een boom")],
        );
        assert_eq!(
            found(&corpus, "bomen"),
            as_found(Step::Inflections, &["twee", "drie", "een"], None)
        );
        assert_eq!(
            found(&corpus, "boom"),
            as_found(Step::Inflections, &["drie", "een", "twee"], None)
        );
    }

    #[test]
    fn each_term_may_have_another_form() {
        let corpus = corpus("en", &[("one", "the guest told stories")]);
        assert_eq!(titles(&corpus, "guests tell story"), ["one"]);
    }

    #[test]
    fn other_forms_are_not_tried_where_enough_is_found() {
        let mut lessons = vec![("x", "guests"); 9];
        lessons.push(("one", "a guest"));
        assert_eq!(corpus("en", &lessons).search("guests").results.len(), 10);
        lessons.push(("x", "guests"));
        assert_eq!(corpus("en", &lessons).search("guests").results.len(), 10);
    }

    #[test]
    fn thai_is_found_without_its_tones_before_errors_are_mended() {
        let corpus = corpus("th", &[("ก", "กระเป๋าหาย"), ("ข", "กระเบา")]);
        assert_eq!(found(&corpus, "กระเปา"), as_found(Step::Tones, &["ก"], Some("กระเป๋า")));
        assert_eq!(found(&corpus, "กระเปา หาย"), as_found(Step::Tones, &["ก"], Some("กระเป๋า หาย")));
        assert_eq!(found(&corpus, "กระเขา"), as_found(Step::Typing, &["ข"], Some("กระเบา")));
    }

    #[test]
    fn a_typing_error_is_mended_the_likeliest_first() {
        let corpus = corpus(
            "en",
            &[("one", "a lost hat"), ("two", "the last past host, last"), ("three", "last")],
        );
        assert_eq!(
            found(&corpus, "lzst"),
            as_found(Step::Typing, &["two", "three", "one"], Some("last"))
        );
        assert_eq!(
            found(&corpus, "LAZT hest"),
            as_found(Step::Typing, &["two"], Some("last host"))
        );
    }

    #[test]
    fn a_word_is_found_where_it_is_written_with_separators() {
        let corpus = corpus(
            "en",
            &[
                ("one", "Check-in at noon, check-in, c-heckin"),
                ("two", "checkers and inns"),
                ("three", "inside"),
            ],
        );
        assert_eq!(
            found(&corpus, "checkin"),
            as_found(Step::Tones, &["one", "two"], Some("check-in"))
        );
        let corpus = super::super::test_corpus::corpus("vi", &[("một", "bánh sô-cô-la")]);
        assert_eq!(
            found(&corpus, "banh socola"),
            as_found(Step::Tones, &["một"], Some("banh sô-cô-la"))
        );
    }

    #[test]
    fn words_run_together_are_taken_apart() {
        let english =
            corpus("en", &[("one", "Lost in the luggage room"), ("two", "lost, then luggage")]);
        assert_eq!(
            found(&english, "lostluggage"),
            as_found(Step::Split, &["one", "two"], Some("lost luggage"))
        );
        assert_eq!(english.search("lostluggagexyz").results, []);
        let thai = corpus("th", &[("ก", "แขกมาถึง แล้วห้องว่าง")]);
        assert_eq!(
            found(&thai, "ห้องว่างแขกมาถึง"),
            as_found(Step::Split, &["ก"], Some("ห้องว่าง แขกมาถึง"))
        );
    }

    #[test]
    fn another_splitting_is_tried_where_the_first_finds_nothing() {
        let corpus = corpus("th", &[("ก", "กขคงจ"), ("ข", "กขค กขค x งจฉช"), ("ค", "ฉชซ")]);
        assert_eq!(found(&corpus, "กขคงจฉช"), as_found(Step::Split, &["ข"], Some("กขค งจฉช")));
        assert_eq!(found(&corpus, "กขคงจฉชซ"), as_found(Step::Direct, &[], None));
    }

    #[test]
    fn rare_terms_count_more_where_not_all_are_found() {
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

    #[test]
    fn where_nothing_is_found_something_near_is_proposed_as_it_is_written() {
        let corpus = corpus("vi", &[("Đường về", "người khách"), ("x", "khách")]);
        let found = corpus.search("duoxxg");
        assert_eq!((found.results, found.suggestion.as_deref()), (vec![], Some("đường")));
        assert_eq!(corpus.search("qwertyuiop").suggestion, None);
    }

    #[test]
    fn combinations_change_the_last_term_first_and_leave_out_the_query() {
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
