//! Texts for people are in the message table, or where a command prints them: no other string
//! literal is a sentence.
//!
//! In: the files of `src`. Out: string literals that contain two words separated by a space, HTML
//! excepted, each with its file.

use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::site_test::repository;

/// Files in which such literals are not texts for people, and why.
const EXCEPTIONS: [(&str, &str); 7] = [
    ("load/asset/svg_names.rs", "names of elements and attributes of SVG"),
    ("render/body/filler.rs", "attributes of HTML"),
    ("render/template_error.rs", "sentences of Tera, by which kinds of error are told apart"),
    ("render/topic_accents.rs", "a rule of CSS"),
    ("search/inflection.rs", "forms of words, which the search takes for each other"),
    ("search/word_forms.rs", "forms of words in more languages"),
    ("toml_table/kind.rs", "sentences of the TOML parser, by which kinds of error are told apart"),
];

/// Macros and methods whose texts only programmers see.
const FOR_PROGRAMMERS: [&str; 8] = [
    "expect",
    "panic",
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "unreachable",
    "include_str",
];

#[test]
fn no_string_literal_is_a_sentence_outside_the_message_table() {
    let folder = repository("src");
    let mut found = Vec::new();
    let walk = walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter().map(Result::unwrap);
    for entry in
        walk.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"))
    {
        let path = name(&folder, entry.path());
        if path.starts_with("cli/") || EXCEPTIONS.iter().any(|(exception, _)| *exception == path) {
            continue;
        }
        let text = fs_err::read_to_string(entry.path()).unwrap();
        let tokens: TokenStream = text.parse().unwrap();
        let mut literals = Vec::new();
        collect(tokens, &mut literals);
        found.extend(
            literals
                .into_iter()
                .filter(|literal| is_sentence(literal))
                .map(|literal| format!("{path}: {literal}")),
        );
    }
    assert_eq!(found, Vec::<String>::new(), "put the words into src/message/tables/en.toml");
}

#[test]
fn an_exception_is_needed() {
    for (path, reason) in EXCEPTIONS {
        let tokens: TokenStream =
            fs_err::read_to_string(repository("src").join(path)).unwrap().parse().unwrap();
        let mut literals = Vec::new();
        collect(tokens, &mut literals);
        assert!(
            literals.iter().any(|literal| is_sentence(literal)),
            "{path} is an exception ({reason}) without need"
        );
    }
}

fn name(folder: &Path, file: &Path) -> String {
    file.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/")
}

/// Collects string literals outside attributes, tests, and texts for programmers.
fn collect(tokens: TokenStream, literals: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut place = 0;
    while let Some(token) = tokens.get(place) {
        place += 1;
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                let is_inner = matches!(tokens.get(place),
                    Some(TokenTree::Punct(mark)) if mark.as_char() == '!');
                place += usize::from(is_inner);
                let Some(TokenTree::Group(group)) = tokens.get(place) else { continue };
                place += 1;
                if group.delimiter() == Delimiter::Bracket
                    && group.stream().to_string().replace(' ', "") == "cfg(test)"
                {
                    if is_inner {
                        return;
                    }
                    place = end_of_item(&tokens, place);
                }
            }
            TokenTree::Ident(ident) if FOR_PROGRAMMERS.contains(&ident.to_string().as_str()) => {
                let mark = matches!(tokens.get(place),
                    Some(TokenTree::Punct(mark)) if mark.as_char() == '!');
                let after = place + usize::from(mark);
                if matches!(tokens.get(after), Some(TokenTree::Group(_))) {
                    place = after + 1;
                }
            }
            TokenTree::Group(group) => collect(group.stream(), literals),
            TokenTree::Literal(literal) => literals.push(literal.to_string()),
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// Returns where the item that begins here ends: after its first braces, or its semicolon.
fn end_of_item(tokens: &[TokenTree], start: usize) -> usize {
    let is_end = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    };
    tokens[start..].iter().position(is_end).map_or(tokens.len(), |end| start + end + 1)
}

/// Whether a literal is a string with two consecutive words, without tags and placeholders.
fn is_sentence(literal: &str) -> bool {
    if !literal.starts_with(['"', 'r']) || !literal.contains('"') {
        return false;
    }
    let mut text = String::new();
    let mut depth = 0_usize;
    for character in literal.chars() {
        match character {
            '<' | '{' => depth += 1,
            '>' | '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => text.push(character),
            _ => {}
        }
    }
    // `GET, HEAD` is a list of names.
    let is_word = |word: &str| {
        let characters = word.trim_matches(|character: char| !character.is_alphanumeric());
        characters.chars().count() > 1
            && characters.chars().all(char::is_alphabetic)
            && characters.contains(char::is_lowercase)
    };
    let words: Vec<bool> = text.split(' ').map(is_word).collect();
    words.windows(2).any(|pair| pair[0] && pair[1])
}
