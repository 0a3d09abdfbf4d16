//! The search without a browser: what its scripts contain, and what is found.

use std::collections::{BTreeMap, BTreeSet};

use polybook::search::Corpus;
use serde::Deserialize;
use serde_json::Value;

use crate::site_test::{Outcome, SiteTest, fixture, site_on_disk};

/// A query of `tests/fixtures/search` for the site `tests/fixtures/lessons`, and the result that a
/// person expects first.
#[derive(Debug, Deserialize)]
pub(crate) struct GoldenQuery {
    pub(crate) text: String,
    first: String,
    #[serde(default)]
    any: Vec<String>,
    pub(crate) sort: String,
}

#[derive(Deserialize)]
struct GoldenQueries {
    query: Vec<GoldenQuery>,
}

impl GoldenQuery {
    /// Returns all queries in a language.
    pub(crate) fn all(language: &str) -> Vec<Self> {
        let path = fixture(&format!("search/{language}.toml"));
        let text = fs_err::read_to_string(path).expect("there are queries");
        toml::from_str::<GoldenQueries>(&text).expect("they are TOML").query
    }

    /// Returns the rank, from 0, of the first expected result.
    pub(crate) fn place(&self, paths: &[&str]) -> Option<usize> {
        paths
            .iter()
            .position(|path| *path == self.first || self.any.iter().any(|other| other == path))
    }
}

/// Fails if the expected result of a query is not among the first three, or if it is first for
/// fewer than 95 in 100 queries.
pub(crate) fn assert_golden_queries(language: &str, mut find: impl FnMut(&str) -> Vec<String>) {
    let queries = GoldenQuery::all(language);
    assert!(queries.len() >= 30, "{language} has {} queries", queries.len());
    let (mut late, mut lost) = (Vec::new(), Vec::new());
    for query in &queries {
        let found = find(&query.text);
        let paths: Vec<&str> = found.iter().map(String::as_str).collect();
        let said = format!("{} ({}): {:?}", query.text, query.sort, &paths[..paths.len().min(3)]);
        match query.place(&paths) {
            Some(0) => {}
            Some(1 | 2) => late.push(said),
            _ => lost.push(said),
        }
    }
    assert!(
        lost.is_empty(),
        "{language}, not among the first three: {lost:#?}, not first: {late:#?}"
    );
    assert!(late.len() * 20 <= queries.len(), "{language}, not first: {late:#?}");
}

fn corpus(outcome: &Outcome, language: &str) -> Corpus {
    let site = &outcome.build.site;
    let id = site.catalog.config.language_of_stem(language).expect("a language of the site");
    Corpus::new(&site.catalog.language(id).tag, site.search_pages(id))
}

#[test]
fn golden_queries_find_the_lesson_that_a_person_would_expect() {
    let site = site_on_disk(&fixture("lessons/site"));
    for language in ["vi", "nl", "th", "en"] {
        let corpus = corpus(&site, language);
        assert_golden_queries(language, |query| {
            let found = corpus.search(query);
            found.results.iter().map(|result| corpus.entry(result.entry).path.clone()).collect()
        });
    }
}

/// Returns the data of the scripts of a language, by path: what they pass to `polybookSearch`.
fn scripts(outcome: &Outcome, language: &str) -> BTreeMap<String, (String, Value)> {
    let folder = format!("search/{language}/");
    let paths = outcome.paths().into_iter().filter(|path| path.starts_with(&folder));
    paths
        .map(|path| {
            let script = outcome.page(path);
            let call = script
                .strip_prefix("polybookSearch(")
                .and_then(|rest| rest.strip_suffix(");\n"))
                .expect(path);
            let mut values: Vec<Value> = serde_json::from_str(&format!("[{call}]")).expect(path);
            let data = values.pop().expect("two arguments");
            (path.to_owned(), (values[0].as_str().expect("a part").to_owned(), data))
        })
        .collect()
}

fn only<'a>(scripts: &'a BTreeMap<String, (String, Value)>, part: &str) -> &'a Value {
    let mut those = scripts.values().filter(|(known, _)| known == part);
    let (_, data) = those.next().expect("there is one");
    assert!(those.next().is_none(), "more than one {part}");
    data
}

fn lesson(front: &str) -> SiteTest {
    SiteTest::english().file("content/care/first/en.md", front)
}

fn text_of(markdown: &str) -> String {
    let outcome = lesson(markdown).build();
    let scripts = scripts(&outcome, "en");
    only(&scripts, "text")["texts"][0].as_str().expect("a text").to_owned()
}

#[test]
fn a_text_is_blocks_in_sections_without_the_words_of_headings() {
    let text = text_of(
        "# Title\n\nLede  with *two*\nlines.\n\n- one\n  - in it\n- two\n\n\
        ## Part <a id=\"p\"></a>\n\n| a | b |\n| - | - |\n| c | d |\n\n### Empty\n\n## Last\n\n\
        ```\ncode\n```\n\nOne<br>two &amp; three.",
    );
    assert_eq!(text, "Lede with two lines.\none\nin it\ntwo\ta\nb\nc\nd\t\tcode\nOne two & three.");
}

#[test]
fn footnotes_replies_and_feedback_are_searched_but_not_notes_for_team_leaders() {
    let text = text_of(
        "# Title\n\nText.[^1]\n\n[^1]: A note.\n\n<!-- instructor: 5 -->\n<details>\n\
        <summary>Lead</summary>\n\nSecret.\n\n</details>\n\n<!-- scenario -->\n## Scene\n\n\
        <details>\n<summary>Say this</summary>\n\nReply.\n\n</details>\n\n<!-- quiz -->\n\
        ## Quiz\n\n<!-- q: one -->\n### Which?\n\n- [x] Right\n  > Because.\n\
        - [ ] Wrong\n  > No.\n\n<details>\n<summary>Why</summary>\n\nReason.\n\n</details>\n",
    );
    assert_eq!(
        text,
        "Text.\nA note.\tSay this\nReply.\t\tRight\nBecause.\nWrong\nNo.\nWhy\nReason."
    );
}

#[test]
fn only_footnotes_that_are_on_the_page_are_searched() {
    let text = text_of(
        "# Title\n\nText.[^1]\n\n<!-- instructor: 5 -->\n<details>\n<summary>Lead</summary>\n\n\
        Secret.[^lead]\n\n[^inside]: For leaders.\n\n</details>\n\nMore.\n\n[^1]: For all.[^2]\n\
        [^lead]: Only for leaders.[^deep]\n[^2]: For all as well.\n[^deep]: Leaders again.\n\
        [^nobody]: Nowhere.[^there]\n[^there]: Nowhere either.\n[^1]: A second one.\n",
    );
    assert_eq!(text, "Text.\nMore.\nFor all.\nFor all as well.");
}

#[test]
fn texts_are_canonical_and_no_word_is_cut_by_invisible_letters() {
    assert_eq!(
        text_of(
            "# T\n\nđu\u{323}ng vie\u{302}\u{323}t ha\u{ad}nd น\u{e4d}\u{e49}\u{e32} ก\u{200b}ข \
            เเก ĳs\u{a0}x"
        ),
        "đụng việt hand น้ำ กข แก ijs x"
    );
}

#[test]
fn the_head_names_lessons_first_with_topic_title_and_headings() {
    let outcome = SiteTest::new()
        .file("content/care/en.md", "# Care\n\nAll of it.")
        .file("content/care/first/en.md", "# First\n\nx\n\n## Part\n\ny")
        .file("content/glossary/en.md", "# Glossary\n\n## Term\n\nIt means this.")
        .file("content/pages/about/en.md", "# About\n\nUs.")
        .build();
    let scripts = scripts(&outcome, "en");
    let head = only(&scripts, "head");
    assert_eq!(head["topics"], serde_json::json!([["care", "Care"]]));
    let expected = serde_json::json!([
        ["care/first", 0, 0, "First", ["Part", "part"]],
        ["care/index", 1, 0, "Care", []],
        ["glossary/index", 1, -1, "Glossary", ["Term", "term"]],
        ["pages/about", 1, -1, "About", []],
    ]);
    assert_eq!(head["entries"], expected);
    for (path, data) in scripts.values().filter(|(part, _)| part == "index") {
        assert_eq!(path, "index");
        for named in data["languages"].as_array().expect("languages") {
            let texts = named["texts"].as_array().expect("texts").iter();
            for path in texts.chain([&named["head"]]) {
                assert!(outcome.has(path.as_str().expect("a path")), "{path}");
            }
        }
    }
}

#[test]
fn neither_drafts_nor_missing_or_unfinished_texts_are_searched() {
    let outcome = SiteTest::new()
        .file("content/care/first/en.md", "# First\n\nx")
        .file("content/care/second/nl.md", "# Tweede\n\ny")
        .file("content/care/third/lesson.toml", "draft = true")
        .file("content/care/third/en.md", "# Third\n\nz")
        .file("content/care/fourth/lesson.toml", "missing = \"inline\"")
        .file("content/care/fourth/nl.md", "# Vierde\n\nw")
        .file("content/care/fifth/lesson.toml", "source = \"nl\"")
        .file("content/care/fifth/nl.md", "# Vijfde\n\nv\n\n## Deel\n\nu")
        .file("content/care/fifth/en.md", "# Fifth\n\nv\n\n## Part\n")
        .build();
    let paths = |language: &str| -> BTreeSet<String> {
        let scripts = scripts(&outcome, language);
        let entries = only(&scripts, "head")["entries"].as_array().expect("entries").clone();
        entries.iter().map(|entry| entry[0].as_str().expect("a path").to_owned()).collect()
    };
    assert_eq!(paths("en"), BTreeSet::from(["care/first", "care/index"].map(str::to_owned)));
    assert_eq!(
        paths("nl"),
        BTreeSet::from(
            ["care/second", "care/fourth", "care/fifth", "care/index"].map(str::to_owned)
        )
    );
}

/// Returns eight lessons of about 50 KB and a short last one. Their words are rarely repeated, or
/// repeated `again` and again.
fn long_site(again: u64, last: &str) -> Outcome {
    let word =
        |number: u64| format!("{:x} ", (number / again).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40);
    let text = |lesson: u64| (0..8000).map(|place| word(lesson * 8000 + place)).collect::<String>();
    let site = SiteTest::english().file("content/care/last/en.md", &format!("# Last\n\n{last}"));
    let lesson = |site: SiteTest, number: u64| {
        site.file(
            &format!("content/care/n{number}/en.md"),
            &format!("# N {number}\n\n{}", text(number)),
        )
    };
    (0..8).fold(site, lesson).build()
}

#[test]
fn an_edit_renames_its_shard_and_changes_no_page_that_does_not_show_it() {
    let (before, after) = (long_site(1, "One."), long_site(1, "Two."));
    let names = |outcome: &Outcome| -> BTreeSet<String> {
        outcome
            .paths()
            .into_iter()
            .filter(|path| path.starts_with("search/en/"))
            .map(str::to_owned)
            .collect()
    };
    let (old, new) = (names(&before), names(&after));
    assert!(old.len() >= 5, "several shards: {old:?}");
    assert_eq!(
        (old.difference(&new).count(), new.difference(&old).count()),
        (1, 1),
        "{old:?} {new:?}"
    );
    assert_eq!(before.page("en/care/n1.html"), after.page("en/care/n1.html"));
}

#[test]
fn repetitive_texts_make_longer_shards() {
    let first_shard = |again: u64| {
        scripts(&long_site(again, "x"), "en")
            .into_iter()
            .find(|(path, _)| path.contains("/text-0-"))
    };
    let texts = |again: u64| {
        first_shard(again).expect("a shard").1.1["texts"].as_array().expect("texts").len()
    };
    assert!(texts(1) < texts(4), "{} and {}", texts(1), texts(4));
}
