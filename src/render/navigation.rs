//! Navigation: links in lists, header and footer, and the same page in other languages.
//!
//! In: the catalog, and the package of the page. Out: views. They list only what the package
//! contains.

use super::address;
use super::frame_view::NavView;
use super::package::Package;
use super::strings::Strings;
use super::view::{LanguageView, LinkView};
use crate::catalog::{Catalog, Entry, EntryId, Presence};
use crate::language::LanguageId;

/// A page that every language has once, as the footer links to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct FooterPage {
    /// Its name, as in its address.
    pub(super) name: &'static str,
    /// The key of the interface string that is its title.
    pub(super) title: &'static str,
}

/// Returns header and footer in a language: the variable `nav`.
pub(super) fn nav(
    catalog: &Catalog,
    package: &Package<'_>,
    strings: &Strings,
    footer: &[FooterPage],
    language: LanguageId,
) -> NavView {
    let link = |id: &EntryId| {
        Some(entry_link(catalog, *id, language)).filter(|link| package.has(&link.path))
    };
    let held = |path: String| Some(path).filter(|path| package.has(path));
    let more = footer.iter().map(|page| LinkView {
        title: strings.say(language, page.title, &[]),
        path: address::language_page(catalog, page.name, language),
        lang: None,
        topic_id: None,
    });
    let has_lessons = catalog.lesson_count() > 0;
    NavView {
        home_path: address::entry(catalog, catalog.entry(catalog.home), language),
        topics: catalog.topics(language).iter().filter_map(link).collect(),
        pages: catalog.plain.iter().filter_map(link).collect(),
        glossary: catalog.glossary.as_ref().and_then(|glossary| link(&glossary.entry)),
        more: more.filter(|link| package.has(&link.path)).collect(),
        progress_path: has_lessons.then(|| address::progress(catalog, language)).and_then(held),
        search_path: address::search(catalog, language),
        search_index_path: address::search_index(catalog, language),
        tags_path: (!catalog.tags.is_empty())
            .then(|| address::tags(catalog, language))
            .and_then(held),
        picker_path: address::PICKER.to_owned(),
        translations_path: (catalog.config.languages.len() > 1)
            .then(|| address::TRANSLATIONS.to_owned())
            .and_then(held),
    }
}

/// Returns a link to an entry, for lists and navigation.
pub(super) fn entry_link(catalog: &Catalog, id: EntryId, reader: LanguageId) -> LinkView {
    let entry = catalog.entry(id);
    let (title, language) = catalog.title(entry, reader);
    LinkView {
        title,
        path: address::listed(catalog, entry, reader),
        lang: (language != reader).then(|| catalog.language(language).tag.to_string()),
        topic_id: entry.is_topic().then(|| entry.folder.clone()),
    }
}

/// Returns a language, with the state `translated`.
pub(super) fn language_view(
    catalog: &Catalog,
    language: LanguageId,
    path: Option<String>,
) -> LanguageView {
    let language = catalog.language(language);
    LanguageView {
        tag: language.tag.to_string(),
        name: language.name.clone(),
        dir: language.direction.as_str(),
        path,
        state: "translated",
        original: false,
    }
}

/// The same page in another language.
pub(super) enum Version {
    /// The page exists at this path.
    Real(String),
    /// The page does not exist, but a page at this path says so.
    Missing(String),
    /// The page does not exist, and neither does a page that says so.
    Absent,
}

/// Returns the language switcher: the same page in every language.
pub(super) fn languages(
    catalog: &Catalog,
    package: &Package<'_>,
    current: LanguageId,
    version: impl Fn(LanguageId) -> Version,
) -> Vec<LanguageView> {
    let view = |language: LanguageId| {
        let (path, state) = match version(language) {
            Version::Real(path) => (Some(path), "translated"),
            Version::Missing(path) => (Some(path), "missing"),
            Version::Absent => (None, "missing"),
        };
        let is_held = package.is_whole() || path.as_ref().is_some_and(|path| package.has(path));
        let state = if language == current { "current" } else { state };
        (is_held || language == current)
            .then(|| LanguageView { state, ..language_view(catalog, language, path) })
    };
    catalog.config.ids().filter_map(view).collect()
}

/// Returns the language switcher of an entry's page.
pub(super) fn entry_languages(
    catalog: &Catalog,
    package: &Package<'_>,
    entry: &Entry,
    current: LanguageId,
) -> Vec<LanguageView> {
    let path = |language| address::entry(catalog, entry, language);
    let mut languages =
        languages(catalog, package, current, |language| match catalog.presence(entry, language) {
            Presence::Real => Version::Real(path(language)),
            Presence::Stub(_) | Presence::Inline(_) => Version::Missing(path(language)),
            Presence::Absent(_) => Version::Absent,
        });
    let original = entry.original().map(|_| catalog.language(entry.source).tag.as_str());
    for language in &mut languages {
        language.original = Some(language.tag.as_str()) == original;
    }
    languages
}
