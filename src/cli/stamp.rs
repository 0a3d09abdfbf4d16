//! `polybook stamp`.

use std::process::ExitCode;

use anyhow::{Context as _, bail};

use super::arguments::StampArguments;
use super::report;
use crate::catalog::{Catalog, Entry, TranslationState, reaches};
use crate::language::LanguageId;
use crate::source::SitePath;
use crate::text::nearest::nearest;
use crate::text::text_hash::TextHash;
use crate::{BuildOptions, build, edit};

/// A file to be changed, and what to say of it.
struct Edit {
    path: SitePath,
    text: String,
    said: String,
}

pub(super) fn run(arguments: &StampArguments) -> anyhow::Result<ExitCode> {
    let sources = super::load_sources(&arguments.root)?;
    let build = build(sources, &BuildOptions { drafts: true, site_url: None }, None);
    let catalog = &build.site.catalog;
    let language = arguments.language.as_deref().map(|tag| find_language(catalog, tag)).transpose()?;
    let from = arguments.from.as_deref().map(|tag| find_language(catalog, tag)).transpose()?;

    // Everything is worked out before anything is written.
    let mut edits = Vec::new();
    if arguments.all_unverified {
        for (_, entry) in catalog.entries() {
            for unverified in catalog.config.ids().filter(|id| language.is_none_or(|language| language == *id)) {
                if entry.translation(unverified).state == TranslationState::Unverified {
                    edits.push(stamp(catalog, entry, unverified, from)?);
                }
            }
        }
    } else {
        let language = language.context("say which language to stamp: polybook stamp LANG LESSON")?;
        if arguments.lessons.is_empty() {
            bail!("say which lesson to stamp: polybook stamp {} LESSON", catalog.language(language).tag.file_stem());
        }
        for lesson in &arguments.lessons {
            let entry = catalog.entry(super::find_entry(catalog, lesson)?);
            edits.push(if arguments.same_meaning {
                same_meaning(catalog, entry, language)?
            } else {
                stamp(catalog, entry, language, from)?
            });
        }
    }
    for change in &edits {
        let file = catalog.sources.text(&change.path).context("the text is gone")?;
        if file.text == change.text {
            report::data(&format!("{}: says so already\n", change.path));
            continue;
        }
        edit::replace(&arguments.root.join(change.path.as_str()), &file.text, &change.text)?;
        report::data(&format!("{}: {}\n", change.path, change.said));
    }
    if edits.is_empty() {
        report::say("Nothing to stamp.");
    }
    Ok(ExitCode::SUCCESS)
}

fn find_language(catalog: &Catalog, tag: &str) -> anyhow::Result<LanguageId> {
    let stem = tag.to_ascii_lowercase();
    catalog.config.language_of_stem(&stem).with_context(|| {
        let stems: Vec<&str> = catalog.config.languages.iter().map(|language| language.tag.file_stem()).collect();
        let near = nearest(&stem, stems.iter().copied()).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        format!("the site has no language “{tag}” (it has {}){near}", stems.join(", "))
    })
}

/// The stamp that says a translation was made from its parent's present text.
fn stamp(catalog: &Catalog, entry: &Entry, language: LanguageId, from: Option<LanguageId>) -> anyhow::Result<Edit> {
    let name = super::name_of(entry);
    let stem = |language: LanguageId| catalog.language(language).tag.file_stem();
    let Some(document) = entry.document(language) else {
        bail!("{name} has no {}.md to stamp", stem(language));
    };
    if language == entry.source {
        bail!("{} is the original: it was not made from another text", document.path);
    }
    // Where nobody says otherwise it is made from what it was made from before.
    let parent = from.or(entry.translation(language).parent).unwrap_or(entry.source);
    if parent == language {
        bail!("{} cannot be made from itself", document.path);
    }
    let mut above = Some(parent);
    let mut seen = Vec::new();
    while let Some(ancestor) = above.filter(|ancestor| !seen.contains(ancestor)) {
        if ancestor == language {
            bail!("{}.md was itself made from {}.md: stamp it with --from {}", stem(parent), stem(language), stem(entry.source));
        }
        seen.push(ancestor);
        above = entry.translation(ancestor).parent;
    }
    let Some(hash) = entry.text_hash(parent) else {
        bail!("{name} has no {}.md from which {} could be made", stem(parent), document.path);
    };
    let file = catalog.sources.text(&document.path).context("the text is gone")?;
    Ok(Edit {
        path: document.path.clone(),
        text: edit::stamp(&file.text, document, stem(parent), hash),
        said: format!("made from {}.md as it is now ({hash})", stem(parent)),
    })
}

/// The pairs that keep translations current which were made from an earlier version of a text.
fn same_meaning(catalog: &Catalog, entry: &Entry, language: LanguageId) -> anyhow::Result<Edit> {
    let name = super::name_of(entry);
    let (Some(document), Some(new)) = (entry.document(language), entry.text_hash(language)) else {
        bail!("{name} has no {}.md", catalog.language(language).tag.file_stem());
    };
    let tag = &catalog.language(language).tag;
    let stamps = entry.documents().filter_map(|text| text.header.translated_from.as_ref());
    let mut olds: Vec<TextHash> = Vec::new();
    for stamp in stamps.filter(|stamp| stamp.language == *tag && !reaches(document, stamp.hash, new)) {
        // Where a chain of pairs begins at the stamp, only its end has to be tied to the present.
        let mut old = stamp.hash;
        let mut steps = document.header.same_meaning.len();
        while let Some(pair) = document.header.same_meaning.iter().find(|pair| pair.old == old && steps > 0) {
            old = pair.new;
            steps -= 1;
        }
        if !olds.contains(&old) {
            olds.push(old);
        }
    }
    if olds.is_empty() {
        bail!("no translation of {} was made from an earlier version of it", document.path);
    }
    let file = catalog.sources.text(&document.path).context("the text is gone")?;
    let text = olds.iter().rev().fold(file.text.clone(), |text, old| edit::same_meaning(&text, document, *old, new));
    let olds: Vec<String> = olds.iter().map(ToString::to_string).collect();
    Ok(Edit { path: document.path.clone(), text, said: format!("means the same as before ({} and {new})", olds.join(", ")) })
}
