//! The words of findings.
//!
//! In: a [`Diagnostic`], which has a code and arguments. Out: a sentence and a way to mend it, from a table of one language.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::Diagnostic;
use crate::text::control;

/// What every code says, in one language.
#[derive(Debug)]
pub struct MessageTable {
    messages: BTreeMap<String, Message>,
}

/// What a code says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// How to mend it where something near is known, as `{nearest}`.
    pub nearest: Option<String>,
}

impl MessageTable {
    /// The table in English.
    ///
    /// # Panics
    ///
    /// Never: a test reads the same table.
    pub fn english() -> Self {
        let messages = toml::from_str(include_str!("messages/en.toml")).unwrap_or_default();
        Self { messages }
    }

    /// The words of a code.
    pub fn get(&self, code: &str) -> Option<&Message> {
        self.messages.get(code)
    }

    /// What is wrong.
    pub fn message(&self, diagnostic: &Diagnostic) -> String {
        let code = diagnostic.code.as_str();
        self.get(code).map_or_else(|| code.to_owned(), |message| fill(&message.message, diagnostic))
    }

    /// How to mend it.
    pub fn help(&self, diagnostic: &Diagnostic) -> String {
        let Some(message) = self.get(diagnostic.code.as_str()) else { return String::new() };
        let near = message.nearest.as_ref().filter(|_| diagnostic.argument("nearest").is_some());
        fill(near.unwrap_or(&message.help), diagnostic)
    }
}

/// Puts arguments into `{placeholders}`; one without an argument disappears. What a contributor wrote cannot add a line to a
/// message, paint a terminal, or turn the order of the words.
fn fill(text: &str, diagnostic: &Diagnostic) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        filled.push_str(&control::shown(diagnostic.argument(name).unwrap_or_default()));
        rest = after;
    }
    filled.push_str(rest);
    filled
}
