//! The table of lessons and languages on the terminal.
//!
//! In: the catalog and a selection of texts. Out: a table, totals, and what to do next, in lines of
//! at most 80 columns. Names and commands are never broken, so that they can be copied.

use std::fmt::Write as _;

use super::selection::Selection;
use crate::catalog::{Catalog, Entry, TranslationState};
use crate::language::LanguageId;

/// The width of a line.
const WIDTH: usize = 80;

/// With less room than this for names, a list replaces the table.
const MIN_NAME_WIDTH: usize = 20;

/// The number of steps that are listed.
const MAX_STEPS: usize = 12;

/// The indentation of a continued line.
const INDENT: &str = "      ";

pub(super) fn text(catalog: &Catalog, selection: &Selection) -> String {
    let entries: Vec<&Entry> = selection.entries(catalog).collect();
    if entries.is_empty() {
        return "No text matches.\n".to_owned();
    }
    let grid = grid(catalog, selection, &entries);
    let mut text = grid.unwrap_or_else(|| list(catalog, selection, &entries));
    text.push('\n');
    let states = || entries.iter().flat_map(|entry| selection.texts(entry)).map(|(_, state)| state);
    for state in TranslationState::ALL {
        let count = states().filter(|other| *other == state).count();
        if count > 0 {
            let _ = writeln!(text, "{count:5} {}", state.as_str());
        }
    }
    let steps = steps(catalog, selection, &entries);
    if !steps.is_empty() {
        text.push_str("\nWhat to do next:\n");
    }
    for (what, command) in steps.iter().take(MAX_STEPS) {
        let words = what.split(' ').chain([command.as_str()]);
        text.push_str(&wrapped("  ", words));
    }
    if steps.len() > MAX_STEPS {
        let _ = writeln!(text, "  and {} more", steps.len() - MAX_STEPS);
    }
    if let Some(entry) = entries.iter().find(|entry| is_any_outdated(selection, entry)) {
        let command = format!("polybook translations --diff {}", entry.command_name());
        let words = ["See", "what", "has", "changed", "since:", &command];
        text.push('\n');
        text.push_str(&wrapped("", words.into_iter()));
    }
    text
}

/// Returns a row for each entry and a column for each language that has anything to show, or
/// nothing if the columns leave too little room for names. A name that does not fit gets a line of
/// its own.
fn grid(catalog: &Catalog, selection: &Selection, entries: &[&Entry]) -> Option<String> {
    let state = |entry: &Entry, language| {
        let mut texts = selection.texts(entry);
        texts.find(|(id, _)| *id == language).map_or("", |(_, state)| state.as_str())
    };
    let mut columns: Vec<Vec<&str>> = Vec::new();
    for language in selection.languages.iter().copied() {
        let states = entries.iter().map(|entry| state(entry, language));
        columns.push([stem(catalog, language)].into_iter().chain(states).collect());
    }
    columns.retain(|column| column.iter().skip(1).any(|state| !state.is_empty()));
    let width = |column: &Vec<&str>| column.iter().map(|cell| cell.len()).max().unwrap_or(0);
    let widths: Vec<usize> = columns.iter().map(width).collect();
    let room = WIDTH.checked_sub(widths.iter().map(|width| width + 2).sum())?;
    let names: Vec<&str> =
        [""].into_iter().chain(entries.iter().map(|entry| entry.command_name())).collect();
    let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    if room < longest.min(MIN_NAME_WIDTH) {
        return None;
    }
    let room = room.min(longest);
    let mut text = String::new();
    for (row, name) in names.into_iter().enumerate() {
        let mut line = format!("{name:room$}");
        if name.chars().count() > room {
            let _ = writeln!(text, "{name}");
            line = " ".repeat(room);
        }
        for (column, width) in columns.iter().zip(&widths) {
            let _ = write!(line, "  {:width$}", column[row]);
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
    Some(text)
}

/// Returns the same as a list, for languages that do not fit next to each other.
fn list(catalog: &Catalog, selection: &Selection, entries: &[&Entry]) -> String {
    let mut text = String::new();
    for entry in entries {
        text.push_str(entry.command_name());
        text.push('\n');
        let texts: Vec<String> = selection
            .texts(entry)
            .map(|(language, state)| format!("{} {}", stem(catalog, language), state.as_str()))
            .collect();
        let last = texts.len() - 1;
        let texts: Vec<String> = (0..)
            .zip(texts)
            .map(|(place, text)| if place == last { text } else { text + "," })
            .collect();
        text.push_str(&wrapped(INDENT, texts.iter().map(String::as_str)));
    }
    text
}

/// Returns what to do to bring texts up to date, each with the command that records it. Steps that
/// other texts depend on come first.
fn steps(catalog: &Catalog, selection: &Selection, entries: &[&Entry]) -> Vec<(String, String)> {
    let mut steps: Vec<(u8, (String, String))> = Vec::new();
    for entry in entries {
        let name = entry.command_name();
        for (language, state) in selection.texts(entry) {
            let stem_of_parent =
                stem(catalog, entry.translation(language).parent.unwrap_or(entry.source));
            let stem = stem(catalog, language);
            let path = entry.document(language).map_or("", |document| document.path.as_str());
            let (rank, what) = match state {
                // Which text came first has to be settled before anything else.
                TranslationState::Unverified
                    if entry.is_original_too(&catalog.config, language) =>
                {
                    continue;
                }
                TranslationState::Outdated => {
                    (0, format!("{path}: update it to match {stem_of_parent}.md, then:"))
                }
                TranslationState::Draft => {
                    (1, format!("{path}: fill it in from {stem_of_parent}.md, then:"))
                }
                TranslationState::Unverified => {
                    (2, format!("{path}: if it matches {stem_of_parent}.md:"))
                }
                TranslationState::Missing => (3, format!("{name}: write {stem}.md, then:")),
                TranslationState::Original
                | TranslationState::Current
                | TranslationState::UpstreamOutdated => continue,
            };
            steps.push((rank, (what, format!("polybook stamp {stem} {name}"))));
        }
    }
    steps.sort_by_key(|(rank, _)| *rank);
    steps.into_iter().map(|(_, step)| step).collect()
}

fn is_any_outdated(selection: &Selection, entry: &Entry) -> bool {
    selection.texts(entry).any(|(_, state)| state == TranslationState::Outdated)
}

fn stem(catalog: &Catalog, language: LanguageId) -> &str {
    catalog.language(language).tag.file_stem()
}

/// Wraps words into lines of at most [`WIDTH`] columns, unless a single word is longer.
fn wrapped<'a>(indent: &str, words: impl Iterator<Item = &'a str>) -> String {
    let mut text = indent.to_owned();
    let mut length = indent.chars().count();
    let mut is_start = true;
    for word in words {
        let next = word.chars().count() + usize::from(!is_start);
        if !is_start && length + next > WIDTH {
            text.push('\n');
            text.push_str(INDENT);
            length = INDENT.len() + next - 1;
        } else {
            text.push_str(if is_start { "" } else { " " });
            length += next;
        }
        text.push_str(word);
        is_start = false;
    }
    text.push('\n');
    text
}
