//! `polybook search`: what a reader would find.
//!
//! In: arguments. Out: results on the terminal, an exit code.

use std::fmt::Write as _;
use std::process::ExitCode;

use super::arguments::SearchArguments;
use super::exit_code::CONTENT_ERRORS;
use super::{report, site};
use crate::search::{Corpus, Step};
use crate::{BuildOptions, build};

/// The number of results that are shown. A reader first sees ten.
const SHOWN: usize = 20;

pub(super) fn run(arguments: &SearchArguments) -> anyhow::Result<ExitCode> {
    let loaded = site::load(&arguments.root)?;
    let build = build(loaded, &BuildOptions { drafts: arguments.drafts, site_url: None }, None);
    let catalog = &build.site.catalog;
    let language = match &arguments.language {
        None => catalog.config.language,
        Some(name) => site::find_language(catalog, name)?,
    };
    let query = arguments.words.join(" ");
    let corpus = Corpus::new(&catalog.language(language).tag, build.site.search_pages(language));
    let found = corpus.search(&query);

    let mut text = String::new();
    let instead = found.rewritten.as_deref().unwrap_or_default();
    match found.step {
        _ if found.results.is_empty() => {
            text.push_str("No results\n");
            if let Some(suggestion) = &found.suggestion {
                let _ = writeln!(text, "Did you mean: {suggestion}");
            }
        }
        Step::Inflections { direct } if direct > 0 => {
            let _ = writeln!(text, "Results: {}, also for “{instead}”", found.results.len());
        }
        _ if !instead.is_empty() => {
            let _ = writeln!(text, "No results for “{query}”. Showing results for “{instead}”:");
        }
        Step::Some => {
            text.push_str("No lesson contains all of these words. These contain some of them:\n");
        }
        _ => {
            let _ = writeln!(text, "Results: {}", found.results.len());
        }
    }
    let results =
        found.results.iter().take(SHOWN).map(|result| (result, corpus.entry(result.entry)));
    let width = results.clone().map(|(_, entry)| entry.path.chars().count()).max().unwrap_or(0);
    for (result, entry) in results {
        let _ = write!(text, "  {:width$}  ", entry.path);
        if arguments.scores {
            let _ = write!(text, "{:>6}  ", result.score);
        }
        let _ = writeln!(text, "{}", entry.title);
    }
    if found.results.len() > SHOWN {
        let _ = writeln!(text, "  and {} more", found.results.len() - SHOWN);
    }
    report::data(&text);
    Ok(if found.results.is_empty() { ExitCode::from(CONTENT_ERRORS) } else { ExitCode::SUCCESS })
}
