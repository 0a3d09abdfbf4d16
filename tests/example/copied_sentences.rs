//! No text of this repository has a sentence of the articles that the lessons are based on.
//!
//! In: the Markdown of `content`, and `article_windows`, the hashes of all runs of eight words of
//! those articles. Out: the runs of eight words that are in both. Marked quotations may have them.
//!
//! The articles are not part of the repository, only the hashes are. To make these again from a
//! folder of articles: `ARTICLES=folder cargo test --test example -- --ignored article_windows`.

use std::collections::BTreeSet;
use std::env;
use std::fmt::Write as _;

use polybook::text::normalise::nfc;
use xxhash_rust::xxh3::xxh3_64;

use crate::site_test::{repository, site_on_disk};

/// The hashes, eight bytes each, in order.
const WINDOWS: &str = "tests/example/article_windows";

/// The length of a run that counts as copied. Thai has no spaces between words, so that each of its
/// letters and marks counts as a quarter of a word.
const QUARTERS: usize = 4 * 8;

/// A part of a text that can be in a run, or that ends one.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    ThaiLetter(char),
    End,
}

#[test]
fn no_text_has_eight_words_in_a_row_from_an_article() {
    let windows = read_windows();
    assert!(windows.len() > 1_000);
    let site = site_on_disk(&repository(""));
    let files = site.build.site.catalog.sources.texts_below("content");
    let texts = files.filter(|file| file.path.extension() == "md");
    let mut copied = String::new();
    for file in texts {
        for run in runs_in(&windows, &file.text) {
            writeln!(copied, "{}: {run}", file.path).unwrap();
        }
    }
    assert!(copied.is_empty(), "in an article, too; say it in your own words:\n{copied}");
}

#[test]
fn a_copied_sentence_is_found_and_a_marked_quotation_is_not() {
    let article = "The quick brown fox jumps over the lazy dog, and then it runs away.";
    let windows: BTreeSet<u64> = windows(&tokens(article)).map(|(hash, _)| hash).collect();
    let found = |text| runs_in(&windows, text);
    let copy = "Once the *quick* brown [fox](a.md) jumps over the lazy dog.";
    assert_eq!(found(copy), ["the quick brown fox jumps over the lazy"]);
    assert!(found("She read: “The quick brown fox jumps over the lazy dog.”").is_empty());
    assert!(found("The quick brown fox jumps over the calm dog.").is_empty());
    assert!(found("The quick brown fox jumps.\n\nOver the lazy dog.").is_empty());
}

#[test]
fn thai_is_compared_letter_by_letter() {
    let article = "เจ้าหน้าที่ดูแลแขกปฏิบัติงานโดยมีขอบเขตจำกัด";
    let windows: BTreeSet<u64> = windows(&tokens(article)).map(|(hash, _)| hash).collect();
    assert_eq!(runs_in(&windows, "คำว่าเจ้าหน้าที่ดูแลแขก ปฏิบัติงานโดยมีขอบเขตจำกัด").len(), 1);
    assert!(runs_in(&windows, "เจ้าหน้าที่ดูแลแขกทำงานในกรอบที่จำกัด").is_empty());
}

#[test]
#[ignore = "it needs the articles, which are not ours to publish"]
fn article_windows() {
    let folder = env::var_os("ARTICLES").expect("ARTICLES is the folder of the articles");
    let mut hashes = BTreeSet::new();
    for article in fs_err::read_dir(folder).unwrap() {
        let article = fs_err::read_to_string(article.unwrap().path()).unwrap();
        let mut tokens = tokens(&article.replace(['“', '”'], " "));
        // A lesson may run on where the article begins a paragraph.
        tokens.retain(|token| *token != Token::End);
        hashes.extend(windows(&tokens).map(|(hash, _)| hash));
    }
    let bytes: Vec<u8> = hashes.iter().flat_map(|hash| hash.to_le_bytes()).collect();
    fs_err::write(repository(WINDOWS), bytes).unwrap();
}

fn read_windows() -> BTreeSet<u64> {
    let bytes = fs_err::read(repository(WINDOWS)).unwrap();
    let (hashes, rest) = bytes.as_chunks();
    assert_eq!(rest, b"");
    hashes.iter().map(|hash| u64::from_le_bytes(*hash)).collect()
}

/// Returns the runs of a text that are in an article, the first of those that overlap.
fn runs_in(articles: &BTreeSet<u64>, text: &str) -> Vec<String> {
    let mut runs = Vec::new();
    let mut is_inside = false;
    for (hash, words) in windows(&tokens(text)) {
        let is_copied = articles.contains(&hash);
        if is_copied && !is_inside {
            runs.push(words);
        }
        is_inside = is_copied;
    }
    runs
}

/// Returns the hash and the words of each run.
fn windows(tokens: &[Token]) -> impl Iterator<Item = (u64, String)> {
    (0..tokens.len()).filter_map(|start| {
        let mut words = String::new();
        let mut length = 0;
        for token in &tokens[start..] {
            match token {
                Token::End => return None,
                Token::ThaiLetter(letter) => {
                    words.push(*letter);
                    length += 1;
                }
                Token::Word(word) => {
                    words += if words.is_empty() { "" } else { " " };
                    words += word;
                    length += 4;
                }
            }
            if length >= QUARTERS {
                return Some((xxh3_64(words.as_bytes()), words));
            }
        }
        None
    })
}

/// Returns the tokens of a text. Comments, tags and the destinations of links are not in it, and
/// quotation marks and empty lines end a run.
fn tokens(text: &str) -> Vec<Token> {
    let text = without(&without(text, "<!--", "-->"), "<", ">");
    let text = without(&text, "](", ")");
    let text = quotations_cut(&nfc(&text).to_lowercase());
    let mut tokens = Vec::new();
    for paragraph in text.split("\n\n") {
        let mut word = String::new();
        for character in paragraph.chars().chain([' ']) {
            let is_thai = ('\u{e00}'..='\u{e7f}').contains(&character);
            if character.is_alphanumeric() && !is_thai {
                word.push(character);
                continue;
            }
            if !word.is_empty() {
                tokens.push(Token::Word(std::mem::take(&mut word)));
            }
            match character {
                '“' => tokens.push(Token::End),
                _ if is_thai => tokens.push(Token::ThaiLetter(character)),
                _ => {}
            }
        }
        tokens.push(Token::End);
    }
    tokens
}

/// Replaces each `“…”` by `“`.
fn quotations_cut(text: &str) -> String {
    let mut parts = text.split('“');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |cut, part| cut + "“" + part.split_once('”').map_or(part, |(_, rest)| rest))
}

/// Replaces everything from one text to the next other by a space.
pub(crate) fn without(text: &str, from: &str, to: &str) -> String {
    let mut parts = text.split(from);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |cut, part| match part.split_once(to) {
        Some((_, rest)) => cut + " " + rest,
        None => cut + from + part,
    })
}
