//! Queries as readers type them, generated from the content of a site.
//!
//! In: the pages of a language, as in the search index. Out: [`Queries::direct`], which are found
//! as typed, and [`Queries::fallbacks`], for which the search has to guess. The same pages always
//! give the same queries.

use std::collections::{BTreeMap, HashMap, HashSet};

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use polybook::search::Entry;

use super::corpus::{LANGUAGES, Random, words};

/// The number of queries of each kind.
#[derive(Clone, Copy)]
pub(super) struct Amount {
    /// Single words. There are half as many phrases, and a quarter as many separate words and
    /// common words.
    pub(super) direct: usize,
    pub(super) fallback: usize,
}

pub(super) struct Query {
    pub(super) kind: &'static str,
    pub(super) text: String,
}

/// The words of a language, and where they occur.
pub(super) struct Queries<'site> {
    entries: &'site [Entry],
    language: &'static str,
    random: Random,
    /// Each word once, regardless of its frequency.
    known: Vec<String>,
    set: HashSet<String>,
    /// The same, from the most common.
    by_count: Vec<String>,
}

impl<'site> Queries<'site> {
    pub(super) fn new(entries: &'site [Entry], language: &'static str) -> Self {
        let number =
            LANGUAGES.iter().position(|tag| *tag == language).expect("a language of the corpus");
        let thai: Vec<&str> = if language == "th" { words::of(number) } else { Vec::new() };
        let mut counts: HashMap<String, usize> = HashMap::new();
        // A sample is enough to know which words are common.
        for entry in entries.iter().step_by(1 + entries.len() / 250) {
            for text in [&entry.title, &entry.text]
                .into_iter()
                .chain(entry.headings.iter().map(|(words, _)| words))
            {
                if thai.is_empty() {
                    for word in text
                        .split(|character: char| !character.is_alphabetic())
                        .filter(|word| !word.is_empty())
                    {
                        *counts.entry(word.to_lowercase()).or_default() += 1;
                    }
                } else {
                    // The end of a Thai word cannot be determined, but these are known to be words.
                    for word in thai.iter().filter(|word| text.contains(**word)) {
                        *counts.entry((*word).to_owned()).or_default() += 1;
                    }
                }
            }
        }
        let least = if language == "vi" { 2 } else { 3 };
        let is_fit = |word: &str| (least..=12).contains(&word.chars().count());
        let counts: BTreeMap<String, usize> =
            counts.into_iter().filter(|(word, _)| is_fit(word)).collect();
        let known: Vec<String> = counts.keys().cloned().collect();
        let mut by_count: Vec<(String, usize)> = counts.into_iter().collect();
        by_count.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let by_count = by_count.into_iter().map(|(word, _)| word).collect();
        let random = Random::new(&[5, number as u64]);
        Self { entries, language, random, set: known.iter().cloned().collect(), known, by_count }
    }

    /// Returns a word of titles, a common one that only occurs in texts, and a rare one. The head
    /// finds the first, and the others have to wait for shards.
    pub(super) fn first(&mut self) -> [String; 3] {
        let headed: Vec<String> = self
            .entries
            .iter()
            .map(|entry| {
                let headings: Vec<&str> =
                    entry.headings.iter().map(|(words, _)| words.as_str()).collect();
                format!("{}\n{}", entry.title, headings.join("\n")).to_lowercase()
            })
            .collect();
        let is_headed = |word: &str| headed.iter().any(|text| text.contains(word));
        let common = self
            .by_count
            .iter()
            .find(|word| word.chars().count() >= 4 && !is_headed(word))
            .cloned();
        let [titled, rare] =
            [self.word_where(4, is_headed), self.word_where(4, |word| !is_headed(word))];
        [titled, common.unwrap_or_default(), rare]
    }

    /// Returns queries that are found as typed.
    pub(super) fn direct(&mut self, amount: Amount) -> Vec<Query> {
        let mut queries = Vec::new();
        let mut add = |kind, text| queries.push(Query { kind, text });
        for place in 0..amount.direct {
            let word = self.word(3);
            // Readers of Vietnamese often leave out the marks.
            if self.language == "vi" && place % 2 == 0 {
                add("word without marks", without_marks(&word));
            } else {
                add("word", word);
            }
        }
        for place in 0..amount.direct / 2 {
            let phrase = self.phrase(2 + place % 2);
            add("phrase", phrase);
        }
        for _ in 0..amount.direct / 4 {
            let [first, second] = self.apart();
            add("two words apart", format!("{first} {second}"));
        }
        for word in self.by_count.iter().take(amount.direct / 4) {
            add("common word", word.clone());
        }
        queries
    }

    /// Returns queries that do not occur as typed.
    pub(super) fn fallbacks(&mut self, amount: Amount) -> Vec<Query> {
        let mut queries = Vec::new();
        let is_thai = self.language == "th";
        for _ in 0..amount.fallback {
            let mut add = |kind, text| queries.push(Query { kind, text });
            if is_thai {
                let word = self.word_where(4, |word| without_tones(word) != word);
                add("tone marks left out", without_tones(&word));
                let phrase = self.phrase(3);
                add("tone marks left out, phrase", without_tones(&phrase));
            }
            let word = self.word(5);
            let wrong = self.mistyped(&word);
            add("one typo", wrong);
            let phrase = self.phrase(3);
            let wrong = self.mistyped(&phrase);
            add("one typo in a phrase", wrong);
            if let Some(inflected) = self.inflected() {
                add("inflection", inflected);
            }
            let [first, second] = self.apart();
            add("run together", format!("{first}{second}"));
            let [first, second, third] = [self.word(4), self.word(4), self.word(4)];
            add("words of different lessons", format!("{first} {second} {third}"));
            let nonsense = self.nonsense(4);
            add("nonsense, short", nonsense);
            let nonsense = self.nonsense(11);
            add("nonsense", nonsense);
            let nonsense: Vec<String> = (0..4).map(|_| self.nonsense(8)).collect();
            add("nonsense, four words", nonsense.join(" "));
            let nonsense: Vec<String> = (0..8).map(|_| self.nonsense(22)).collect();
            add("nonsense, 180 letters", nonsense.join(" "));
        }
        queries.sort_by_key(|query| query.kind);
        queries
    }

    /// Returns a word with at least this many characters, or any word if there is hardly one.
    fn word(&mut self, least: usize) -> String {
        self.word_where(least, |_| true)
    }

    fn word_where(&mut self, least: usize, is_wanted: impl Fn(&str) -> bool) -> String {
        for _ in 0..1000 {
            let word = &self.known[self.random.below(self.known.len())];
            if word.chars().count() >= least && is_wanted(word) {
                return word.clone();
            }
        }
        self.known[self.known.len() - 1].clone()
    }

    fn text(&mut self) -> &'site str {
        &self.entries[self.random.below(self.entries.len())].text
    }

    /// Returns words that follow each other in a text, with only separators between them.
    fn phrase(&mut self, words: usize) -> String {
        for _ in 0..1000 {
            let text = self.text();
            let starts = self.starts(text);
            if starts.is_empty() {
                continue;
            }
            let (start, mut end) = starts[self.random.below(starts.len())];
            let mut count = 1;
            for (next, next_end) in starts.iter().copied().filter(|(next, _)| *next > start) {
                if next < end {
                    continue;
                }
                let is_near = text[end..next].chars().count() <= usize::from(self.language != "th");
                if count == words || !is_near {
                    break;
                }
                (end, count) = (next_end, count + 1);
            }
            if count == words && !text[start..end].contains(['\n', '\t']) {
                return text[start..end].to_lowercase();
            }
        }
        self.word(3)
    }

    /// Returns two words of a text that are far apart.
    fn apart(&mut self) -> [String; 2] {
        for _ in 0..1000 {
            let text = self.text();
            let starts = self.starts(text);
            if starts.len() < 8 {
                continue;
            }
            let [first, second] =
                [self.random.below(starts.len()), self.random.below(starts.len())];
            if first.abs_diff(second) > 3 {
                let word = |(start, end): (usize, usize)| text[start..end].to_lowercase();
                return [word(starts[first]), word(starts[second])];
            }
        }
        [self.word(3), self.word(3)]
    }

    /// Returns the start and end of the known words of a text.
    fn starts(&self, text: &str) -> Vec<(usize, usize)> {
        let mut starts = Vec::new();
        if self.language == "th" {
            for word in &self.known {
                starts.extend(
                    text.match_indices(word.as_str())
                        .map(|(start, found)| (start, start + found.len())),
                );
            }
            starts.sort_unstable();
            return starts;
        }
        let mut start = None;
        for (place, character) in text.char_indices().chain([(text.len(), ' ')]) {
            if character.is_alphabetic() {
                start.get_or_insert(place);
            } else if let Some(start) = start.take()
                && self.set.contains(&text[start..place].to_lowercase())
            {
                starts.push((start, place));
            }
        }
        starts
    }

    /// Returns a text with one character left out, doubled, replaced, or swapped with the next.
    fn mistyped(&mut self, text: &str) -> String {
        let mut characters: Vec<char> = text.chars().collect();
        let at = loop {
            let at = self.random.below(characters.len() - 1);
            if characters[at].is_alphabetic()
                && characters[at + 1].is_alphabetic()
                && characters[at] != characters[at + 1]
            {
                break at;
            }
        };
        match self.random.below(4) {
            0 => drop(characters.remove(at)),
            1 => characters.insert(at, characters[at]),
            2 => characters.swap(at, at + 1),
            _ => characters[at] = self.character(),
        }
        characters.into_iter().collect()
    }

    /// Returns another form of a word.
    fn inflected(&mut self) -> Option<String> {
        let endings: &[&str] = match self.language {
            "en" => &["s", "ed", "ing"],
            "nl" => &["en", "s", "je"],
            _ => return None,
        };
        for _ in 0..1000 {
            let word = self.word(4) + endings[self.random.below(endings.len())];
            if !self.set.contains(&word) {
                return Some(word);
            }
        }
        None
    }

    fn nonsense(&mut self, characters: usize) -> String {
        (0..characters).map(|_| self.character()).collect()
    }

    fn character(&mut self) -> char {
        let characters: Vec<char> = if self.language == "th" {
            ('ก'..='ฮ').collect()
        } else {
            "bcdfghjklmnpqrstvwxz".chars().collect()
        };
        characters[self.random.below(characters.len())]
    }
}

fn without_tones(word: &str) -> String {
    word.chars().filter(|character| !matches!(character, '\u{e47}'..='\u{e4e}')).collect()
}

fn without_marks(word: &str) -> String {
    let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(word);
    let bare: String =
        apart.chars().filter(|character| !matches!(character, '\u{300}'..='\u{36f}')).collect();
    ComposingNormalizerBorrowed::new_nfc().normalize(&bare.replace('đ', "d")).into_owned()
}
