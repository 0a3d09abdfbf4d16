//! `polybook translations`: the state of every translation.
//!
//! In: arguments. Out: a table, JSON or differences on the terminal, an exit code.

mod selection;
mod table;

use std::process::ExitCode;

use serde::{Serialize, Serializer};

use self::selection::Selection;
use super::arguments::{Format, TranslationsArguments};
use super::exit_code::exit_code;
use super::terminal::Show;
use super::{history, report, site};
use crate::catalog::{Catalog, Entry};
use crate::language::LanguageId;
use crate::lesson::Review;
use crate::message::{Annotations, Messages};
use crate::{BuildOptions, build};

pub(super) fn run(arguments: &TranslationsArguments) -> anyhow::Result<ExitCode> {
    let loaded = site::load(&arguments.root)?;
    let build = build(loaded, &BuildOptions { drafts: true, site_url: None }, None);
    let catalog = &build.site.catalog;
    let selection = Selection::of(catalog, arguments)?;
    if let Some(lesson) = &arguments.diff {
        let entry = site::find_entry(catalog, lesson)?;
        return Ok(history::show(&arguments.root, catalog, entry, &selection.languages));
    }
    match arguments.format {
        Format::Json => {
            let report = TranslationsReport::of(catalog, &selection);
            report::json(&(serde_json::to_string_pretty(&report)? + "\n"));
        }
        Format::Text => report::data(&table::text(catalog, &selection)),
    }
    // Errors in stamps affect states, so they must be shown.
    if build.diagnostics.has_errors() {
        // With JSON, standard output is for a program.
        if arguments.format == Format::Text {
            let messages = Messages::for_language(catalog.own_language());
            let annotations = Annotations::new(&messages, &catalog.sources);
            report::diagnostics(&build.diagnostics, annotations, Show::All);
        }
        report::summary(&build.diagnostics, "");
    }
    Ok(exit_code(&build.diagnostics))
}

/// The output of `--format json`.
#[derive(Serialize)]
struct TranslationsReport<'a> {
    version: u32,
    lessons: Vec<LessonReport<'a>>,
    /// Home, topics, plain pages and the glossary, in the same form as lessons.
    pages: Vec<LessonReport<'a>>,
}

#[derive(Serialize)]
struct LessonReport<'a> {
    lesson: &'a str,
    source: &'a str,
    #[serde(serialize_with = "in_order")]
    languages: Vec<(&'a str, TextReport<'a>)>,
}

#[derive(Serialize)]
struct TextReport<'a> {
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stamp: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<&'static str>,
}

/// Serialises languages in the order of the site, which a map would not keep.
fn in_order<S: Serializer>(
    languages: &[(&str, TextReport<'_>)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(languages.iter().map(|(tag, report)| (tag, report)))
}

impl<'a> TranslationsReport<'a> {
    fn of(catalog: &'a Catalog, selection: &'a Selection) -> Self {
        let reports = |is_lesson: bool| {
            let entries = selection.entries(catalog);
            let entries = entries.filter(move |entry| entry.is_lesson() == is_lesson);
            entries.map(|entry| lesson_report(catalog, selection, entry)).collect()
        };
        Self { version: 1, lessons: reports(true), pages: reports(false) }
    }
}

fn lesson_report<'a>(
    catalog: &'a Catalog,
    selection: &Selection,
    entry: &'a Entry,
) -> LessonReport<'a> {
    let tag = |language: LanguageId| catalog.language(language).tag.as_str();
    LessonReport {
        lesson: entry.command_name(),
        source: tag(entry.source),
        languages: selection
            .texts(entry)
            .map(|(id, _)| (tag(id), text_report(entry, id)))
            .collect(),
    }
}

fn text_report(entry: &Entry, language: LanguageId) -> TextReport<'_> {
    let document = entry.document(language);
    let stamp = document.and_then(|document| document.header.translated_from.as_ref());
    let stamp = stamp.filter(|_| language != entry.source);
    TextReport {
        state: entry.translation(language).state.as_str(),
        path: document.map(|document| document.path.as_str()),
        hash: entry.text_hash(language).map(|hash| hash.to_string()),
        from: stamp.map(|stamp| stamp.language.as_str()),
        stamp: stamp.and_then(|stamp| stamp.hash).map(|hash| hash.to_string()),
        review: document.and_then(|document| document.header.review).map(Review::as_str),
    }
}
