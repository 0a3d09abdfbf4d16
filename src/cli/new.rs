//! `polybook new`: the beginning of a lesson, a topic, a page, or a translation of one.
//!
//! In: arguments. Out: one new text, and what to do with it on the terminal.

use std::process::ExitCode;

use anyhow::{Context as _, bail};

use super::arguments::NewArguments;
use super::{report, site};
use crate::catalog::{Catalog, Entry, EntryKind, is_reserved_folder, words_of};
use crate::file_name::{NameFault, folder_name};
use crate::language::{LanguageId, LanguageTag};
use crate::scaffold::{self, NewFile};
use crate::source::SitePath;
use crate::text::nearest::nearest;
use crate::{BuildOptions, build, edit};

pub(super) fn run(arguments: &NewArguments) -> anyhow::Result<ExitCode> {
    let loaded = site::load(&arguments.root)?;
    let build = build(loaded, &BuildOptions { drafts: true, site_url: None }, None);
    let catalog = &build.site.catalog;
    let language =
        arguments.language.as_deref().map(|tag| site::find_language(catalog, tag)).transpose()?;
    let folder = site::folder_of(catalog, &arguments.name);
    let begun = match site::entry_in(catalog, folder) {
        Some(id) => of_entry(catalog, catalog.entry(id), language)?,
        None => of_folder(catalog, folder, language.unwrap_or(catalog.config.language))?,
    };
    let files = [begun.file];
    let [NewFile { path, .. }] = &files;
    if !edit::create(&arguments.root, &files)?.is_empty() {
        bail!("{path} exists already");
    }
    let shown = report::path_in(&arguments.root, path);
    report::data(&format!("{shown}: {}\n", begun.kind));
    report::message(&begun.next);
    Ok(ExitCode::SUCCESS)
}

/// A text to be written.
struct Begun {
    file: NewFile,
    /// What it is.
    kind: &'static str,
    /// What to do with it.
    next: String,
}

/// Returns a text of an entry that exists: a translation, or its first text.
fn of_entry(
    catalog: &Catalog,
    entry: &Entry,
    language: Option<LanguageId>,
) -> anyhow::Result<Begun> {
    let name = entry.command_name();
    let Some(original) = entry.original() else {
        // A topic exists as soon as it has a lesson, and a home page always does.
        let language = language.unwrap_or(catalog.config.language);
        return Ok(page(catalog, &entry.folder, &words_of(entry.name()), language));
    };
    let tag = |language: LanguageId| catalog.language(language).tag.file_stem();
    let Some(language) = language else {
        let missing = catalog.config.ids().filter(|id| entry.document(*id).is_none());
        let missing: Vec<&str> = missing.map(tag).collect();
        let translate = missing.first().map_or_else(String::new, |first| {
            format!("; it is missing in {}: polybook new {name} --lang {first}", missing.join(", "))
        });
        bail!("“{name}” exists already{translate}");
    };
    if let Some(text) = entry.document(language) {
        bail!("{} exists already", text.path);
    }
    let stamp = catalog.stamp_line(entry, entry.source).context("the original has no text")?;
    let source = entry.source_text(entry.source).unwrap_or_default();
    let title = words_of(entry.name());
    let text = scaffold::translations(original, source, &stamp, &title).next();
    Ok(Begun {
        file: text_file(catalog, &entry.folder, language, text.unwrap_or_default()),
        kind: "a translation to fill in",
        next: format!(
            "Leave its first line as it is: it records what you translate from. Translate the \
             headings, and write the text of {} below them.\nWhen somebody has read it over, \
             remove “review: draft”. `polybook check` says what is still missing.",
            original.path
        ),
    })
}

/// Returns the first text of something new.
fn of_folder(catalog: &Catalog, folder: &str, language: LanguageId) -> anyhow::Result<Begun> {
    let parts: Vec<&str> = folder.split('/').collect();
    for part in &parts {
        if NameFault::of_folder(part).is_some() {
            bail!(
                "“{part}” is part of addresses, in every language, so it has only the letters a to \
                 z, digits and hyphens: write {}",
                folder_name(part)
            );
        }
    }
    if is_reserved_folder(&catalog.config, folder) {
        bail!("the name “{folder}” is reserved for the site itself; choose another");
    }
    match parts.as_slice() {
        ["pages"] => bail!("name the page too: polybook new pages/NAME"),
        [topic] => Ok(page(catalog, topic, &words_of(topic), language)),
        ["pages", name] => Ok(page(catalog, folder, &words_of(name), language)),
        ["glossary", _] => bail!("the glossary has no lessons; its terms are headings in it"),
        [topic, lesson] => {
            has_topic(catalog, topic, lesson)?;
            Ok(first_text_of_lesson(catalog, folder, lesson, language))
        }
        _ => bail!("a lesson is in a topic, and nothing in a lesson: polybook new TOPIC/LESSON"),
    }
}

fn has_topic(catalog: &Catalog, topic: &str, lesson: &str) -> anyhow::Result<()> {
    let is_topic = |entry: &&Entry| matches!(entry.kind, EntryKind::Topic(_));
    let topics = || catalog.entries().map(|(_, entry)| entry).filter(is_topic);
    if topics().any(|entry| entry.folder == topic) {
        return Ok(());
    }
    let near = nearest(topic, topics().map(|entry| entry.folder.as_str()));
    let near = near.map_or_else(String::new, |near| {
        format!("; did you mean {near}? polybook new {near}/{lesson}")
    });
    bail!("there is no topic “{topic}”{near}\nto begin this topic: polybook new {topic}")
}

fn first_text_of_lesson(
    catalog: &Catalog,
    folder: &str,
    lesson: &str,
    language: LanguageId,
) -> Begun {
    let tag = tag(catalog, language);
    let lessons = catalog.entries().map(|(_, entry)| entry).filter(|entry| entry.is_lesson());
    let near = nearest(folder, lessons.map(|entry| entry.folder.as_str()));
    let near = near.map_or_else(String::new, |near| {
        format!("\nThere is also a lesson {near}. If you meant that one, remove this file.")
    });
    Begun {
        file: text_file(catalog, folder, language, scaffold::new_lesson(tag, &words_of(lesson))),
        kind: "a new lesson",
        next: format!(
            "Write your own title and sentences over those in it, and remove the sections that \
             you do not need.\n`polybook serve --open` shows it while you write; `polybook check` \
             says what to fix.{near}"
        ),
    }
}

/// Returns the first text of a topic, a plain page, the glossary or the home page.
fn page(catalog: &Catalog, folder: &str, title: &str, language: LanguageId) -> Begun {
    let tag = tag(catalog, language);
    let title = if title.is_empty() { catalog.config.title(language) } else { title };
    let next = match folder.split_once('/') {
        None if !folder.is_empty() && folder != "glossary" => format!(
            "Write your own title and sentences over those in it. Then begin its first lesson: \
             polybook new {folder}/LESSON"
        ),
        _ => "Write your own title and sentences over those in it.".to_owned(),
    };
    Begun {
        file: text_file(catalog, folder, language, scaffold::new_page(tag, title)),
        kind: if folder.contains('/') { "a new page" } else { "a new topic" },
        next,
    }
}

fn tag(catalog: &Catalog, language: LanguageId) -> &LanguageTag {
    &catalog.language(language).tag
}

fn text_file(catalog: &Catalog, folder: &str, language: LanguageId, text: String) -> NewFile {
    let name = format!("{}.md", tag(catalog, language).file_stem());
    let parts = [catalog.config.src.as_str(), folder, &name];
    let path: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    NewFile { path: SitePath::new(&path.join("/")), text }
}
