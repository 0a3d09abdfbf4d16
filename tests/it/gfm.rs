//! GitHub's rendering of Markdown: random texts through polybook and through the parsers of GitHub,
//! compared as trees.
//!
//! `comrak` is compared in every run. `cmark-gfm`, which GitHub uses, is compared with `LONG=1`, by
//! the Python that `CMARKGFM_PYTHON` names and that has the package `cmarkgfm`. Where they differ,
//! `cmark-gfm` is right, and the grammar for `comrak` leaves the construct out.
//!
//! `PROPTEST_RNG_SEED` is the first seed, and `SEED=… cargo test gfm` repeats a text of a failure.

mod costs;
mod exceptions;
mod grammar;
mod parsers;
mod tree;

use std::env;

use self::grammar::Dialect;
use crate::sample;

/// How many texts are made, in a short run, and with `LONG=1` for `cmark-gfm`: more than 10,000 of
/// them are compared.
const SHORT: u64 = 600;
const LONG: u64 = 14_000;

/// The length of the texts whose cost is looked at, in bytes.
const COSTLY: usize = 60_000;

/// At most one in this many texts may be refused by polybook or left out.
const MOST_LEFT_OUT: usize = 3;

/// Texts of a grammar, with their seeds.
fn texts(dialect: Dialect) -> Vec<(u64, String)> {
    let number = |name: &str| variable(name).and_then(|number| number.parse::<u64>().ok());
    // comrak reads about one text in a thousand in another way than cmark-gfm, mostly unequal runs of
    // delimiters, so that it is compared on a fixed sample only.
    let is_long = sample::is_long() && dialect == Dialect::CmarkGfm;
    let count = if is_long { LONG } else { SHORT };
    let seed = number("PROPTEST_RNG_SEED").filter(|_| dialect == Dialect::CmarkGfm);
    let first = seed.unwrap_or(1).wrapping_mul(1_000_000);
    let seeds = match number("SEED") {
        Some(seed) => seed..seed + 1,
        None => first..first + count,
    };
    seeds.map(|seed| (seed, grammar::text(seed, dialect))).collect()
}

/// Compares polybook's trees with those of another parser.
fn compare(texts: &[(u64, String)], theirs: &[String]) {
    let mut left_out = 0;
    let mut differing = Vec::new();
    for ((seed, text), theirs) in texts.iter().zip(theirs) {
        let Some(ours) = parsers::polybook(text).filter(|_| !exceptions::are_in(text)) else {
            left_out += 1;
            continue;
        };
        let theirs = theirs.strip_prefix("<h1>T</h1>\n").unwrap_or(theirs);
        if let Some(difference) = difference(&tree::of(&ours), &tree::of(theirs)) {
            differing.push(format!("SEED={seed}\n{text:?}\n{difference}\n"));
        }
    }
    let shown = differing
        .iter()
        .take(variable("SHOW").map_or(5, |count| count.parse().unwrap()))
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join("\n");
    assert!(differing.is_empty(), "{} of {} differ\n{shown}", differing.len(), texts.len());
    assert!(left_out * MOST_LEFT_OUT <= texts.len(), "{left_out} of {} left out", texts.len());
}

/// Returns a variable of the environment.
fn variable(name: &str) -> Option<String> {
    env::var_os(name)?.into_string().ok()
}

/// Returns the first difference of two trees.
fn difference(ours: &[String], theirs: &[String]) -> Option<String> {
    let place = ours.iter().zip(theirs).position(|(ours, theirs)| ours != theirs);
    let place = place.or((ours.len() != theirs.len()).then(|| ours.len().min(theirs.len())))?;
    let part = |lines: &[String]| {
        let end = lines.len().min(place + 8);
        lines[place.saturating_sub(6).min(end)..end].concat()
    };
    Some(format!("polybook: {}\nGitHub:   {}", part(ours), part(theirs)))
}

#[test]
fn random_texts_are_as_comrak_renders_them() {
    let texts = texts(Dialect::Comrak);
    let theirs: Vec<String> = texts.iter().map(|(_, text)| parsers::comrak(text)).collect();
    compare(&texts, &theirs);
}

#[test]
#[expect(clippy::print_stderr, reason = "a test without its helper says so")]
fn random_texts_are_as_github_renders_them() {
    let Some(python) = variable("CMARKGFM_PYTHON") else {
        let must_run = sample::is_long() && variable("CI").is_some_and(|ci| ci == "true");
        assert!(!must_run, "CMARKGFM_PYTHON names no Python with the package cmarkgfm");
        return eprintln!("not compared with cmark-gfm: CMARKGFM_PYTHON is not set");
    };
    let texts = texts(Dialect::CmarkGfm);
    let markdown: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    let theirs = parsers::cmark_gfm(&python, &markdown);
    compare(&texts, &theirs);
}

#[test]
fn no_text_is_looked_through_again_and_again() {
    let time = std::time::Instant::now();
    for (name, text) in costs::texts(COSTLY) {
        let begun = std::time::Instant::now();
        parsers::polybook(&text);
        // It takes less than a second where nothing is optimised; to look at the rest of the text
        // at each part of it, minutes.
        assert!(begun.elapsed().as_secs() < 30, "{name}");
    }
    assert!(time.elapsed().as_secs() < 300, "{:?}", time.elapsed());
}
