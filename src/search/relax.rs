//! Relaxing: what is tried if a query finds little or nothing.
//!
//! In: a corpus and a query. Out: [`Found`], with the step that found the results.

use super::combination::{Rewritten, combinations, written};
use super::corpus::Corpus;
use super::found::{Found, Match, Step};
use super::query::{Query, Term};
use super::split::MAX_SPLITTINGS;
use super::variant::holds_thai;

/// With fewer results than this, other forms are tried.
const ENOUGH_RESULTS: usize = 10;

/// The number of rewritten queries that are searched.
const MAX_COMBINATIONS: usize = 12;

impl Corpus {
    /// Searches as a reader would.
    pub fn search(&self, text: &str) -> Found {
        let query = Query::parse(self.rules, text);
        let mut results = self.direct(&query, query.is_marked());
        let direct = results.len();
        let mut found =
            Found { step: Step::Direct, results: Vec::new(), rewritten: None, suggestion: None };
        if direct < ENOUGH_RESULTS {
            let Rewritten { results: more, text } = self.inflected(&query, &results);
            if !more.is_empty() {
                (found.step, found.rewritten) = (Step::Inflections { direct }, text);
            }
            results.extend(more);
        }
        found.results = results;
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

    // --- Other forms of the words

    /// Returns results for other forms, in addition to the existing ones.
    fn inflected(&self, query: &Query, existing: &[Match]) -> Rewritten {
        let choices: Vec<Vec<Term>> = query.terms.iter().map(|term| self.forms(term)).collect();
        self.best_of(&combinations(query, &choices, MAX_COMBINATIONS), existing)
    }

    // --- Other tones or separators, typos, words run together

    fn toned(&self, query: &Query) -> Rewritten {
        let variants = |term: &Term| match () {
            () if self.is_known(term) => vec![term.clone()],
            () if holds_thai(term) => self.with_other_tones(term),
            () => self.with_separators(term),
        };
        let choices: Vec<Vec<Term>> = query.terms.iter().map(variants).collect();
        self.best_of(&combinations(query, &choices, MAX_COMBINATIONS), &[])
    }

    fn corrected(&self, query: &Query) -> Rewritten {
        let variants = |term: &Term| {
            if self.is_known(term) { vec![term.clone()] } else { self.with_typo(term) }
        };
        let choices: Vec<Vec<Term>> = query.terms.iter().map(variants).collect();
        let mut rewritten = Rewritten::default();
        for pieces in combinations(query, &choices, MAX_COMBINATIONS) {
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
        for pieces in combinations(query, &choices, MAX_SPLITTINGS) {
            let results = self.direct(&Query::of(&pieces), false);
            if !results.is_empty() {
                return Rewritten { results, text: Some(written(&pieces)) };
            }
        }
        Rewritten::default()
    }

    // --- Suggestions

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
}

#[cfg(test)]
mod tests {
    use super::super::test_corpus::{corpus, scores, titles};
    use super::*;

    /// Searches. Returns the step, the titles, and the rewritten query.
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
            as_found(Step::Inflections { direct: 1 }, &["twee", "drie", "een"], Some("boom"))
        );
        assert_eq!(
            found(&corpus, "boom"),
            as_found(Step::Inflections { direct: 2 }, &["drie", "een", "twee"], Some("bomen"))
        );
    }

    #[test]
    fn another_form_is_a_word_that_the_texts_have() {
        for (query, text) in [
            ("forest", "this is for you"),
            ("butter", "but not now"),
            ("dinner", "finding the din"),
            ("hits", "a white coat"),
            ("caring", "a carpet"),
            ("planning", "the plane"),
        ] {
            assert_eq!(
                titles(&corpus("en", &[("one", text)]), query),
                Vec::<&str>::new(),
                "{query}"
            );
        }
        for (query, text) in [("oren", "voor de deur"), ("huizen", "thuisbasis")] {
            assert_eq!(
                titles(&corpus("nl", &[("een", text)]), query),
                Vec::<&str>::new(),
                "{query}"
            );
        }
        let corpus = corpus("en", &[("one", "two plans")]);
        assert_eq!(
            found(&corpus, "plan"),
            as_found(Step::Direct, &["one"], None),
            "what begins with the query is found as it is"
        );
    }

    #[test]
    fn a_longer_form_is_found_at_the_end_of_a_compound() {
        let corpus = corpus("nl", &[("een", "een handkoffer"), ("twee", "het oor, de voordeur")]);
        assert_eq!(titles(&corpus, "koffers"), ["een"]);
        assert_eq!(titles(&corpus, "oren"), ["twee"]);
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
    fn other_tones_are_tried_before_typos_are_corrected() {
        let corpus = corpus("th", &[("ก", "กระเป๋าหาย"), ("ข", "กระเบา")]);
        assert_eq!(found(&corpus, "กระเปา"), as_found(Step::Tones, &["ก"], Some("กระเป๋า")));
        let corrected = as_found(Step::Tones, &["ก"], Some("กระเป๋า หาย"));
        assert_eq!(found(&corpus, "กระเปา หาย"), corrected);
        assert_eq!(found(&corpus, "กระเขา"), as_found(Step::Typing, &["ข"], Some("กระเบา")));
    }

    #[test]
    fn typos_are_corrected_the_likeliest_first() {
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
    fn a_word_is_found_if_it_is_written_with_separators() {
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
    fn words_run_together_are_split() {
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
    fn another_splitting_is_tried_if_the_first_finds_nothing() {
        let corpus = corpus("th", &[("ก", "กขคงจ"), ("ข", "กขค กขค x งจฉช"), ("ค", "ฉชซ")]);
        assert_eq!(found(&corpus, "กขคงจฉช"), as_found(Step::Split, &["ข"], Some("กขค งจฉช")));
        assert_eq!(found(&corpus, "กขคงจฉชซ"), as_found(Step::Direct, &[], None));
    }

    #[test]
    fn a_similar_string_is_suggested_as_written_if_nothing_is_found() {
        let corpus = corpus("vi", &[("Đường về", "người khách"), ("x", "khách")]);
        let found = corpus.search("duoxxg");
        assert_eq!((found.results, found.suggestion.as_deref()), (vec![], Some("đường")));
        assert_eq!(corpus.search("qwertyuiop").suggestion, None);
    }
}
