//! Checks the names of files and folders.
//!
//! In: the paths of a site. Out: diagnostics about names that do not work in every language, on
//! every system or in every address.

use std::collections::{BTreeSet, HashMap};

use super::reserved::{GLOSSARY, PAGES, is_reserved, is_reserved_lesson};
use super::unread;
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic};
use crate::file_name::{
    BAD_NAME, DUPLICATE_NAME, NameFault, describe_long_path, file_name, folder_name, text_name,
};
use crate::source::{SitePath, Sources};
use crate::text::normalise;

pub(crate) const RESERVED_NAME: Code = Code::error("reserved-name").fixed();

/// Every code of this file.
pub(super) const CODES: &[Code] = &[RESERVED_NAME];

/// Checks the names of folders and text files: they are in lower-case ASCII, the same in every
/// language, and no two are the same on another system.
pub(super) fn check(config: &SiteConfig, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
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
        check_duplicates(inside().map(|(path, inside, _)| (path, inside)), diagnostics);
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
                check_name(config, sources, path, upto, is_file, is_text, diagnostics);
            }
        }
        last = inside;
    }
    check_paths(&prefix, sources, diagnostics);
}

/// Checks that no path is too long, and that files of themes and the like have names that are valid
/// on every system.
fn check_paths(prefix: &str, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
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
fn check_duplicates<'a>(
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
    sources: &Sources,
    path: &SitePath,
    upto: &str,
    is_file: bool,
    is_text: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let part = upto.rsplit('/').next().unwrap_or(upto);
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
    let meaning = fault.filter(|_| is_file && is_text);
    if let Some(meaning) = meaning.and_then(|_| unread::meaning(config, path)) {
        // One diagnostic says what to do with the file.
        if let Some(name) = meaning.spelling(sources, path) {
            let misspelt = Diagnostic::about(BAD_NAME, path).with("name", part);
            diagnostics.push(misspelt.with("proposal", name));
        }
    } else if let Some(fault) = fault {
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
