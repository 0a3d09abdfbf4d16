//! Finds the entries among the paths of the files.
//!
//! In: paths in the folder of the lessons. Out: entries with their texts and facts, and diagnostics
//! about files in the wrong place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::entry::{Entry, EntryKind, LessonData, TopicData};
use super::reserved::{GLOSSARY, PAGES, is_reserved, is_reserved_folder, is_reserved_lesson};
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::file_name::{NameFault, folder_name};
use crate::language::{LanguageId, LanguageTag};
use crate::lesson::{Facts, ParsedContent, ParsedFile, ParsedFiles, TagNames};
use crate::source::{SitePath, Sources};
use crate::text::nearest::nearest;

pub(crate) const UNKNOWN_LANGUAGE_FILE: Code = Code::warning("unknown-language-file");
pub(crate) const MISPLACED_FILE: Code = Code::warning("misplaced-file");
pub(crate) const NO_LESSONS: Code = Code::warning("no-lessons");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[UNKNOWN_LANGUAGE_FILE, MISPLACED_FILE, NO_LESSONS];

/// The entries of a site, before anything is resolved.
pub(super) struct Layout {
    pub(super) entries: Vec<Entry>,
    pub(super) tag_names: TagNames,
    /// Folders of lessons that are left out as drafts.
    pub(super) drafts: BTreeSet<String>,
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
    let prefix = format!("{}/", config.src);
    for file in sources.texts_below(&config.src) {
        let path = &file.path;
        let folder = path.folder().strip_prefix(&prefix).unwrap_or_default().to_owned();
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
        let Some(parsed) = parsed.get(path) else {
            check_stray_text(config, sources, path, diagnostics);
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
    Layout { entries, tag_names, drafts: found_drafts }
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

/// Returns the name of the file that states the facts, for kinds that have one.
fn facts_name(kind: &EntryKind) -> Option<&'static str> {
    match kind {
        EntryKind::Topic(_) => Some("topic.toml"),
        EntryKind::Lesson(_) => Some("lesson.toml"),
        EntryKind::Home | EntryKind::Plain | EntryKind::Glossary => None,
    }
}

/// Returns the kind of entry in a folder; `None` if its name is reserved or it is nested too
/// deeply.
fn kind_of(config: &SiteConfig, folder: &str) -> Option<EntryKind> {
    if folder.is_empty() {
        return Some(EntryKind::Home);
    }
    match folder.split('/').collect::<Vec<_>>().as_slice() {
        [PAGES, _] => Some(EntryKind::Plain),
        [GLOSSARY] => Some(EntryKind::Glossary),
        [first, ..] if is_reserved(config, first) => None,
        [_] => Some(EntryKind::Topic(TopicData::default())),
        [_, lesson] if !is_reserved_lesson(lesson) => {
            Some(EntryKind::Lesson(LessonData::default()))
        }
        _ => None,
    }
}

/// Reports a text that is not in a configured language.
fn check_stray_text(
    config: &SiteConfig,
    sources: &Sources,
    path: &SitePath,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if path.extension() != "md" || path.file_name() == "README.md" {
        return;
    }
    let stems: Vec<&str> =
        config.languages.iter().map(|language| language.tag.file_stem()).collect();
    let stem = path.stem();
    // A name that does not work has been reported, with the one that it should have.
    if stem != "SUMMARY" && NameFault::of_text(path.file_name()).is_some() {
        return;
    }
    // A file that exists already is not the one that was meant.
    let is_free = |near: &&str| {
        let meant = SitePath::new(&format!("{}/{near}.md", path.folder()));
        sources.text(&meant).is_none()
    };
    let near = nearest(stem, stems.iter().copied()).filter(is_free);
    let own = config.language(config.language).tag.file_stem();
    let hint = match stem {
        "SUMMARY" | "summary" => Phrase::new("name-summary"),
        "index" | "readme" => Phrase::new("name-index").with("language", own),
        _ if is_like_language(stem) => Phrase::new("name-language").with("language", stem),
        _ => Phrase::new("name-lesson").with("place", lesson_of_file(config, path)),
    };
    let diagnostic = Diagnostic::about(UNKNOWN_LANGUAGE_FILE, path)
        .with("name", path.file_name())
        .with("languages", stems.as_slice())
        .with("hint", hint)
        .nearest(near);
    diagnostics.push(diagnostic);
}

/// Returns where a text belongs that has the name of its lesson: `care/calm.md` becomes
/// `care/calm/en.md`, and so does a file beside the texts of another lesson.
fn lesson_of_file(config: &SiteConfig, path: &SitePath) -> String {
    let inside = path.folder().strip_prefix(&config.src).unwrap_or_default();
    let is_in_lesson = inside.matches('/').count() > 1;
    let above = path.folder().rsplit_once('/').map_or("", |(above, _)| above);
    let folder = if is_in_lesson { above } else { path.folder() };
    let language = config.language(config.language).tag.file_stem();
    format!("{folder}/{}/{language}.md", folder_name(path.stem()))
}

/// Whether a name is the tag of some language, not a word: `de`, `zh-tw`.
fn is_like_language(stem: &str) -> bool {
    let primary = stem.split('-').next().unwrap_or_default();
    primary.len() == 2 && LanguageTag::parse(stem).is_some()
}
