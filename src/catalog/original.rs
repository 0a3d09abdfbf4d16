//! The language in which each entry was first written.
//!
//! In: entries with their texts and facts. Out: [`Entry::source`], and diagnostics if it is
//! ambiguous.

use super::entry::{Entry, EntryKind};
use super::other_languages::OtherTexts;
use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::language::{LanguageId, LanguageTag};
use crate::source::SitePath;

pub(crate) const AMBIGUOUS_SOURCE: Code = Code::warning("ambiguous-source");
pub(crate) const NO_ORIGINAL: Code = Code::error("no-original").fixed();
pub(crate) const UNCLEAR_SOURCE: Code = Code::warning("unclear-source");
pub(crate) const SOURCE_MISSING: Code = Code::error("source-missing");
pub(crate) const NO_TOPIC_PAGE: Code = Code::warning("no-topic-page");

/// Every code of this file.
pub(super) const CODES: &[Code] =
    &[AMBIGUOUS_SOURCE, NO_ORIGINAL, UNCLEAR_SOURCE, SOURCE_MISSING, NO_TOPIC_PAGE];

/// Determines the source language of every entry.
pub(super) fn find_sources(
    config: &SiteConfig,
    entries: &mut [Entry],
    other_texts: &OtherTexts,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for entry in entries {
        if let Some(source) = source(config, entry, other_texts, diagnostics) {
            entry.source = source;
        }
    }
}

fn source(
    config: &SiteConfig,
    entry: &Entry,
    other_texts: &OtherTexts,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<LanguageId> {
    let existing: Vec<LanguageId> =
        config.ids().filter(|language| entry.document(*language).is_some()).collect();
    if let Some(stated) = &entry.facts.source {
        let tag = LanguageTag::parse(&stated.value);
        let language = tag.and_then(|tag| config.ids().find(|id| config.language(*id).tag == tag));
        if let Some(language) = language.filter(|language| existing.contains(language)) {
            return Some(language);
        }
        let is_other = |tag| other_texts.has(&entry.folder, &tag);
        if LanguageTag::parse(&stated.value).is_some_and(is_other) {
            return from_other_language(config, entry, other_texts, &existing);
        }
        let files: Vec<String> =
            existing.iter().map(|id| config.language(*id).tag.file_stem().to_owned()).collect();
        let missing = Diagnostic::new(SOURCE_MISSING, &entry.facts_path, stated.span.clone())
            .with("source", stated.value.clone())
            .with("existing", files.as_slice())
            .nearest(files.first().map(String::as_str));
        diagnostics.push(missing);
        return existing.first().copied();
    }
    if existing.is_empty() {
        match &entry.kind {
            EntryKind::Topic(_) if other_texts.are_in(&entry.folder) => {}
            EntryKind::Topic(_) => {
                // The diagnostic is at the path where the page should be: the existing files are
                // correct.
                let language = config.language(config.language).tag.file_stem();
                let page = SitePath::new(&format!("{}/{}/{language}.md", config.src, entry.folder));
                let missing = Diagnostic::about(NO_TOPIC_PAGE, &page)
                    .with("topic", entry.folder.clone())
                    .with("language", language);
                diagnostics.push(missing);
            }
            EntryKind::Lesson(_) | EntryKind::Plain | EntryKind::Glossary => {
                diagnostics.push(
                    Diagnostic::about(NO_ORIGINAL, &entry.facts_path)
                        .with("entry", entry.folder.clone())
                        .with("reason", Phrase::new("no-text")),
                );
            }
            EntryKind::Home => {}
        }
        return None;
    }
    let is_stamped = |language: &LanguageId| {
        entry.document(*language).is_some_and(|text| text.header.is_translation())
    };
    let unstamped: Vec<LanguageId> =
        existing.iter().copied().filter(|language| !is_stamped(language)).collect();
    match unstamped.as_slice() {
        [only] => Some(*only),
        [] if existing.iter().any(|id| is_from_other_language(entry, other_texts, *id)) => {
            from_other_language(config, entry, other_texts, &existing)
        }
        [] => {
            let reason = Phrase::new("only-translations");
            diagnostics.push(unclear(config, entry, existing.first().copied(), reason));
            existing.first().copied()
        }
        several if config.source.is_some_and(|source| several.contains(&source)) => config.source,
        several => {
            let stems: Vec<&str> =
                several.iter().map(|id| config.language(*id).tag.file_stem()).collect();
            // A text that is the parent of another is more likely the original than a translation
            // without a stamp.
            let mut parents =
                several.iter().copied().filter(|language| entry.is_parent(config, *language));
            let only_parent = parents.next().filter(|_| parents.next().is_none());
            let own = several.iter().copied().find(|language| *language == config.language);
            let likely = only_parent.or(own);
            // The home page, the glossary and plain pages have no file of facts in which to state
            // it.
            if matches!(entry.kind, EntryKind::Home | EntryKind::Plain | EntryKind::Glossary) {
                return likely.or(several.first().copied());
            }
            let Some(likely) = likely else {
                let reason = Phrase::new("no-translations").with("languages", stems.as_slice());
                diagnostics.push(unclear(config, entry, several.first().copied(), reason));
                return several.first().copied();
            };
            let other = several.iter().find(|language| **language != likely);
            let other = other
                .map(|language| config.language(*language).tag.file_stem())
                .unwrap_or_default();
            let diagnostic = Diagnostic::about(AMBIGUOUS_SOURCE, &entry.facts_path)
                .with("entry", entry.folder.clone())
                .with("languages", stems.as_slice())
                .with("source", config.language(likely).tag.file_stem())
                .with("other", other);
            diagnostics.push(diagnostic);
            Some(likely)
        }
    }
}

/// Reports that no text is marked as the original. A change to one text can bring that about, so it
/// is not an error.
fn unclear(
    config: &SiteConfig,
    entry: &Entry,
    taken: Option<LanguageId>,
    reason: Phrase,
) -> Diagnostic {
    let stem = taken.map_or("", |language| config.language(language).tag.file_stem());
    Diagnostic::about(UNCLEAR_SOURCE, &entry.facts_path)
        .with("entry", entry.folder.clone())
        .with("reason", reason)
        .with("source", stem)
}

/// Returns the text that takes the place of an original in a language that the site does not have:
/// a translation of it, in the site's own language if possible.
fn from_other_language(
    config: &SiteConfig,
    entry: &Entry,
    other_texts: &OtherTexts,
    existing: &[LanguageId],
) -> Option<LanguageId> {
    let translated =
        || existing.iter().filter(|id| is_from_other_language(entry, other_texts, **id));
    let own = translated().find(|id| **id == config.language);
    own.or_else(|| translated().next()).or_else(|| existing.first()).copied()
}

/// Whether a text was translated from one in a language that the site does not have.
fn is_from_other_language(entry: &Entry, other_texts: &OtherTexts, language: LanguageId) -> bool {
    let stamp = entry.document(language).and_then(|text| text.header.translated_from.as_ref());
    stamp.is_some_and(|stamp| other_texts.has(&entry.folder, &stamp.language))
}

impl Entry {
    /// Whether a text other than the assumed original may be the original instead: it has no stamp,
    /// it is the parent of others, and the file of facts does not state the original.
    pub fn is_original_too(&self, config: &SiteConfig, language: LanguageId) -> bool {
        let has_facts = matches!(self.kind, EntryKind::Topic(_) | EntryKind::Lesson(_));
        let is_unstamped =
            self.document(language).is_some_and(|text| !text.header.is_translation());
        has_facts && self.facts.source.is_none() && is_unstamped && self.is_parent(config, language)
    }

    /// Whether the stamps of others name the text in a language.
    fn is_parent(&self, config: &SiteConfig, language: LanguageId) -> bool {
        let tag = &config.language(language).tag;
        let others = self.documents().filter(|text| text.language != language);
        others
            .filter_map(|text| text.header.translated_from.as_ref())
            .any(|stamp| stamp.language == *tag)
    }
}
