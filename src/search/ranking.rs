//! Which entries a query finds, and in which order.
//!
//! In: a corpus and a query. Out: [`Match`]es with their scores.

use super::corpus::{Corpus, Field, FieldSort, PageSort};
use super::matching::{Hit, Quality, Sameness};
use super::query::{Query, Term};

/// So many hits in a field are looked at.
const MOST_HITS: usize = 8;

/// A phrase that so many entries have needs no terms apart.
const OFTEN: usize = 30;

const LINE_END: u16 = 0x0A;
const SECTION: u16 = 0x09;

/// By which way results were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The query as it is.
    Direct,
    /// Other forms of its words.
    Inflections,
    /// Thai with other tone marks.
    Tones,
    /// One typing error mended.
    Typing,
    /// Words that were run together.
    Split,
    /// Some of its terms.
    Some,
}

impl Step {
    /// Its name in the script.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Inflections => "inflections",
            Self::Tones => "tones",
            Self::Typing => "typing",
            Self::Split => "split",
            Self::Some => "some",
        }
    }
}

/// An entry that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Its place in the corpus.
    pub entry: usize,
    /// How good it is.
    pub score: i32,
}

/// What a search gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The step that found the last of the results.
    pub step: Step,
    /// The best first.
    pub results: Vec<Match>,
    /// The query that found them, where it is not the one that was asked.
    pub rewritten: Option<String>,
    /// Where nothing was found: what may have been meant.
    pub suggestion: Option<String>,
}

/// Puts the best first; of equally good ones the first of the corpus.
pub(super) fn in_order(mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_by_key(|found| (-found.score, found.entry));
    matches
}

impl Corpus {
    /// All entries that a query finds, the best first. Where marks count, entries that have the
    /// same come before the others.
    pub(super) fn direct(&self, query: &Query, marks_count: bool) -> Vec<Match> {
        let sameness = if marks_count { Sameness::Exact } else { Sameness::Folded };
        let more = if marks_count { self.rules.points.exact } else { 0 };
        let entries = 0..self.entries().len();
        let phrase = |sameness: Sameness| {
            move |entry: usize| self.phrase_score(entry, &query.terms, sameness)
        };
        let best: Vec<Option<i32>> = entries.clone().map(phrase(sameness)).collect();
        // Where the phrase is found often, nobody needs its terms apart.
        let terms =
            if best.iter().flatten().count() < OFTEN { query.distinct() } else { Vec::new() };
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

    /// What it is worth that all terms stand together.
    fn phrase_score(&self, entry: usize, terms: &[Term], sameness: Sameness) -> Option<i32> {
        let points = self.rules.points;
        let found = FieldSort::ALL.map(|sort| {
            self.hits(self.field(entry, sort), terms, sameness)
                .take(MOST_HITS)
                .collect::<Vec<Hit>>()
        });
        let best_of = |sort: FieldSort| {
            let field = self.field(entry, sort);
            let worth = |hit: &Hit| {
                self.quality_points(hit.quality)
                    + if sort == FieldSort::Text { 0 } else { self.cover(field, hit) }
            };
            Some(self.base(entry, sort) + found[sort as usize].iter().map(worth).max()?)
        };
        let best = FieldSort::ALL.into_iter().filter_map(best_of).max()?;
        let [title, headings, text] = &found;
        let best_in_text = text.iter().map(|hit| hit.quality).max();
        let again = text.iter().filter(|hit| Some(hit.quality) == best_in_text).count();
        let both = if title.is_empty() || headings.is_empty() { 0 } else { points.both };
        Some(best + points.again * number(again) + both)
    }

    fn base(&self, entry: usize, sort: FieldSort) -> i32 {
        let points = self.rules.points;
        match (self.entry(entry).sort, sort) {
            (PageSort::Other, _) => points.other,
            (PageSort::Lesson, FieldSort::Title) => points.title,
            (PageSort::Lesson, FieldSort::Headings) => points.heading,
            (PageSort::Lesson, FieldSort::Text) => points.text,
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

    /// More, the more of its line a hit takes up.
    fn cover(&self, field: &Field, hit: &Hit) -> i32 {
        let line = line_around(field, hit.start);
        let length = number(line.len());
        self.rules.points.cover * number(hit.end - hit.start).min(length) / length
    }

    /// What it is worth that each term stands somewhere.
    fn terms_score(&self, entry: usize, terms: &[&Term], sameness: Sameness) -> Option<i32> {
        if terms.len() < 2 {
            return None;
        }
        let found: Vec<[Vec<Hit>; 3]> =
            terms.iter().map(|term| self.looked_at(entry, term, sameness)).collect();
        let scores: Option<Vec<i32>> = found.iter().map(|hits| self.term_score(hits)).collect();
        let scores = scores?;
        Some(scores.iter().sum::<i32>() / number(terms.len()) + self.closeness(entry, &found))
    }

    /// The hits of one of several terms that are looked at, field by field: parts of words only
    /// where words are made of words.
    pub(super) fn looked_at(&self, entry: usize, term: &Term, sameness: Sameness) -> [Vec<Hit>; 3] {
        let least = self.least_of_words();
        FieldSort::ALL.map(|sort| {
            let hits = self.hits(self.field(entry, sort), std::slice::from_ref(term), sameness);
            hits.filter(|hit| hit.quality >= least).take(MOST_HITS).collect()
        })
    }

    /// What the hits of one term are worth, field by field; `None` without hits.
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
        Some(best + points.term_again * number(found[FieldSort::Text as usize].len()))
    }

    /// What it is worth that all terms stand in one line, or in one section.
    fn closeness(&self, entry: usize, found: &[[Vec<Hit>; 3]]) -> i32 {
        let lines = |hits: &[Vec<Hit>; 3]| {
            self.places(entry, hits, |sort, before| (sort as usize, breaks(before)))
        };
        let sections = |hits: &[Vec<Hit>; 3]| {
            self.places(entry, hits, |sort, before| match sort {
                FieldSort::Title => (0, 0),
                FieldSort::Headings => (0, breaks(before) + 1),
                FieldSort::Text => (0, before.iter().filter(|unit| **unit == SECTION).count()),
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

    /// Where hits stand, by a number made from their field and what is before them in it.
    fn places<T>(
        &self,
        entry: usize,
        found: &[Vec<Hit>; 3],
        place: impl Fn(FieldSort, &[u16]) -> T,
    ) -> Vec<T> {
        let all = FieldSort::ALL
            .into_iter()
            .flat_map(|sort| found[sort as usize].iter().map(move |hit| (sort, hit.start)));
        all.map(|(sort, start)| place(sort, &self.field(entry, sort).folded[..start])).collect()
    }
}

pub(super) fn is_break(unit: u16) -> bool {
    unit == LINE_END || unit == SECTION
}

/// How many lines end in a stretch of text.
fn breaks(units: &[u16]) -> usize {
    units.iter().filter(|unit| is_break(**unit)).count()
}

/// The line around a place.
fn line_around(field: &Field, place: usize) -> &[u16] {
    let (before, after) = field.folded.split_at(place);
    let start = before.iter().rposition(|unit| is_break(*unit)).map_or(0, |end| end + 1);
    let length = after.iter().position(|unit| is_break(*unit)).unwrap_or(after.len());
    &field.folded[start..place + length]
}

/// Whether something is in all lists.
fn have_common<T: PartialEq>(mut lists: impl Iterator<Item = Vec<T>>) -> bool {
    let Some(mut common) = lists.next() else { return false };
    for list in lists {
        common.retain(|one| list.contains(one));
    }
    !common.is_empty()
}

/// A count as a number to reckon points with.
pub(super) fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::corpus::Entry;
    use super::super::test_corpus::{corpus, lesson, scores, titles};
    use super::*;
    use crate::language::LanguageTag;

    /// The points of the only lesson.
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
    fn a_part_of_a_word_is_worth_more_where_words_are_written_as_one() {
        assert_eq!(points("en", "x", "handbag handbags", "bag"), 1000 - 1700 + 25);
        assert_eq!(points("nl", "x", "hotelkamer hotelkamers", "kamer"), 1000 - 700 + 25);
        assert_eq!(points("nl", "x", "hotelkamers", "kamer"), 1000 - 900 + 25);
    }

    #[test]
    fn pages_that_are_no_lessons_are_worth_less() {
        let page = Entry { sort: PageSort::Other, ..lesson("bag", "a bag") };
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
    fn terms_apart_are_worth_less_than_a_phrase_and_more_when_near() {
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
    fn a_part_of_a_word_is_a_term_only_where_words_are_written_as_one() {
        let step =
            |language: &str| corpus(language, &[("one", "handbag, red")]).search("red bag").step;
        assert_eq!((step("en"), step("nl")), (Step::Some, Step::Direct));
    }

    #[test]
    fn every_term_has_to_be_there() {
        let corpus =
            corpus("en", &[("one", "red blue"), ("two", "blue then red"), ("three", "red")]);
        assert_eq!(titles(&corpus, "red blue"), ["one", "two"]);
        assert_eq!(titles(&corpus, "red red"), Vec::<&str>::new());
    }

    #[test]
    fn typed_marks_come_first_and_none_need_be_typed() {
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
    fn of_equally_good_ones_the_first_comes_first() {
        let corpus = corpus("th", &[("ก", "แขก"), ("ข", "แขก"), ("ค", "แขกแขก")]);
        assert_eq!(titles(&corpus, "แขก"), ["ค", "ก", "ข"]);
    }

    #[test]
    fn nothing_is_found_for_nothing() {
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
