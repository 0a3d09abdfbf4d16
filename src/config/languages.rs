//! `[languages.<tag>]`.
//!
//! In: the table. Out: a [`Language`] for each entry, with its fallbacks resolved.

use crate::diagnostic::shared::TOO_MANY;
use crate::diagnostic::{Diagnostic, Phrase};
use crate::file_name::is_folder_name;
use crate::language::{Direction, LanguageId, LanguageTag};
use crate::text::date::Calendar;
use crate::toml_table::{Located, TableReader};

/// The maximum number of languages: each has a page for every lesson, and every page lists them.
const MAX_LANGUAGES: usize = 100;

/// One language of the site.
#[derive(Debug, Clone)]
pub struct Language {
    /// Its tag.
    pub tag: LanguageTag,
    /// The direction in which it is written; stored, since every page needs it several times.
    pub direction: Direction,
    /// Its name in the language itself.
    pub name: String,
    /// The site's title in this language.
    pub title: Option<String>,
    /// The site's description in this language.
    pub description: Option<String>,
    /// Languages whose text is shown if there is none in this language, best first.
    pub fallback: Vec<LanguageId>,
    /// The calendar of its dates.
    pub calendar: Calendar,
    /// The fallbacks as written, until all languages are known.
    fallback_names: Vec<Located<String>>,
}

impl Language {
    /// Makes a language of which only the tag is known.
    pub fn bare(tag: LanguageTag) -> Self {
        Self {
            name: tag.endonym(),
            direction: tag.direction(),
            tag,
            title: None,
            description: None,
            fallback: Vec::new(),
            calendar: Calendar::default(),
            fallback_names: Vec::new(),
        }
    }
}

pub(super) fn read(table: &mut TableReader<'_>) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    let read = table.named_tables(|name, language| {
        // The tag becomes the name of a folder and of files.
        let tag = LanguageTag::parse(&name.value).filter(|tag| is_folder_name(tag.file_stem()));
        if tag.is_none() {
            language.wrong_value("languages", &name, Phrase::new("language-tag"));
        }
        let read = LanguageTable::read(language);
        Some((name, tag?, read))
    });
    let count = read.len();
    for (name, tag, read) in read.into_iter().flatten() {
        if languages.len() == MAX_LANGUAGES {
            let many = Diagnostic::new(TOO_MANY, table.path(), name.span).with("name", "languages");
            table.push(many.with("count", count).with("limit", MAX_LANGUAGES));
            break;
        }
        if languages.iter().any(|known| known.tag == tag) {
            table.wrong_value("languages", &name, Phrase::new("language-once"));
            continue;
        }
        let bare = Language::bare(tag);
        languages.push(Language {
            name: read.name.unwrap_or_else(|| bare.name.clone()),
            title: read.title,
            description: read.description,
            calendar: read.calendar,
            fallback_names: read.fallback,
            ..bare
        });
    }
    languages
}

struct LanguageTable {
    name: Option<String>,
    title: Option<String>,
    description: Option<String>,
    calendar: Calendar,
    fallback: Vec<Located<String>>,
}

impl LanguageTable {
    fn read(language: &mut TableReader<'_>) -> Self {
        let calendar = language.string("calendar").and_then(|calendar| {
            let known = Calendar::from_name(&calendar.value);
            if known.is_none() {
                language.wrong_choice("calendar", &calendar, &Calendar::NAMES);
            }
            known
        });
        Self {
            name: language.name("name").map(|name| name.value),
            title: language.name("title").map(|title| title.value),
            description: language.string("description").map(|description| description.value),
            calendar: calendar.unwrap_or_default(),
            fallback: language.strings("fallback"),
        }
    }
}

/// Determines the site's own language and resolves fallbacks, once all languages are known. Without
/// `[languages]` the site has one language: its own.
pub(super) fn resolve(
    top: &TableReader<'_>,
    languages: &mut Vec<Language>,
    own: Option<&Located<String>>,
) -> LanguageId {
    let own_tag = own.and_then(|own| {
        let tag = LanguageTag::parse(&own.value).filter(|tag| is_folder_name(tag.file_stem()));
        if tag.is_none() {
            top.wrong_value("language", own, Phrase::new("language-tag"));
        }
        tag
    });
    if languages.is_empty() {
        let english = LanguageTag::english();
        languages.push(Language::bare(own_tag.clone().unwrap_or(english)));
    }
    let site_language = own
        .filter(|_| own_tag.is_some())
        .and_then(|own| find(top, languages, "language", own))
        .unwrap_or(LanguageId(0));
    let fallbacks: Vec<Vec<LanguageId>> = languages
        .iter()
        .map(|language| {
            let names = language.fallback_names.iter();
            names.filter_map(|name| find(top, languages, "fallback", name)).collect()
        })
        .collect();
    for (language, fallback) in languages.iter_mut().zip(fallbacks) {
        language.fallback = fallback;
    }
    site_language
}

/// Returns the language that a key names, and reports a name that is none of the site's languages.
pub(super) fn find(
    top: &TableReader<'_>,
    languages: &[Language],
    key: &str,
    name: &Located<String>,
) -> Option<LanguageId> {
    let tag = LanguageTag::parse(&name.value);
    let place = tag.and_then(|tag| languages.iter().position(|known| known.tag == tag));
    if place.is_none() {
        let tags: Vec<&str> = languages.iter().map(|language| language.tag.as_str()).collect();
        top.wrong_choice(key, name, &tags);
    }
    place.and_then(|place| u8::try_from(place).ok()).map(LanguageId)
}
