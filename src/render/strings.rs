//! Interface strings: the text of the site's interface, in each language.
//!
//! In: TOML tables of the default theme, of the site's theme and of the site, where later ones
//! override earlier ones. Out: sentences with their placeholders filled in, in the right plural
//! form. Those of another language, in the place of missing ones, have its plural forms and are
//! marked for [`super::stand_in`].

use std::collections::{BTreeMap, BTreeSet};

use super::{default_theme, stand_in};
use crate::config::SiteConfig;
use crate::diagnostic::{Argument, Code, Diagnostic, Phrase};
use crate::language::{Direction, LanguageId, LanguageTag};
use crate::source::{SitePath, SourceFile, Sources, Span};
use crate::text::nearest::nearest;
use crate::text::plural::Plurals;
use crate::text::sentence::{CATEGORIES, OTHER, Sentence};
use crate::toml_table::{self, Located, NamedString, TableReader};

pub(crate) const INTERFACE_STRING: Code = Code::error("interface-string");
pub(crate) const MISSING_STRING: Code = Code::warning("missing-string");
pub(crate) const UNKNOWN_STRING: Code = Code::warning("unknown-string");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[INTERFACE_STRING, MISSING_STRING, UNKNOWN_STRING];

/// The strings of every language.
#[derive(Debug)]
pub struct Strings {
    languages: Vec<LanguageStrings>,
    /// The plural rules of the reference language.
    reference: Plurals,
}

#[derive(Debug)]
struct LanguageStrings {
    sentences: BTreeMap<String, Sentence>,
    plurals: Plurals,
    /// The keys of sentences of the reference language.
    stand_ins: BTreeSet<String>,
    direction: Direction,
}

/// A placeholder that is always available: the language's own name for itself. Only the reference
/// strings use it, when they replace those of a language without strings of its own.
const OWN_LANGUAGE: &str = "own-language";

/// The placeholder whose number chooses the plural form.
const NUMBER: &str = "n";

/// The language whose strings replace missing ones.
const REFERENCE: &str = "en";

/// The number of missing strings up to which each is reported. A language that lacks more is being
/// translated, and gets a single diagnostic.
const MAX_NAMED: usize = 8;
/// The key of the form of dates. A language without it writes dates as ICU does.
pub(super) const DATE: &str = "date";

/// The strings that a language may have, but need not, with their placeholders.
const OPTIONAL: [(&str, &str); 1] = [(DATE, "{day} {month} {year}")];

impl Strings {
    /// Combines the strings of every configured language.
    pub fn assemble(
        config: &SiteConfig,
        sources: &Sources,
        theme: Option<&str>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let reference = built_in(REFERENCE);
        let used = UsedKeys::of(sources, theme);
        let languages = config
            .languages
            .iter()
            .map(|language| {
                let stem = language.tag.file_stem();
                let mut sentences = built_in(stem);
                // German of Switzerland is German; a site overrides what differs.
                if sentences.is_empty() {
                    sentences = built_in(language.tag.primary());
                }
                let folders = theme
                    .map(|theme| format!("themes/{theme}/i18n"))
                    .into_iter()
                    .chain(["i18n".to_owned()]);
                for path in folders.map(|folder| SitePath::new(&format!("{folder}/{stem}.toml"))) {
                    if let Some(file) = sources.text(&path) {
                        let (mut own, found) = read(file);
                        diagnostics.extend(found);
                        check(file, &mut own, &reference, diagnostics);
                        diagnostics.extend(used.unknown(file, &own, &reference));
                        sentences.extend(own.into_iter().map(|(key, own)| (key, own.value)));
                    }
                }
                let plurals = Plurals::of(&language.tag);
                let missing: Vec<(&String, &Sentence)> =
                    reference.iter().filter(|(key, _)| !sentences.contains_key(*key)).collect();
                let path = SitePath::new(&format!("i18n/{stem}.toml"));
                let (named, count) = match missing.len() {
                    few @ ..=MAX_NAMED => (few, 1),
                    many => (1, many),
                };
                diagnostics.extend(missing.into_iter().take(named).map(|(key, sentence)| {
                    Diagnostic::about(MISSING_STRING, &path)
                        .with("n", count)
                        .with("language", language.name.clone())
                        .with("first", key.as_str())
                        .with("file", path.as_str())
                        .with("line", line(key, sentence, &plurals))
                }));
                // In a variant of the reference language they are words of that language.
                let is_foreign = language.tag.primary() != REFERENCE;
                let stand_ins = reference
                    .keys()
                    .filter(|key| is_foreign && !sentences.contains_key(*key))
                    .cloned()
                    .collect();
                for (key, sentence) in &reference {
                    sentences.entry(key.clone()).or_insert_with(|| sentence.clone());
                }
                for sentence in sentences.values_mut() {
                    sentence.replace(OWN_LANGUAGE, &language.name);
                }
                let direction = language.direction;
                LanguageStrings { sentences, plurals, stand_ins, direction }
            })
            .collect();
        Self { languages, reference: Plurals::of(&LanguageTag::english()) }
    }

    /// Returns the sentence with this key, filled in, or `None` if there is no such key. The
    /// argument `n` selects the plural form. A sentence of another language is marked.
    pub fn get(
        &self,
        language: LanguageId,
        key: &str,
        arguments: &[(&str, &str)],
    ) -> Option<String> {
        let strings = &self.languages[language.index()];
        let argument = |name: &str| {
            arguments.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
        };
        let number = argument(NUMBER).and_then(|number| number.parse().ok());
        let sentence = strings.sentences.get(key)?;
        let is_foreign = strings.stand_ins.contains(key);
        let plurals = if is_foreign { &self.reference } else { &strings.plurals };
        let filled = sentence.fill(plurals, number, |name, filled| {
            filled.push_str(argument(name).unwrap_or_default());
        });
        Some(if is_foreign { stand_in::marked(&filled, strings.direction) } else { filled })
    }

    /// Returns a sentence that the renderer itself needs, or its key if a theme lacks it.
    pub fn say(&self, language: LanguageId, key: &str, arguments: &[(&str, &str)]) -> String {
        self.get(language, key, arguments).unwrap_or_else(|| key.to_owned())
    }

    /// Returns every sentence without placeholders and plural forms, by key with `_` for `-`.
    /// Templates need these most.
    pub(super) fn words(&self, language: LanguageId) -> BTreeMap<String, String> {
        let strings = &self.languages[language.index()];
        let words = |(key, sentence): (&String, &Sentence)| {
            let words = sentence.words()?;
            let is_foreign = strings.stand_ins.contains(key);
            let words = if is_foreign {
                stand_in::marked(words, strings.direction)
            } else {
                words.to_owned()
            };
            Some((key.replace('-', "_"), words))
        };
        strings.sentences.iter().filter_map(words).collect()
    }

    /// Returns the most similar key.
    pub fn nearest_key(&self, key: &str) -> Option<&str> {
        nearest(key, self.languages.first()?.sentences.keys().map(String::as_str))
    }
}

/// Whether polybook has interface strings in this language.
pub fn has_strings(language: &LanguageTag) -> bool {
    [language.file_stem(), language.primary()]
        .iter()
        .any(|stem| default_theme::strings(stem).is_some())
}

fn built_in(stem: &str) -> BTreeMap<String, Sentence> {
    let Some(text) = default_theme::strings(stem) else { return BTreeMap::new() };
    let path = SitePath::new(&format!("themes/default/i18n/{stem}.toml"));
    let (sentences, _) = read(&SourceFile::new(path, text.to_owned()));
    sentences.into_iter().map(|(key, sentence)| (key, sentence.value)).collect()
}

fn read(file: &SourceFile) -> (BTreeMap<String, Located<Sentence>>, Vec<Diagnostic>) {
    let (entries, mut diagnostics) = toml_table::read(&file.path, &file.text, 0, named_forms);
    let mut sentences = BTreeMap::new();
    for (key, forms) in entries {
        let mut sentence = Sentence::default();
        for (category, text) in forms {
            if CATEGORIES.contains(&category.value.as_str()) {
                sentence.insert(&category.value, &text.value);
            } else {
                let reason = Phrase::new("string-category").with("category", category.value);
                diagnostics.push(wrong(
                    file,
                    category.span,
                    reason.with("known", CATEGORIES.as_slice()),
                ));
            }
        }
        if sentence.is_complete() {
            sentences.insert(key.value, Located { value: sentence, span: key.span });
        } else {
            diagnostics.push(wrong(
                file,
                key.span,
                Phrase::new("string-incomplete").with("key", key.value),
            ));
        }
    }
    (sentences, diagnostics)
}

fn named_forms(table: &mut TableReader<'_>) -> Vec<(Located<String>, Vec<NamedString>)> {
    table.named_forms()
}

/// Checks that keys of the default theme keep their placeholders, and removes those that do not: no
/// template could show them. Other keys are up to the theme.
fn check(
    file: &SourceFile,
    own: &mut BTreeMap<String, Located<Sentence>>,
    reference: &BTreeMap<String, Sentence>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let optional: BTreeMap<String, Sentence> =
        OPTIONAL.iter().map(|(key, text)| ((*key).to_owned(), Sentence::new(text))).collect();
    own.retain(|key, sentence| {
        let Some(expected) = reference.get(key).or_else(|| optional.get(key)) else { return true };
        let (has, wants) = (placeholders(&sentence.value), placeholders(expected));
        let is_same = has == wants;
        if !is_same {
            let reason = Phrase::new("string-placeholders").with("key", key.as_str());
            let reason = reason.with("found", list(&has)).with("expected", list(&wants));
            diagnostics.push(wrong(file, sentence.span.clone(), reason));
        }
        is_same
    });
}

/// Returns the line of a table with this English string, to be translated: with a form for each
/// plural category of the language.
fn line(key: &str, sentence: &Sentence, plurals: &Plurals) -> String {
    let quoted = |category| toml::Value::String(sentence.template_of(category)).to_string();
    if !sentence.has_plurals() {
        return format!("{key} = {}", quoted(OTHER));
    }
    let forms = plurals.categories().into_iter();
    let forms: Vec<String> =
        forms.map(|category| format!("{category} = {}", quoted(category))).collect();
    format!("{key} = {{ {} }}", forms.join(", "))
}

/// How many unknown keys are reported; finding the nearest one takes time.
const MOST_UNKNOWN: usize = 100;

/// The texts of the site's theme, which may use keys of its own.
struct UsedKeys<'a>(Vec<&'a SourceFile>);

impl<'a> UsedKeys<'a> {
    fn of(sources: &'a Sources, theme: Option<&str>) -> Self {
        let Some(folder) = theme.map(|theme| format!("themes/{theme}/")) else {
            return Self(Vec::new());
        };
        let texts = sources.texts.values().map(AsRef::as_ref);
        Self(texts.filter(|file: &&SourceFile| file.path.as_str().starts_with(&folder)).collect())
    }

    /// Reports keys that neither the default theme nor another file of the site's theme knows.
    fn unknown(
        &self,
        file: &SourceFile,
        own: &BTreeMap<String, Located<Sentence>>,
        reference: &BTreeMap<String, Sentence>,
    ) -> Vec<Diagnostic> {
        let others = || self.0.iter().filter(|other| other.path != file.path);
        let is_used = |key: &str| {
            // Templates write a hyphen as `_`.
            let in_words = key.replace('-', "_");
            others().any(|other| other.text.contains(key) || other.text.contains(&in_words))
        };
        let is_optional = |key: &str| OPTIONAL.iter().any(|(optional, _)| *optional == key);
        let unknown = own.iter();
        let unknown = unknown.filter(|(key, _)| !reference.contains_key(*key) && !is_optional(key));
        let unknown = unknown.take(MOST_UNKNOWN).filter(|(key, _)| !is_used(key));
        // A theme may bring words for the site's own texts.
        let is_of_theme = file.path.as_str().starts_with("themes/");
        let report = |(key, sentence): (&String, &Located<Sentence>)| {
            let near = nearest(key, reference.keys().map(String::as_str));
            let unknown = Diagnostic::new(UNKNOWN_STRING, &file.path, sentence.span.clone());
            let is_wrong = near.is_some() || !is_of_theme;
            is_wrong.then(|| unknown.with("key", key.as_str()).nearest(near))
        };
        unknown.filter_map(report).collect()
    }
}

fn wrong(file: &SourceFile, span: Span, reason: Phrase) -> Diagnostic {
    Diagnostic::new(INTERFACE_STRING, &file.path, span).with("reason", reason)
}

/// Returns the placeholders that every language must keep.
fn placeholders(sentence: &Sentence) -> BTreeSet<&str> {
    let names = sentence.placeholders().into_iter();
    names.filter(|name| !matches!(*name, NUMBER | OWN_LANGUAGE)).collect()
}

fn list(names: &BTreeSet<&str>) -> Argument {
    if names.is_empty() {
        return Phrase::new("string-no-placeholder").into();
    }
    names.iter().map(|name| format!("{{{name}}}")).collect()
}
