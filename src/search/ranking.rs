//! The ranking of entries for a query.
//!
//! In: a corpus and a query. Out: [`Match`]es with their scores.

use super::corpus::{Corpus, Field, FieldKind, PageType};
use super::found::{Match, in_order};
use super::matching::{Hit, Quality, Sameness};
use super::query::{Query, Term};

/// The number of hits in a field that are scored.
const MAX_HITS: usize = 8;

/// A phrase with this many results is not searched as separate terms.
const MANY_RESULTS: usize = 30;

const LINE_END: u16 = 0x0A;
const SECTION: u16 = 0x09;

impl Corpus {
    /// Returns all entries that match a query, the best first. If marks count, entries with the
    /// same marks come before the others.
    pub(super) fn direct(&self, query: &Query, marks_count: bool) -> Vec<Match> {
        let sameness = if marks_count { Sameness::Exact } else { Sameness::Folded };
        let more = if marks_count { self.rules.points.exact } else { 0 };
        let entries = 0..self.entries().len();
        let phrase = |sameness: Sameness| {
            move |entry: usize| self.phrase_score(entry, &query.terms, sameness)
        };
        let best: Vec<Option<i32>> = entries.clone().map(phrase(sameness)).collect();
        // With many results for the phrase, separate terms are not needed.
        let terms = if best.iter().flatten().count() < MANY_RESULTS {
            query.distinct()
        } else {
            Vec::new()
        };
        let score = |entry: usize| {
            let best = best[entry]
                .or_else(|| self.terms_score(entry, &terms, sameness))
                .map(|score| score + more);
            let folded = || {
                phrase(Sameness::Folded)(entry)
                    .or_else(|| self.terms_score(entry, &terms, Sameness::Folded))
            };
            if marks_count { best.or_else(folded) } else { best }
        };
        in_order(entries.filter_map(|entry| Some(Match { entry, score: score(entry)? })).collect())
    }

    /// Returns the score for terms that occur together.
    fn phrase_score(&self, entry: usize, terms: &[Term], sameness: Sameness) -> Option<i32> {
        let points = self.rules.points;
        let found = FieldKind::ALL.map(|kind| {
            self.hits(self.field(entry, kind), terms, sameness).take(MAX_HITS).collect::<Vec<Hit>>()
        });
        let best_of = |kind: FieldKind| {
            let field = self.field(entry, kind);
            let worth = |hit: &Hit| {
                self.quality_points(hit.quality)
                    + if kind == FieldKind::Text { 0 } else { self.cover(field, hit) }
            };
            Some(self.base(entry, kind) + found[kind as usize].iter().map(worth).max()?)
        };
        let best = FieldKind::ALL.into_iter().filter_map(best_of).max()?;
        let [title, headings, text] = &found;
        let best_in_text = text.iter().map(|hit| hit.quality).max();
        let again = text.iter().filter(|hit| Some(hit.quality) == best_in_text).count();
        let both = if title.is_empty() || headings.is_empty() { 0 } else { points.both };
        Some(best + points.again * number(again) + both)
    }

    fn base(&self, entry: usize, kind: FieldKind) -> i32 {
        let points = self.rules.points;
        match (self.entry(entry).page_type, kind) {
            (PageType::Other, _) => points.other,
            (PageType::Lesson, FieldKind::Title) => points.title,
            (PageType::Lesson, FieldKind::Headings) => points.heading,
            (PageType::Lesson, FieldKind::Text) => points.text,
        }
    }

    fn quality_points(&self, quality: Quality) -> i32 {
        let points = self.rules.points;
        match quality {
            Quality::Whole => points.whole,
            Quality::Start => points.start,
            Quality::Tail if self.language.compounds => points.compound_tail,
            Quality::Tail => points.tail,
            Quality::Inside if self.language.compounds => points.compound_inside,
            Quality::Inside => points.inside,
        }
    }

    /// Returns more points, the more of its line a hit covers.
    fn cover(&self, field: &Field, hit: &Hit) -> i32 {
        let line = line_around(field, hit.start);
        let length = number(line.len());
        self.rules.points.cover * number(hit.end - hit.start).min(length) / length
    }

    /// Returns the score for terms that each occur somewhere.
    fn terms_score(&self, entry: usize, terms: &[&Term], sameness: Sameness) -> Option<i32> {
        if terms.len() < 2 {
            return None;
        }
        let found: Vec<[Vec<Hit>; 3]> =
            terms.iter().map(|term| self.scored_hits(entry, term, sameness)).collect();
        let scores: Option<Vec<i32>> = found.iter().map(|hits| self.term_score(hits)).collect();
        let scores = scores?;
        Some(scores.iter().sum::<i32>() / number(terms.len()) + self.closeness(entry, &found))
    }

    /// Returns the hits of one of several terms that are scored, field by field. Parts of words
    /// count only if compounds are written as one word.
    pub(super) fn scored_hits(
        &self,
        entry: usize,
        term: &Term,
        sameness: Sameness,
    ) -> [Vec<Hit>; 3] {
        let least = self.min_word_quality();
        FieldKind::ALL.map(|kind| {
            let hits = self.hits(self.field(entry, kind), std::slice::from_ref(term), sameness);
            hits.filter(|hit| hit.quality >= least).take(MAX_HITS).collect()
        })
    }

    /// Returns the score of the hits of a single term, or `None` without hits.
    pub(super) fn term_score(&self, found: &[Vec<Hit>; 3]) -> Option<i32> {
        let points = self.rules.points;
        let bases = [points.term_title, points.term_heading, points.term_text];
        let worth = |hit: &Hit| match hit.quality {
            Quality::Whole => points.term_whole,
            Quality::Start => points.term_start,
            Quality::Tail => points.term_tail,
            Quality::Inside => points.term_inside,
        };
        let best = found
            .iter()
            .zip(bases)
            .filter_map(|(hits, base)| Some(base + hits.iter().map(worth).max()?))
            .max()?;
        Some(best + points.term_again * number(found[FieldKind::Text as usize].len()))
    }

    /// Returns the score for terms that occur in one line, or in one section.
    fn closeness(&self, entry: usize, found: &[[Vec<Hit>; 3]]) -> i32 {
        let lines = |hits: &[Vec<Hit>; 3]| {
            self.places(entry, hits, |kind, before| (kind as usize, breaks(before)))
        };
        let sections = |hits: &[Vec<Hit>; 3]| {
            self.places(entry, hits, |kind, before| match kind {
                FieldKind::Title => (0, 0),
                FieldKind::Headings => (0, breaks(before) + 1),
                FieldKind::Text => (0, before.iter().filter(|unit| **unit == SECTION).count()),
            })
        };
        let points = self.rules.points;
        if have_common(found.iter().map(lines)) {
            points.one_block
        } else if have_common(found.iter().map(sections)) {
            points.one_section
        } else {
            0
        }
    }

    /// Returns the positions of hits, each as computed from its field and the text before it in
    /// that field.
    fn places<T>(
        &self,
        entry: usize,
        found: &[Vec<Hit>; 3],
        place: impl Fn(FieldKind, &[u16]) -> T,
    ) -> Vec<T> {
        let all = FieldKind::ALL
            .into_iter()
            .flat_map(|kind| found[kind as usize].iter().map(move |hit| (kind, hit.start)));
        all.map(|(kind, start)| place(kind, &self.field(entry, kind).folded[..start])).collect()
    }
}

pub(super) fn is_break(unit: u16) -> bool {
    unit == LINE_END || unit == SECTION
}

/// Returns the number of line ends in a stretch of text.
fn breaks(units: &[u16]) -> usize {
    units.iter().filter(|unit| is_break(**unit)).count()
}

/// Returns the line around a position.
fn line_around(field: &Field, place: usize) -> &[u16] {
    let (before, after) = field.folded.split_at(place);
    let start = before.iter().rposition(|unit| is_break(*unit)).map_or(0, |end| end + 1);
    let length = after.iter().position(|unit| is_break(*unit)).unwrap_or(after.len());
    &field.folded[start..place + length]
}

/// Whether there is an item that is in all lists.
fn have_common<T: PartialEq>(mut lists: impl Iterator<Item = Vec<T>>) -> bool {
    let Some(mut common) = lists.next() else { return false };
    for list in lists {
        common.retain(|one| list.contains(one));
    }
    !common.is_empty()
}

/// Converts a count to the number type of points.
pub(super) fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::corpus::Entry;
    use super::super::found::{Found, Step};
    use super::super::test_corpus::{corpus, lesson, scores, titles};
    use super::*;
    use crate::language::LanguageTag;

    /// Returns the score of the only lesson.
    fn points(language: &str, lines: &str, text: &str, query: &str) -> i32 {
        let corpus = corpus(language, &[(lines, text)]);
        let found = corpus.search(query);
        assert_eq!(found.step, Step::Direct, "{query}");
        scores(&corpus, &found)[0].1
    }

    #[test]
    fn a_phrase_counts_most_in_the_title_then_in_a_heading_then_in_the_text() {
        assert_eq!(points("en", "lost bag", "x", "bag"), 3000 + 400 + 200 * 3 / 8);
        assert_eq!(points("en", "x | y | bag", "x", "bag"), 2000 + 400 + 200);
        assert_eq!(points("en", "x", "a bag", "bag"), 1000 + 400 + 25);
        assert_eq!(
            points("en", "bag | bag", "a bag, a bag", "bag"),
            3000 + 400 + 200 + 2 * 25 + 50
        );
    }

    #[test]
    fn a_hit_in_the_text_counts_again_for_each_that_is_as_good() {
        assert_eq!(points("en", "x", "bags bag bag handbag", "bag"), 1000 + 400 + 2 * 25);
        assert_eq!(points("en", "x", &"bag ".repeat(20), "bag"), 1000 + 400 + 8 * 25);
    }

    #[test]
    fn a_part_of_a_word_scores_more_where_compounds_are_one_word() {
        assert_eq!(points("en", "x", "handbag handbags", "bag"), 1000 - 1700 + 25);
        assert_eq!(points("nl", "x", "hotelkamer hotelkamers", "kamer"), 1000 - 700 + 25);
        assert_eq!(points("nl", "x", "hotelkamers", "kamer"), 1000 - 900 + 25);
    }

    #[test]
    fn pages_other_than_lessons_score_less() {
        let page = Entry { page_type: PageType::Other, ..lesson("bag", "a bag") };
        let corpus =
            Corpus::new(&LanguageTag::parse("en").unwrap(), vec![page, lesson("x", "bag")]);
        assert_eq!(
            scores(&corpus, &corpus.search("bag")),
            [("x", 1425), ("bag", 900 + 400 + 200 + 25)]
                .map(|(title, score)| (title, score))
                .into_iter()
                .rev()
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn separate_terms_score_less_than_a_phrase_and_more_when_close() {
        let each = |text: &str| points("en", "x | y | z", text, "red bag");
        let sum = i32::midpoint(100 + 40 + 5, 100 + 40 + 5);
        assert_eq!(each("bag of red\nx"), sum + 300);
        assert_eq!(each("a\tbag\nred"), sum + 150);
        assert_eq!(each("bag\tred"), sum);
        assert_eq!(points("en", "x | red", "y\tbag", "red bag"), i32::midpoint(240, 145) + 150);
        assert_eq!(points("en", "red", "bag\tx", "red bag"), i32::midpoint(340, 145) + 150);
        assert_eq!(points("en", "bag or red", "x", "red bag"), 340 + 300);
        assert_eq!(
            points("en", "x", "bag bagels, a handbag, reddish", "red bag"),
            i32::midpoint(100 + 30 + 5, 100 + 40 + 10) + 300
        );
    }

    #[test]
    fn a_part_of_a_word_is_a_term_only_where_compounds_are_one_word() {
        let step =
            |language: &str| corpus(language, &[("one", "handbag, red")]).search("red bag").step;
        assert_eq!((step("en"), step("nl")), (Step::Some, Step::Direct));
    }

    #[test]
    fn every_term_must_occur() {
        let corpus =
            corpus("en", &[("one", "red blue"), ("two", "blue then red"), ("three", "red")]);
        assert_eq!(titles(&corpus, "red blue"), ["one", "two"]);
        assert_eq!(titles(&corpus, "red red"), Vec::<&str>::new());
    }

    #[test]
    fn entries_with_typed_marks_come_first_and_marks_are_optional() {
        let corpus = corpus("vi", &[("một", "dương dương"), ("hai", "đường"), ("ba", "duong")]);
        assert_eq!(
            scores(&corpus, &corpus.search("Đường")),
            [("hai", 10_000 + 1425), ("một", 1450), ("ba", 1425)]
        );
        assert_eq!(titles(&corpus, "duong"), ["một", "hai", "ba"]);
    }

    #[test]
    fn an_unmarked_term_of_a_marked_query_is_unmarked() {
        let corpus = corpus("vi", &[("một", "đi bộ và máy bay"), ("hai", "đi bo và may bay")]);
        assert_eq!(
            scores(&corpus, &corpus.search("đi bo"))
                .into_iter()
                .map(|(title, score)| (title, score > 10_000))
                .collect::<Vec<_>>(),
            [("hai", true), ("một", false)]
        );
    }

    #[test]
    fn equal_scores_keep_the_order_of_the_corpus() {
        let corpus = corpus("th", &[("ก", "แขก"), ("ข", "แขก"), ("ค", "แขกแขก")]);
        assert_eq!(titles(&corpus, "แขก"), ["ค", "ก", "ข"]);
    }

    #[test]
    fn an_empty_query_finds_nothing() {
        let corpus = corpus("en", &[("one", "red")]);
        for query in ["", " \n", "…", "<>"] {
            assert_eq!(
                corpus.search(query),
                Found { step: Step::Direct, results: vec![], rewritten: None, suggestion: None }
            );
        }
        assert_eq!(corpus.search("<script>alert(1)</script>").results, []);
        assert_eq!(corpus.search(&"xyz ".repeat(2_500)).results, []);
    }
}
