//! Footnotes: numbered in the order in which the text refers to them, and listed at its end.
//!
//! In: references in order, and texts by name. Out: a number for each reference, and lists.
//! Footnotes of notes for team leaders are numbered and listed separately, since they are on
//! another page. A reference inside a footnote counts where that footnote is listed.

use std::collections::{HashMap, HashSet};

use super::note::NoteSpans;
use crate::lesson::body::Body;
use crate::lesson::markup::Reference;
use crate::lesson::slot::Slot;

/// The numbers of footnotes.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// By reference; `None` inside a footnote that is not listed.
    pub(super) of_references: Vec<Option<Number>>,
    /// Names with their number of references, in order of the first reference.
    listed: Vec<(String, u16)>,
    /// The names to which notes refer.
    listed_for_notes: Vec<String>,
}

/// The number that a reference shows.
#[derive(Debug, Clone, Copy)]
pub(super) enum Number {
    /// The number, and which of the references to this footnote it is, from 1.
    Text(u32, u16),
    /// The number of a footnote to which a note refers.
    Note(u32),
}

impl Numbers {
    /// Numbers references.
    pub(super) fn of(references: &[Reference], notes: &NoteSpans) -> Self {
        let mut numbers = Self::default();
        let mut known: HashMap<(&str, bool), usize> = HashMap::new();
        let is_in_note = |reference: &Reference| notes.contain(reference.span.start);
        let in_text = reachable(references, |reference| !is_in_note(reference));
        let in_notes = reachable(references, is_in_note);
        for reference in references {
            let Reference { name, inside, .. } = reference;
            let (is_shown, in_note) = match inside.as_deref() {
                None => (true, is_in_note(reference)),
                Some(inside) => {
                    let in_text = in_text.contains(inside);
                    (in_text || in_notes.contains(inside), !in_text)
                }
            };
            if !is_shown {
                numbers.of_references.push(None);
                continue;
            }
            let next = if in_note { numbers.listed_for_notes.len() } else { numbers.listed.len() };
            let place = *known.entry((name, in_note)).or_insert(next);
            let number = u32::try_from(place + 1).unwrap_or(u32::MAX);
            if in_note {
                if place == next {
                    numbers.listed_for_notes.push(name.clone());
                }
                numbers.of_references.push(Some(Number::Note(number)));
                continue;
            }
            if place == next {
                numbers.listed.push((name.clone(), 0));
            }
            let count = &mut numbers.listed[place].1;
            *count += 1;
            numbers.of_references.push(Some(Number::Text(number, *count)));
        }
        numbers
    }

    /// Returns the names of the footnotes that are listed at the end of the text.
    pub(super) fn listed(&self) -> HashSet<&str> {
        self.listed.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// Writes the list at the end of a text. Footnotes without references are left out, as on
    /// GitHub.
    pub(super) fn write(&self, text_of: impl Fn(&str) -> Body, out: &mut Body) {
        if self.listed.is_empty() {
            return;
        }
        out.push("<section class=\"pb-footnotes\" role=\"doc-endnotes\">");
        out.push("<h2 class=\"pb-visually-hidden\" id=\"pb-footnotes\">");
        out.slot(Slot::FootnotesLabel);
        out.push("</h2>\n<ol>\n");
        for (place, (name, count)) in self.listed.iter().enumerate() {
            let number = place + 1;
            out.push(&format!("<li id=\"pb-fn-{number}\">"));
            let mut text = text_of(name);
            let ends_in_paragraph = text.strip_end("</p>\n");
            out.append(&text);
            for reference in 1..=*count {
                let id = footnote_reference_id(number, reference);
                out.push(&format!(
                    " <a class=\"pb-footnote-back\" href=\"#{id}\" role=\"doc-backlink\""
                ));
                out.slot(Slot::FootnoteBackLabel(u32::try_from(number).unwrap_or(u32::MAX)));
                out.push(">↩</a>");
            }
            out.push(if ends_in_paragraph { "</p></li>\n" } else { "</li>\n" });
        }
        out.push("</ol></section>\n");
    }

    /// Returns the list of footnotes to which notes refer; empty if they refer to none.
    pub(super) fn for_notes(&self, text_of: impl Fn(&str) -> Body) -> Body {
        let mut list = Body::default();
        if self.listed_for_notes.is_empty() {
            return list;
        }
        list.push("<ol>\n");
        for name in &self.listed_for_notes {
            list.push("<li>");
            list.append(&text_of(name));
            list.push("</li>\n");
        }
        list.push("</ol>\n");
        list
    }
}

/// Returns the footnotes that are referred to from outside of footnotes, by references that meet a
/// condition, and all to which their texts refer.
fn reachable(references: &[Reference], is_start: impl Fn(&Reference) -> bool) -> HashSet<&str> {
    let mut inside: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut next: Vec<&str> = Vec::new();
    for reference in references {
        match &reference.inside {
            Some(name) => inside.entry(name).or_default().push(&reference.name),
            None if is_start(reference) => next.push(&reference.name),
            None => {}
        }
    }
    let mut found = HashSet::new();
    while let Some(name) = next.pop() {
        if found.insert(name) {
            next.extend(inside.remove(name).unwrap_or_default());
        }
    }
    found
}

/// Returns the id of a reference, from the number of its footnote and which of its references it
/// is.
pub fn footnote_reference_id(number: usize, count: u16) -> String {
    if count == 1 { format!("pb-fnref-{number}") } else { format!("pb-fnref-{number}-{count}") }
}
