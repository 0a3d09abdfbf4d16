//! A translation has the sections of its original: objectives, quiz and so on, in the same order.

use super::rule::Rule;
use super::texts::{comparable, is_unfilled};
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::lesson::{Document, Section};

const SECTIONS_DIFFER: Code = Code::warning("sections-differ");

pub(super) const RULE: Rule = Rule { codes: &[SECTIONS_DIFFER], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (entry, original, document) in comparable(catalog) {
        // Nearly all are alike: that is found out without writing their names down. A plan has as
        // many boxes in every language, since ticks are kept by place.
        let is_alike = |(here, there): (&Section, &Section)| {
            let has_boxes =
                here.box_count == there.box_count || is_unfilled(entry, document, here.heading);
            here.kind == there.kind && here.name == there.name && has_boxes
        };
        let is_as_long = document.sections.len() == original.sections.len();
        if is_as_long && document.sections.iter().zip(&original.sections).all(is_alike) {
            continue;
        }
        let (here, there) = (names(document), names(original));
        let first = here.iter().zip(&there).take_while(|(here, there)| here == there).count();
        let place = document
            .sections
            .get(first)
            .or(document.sections.last())
            .map_or(0..0, |section| section.span.clone());
        let differing = Diagnostic::new(SECTIONS_DIFFER, &document.path, place)
            .with("original", original.path.file_name())
            .with("here", here)
            .with("there", there);
        diagnostics.push(differing);
    }
    diagnostics
}

/// `quiz`, `plan: next-shift [3]` with three boxes
fn names(document: &Document) -> Vec<String> {
    let sections = document.sections.iter();
    sections
        .map(|section| match &section.name {
            Some(name) if section.box_count > 0 => {
                format!("{}: {name} [{}]", section.kind.name, section.box_count)
            }
            Some(name) => format!("{}: {name}", section.kind.name),
            None => section.kind.name.to_owned(),
        })
        .collect()
}
