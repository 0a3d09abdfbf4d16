//! What a whole text defines: destinations of links, and footnotes.
//!
//! In: definitions. Out: which of them a label means.

use std::collections::{HashMap, HashSet};

/// The definitions of a text, by label.
#[derive(Debug, Default)]
pub(in crate::lesson::markup) struct Definitions {
    links: HashMap<String, (String, String)>,
    notes: HashSet<String>,
}

impl Definitions {
    /// Adds a link: its destination and title.
    pub(in crate::lesson::markup) fn add_link(&mut self, label: &str, to: &str, title: &str) {
        self.links.insert(folded(label), (to.to_owned(), title.to_owned()));
    }

    /// Adds a footnote.
    pub(in crate::lesson::markup) fn add_note(&mut self, label: &str) {
        self.notes.insert(folded(label));
    }

    pub(super) fn has_no_links(&self) -> bool {
        self.links.is_empty()
    }

    /// Returns the destination and the title for a label.
    pub(super) fn link(&self, label: &str) -> Option<(&str, &str)> {
        let (to, title) = self.links.get(&folded(label))?;
        Some((to, title))
    }

    /// Returns the name of a footnote, if it is defined.
    pub(super) fn note(&self, label: &str) -> Option<String> {
        Some(folded(label)).filter(|name| self.notes.contains(name))
    }
}

/// Returns a label without differences of case and white space, which do not distinguish labels.
pub(in crate::lesson::markup) fn folded(label: &str) -> String {
    let words: Vec<&str> = label.split_ascii_whitespace().collect();
    // Upper case first: `ß` and `SS` are the same.
    words.join(" ").to_lowercase().to_uppercase().to_lowercase()
}
