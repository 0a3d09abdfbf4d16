//! One specification, two implementations: the search engine in the page ranks exactly as the
//! library does.
//!
//! The script looks up rare pieces, skips and stops early; the library examines every place. Texts
//! and queries are generated randomly from few words, so that hits at borders, equal ranks, missing
//! marks, typos and joined words are frequent.

mod words;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use polybook::language::LanguageTag;
use polybook::search::{Corpus, Entry, LanguageRules, PageType, Rules, canonical};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use proptest::{collection, sample};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::sample::samples;
use crate::site_test::SiteTest;
use words::WORDS;

/// The number of sites for each language in a sample, and the number of queries for each site.
const SITES: usize = 12;
const QUERIES: usize = 60;

struct Maker {
    words: &'static [&'static str],
    runner: TestRunner,
    /// The most frequent separator between two words.
    space: &'static str,
}

impl Maker {
    fn number(&mut self, below: usize) -> usize {
        (0..below).new_tree(&mut self.runner).expect("a number").current()
    }

    fn words(&mut self, most: usize) -> String {
        let words = collection::vec(sample::select(self.words.to_vec()), 1..=most)
            .new_tree(&mut self.runner)
            .expect("words")
            .current();
        let mut text = String::new();
        for word in words {
            let between = match self.number(12) {
                _ if text.is_empty() => "",
                0 => ", ",
                1 => "\n",
                2 => "",
                3 => " – ",
                4 => " ",
                _ => self.space,
            };
            let _ = write!(text, "{between}{word}");
        }
        text
    }

    fn line(&mut self, most: usize) -> String {
        self.words(most).replace('\n', " ")
    }

    fn entry(&mut self, number: usize) -> Entry {
        let headings: Vec<(String, String)> =
            (0..self.number(3)).map(|id| (self.line(3), format!("h{id}"))).collect();
        let sections = (0..=headings.len()).map(|_| self.words(14)).collect::<Vec<_>>().join("\t");
        Entry {
            path: format!("topic/{number}"),
            page_type: if self.number(5) == 0 { PageType::Other } else { PageType::Lesson },
            topic: Some(0),
            title: self.line(3),
            headings,
            text: sections,
        }
    }

    /// Returns some words, some of them with typos.
    fn query(&mut self) -> String {
        let mut query: Vec<char> = self.line(3).chars().collect();
        for _ in 0..self.number(3) {
            let at = self.number(query.len().max(1)).min(query.len().saturating_sub(1));
            match self.number(7) {
                0 if query.len() > 1 => drop(query.remove(at)),
                1 => query.insert(at, 'e'),
                2 if at + 1 < query.len() => query.swap(at, at + 1),
                3 => query.retain(|character| !matches!(character, '\u{e47}'..='\u{e4e}')),
                4 => query.retain(|character| *character != ' '),
                5 if query.len() > 4 => query.truncate(query.len() - 1),
                _ => {}
            }
        }
        query.into_iter().collect()
    }
}

fn in_canonical_form(entry: Entry) -> Entry {
    let line = |text: &str| canonical(text).into_owned();
    Entry {
        title: line(&entry.title),
        headings: entry.headings.iter().map(|(words, id)| (line(words), id.clone())).collect(),
        text: canonical(&entry.text).into_owned(),
        ..entry
    }
}

#[test]
fn the_engine_of_the_page_ranks_as_the_library_does() {
    let Some(browser) = Browser::shared() else { return };
    let mut page = browser.page();
    let tags = WORDS.map(|(tag, _)| LanguageTag::parse(tag).expect("a tag"));
    let rules = Rules::new().script();
    page.evaluate(
        "window.rules = null; window.polybookSearch = (part, data) => { rules = data; }; true",
    );
    page.evaluate(&format!("{rules}; true"));
    // In the form in which a site publishes it.
    let site = SiteTest::english().build();
    let engine =
        site.paths().into_iter().find(|path| path.starts_with("assets/find-")).expect("the engine");
    page.evaluate(&format!("{}; true", site.page(engine)));
    page.evaluate("window.engine = polybookFind(rules); true");
    page.evaluate(
        "window.ask = (head, texts, queries) => {
            const corpus = engine.corpus(head);
            texts.forEach(part => corpus.add(part));
            return queries.map(query => {
                const direct = corpus.search(query, -1);
                let found = { step: 'direct', results: direct.results };
                const steps = corpus.relax(query, -1);
                for (let at = steps.next(); ; at = steps.next())
                    if (at.done) { if (at.value) found = at.value; break; }
                return {
                    step: found.results.length ? found.step : '',
                    results: found.results.map(result => [result.entry, result.score]),
                    rewritten: found.rewritten || null,
                    suggestion: found.suggestion || null,
                };
            });
        }; true",
    );
    let mut steps: BTreeMap<&str, usize> = BTreeMap::new();
    for ((tag, words), language) in WORDS.iter().zip(&tags) {
        let mut maker = Maker {
            words,
            runner: TestRunner::deterministic(),
            space: if ["th", "ja"].contains(tag) { "" } else { " " },
        };
        for site in 0..SITES * samples() {
            // Some sites are large enough to contain a phrase many times.
            let count = if site % 4 == 3 { 45 } else { 1 + maker.number(14) };
            let entries: Vec<Entry> =
                (0..count).map(|number| in_canonical_form(maker.entry(number))).collect();
            let queries: Vec<String> = (0..QUERIES).map(|_| maker.query()).collect();
            let asked = ask(&mut page, language, &entries, &queries);
            let corpus = Corpus::new(language, entries);
            for (query, theirs) in queries.iter().zip(asked.as_array().expect("answers")) {
                let found = corpus.search(query);
                let step = if found.results.is_empty() { "" } else { found.step.as_str() };
                *steps
                    .entry(if found.suggestion.is_some() { "suggestion" } else { step })
                    .or_default() += 1;
                let ours = json!({
                    "step": step,
                    "results": found
                        .results
                        .iter()
                        .map(|result| json!([result.entry, result.score]))
                        .collect::<Vec<_>>(),
                    "rewritten": found.rewritten,
                    "suggestion": found.suggestion,
                });
                assert_eq!(*theirs, ours, "{tag}: “{query}” in {:#?}", corpus.entries());
            }
        }
    }
    for step in ["direct", "inflections", "tones", "typing", "split", "some", "suggestion", ""] {
        assert!(
            steps.get(step).is_some_and(|count| *count >= 10),
            "hardly ever “{step}”: {steps:?}"
        );
    }
}

fn ask(
    page: &mut crate::browser::Page,
    language: &LanguageTag,
    entries: &[Entry],
    queries: &[String],
) -> Value {
    let head: Vec<Value> = entries
        .iter()
        .map(|entry| {
            let headings: Vec<&str> = entry
                .headings
                .iter()
                .flat_map(|(words, id)| [words.as_str(), id.as_str()])
                .collect();
            json!([
                entry.path,
                u8::from(entry.page_type == PageType::Other),
                0,
                entry.title,
                headings
            ])
        })
        .collect();
    let tag = language.as_str();
    let head = json!({ "language": tag, "rules": LanguageRules::of(language),
        "topics": [["topic", "Topic"]], "entries": head });
    let texts: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    // In two shards, as in larger sites.
    let half = texts.len() / 2;
    let shard = |number: usize, first: usize, texts: &[&str]| json!({ "language": tag, "shard": number, "first": first, "texts": texts });
    let shards = json!([shard(0, 0, &texts[..half]), shard(1, half, &texts[half..])]);
    page.evaluate(&format!("ask({head}, {shards}, {})", json!(queries)))
}
