//! The order of topics and of their lessons, and which lessons a topic lists.
//!
//! In: facts and titles. Out: lists by language, sorted by `order`, then by title in the
//! alphabetical order of that language.

use std::cmp::Ordering;
use std::collections::HashMap;

use rayon::prelude::*;

use super::entry::{EntryId, EntryKind, TopicData};
use super::site_catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::LanguageId;
use crate::text::collation::Collation;
use crate::text::nearest::Proposals;

/// So many topics are named in a message.
const MOST_NAMED: usize = 20;

pub(crate) const UNKNOWN_TOPIC: Code = Code::error("unknown-topic");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[UNKNOWN_TOPIC];

/// Sorts topics and their lessons, and determines the topics of each lesson.
pub(super) fn arrange(catalog: &mut Catalog, diagnostics: &mut Vec<Diagnostic>) {
    let collations = catalog.collations();
    let languages: Vec<LanguageId> = catalog.config.ids().collect();
    for language in &languages {
        let mut topics = std::mem::take(&mut catalog.topics[language.index()]);
        sort(catalog, &mut topics, *language, &collations[language.index()]);
        catalog.topics[language.index()] = topics;
    }
    let lists = lists(catalog, diagnostics);
    let sorted: Vec<(EntryId, Vec<Vec<EntryId>>)> = lists
        .into_par_iter()
        .map(|(topic, lessons)| {
            let by_language = languages.iter().map(|language| {
                let mut lessons = lessons.clone();
                sort(catalog, &mut lessons, *language, &collations[language.index()]);
                lessons
            });
            (topic, by_language.collect())
        })
        .collect();
    for (topic, lists) in sorted {
        for lessons in &lists {
            for (place, lesson) in lessons.iter().enumerate() {
                if let EntryKind::Lesson(lesson) = &mut catalog.entries[lesson.index()].kind
                    && lesson.topics.first() == Some(&topic)
                {
                    lesson.places.push(place);
                }
            }
        }
        catalog.entries[topic.index()].kind = EntryKind::Topic(TopicData { lessons: lists });
    }
}

/// Returns the lessons of each topic, and sets each lesson's topics.
fn lists(catalog: &mut Catalog, diagnostics: &mut Vec<Diagnostic>) -> Vec<(EntryId, Vec<EntryId>)> {
    let topics: Vec<EntryId> =
        catalog.entries().filter(|(_, entry)| entry.is_topic()).map(|(id, _)| id).collect();
    let names: HashMap<String, EntryId> =
        topics.iter().map(|id| (catalog.entry(*id).folder.clone(), *id)).collect();
    let known = sorted_names(&names);
    let first_names: Vec<&str> = known.iter().take(MOST_NAMED).copied().collect();
    let proposals = Proposals::default();
    let mut lists: HashMap<EntryId, Vec<EntryId>> =
        topics.iter().map(|id| (*id, Vec::new())).collect();
    let mut topics_of: Vec<(EntryId, Vec<EntryId>)> = Vec::new();
    for (id, entry) in catalog.entries().filter(|(_, entry)| entry.is_lesson()) {
        let own = entry.folder.split_once('/').and_then(|(topic, _)| names.get(topic)).copied();
        let mut topics: Vec<EntryId> = own.into_iter().collect();
        for further in &entry.facts.topics {
            match names.get(&further.value) {
                Some(topic) if topics.contains(topic) => {}
                Some(topic) => topics.push(*topic),
                None => {
                    let moved = catalog.moved_to(&further.value);
                    let near = || proposals.nearest(&further.value, known.iter().copied());
                    let unknown =
                        Diagnostic::new(UNKNOWN_TOPIC, &entry.facts_path, further.span.clone())
                            .with("topic", further.value.clone())
                            .with("topics", first_names.clone())
                            .nearest(moved.or_else(near));
                    diagnostics.push(unknown);
                }
            }
        }
        for topic in &topics {
            if let Some(list) = lists.get_mut(topic) {
                list.push(id);
            }
        }
        topics_of.push((id, topics));
    }
    for (id, topics) in topics_of {
        if let EntryKind::Lesson(lesson) = &mut catalog.entries[id.index()].kind {
            lesson.topics = topics;
        }
    }
    topics.into_iter().map(|topic| (topic, lists.remove(&topic).unwrap_or_default())).collect()
}

fn sorted_names(names: &HashMap<String, EntryId>) -> Vec<&str> {
    let mut sorted: Vec<&str> = names.keys().map(String::as_str).collect();
    sorted.sort_unstable();
    sorted
}

fn sort(catalog: &Catalog, entries: &mut [EntryId], language: LanguageId, collation: &Collation) {
    let place = |id: &EntryId| catalog.entry(*id).facts.order.unwrap_or(u32::MAX);
    entries.sort_by(|left, right| {
        place(left)
            .cmp(&place(right))
            .then_with(|| by_title(catalog, *left, *right, language, collation))
    });
}

fn by_title(
    catalog: &Catalog,
    left: EntryId,
    right: EntryId,
    language: LanguageId,
    collation: &Collation,
) -> Ordering {
    let title = |id: EntryId| {
        let entry = catalog.entry(id);
        catalog
            .shown(entry, language)
            .and_then(|shown| entry.document(shown))
            .map_or("", |document| document.title.as_str())
    };
    collation
        .compare(title(left), title(right))
        .then_with(|| catalog.entry(left).folder.cmp(&catalog.entry(right).folder))
}
