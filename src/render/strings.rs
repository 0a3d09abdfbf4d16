//! Interface strings: what the site says by itself, in each language.
//!
//! In: TOML tables of the default theme, of the site's theme and of the site, the later over the earlier. Out: sentences with
//! their placeholders filled in and in the right plural form.

use std::collections::{BTreeMap, BTreeSet};

use super::default_theme;
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::LanguageId;
use crate::source::{SitePath, SourceFile, Sources};
use crate::text::nearest::nearest;
use crate::text::plural::Plurals;
use crate::toml_table::{Located, NamedString, TableReader, TomlFile};

/// The strings of every language.
#[derive(Debug)]
pub struct Strings {
    languages: Vec<LanguageStrings>,
}

#[derive(Debug)]
struct LanguageStrings {
    messages: BTreeMap<String, Message>,
    plurals: Plurals,
}

/// A sentence in each of its plural forms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Message {
    forms: BTreeMap<String, Vec<Part>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Placeholder(String),
}

/// A placeholder that is always there: what the language of the page calls itself. Only the reference needs it, where it stands in
/// for a language that has no strings of its own.
const OWN_LANGUAGE: &str = "own-language";

/// CLDR's plural categories.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The language whose strings stand in where another has none.
const REFERENCE: &str = "en";

impl Strings {
    /// Puts together the strings of every configured language.
    pub fn assemble(config: &SiteConfig, sources: &Sources, theme: Option<&str>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let reference = built_in(REFERENCE);
        let languages = config
            .languages
            .iter()
            .map(|language| {
                let stem = language.tag.file_stem();
                let mut messages = built_in(stem);
                let folders = theme.map(|theme| format!("themes/{theme}/i18n")).into_iter().chain(["i18n".to_owned()]);
                for path in folders.map(|folder| SitePath::new(&format!("{folder}/{stem}.toml"))) {
                    if let Some(file) = sources.text(&path) {
                        let (own, problems) = read(file);
                        diagnostics.extend(problems);
                        check(file, &own, &reference, diagnostics);
                        messages.extend(own);
                    }
                }
                let missing: Vec<&str> =
                    reference.keys().filter(|key| !messages.contains_key(*key)).map(String::as_str).collect();
                if let Some(first) = missing.first() {
                    let path = SitePath::new(&format!("i18n/{stem}.toml"));
                    let finding = Diagnostic::about(Code::MissingString, &path)
                        .with("count", missing.len().to_string())
                        .with("language", language.name.clone())
                        .with("first", *first)
                        .with("file", path.as_str());
                    diagnostics.push(finding);
                }
                for (key, message) in &reference {
                    messages.entry(key.clone()).or_insert_with(|| message.clone());
                }
                for message in messages.values_mut() {
                    message.name_language(&language.name);
                }
                LanguageStrings { messages, plurals: Plurals::of(&language.tag) }
            })
            .collect();
        Self { languages }
    }

    /// The sentence of this key, filled in; `None` where there is no such key.
    /// The argument `n` chooses the plural form.
    pub fn get(&self, language: LanguageId, key: &str, arguments: &[(&str, &str)]) -> Option<String> {
        let strings = &self.languages[language.index()];
        let message = strings.messages.get(key)?;
        let number = arguments.iter().find(|(name, _)| *name == "n").and_then(|(_, number)| number.parse().ok());
        let category = number.map_or("other", |number| strings.plurals.category(number));
        let parts = message.forms.get(category).or_else(|| message.forms.get("other"))?;
        let mut sentence = String::new();
        for part in parts {
            match part {
                Part::Text(text) => sentence.push_str(text),
                Part::Placeholder(name) => {
                    if let Some((_, value)) = arguments.iter().find(|(known, _)| known == name) {
                        sentence.push_str(value);
                    }
                }
            }
        }
        Some(sentence)
    }

    /// A sentence that the renderer itself needs; the key where a theme has lost it.
    pub fn say(&self, language: LanguageId, key: &str, arguments: &[(&str, &str)]) -> String {
        self.get(language, key, arguments).unwrap_or_else(|| key.to_owned())
    }

    /// Every sentence without placeholders and plural forms, by key with `_` for `-`: what templates need most.
    pub(super) fn words(&self, language: LanguageId) -> BTreeMap<String, String> {
        let messages = self.languages[language.index()].messages.iter();
        messages
            .filter_map(|(key, message)| match message.forms.get("other").map(Vec::as_slice) {
                Some([Part::Text(text)]) if message.forms.len() == 1 => Some((key.replace('-', "_"), text.clone())),
                _ => None,
            })
            .collect()
    }

    /// The nearest key there is.
    pub fn nearest_key(&self, key: &str) -> Option<&str> {
        nearest(key, self.languages.first()?.messages.keys().map(String::as_str))
    }
}

fn built_in(stem: &str) -> BTreeMap<String, Message> {
    let Some(text) = default_theme::strings(stem) else { return BTreeMap::new() };
    read(&SourceFile::new(SitePath::new(&format!("themes/default/i18n/{stem}.toml")), text.to_owned())).0
}

fn read(file: &SourceFile) -> (BTreeMap<String, Message>, Vec<Diagnostic>) {
    let (entries, mut problems) = TomlFile::read(&file.path, &file.text, 0, named_forms);
    let mut messages = BTreeMap::new();
    for (key, forms) in entries {
        let mut message = Message::default();
        for (category, text) in forms {
            if !CATEGORIES.contains(&category.value.as_str()) {
                let reason = format!("“{}” is no plural form; there are {}", category.value, CATEGORIES.join(", "));
                problems.push(Diagnostic::new(Code::InterfaceString, &file.path, category.span).with("reason", reason));
                continue;
            }
            message.forms.insert(category.value, parts(&text.value));
        }
        if !message.forms.contains_key("other") {
            let reason = format!("“{}” lacks its form `other`, which every language has", key.value);
            problems.push(Diagnostic::new(Code::InterfaceString, &file.path, key.span).with("reason", reason));
            continue;
        }
        messages.insert(key.value, message);
    }
    (messages, problems)
}

fn named_forms(table: &mut TableReader<'_>) -> Vec<(Located<String>, Vec<NamedString>)> {
    table.named_forms()
}

/// A key of the default theme keeps its placeholders; any other key is the theme's own affair.
fn check(
    file: &SourceFile,
    own: &BTreeMap<String, Message>,
    reference: &BTreeMap<String, Message>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (key, message) in own {
        let Some(expected) = reference.get(key) else { continue };
        let (has, wants) = (placeholders(message), placeholders(expected));
        if has != wants {
            let list = |names: &BTreeSet<&str>| match names.len() {
                0 => "no placeholder".to_owned(),
                _ => names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", "),
            };
            let reason = format!("“{key}” has {}; it must have {}", list(&has), list(&wants));
            let at = file.text.find(key.as_str()).unwrap_or(0);
            diagnostics.push(Diagnostic::new(Code::InterfaceString, &file.path, at..at + key.len()).with("reason", reason));
        }
    }
}

impl Message {
    /// Puts the language's name for itself where it belongs.
    fn name_language(&mut self, name: &str) {
        for parts in self.forms.values_mut() {
            if parts.iter().any(|part| matches!(part, Part::Placeholder(placeholder) if placeholder == OWN_LANGUAGE)) {
                let texts = parts.drain(..).map(|part| match part {
                    Part::Placeholder(placeholder) if placeholder == OWN_LANGUAGE => Part::Text(name.to_owned()),
                    part => part,
                });
                *parts = join(texts.collect());
            }
        }
    }
}

/// Texts that follow each other become one.
fn join(parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    for part in parts {
        match (joined.last_mut(), part) {
            (Some(Part::Text(before)), Part::Text(text)) => before.push_str(&text),
            (_, part) => joined.push(part),
        }
    }
    joined
}

fn placeholders(message: &Message) -> BTreeSet<&str> {
    let parts = message.forms.values().flatten();
    parts
        .filter_map(|part| if let Part::Placeholder(name) = part { Some(name.as_str()) } else { None })
        .filter(|name| !matches!(*name, "n" | OWN_LANGUAGE))
        .collect()
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
