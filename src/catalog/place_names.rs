//! The names by which links can refer to places of a text.
//!
//! In: its headings and anchors. Out: [`PlaceNames`], for lookups by name.

use std::collections::{HashMap, HashSet};

use super::heading_ids::MAX_WITHOUT_INDEX;
use crate::lesson::{Document, Heading};

/// The names of the headings and anchors of a text. Only texts with many of them have an index; a
/// few are searched faster without one.
#[derive(Debug, Default)]
pub(super) struct PlaceNames(Option<Names>);

#[derive(Debug)]
struct Names {
    headings: HashMap<Box<str>, usize>,
    anchors: HashSet<Box<str>>,
}

impl PlaceNames {
    /// Collects the names of the headings and anchors of a text.
    pub(super) fn of(text: &Document) -> Self {
        if text.headings.len() + text.anchors.len() <= MAX_WITHOUT_INDEX {
            return Self(None);
        }
        let mut headings = HashMap::with_capacity(text.headings.len());
        for (place, heading) in text.headings.iter().enumerate() {
            let names = std::iter::once(&heading.own_id).chain(&heading.pins);
            for name in names.chain(&heading.former_id) {
                headings.entry(Box::from(name.as_str())).or_insert(place);
            }
        }
        Self(Some(Names {
            headings,
            anchors: text.anchors.iter().map(|anchor| Box::from(anchor.as_str())).collect(),
        }))
    }

    /// Returns the index of the first heading that has this as its own id or as a pin.
    pub(super) fn heading(&self, text: &Document, name: &str) -> Option<usize> {
        let has_name = |heading: &Heading| {
            heading.own_id == name
                || heading.pins.iter().any(|pin| pin == name)
                || heading.former_id.as_deref() == Some(name)
        };
        match &self.0 {
            Some(names) => names.headings.get(name).copied(),
            None => text.headings.iter().position(has_name),
        }
    }

    /// Whether there is an anchor with this name outside headings.
    pub(super) fn has_anchor(&self, text: &Document, name: &str) -> bool {
        match &self.0 {
            Some(names) => names.anchors.contains(name),
            None => text.anchors.iter().any(|anchor| anchor == name),
        }
    }
}
