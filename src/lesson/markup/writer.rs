//! Writes the body, and separately the title and the texts of footnotes.
//!
//! In: HTML and slots. Out: bodies.

use std::mem;
use std::ops::Range;

use super::slot::Slot;
use crate::lesson::body::{Body, Mark};
use crate::lesson::slot::Slot as ReadySlot;

/// Writes bodies, which can be nested.
#[derive(Debug)]
pub(super) struct Writer {
    body: Body<Slot>,
    waiting: Vec<Body<Slot>>,
}

impl Writer {
    /// Makes a writer with room for a text of this many bytes.
    pub(super) fn new(text_len: usize) -> Self {
        Self { body: Body::with_capacity(text_len * 5 / 4), waiting: Vec::new() }
    }

    /// Writes HTML as it is.
    pub(super) fn html(&mut self, html: &str) {
        self.body.push(html);
    }

    /// Writes text as the content of an element.
    pub(super) fn text(&mut self, text: &str) {
        self.body.push_text(text);
    }

    /// Writes an attribute inside an opening tag.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.body.push_attribute(name, value);
    }

    /// Writes an address as the `href` of an opening tag.
    pub(super) fn href(&mut self, address: &str) {
        self.body.push_href(address);
    }

    pub(super) fn slot(&mut self, slot: Slot) {
        self.body.slot(slot);
    }

    pub(super) fn ready(&mut self, slot: ReadySlot) {
        self.body.slot(Slot::Ready(slot));
    }

    /// Returns the current place in the body.
    pub(super) fn mark(&self) -> Mark {
        self.body.end()
    }

    /// Returns how many bytes of HTML have been written.
    pub(super) fn len(&self) -> usize {
        self.body.len()
    }

    /// Inserts HTML at an earlier byte.
    pub(super) fn insert(&mut self, at: usize, html: &str) {
        self.body.insert(at, html);
    }

    /// Removes everything after an earlier place.
    pub(super) fn truncate(&mut self, mark: Mark) {
        self.body.truncate(mark);
    }

    /// Whether there is nothing visible between two places.
    pub(super) fn is_blank(&self, part: &Range<Mark>) -> bool {
        let has_slot = self.body.slots_of(part).iter().any(|(_, slot)| *slot != Slot::LineEnd);
        !has_slot && self.body.html_of(part).trim_ascii().is_empty()
    }

    /// Begins a separate body.
    pub(super) fn begin_separate(&mut self) {
        self.waiting.push(mem::take(&mut self.body));
    }

    /// Ends the separate body and returns it; the body before it continues.
    pub(super) fn end_separate(&mut self) -> Body<Slot> {
        let outer = self.waiting.pop().unwrap_or_default();
        mem::replace(&mut self.body, outer)
    }

    pub(super) fn finish(self) -> Body<Slot> {
        self.body
    }
}
