//! What every page has around its own matter: head, header and footer.
//!
//! In: which page it is. Out: the views that all templates share.

use super::plan::{self, entry_path, list_path};
use super::theme::Variables;
use super::{
    AlternateView, AssetsView, LanguageView, LinkView, NavView, PageView, Site, feed, progress_page, search_index, search_page,
    shorten, translations_page,
};
use crate::catalog::{Entry, EntryId, EntryKind, Presence};
use crate::language::LanguageId;

/// What sets one page apart from another.
pub(super) struct Head<'a> {
    pub(super) kind: &'static str,
    pub(super) path: &'a str,
    pub(super) language: LanguageId,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) noindex: bool,
    /// The page that search engines should show instead of it, or it itself.
    pub(super) canonical: Option<String>,
    /// Language tags and paths of the same page in every language.
    pub(super) alternates: Vec<(String, String)>,
    pub(super) image: Option<String>,
    pub(super) is_article: bool,
    /// Structured data, escaped for a `<script>`.
    pub(super) json_ld: Option<String>,
    pub(super) topic: Option<EntryId>,
    /// Origins from which the page may frame something once a reader asks for it.
    pub(super) frames: Vec<&'static str>,
}

impl<'a> Head<'a> {
    /// The head of a page that stands for itself and in its language alone, until more is said.
    pub(super) fn new(kind: &'static str, path: &'a str, language: LanguageId, title: String, description: String) -> Self {
        Self {
            kind,
            path,
            language,
            title,
            description,
            noindex: false,
            canonical: Some(path.to_owned()),
            alternates: Vec::new(),
            image: None,
            is_article: false,
            json_ld: None,
            topic: None,
            frames: Vec::new(),
        }
    }
}

/// A description longer than this is cut by search engines in any case.
const LONGEST_DESCRIPTION: usize = 300;

impl Site {
    /// The variables of every page: `page`, `site`, `words`, `assets` and `root`.
    pub(super) fn frame(&self, head: Head<'_>, root: &str) -> Variables {
        let config = &self.catalog.config;
        let language = config.language(head.language);
        // A 404 page is shown at any depth: without the site's address it cannot name a file, and a feed is not its business.
        let is_lost = head.kind == "not-found";
        let page = PageView {
            kind: head.kind,
            path: head.path.to_owned(),
            title: head.title,
            description: shorten(&head.description, LONGEST_DESCRIPTION),
            lang: language.tag.to_string(),
            dir: language.direction.as_str(),
            calendar: language.calendar.unicode_name(),
            noindex: head.noindex,
            canonical: head.canonical.and_then(|path| self.address(&path)),
            alternates: head
                .alternates
                .into_iter()
                .filter_map(|(hreflang, path)| Some(AlternateView { hreflang, href: self.address(&path)? }))
                .collect(),
            image: head.image.and_then(|path| self.address(&path)),
            og_type: if head.is_article { "article" } else { "website" },
            json_ld: head.json_ld,
            feed_path: Some(feed::path(&self.catalog, head.language)).filter(|feed| !is_lost && self.pages.contains_key(feed)),
            frames: head.frames,
            topic_id: head.topic.map(|topic| self.catalog.entry(topic).folder.clone()),
        };
        let assets = if is_lost && self.catalog.config.html.site_url.is_none() {
            AssetsView::default()
        } else {
            AssetsView { styles: self.theme.styles.clone(), scripts: self.theme.scripts.clone() }
        };
        let mut variables = Variables::default();
        variables.set("page", &page);
        variables.set_shared("site", &self.shared(head.language).site);
        variables.set_shared("words", &self.shared(head.language).words);
        variables.set("assets", &assets);
        variables.set("root", &root);
        variables.set("pb_language", &head.language.0);
        variables
    }

    /// Header and footer in a language: the variable `nav`.
    pub(super) fn nav(&self, language: LanguageId) -> NavView {
        let catalog = &self.catalog;
        let link = |id: &EntryId| self.entry_link(*id, language);
        NavView {
            home_path: entry_path(catalog, catalog.entry(catalog.home), language),
            topics: catalog.topics(language).iter().map(link).collect(),
            pages: catalog.plain.iter().map(link).collect(),
            glossary: catalog.glossary.as_ref().map(|glossary| link(&glossary.entry)),
            progress_path: (catalog.lesson_count() > 0).then(|| progress_page::path(catalog, language)),
            search_path: search_page::path(catalog, language),
            search_index_path: search_index::path(catalog, language),
            tags_path: (!catalog.tags.is_empty()).then(|| plan::tags_path(catalog, language)),
            picker_path: "index.html".to_owned(),
            translations_path: (catalog.config.languages.len() > 1).then(|| translations_page::PATH.to_owned()),
        }
    }

    /// A link to an entry, for lists and navigation.
    pub(super) fn entry_link(&self, id: EntryId, reader: LanguageId) -> LinkView {
        let catalog = &self.catalog;
        let entry = catalog.entry(id);
        let (title, language) = catalog.title(entry, reader);
        LinkView {
            title,
            path: list_path(catalog, entry, reader),
            lang: (language != reader).then(|| catalog.language(language).tag.to_string()),
            topic_id: (entry.kind == EntryKind::Topic).then(|| entry.folder.clone()),
        }
    }

    /// The switcher: the same page in every language. `page_path` says where it is, if it is.
    pub(super) fn languages(
        &self,
        current: LanguageId,
        page_path: impl Fn(LanguageId) -> (Option<String>, bool),
    ) -> Vec<LanguageView> {
        let ids = self.catalog.config.ids();
        ids.map(|language| {
            let (target, exists) = page_path(language);
            let mut view = self.language_view(language, target);
            view.state = match (language == current, exists) {
                (true, _) => "current",
                (false, true) => "translated",
                (false, false) => "missing",
            };
            view
        })
        .collect()
    }

    /// The switcher of an entry's page.
    pub(super) fn entry_languages(&self, entry: &Entry, current: LanguageId) -> Vec<LanguageView> {
        let catalog = &self.catalog;
        let mut languages = self.languages(current, |language| match catalog.presence(entry, language) {
            Presence::Real => (Some(entry_path(catalog, entry, language)), true),
            Presence::Stub(_) | Presence::Inline(_) => (Some(entry_path(catalog, entry, language)), false),
            Presence::Absent(_) => (None, false),
        });
        if let Some(original) = languages.get_mut(entry.source.index()) {
            original.original = entry.original().is_some();
        }
        languages
    }

    /// One language, as `translated`.
    pub(super) fn language_view(&self, language: LanguageId, path: Option<String>) -> LanguageView {
        let language = self.catalog.language(language);
        LanguageView {
            tag: language.tag.to_string(),
            name: language.name.clone(),
            dir: language.direction.as_str(),
            path,
            state: "translated",
            original: false,
        }
    }

    /// The same page in every language that search engines may know, with `x-default`; nothing for a page they may not.
    pub(super) fn entry_alternates(&self, entry: &Entry, page: usize) -> Vec<(String, String)> {
        let catalog = &self.catalog;
        let listed = catalog.config.ids().filter(|language| catalog.is_listed(entry, *language));
        let mut alternates: Vec<(String, String)> = listed
            .map(|language| {
                let path = plan::part_path(&entry_path(catalog, entry, language), page);
                (catalog.language(language).tag.to_string(), path)
            })
            .collect();
        let default = match entry.kind {
            EntryKind::Home => Some("index.html".to_owned()),
            _ if catalog.is_listed(entry, entry.source) => Some(plan::part_path(&entry_path(catalog, entry, entry.source), page)),
            _ => alternates.first().map(|(_, path)| path.clone()),
        };
        if !alternates.is_empty() {
            alternates.extend(default.map(|path| ("x-default".to_owned(), path)));
        }
        alternates
    }

    /// The same list in every language: those of tags exist in all of them.
    pub(super) fn list_alternates(&self, path: impl Fn(LanguageId) -> String) -> Vec<(String, String)> {
        let config = &self.catalog.config;
        let mut alternates: Vec<(String, String)> =
            config.ids().map(|language| (config.language(language).tag.to_string(), path(language))).collect();
        alternates.push(("x-default".to_owned(), path(config.language)));
        alternates
    }
}

/// What leads from a page to the root of the site.
pub(super) fn root_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}
