//! Tags: their names, and the lessons that have them.
//!
//! In: facts of lessons, and `tags.toml`. Out: [`Tag`] by id, and diagnostics about names in
//! languages that are not configured.

use std::collections::BTreeMap;

use super::entry::EntryKind;
use super::site_catalog::{Catalog, Tag};
use crate::config::SiteConfig;
use crate::diagnostic::{Diagnostic, Phrase};
use crate::language::LanguageTag;
use crate::lesson::TagNames;
use crate::source::SitePath;
use crate::text::nearest::nearest;
use crate::toml_table::UNKNOWN_KEY;

/// Collects the tags of all lessons, and stores in each lesson its position in the list of each
/// tag.
pub(super) fn collect(catalog: &mut Catalog, names: &TagNames) {
    let mut tags: BTreeMap<String, Tag> = BTreeMap::new();
    let own = catalog.config.language;
    for topic in catalog.topics(own).to_vec() {
        for id in catalog.lessons(topic, own).to_vec() {
            let entry = &mut catalog.entries[id.index()];
            let EntryKind::Lesson(lesson) = &mut entry.kind else { continue };
            if lesson.topics.first() != Some(&topic) {
                continue;
            }
            for tag in &entry.facts.tags {
                let tag = tags.entry(tag.value.clone()).or_default();
                if tag.lessons.last() != Some(&id) {
                    tag.lessons.push(id);
                }
                lesson.tag_places.push(tag.lessons.len() - 1);
            }
        }
    }
    for (id, tag) in &mut tags {
        let languages = catalog.config.languages.iter();
        tag.names = languages
            .map(|language| {
                let names = names.get(id)?;
                let is_it = |name: &str| LanguageTag::parse(name).as_ref() == Some(&language.tag);
                names.iter().find(|(name, _)| is_it(&name.value)).map(|(_, name)| name.clone())
            })
            .collect();
    }
    catalog.tags = tags;
}

/// Reports names of tags in languages that are not configured.
pub(super) fn check_languages(
    config: &SiteConfig,
    names: &TagNames,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let path = SitePath::new(&format!("{}/tags.toml", config.src));
    let tags: Vec<&str> = config.languages.iter().map(|language| language.tag.as_str()).collect();
    for (name, _) in names.values().flatten() {
        let tag = LanguageTag::parse(&name.value);
        let is_known = tag.is_some_and(|tag| tags.contains(&tag.as_str()));
        if !is_known && config.other_language(&name.value).is_none() {
            let unknown = Diagnostic::new(UNKNOWN_KEY, &path, name.span.clone())
                .with("key", name.value.clone())
                .with("place", Phrase::new("toml-as-language"))
                .with("known", tags.as_slice())
                .nearest(nearest(&name.value, tags.iter().copied()));
            diagnostics.push(unknown);
        }
    }
}
