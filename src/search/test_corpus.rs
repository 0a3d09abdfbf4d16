//! Small corpora for the tests of the search.
//!
//! In: titles, headings and texts, one line each. Out: a [`Corpus`], and the titles of what is
//! found in it.

use super::canonical::canonical;
use super::corpus::{Corpus, Entry, PageType};
use super::found::Found;
use crate::language::LanguageTag;

/// Returns a lesson from `title | heading | heading` and its text.
pub(super) fn lesson(lines: &str, text: &str) -> Entry {
    let mut lines = lines.split(" | ").map(|line| canonical(line).into_owned());
    let title = lines.next().unwrap_or_default();
    let headings = lines.map(|line| (line, String::new())).collect();
    Entry {
        path: title.clone(),
        page_type: PageType::Lesson,
        topic: None,
        title,
        headings,
        text: canonical(text).into_owned(),
    }
}

/// Returns a corpus of these lessons.
pub(super) fn corpus(language: &str, lessons: &[(&str, &str)]) -> Corpus {
    let entries = lessons.iter().map(|(lines, text)| lesson(lines, text)).collect();
    Corpus::new(&LanguageTag::parse(language).expect("a tag"), entries)
}

/// Returns the titles and scores of results.
pub(super) fn scores<'a>(corpus: &'a Corpus, found: &Found) -> Vec<(&'a str, i32)> {
    found
        .results
        .iter()
        .map(|result| (corpus.entry(result.entry).title.as_str(), result.score))
        .collect()
}

/// Returns the titles of the results of a query.
pub(super) fn titles<'a>(corpus: &'a Corpus, query: &str) -> Vec<&'a str> {
    scores(corpus, &corpus.search(query)).into_iter().map(|(title, _)| title).collect()
}
