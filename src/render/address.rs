//! The address of everything: the path of every file of the site.
//!
//! In: what a file shows, and its language. Out: paths from the root of the site. Nothing here
//! checks whether such a file exists, which is up to the catalog and the plan.

use crate::catalog::{Catalog, Entry, EntryKind, Presence};
use crate::language::LanguageId;
use crate::source::SitePath;

/// The page at the root, where a reader chooses a language.
pub const PICKER: &str = "index.html";

/// The page for addresses that do not exist.
pub const NOT_FOUND: &str = "404.html";

/// The overview of lessons and languages, for translators.
pub const TRANSLATIONS: &str = "translations.html";

/// The name of the page that shows a reader's progress.
pub const PROGRESS: &str = "progress";

/// The name of the search page.
pub const SEARCH: &str = "search";

/// The rules for search engines.
pub const ROBOTS: &str = "robots.txt";

/// The domain, for GitHub Pages.
pub const DOMAIN: &str = "CNAME";

/// The sitemap for search engines.
pub const SITEMAP: &str = "sitemap.xml";

/// Returns the path of a part of a sitemap that is too long for one file, from 1.
pub fn sitemap_part(part: usize) -> String {
    format!("sitemap-{part}.xml")
}

/// Returns the page of an entry.
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

/// Returns the page that lists and switchers link to for a reader: one in their language, if there
/// is one.
pub fn listed(catalog: &Catalog, entry: &Entry, reader: LanguageId) -> String {
    match catalog.presence(entry, reader) {
        Presence::Absent(shown) => self::entry(catalog, entry, shown),
        _ => self::entry(catalog, entry, reader),
    }
}

/// Returns a part of a list whose first part is at `first`, from 1.
pub fn list_part(first: &str, part: usize) -> String {
    if part == 1 {
        first.to_owned()
    } else {
        first.replace("index.html", &format!("page-{part}.html"))
    }
}

/// Returns the guide of a lesson, next to its page.
pub fn guide(catalog: &Catalog, lesson: &Entry, language: LanguageId) -> String {
    entry(catalog, lesson, language).replace(".html", ".guide.html")
}

/// Returns the script with the text of a lesson, next to its page.
pub fn blocks(catalog: &Catalog, lesson: &Entry, language: LanguageId) -> String {
    entry(catalog, lesson, language).replace(".html", ".blocks.js")
}

/// Returns a former page of a topic or lesson.
pub fn old_place(catalog: &Catalog, entry: &Entry, place: &str, language: LanguageId) -> String {
    let folder = folder(catalog, language);
    if entry.is_topic() {
        format!("{folder}/{place}/index.html")
    } else {
        format!("{folder}/{place}.html")
    }
}

/// Returns a page that a language has once, by its name.
pub fn language_page(catalog: &Catalog, name: &str, language: LanguageId) -> String {
    format!("{}/{name}.html", folder(catalog, language))
}

/// Returns the page that shows a reader's progress.
pub fn progress(catalog: &Catalog, language: LanguageId) -> String {
    language_page(catalog, PROGRESS, language)
}

/// Returns the search page.
pub fn search(catalog: &Catalog, language: LanguageId) -> String {
    language_page(catalog, SEARCH, language)
}

/// Returns the list of tags.
pub fn tags(catalog: &Catalog, language: LanguageId) -> String {
    format!("{}/tags/index.html", folder(catalog, language))
}

/// Returns a part of the list of a tag's lessons, from 1.
pub fn tag(catalog: &Catalog, tag: &str, language: LanguageId, part: usize) -> String {
    list_part(&format!("{}/tags/{tag}/index.html", folder(catalog, language)), part)
}

/// Returns the Atom feed of new lessons.
pub fn feed(catalog: &Catalog, language: LanguageId) -> String {
    format!("{}/feed.xml", folder(catalog, language))
}

/// Returns the script that names the other scripts of the search. Pages refer only to this one, so
/// that they do not change when a text does.
pub fn search_index(catalog: &Catalog, language: LanguageId) -> String {
    format!("search/{}/index.js", folder(catalog, language))
}

/// Returns the script with the pages of a language. Its name changes with its content.
pub fn search_head(catalog: &Catalog, language: LanguageId, digest: &str) -> String {
    format!("search/{}/head-{digest}.js", folder(catalog, language))
}

/// Returns a script with some of the texts of a language. Its name changes with its content.
pub fn search_text(catalog: &Catalog, language: LanguageId, shard: usize, digest: &str) -> String {
    format!("search/{}/text-{shard}-{digest}.js", folder(catalog, language))
}

/// Returns a file of the lessons: a picture, a recording, a document.
pub fn media(catalog: &Catalog, path: &SitePath) -> String {
    let inside = path.as_str().strip_prefix(catalog.config.src.as_str()).unwrap_or(path.as_str());
    format!("media/{}", inside.trim_start_matches('/'))
}

/// Returns the folder of a language.
fn folder(catalog: &Catalog, language: LanguageId) -> &str {
    catalog.language(language).tag.file_stem()
}
