//! The interface strings of the default theme: every language has all of them, complete.

use std::collections::{BTreeMap, BTreeSet};

use polybook::language::LanguageTag;
use polybook::search::{Corpus, Entry, PageType, canonical};
use polybook::text::plural::Plurals;
use toml::{Table, Value};

use super::{files, read};
use crate::site_test::placeholders;

/// The languages of the default theme.
const LANGUAGES: [&str; 10] = ["ar", "de", "en", "es", "fr", "id", "ja", "nl", "th", "vi"];

/// The number of options of a question that have a letter in every language.
const LETTERS: usize = 26;

/// Returns the tables of all languages, by tag.
fn tables() -> BTreeMap<String, Table> {
    let files = files("themes/default/i18n").into_iter();
    files
        .map(|(path, file)| {
            let table =
                toml::from_str(&read(file)).unwrap_or_else(|error| panic!("{path} {error}"));
            (path.trim_end_matches(".toml").to_owned(), table)
        })
        .collect()
}

/// Returns the forms of a string by plural category. A plain string has only `other`.
fn forms(value: &Value) -> BTreeMap<&str, &str> {
    match value {
        Value::String(text) => BTreeMap::from([("other", text.as_str())]),
        Value::Table(forms) => {
            let forms = forms.iter();
            forms.map(|(name, text)| (name.as_str(), text.as_str().unwrap())).collect()
        }
        other => panic!("{other} is no interface string"),
    }
}

/// Returns the placeholders of a form that must be the same in every language. `n` chooses the
/// plural form and is optional, and `own-language` is the name of a language without strings of its
/// own, for the English strings.
fn kept(text: &str) -> BTreeSet<&str> {
    let names = placeholders(text).into_iter();
    names.filter(|name| !matches!(*name, "n" | "own-language")).collect()
}

/// Returns the line of a table that has this English string, with the plural forms of a language.
fn line(key: &str, english: &Value, categories: &[&str]) -> String {
    let forms = forms(english);
    let quoted = |category: &str| {
        let form = forms.get(category).or_else(|| forms.get("other")).unwrap();
        Value::String((*form).to_owned()).to_string()
    };
    if english.is_str() {
        return format!("{key} = {}", quoted("other"));
    }
    let row = |name: &&str| format!("\n{name} = {}", quoted(name));
    let rows = categories.iter().map(row).collect::<Vec<_>>().concat();
    format!("\n[{key}]{rows}")
}

#[test]
fn every_language_has_every_interface_string() {
    let tables = tables();
    assert_eq!(tables.keys().map(String::as_str).collect::<Vec<_>>(), LANGUAGES);
    let mut to_paste = String::new();
    for (tag, table) in &tables {
        let categories = Plurals::of(&LanguageTag::parse(tag).unwrap()).categories();
        let missing = tables["en"].iter().filter(|(key, _)| !table.contains_key(key.as_str()));
        for (key, english) in missing {
            to_paste +=
                &format!("themes/default/i18n/{tag}.toml: {}\n", line(key, english, &categories));
        }
    }
    assert!(to_paste.is_empty(), "translate these strings, and paste them:\n{to_paste}");
}

#[test]
fn no_language_has_an_interface_string_that_english_lacks() {
    let tables = tables();
    for (tag, table) in &tables {
        let unknown: Vec<_> =
            table.keys().filter(|key| !tables["en"].contains_key(key.as_str())).collect();
        assert_eq!(unknown, Vec::<&String>::new(), "{tag}");
    }
}

#[test]
fn every_form_of_an_interface_string_has_the_placeholders_of_english() {
    let tables = tables();
    for (tag, table) in &tables {
        for (key, value) in table {
            let expected = forms(&tables["en"][key]);
            for (category, text) in forms(value) {
                assert_eq!(kept(text), kept(expected["other"]), "{tag}: {key}, {category}");
            }
            let has_number = |forms: BTreeMap<&str, &str>| {
                forms.get("other").is_some_and(|text| placeholders(text).contains(&"n"))
            };
            assert_eq!(has_number(forms(value)), has_number(expected), "{tag}: {key}, {{n}}");
        }
    }
}

/// A form for a category that a language does not have would never be shown; one that is missing
/// would be replaced by `other`, which is wrong.
#[test]
fn a_counted_string_has_exactly_the_plural_forms_of_its_language() {
    let tables = tables();
    for (tag, table) in &tables {
        let categories = Plurals::of(&LanguageTag::parse(tag).unwrap()).categories();
        for (key, value) in table {
            if tables["en"][key].is_table() || value.is_table() {
                assert!(value.is_table(), "{tag}: {key} needs the forms {categories:?}");
                let has: BTreeSet<_> = forms(value).into_keys().collect();
                assert_eq!(has, categories.iter().copied().collect(), "{tag}: {key}");
            }
        }
    }
}

#[test]
fn options_have_letters_in_every_language() {
    for (tag, table) in tables() {
        let letters: Vec<&str> =
            table["option-letters"].as_str().unwrap().split_whitespace().collect();
        assert!(letters.len() >= LETTERS, "{tag}");
        assert_eq!(letters.iter().collect::<BTreeSet<_>>().len(), letters.len(), "{tag}");
    }
}

/// The last two quotations of the hint are what a reader types and what is found.
#[test]
fn the_hint_about_searching_is_true() {
    let is_mark = |character: char| "“”„«»「」".contains(character);
    for (tag, table) in tables() {
        let hint = table["search-hint"].as_str().unwrap();
        let quoted: Vec<&str> = hint.split(is_mark).skip(1).step_by(2).map(str::trim).collect();
        let [.., typed, written] = quoted[..] else { panic!("{tag}: {hint}") };
        let entry = Entry {
            path: "topic/lesson".to_owned(),
            page_type: PageType::Lesson,
            topic: None,
            title: "–".to_owned(),
            headings: Vec::new(),
            text: canonical(written).into_owned(),
        };
        let found = Corpus::new(&LanguageTag::parse(&tag).unwrap(), vec![entry]).search(typed);
        assert_eq!(found.results.len(), 1, "{tag}: {typed} → {written}");
        assert_ne!(typed, written, "{tag}");
    }
}

#[test]
fn no_interface_string_is_empty_or_begins_or_ends_with_a_space() {
    for (tag, table) in tables() {
        for (key, value) in &table {
            for (category, text) in forms(value) {
                assert!(!text.is_empty() && text.trim() == text, "{tag}: {key}, {category}");
            }
        }
    }
}

#[test]
fn no_interface_string_is_unused() {
    let mut code: String =
        files("themes/default/templates").into_iter().map(|(_, file)| read(file)).collect();
    code.extend(files("src/render").into_iter().map(|(_, file)| read(file)));
    let left: Vec<String> = tables()
        .remove("en")
        .unwrap()
        .into_iter()
        .map(|(key, _)| key)
        .filter(|key| {
            !key.starts_with("alert-")
                && !code.contains(&format!("\"{key}\""))
                && !code.contains(&format!("words.{}", key.replace('-', "_")))
        })
        .collect();
    assert_eq!(left, Vec::<String>::new());
}
