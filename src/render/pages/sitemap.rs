//! `sitemap.xml` and `robots.txt`: what search engines may index.
//!
//! In: the catalog. Out: absolute addresses of real pages, each with the same page in other
//! languages. The limits of the sitemap protocol (sitemaps.org) are 50,000 addresses and 50 MiB per
//! file; parts stay well below both.

use crate::catalog::{Catalog, Entry};
use crate::language::LanguageId;
use crate::render::content::Content;
use crate::render::context::Context;
use crate::render::list::part_count;
use crate::render::{address, alternates};
use crate::text::escape;

/// The number of pages in a part, each in every language.
const PART_LENGTH: usize = 2_000;

/// Returns the files of the sitemap: one, or a list of parts and the parts.
pub(crate) fn parts(catalog: &Catalog) -> Vec<(String, Option<usize>)> {
    let count = pages(catalog).count().div_ceil(PART_LENGTH);
    if count <= 1 {
        return vec![(address::SITEMAP.to_owned(), None)];
    }
    let parts = (1..=count).map(|part| (address::sitemap_part(part), Some(part)));
    std::iter::once((address::SITEMAP.to_owned(), Some(0))).chain(parts).collect()
}

/// A page in every language.
enum Page<'a> {
    Picker,
    Entry { entry: &'a Entry, page: usize },
    Tags,
    Tag { tag: &'a str, page: usize },
}

/// Iterates over every page. A page in several languages is counted once.
fn pages(catalog: &Catalog) -> impl Iterator<Item = Page<'_>> {
    let entries = catalog.entries().flat_map(|(id, entry)| {
        (1..=part_count(catalog.lessons(id, LanguageId(0)).len()))
            .map(move |page| Page::Entry { entry, page })
    });
    let tags = catalog.tags.iter().flat_map(|(tag, lessons)| {
        (1..=part_count(lessons.lessons.len())).map(move |page| Page::Tag { tag, page })
    });
    let list = (!catalog.tags.is_empty()).then_some(Page::Tags);
    std::iter::once(Page::Picker).chain(entries).chain(list).chain(tags)
}

/// Renders the sitemap, its list of parts (part 0), or one part.
pub(super) fn render(context: Context<'_>, part: Option<usize>) -> Content {
    let catalog = context.catalog;
    if part == Some(0) {
        let mut xml = String::from(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        );
        for (path, _) in parts(catalog).iter().skip(1) {
            xml.push_str(&format!("<sitemap><loc>{}</loc></sitemap>\n", absolute(context, path)));
        }
        xml.push_str("</sitemapindex>\n");
        return Content::text(xml);
    }
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let first = part.map_or(0, |part| (part - 1) * PART_LENGTH);
    for page in pages(catalog).skip(first).take(part.map_or(usize::MAX, |_| PART_LENGTH)) {
        push_page(context, &page, &mut xml);
    }
    xml.push_str("</urlset>\n");
    Content::text(xml)
}

/// Renders `robots.txt`, which allows everything.
pub(super) fn robots(context: Context<'_>) -> Content {
    let mut robots = String::from("User-agent: *\nAllow: /\n");
    if let Some(sitemap) = context.address(address::SITEMAP) {
        robots.push_str(&format!("Sitemap: {sitemap}\n"));
    }
    Content::text(robots)
}

fn push_page(context: Context<'_>, page: &Page<'_>, xml: &mut String) {
    let catalog = context.catalog;
    let alternates = match page {
        Page::Picker => match alternates::of_entry(catalog, catalog.entry(catalog.home), 1) {
            none if none.is_empty() => vec![("x-default".to_owned(), address::PICKER.to_owned())],
            alternates => alternates,
        },
        Page::Entry { entry, page } => alternates::of_entry(catalog, entry, *page),
        Page::Tags => alternates::of_list(catalog, |language| address::tags(catalog, language)),
        Page::Tag { tag, page } => {
            alternates::of_list(catalog, |language| address::tag(catalog, tag, language, *page))
        }
    };
    let addresses: Vec<(&str, String)> = alternates
        .iter()
        .map(|(hreflang, path)| (hreflang.as_str(), absolute(context, path)))
        .collect();
    let mut links = String::new();
    if addresses.len() > 1 {
        for (hreflang, address) in &addresses {
            links.push_str("<xhtml:link rel=\"alternate\" hreflang=\"");
            links.push_str(hreflang);
            links.push_str("\" href=\"");
            links.push_str(address);
            links.push_str("\"/>\n");
        }
    }
    let is_picker = matches!(page, Page::Picker);
    for (hreflang, address) in
        addresses.iter().filter(|(hreflang, _)| is_picker == (*hreflang == "x-default"))
    {
        xml.push_str("<url>\n<loc>");
        xml.push_str(address);
        xml.push_str("</loc>\n");
        if let Page::Entry { entry, .. } = page {
            let language =
                catalog.config.ids().find(|id| catalog.language(*id).tag.as_str() == *hreflang);
            let own = language
                .and_then(|language| entry.document(language))
                .and_then(|document| document.header.updated);
            if let Some(date) = own.or(entry.facts.updated).or(entry.facts.published) {
                xml.push_str(&format!("<lastmod>{date}</lastmod>\n"));
            }
        }
        xml.push_str(&links);
        xml.push_str("</url>\n");
    }
}

fn absolute(context: Context<'_>, path: &str) -> String {
    escape::html(&context.address(path).unwrap_or_default())
}
