//! Link resolution.
//!
//! In: the targets that the parser found. Out: entries, places and files, or what is wrong with a
//! link; and the backlinks.

use std::collections::{BTreeSet, HashMap};

use super::entry::{Entry, EntryId};
use super::old_places;
use super::other_languages::OtherTexts;
use super::resolved_link::{Destination, LinkProblem, Place, ResolvedLink};
use super::site_catalog::Catalog;
use super::unread::{self, Meaning};
use crate::config::SiteConfig;
use crate::language::{LanguageId, LanguageTag};
use crate::lesson::{Document, Link, Target};
use crate::source::{SitePath, Sources};
use crate::text::nearest::Proposals;
use crate::text::slug;

/// Everything that links are resolved against.
pub(super) struct Index<'a> {
    pub(super) config: &'a SiteConfig,
    pub(super) sources: &'a Sources,
    pub(super) entries: &'a [Entry],
    pub(super) by_folder: &'a HashMap<String, EntryId>,
    pub(super) drafts: &'a BTreeSet<String>,
    pub(super) other_texts: &'a OtherTexts,
}

/// Extensions of files that are published.
pub const ASSET_EXTENSIONS: [&str; 12] =
    ["svg", "png", "jpg", "webp", "avif", "gif", "mp3", "m4a", "mp4", "webm", "vtt", "pdf"];

/// Whether a file can be published.
pub fn is_publishable(path: &SitePath) -> bool {
    let extension = path.extension().to_ascii_lowercase();
    extension == "jpeg" || ASSET_EXTENSIONS.contains(&extension.as_str())
}

impl Index<'_> {
    /// Resolves the links of every text of an entry.
    pub(super) fn resolve_entry(&self, entry: &Entry) -> Vec<Vec<ResolvedLink>> {
        self.config
            .ids()
            .map(|language| {
                let Some(document) = entry.document(language) else { return Vec::new() };
                let proposals = Proposals::default();
                document
                    .links
                    .iter()
                    .map(|link| self.resolve(entry, document, link, &proposals))
                    .collect()
            })
            .collect()
    }

    fn resolve(
        &self,
        entry: &Entry,
        document: &Document,
        link: &Link,
        proposals: &Proposals,
    ) -> ResolvedLink {
        match &link.target {
            Target::Nowhere => ResolvedLink::Broken(LinkProblem::Said),
            Target::Here { fragment } => match place_here(entry, document, fragment) {
                Some(place) => ResolvedLink::Here(place.id),
                // The original has the place, but the translation does not have it yet.
                None if find_place(entry, entry.source, fragment).is_some() => {
                    ResolvedLink::Broken(LinkProblem::Lagging)
                }
                None => ResolvedLink::Broken(LinkProblem::NoPlace {
                    entry: None,
                    nearest: nearest_place(entry, document.language, fragment, proposals),
                }),
            },
            Target::File { path } => {
                if !is_publishable(path) {
                    return ResolvedLink::Broken(LinkProblem::FileType);
                }
                if !self.is_inside(path.as_str()) {
                    return ResolvedLink::Broken(LinkProblem::FileOutsideContent);
                }
                if self.sources.assets.contains_key(path) {
                    return ResolvedLink::File(path.clone());
                }
                let files = self.sources.assets.keys().map(SitePath::as_str);
                let files = files.filter(|path| self.is_inside(path));
                let near = proposals.nearest_file(path.as_str(), files);
                ResolvedLink::Broken(LinkProblem::NoFile {
                    nearest: near.map(|near| relative(&document.path, near)),
                })
            }
            Target::Page { path, fragment, pinned } => {
                self.resolve_page(document, path, fragment.as_deref(), pinned.as_ref(), proposals)
            }
        }
    }

    fn resolve_page(
        &self,
        document: &Document,
        path: &SitePath,
        fragment: Option<&str>,
        pinned: Option<&LanguageTag>,
        proposals: &Proposals,
    ) -> ResolvedLink {
        let folder = path
            .folder()
            .strip_prefix(&self.config.src)
            .map(|folder| folder.trim_start_matches('/'));
        let named = self.config.language_of_stem(path.stem());
        let is_inside = self.is_inside(path.as_str());
        let found =
            folder.filter(|_| is_inside).and_then(|folder| self.by_folder.get(folder)).copied();
        // The language in the path is ignored, also if the site no longer has it.
        let is_other = named.is_none() && self.is_other_text(folder, path.stem());
        let Some(id) = found.filter(|_| named.is_some() || is_other) else {
            if folder.is_some_and(|folder| self.drafts.contains(folder)) {
                return ResolvedLink::Broken(LinkProblem::Draft);
            }
            if folder.is_some_and(|folder| self.other_texts.are_in(folder)) {
                return ResolvedLink::Broken(LinkProblem::Said);
            }
            if is_inside && self.sources.texts.contains_key(path) {
                let meant = unread::meaning(self.config, path).and_then(Meaning::into_path);
                return ResolvedLink::Broken(LinkProblem::NotAPage { meant });
            }
            let nearest = self.nearest_page(document, path, found, proposals);
            if nearest.is_none() && !is_inside {
                return ResolvedLink::Broken(LinkProblem::OutsideContent);
            }
            return ResolvedLink::Broken(LinkProblem::NoEntry { nearest });
        };
        let entry = &self.entries[id.index()];
        let pinned = match pinned {
            None => None,
            Some(tag) => {
                let language = self.config.ids().find(|id| self.config.language(*id).tag == *tag);
                match language.filter(|language| entry.document(*language).is_some()) {
                    Some(language) => Some(language),
                    None if folder.is_some_and(|folder| self.other_texts.has(folder, tag)) => None,
                    None => return ResolvedLink::Broken(LinkProblem::NoLanguage),
                }
            }
        };
        let Some(fragment) = fragment else {
            return ResolvedLink::Entry { entry: id, place: None, pinned };
        };
        let languages = [named, pinned, Some(entry.source)];
        let place = languages
            .into_iter()
            .flatten()
            .find_map(|language| find_place(entry, language, fragment));
        match place {
            Some(place) => ResolvedLink::Entry { entry: id, place: Some(place), pinned },
            // A text that could not be read has no headings, and already has a diagnostic.
            None if entry.documents().all(|text| text.title.is_empty()) => {
                ResolvedLink::Entry { entry: id, place: None, pinned }
            }
            None => {
                let near = |language| nearest_place(entry, language, fragment, proposals);
                let nearest = named.and_then(near).or_else(|| near(entry.source));
                ResolvedLink::Broken(LinkProblem::NoPlace { entry: Some(id), nearest })
            }
        }
    }

    /// Whether a path is in the folder of the lessons.
    fn is_inside(&self, path: &str) -> bool {
        path.strip_prefix(&self.config.src).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Whether a path names a text in a language that the site does not have.
    fn is_other_text(&self, folder: Option<&str>, stem: &str) -> bool {
        let tag = LanguageTag::parse(stem);
        folder.zip(tag).is_some_and(|(folder, tag)| self.other_texts.has(folder, &tag))
    }

    /// Returns the nearest existing page, as the destination of a link; never the page of the link.
    fn nearest_page(
        &self,
        document: &Document,
        path: &SitePath,
        found: Option<EntryId>,
        proposals: &Proposals,
    ) -> Option<String> {
        let file_of = |entry: &Entry| {
            let text = entry.document(document.language).or_else(|| entry.original());
            let file = text.map(|text| text.path.as_str());
            let file = file.filter(|file| *file != document.path.as_str());
            file.map(|file| relative(&document.path, file))
        };
        let wanted = path.folder().strip_prefix(&self.config.src).unwrap_or("");
        let wanted = wanted.trim_start_matches('/');
        let near = self
            .named_like_file(wanted, path.stem())
            .or_else(|| found.map(|id| &self.entries[id.index()]))
            .filter(|entry| file_of(entry).is_some())
            .or_else(|| self.named_like_folder(wanted, path.stem(), proposals));
        near.and_then(file_of)
    }

    /// Returns the entry that a link such as `lesson.md` or `../lesson.md` means in other tools, in
    /// which the file has the name of the lesson.
    fn named_like_file(&self, wanted: &str, stem: &str) -> Option<&Entry> {
        let name = slug::folder_name(stem);
        let above = wanted.rsplit_once('/').map_or("", |(above, _)| above);
        let below = |folder: &str| match folder {
            "" => name.clone(),
            folder => format!("{folder}/{name}"),
        };
        let is_language = LanguageTag::parse(stem).is_some_and(|tag| {
            self.config.languages.iter().any(|language| language.tag.primary() == tag.primary())
        });
        let id = [wanted, above].into_iter().find_map(|folder| self.by_folder.get(&below(folder)));
        let id = id.filter(|_| !is_language)?;
        Some(&self.entries[id.index()])
    }

    /// Returns the entry whose folder is most like that of a link, or like the name of its file.
    fn named_like_folder(&self, wanted: &str, stem: &str, proposals: &Proposals) -> Option<&Entry> {
        let folders = || self.entries.iter().map(|entry| entry.folder.as_str());
        let last = |folder: &str| folder.rsplit('/').next().unwrap_or_default().to_owned();
        // A lesson with the same name in another topic is a better match than one with a similar
        // name.
        let name = last(wanted);
        let is_moved = |folder: &str| folder.contains('/') && last(folder) == name;
        let file = slug::folder_name(stem);
        let is_file = |folder: &str| folder.contains('/') && last(folder) == file;
        let is_page = self.by_folder.contains_key(wanted);
        let old = || old_places::find(self.entries, wanted).map(|entry| entry.folder.as_str());
        let folder = proposals.find(folders(), is_file).or_else(|| {
            if is_page {
                return None;
            }
            let moved = old().or_else(|| proposals.find(folders(), is_moved));
            moved.or_else(|| proposals.nearest(wanted, folders())).or_else(|| {
                let names = folders().filter_map(|folder| folder.rsplit('/').next());
                let near = proposals.nearest(&name, names)?;
                folders().find(|folder| folder.rsplit('/').next() == Some(near))
            })
        })?;
        self.by_folder.get(folder).map(|id| &self.entries[id.index()])
    }
}

impl Catalog {
    /// Returns where a link to an entry leads a reader: always to a text, never to a page stating
    /// that it is missing.
    pub fn destination(
        &self,
        entry: EntryId,
        place: Option<&Place>,
        pinned: Option<LanguageId>,
        reader: LanguageId,
    ) -> Destination {
        let target = self.entry(entry);
        let language = pinned.or_else(|| self.shown(target, reader)).unwrap_or(reader);
        let Some(place) = place else {
            return Destination { entry, language, fragment: None, is_lagging: false };
        };
        let fragment = if target.has_place(language, &place.id) {
            Some(place.id.clone())
        } else {
            find_place(target, language, &place.written).map(|place| place.id)
        };
        Destination { entry, language, is_lagging: fragment.is_none(), fragment }
    }
}

/// Returns the lessons that link to each entry, in order and without duplicates.
pub(super) fn backlinks(entries: &[Entry], links: &[Vec<Vec<ResolvedLink>>]) -> Vec<Vec<EntryId>> {
    let mut backlinks: Vec<Vec<EntryId>> = vec![Vec::new(); entries.len()];
    for ((from, entry), texts) in (0..).map(EntryId).zip(entries).zip(links) {
        if !entry.is_lesson() {
            continue;
        }
        for link in texts.iter().flatten() {
            let ResolvedLink::Entry { entry: to, .. } = link else { continue };
            let known = &mut backlinks[to.index()];
            // The links of one lesson are contiguous, so that a repeated one can only be the last.
            if *to != from && known.last() != Some(&from) {
                known.push(from);
            }
        }
    }
    backlinks
}

fn find_place(entry: &Entry, language: LanguageId, fragment: &str) -> Option<Place> {
    let text = entry.document(language)?;
    let ids = entry.heading_ids(language);
    // An id in use overrides the own id of another heading.
    if let Some(place) = ids.place(fragment).or_else(|| entry.heading_named(language, fragment)) {
        return Some(Place { id: ids.get(place).to_owned(), written: fragment.to_owned() });
    }
    let is_anchor = entry.place_names[language.index()].has_anchor(text, fragment);
    is_anchor.then(|| Place { id: fragment.to_owned(), written: fragment.to_owned() })
}

/// Returns a place in the text itself, even if the link names it as the original does.
fn place_here(entry: &Entry, document: &Document, fragment: &str) -> Option<Place> {
    let is_here = |place: &Place| entry.has_place(document.language, &place.id);
    find_place(entry, document.language, fragment)
        .or_else(|| find_place(entry, entry.source, fragment).filter(is_here))
}

fn nearest_place(
    entry: &Entry,
    language: LanguageId,
    fragment: &str,
    proposals: &Proposals,
) -> Option<String> {
    let text = entry.document(language)?;
    let own = text.headings.iter().map(|heading| heading.own_id.as_str());
    let candidates = entry
        .heading_ids(language)
        .iter()
        .chain(own)
        .chain(text.anchors.iter().map(String::as_str));
    proposals.nearest(fragment, candidates).map(|id| format!("#{id}"))
}

/// Returns a path as the destination of a link in another file.
fn relative(from: &SitePath, to: &str) -> String {
    crate::text::relative_path::between(from.as_str(), to)
}
