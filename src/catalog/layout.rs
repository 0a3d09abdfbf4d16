//! Finds the entries among the paths of the files.
//!
//! In: paths in the folder of the lessons. Out: entries with their texts and facts, and diagnostics
//! about files in the wrong place.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::entry::{Entry, EntryKind, LessonData, TopicData};
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic};
use crate::file_name::DUPLICATE_NAME;
use crate::file_name::{NameFault, describe_long_path, file_name, folder_name, text_name};
use crate::language::LanguageId;
use crate::lesson::{Facts, ParsedContent, ParsedFile, ParsedFiles, TagNames};
use crate::source::{SitePath, Sources};
use crate::text::nearest::nearest;
use crate::text::normalise;

pub(crate) const RESERVED_NAME: Code = Code::error("reserved-name").fixed();
pub(crate) const UNKNOWN_LANGUAGE_FILE: Code = Code::warning("unknown-language-file");
pub(crate) const MISPLACED_FILE: Code = Code::warning("misplaced-file");
pub(crate) const NO_LESSONS: Code = Code::warning("no-lessons");

/// Every code of this file.
pub(super) const CODES: &[Code] =
    &[RESERVED_NAME, UNKNOWN_LANGUAGE_FILE, MISPLACED_FILE, NO_LESSONS];

/// Names that a topic cannot have, since the site uses them. The same holds for every language tag.
const RESERVED: [&str; 9] =
    ["glossary", "pages", "tags", "index", "search", "map", "downloads", "assets", "media"];

/// The folder of the plain pages.
const PAGES: &str = "pages";

/// The folder of the glossary.
pub(super) const GLOSSARY: &str = "glossary";

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
    check_names(config, sources, diagnostics);
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
                .with("src", config.src.clone()),
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

fn is_reserved(config: &SiteConfig, name: &str) -> bool {
    RESERVED.contains(&name)
        || config.languages.iter().any(|language| language.tag.file_stem() == name)
}

/// Whether a lesson cannot have this name: `index` is the topic's own page, `page-2` the second
/// page of its list.
fn is_reserved_lesson(name: &str) -> bool {
    name == "index"
        || name.strip_prefix("page-").is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
        })
}

fn is_reserved_folder(config: &SiteConfig, folder: &str) -> bool {
    let mut parts = folder.split('/');
    let first = parts.next().unwrap_or_default();
    (first != PAGES && first != GLOSSARY && is_reserved(config, first))
        || parts.next().is_some_and(is_reserved_lesson)
}

/// Reports a text that is not in a configured language.
fn check_stray_text(config: &SiteConfig, path: &SitePath, diagnostics: &mut Vec<Diagnostic>) {
    if path.extension() != "md" || path.file_name() == "README.md" {
        return;
    }
    let stems: Vec<&str> =
        config.languages.iter().map(|language| language.tag.file_stem()).collect();
    let diagnostic = Diagnostic::about(UNKNOWN_LANGUAGE_FILE, path)
        .with("name", path.file_name())
        .with("languages", stems.as_slice())
        .nearest(nearest(path.stem(), stems.iter().copied()));
    diagnostics.push(diagnostic);
}

/// Checks the names of folders and text files: they are in lower-case ASCII, the same in every
/// language, and no two are the same on another system.
fn check_names(config: &SiteConfig, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let prefix = format!("{}/", config.src);
    let texts = sources.texts.keys().map(|path| (path, true));
    let assets = sources.assets.keys().map(|path| (path, false));
    let inside = || {
        texts.clone().chain(assets.clone()).filter_map(|(path, is_text)| {
            Some((path, path.as_str().strip_prefix(&prefix)?, is_text))
        })
    };
    // Names in lower-case ASCII are distinct everywhere; they only need to be compared if there are
    // other names.
    let is_plain =
        |path: &str| path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if !inside().all(|(_, path, _)| is_plain(path)) {
        check_twins(inside().map(|(path, inside, _)| (path, inside)), diagnostics);
    }
    let mut last = "";
    for (path, inside, is_text) in inside() {
        // Paths are sorted, so that a folder that has been checked is in the path before.
        let mut end = 0;
        for part in inside.split('/') {
            end += part.len() + usize::from(end > 0);
            let upto = &inside[..end];
            let is_file = end == inside.len();
            let is_below =
                |other: &str| other.strip_prefix(upto).is_some_and(|rest| rest.starts_with('/'));
            let has_text =
                || sources.texts_below(&path.as_str()[..prefix.len() + end]).next().is_some();
            let is_known = !is_file && (is_below(last) || (!is_text && has_text()));
            if !is_known {
                check_name(config, path, part, upto, is_file, is_text, diagnostics);
            }
        }
        last = inside;
    }
    check_files(&prefix, sources, diagnostics);
}

/// Checks that no path is too long, and that files of themes and the like have names that are valid
/// on every system.
fn check_files(prefix: &str, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for path in sources.texts.keys().chain(sources.assets.keys()) {
        diagnostics.extend(describe_long_path(|code| Diagnostic::about(code, path), path.as_str()));
        let mut end = 0;
        for part in path.as_str().split('/').filter(|_| !path.as_str().starts_with(prefix)) {
            end += part.len() + usize::from(end > 0);
            if let Some(fault) =
                NameFault::of_file(part).filter(|_| known.insert(&path.as_str()[..end]))
            {
                diagnostics.push(fault.describe(
                    |code| Diagnostic::about(code, path),
                    part,
                    file_name(part),
                ));
            }
        }
    }
}

/// Reports two names that are the same on a system that ignores case, or the different encodings of
/// a character.
fn check_twins<'a>(
    paths: impl Iterator<Item = (&'a SitePath, &'a str)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen: HashMap<String, String> = HashMap::new();
    for (path, inside) in paths {
        let mut end = 0;
        for part in inside.split('/') {
            end += part.len() + usize::from(end > 0);
            let upto = &inside[..end];
            match seen.get(&normalise::folded_name(upto)) {
                Some(other) if other != upto => {
                    diagnostics.push(
                        Diagnostic::about(DUPLICATE_NAME, path)
                            .with("name", upto)
                            .with("other", other.as_str()),
                    );
                    // Everything below it would be reported again.
                    break;
                }
                Some(_) => {}
                None => {
                    seen.insert(normalise::folded_name(upto), upto.to_owned());
                }
            }
        }
    }
}

fn check_name(
    config: &SiteConfig,
    path: &SitePath,
    part: &str,
    upto: &str,
    is_file: bool,
    is_text: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if is_file && part == "README.md" {
        return;
    }
    let depth = upto.split('/').count();
    // Pictures can have any valid file name of visible characters: they are uploaded in a browser,
    // with the names that cameras give them.
    let is_free = !is_text && (is_file || depth > 2);
    let (fault, proposal): (_, fn(&str) -> String) = match (is_free, is_file) {
        (true, _) => (NameFault::of_file(part), file_name),
        (false, true) => (NameFault::of_text(part), text_name),
        (false, false) => (NameFault::of_folder(part), folder_name),
    };
    if let Some(fault) = fault {
        diagnostics.push(fault.describe(
            |code| Diagnostic::about(code, path),
            part,
            proposal(part),
        ));
    } else if !is_file && !is_free {
        let is_taken =
            (depth == 1 && part != PAGES && part != GLOSSARY && is_reserved(config, part))
                || (depth == 2 && !upto.starts_with("pages/") && is_reserved_lesson(part));
        if is_taken {
            diagnostics.push(
                Diagnostic::about(RESERVED_NAME, path)
                    .with("name", part)
                    .with("proposal", format!("{part}-lessons")),
            );
        }
    }
}
