//! The list of every file the site will have, before any is rendered.
//!
//! In: the catalog and the theme. Out: output paths and what goes there; two things at one path are a finding.

use std::collections::{BTreeMap, HashMap};

use super::search_index::{self, SearchIndex};
use super::theme::Theme;
use super::{beside, feed, guide_page, progress_page, search_page, sitemap, translations_page};
use crate::catalog::{Catalog, Entry, EntryId, EntryKind, Presence, ResolvedLink};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::LanguageId;
use crate::source::AssetContent;
use crate::text::file_name::{NameFault, folder_name, is_folder_name};
use crate::text::normalise;

/// How many lessons a page of a list holds.
pub(super) const LIST_LENGTH: usize = 60;

/// What goes into a file.
#[derive(Debug)]
pub enum PageKind {
    /// Home, topic, lesson or plain page; `page` counts from 1 and is above it only where a topic's list is long.
    Entry {
        /// What it shows.
        entry: EntryId,
        /// For whom.
        language: LanguageId,
        /// Which part of the list.
        page: usize,
    },
    /// The guide of a lesson, for whoever leads a session.
    Guide {
        /// The lesson.
        entry: EntryId,
        /// For whom.
        language: LanguageId,
    },
    /// A lesson's text as a script, to be read beside another language.
    Blocks {
        /// The lesson.
        entry: EntryId,
        /// The language of the text.
        language: LanguageId,
    },
    /// What a reader has done.
    Progress {
        /// For whom.
        language: LanguageId,
    },
    /// Where a reader searches.
    Search {
        /// For whom.
        language: LanguageId,
    },
    /// The script that names the scripts of all languages, for the search from pages of this one.
    SearchIndex {
        /// For whom.
        language: LanguageId,
    },
    /// The pages of a language, for the search.
    SearchHead {
        /// The language.
        language: LanguageId,
    },
    /// Some of the texts of a language, for the search.
    SearchText {
        /// The language.
        language: LanguageId,
        /// Which of them.
        shard: usize,
    },
    /// Lessons and languages, for translators.
    Translations,
    /// Every tag.
    Tags {
        /// For whom.
        language: LanguageId,
    },
    /// The lessons of a tag.
    Tag {
        /// Its id.
        tag: String,
        /// For whom.
        language: LanguageId,
        /// Which part of the list.
        page: usize,
    },
    /// The page at the root, where a reader picks a language.
    Picker,
    /// The page for addresses that do not exist.
    NotFound,
    /// An old place.
    Redirect {
        /// What it leads to.
        entry: EntryId,
        /// For whom.
        language: LanguageId,
        /// The old place.
        from: String,
    },
    /// New lessons, as Atom.
    Feed {
        /// For whom.
        language: LanguageId,
    },
    /// The map for search engines: the whole, or where that grows too long the list of its parts (0) and each part.
    Sitemap {
        /// Which part.
        part: Option<usize>,
    },
    /// `robots.txt`.
    Robots,
    /// `CNAME`.
    Domain,
    /// A static file of the theme.
    Asset,
    /// A file of the lessons.
    Media(AssetContent),
}

/// The path of an entry's page.
pub fn entry_path(catalog: &Catalog, entry: &Entry, language: LanguageId) -> String {
    let lang = catalog.language(language).tag.file_stem();
    match entry.kind {
        EntryKind::Home => format!("{lang}/index.html"),
        EntryKind::Topic | EntryKind::Glossary => format!("{lang}/{}/index.html", entry.folder),
        EntryKind::Lesson | EntryKind::Plain => format!("{lang}/{}.html", entry.folder),
    }
}

/// The path of the page to which lists and switchers link for a reader: a page in their language, unless there is none.
pub(super) fn list_path(catalog: &Catalog, entry: &Entry, reader: LanguageId) -> String {
    match catalog.presence(entry, reader) {
        Presence::Absent(shown) => entry_path(catalog, entry, shown),
        _ => entry_path(catalog, entry, reader),
    }
}

/// The path of a part of a list whose first part is at `first`.
pub(super) fn part_path(first: &str, page: usize) -> String {
    if page == 1 { first.to_owned() } else { first.replace("index.html", &format!("page-{page}.html")) }
}

/// The path of the list of tags.
pub(super) fn tags_path(catalog: &Catalog, language: LanguageId) -> String {
    format!("{}/tags/index.html", catalog.language(language).tag.file_stem())
}

/// The path of a tag's list.
pub(super) fn tag_path(catalog: &Catalog, tag: &str, language: LanguageId, page: usize) -> String {
    part_path(&format!("{}/tags/{tag}/index.html", catalog.language(language).tag.file_stem()), page)
}

/// How many pages a list of so many lessons needs.
pub(super) fn part_count(lessons: usize) -> usize {
    lessons.div_ceil(LIST_LENGTH).max(1)
}

/// Lists every file of the site.
pub(super) fn plan(catalog: &Catalog, theme: &Theme, search: &SearchIndex) -> (BTreeMap<String, PageKind>, Vec<Diagnostic>) {
    let mut planner = Planner { catalog, pages: BTreeMap::new(), diagnostics: Vec::new() };
    planner.entries();
    planner.tags();
    planner.media();
    planner.site(theme);
    planner.search(search);
    planner.redirects();
    (planner.pages, planner.diagnostics)
}

struct Planner<'a> {
    catalog: &'a Catalog,
    pages: BTreeMap<String, PageKind>,
    diagnostics: Vec<Diagnostic>,
}

impl Planner<'_> {
    fn entries(&mut self) {
        let catalog = self.catalog;
        for (id, entry) in catalog.entries() {
            for language in catalog.config.ids() {
                if matches!(catalog.presence(entry, language), Presence::Absent(_)) {
                    continue;
                }
                let path = entry_path(catalog, entry, language);
                let lists = if entry.kind == EntryKind::Topic { part_count(catalog.lessons(id, language).len()) } else { 1 };
                for page in 1..=lists {
                    self.pages.insert(part_path(&path, page), PageKind::Entry { entry: id, language, page });
                }
                if guide_page::document(catalog, entry, language).is_some() {
                    self.pages.insert(guide_page::path(catalog, entry, language), PageKind::Guide { entry: id, language });
                }
            }
            if entry.kind == EntryKind::Lesson {
                for language in beside::languages(catalog, entry) {
                    self.pages.insert(beside::path(catalog, entry, language), PageKind::Blocks { entry: id, language });
                }
            }
        }
    }

    fn tags(&mut self) {
        let catalog = self.catalog;
        if catalog.tags.is_empty() {
            return;
        }
        for language in catalog.config.ids() {
            self.pages.insert(tags_path(catalog, language), PageKind::Tags { language });
            for (tag, lessons) in catalog.tags.iter().filter(|(tag, _)| is_folder_name(tag)) {
                for page in 1..=part_count(lessons.lessons.len()) {
                    let kind = PageKind::Tag { tag: tag.clone(), language, page };
                    self.pages.insert(tag_path(catalog, tag, language, page), kind);
                }
            }
        }
    }

    /// Files of the lessons that a page shows or links to. Two names that are one elsewhere have been found before.
    fn media(&mut self) {
        let catalog = self.catalog;
        for (id, entry) in catalog.entries() {
            for document in entry.documents() {
                let images = document.images.iter().filter_map(|image| catalog.image(&image.path, document.language));
                let files = catalog.links(id, document.language).iter().filter_map(|link| match link {
                    ResolvedLink::File(path) => catalog.sources.assets.get(path).map(AsRef::as_ref),
                    _ => None,
                });
                for asset in images.chain(files).filter(|asset| asset.danger.is_none()) {
                    self.pages.insert(catalog.media_path(&asset.path), PageKind::Media(asset.content.clone()));
                }
            }
        }
    }

    fn site(&mut self, theme: &Theme) {
        let config = &self.catalog.config;
        for path in theme.assets.keys() {
            self.pages.insert(path.clone(), PageKind::Asset);
        }
        self.pages.insert("index.html".to_owned(), PageKind::Picker);
        self.pages.insert("404.html".to_owned(), PageKind::NotFound);
        self.pages.insert("robots.txt".to_owned(), PageKind::Robots);
        if self.catalog.lesson_count() > 0 {
            for language in config.ids() {
                self.pages.insert(progress_page::path(self.catalog, language), PageKind::Progress { language });
            }
        }
        if config.languages.len() > 1 {
            self.pages.insert(translations_page::PATH.to_owned(), PageKind::Translations);
        }
        if config.html.cname.is_some() {
            self.pages.insert("CNAME".to_owned(), PageKind::Domain);
        }
        if config.html.site_url.is_none() {
            return;
        }
        for language in config.ids() {
            if feed::has_entries(self.catalog, language) {
                self.pages.insert(feed::path(self.catalog, language), PageKind::Feed { language });
            }
        }
        for (path, part) in sitemap::parts(self.catalog) {
            self.pages.insert(path, PageKind::Sitemap { part });
        }
    }

    fn search(&mut self, search: &SearchIndex) {
        let catalog = self.catalog;
        for language in catalog.config.ids() {
            self.pages.insert(search_page::path(catalog, language), PageKind::Search { language });
            self.pages.insert(search_index::path(catalog, language), PageKind::SearchIndex { language });
            self.pages.insert(search.head_path(language).to_owned(), PageKind::SearchHead { language });
            for (shard, path) in search.shard_paths(language).enumerate() {
                self.pages.insert(path.to_owned(), PageKind::SearchText { language, shard });
            }
        }
    }

    /// Old places. They come last, so that a page that is there now is never covered by one that was.
    fn redirects(&mut self) {
        let catalog = self.catalog;
        let mut known: HashMap<String, String> = HashMap::new();
        for (id, entry) in catalog.entries() {
            for alias in &entry.facts.aliases {
                let place = normalise::nfc(alias.value.trim_end_matches(".html")).into_owned();
                let wrong =
                    |code: Code| Diagnostic::new(code, &entry.facts_path, alias.span.clone()).with("alias", alias.value.clone());
                let depth = place.split('/').count();
                let fault = place.split('/').find_map(|part| Some((part, NameFault::of_folder(part)?)));
                let expected = if entry.kind == EntryKind::Topic { 1 } else { 2 };
                if depth != expected || matches!(fault, Some((_, NameFault::Spelling))) {
                    let topic = entry.folder.split_once('/').map(|(topic, _)| topic).filter(|_| depth == 1);
                    let proposal = topic.into_iter().chain(place.split('/')).map(folder_name).collect::<Vec<_>>().join("/");
                    self.diagnostics.push(wrong(Code::BadAlias).with("proposal", proposal));
                    continue;
                }
                if let Some((part, fault)) = fault {
                    self.diagnostics.push(fault.describe(wrong, part, folder_name(part)));
                    continue;
                }
                if let Some(other) = known.insert(place.clone(), entry.folder.clone()) {
                    self.diagnostics.push(wrong(Code::Collision).with("path", place).with("other", other));
                    continue;
                }
                for language in catalog.config.ids() {
                    let lang = catalog.language(language).tag.file_stem();
                    let path = if expected == 1 { format!("{lang}/{place}/index.html") } else { format!("{lang}/{place}.html") };
                    if self.pages.contains_key(&path) {
                        self.diagnostics.push(wrong(Code::Collision).with("path", path).with("other", place.clone()));
                        break;
                    }
                    self.pages.insert(path, PageKind::Redirect { entry: id, language, from: place.clone() });
                }
            }
        }
    }
}
