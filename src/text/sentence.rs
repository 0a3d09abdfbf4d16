//! Sentences with placeholders and plural forms, as message tables and interface strings contain
//! them.
//!
//! In: texts such as `{n} lessons`, one for each plural category of a language. Out: the form for a
//! number, with its placeholders filled in. This is the only code that fills in interface strings
//! and diagnostics.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};

use super::plural::Plurals;

/// The plural categories of CLDR (Unicode Technical Standard 35, part 3, “Language Plural Rules”).
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", OTHER];

/// The category that every language has, and the only one of a sentence without plural forms.
pub const OTHER: &str = "other";

/// A sentence in each of its plural forms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    forms: BTreeMap<String, Vec<Part>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Placeholder(String),
}

impl Sentence {
    /// Returns a sentence that is the same for every number.
    pub fn new(text: &str) -> Self {
        let mut sentence = Self::default();
        sentence.insert(OTHER, text);
        sentence
    }

    /// Adds the form for a plural category.
    pub fn insert(&mut self, category: &str, text: &str) {
        self.forms.insert(category.to_owned(), parts(text));
    }

    /// Whether it has the form `other`, which every language needs.
    pub fn is_complete(&self) -> bool {
        self.forms.contains_key(OTHER)
    }

    /// Returns the words if there is nothing to fill in and only one form.
    pub fn words(&self) -> Option<&str> {
        match self.forms.get(OTHER).map(Vec::as_slice) {
            Some([Part::Text(text)]) if self.forms.len() == 1 => Some(text),
            _ => None,
        }
    }

    /// Returns the sentence as written, with its placeholders.
    pub fn template(&self) -> String {
        self.template_of(OTHER)
    }

    /// Returns the form for a plural category as written, or `other` if it has none for it.
    pub fn template_of(&self, category: &str) -> String {
        let form = self.forms.get(category).or_else(|| self.forms.get(OTHER));
        let parts = form.into_iter().flatten().map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Placeholder(name) => format!("{{{name}}}"),
        });
        parts.collect()
    }

    /// Whether it has more than one form.
    pub fn has_plurals(&self) -> bool {
        self.forms.len() > 1
    }

    /// Returns the names of all placeholders, in all forms.
    pub fn placeholders(&self) -> BTreeSet<&str> {
        let names = self.forms.values().flatten().filter_map(|part| match part {
            Part::Placeholder(name) => Some(name.as_str()),
            Part::Text(_) => None,
        });
        names.collect()
    }

    /// Replaces a placeholder by words in all forms.
    pub fn replace(&mut self, placeholder: &str, words: &str) {
        let is_it = |part: &Part| *part == Part::Placeholder(placeholder.to_owned());
        for parts in self.forms.values_mut().filter(|parts| parts.iter().any(is_it)) {
            let text = |part| if is_it(&part) { Part::Text(words.to_owned()) } else { part };
            *parts = join(parts.drain(..).map(text));
        }
    }

    /// Returns the form for this number, filled in. `write` appends the value of a placeholder; it
    /// appends nothing for a placeholder that it does not know.
    pub fn fill(
        &self,
        plurals: &Plurals,
        number: Option<usize>,
        mut write: impl FnMut(&str, &mut String),
    ) -> String {
        let category = number.map_or(OTHER, |number| plurals.category(number));
        let mut filled = String::new();
        for part in self.forms.get(category).or_else(|| self.forms.get(OTHER)).into_iter().flatten()
        {
            match part {
                Part::Text(text) => filled.push_str(text),
                Part::Placeholder(name) => write(name, &mut filled),
            }
        }
        filled
    }
}

/// Reads a text, or a table of texts by plural category.
impl<'de> Deserialize<'de> for Sentence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Same(String),
            Forms(BTreeMap<String, String>),
        }
        Ok(match Written::deserialize(deserializer)? {
            Written::Same(text) => Self::new(&text),
            Written::Forms(forms) => {
                let forms = forms.into_iter().map(|(category, text)| (category, parts(&text)));
                Self { forms: forms.collect() }
            }
        })
    }
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        if !before.is_empty() {
            parts.push(Part::Text(before.to_owned()));
        }
        parts.push(Part::Placeholder(name.to_owned()));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    parts
}

/// Joins adjacent texts.
fn join(parts: impl Iterator<Item = Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    for part in parts {
        match (joined.last_mut(), part) {
            (Some(Part::Text(before)), Part::Text(text)) => before.push_str(&text),
            (_, part) => joined.push(part),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LanguageTag;

    fn filled(sentence: &Sentence, language: &str, number: usize) -> String {
        let plurals = Plurals::of(&LanguageTag::parse(language).unwrap());
        sentence.fill(&plurals, Some(number), |name, filled| match name {
            "n" => filled.push_str(&number.to_string()),
            other => filled.push_str(other),
        })
    }

    #[test]
    fn the_form_follows_the_rules_of_the_language() {
        let mut sentence = Sentence::new("{n} lessons");
        sentence.insert("one", "{n} lesson");
        assert_eq!([1, 2].map(|number| filled(&sentence, "en", number)), ["1 lesson", "2 lessons"]);
        assert_eq!(filled(&sentence, "th", 1), "1 lessons");
    }

    #[test]
    fn an_unclosed_brace_is_text() {
        assert_eq!(filled(&Sentence::new("{n} {of"), "en", 3), "3 {of");
    }

    #[test]
    fn a_placeholder_can_be_replaced_in_the_sentence() {
        let mut sentence = Sentence::new("in {language}, {n}");
        sentence.replace("language", "Dutch");
        assert_eq!(sentence.placeholders(), BTreeSet::from(["n"]));
        assert_eq!(filled(&sentence, "en", 2), "in Dutch, 2");
    }
}
