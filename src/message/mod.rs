//! The words of diagnostics.
//!
//! In: a [`Diagnostic`], which has a code and typed arguments. Out: a sentence and a way to fix it,
//! from the message table of one language; and [`Annotations`], which have the words and places
//! ready to be shown.

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

/// The language whose words are used for entries that another table lacks.
const REFERENCE: &str = "en";

/// The argument whose number selects the plural form.
const NUMBER: &str = "n";

/// The words of every code and phrase in one language.
#[derive(Debug)]
pub struct Messages {
    language: LanguageTag,
    table: &'static Table,
    reference: &'static Table,
    plurals: Plurals,
}

#[derive(Debug, Default, Deserialize)]
struct Table {
    /// Words that messages contain, by key.
    phrase: BTreeMap<String, Sentence>,
    /// The words of each code.
    #[serde(flatten)]
    messages: BTreeMap<String, Message>,
}

/// The words of a code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// What is wrong.
    pub message: Sentence,
    /// How to fix it.
    pub help: Sentence,
    /// How to fix it if there is a nearest match, `{nearest}`.
    pub nearest: Option<Sentence>,
}

impl Messages {
    /// Returns the words in this language; in English if there is no table for it.
    ///
    /// # Panics
    ///
    /// Never: a test parses the same tables.
    pub fn for_language(language: &LanguageTag) -> Self {
        let spoken = [language.file_stem(), language.primary(), REFERENCE];
        let spoken = spoken.into_iter().find(|stem| TABLES.contains_key(stem)).unwrap_or(REFERENCE);
        let language = LanguageTag::parse(spoken).unwrap_or_else(LanguageTag::english);
        let (table, reference) = (&TABLES[spoken], &TABLES[REFERENCE]);
        Self { plurals: Plurals::of(&language), language, table, reference }
    }

    /// Returns the words in English.
    pub fn english() -> Self {
        Self::for_language(&LanguageTag::english())
    }

    /// Returns the language of the words.
    pub fn language(&self) -> &LanguageTag {
        &self.language
    }

    /// Returns the words of a code with their placeholders.
    pub fn get(&self, code: &str) -> Option<&'static Message> {
        self.table.messages.get(code).or_else(|| self.reference.messages.get(code))
    }

    /// Returns the names of all codes that have words.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.reference.messages.keys().map(String::as_str)
    }

    /// Returns the words of a phrase with their placeholders.
    pub fn get_phrase(&self, key: &str) -> Option<&'static Sentence> {
        self.table.phrase.get(key).or_else(|| self.reference.phrase.get(key))
    }

    /// Returns the keys of all phrases.
    pub fn phrases(&self) -> impl Iterator<Item = &'static str> {
        self.reference.phrase.keys().map(String::as_str)
    }

    /// Returns what is wrong.
    pub fn message(&self, diagnostic: &Diagnostic) -> String {
        let code = diagnostic.code.name();
        match self.get(code) {
            Some(words) => self.fill(&words.message, &diagnostic.arguments),
            None => code.to_owned(),
        }
    }

    /// Returns how to fix it.
    pub fn help(&self, diagnostic: &Diagnostic) -> String {
        let Some(words) = self.get(diagnostic.code.name()) else { return String::new() };
        let near = words.nearest.as_ref().filter(|_| diagnostic.argument(NEAREST).is_some());
        self.fill(near.unwrap_or(&words.help), &diagnostic.arguments)
    }

    /// Returns the words of a phrase.
    pub fn phrase(&self, phrase: &Phrase) -> String {
        let words = self.get_phrase(phrase.key);
        words.map_or_else(|| phrase.key.to_owned(), |words| self.fill(words, &phrase.arguments))
    }

    /// Returns the words of an error: those of the phrase if polybook made it, else those of the
    /// system.
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

    /// Text that an author wrote cannot add a line to a message, colour a terminal, or change the
    /// direction of text.
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
