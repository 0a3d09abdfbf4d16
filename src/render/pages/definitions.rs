//! Definitions of terms, included in the pages that use them.
//!
//! In: the links of a text, and the glossary. Out: views. Nothing can be fetched from a folder on
//! disk, so a page contains the definitions that it needs.

use serde::Serialize;

use crate::catalog::{ResolvedLink, Term};
use crate::language::LanguageId;
use crate::lesson::Document;
use crate::render::address;
use crate::render::body::filler::PageFiller;
use crate::render::body::purpose::Purpose;
use crate::render::body::shown_text::ShownText;
use crate::render::context::Context;
use crate::text::escape;

/// A term that a page links to.
#[derive(Debug, Serialize)]
pub struct DefinitionView {
    /// The id of the term, the same in every language.
    pub id: String,
    /// The term.
    pub title: String,
    /// Its definition, as HTML.
    pub definition: String,
    /// The term in the glossary, from the root of the site.
    pub path: String,
    /// BCP 47 tag of term and definition, if it differs from the page's own.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, if there is a `lang`.
    pub dir: Option<&'static str>,
}

/// Returns the definitions of the terms that a text links to, for the page at this path and its
/// readers.
pub(super) fn of_links<'a>(
    context: Context<'_>,
    links: impl Iterator<Item = &'a ResolvedLink>,
    reader: LanguageId,
    path: &str,
) -> Vec<DefinitionView> {
    let Some(glossary) = &context.catalog.glossary else { return Vec::new() };
    let mut ids: Vec<&str> = Vec::new();
    for link in links {
        if let ResolvedLink::Entry { entry, place: Some(place), pinned: None } = link
            && *entry == glossary.entry
            && !ids.contains(&place.id.as_str())
        {
            ids.push(&place.id);
        }
    }
    ids.into_iter().filter_map(|id| view(context, id, reader, path)).collect()
}

/// Returns a term as plain text.
pub(super) fn name(document: &Document, term: &Term) -> String {
    document.headings.get(term.heading).map(|heading| heading.text.clone()).unwrap_or_default()
}

/// Returns the definition of a term as HTML.
pub(super) fn html(document: &Document, term: &Term, filler: &mut PageFiller<'_>) -> String {
    let mut html = String::new();
    document.body.fill_part(term.definition.clone(), filler, &mut html);
    html
}

fn view(context: Context<'_>, id: &str, reader: LanguageId, path: &str) -> Option<DefinitionView> {
    let catalog = context.catalog;
    let glossary = catalog.glossary.as_ref()?;
    let entry = catalog.entry(glossary.entry);
    // A term without a definition in the reader's language is shown in the next best one.
    let mut languages = catalog.preference(entry, reader);
    let (document, term) = languages
        .find_map(|language| Some((entry.document(language)?, glossary.term(id, language)?)))?;
    let page = context.held(Some(address::entry(catalog, entry, document.language)))?;
    let mut filler = PageFiller::new(ShownText {
        context,
        id: glossary.entry,
        entry,
        document,
        reader,
        links: context.links(path),
        purpose: Purpose::EXCERPT,
    });
    let language = catalog.language(document.language);
    let is_foreign = document.language != reader;
    Some(DefinitionView {
        id: id.to_owned(),
        title: name(document, term),
        definition: html(document, term, &mut filler),
        path: format!("{page}#{}", escape::path(id)),
        lang: is_foreign.then(|| language.tag.to_string()),
        dir: is_foreign.then(|| language.direction.as_str()),
    })
}
