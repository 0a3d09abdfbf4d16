//! New lessons in a language, as Atom (RFC 4287).
//!
//! In: lessons with a date. Out: the newest of them.

use super::plan::entry_path;
use super::{Content, Site, text};
use crate::catalog::{Catalog, Entry, EntryKind};
use crate::language::LanguageId;
use crate::text::date::Date;
use crate::text::escape;

/// How many lessons a feed holds.
const MOST: usize = 30;

/// The path of a language's feed.
pub(super) fn path(catalog: &Catalog, language: LanguageId) -> String {
    format!("{}/feed.xml", catalog.language(language).tag.file_stem())
}

/// Whether a language has a lesson to tell of.
pub(super) fn has_entries(catalog: &Catalog, language: LanguageId) -> bool {
    catalog.entries().any(|(_, entry)| date_of(catalog, entry, language).is_some())
}

/// Renders the feed of a language.
pub(super) fn render(site: &Site, language: LanguageId) -> Content {
    let catalog = &site.catalog;
    let config = &catalog.config;
    let mut dated: Vec<(Date, &Entry)> =
        catalog.entries().filter_map(|(_, entry)| Some((date_of(catalog, entry, language)?, entry))).collect();
    dated.sort_by(|(left, first), (right, second)| right.cmp(left).then_with(|| first.folder.cmp(&second.folder)));
    dated.truncate(MOST);
    let address = |path: &str| escape::html(&site.address(path).unwrap_or_default());
    let home = entry_path(catalog, catalog.entry(catalog.home), language);
    let title = site.say(language, "feed-title", &[("site", catalog.site_title(language))]);
    let newest = dated.first().map(|(date, _)| date.to_string()).unwrap_or_default();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{}</id>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<updated>{newest}T00:00:00Z</updated>\n",
        config.language(language).tag,
        escape::html(&title),
        address(&path(catalog, language)),
        address(&path(catalog, language)),
        address(&home),
    );
    let authors = if config.authors.is_empty() { vec![catalog.site_title(language).to_owned()] } else { config.authors.clone() };
    for author in authors {
        xml.push_str(&format!("<author><name>{}</name></author>\n", escape::html(&author)));
    }
    for (date, entry) in dated {
        let Some(document) = entry.document(language) else { continue };
        let url = address(&entry_path(catalog, entry, language));
        xml.push_str(&format!(
            "<entry>\n<title>{}</title>\n<id>{url}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{url}\"/>\n",
            escape::html(&document.title)
        ));
        if let Some(published) = entry.facts.published {
            xml.push_str(&format!("<published>{published}T00:00:00Z</published>\n"));
        }
        xml.push_str(&format!(
            "<updated>{date}T00:00:00Z</updated>\n<summary>{}</summary>\n</entry>\n",
            escape::html(&document.summary)
        ));
    }
    xml.push_str("</feed>\n");
    text(xml)
}

/// When a lesson last had something new, in a language in which it can be told of.
fn date_of(catalog: &Catalog, entry: &Entry, language: LanguageId) -> Option<Date> {
    if entry.kind != EntryKind::Lesson || !catalog.is_listed(entry, language) {
        return None;
    }
    let own = entry.document(language)?.header.updated;
    own.or(entry.facts.updated).max(entry.facts.published)
}
