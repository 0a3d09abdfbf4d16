//! Where everything lies: the path of every file of the site.
//!
//! In: what is shown, and the language it is shown in. Out: paths from the root of the site.
//! Nothing here asks whether there is such a file: that is for the catalog and the plan.

use crate::catalog::{Catalog, Entry, EntryKind, Presence};
use crate::language::LanguageId;
use crate::source::SitePath;

/// The page at the root, where a reader picks a language.
pub const PICKER: &str = "index.html";

/// The page for addresses that do not exist.
pub const NOT_FOUND: &str = "404.html";

/// Lessons and languages, for translators.
pub const TRANSLATIONS: &str = "translations.html";

/// The name of the page of what a reader has done.
pub const PROGRESS: &str = "progress";

/// The name of the page where a reader searches.
pub const SEARCH: &str = "search";

/// What search engines may read.
pub const ROBOTS: &str = "robots.txt";

/// The domain, for GitHub Pages.
pub const DOMAIN: &str = "CNAME";

/// The map for search engines.
pub const SITEMAP: &str = "sitemap.xml";

/// A part of a map that is too long for one file, from 1.
pub fn sitemap_part(part: usize) -> String {
    format!("sitemap-{part}.xml")
}

/// The page of an entry.
pub fn entry(catalog: &Catalog, entry: &Entry, language: LanguageId) -> String {
    let folder = folder(catalog, language);
    match entry.kind {
        EntryKind::Home => format!("{folder}/index.html"),
        EntryKind::Topic(_) | EntryKind::Glossary => {
            format!("{folder}/{}/index.html", entry.folder)
        }
        EntryKind::Lesson(_) | EntryKind::Plain => format!("{folder}/{}.html", entry.folder),
    }
}

/// The page to which lists and switchers link for a reader: one in their language, unless there is
/// none.
pub fn listed(catalog: &Catalog, entry: &Entry, reader: LanguageId) -> String {
    match catalog.presence(entry, reader) {
        Presence::Absent(shown) => self::entry(catalog, entry, shown),
        _ => self::entry(catalog, entry, reader),
    }
}

/// A part of a list whose first part is at `first`, from 1.
pub fn list_part(first: &str, part: usize) -> String {
    if part == 1 {
        first.to_owned()
    } else {
        first.replace("index.html", &format!("page-{part}.html"))
    }
}

/// The guide of a lesson, beside its page.
pub fn guide(catalog: &Catalog, lesson: &Entry, language: LanguageId) -> String {
    entry(catalog, lesson, language).replace(".html", ".guide.html")
}

/// The text of a lesson as a script, beside its page.
pub fn blocks(catalog: &Catalog, lesson: &Entry, language: LanguageId) -> String {
    entry(catalog, lesson, language).replace(".html", ".blocks.js")
}

/// An old place of a topic or lesson.
pub fn old_place(catalog: &Catalog, entry: &Entry, place: &str, language: LanguageId) -> String {
    let folder = folder(catalog, language);
    if entry.is_topic() {
        format!("{folder}/{place}/index.html")
    } else {
        format!("{folder}/{place}.html")
    }
}

/// A page that a language has once, by its name.
pub fn language_page(catalog: &Catalog, name: &str, language: LanguageId) -> String {
    format!("{}/{name}.html", folder(catalog, language))
}

/// What a reader has done.
pub fn progress(catalog: &Catalog, language: LanguageId) -> String {
    language_page(catalog, PROGRESS, language)
}

/// Where a reader searches.
pub fn search(catalog: &Catalog, language: LanguageId) -> String {
    language_page(catalog, SEARCH, language)
}

/// The list of tags.
pub fn tags(catalog: &Catalog, language: LanguageId) -> String {
    format!("{}/tags/index.html", folder(catalog, language))
}

/// A part of the list of a tag's lessons, from 1.
pub fn tag(catalog: &Catalog, tag: &str, language: LanguageId, part: usize) -> String {
    list_part(&format!("{}/tags/{tag}/index.html", folder(catalog, language)), part)
}

/// New lessons, as Atom.
pub fn feed(catalog: &Catalog, language: LanguageId) -> String {
    format!("{}/feed.xml", folder(catalog, language))
}

/// The script that names the others of the search. Pages refer to it alone, so that they do not
/// change when a text does.
pub fn search_index(catalog: &Catalog, language: LanguageId) -> String {
    format!("search/{}/index.js", folder(catalog, language))
}

/// The script with the pages of a language, under a name that changes with them.
pub fn search_head(catalog: &Catalog, language: LanguageId, digest: &str) -> String {
    format!("search/{}/head-{digest}.js", folder(catalog, language))
}

/// A script with some of the texts of a language, under a name that changes with them.
pub fn search_text(catalog: &Catalog, language: LanguageId, shard: usize, digest: &str) -> String {
    format!("search/{}/text-{shard}-{digest}.js", folder(catalog, language))
}

/// A file of the lessons: a picture, a recording, a document.
pub fn media(catalog: &Catalog, path: &SitePath) -> String {
    let inside = path.as_str().strip_prefix(catalog.config.src.as_str()).unwrap_or(path.as_str());
    format!("media/{}", inside.trim_start_matches('/'))
}

/// The folder of a language.
fn folder(catalog: &Catalog, language: LanguageId) -> &str {
    catalog.language(language).tag.file_stem()
}
