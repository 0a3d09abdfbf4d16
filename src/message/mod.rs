//! The words of diagnostics.
//!
//! In: a [`Diagnostic`], which has a code and typed arguments. Out: a sentence and a way to fix it,
//! from the table of one language; and [`Annotations`], in which everything that shows diagnostics
//! finds their words and places ready.

mod annotation;

use std::collections::BTreeMap;
use std::io;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

pub use annotation::{Annotation, Annotations, Excerpt};

use crate::diagnostic::{Argument, Diagnostic, NEAREST, Phrase};
use crate::language::LanguageTag;
use crate::text::control;
use crate::text::phrase::PhraseError;
use crate::text::plural::Plurals;
use crate::text::sentence::Sentence;

/// The folder of the tables: one file for each language, named like the texts of a lesson.
static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/message/tables");

/// Every table, by language.
static TABLES: LazyLock<BTreeMap<&str, Table>> = LazyLock::new(|| {
    let tables = FOLDER.files().filter_map(|file| {
        let stem = file.path().file_stem()?.to_str()?;
        Some((stem, toml::from_str(file.contents_utf8()?).expect("a test reads the same table")))
    });
    tables.collect()
});

/// The language whose words stand in where another has none.
const REFERENCE: &str = "en";

/// The argument whose number chooses the plural form.
const NUMBER: &str = "n";

/// What every code and phrase says, in one language.
#[derive(Debug)]
pub struct Messages {
    table: &'static Table,
    reference: &'static Table,
    plurals: Plurals,
}

#[derive(Debug, Default, Deserialize)]
struct Table {
    /// Words that messages mention, by key.
    phrase: BTreeMap<String, Sentence>,
    /// What each code says.
    #[serde(flatten)]
    messages: BTreeMap<String, Message>,
}

/// What a code says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// What is wrong.
    pub message: Sentence,
    /// How to fix it.
    pub help: Sentence,
    /// How to fix it where something near is known, as `{nearest}`.
    pub nearest: Option<Sentence>,
}

impl Messages {
    /// The words of this language; English where polybook does not speak it.
    ///
    /// # Panics
    ///
    /// Never: tests read the same tables.
    pub fn for_language(language: &LanguageTag) -> Self {
        let spoken = [language.file_stem(), language.primary(), REFERENCE];
        let spoken = spoken.into_iter().find(|stem| TABLES.contains_key(stem)).unwrap_or(REFERENCE);
        let plurals = Plurals::of(&LanguageTag::parse(spoken).unwrap_or_else(|| language.clone()));
        Self { table: &TABLES[spoken], reference: &TABLES[REFERENCE], plurals }
    }

    /// The words in English.
    pub fn english() -> Self {
        Self::for_language(&LanguageTag::english())
    }

    /// What a code says, before anything is filled in.
    pub fn get(&self, code: &str) -> Option<&'static Message> {
        self.table.messages.get(code).or_else(|| self.reference.messages.get(code))
    }

    /// The names of all codes that have words.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.reference.messages.keys().map(String::as_str)
    }

    /// What a phrase says, before anything is filled in.
    pub fn get_phrase(&self, key: &str) -> Option<&'static Sentence> {
        self.table.phrase.get(key).or_else(|| self.reference.phrase.get(key))
    }

    /// The keys of all phrases.
    pub fn phrases(&self) -> impl Iterator<Item = &'static str> {
        self.reference.phrase.keys().map(String::as_str)
    }

    /// What is wrong.
    pub fn message(&self, diagnostic: &Diagnostic) -> String {
        let code = diagnostic.code.name();
        match self.get(code) {
            Some(words) => self.fill(&words.message, &diagnostic.arguments),
            None => code.to_owned(),
        }
    }

    /// How to fix it.
    pub fn help(&self, diagnostic: &Diagnostic) -> String {
        let Some(words) = self.get(diagnostic.code.name()) else { return String::new() };
        let near = words.nearest.as_ref().filter(|_| diagnostic.argument(NEAREST).is_some());
        self.fill(near.unwrap_or(&words.help), &diagnostic.arguments)
    }

    /// The words of a phrase.
    pub fn phrase(&self, phrase: &Phrase) -> String {
        let words = self.get_phrase(phrase.key);
        words.map_or_else(|| phrase.key.to_owned(), |words| self.fill(words, &phrase.arguments))
    }

    /// The words of an error of the machine, or of one of ours that came with it.
    pub fn error(&self, error: &io::Error) -> String {
        PhraseError::phrase(error).map_or_else(|| error.to_string(), |phrase| self.phrase(phrase))
    }

    fn fill(&self, sentence: &Sentence, arguments: &[(&'static str, Argument)]) -> String {
        let argument = |name: &str| arguments.iter().find(|(known, _)| *known == name);
        let number = argument(NUMBER).and_then(|(_, argument)| match argument {
            Argument::Number(number) => Some(*number),
            _ => None,
        });
        sentence.fill(&self.plurals, number, |name, filled| {
            if let Some((_, argument)) = argument(name) {
                self.write(argument, filled);
            }
        })
    }

    /// What a contributor wrote cannot add a line to a message, colour a terminal, or turn the
    /// order of the words.
    fn write(&self, argument: &Argument, filled: &mut String) {
        match argument {
            Argument::Text(text) => filled.push_str(&control::shown(text)),
            Argument::Number(number) => filled.push_str(&number.to_string()),
            Argument::Tenths(tenths) => {
                let point = self.phrase(&Phrase::new("decimal-point"));
                filled.push_str(&format!("{}{point}{}", tenths / 10, tenths % 10));
            }
            Argument::List(items) if items.is_empty() => {
                filled.push_str(&self.phrase(&Phrase::new("list-empty")));
            }
            Argument::List(items) => {
                let comma = self.phrase(&Phrase::new("list-separator"));
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        filled.push_str(&comma);
                    }
                    self.write(item, filled);
                }
            }
            Argument::Phrase(phrase) => filled.push_str(&self.phrase(phrase)),
        }
    }
}
