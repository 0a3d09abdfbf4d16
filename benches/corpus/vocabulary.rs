//! The vocabulary of the corpus: words and sentence patterns of each language.
//!
//! In: lists of words, from the text files in `vocabulary/`. Out: sentences.

use std::fmt::Write as _;

use super::random::Random;
use super::words;

/// The languages of the corpus, in the order of the switcher.
pub(crate) const LANGUAGES: [&str; 4] = ["vi", "nl", "th", "en"];

/// The ids of the quiz questions.
pub(super) const QUESTIONS: [&str; 8] = [
    "first-words",
    "next-step",
    "long-queue",
    "angry-caller",
    "own-mistake",
    "quiet-guest",
    "end-of-shift",
    "new-colleague",
];

/// Ids in the order of the vocabulary of each language; the subjects alternate over the four
/// topics.
const IDS: &str = include_str!("vocabulary/ids.txt");
/// The Vietnamese vocabulary.
const VIETNAMESE: &str = include_str!("vocabulary/vi.txt");
/// The Dutch vocabulary; “_” separates a finite verb from its remaining part.
const DUTCH: &str = include_str!("vocabulary/nl.txt");
/// The Thai vocabulary, without separators inside a sentence.
const THAI: &str = include_str!("vocabulary/th.txt");
/// The English vocabulary.
const ENGLISH: &str = include_str!("vocabulary/en.txt");

/// The ids that lessons of all languages share, and the vocabulary of each language.
pub(super) struct Shared {
    pub(super) subjects: Vec<&'static str>,
    pub(super) headings: Vec<&'static str>,
    pub(super) questions: Vec<&'static str>,
    pub(super) tags: Vec<&'static str>,
    pub(super) vocabularies: [Vocabulary; 4],
}

impl Shared {
    pub(super) fn new() -> Self {
        let vocabularies = std::array::from_fn(Vocabulary::new);
        let list = |name| section(IDS, name);
        let shared = Self {
            subjects: list("subjects"),
            headings: list("headings"),
            questions: QUESTIONS.to_vec(),
            tags: list("tags"),
            vocabularies,
        };
        for vocabulary in &shared.vocabularies {
            let lengths = [
                &vocabulary.subjects,
                &vocabulary.places,
                &vocabulary.moments,
                &vocabulary.headings,
                &vocabulary.tags,
            ];
            assert_eq!(
                lengths.map(Vec::len),
                [24; 5],
                "the lists that all languages share have 24 entries"
            );
            assert_eq!(
                vocabulary.questions.len(),
                shared.questions.len(),
                "every question is asked in every language"
            );
        }
        shared
    }
}

/// The vocabulary and sentence patterns of one language.
pub(super) struct Vocabulary {
    /// The separator between words: empty in Thai.
    pub(super) gap: &'static str,
    /// The language's name and the site's title.
    pub(super) site: Vec<&'static str>,
    pub(super) topics: Vec<&'static str>,
    /// The text before the address of the handbook; the heading of the quiz; the text before and
    /// after the scene in a summary.
    pub(super) labels: Vec<&'static str>,
    pub(super) columns: Vec<&'static str>,
    pub(super) subjects: Vec<&'static str>,
    pub(super) places: Vec<&'static str>,
    pub(super) moments: Vec<&'static str>,
    pub(super) headings: Vec<&'static str>,
    pub(super) tags: Vec<&'static str>,
    pub(super) questions: Vec<&'static str>,
    pub(super) details: Vec<&'static str>,
    pub(super) links: Vec<&'static str>,
    pub(super) codes: Vec<&'static str>,
    pub(super) sentences: Vec<&'static str>,
    pub(super) people: Vec<&'static str>,
    pub(super) verbs: Vec<&'static str>,
    pub(super) infinitives: Vec<&'static str>,
    pub(super) clauses: Vec<&'static str>,
    pub(super) objects: Vec<&'static str>,
    pub(super) adjectives: Vec<&'static str>,
    /// The words of asides, from common to rare.
    pub(super) rare: Vec<&'static str>,
}

impl Vocabulary {
    fn new(number: usize) -> Self {
        let words = [VIETNAMESE, DUTCH, THAI, ENGLISH][number];
        let list = |name| section(words, name);
        Self {
            gap: if words == THAI { "" } else { " " },
            site: list("site"),
            topics: list("topics"),
            labels: list("labels"),
            columns: list("columns"),
            subjects: list("subjects"),
            places: list("places"),
            moments: list("moments"),
            headings: list("headings"),
            tags: list("tags"),
            questions: list("questions"),
            details: list("details"),
            links: list("links"),
            codes: list("codes"),
            sentences: list("sentences"),
            people: list("people"),
            verbs: list("verbs"),
            infinitives: list("infinitives"),
            clauses: list("clauses"),
            objects: list("objects"),
            adjectives: list("adjectives"),
            rare: words::of(number),
        }
    }

    /// Returns sentences with about `words` words. The patterns alternate, so that neighbours
    /// differ.
    pub(super) fn paragraph(&self, words: usize, random: &mut Random) -> String {
        let first = random.below(self.sentences.len());
        let stride = 1 + 2 * random.below(3);
        let mut paragraph = String::with_capacity(words * 12);
        for turn in 0.. {
            let pattern = self.sentences[(first + turn * stride) % self.sentences.len()];
            paragraph.push_str(&self.fill(pattern, random));
            if self.words(&paragraph) + 5 >= words {
                break;
            }
            paragraph.push(' ');
            if turn % 2 == 1 {
                paragraph.push_str(&self.aside(random));
                paragraph.push(' ');
            }
        }
        paragraph
    }

    /// Returns three unrelated words.
    fn aside(&self, random: &mut Random) -> String {
        let words: [&str; 3] = std::array::from_fn(|_| self.rare[random.rank(self.rare.len())]);
        let end = if self.gap.is_empty() { "" } else { "." };
        capitalised(&words.join(self.gap)) + end
    }

    /// Returns one sentence.
    pub(super) fn sentence(&self, random: &mut Random) -> String {
        self.fill(random.pick(&self.sentences), random)
    }

    /// Returns the number of words of a text. Thai has no spaces between words, so five characters
    /// count as a word.
    fn words(&self, text: &str) -> usize {
        if self.gap.is_empty() { text.chars().count() / 5 } else { text.split(' ').count() }
    }

    /// Fills the slots of a pattern with words. An unknown slot is left for the caller to fill.
    pub(super) fn fill(&self, pattern: &str, random: &mut Random) -> String {
        let mut text = String::with_capacity(pattern.len() + 160);
        let mut remains_of_verb = "";
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((slot, after)) = after.split_once('}') else { break };
            rest = after;
            let list = match slot {
                "person" => &self.people,
                "verb" => &self.verbs,
                "infinitive" => &self.infinitives,
                "clause" => &self.clauses,
                "object" => &self.objects,
                "adjective" => &self.adjectives,
                "place" => &self.places,
                "moment" => &self.moments,
                "subject" => &self.subjects,
                "rest" => {
                    text.push_str(remains_of_verb);
                    continue;
                }
                _ => {
                    let _ = write!(text, "{{{slot}}}");
                    continue;
                }
            };
            let mut words = random.pick(list);
            while text.contains(words) {
                words = random.pick(list);
            }
            // In Dutch, the finite verb is separated from its remaining part: “_” marks where.
            let (word, remains) = words.split_once('_').unwrap_or((words, ""));
            if slot == "verb" {
                remains_of_verb = remains;
            }
            text.push_str(word);
        }
        text.push_str(rest);
        capitalised(&text)
    }
}

/// Returns the entries of a list: a paragraph that starts with the list's name and a colon, with
/// entries separated by `|`.
fn section(words: &'static str, name: &str) -> Vec<&'static str> {
    let body = words
        .split("\n\n")
        .find_map(|paragraph| paragraph.trim().strip_prefix(name)?.strip_prefix(':'));
    let entries: Vec<&str> = body.unwrap_or_default().split('|').map(str::trim).collect();
    assert!(
        entries.iter().all(|entry| !entry.is_empty()),
        "the list “{name}” is missing, or has an empty entry"
    );
    entries
}

/// Returns the text with its first letter, after any asterisks, in upper case.
pub(super) fn capitalised(text: &str) -> String {
    let start = text.len() - text.trim_start_matches('*').len();
    let mut characters = text[start..].chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    text[..start].chars().chain(first).chain(characters).collect()
}
