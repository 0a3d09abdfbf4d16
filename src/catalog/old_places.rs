//! Entries by the places that they had.
//!
//! In: entries, with the aliases in their facts. Out: the entry that was once in a folder.

use super::entry::{Entry, EntryKind};

/// The entry that names this folder as its old place, itself or by an alias of its topic.
pub(super) fn find<'a>(entries: &'a [Entry], folder: &str) -> Option<&'a Entry> {
    let names = |entry: &Entry, old: &str| {
        entry.facts.aliases.iter().any(|alias| alias.value.trim_end_matches(".html") == old)
    };
    let is_topic = |entry: &&Entry| matches!(entry.kind, EntryKind::Topic(_));
    entries.iter().find(|entry| names(entry, folder)).or_else(|| {
        let (topic, lesson) = folder.split_once('/')?;
        let topic = entries.iter().filter(is_topic).find(|entry| names(entry, topic))?;
        entries
            .iter()
            .find(|entry| entry.folder.split_once('/') == Some((topic.folder.as_str(), lesson)))
    })
}
