//! Finds the entries among the paths of the files.
//!
//! In: paths in the folder of the lessons. Out: entries with their texts and facts, and diagnostics
//! about files in the wrong place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::entry::{Entry, EntryKind, LessonData};
use super::other_languages::{OtherLanguages, OtherTexts, unknown_language};
use super::reserved::{PAGES, facts_name, is_reserved_folder, kind_of};
use super::unread::{self, Meaning};
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::LanguageId;
use crate::lesson::{Facts, ParsedContent, ParsedFile, ParsedFiles, TagNames};
use crate::source::{SitePath, Sources};

pub(crate) const MISPLACED_FILE: Code = Code::warning("misplaced-file");
pub(crate) const NO_LESSONS: Code = Code::warning("no-lessons");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[MISPLACED_FILE, NO_LESSONS];

/// The entries of a site, before anything is resolved.
pub(super) struct Layout {
    pub(super) entries: Vec<Entry>,
    pub(super) tag_names: TagNames,
    /// Folders of lessons that are left out as drafts.
    pub(super) drafts: BTreeSet<String>,
    /// The languages that the site does not have, and the texts in them.
    pub(super) other_languages: OtherLanguages,
    pub(super) other_texts: OtherTexts,
}

/// The content of one folder.
#[derive(Default)]
struct Folder {
    texts: Vec<(LanguageId, Arc<ParsedFile>)>,
    facts: Option<(SitePath, Arc<Facts>)>,
}

/// Finds the entries.
pub(super) fn find(
    config: &SiteConfig,
    sources: &Sources,
    parsed: &ParsedFiles,
    drafts: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Layout {
    let mut folders: BTreeMap<String, Folder> = BTreeMap::new();
    let mut tag_names = TagNames::new();
    let mut other_languages = OtherLanguages::default();
    let mut other_texts = OtherTexts::default();
    let prefix = format!("{}/", config.src);
    for file in sources.texts_below(&config.src) {
        let path = &file.path;
        let folder = path.folder().strip_prefix(&prefix).unwrap_or_default().to_owned();
        let parsed = parsed.get(path);
        let meaning = if parsed.is_none() { unread::meaning(config, path) } else { None };
        if let Some(Meaning::OtherLanguage(tag)) = meaning {
            other_languages.add_file(tag.clone(), path);
            other_texts.add(folder, tag);
            continue;
        }
        if let Some(meaning) = meaning {
            diagnostics.extend(meaning.report(sources, path));
            continue;
        }
        let Some(kind) = kind_of(config, &folder) else {
            if !is_reserved_folder(config, &folder)
                && path.file_name() != "README.md"
                && path.extension() == "md"
            {
                diagnostics
                    .push(Diagnostic::about(MISPLACED_FILE, path).with("name", path.as_str()));
            }
            continue;
        };
        let Some(parsed) = parsed else {
            check_stray_text(config, path, diagnostics);
            continue;
        };
        match &parsed.content {
            ParsedContent::Text(document) => {
                folders
                    .entry(folder)
                    .or_default()
                    .texts
                    .push((document.language, Arc::clone(parsed)));
            }
            ParsedContent::Facts(facts) => {
                if Some(path.file_name()) == facts_name(&kind) {
                    folders.entry(folder).or_default().facts =
                        Some((path.clone(), Arc::clone(facts)));
                } else {
                    diagnostics
                        .push(Diagnostic::about(MISPLACED_FILE, path).with("name", path.as_str()));
                }
            }
            ParsedContent::Tags(tags) if folder.is_empty() => tag_names.clone_from(tags),
            ParsedContent::Tags(_) => diagnostics
                .push(Diagnostic::about(MISPLACED_FILE, path).with("name", path.as_str())),
        }
    }
    for path in sources.assets.keys().filter(|path| path.as_str().starts_with(&prefix)) {
        let meaning = unread::meaning(config, path);
        diagnostics.extend(meaning.and_then(|meaning| meaning.report(sources, path)));
    }
    let mut found_drafts = BTreeSet::new();
    if !drafts {
        found_drafts.extend(
            folders
                .iter()
                .filter(|(_, folder)| folder.facts.as_ref().is_some_and(|(_, facts)| facts.draft))
                .map(|(name, _)| name.clone()),
        );
        folders.retain(|name, _| !found_drafts.contains(name));
    }
    // A lesson that is only in other languages is left out like a draft.
    folders.retain(|name, folder| !folder.texts.is_empty() || !other_texts.are_in(name));
    // A topic exists as soon as it has a lesson; the home page always exists.
    let topics: Vec<String> = folders
        .keys()
        .filter_map(|folder| folder.split_once('/'))
        .map(|(topic, _)| topic.to_owned())
        .filter(|topic| topic != PAGES)
        .collect();
    for topic in topics {
        folders.entry(topic).or_default();
    }
    folders.entry(String::new()).or_default();

    let entries: Vec<Entry> =
        folders.into_iter().map(|(name, folder)| entry(config, name, folder)).collect();
    if !entries.iter().any(Entry::is_lesson) {
        diagnostics.push(
            Diagnostic::about(NO_LESSONS, &SitePath::new(crate::config::CONFIG_FILE))
                .with("src", config.src.clone())
                .with("language", config.language(config.language).tag.file_stem()),
        );
    }
    Layout { entries, tag_names, drafts: found_drafts, other_languages, other_texts }
}

fn entry(config: &SiteConfig, folder: String, content: Folder) -> Entry {
    let kind = kind_of(config, &folder).unwrap_or_else(|| EntryKind::Lesson(LessonData::default()));
    let mut files = vec![None; config.languages.len()];
    for (language, file) in content.texts {
        files[language.index()] = Some(file);
    }
    let facts_name = facts_name(&kind).unwrap_or("lesson.toml");
    let (facts_path, facts) = content.facts.unwrap_or_else(|| {
        let parts = [config.src.as_str(), &folder, facts_name];
        let path =
            parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("/");
        (SitePath::new(&path), Arc::default())
    });
    Entry {
        kind,
        folder,
        source: config.language,
        files,
        heading_ids: Vec::new(),
        place_names: Vec::new(),
        translations: Vec::new(),
        facts,
        facts_path,
    }
}

/// Reports a text that is not in a configured language.
fn check_stray_text(config: &SiteConfig, path: &SitePath, diagnostics: &mut Vec<Diagnostic>) {
    if path.extension() == "md" && path.file_name() != "README.md" {
        diagnostics.push(unknown_language(config, path));
    }
}
