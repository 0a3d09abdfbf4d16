//! `polybook stamp`: records in texts what they were made from.
//!
//! In: arguments. Out: one changed line in each of these texts.

use std::process::ExitCode;

use anyhow::{Context as _, bail};

use super::arguments::StampArguments;
use super::{report, site};
use crate::catalog::{Catalog, Entry, TranslationState, reaches};
use crate::language::LanguageId;
use crate::lesson::Document;
use crate::source::SitePath;
use crate::text::text_hash::TextHash;
use crate::{BuildOptions, build, edit};

/// A file to change, and the message about it.
struct Edit {
    path: SitePath,
    text: String,
    message: String,
}

pub(super) fn run(arguments: &StampArguments) -> anyhow::Result<ExitCode> {
    let loaded = site::load(&arguments.root)?;
    let build = build(loaded, &BuildOptions { drafts: true, site_url: None }, None);
    let catalog = &build.site.catalog;
    let language =
        arguments.language.as_deref().map(|tag| site::find_language(catalog, tag)).transpose()?;
    let from =
        arguments.from.as_deref().map(|tag| site::find_language(catalog, tag)).transpose()?;

    // All edits are computed before any file is written.
    let mut edits = Vec::new();
    if arguments.all_unverified {
        for (_, entry) in catalog.entries() {
            let languages =
                catalog.config.ids().filter(|id| language.is_none_or(|language| language == *id));
            for unverified in languages.filter(|id| is_unverified(catalog, entry, *id, from)) {
                edits.push(stamp(catalog, entry, unverified, from)?);
            }
        }
    } else {
        let language =
            language.context("name the language to stamp: polybook stamp LANG LESSON")?;
        if arguments.lessons.is_empty() {
            bail!(
                "name the lesson to stamp: polybook stamp {} LESSON",
                catalog.language(language).tag.file_stem()
            );
        }
        let mut named = Vec::new();
        for lesson in &arguments.lessons {
            let id = site::find_entry(catalog, lesson)?;
            // A shell completes a folder to the files in it, all of which name the same lesson.
            if !named.contains(&id) {
                named.push(id);
            }
        }
        for entry in named.into_iter().map(|id| catalog.entry(id)) {
            edits.push(if arguments.same_meaning {
                same_meaning(catalog, entry, language, arguments.old)?
            } else {
                stamp(catalog, entry, language, from)?
            });
        }
    }
    for change in &edits {
        let file = catalog.sources.text(&change.path).context("the text no longer exists")?;
        if file.text == change.text {
            report::data(&format!("{}: already says this\n", change.path));
            continue;
        }
        edit::replace(&arguments.root, &change.path, &file.text, &change.text)?;
        report::data(&format!("{}: {}\n", change.path, change.message));
    }
    if edits.is_empty() {
        report::message("Nothing to stamp.");
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns the edit that stamps a translation as made from the current text of its parent.
fn stamp(
    catalog: &Catalog,
    entry: &Entry,
    language: LanguageId,
    from: Option<LanguageId>,
) -> anyhow::Result<Edit> {
    let name = entry.command_name();
    let stem = |language: LanguageId| catalog.language(language).tag.file_stem();
    let Some(document) = entry.document(language) else {
        bail!("{name} has no {}.md to stamp", stem(language));
    };
    if language == entry.source {
        can_become_translation(catalog, entry, document, from)?;
    }
    // By default, a translation keeps its parent, if that was valid.
    let before = entry.translation(language);
    let parent =
        from.or(before.parent.filter(|_| before.problem.is_none())).unwrap_or(entry.source);
    if parent == language {
        bail!("{} cannot be a translation of itself", document.path);
    }
    let mut ancestors_next = Some(parent);
    let mut seen = Vec::new();
    while let Some(ancestor) = ancestors_next.filter(|ancestor| !seen.contains(ancestor)) {
        if ancestor == language && language == entry.source {
            bail!("{}.md was itself translated from {}.md", stem(parent), stem(language));
        }
        if ancestor == language {
            bail!(
                "{}.md was itself translated from {}.md: stamp it with --from {}",
                stem(parent),
                stem(language),
                stem(entry.source)
            );
        }
        seen.push(ancestor);
        ancestors_next = entry.translation(ancestor).parent;
    }
    let Some(hash) = entry.text_hash(parent) else {
        bail!("{name} has no {}.md from which {} could be translated", stem(parent), document.path);
    };
    let file = catalog.sources.text(&document.path).context("the text no longer exists")?;
    Ok(Edit {
        path: document.path.clone(),
        text: edit::stamp(&file.text, document, stem(parent), hash),
        message: format!("translated from {}.md as it is now ({hash})", stem(parent)),
    })
}

/// Whether a text lacks a valid stamp, so that `--all-unverified` applies to it.
fn is_unverified(
    catalog: &Catalog,
    entry: &Entry,
    language: LanguageId,
    from: Option<LanguageId>,
) -> bool {
    if from == Some(language) {
        // `--from` names the source of the texts without a stamp, so that text itself is not
        // stamped.
        return false;
    }
    if language != entry.source {
        let is_unverified = entry.translation(language).by_stamp == TranslationState::Unverified;
        // A text that others were made from may be an original too, so it is stamped only if
        // `--from` is given.
        return is_unverified
            && (from.is_some() || !entry.is_original_too(&catalog.config, language));
    }
    // A text is the assumed original only until a stamp states what it was made from.
    let is_unstamped =
        |language| entry.document(language).is_some_and(|text| !text.header.is_translation());
    entry.facts.source.is_none() && is_unstamped(language) && from.is_some_and(is_unstamped)
}

/// Fails if a text is definitely an original. An assumed original, which is one only until a stamp
/// states what it was made from, can become a translation.
fn can_become_translation(
    catalog: &Catalog,
    entry: &Entry,
    document: &Document,
    from: Option<LanguageId>,
) -> anyhow::Result<()> {
    let path = &document.path;
    if entry.facts.source.is_some() {
        let facts = entry.facts_path.file_name();
        bail!(
            "{path} is the original according to {facts}; if it was translated from another text, \
             remove “source” from {facts} first"
        );
    }
    let others = entry
        .documents()
        .filter(|text| text.language != document.language && !text.header.is_translation());
    let stems: Vec<&str> =
        others.map(|text| catalog.language(text.language).tag.file_stem()).collect();
    match (stems.as_slice(), from) {
        ([], _) => bail!("{path} is the original, not a translation"),
        ([first, ..], None) => {
            bail!(
                "{path} is taken for the original; if it was translated from another text, name \
                 that text: --from {first}"
            )
        }
        _ => Ok(()),
    }
}

/// Returns the edit that adds a pair of hashes to a text, so that translations made from an earlier
/// version stay current.
fn same_meaning(
    catalog: &Catalog,
    entry: &Entry,
    language: LanguageId,
    old: Option<TextHash>,
) -> anyhow::Result<Edit> {
    let name = entry.command_name();
    let (Some(document), Some(new)) = (entry.document(language), entry.text_hash(language)) else {
        bail!("{name} has no {}.md", catalog.language(language).tag.file_stem());
    };
    let tag = &catalog.language(language).tag;
    let stamps =
        entry.documents().filter_map(|text| Some((text, text.header.translated_from.as_ref()?)));
    let hashes = stamps
        .filter(|(_, stamp)| stamp.language == *tag)
        .filter_map(|(text, stamp)| Some((text, stamp.hash?)));
    let mut versions: Vec<(TextHash, Vec<&str>)> = Vec::new();
    for (text, hash) in hashes.filter(|(_, hash)| !reaches(document, *hash, new)) {
        let version = end_of_chain(document, hash);
        match versions.iter_mut().find(|(known, _)| *known == version) {
            Some((_, texts)) => texts.push(text.path.file_name()),
            None => versions.push((version, vec![text.path.file_name()])),
        }
    }
    versions.retain(|(version, _)| old.is_none_or(|old| *version == end_of_chain(document, old)));
    let old = match versions.as_slice() {
        [(version, _)] => *version,
        [] => bail!("no translation of {} was made from an earlier version of it", document.path),
        several => {
            // One of them is older than the other. Declaring that both mean the same would hide a
            // real change.
            let list = several
                .iter()
                .map(|(version, texts)| format!("{} from {version}", texts.join(" and ")));
            let list = list.collect::<Vec<_>>().join(", ");
            bail!(
                "translations of {} were made from different versions of it ({list}): name the one \
                 that means the same with --old HASH",
                document.path
            )
        }
    };
    let file = catalog.sources.text(&document.path).context("the text no longer exists")?;
    Ok(Edit {
        path: document.path.clone(),
        text: edit::same_meaning(&file.text, document, old, new),
        message: format!("means the same as before ({old} and {new})"),
    })
}

/// Follows the pairs of a text from a version to the last one that means the same. Only that one
/// has to be linked to the current version.
fn end_of_chain(document: &Document, hash: TextHash) -> TextHash {
    let pairs = &document.header.same_meaning;
    let mut end = hash;
    // The loop is bounded because pairs may form a circle.
    for _ in 0..pairs.len() {
        match pairs.iter().find(|pair| pair.old == end) {
            Some(pair) => end = pair.new,
            None => break,
        }
    }
    end
}
