//! Terms: as a page of their own, and as definitions that lie ready on the pages that use them.
//!
//! In: the glossary of the catalog. Out: views. Nothing can be fetched from a folder on disk, so a page carries the definitions it needs.

use super::filler::{PageFiller, Purpose};
use super::{DefinitionView, Site, TermView};
use crate::catalog::{Entry, Glossary, ResolvedLink, Term};
use crate::language::LanguageId;
use crate::lesson::Document;
use crate::text::escape;

/// The terms of a language, each with the lessons that use it.
pub(super) fn terms(site: &Site, document: &Document, reader: LanguageId, path: &str) -> Vec<TermView> {
    let catalog = &site.catalog;
    let Some(glossary) = &catalog.glossary else { return Vec::new() };
    let entry = catalog.entry(glossary.entry);
    let mut filler = filler(site, glossary, entry, document, reader, path, Purpose::Learner);
    let ids = glossary.ids(document.language).iter();
    ids.filter_map(|id| Some((id, glossary.term(id, document.language)?)))
        .map(|(id, term)| {
            let mut anchors = String::new();
            filler.push_anchors(term.heading, &mut anchors);
            TermView {
                id: id.clone(),
                title: name(document, term),
                anchors,
                definition: definition(document, term, &mut filler),
                lessons: site.lesson_cards(glossary.uses(id), reader),
            }
        })
        .collect()
}

/// The definitions of the terms to which a text links, for the page that shows it to a reader.
pub(super) fn definitions<'a>(
    site: &Site,
    links: impl Iterator<Item = &'a ResolvedLink>,
    reader: LanguageId,
    path: &str,
) -> Vec<DefinitionView> {
    let catalog = &site.catalog;
    let Some(glossary) = &catalog.glossary else { return Vec::new() };
    let mut ids: Vec<&str> = Vec::new();
    for link in links {
        if let ResolvedLink::Entry { entry, place: Some(place), pinned: None } = link
            && *entry == glossary.entry
            && !ids.contains(&place.id.as_str())
        {
            ids.push(&place.id);
        }
    }
    let entry = catalog.entry(glossary.entry);
    ids.into_iter().filter_map(|id| definition_view(site, glossary, entry, id, reader, path)).collect()
}

fn definition_view(
    site: &Site,
    glossary: &Glossary,
    entry: &Entry,
    id: &str,
    reader: LanguageId,
    path: &str,
) -> Option<DefinitionView> {
    let catalog = &site.catalog;
    // A term that the reader's language lacks is explained in the next best.
    let mut languages = catalog.preference(entry, reader);
    let (document, term) = languages.find_map(|language| Some((entry.document(language)?, glossary.term(id, language)?)))?;
    let mut filler = filler(site, glossary, entry, document, reader, path, Purpose::Excerpt);
    let language = catalog.language(document.language);
    let is_foreign = document.language != reader;
    Some(DefinitionView {
        id: id.to_owned(),
        title: name(document, term),
        definition: definition(document, term, &mut filler),
        path: format!("{}#{}", super::entry_path(catalog, entry, document.language), escape::path(id)),
        lang: is_foreign.then(|| language.tag.to_string()),
        dir: is_foreign.then(|| language.direction.as_str()),
    })
}

fn name(document: &Document, term: &Term) -> String {
    document.headings.get(term.heading).map(|heading| heading.text.clone()).unwrap_or_default()
}

fn definition(document: &Document, term: &Term, filler: &mut PageFiller<'_>) -> String {
    let mut html = String::new();
    document.body.fill_part(term.definition.clone(), filler, &mut html);
    html
}

fn filler<'a>(
    site: &'a Site,
    glossary: &Glossary,
    entry: &'a Entry,
    document: &'a Document,
    reader: LanguageId,
    path: &'a str,
    purpose: Purpose,
) -> PageFiller<'a> {
    PageFiller { site, id: glossary.entry, entry, document, reader, path, purpose }
}
