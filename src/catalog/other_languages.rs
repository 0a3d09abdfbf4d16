//! Languages that files of a site are in, or name, but that the site does not have: one that was
//! removed from `book.toml`, or has not been added yet.
//!
//! In: the places that name such a language. Out: one diagnostic for each language, whatever the
//! number of places. The stages that read these places report nothing about them.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Entry;
use crate::config::{CONFIG_FILE, SiteConfig};
use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::language::LanguageTag;
use crate::lesson::{TagNames, Target};
use crate::source::{SitePath, Sources, Span};
use crate::text::nearest::nearest;

pub(crate) const UNKNOWN_LANGUAGE_FILE: Code = Code::warning("unknown-language-file");
pub(crate) const OTHER_LANGUAGE: Code = Code::warning("other-language");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[UNKNOWN_LANGUAGE_FILE, OTHER_LANGUAGE];

/// So many files are named in a message.
const MOST_NAMED: usize = 5;

/// The texts in languages that the site does not have: the languages by folder.
#[derive(Debug, Clone, Default)]
pub struct OtherTexts(BTreeMap<String, BTreeSet<LanguageTag>>);

impl OtherTexts {
    /// Adds a text.
    pub(super) fn add(&mut self, folder: String, tag: LanguageTag) {
        self.0.entry(folder).or_default().insert(tag);
    }

    /// Whether an entry has a text in a language that the site does not have.
    pub fn has(&self, folder: &str, tag: &LanguageTag) -> bool {
        self.0.get(folder).is_some_and(|tags| tags.contains(tag))
    }

    /// Whether there is any such text in a folder.
    pub fn are_in(&self, folder: &str) -> bool {
        self.0.contains_key(folder)
    }
}

/// The languages that the site does not have, with the places that name them.
#[derive(Debug, Default)]
pub(super) struct OtherLanguages(BTreeMap<LanguageTag, Places>);

#[derive(Debug, Default)]
struct Places {
    /// Files in this language.
    files: BTreeSet<SitePath>,
    /// Files in other languages that name this one, with the first place.
    names: BTreeMap<SitePath, Span>,
}

impl OtherLanguages {
    /// Adds a file in a language.
    pub(super) fn add_file(&mut self, tag: LanguageTag, path: &SitePath) {
        self.0.entry(tag).or_default().files.insert(path.clone());
    }

    fn add_name(&mut self, tag: LanguageTag, path: &SitePath, span: &Span) {
        self.0.entry(tag).or_default().names.entry(path.clone()).or_insert(span.clone());
    }

    /// Adds the interface strings of languages that the site does not have.
    pub(super) fn add_strings(&mut self, config: &SiteConfig, sources: &Sources) {
        for file in sources.texts_below("i18n") {
            let is_strings = file.path.extension() == "toml" && file.path.folder() == "i18n";
            let tag = config.other_language(file.path.stem()).filter(|_| is_strings);
            if let Some(tag) = tag {
                self.add_file(tag, &file.path);
            }
        }
    }

    /// Adds the names of tags in such languages.
    pub(super) fn add_tags(&mut self, config: &SiteConfig, tags: &TagNames) {
        let path = SitePath::new(&format!("{}/tags.toml", config.src));
        for (name, _) in tags.values().flatten() {
            if let Some(tag) = config.other_language(&name.value) {
                self.add_name(tag, &path, &name.span);
            }
        }
    }

    /// Adds the facts and texts that name such a text.
    pub(super) fn add_names(&mut self, config: &SiteConfig, entries: &[Entry], texts: &OtherTexts) {
        for entry in entries {
            let has = |tag: &LanguageTag| texts.has(&entry.folder, tag);
            if let Some(source) = &entry.facts.source
                && let Some(tag) = LanguageTag::parse(&source.value).filter(has)
            {
                self.add_name(tag, &entry.facts_path, &source.span);
            }
            for text in entry.documents() {
                if let Some(stamp) =
                    text.header.translated_from.as_ref().filter(|stamp| has(&stamp.language))
                {
                    self.add_name(stamp.language.clone(), &text.path, &stamp.span);
                }
                for link in &text.links {
                    let Target::Page { path, pinned: Some(tag), .. } = &link.target else {
                        continue;
                    };
                    let folder = path.folder().strip_prefix(&config.src).unwrap_or_default();
                    if texts.has(folder.trim_start_matches('/'), tag) {
                        self.add_name(tag.clone(), &text.path, &link.span);
                    }
                }
            }
        }
    }

    /// Returns a diagnostic for each language: at the only place that names it, or else where
    /// languages are defined.
    pub(super) fn report(&self, config: &SiteConfig, sources: &Sources) -> Vec<Diagnostic> {
        let report = |(tag, places): (&LanguageTag, &Places)| {
            let files = || places.files.iter().map(|path| (path, 0..0));
            let names = places.names.iter().map(|(path, span)| (path, span.clone()));
            let names = names.filter(|(path, _)| !places.files.contains(*path));
            let mut all: Vec<(&SitePath, Span)> = files().chain(names).collect();
            let (first, first_span) = all.first().cloned()?;
            let is_alone = all.len() == 1 && places.names.is_empty();
            if is_alone && first.file_name() == format!("{}.md", tag.file_stem()) {
                return Some(unknown_language(config, first));
            }
            let (path, span) = match all.as_slice() {
                [_] => (first.clone(), first_span),
                _ => languages_of(sources),
            };
            let count = all.len();
            all.truncate(MOST_NAMED);
            let mut shown: Vec<String> = all.iter().map(|(path, _)| path.to_string()).collect();
            if count > MOST_NAMED {
                shown.push("…".to_owned());
            }
            let fix = if places.files.is_empty() { "other-lines" } else { "other-files" };
            let stem = tag.file_stem();
            let fix = Phrase::new(fix).with("file", stem).with("n", places.files.len());
            let diagnostic = Diagnostic::new(OTHER_LANGUAGE, &path, span).with("n", count);
            let diagnostic = diagnostic
                .with("language", tag.endonym())
                .with("tag", tag.as_str())
                .with("file", stem);
            Some(diagnostic.with("files", shown).with("fix", fix))
        };
        self.0.iter().filter_map(report).collect()
    }
}

/// Returns the diagnostic about a text that is not in a configured language.
pub(super) fn unknown_language(config: &SiteConfig, path: &SitePath) -> Diagnostic {
    let stems: Vec<&str> =
        config.languages.iter().map(|language| language.tag.file_stem()).collect();
    Diagnostic::about(UNKNOWN_LANGUAGE_FILE, path)
        .with("name", path.file_name())
        .with("languages", stems.as_slice())
        .with("language", path.stem())
        .nearest(nearest(path.stem(), stems.iter().copied()))
}

/// Returns the place in the configuration where languages are defined.
fn languages_of(sources: &Sources) -> (SitePath, Span) {
    const TABLE: &str = "[languages";
    let path = SitePath::new(CONFIG_FILE);
    let found = sources.text(&path).and_then(|file| file.text.find(TABLE));
    let start = found.unwrap_or(0);
    (path, start..start)
}
