//! What a whole text defines: destinations of links, and footnotes.
//!
//! In: definitions. Out: which of them a label means.

use std::collections::{HashMap, HashSet};

use super::scan::LONGEST_LABEL;

/// The definitions of a text, by label.
#[derive(Debug)]
pub(in crate::lesson::markup) struct Definitions {
    links: HashMap<String, (String, String)>,
    notes: HashSet<String>,
    /// How long the destinations and titles that references repeat may still be together.
    left: usize,
}

/// How long they may be in a short text. In a longer one, they may be as long as the text itself.
const LEAST_REPEATED: usize = 100_000;

impl Definitions {
    /// Makes the definitions of a text of this length.
    pub(in crate::lesson::markup) fn new(text_len: usize) -> Self {
        let left = text_len.max(LEAST_REPEATED);
        Self { links: HashMap::new(), notes: HashSet::new(), left }
    }

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

    /// Returns the destination and the title for a label. When references have repeated too much,
    /// they are text, as on GitHub.
    pub(super) fn link(&mut self, label: &str) -> Option<(String, String)> {
        if label.len() > LONGEST_LABEL {
            return None;
        }
        let (to, title) = self.links.get(&folded(label))?;
        self.left = self.left.checked_sub(to.len() + title.len())?;
        Some((to.clone(), title.clone()))
    }

    /// Returns the name of a footnote, if it is defined.
    pub(super) fn note(&self, label: &str) -> Option<String> {
        if self.notes.is_empty() || label.len() > LONGEST_LABEL {
            return None;
        }
        Some(folded(label)).filter(|name| self.notes.contains(name))
    }
}

/// Returns a label without differences of case and white space, which do not distinguish labels.
pub(in crate::lesson::markup) fn folded(label: &str) -> String {
    let words: Vec<&str> = label.split_ascii_whitespace().collect();
    // Upper case first: `ß` and `SS` are the same.
    words.join(" ").to_lowercase().to_uppercase().to_lowercase()
}
