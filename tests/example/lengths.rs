//! The length of the lessons: what a learner reads in five minutes.
//!
//! In: the English texts of `content`. Out: those that are too short or too long.

use std::ops::RangeInclusive;

use crate::copied_sentences::without;
use crate::site_test::{repository, site_on_disk};

/// The number of words, without notes for team leaders, the quiz and footnotes.
const WORDS: RangeInclusive<usize> = 400..=700;

#[test]
fn a_lesson_is_read_in_five_minutes() {
    let site = site_on_disk(&repository(""));
    let files = site.build.site.catalog.sources.texts_below("content");
    let lengths = files
        .filter(|file| file.path.as_str().ends_with("/en.md") && file.text.contains("<!-- quiz"))
        .map(|file| (file.path.as_str(), word_count(&file.text)));
    let lengths: Vec<_> = lengths.collect();
    assert!(lengths.len() >= 20);
    let wrong: Vec<_> = lengths.iter().filter(|(_, words)| !WORDS.contains(words)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn notes_quizzes_footnotes_and_markup_are_not_counted() {
    let text = "# One *two*\n<!-- x -->\n<!-- instructor: 3 -->\n<details>\nnot\n</details>\n\n\
                [three](not.md), don’t – five[^1].\n<!-- quiz -->\n## Not\n<!-- discussion -->\n\
                six <a id=\"not\"></a>\n\n[^1]: Not.\n";
    assert_eq!(word_count(text), 6);
}

fn word_count(text: &str) -> usize {
    let text = without(text, "<!-- instructor", "</details>");
    let text = without(&text, "<!-- quiz", "<!-- discussion");
    let text = without(&without(&text, "<!--", "-->"), "<", ">");
    let text = without(&without(&text, "](", ")"), "[^", "]");
    let text = text.split("\n : ").next().unwrap_or_default();
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    text.split_whitespace().filter(is_word).count()
}
