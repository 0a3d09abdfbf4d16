//! `polybook translations`.

use std::fmt::Write as _;
use std::process::ExitCode;

use serde::{Serialize, Serializer};

use super::arguments::{Format, TranslationsArguments};
use super::{history, report};
use crate::catalog::{Catalog, Entry, EntryKind, TranslationState};
use crate::language::LanguageId;
use crate::lesson::Review;
use crate::{BuildOptions, build};

/// How many things to do are listed.
const MOST_STEPS: usize = 12;

pub(super) fn run(arguments: &TranslationsArguments) -> anyhow::Result<ExitCode> {
    let sources = super::load_sources(&arguments.root)?;
    let build = build(sources, &BuildOptions { drafts: true, site_url: None }, None);
    let catalog = &build.site.catalog;
    if let Some(lesson) = &arguments.diff {
        return Ok(history::show(&arguments.root, catalog, super::find_entry(catalog, lesson)?));
    }
    match arguments.format {
        Format::Json => {
            let report = TranslationsReport::of(catalog);
            report::json(&(serde_json::to_string_pretty(&report)? + "\n"));
        }
        Format::Text => report::data(&text(catalog)),
    }
    // What is wrong with stamps decides about states: it must not go unseen.
    if build.diagnostics.has_errors() {
        // A program reads what is on standard output.
        if arguments.format == Format::Text {
            report::diagnostics(&build.diagnostics, &catalog.sources, report::Show::All);
        }
        report::summary(&build.diagnostics, "");
    }
    Ok(super::exit_code(&build.diagnostics))
}

/// What `--format json` gives.
#[derive(Serialize)]
struct TranslationsReport<'a> {
    version: u32,
    lessons: Vec<LessonReport<'a>>,
    /// Home, topics, plain pages and the glossary, in the same form.
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

/// Languages in the order of the site, which a map would lose.
fn in_order<S: Serializer>(languages: &[(&str, TextReport<'_>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(languages.iter().map(|(tag, report)| (tag, report)))
}

impl<'a> TranslationsReport<'a> {
    fn of(catalog: &'a Catalog) -> Self {
        let reports = |is_lesson: bool| {
            let entries = entries(catalog).filter(move |entry| (entry.kind == EntryKind::Lesson) == is_lesson);
            entries.map(|entry| lesson_report(catalog, entry)).collect()
        };
        Self { version: 1, lessons: reports(true), pages: reports(false) }
    }
}

/// Everything that has a text at all.
fn entries(catalog: &Catalog) -> impl Iterator<Item = &Entry> {
    catalog.entries().map(|(_, entry)| entry).filter(|entry| entry.original().is_some())
}

fn lesson_report<'a>(catalog: &'a Catalog, entry: &'a Entry) -> LessonReport<'a> {
    let tag = |language: LanguageId| catalog.language(language).tag.as_str();
    LessonReport {
        lesson: entry.command_name(),
        source: tag(entry.source),
        languages: catalog.config.ids().map(|language| (tag(language), text_report(entry, language))).collect(),
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
        stamp: stamp.map(|stamp| stamp.hash.to_string()),
        review: document.and_then(|document| document.header.review).map(Review::as_str),
    }
}

fn text(catalog: &Catalog) -> String {
    let tags: Vec<&str> = catalog.config.ids().map(|language| catalog.language(language).tag.file_stem()).collect();
    let rows: Vec<(&str, Vec<TranslationState>)> = entries(catalog)
        .map(|entry| {
            let states = catalog.config.ids().map(|language| entry.translation(language).state);
            (entry.command_name(), states.collect())
        })
        .collect();
    let name_width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let width = TranslationState::ALL.iter().map(|state| state.as_str().len()).max().unwrap_or(0);
    let mut text = format!("{:name_width$}", "");
    for tag in &tags {
        let _ = write!(text, "  {tag:width$}");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    for (name, states) in &rows {
        let mut line = format!("{name:name_width$}");
        for state in states {
            let _ = write!(line, "  {:width$}", state.as_str());
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text.push('\n');
    for state in TranslationState::ALL {
        let count = rows.iter().flat_map(|(_, states)| states).filter(|other| **other == state).count();
        if count > 0 {
            let _ = writeln!(text, "{count:5} {}", state.as_str());
        }
    }
    let steps = steps(catalog);
    if !steps.is_empty() {
        text.push_str("\nWhat to do next:\n");
    }
    for step in steps.iter().take(MOST_STEPS) {
        let _ = writeln!(text, "  {step}");
    }
    if steps.len() > MOST_STEPS {
        let _ = writeln!(text, "  and {} more", steps.len() - MOST_STEPS);
    }
    text
}

/// What would bring texts up to date: what lies upstream first, since what hangs on it follows.
fn steps(catalog: &Catalog) -> Vec<String> {
    let mut steps: Vec<(u8, String)> = Vec::new();
    for entry in entries(catalog) {
        let name = entry.command_name();
        for language in catalog.config.ids() {
            let stem = catalog.language(language).tag.file_stem();
            let translation = entry.translation(language);
            let parent = catalog.language(translation.parent.unwrap_or(entry.source)).tag.file_stem();
            let path = entry.document(language).map(|document| document.path.as_str()).unwrap_or_default();
            steps.push(match translation.state {
                TranslationState::Outdated => {
                    (0, format!("{path}: update it after {parent}.md, then: polybook stamp {stem} {name}"))
                }
                TranslationState::Unverified => {
                    (1, format!("{path}: if it says what {parent}.md says: polybook stamp {stem} {name}"))
                }
                TranslationState::Missing => (2, format!("{name}: write {stem}.md, then: polybook stamp {stem} {name}")),
                TranslationState::Original | TranslationState::Current | TranslationState::UpstreamOutdated => continue,
            });
        }
    }
    steps.sort_by_key(|(rank, _)| *rank);
    steps.into_iter().map(|(_, step)| step).collect()
}
