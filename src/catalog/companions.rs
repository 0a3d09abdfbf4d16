//! Companions of the texts: guides, texts side by side, feeds, and the files that they need.
//!
//! In: the catalog. Out: the companions that exist. Only `render` knows their paths in the site.

use super::entry::{Entry, EntryId, Presence};
use super::resolved_link::ResolvedLink;
use super::site_catalog::Catalog;
use crate::language::LanguageId;
use crate::lesson::Document;
use crate::source::Asset;
use crate::text::date::Date;

impl Catalog {
    /// Returns the text that has a guide in a language: the lesson's own, with notes or prompts.
    pub fn guide<'a>(&self, lesson: &'a Entry, language: LanguageId) -> Option<&'a Document> {
        let is_real = lesson.is_lesson() && self.presence(lesson, language) == Presence::Real;
        let document = lesson.document(language).filter(|_| is_real)?;
        let has_prompts = document.sections.iter().any(|section| section.kind.makes_guide);
        (has_prompts || !document.notes.is_empty()).then_some(document)
    }

    /// Returns the languages in which a lesson can be read next to another: those in which it is
    /// written, if there are at least two.
    pub fn languages_beside(&self, lesson: &Entry) -> Vec<LanguageId> {
        if !self.config.html.parallel || !lesson.is_lesson() {
            return Vec::new();
        }
        let is_written = |language: &LanguageId| {
            self.presence(lesson, *language) == Presence::Real
                && lesson.document(*language).is_some()
        };
        let written: Vec<LanguageId> = self.config.ids().filter(is_written).collect();
        if written.len() > 1 { written } else { Vec::new() }
    }

    /// Returns the date of the last change of a lesson, in a language whose feed can include it.
    pub fn feed_date(&self, entry: &Entry, language: LanguageId) -> Option<Date> {
        if !entry.is_lesson() || !self.is_listed(entry, language) {
            return None;
        }
        let own = entry.document(language)?.header.updated;
        own.or(entry.facts.updated).max(entry.facts.published)
    }

    /// Whether a language has a feed, which needs a lesson to include and an address for links to
    /// it.
    pub fn has_feed(&self, language: LanguageId) -> bool {
        let has_dates =
            || self.entries().any(|(_, entry)| self.feed_date(entry, language).is_some());
        self.config.html.site_url.is_some() && has_dates()
    }

    /// Returns the files that a text shows or links to, if they are published.
    pub fn media(&self, id: EntryId, language: LanguageId) -> impl Iterator<Item = &Asset> {
        let document = self.entry(id).document(language);
        let images = document.into_iter().flat_map(|document| &document.images);
        let images = images.filter_map(move |image| self.image(&image.path, language));
        let files = self.links(id, language).iter().filter_map(|link| match link {
            ResolvedLink::File(path) => self.sources.assets.get(path).map(AsRef::as_ref),
            _ => None,
        });
        images.chain(files).filter(|asset| asset.danger.is_none())
    }
}
