//! A script of the default theme as readers get it: without comments and white space, and with short names for what it declares.
//!
//! In: a script written for whoever reads this repository. Out: the same script, at two thirds of its size when packed. It understands the style of
//! the default theme and no other, so scripts of sites and of their themes are left as they are. That style: every statement ends with a
//! semicolon, `var` declares one name, objects have no shorthand, there are no template strings, comments begin with two
//! slashes, and what a file declares is not the name of something global that it uses elsewhere.

use std::collections::{BTreeMap, BTreeSet};

/// A piece of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    /// A name, keyword or number.
    Word(&'a str),
    /// One sign, or `++` or `--`.
    Sign(&'a str),
    /// A string or regular expression.
    Literal(&'a str),
}

/// Where a slash divides; anywhere else it begins a regular expression.
const BEFORE_DIVISION: [&str; 2] = [")", "]"];

/// Names shorter than this stay.
const LEAST_LENGTH: usize = 2;

/// The script that readers get.
pub(super) fn for_readers(source: &str) -> String {
    let tokens = tokens(source);
    let names = short_names(&tokens);
    let mut output = String::with_capacity(source.len() / 2);
    for (place, token) in tokens.iter().enumerate() {
        let text = match token {
            Token::Word(word) if !is_key(&tokens, place) => names.get(word).map_or(*word, String::as_str),
            Token::Word(text) | Token::Sign(text) | Token::Literal(text) => text,
        };
        let (last, first) = (output.chars().next_back(), text.chars().next());
        let would_join = last.is_some_and(is_in_word) && first.is_some_and(is_in_word);
        if would_join || last == first && matches!(first, Some('+' | '-')) {
            output.push(' ');
        }
        output.push_str(text);
    }
    output.push('\n');
    output
}

fn is_in_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '$')
}

fn tokens<'a>(source: &'a str) -> Vec<Token<'a>> {
    let mut tokens: Vec<Token<'a>> = Vec::new();
    for line in source.lines() {
        let mut rest = line.trim();
        while let Some(first) = rest.chars().next().filter(|_| !rest.starts_with("//")) {
            let divides = match tokens.last() {
                Some(Token::Word(word)) => *word != "return",
                Some(Token::Sign(sign)) => BEFORE_DIVISION.contains(sign),
                Some(Token::Literal(_)) | None => false,
            };
            let (length, token): (usize, fn(&'a str) -> Token<'a>) = match first {
                '"' | '\'' => (literal_length(rest, first), Token::Literal),
                '/' if !divides => {
                    let length = literal_length(rest, '/');
                    (length + rest[length..].find(|letter| !is_in_word(letter)).unwrap_or(rest.len() - length), Token::Literal)
                }
                _ if is_in_word(first) => (rest.find(|letter| !is_in_word(letter)).unwrap_or(rest.len()), Token::Word),
                _ if rest.starts_with("++") || rest.starts_with("--") => (2, Token::Sign),
                _ => (first.len_utf8(), Token::Sign),
            };
            tokens.push(token(&rest[..length]));
            rest = rest[length..].trim_start();
        }
    }
    tokens
}

/// How long a string or regular expression is that stands at the beginning and ends with this sign.
fn literal_length(text: &str, end: char) -> usize {
    let (mut is_escaped, mut in_class) = (false, false);
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' if end == '/' => in_class = true,
            ']' => in_class = false,
            _ if letter == end && !in_class => return at + letter.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Whether a word is the name of a property, which other scripts and browsers know.
fn is_key(tokens: &[Token<'_>], place: usize) -> bool {
    let before = place.checked_sub(1).map(|before| tokens[before]);
    let in_object = matches!(before, Some(Token::Sign("{" | ","))) && tokens.get(place + 1) == Some(&Token::Sign(":"));
    in_object || before == Some(Token::Sign("."))
}

/// A short name for each name that the script declares: the shortest for the most frequent.
fn short_names<'a>(tokens: &[Token<'a>]) -> BTreeMap<&'a str, String> {
    let declared = declared(tokens);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, token) in tokens.iter().enumerate() {
        if let Token::Word(word) = token
            && !is_key(tokens, place)
        {
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut frequent: Vec<(&str, usize)> = counts.iter().map(|(name, count)| (*name, *count)).collect();
    frequent.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let letters = || ('a'..='z').chain('A'..='Z');
    let two = letters().flat_map(|first| letters().map(move |second| format!("{first}{second}")));
    let mut free = letters().map(String::from).chain(two).filter(|short| {
        // What stays as it is keeps its name to itself; `do` and its like are longer than they look.
        !counts.contains_key(short.as_str()) && !matches!(short.as_str(), "do" | "if" | "in" | "of" | "as")
    });
    let renamed = frequent.into_iter().filter(|(name, _)| declared.contains(name) && name.len() >= LEAST_LENGTH);
    renamed.filter_map(|(name, _)| Some((name, free.next()?))).collect()
}

/// What the script declares: variables, functions, parameters.
fn declared<'a>(tokens: &[Token<'a>]) -> BTreeSet<&'a str> {
    let mut declared = BTreeSet::new();
    for (place, token) in tokens.iter().enumerate() {
        let mut following = tokens[place + 1..].iter().copied();
        match token {
            Token::Word("var") => declared.extend(following.next().and_then(word)),
            Token::Word("function" | "catch") => {
                let head = following.take_while(|token| *token != Token::Sign(")"));
                declared.extend(head.filter_map(word));
            }
            _ => {}
        }
    }
    declared
}

fn word(token: Token<'_>) -> Option<&str> {
    match token {
        Token::Word(word) => Some(word),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_white_space_go_and_what_is_said_stays() {
        let script = "// Why.\n(function () {\n  \"use strict\"; // As ever.\n  // More.\n  window.say(\"a // b\", 'c  \\' d', /[/\"] \\/ x/giu);\n})();\n";
        assert_eq!(for_readers(script), "(function(){\"use strict\";window.say(\"a // b\",'c  \\' d',/[/\"] \\/ x/giu);})();\n");
    }

    #[test]
    fn declared_names_are_short_and_properties_keep_theirs() {
        let script = "function add(first, second) {\n  var sum = first + second;\n  return { sum: sum, first: this.first ? sum : second };\n}\nadd(1, 2).sum;\n";
        assert_eq!(for_readers(script), "function c(d,a){var b=d+a;return{sum:b,first:this.first?b:a};}c(1,2).sum;\n");
    }

    #[test]
    fn no_name_is_taken_that_means_something_else() {
        assert_eq!(for_readers("var long = a + b;\nlong = long - -long;\n"), "var c=a+b;c=c- -c;\n");
    }

    #[test]
    fn a_slash_after_a_value_divides() {
        assert_eq!(
            for_readers("x = (one) / two / 3;\ny = list[0] / 2;\nreturn /a b/;\n"),
            "x=(one)/two/3;y=list[0]/2;return/a b/;\n"
        );
    }

    #[test]
    fn generators_and_errors_have_names_too() {
        let script =
            "function* walk(count) {\n  try {\n    yield* step(--count);\n  } catch (error) {\n    say(error);\n  }\n}\n";
        assert_eq!(for_readers(script), "function*c(a){try{yield*step(--a);}catch(b){say(b);}}\n");
    }
}
