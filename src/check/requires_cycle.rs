//! A rule that no lesson requires itself, directly or through others.
//!
//! In: the catalog. Out: a diagnostic for each cycle.

use std::collections::HashMap;

use super::rule::Rule;
use crate::catalog::{Catalog, EntryId};
use crate::diagnostic::{Code, Diagnostic};

const REQUIRES_CYCLE: Code = Code::error("requires-cycle").fixed();

pub(super) const RULE: Rule = Rule { codes: &[REQUIRES_CYCLE], run };

/// The state of a lesson in the search.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Open,
    Done,
}

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut visits: HashMap<EntryId, Visit> = HashMap::new();
    let mut diagnostics = Vec::new();
    for (start, entry) in catalog.entries() {
        if entry.is_lesson() && !visits.contains_key(&start) {
            walk(catalog, start, &mut visits, &mut diagnostics);
        }
    }
    diagnostics
}

/// Searches depth first, with an explicit stack: a chain may be as long as the site has lessons.
fn walk(
    catalog: &Catalog,
    start: EntryId,
    visits: &mut HashMap<EntryId, Visit>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut stack: Vec<(EntryId, usize)> = vec![(start, 0)];
    visits.insert(start, Visit::Open);
    while let Some((lesson, next)) = stack.last_mut() {
        let entry = catalog.entry(*lesson);
        let Some(required) = entry.facts.requires.get(*next) else {
            visits.insert(*lesson, Visit::Done);
            stack.pop();
            continue;
        };
        *next += 1;
        let Some(target) =
            catalog.in_folder(&required.value).filter(|id| catalog.entry(*id).is_lesson())
        else {
            continue;
        };
        match visits.get(&target) {
            Some(Visit::Done) => {}
            Some(Visit::Open) => {
                let begin = stack.iter().position(|(id, _)| *id == target).unwrap_or(0);
                let mut names: Vec<&str> = stack[begin..]
                    .iter()
                    .map(|(id, _)| catalog.entry(*id).folder.as_str())
                    .collect();
                names.push(&catalog.entry(target).folder);
                let cycle =
                    Diagnostic::new(REQUIRES_CYCLE, &entry.facts_path, required.span.clone())
                        .with("cycle", names.join(" → "));
                diagnostics.push(cycle);
            }
            None => {
                visits.insert(target, Visit::Open);
                stack.push((target, 0));
            }
        }
    }
}
