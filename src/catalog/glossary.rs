//! The glossary: its terms in every language, and the lessons that use each term.
//!
//! In: the glossary's texts with the ids of their headings, and all resolved links. Out:
//! [`Glossary`]. A term is a heading of the second level; its definition is the text up to the next
//! one.

use std::collections::BTreeMap;
use std::ops::Range;

use super::entry::{Entry, EntryId};
use super::resolved_link::ResolvedLink;
use crate::language::LanguageId;
use crate::lesson::{BlockKind, BodyPlace, Document};
use crate::text::collation::Collation;

/// The terms of the site.
#[derive(Debug)]
pub struct Glossary {
    /// Its entry.
    pub entry: EntryId,
    /// By language: terms by id.
    terms: Vec<BTreeMap<String, Term>>,
    /// By language: the ids in alphabetical order.
    orders: Vec<Vec<String>>,
    /// Lessons that link to a term, in order, by id of the term.
    uses: BTreeMap<String, Vec<EntryId>>,
}

/// A term in one language.
#[derive(Debug)]
pub struct Term {
    /// Its heading, by index.
    pub heading: usize,
    /// The place of its definition in the body.
    pub definition: Range<BodyPlace>,
}

impl Glossary {
    /// Collects terms and their uses.
    pub(super) fn collect(
        id: EntryId,
        entries: &[Entry],
        links: &[Vec<Vec<ResolvedLink>>],
        languages: &[(LanguageId, Collation)],
    ) -> Self {
        let entry = &entries[id.index()];
        let mut glossary =
            Self { entry: id, terms: Vec::new(), orders: Vec::new(), uses: BTreeMap::new() };
        for (language, collation) in languages {
            let document = entry.document(*language);
            let terms = document.map(|document| terms(entry, document)).unwrap_or_default();
            let title = |id: &String| {
                let heading = terms.get(id).and_then(|term| document?.headings.get(term.heading));
                heading.map_or("", |heading| heading.text.as_str())
            };
            let mut order: Vec<String> = terms.keys().cloned().collect();
            order.sort_by(|left, right| {
                collation.compare(title(left), title(right)).then_with(|| left.cmp(right))
            });
            glossary.terms.push(terms);
            glossary.orders.push(order);
        }
        for ((from, entry), texts) in (0..).map(EntryId).zip(entries).zip(links) {
            if !entry.is_lesson() {
                continue;
            }
            for link in texts.iter().flatten() {
                let ResolvedLink::Entry { entry: to, place: Some(place), .. } = link else {
                    continue;
                };
                if *to == id {
                    let lessons = glossary.uses.entry(place.id.clone()).or_default();
                    if lessons.last() != Some(&from) {
                        lessons.push(from);
                    }
                }
            }
        }
        glossary
    }

    /// Returns a term in a language, if the glossary has it there.
    pub fn term(&self, id: &str, language: LanguageId) -> Option<&Term> {
        self.terms[language.index()].get(id)
    }

    /// Returns the ids of all terms in a language, in alphabetical order.
    pub fn ids(&self, language: LanguageId) -> &[String] {
        &self.orders[language.index()]
    }

    /// Returns the lessons that link to a term, in any language.
    pub fn uses(&self, id: &str) -> &[EntryId] {
        self.uses.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}

fn terms(entry: &Entry, document: &Document) -> BTreeMap<String, Term> {
    let ids = entry.heading_ids(document.language);
    let level = |block: &crate::lesson::Block| match block.kind {
        BlockKind::Heading(place) => {
            document.headings.get(place as usize).map(|heading| (place as usize, heading.level))
        }
        _ => None,
    };
    let mut terms = BTreeMap::new();
    let mut open: Option<(String, usize, BodyPlace)> = None;
    let mut close = |open: Option<(String, usize, BodyPlace)>, end: BodyPlace| {
        if let Some((id, heading, start)) = open {
            terms.insert(id, Term { heading, definition: start..end });
        }
    };
    for block in &document.blocks {
        if let Some((place, level)) = level(block).filter(|(_, level)| *level <= 2) {
            let next = (level == 2).then(|| (ids.get(place).to_owned(), place, block.end()));
            close(std::mem::replace(&mut open, next), block.start());
        }
    }
    let end = document.blocks.last().map_or_else(BodyPlace::default, crate::lesson::Block::end);
    close(open, end);
    terms
}
