//! Related lessons: those that the author named, then those that share links, tags or a topic.
//!
//! In: a lesson. Out: at most a handful of others. The number of lessons compared is bounded, so
//! that the cost of a page does not grow with the site.

use std::collections::BTreeMap;

use super::entry::{EntryId, EntryKind};
use super::resolved_link::ResolvedLink;
use super::site_catalog::Catalog;

/// The number of related lessons that are shown.
const MAX_RELATED: usize = 4;

/// The number of neighbours in a tag or topic that are compared, in each direction.
const NEIGHBOURS: usize = 8;

const LINK: u32 = 6;
const TAG: u32 = 3;
const TOPIC: u32 = 1;

impl Catalog {
    /// Returns the lessons related to a lesson.
    pub fn related(&self, id: EntryId) -> Vec<EntryId> {
        let entry = self.entry(id);
        let mut related: Vec<EntryId> = Vec::new();
        for own in &entry.facts.related {
            let known = self.in_folder(&own.value).filter(|own| self.entry(*own).is_lesson());
            if let Some(own) = known.filter(|own| *own != id && !related.contains(own)) {
                related.push(own);
            }
        }
        let mut scores: BTreeMap<EntryId, u32> = BTreeMap::new();
        let mut add = |other: EntryId, score: u32| {
            if other != id && self.entry(other).is_lesson() {
                *scores.entry(other).or_default() += score;
            }
        };
        if let Some(links) =
            self.links.get(id.index()).and_then(|texts| texts.get(entry.source.index()))
        {
            for link in links {
                if let ResolvedLink::Entry { entry: other, .. } = link {
                    add(*other, LINK);
                }
            }
        }
        for other in self.backlinks(id).iter().take(4 * NEIGHBOURS) {
            add(*other, LINK);
        }
        let tag_places = match &entry.kind {
            EntryKind::Lesson(lesson) => lesson.tag_places.as_slice(),
            _ => &[],
        };
        for (tag, place) in entry.facts.tags.iter().zip(tag_places) {
            if let Some(tag) = self.tags.get(&tag.value) {
                for other in neighbours(&tag.lessons, *place) {
                    add(*other, TAG);
                }
            }
        }
        let (siblings, place) = self.siblings(entry, self.config.language);
        for other in neighbours(siblings, place) {
            add(*other, TOPIC);
        }
        let mut others: Vec<(EntryId, u32)> = scores
            .into_iter()
            .filter(|(other, score)| *score > TOPIC && !related.contains(other))
            .collect();
        others.sort_by(|(left, left_score), (right, right_score)| {
            right_score.cmp(left_score).then(left.cmp(right))
        });
        related.extend(others.into_iter().map(|(other, _)| other));
        related.truncate(MAX_RELATED.max(entry.facts.related.len()));
        related
    }
}

/// Returns the lessons around a position in a list.
fn neighbours(lessons: &[EntryId], place: usize) -> &[EntryId] {
    &lessons[place.saturating_sub(NEIGHBOURS)..(place + NEIGHBOURS + 1).min(lessons.len())]
}
