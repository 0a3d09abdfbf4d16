//! The plan: the list of every file of the site, before any is rendered.
//!
//! In: the catalog, the search and the files of the theme. Out: output paths, each with the kind of
//! its file. Two files with the same path are reported, and the first one is kept.

use std::collections::HashMap;
use std::collections::btree_map::{BTreeMap, Entry as Place};

use super::address;
use super::list::part_count;
use super::pages::{LANGUAGE_PAGES, PageKind, sitemap};
use super::search_index::SearchIndex;
use crate::catalog::{Catalog, Entry, Presence};
use crate::config::CONFIG_FILE;
use crate::diagnostic::{Code, Diagnostic};
use crate::file_name::{NameFault, folder_name, is_folder_name};
use crate::source::{AssetContent, SitePath};
use crate::text::normalise;

pub(crate) const COLLISION: Code = Code::error("collision").fixed();
pub(crate) const BAD_ALIAS: Code = Code::error("bad-alias");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[COLLISION, BAD_ALIAS];

/// Plans every file of the site. `assets` are the paths of the theme's files.
pub(super) fn plan<'a>(
    catalog: &'a Catalog,
    assets: impl Iterator<Item = &'a String>,
    search: &SearchIndex,
) -> (BTreeMap<String, PageKind>, Vec<Diagnostic>) {
    let mut planner = Planner { catalog, pages: BTreeMap::new(), diagnostics: Vec::new() };
    planner.entries();
    planner.tags();
    planner.media();
    for path in assets {
        planner.add(path.clone(), PageKind::Asset);
    }
    planner.site();
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
    /// Adds a file at its path. Returns `false` if another file has the path.
    fn put(
        &mut self,
        path: String,
        kind: PageKind,
        collision: impl FnOnce(&str, [&PageKind; 2]) -> Diagnostic,
    ) -> bool {
        match self.pages.entry(path) {
            Place::Vacant(place) => {
                place.insert(kind);
                true
            }
            Place::Occupied(place) => {
                self.diagnostics.push(collision(place.key(), [&kind, place.get()]));
                false
            }
        }
    }

    fn add(&mut self, path: String, kind: PageKind) {
        let catalog = self.catalog;
        self.put(path, kind, |path, kinds| {
            let [source, other] = kinds.map(|kind| source(catalog, kind));
            Diagnostic::about(COLLISION, &source).with("path", path).with("other", other.as_str())
        });
    }

    fn entries(&mut self) {
        let catalog = self.catalog;
        for (id, entry) in catalog.entries() {
            for language in catalog.config.ids() {
                if matches!(catalog.presence(entry, language), Presence::Absent(_)) {
                    continue;
                }
                let path = address::entry(catalog, entry, language);
                for part in 1..=part_count(catalog.lessons(id, language).len()) {
                    self.add(
                        address::list_part(&path, part),
                        PageKind::Entry { entry: id, language, part },
                    );
                }
                if catalog.guide(entry, language).is_some() {
                    self.add(
                        address::guide(catalog, entry, language),
                        PageKind::Guide { entry: id, language },
                    );
                }
            }
            for language in catalog.languages_beside(entry) {
                self.add(
                    address::blocks(catalog, entry, language),
                    PageKind::Blocks { entry: id, language },
                );
            }
        }
    }

    fn tags(&mut self) {
        let catalog = self.catalog;
        if catalog.tags.is_empty() {
            return;
        }
        for language in catalog.config.ids() {
            self.add(address::tags(catalog, language), PageKind::Tags { language });
            for (tag, lessons) in catalog.tags.iter().filter(|(tag, _)| is_folder_name(tag)) {
                for part in 1..=part_count(lessons.lessons.len()) {
                    let kind = PageKind::Tag { tag: tag.clone(), language, part };
                    self.add(address::tag(catalog, tag, language, part), kind);
                }
            }
        }
    }

    /// Adds the files of the lessons that a page shows or links to. Names that are equal on some
    /// file systems have already been reported.
    fn media(&mut self) {
        let catalog = self.catalog;
        let mut media: BTreeMap<String, &AssetContent> = BTreeMap::new();
        for (id, entry) in catalog.entries() {
            for document in entry.documents() {
                let files = catalog.media(id, document.language);
                media.extend(
                    files.map(|asset| (address::media(catalog, &asset.path), &asset.content)),
                );
            }
        }
        for (path, content) in media {
            self.add(path, PageKind::Media(content.clone()));
        }
    }

    fn site(&mut self) {
        let catalog = self.catalog;
        let config = &catalog.config;
        self.add(address::PICKER.to_owned(), PageKind::Picker);
        self.add(address::NOT_FOUND.to_owned(), PageKind::NotFound);
        self.add(address::ROBOTS.to_owned(), PageKind::Robots);
        for page in LANGUAGE_PAGES.iter().filter(|page| (page.exists)(catalog)) {
            for language in config.ids() {
                self.add(
                    address::language_page(catalog, page.name, language),
                    PageKind::Language { page, language },
                );
            }
        }
        if config.languages.len() > 1 {
            self.add(address::TRANSLATIONS.to_owned(), PageKind::Translations);
        }
        if config.html.cname.is_some() {
            self.add(address::DOMAIN.to_owned(), PageKind::Domain);
        }
        for language in config.ids().filter(|language| catalog.has_feed(*language)) {
            self.add(address::feed(catalog, language), PageKind::Feed { language });
        }
        if config.html.site_url.is_some() {
            for (path, part) in sitemap::parts(catalog) {
                self.add(path, PageKind::Sitemap { part });
            }
        }
    }

    fn search(&mut self, search: &SearchIndex) {
        let catalog = self.catalog;
        for language in catalog.config.ids() {
            self.add(address::search_index(catalog, language), PageKind::SearchIndex { language });
            self.add(search.head_path(language).to_owned(), PageKind::SearchHead { language });
            for (shard, path) in search.shard_paths(language).enumerate() {
                self.add(path.to_owned(), PageKind::SearchText { language, shard });
            }
        }
    }

    /// Adds redirects from former paths. They come last, so that a redirect never replaces a page.
    fn redirects(&mut self) {
        let catalog = self.catalog;
        let mut known: HashMap<String, String> = HashMap::new();
        for (id, entry) in catalog.entries() {
            for alias in &entry.facts.aliases {
                let place = normalise::nfc(alias.value.trim_end_matches(".html")).into_owned();
                let wrong = |code: Code| {
                    Diagnostic::new(code, &entry.facts_path, alias.span.clone())
                        .with("alias", alias.value.clone())
                };
                let depth = place.split('/').count();
                let fault =
                    place.split('/').find_map(|part| Some((part, NameFault::of_folder(part)?)));
                let expected = if entry.is_topic() { 1 } else { 2 };
                if depth != expected || matches!(fault, Some((_, NameFault::Spelling))) {
                    let proposal = proposed_alias(entry, &place);
                    self.diagnostics.push(wrong(BAD_ALIAS).with("proposal", proposal));
                    continue;
                }
                if let Some((part, fault)) = fault {
                    self.diagnostics.push(fault.describe(wrong, part, folder_name(part)));
                    continue;
                }
                if let Some(other) = known.insert(place.clone(), entry.folder.clone()) {
                    self.diagnostics
                        .push(wrong(COLLISION).with("path", place).with("other", other));
                    continue;
                }
                for language in catalog.config.ids() {
                    let path = address::old_place(catalog, entry, &place, language);
                    let kind = PageKind::Redirect { entry: id, language, from: place.clone() };
                    let collision = |path: &str, _: [&PageKind; 2]| {
                        wrong(COLLISION).with("path", path).with("other", place.clone())
                    };
                    if !self.put(path, kind, collision) {
                        break;
                    }
                }
            }
        }
    }
}

/// Returns the alias that was probably meant by one that does not work: it may begin or end with a
/// slash, or be a whole address or the path of a file.
fn proposed_alias(entry: &Entry, place: &str) -> String {
    let mut parts: Vec<&str> = place
        .split(['/', '\\'])
        .filter(|part| !part.trim_matches(['.', ' ']).is_empty() && *part != "index")
        .filter(|part| !part.ends_with([':']) && part.strip_suffix(".md").is_none())
        .collect();
    if parts.is_empty() {
        parts.push("old-name");
    }
    let depth = if entry.is_topic() { 1 } else { 2 };
    parts.drain(..parts.len().saturating_sub(depth));
    let own: Vec<&str> = entry.folder.split('/').collect();
    let missing = own.len().saturating_sub(parts.len());
    let parts = own.into_iter().take(missing).chain(parts);
    parts.map(folder_name).collect::<Vec<_>>().join("/")
}

/// Returns the file that a page comes from, or the configuration file if it comes from the site as
/// a whole.
fn source(catalog: &Catalog, kind: &PageKind) -> SitePath {
    match kind {
        PageKind::Entry { entry, .. }
        | PageKind::Guide { entry, .. }
        | PageKind::Blocks { entry, .. }
        | PageKind::Redirect { entry, .. } => {
            let entry = catalog.entry(*entry);
            entry
                .original()
                .map_or_else(|| entry.facts_path.clone(), |original| original.path.clone())
        }
        _ => SitePath::new(CONFIG_FILE),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::SiteConfig;
    use crate::language::LanguageId;
    use crate::lesson::ParsedFiles;
    use crate::source::Sources;

    #[test]
    fn two_files_with_the_same_path_are_reported_and_the_first_is_kept() {
        let sources = Arc::new(Sources::from_texts([
            ("book.toml", "[book]\ntitle = \"Lessons\"\nlanguage = \"en\""),
            ("content/care/en.md", "# Care"),
            ("content/care/first/en.md", "# First"),
        ]));
        let (config, _) = SiteConfig::parse(sources.text(&SitePath::new(CONFIG_FILE)).unwrap());
        let config = Arc::new(config);
        let parsed = ParsedFiles::parse(&sources, &config, None);
        let (catalog, _) = Catalog::assemble(&config, &sources, &parsed, false);
        let entry = catalog.in_folder("care/first").unwrap();
        let mut planner =
            Planner { catalog: &catalog, pages: BTreeMap::new(), diagnostics: Vec::new() };
        planner.add(
            "en/care/first.html".to_owned(),
            PageKind::Entry { entry, language: LanguageId(0), part: 1 },
        );
        planner.add("en/care/first.html".to_owned(), PageKind::Picker);
        assert!(matches!(planner.pages["en/care/first.html"], PageKind::Entry { .. }));
        let [collision] = planner.diagnostics.as_slice() else {
            panic!("{:?}", planner.diagnostics)
        };
        assert_eq!((collision.code, collision.path.as_str()), (COLLISION, CONFIG_FILE));
        assert_eq!(
            collision.arguments,
            [("path", "en/care/first.html".into()), ("other", "content/care/first/en.md".into())]
        );
    }
}
