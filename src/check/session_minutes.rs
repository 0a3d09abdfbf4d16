//! A rule that a session fits into the minutes that the lesson states, and into those that a team
//! can spare.
//!
//! In: the catalog. Out: diagnostics about longer sessions.

use super::rule::Rule;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

const MINUTES_EXCEED_LESSON: Code = Code::warning("minutes-exceed-lesson");
const SESSION_TOO_LONG: Code = Code::warning("session-too-long");

pub(super) const RULE: Rule = Rule { codes: &[MINUTES_EXCEED_LESSON, SESSION_TOO_LONG], run };

/// The minutes that a team can spare between two shifts.
const MAX_MINUTES: u32 = 20;

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (_, entry) in catalog.entries().filter(|(_, entry)| entry.is_lesson()) {
        let parts = [&entry.facts.teaching, &entry.facts.exercises];
        let stated: Option<u32> = parts.iter().any(|part| part.is_some()).then(|| {
            let minutes =
                parts.iter().filter_map(|part| part.as_ref().map(|minutes| minutes.value));
            minutes.fold(0, u32::saturating_add)
        });
        let too_long = |minutes: u32| {
            (minutes > MAX_MINUTES).then(|| (minutes.to_string(), MAX_MINUTES.to_string()))
        };
        if let Some((minutes, limit)) = stated.and_then(too_long) {
            let span = parts
                .iter()
                .find_map(|part| part.as_ref())
                .map_or(0..0, |minutes| minutes.span.clone());
            let long = Diagnostic::new(SESSION_TOO_LONG, &entry.facts_path, span);
            diagnostics.push(long.with("minutes", minutes).with("limit", limit));
        }
        for document in entry.documents() {
            let mut sum = 0_u32;
            // The diagnostic is at the note with which the limit is exceeded.
            let mut at = |most: u32| {
                sum = 0;
                document.notes.iter().find(|note| {
                    sum = sum.saturating_add(note.minutes.unwrap_or(0));
                    sum > most
                })
            };
            let (over_limit, over_stated) = (at(MAX_MINUTES), stated.and_then(&mut at));
            let minutes =
                document.notes.iter().filter_map(|note| note.minutes).fold(0, u32::saturating_add);
            if let (Some(note), Some((minutes, limit))) = (over_limit, too_long(minutes)) {
                let long = Diagnostic::new(SESSION_TOO_LONG, &document.path, note.span.clone());
                diagnostics.push(long.with("minutes", minutes).with("limit", limit));
            }
            if let (Some(note), Some(stated)) = (over_stated, stated) {
                let exceeding =
                    Diagnostic::new(MINUTES_EXCEED_LESSON, &document.path, note.span.clone())
                        .with("minutes", minutes)
                        .with("stated", stated);
                diagnostics.push(exceeding);
            }
        }
    }
    diagnostics
}
