//! The feed of new lessons in a language, as Atom (RFC 4287).
//!
//! In: lessons with a date. Out: the newest of them.

use crate::catalog::Entry;
use crate::language::LanguageId;
use crate::render::address;
use crate::render::content::Content;
use crate::render::context::Context;
use crate::render::stand_in;
use crate::text::date::Date;
use crate::text::escape;

/// The largest number of lessons in a feed.
const MAX_LESSONS: usize = 30;

/// Renders the feed of a language.
pub(super) fn render(context: Context<'_>, language: LanguageId) -> Content {
    let catalog = context.catalog;
    let config = &catalog.config;
    let mut dated: Vec<(Date, &Entry)> = catalog
        .entries()
        .filter_map(|(_, entry)| Some((catalog.feed_date(entry, language)?, entry)))
        .collect();
    dated.sort_by(|(left, first), (right, second)| {
        right.cmp(left).then_with(|| first.folder.cmp(&second.folder))
    });
    dated.truncate(MAX_LESSONS);
    let absolute = |path: &str| escape::html(&context.address(path).unwrap_or_default());
    let home = address::entry(catalog, catalog.entry(catalog.home), language);
    let title = context.say(language, "feed-title", &[("site", catalog.site_title(language))]);
    let title = stand_in::unmarked(&title);
    let newest = dated.first().map(|(date, _)| date.to_string()).unwrap_or_default();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<id>{}</id>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
         <updated>{newest}T00:00:00Z</updated>\n",
        config.language(language).tag,
        escape::html(&title),
        absolute(&address::feed(catalog, language)),
        absolute(&address::feed(catalog, language)),
        absolute(&home),
    );
    let authors = if config.authors.is_empty() {
        vec![catalog.site_title(language).to_owned()]
    } else {
        config.authors.clone()
    };
    for author in authors {
        xml.push_str(&format!("<author><name>{}</name></author>\n", escape::html(&author)));
    }
    for (date, entry) in dated {
        let Some(document) = entry.document(language) else { continue };
        let url = absolute(&address::entry(catalog, entry, language));
        xml.push_str(&format!(
            "<entry>\n<title>{}</title>\n<id>{url}</id>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{url}\"/>\n",
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
    Content::text(xml)
}
