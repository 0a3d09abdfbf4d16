//! Names of folders with a meaning of their own, and names that the site reserves.
//!
//! In: names of folders. Out: the kind of entry in a folder, and whether a topic or lesson can have
//! a name.

use super::entry::{EntryKind, LessonData, TopicData};
use crate::config::SiteConfig;

/// Names that a topic cannot have, since the site uses them. The same holds for every language tag.
const RESERVED: [&str; 10] =
    ["glossary", "pages", "tags", "index", "search", "map", "downloads", "docs", "assets", "media"];

/// The folder of the plain pages.
pub(super) const PAGES: &str = "pages";

/// The folder of the glossary.
pub(super) const GLOSSARY: &str = "glossary";

/// Whether a topic cannot have this name.
pub(super) fn is_reserved(config: &SiteConfig, name: &str) -> bool {
    RESERVED.contains(&name)
        || config.languages.iter().any(|language| language.tag.file_stem() == name)
}

/// Whether a lesson cannot have this name: `index` is the topic's own page, `page-2` the second
/// page of its list.
pub(super) fn is_reserved_lesson(name: &str) -> bool {
    name == "index"
        || name.strip_prefix("page-").is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
        })
}

/// Whether nothing in a folder can be an entry, since its name is reserved.
pub(crate) fn is_reserved_folder(config: &SiteConfig, folder: &str) -> bool {
    let mut parts = folder.split('/');
    let first = parts.next().unwrap_or_default();
    (first != PAGES && first != GLOSSARY && is_reserved(config, first))
        || parts.next().is_some_and(is_reserved_lesson)
}

/// Returns the name of the file that states the facts, for kinds that have one.
pub(super) fn facts_name(kind: &EntryKind) -> Option<&'static str> {
    match kind {
        EntryKind::Topic(_) => Some("topic.toml"),
        EntryKind::Lesson(_) => Some("lesson.toml"),
        EntryKind::Home | EntryKind::Plain | EntryKind::Glossary => None,
    }
}

/// Returns the kind of entry in a folder; `None` if its name is reserved or it is nested too
/// deeply.
pub(super) fn kind_of(config: &SiteConfig, folder: &str) -> Option<EntryKind> {
    if folder.is_empty() {
        return Some(EntryKind::Home);
    }
    match folder.split('/').collect::<Vec<_>>().as_slice() {
        [PAGES, _] => Some(EntryKind::Plain),
        [GLOSSARY] => Some(EntryKind::Glossary),
        [first, ..] if is_reserved(config, first) => None,
        [_] => Some(EntryKind::Topic(TopicData::default())),
        [_, lesson] if !is_reserved_lesson(lesson) => {
            Some(EntryKind::Lesson(LessonData::default()))
        }
        _ => None,
    }
}
