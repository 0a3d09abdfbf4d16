//! Fills the slots of markup, now that the purpose of its blocks is known.
//!
//! In: parts of the body of markup. Out: the same in a finished body.

use std::ops::Range;

use super::footnote::{Number, Numbers};
use super::outline::Outline;
use super::plan::Tick;
use super::role::Role;
use crate::lesson::body::{Body, Mark};
use crate::lesson::markup::{self, TaskBox, Text};
use crate::lesson::slot::Slot;

/// Everything on which the slots of markup depend.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolver<'a> {
    pub(super) text: &'a Text,
    pub(super) outline: &'a Outline,
    /// By item.
    pub(super) roles: &'a [Role],
    /// By box.
    pub(super) ticks: &'a [Option<Tick>],
    pub(super) numbers: &'a Numbers,
}

impl<'a> Resolver<'a> {
    /// Copies a part of the text.
    pub(super) fn copy(self, part: Range<Mark>, out: &mut Body) {
        self.copy_from(&self.text.body, part, out);
    }

    /// Returns the text of a footnote; empty if there is none.
    pub(super) fn footnote(self, name: &str) -> Body {
        let mut out = Body::default();
        if let Some(text) = self.text.footnotes.texts.get(name) {
            self.copy_from(text, Mark::default()..text.end(), &mut out);
        }
        out
    }

    fn copy_from(self, body: &Body<markup::Slot>, part: Range<Mark>, out: &mut Body) {
        let keep = |slot: markup::Slot| match slot {
            markup::Slot::Ready(slot) => Some(slot),
            _ => None,
        };
        out.copy(body, part, keep, |slot, out| self.write(slot, out));
    }

    fn write(self, slot: markup::Slot, out: &mut Body) {
        match slot {
            markup::Slot::Ready(slot) => out.slot(slot),
            markup::Slot::HeadingOpen(written) => self.open_heading(written, out),
            markup::Slot::HeadingClose(written) => self.close_heading(written, out),
            markup::Slot::BoxOpen(place) => self.open_box(place, out),
            markup::Slot::BoxClose(place) => {
                if self.tick(place).is_some() {
                    out.push("</label>");
                }
            }
            markup::Slot::DetailsOpen(item) => match self.roles.get(item as usize) {
                Some(Role::Reply(number)) => {
                    out.push(" class=\"pb-reply\"");
                    out.slot(Slot::Reply(*number));
                }
                Some(Role::Explanation(_)) => out.slot(Slot::Reply(0)),
                Some(Role::Transcript) => out.push(" class=\"pb-transcript\""),
                _ => {}
            },
            // A reply is always folded until its reader opens it.
            markup::Slot::DetailsUnfolded(item) => match self.roles.get(item as usize) {
                Some(Role::Reply(_) | Role::Explanation(_)) => {}
                _ => out.push(" open=\"\""),
            },
            markup::Slot::FootnoteReference(place) => {
                match self.numbers.of_references.get(place as usize).copied().flatten() {
                    Some(Number::Text(number, count)) => {
                        out.slot(Slot::FootnoteReference(number, count));
                    }
                    Some(Number::Note(number)) => {
                        out.push(&format!("<sup class=\"pb-footnote-ref\">{number}</sup>"));
                    }
                    None => {}
                }
            }
            markup::Slot::LineEnd => out.end_line(),
        }
    }

    fn open_heading(self, written: u32, out: &mut Body) {
        let Some((place, heading)) = self.outline.place(written).zip(self.outline.heading(written))
        else {
            // A heading that only team leaders see is not part of the page's outline.
            return out.push("<h4>");
        };
        out.push(&format!("<h{}", heading.level));
        out.slot(Slot::HeadingId(place));
        out.push(">");
    }

    fn close_heading(self, written: u32, out: &mut Body) {
        let Some((place, heading)) = self.outline.place(written).zip(self.outline.heading(written))
        else {
            return out.push("</h4>\n");
        };
        // This removes white space before a pin that has been removed.
        out.trim_end();
        out.slot(Slot::HeadingAnchors(place));
        out.push(&format!("</h{}>\n", heading.level));
    }

    fn tick(self, place: u32) -> Option<&'a Tick> {
        self.ticks.get(place as usize).and_then(Option::as_ref)
    }

    /// Writes a box. In a plan a script lets the reader tick it, and the text next to it is its
    /// label. All other boxes are only shown.
    fn open_box(self, place: u32, out: &mut Body) {
        let is_ticked =
            self.text.boxes.get(place as usize).is_some_and(|TaskBox { is_ticked, .. }| *is_ticked);
        let checked = if is_ticked { " checked=\"\"" } else { "" };
        if let Some(Tick { name, number }) = self.tick(place) {
            out.push("<label class=\"pb-tick\">");
            out.push(&format!(
                "<input type=\"checkbox\" autocomplete=\"off\" disabled=\"\"{checked} \
                 data-pb-tick=\"{name}:{number}\"/> "
            ));
            return;
        }
        out.push("<input type=\"checkbox\" disabled=\"\"");
        out.push(checked);
        out.slot(Slot::TaskLabel(is_ticked));
        out.push("/> ");
    }
}
