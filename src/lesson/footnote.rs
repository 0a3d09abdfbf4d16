//! Footnotes: numbered in the order in which the text refers to them, listed at its end.
//!
//! In: references and definitions as the parser meets them. Out: the list at the end of a body.

use std::collections::HashMap;

use super::body::{Body, Slot};

/// What is known of footnotes so far.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// Number and count of references by name, in the order of the first reference.
    references: Vec<(String, u16)>,
    /// Names to which notes for team leaders refer, which are on another page.
    note_references: Vec<String>,
    definitions: HashMap<String, Body>,
    open: Vec<String>,
}

impl Footnotes {
    /// Writes a reference, in the text or in a note for team leaders.
    pub(super) fn reference(&mut self, name: &str, in_note: bool, out: &mut Body) {
        if in_note {
            let index = self.note_references.iter().position(|known| known == name).unwrap_or_else(|| {
                self.note_references.push(name.to_owned());
                self.note_references.len() - 1
            });
            out.html.push_str(&format!("<sup class=\"pb-footnote-ref\">{}</sup>", index + 1));
            return;
        }
        let index = self.references.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            self.references.push((name.to_owned(), 0));
            self.references.len() - 1
        });
        let Some((_, count)) = self.references.get_mut(index) else { return };
        *count += 1;
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        out.slot(Slot::FootnoteReference(number, *count));
    }

    /// Whether a definition is being read.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// A definition begins.
    pub(super) fn open(&mut self, name: &str) {
        self.open.push(name.to_owned());
    }

    /// The definition that began last is complete. Of two with one name the first counts, as on GitHub.
    pub(super) fn close(&mut self, definition: Body) {
        if let Some(name) = self.open.pop() {
            self.definitions.entry(name).or_insert(definition);
        }
    }

    /// The list of those to which notes refer.
    pub(super) fn of_notes(&self) -> Body {
        let mut list = Body::default();
        if self.note_references.is_empty() {
            return list;
        }
        list.html.push_str("<ol>\n");
        for name in &self.note_references {
            list.html.push_str("<li>");
            if let Some(definition) = self.definitions.get(name) {
                list.append(definition);
            }
            list.html.push_str("</li>\n");
        }
        list.html.push_str("</ol>\n");
        list
    }

    /// Writes the list. What no reference leads to is left out, as on GitHub.
    pub(super) fn write(mut self, out: &mut Body) {
        if self.references.is_empty() {
            return;
        }
        out.html.push_str(
            "<section class=\"pb-footnotes\" role=\"doc-endnotes\"><h2 class=\"pb-visually-hidden\" id=\"pb-footnotes\">",
        );
        out.slot(Slot::FootnotesLabel);
        out.html.push_str("</h2>\n<ol>\n");
        for (index, (name, count)) in self.references.iter().enumerate() {
            let number = index + 1;
            out.html.push_str(&format!("<li id=\"pb-fn-{number}\">"));
            let mut definition = self.definitions.remove(name).unwrap_or_default();
            let ends_in_paragraph = definition.html.ends_with("</p>\n");
            if ends_in_paragraph {
                definition.html.truncate(definition.html.len() - "</p>\n".len());
            }
            out.append(&definition);
            for reference in 1..=*count {
                let id = footnote_reference_id(number, reference);
                out.html.push_str(&format!(" <a class=\"pb-footnote-back\" href=\"#{id}\" role=\"doc-backlink\""));
                out.slot(Slot::FootnoteBackLabel(u32::try_from(number).unwrap_or(u32::MAX)));
                out.html.push_str(">↩</a>");
            }
            out.html.push_str(if ends_in_paragraph { "</p></li>\n" } else { "</li>\n" });
        }
        out.html.push_str("</ol></section>\n");
    }
}

/// The id of a reference: the number of its footnote, and which of its references it is.
pub fn footnote_reference_id(number: usize, count: u16) -> String {
    if count == 1 { format!("pb-fnref-{number}") } else { format!("pb-fnref-{number}-{count}") }
}
