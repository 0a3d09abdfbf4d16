//! Sentences with placeholders and plural forms, as tables of words hold them.
//!
//! In: texts such as `{n} lessons`, one for each plural category that a language has. Out: the form
//! that goes with a number, with its placeholders filled in. Interface strings and diagnostics are
//! filled in here and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};

use super::plural::Plurals;

/// The plural categories of CLDR (Unicode Technical Standard 35, part 3, “Language Plural Rules”).
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", OTHER];

/// The category that every language has. A sentence without plural forms has this one only.
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
    /// A sentence that is the same with every number.
    pub fn new(text: &str) -> Self {
        let mut sentence = Self::default();
        sentence.insert(OTHER, text);
        sentence
    }

    /// Adds the form of a plural category.
    pub fn insert(&mut self, category: &str, text: &str) {
        self.forms.insert(category.to_owned(), parts(text));
    }

    /// Whether it has the form that every language has.
    pub fn is_complete(&self) -> bool {
        self.forms.contains_key(OTHER)
    }

    /// The words, if there is nothing to fill in and nothing to choose.
    pub fn words(&self) -> Option<&str> {
        match self.forms.get(OTHER).map(Vec::as_slice) {
            Some([Part::Text(text)]) if self.forms.len() == 1 => Some(text),
            _ => None,
        }
    }

    /// The sentence as it is written, with its placeholders.
    pub fn template(&self) -> String {
        let form = self.forms.get(OTHER).into_iter().flatten();
        let parts = form.map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Placeholder(name) => format!("{{{name}}}"),
        });
        parts.collect()
    }

    /// The names of all placeholders, in all forms.
    pub fn placeholders(&self) -> BTreeSet<&str> {
        let names = self.forms.values().flatten().filter_map(|part| match part {
            Part::Placeholder(name) => Some(name.as_str()),
            Part::Text(_) => None,
        });
        names.collect()
    }

    /// Puts words in the place of a placeholder for good.
    pub fn replace(&mut self, placeholder: &str, words: &str) {
        let is_meant = |part: &Part| *part == Part::Placeholder(placeholder.to_owned());
        for parts in self.forms.values_mut().filter(|parts| parts.iter().any(is_meant)) {
            let text = |part| if is_meant(&part) { Part::Text(words.to_owned()) } else { part };
            *parts = join(parts.drain(..).map(text));
        }
    }

    /// The form for this number, filled in. `write` appends what stands for a placeholder; what it
    /// does not know it leaves out.
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

/// A text, or a table of texts by plural category.
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

/// Makes one text of texts that follow each other.
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
    fn a_brace_that_never_closes_is_text() {
        assert_eq!(filled(&Sentence::new("{n} {of"), "en", 3), "3 {of");
    }

    #[test]
    fn a_placeholder_can_be_replaced_for_good() {
        let mut sentence = Sentence::new("in {language}, {n}");
        sentence.replace("language", "Dutch");
        assert_eq!(sentence.placeholders(), BTreeSet::from(["n"]));
        assert_eq!(filled(&sentence, "en", 2), "in Dutch, 2");
    }
}
