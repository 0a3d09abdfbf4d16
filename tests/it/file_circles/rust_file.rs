//! The dependencies that one Rust file declares, read from its tokens, because the compiler knows
//! only modules.
//!
//! In: the text of a file. Out: what it imports, the paths it contains, the functions it defines
//! and calls. Code for tests is left out.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// What a file imports, defines and calls.
#[derive(Debug, Default)]
pub(super) struct RustFile {
    /// Names that `use` brings in, each with its path as written. A glob is under `*` and its path.
    pub(super) imports: BTreeMap<String, Vec<String>>,
    /// Those of them that `pub use` re-exports.
    pub(super) passed_on: BTreeSet<String>,
    /// Paths of more than one part outside `use`, as written.
    pub(super) paths: BTreeSet<Vec<String>>,
    /// Functions that are called with a dot, or after the name of a type.
    pub(super) called: BTreeSet<String>,
    /// Functions that are defined, with the number of functions of that name.
    pub(super) functions: BTreeMap<String, usize>,
    /// Types that are defined.
    pub(super) types: BTreeSet<String>,
    /// Types with an inherent `impl` block, each with the functions in it that other files can
    /// call.
    pub(super) inherent: Vec<(String, BTreeSet<String>)>,
}

impl RustFile {
    pub(super) fn parse(text: &str) -> Self {
        let mut tokens = Vec::new();
        flatten(text.parse().unwrap(), &mut tokens);
        let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
        let mut file = Self::default();
        let mut at = 0;
        while at < tokens.len() {
            let before = at.checked_sub(1).map_or("", |before| tokens[before]);
            match tokens[at] {
                "use" if tokens.get(at + 1) != Some(&"<") => {
                    let is_passed_on = matches!(before, "pub" | ")");
                    at = file.read_use(&tokens, at + 1, &[], is_passed_on);
                    continue;
                }
                "impl" if matches!(before, "" | "}" | ";" | "]") => file.read_impl(&tokens[at..]),
                "fn" => *file.functions.entry(tokens[at + 1].to_owned()).or_default() += 1,
                "struct" | "enum" | "trait" | "type" => {
                    file.types.insert(tokens[at + 1].to_owned());
                }
                token if is_name(token) => {
                    if before == "." && matches!(tokens.get(at + 1), Some(&"(" | &"::")) {
                        file.called.insert(token.to_owned());
                    }
                    at = file.read_path(&tokens, at, before);
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        file
    }

    /// Reads one tree of a `use`, up to the comma, bracket or semicolon after it. Returns that
    /// position.
    fn read_use(
        &mut self,
        tokens: &[&str],
        mut at: usize,
        prefix: &[String],
        is_passed_on: bool,
    ) -> usize {
        let mut path = prefix.to_vec();
        let mut name = None;
        let start = at;
        loop {
            match tokens[at] {
                "::" => {}
                "as" => {
                    at += 1;
                    name = Some(tokens[at].to_owned());
                }
                "{" => {
                    while tokens[at] != "}" {
                        at = self.read_use(tokens, at + 1, &path, is_passed_on);
                    }
                    return at + 1;
                }
                "," | "}" | ";" => break,
                "self" if !path.is_empty() => {}
                part => path.push(part.to_owned()),
            }
            at += 1;
        }
        // A list may end with a comma.
        if at > start {
            let name = name
                .or_else(|| path.last().filter(|last| *last != "*").cloned())
                .unwrap_or_else(|| path.join("::"));
            if is_passed_on {
                self.passed_on.insert(name.clone());
            }
            self.imports.insert(name, path);
        }
        at
    }

    /// Reads the head of an `impl` and the names of its functions, unless it implements a trait.
    fn read_impl(&mut self, tokens: &[&str]) {
        let body = tokens.iter().position(|token| *token == "{").unwrap();
        let head = &tokens[1..body];
        if head.contains(&"for") {
            return;
        }
        let head = head.split(|token| *token == "where").next().unwrap();
        let parameters = if head.first() == Some(&"<") { after_angles(head) } else { head };
        let name = parameters
            .iter()
            .take_while(|token| **token != "<")
            .filter(|token| is_name(token))
            .last()
            .unwrap();
        let mut functions = BTreeSet::new();
        let mut depth = 0;
        for (place, token) in tokens.iter().enumerate().skip(body) {
            match *token {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth -= 1,
                // A private function cannot be called from another file.
                "fn" if depth == 1 && matches!(tokens[place - 1], "pub" | ")") => {
                    functions.insert(tokens[place + 1].to_owned());
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        self.inherent.push(((*name).to_owned(), functions));
    }

    /// Reads a path of one part or more. Returns the position after it.
    fn read_path(&mut self, tokens: &[&str], start: usize, before: &str) -> usize {
        let mut parts = vec![tokens[start].to_owned()];
        let mut at = start + 1;
        while tokens.get(at) == Some(&"::")
            && tokens.get(at + 1).is_some_and(|token| is_name(token))
        {
            parts.push(tokens[at + 1].to_owned());
            at += 2;
        }
        if parts.len() > 1 && before != "." {
            self.called.extend(parts.last().cloned());
            self.paths.insert(parts);
        }
        at
    }
}

/// Returns the tokens as texts, including brackets, with `::` as one token and literals as `""`,
/// without code for tests.
fn flatten(stream: TokenStream, tokens: &mut Vec<String>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Punct(character) if character.as_char() == '#' => {
                let is_for_tests =
                    |tree: &TokenTree| tree.to_string().replace(' ', "") == "[cfg(test)]";
                if trees.next_if(is_for_tests).is_some() {
                    let is_end = |tree: &TokenTree| match tree {
                        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                        tree => tree.to_string() == ";",
                    };
                    trees.by_ref().find(is_end);
                }
            }
            TokenTree::Punct(character) => {
                let is_double = character.as_char() == ':' && character.spacing() == Spacing::Joint;
                tokens.push(if is_double {
                    trees.next();
                    "::".to_owned()
                } else {
                    character.to_string()
                });
            }
            TokenTree::Group(group) => {
                let [open, close] = match group.delimiter() {
                    Delimiter::Brace => ["{", "}"],
                    Delimiter::Bracket => ["[", "]"],
                    Delimiter::Parenthesis | Delimiter::None => ["(", ")"],
                };
                tokens.push(open.to_owned());
                flatten(group.stream(), tokens);
                tokens.push(close.to_owned());
            }
            TokenTree::Ident(name) => tokens.push(name.to_string()),
            TokenTree::Literal(_) => tokens.push("\"\"".to_owned()),
        }
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|character: char| character.is_alphabetic() || character == '_')
}

/// Returns the tokens after the generic parameters at the beginning of some tokens.
fn after_angles<'a, 'b>(tokens: &'a [&'b str]) -> &'a [&'b str] {
    let mut depth = 0;
    let end = tokens.iter().position(|token| {
        depth += i32::from(*token == "<") - i32::from(*token == ">");
        depth == 0
    });
    &tokens[end.unwrap() + 1..]
}
