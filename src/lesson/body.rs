//! HTML with slots.
//!
//! In: HTML and slots, written piece by piece or copied from another body. Out: finished HTML, once
//! a [`Filler`] fills the slots. A body is made once and filled for each page that shows it.

use std::ops::Range;

use super::slot::Slot;
use crate::text::escape;

/// HTML with slots at byte offsets, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body<S = Slot> {
    html: String,
    slots: Vec<(u32, S)>,
    /// Where the paragraph that opens the text ends, if it opens with one.
    lede: Option<Mark>,
}

/// Fills the slots.
pub trait Filler {
    /// Writes the content of a slot.
    fn fill(&mut self, slot: Slot, output: &mut String);
}

/// A place in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    html: u32,
    slots: u32,
}

/// A part of a body, such as the label of an option. Many small ones share one body, which costs
/// less than one body for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    start: Mark,
    end: Mark,
}

impl<S> Default for Body<S> {
    fn default() -> Self {
        Self { html: String::new(), slots: Vec::new(), lede: None }
    }
}

impl Body {
    /// Returns the finished HTML.
    pub fn fill(&self, filler: &mut impl Filler) -> String {
        // Links grow by their address, headings by their id: an eighth more is nearly always
        // enough.
        let mut output = String::with_capacity(self.html.len() + self.html.len() / 8 + 64);
        self.fill_into(filler, &mut output);
        output
    }

    /// Writes the finished HTML.
    pub fn fill_into(&self, filler: &mut impl Filler, output: &mut String) {
        self.fill_part(Mark::default()..self.end(), filler, output);
    }

    /// Writes the finished HTML between two places.
    pub fn fill_part(&self, part: Range<Mark>, filler: &mut impl Filler, output: &mut String) {
        let mut done = part.start.html();
        for (offset, slot) in self.slots_of(&part) {
            let offset = *offset as usize;
            output.push_str(&self.html[done..offset]);
            filler.fill(*slot, output);
            done = offset;
        }
        output.push_str(&self.html[done..part.end.html()]);
    }

    /// Splits the body into the paragraph that opens the text and the rest.
    pub fn split_lede(&self) -> Option<(Body, Body)> {
        let mark = self.lede?;
        Some((self.part(Mark::default()..mark), self.part(mark..self.end())))
    }

    /// Copies the part between two places into a body of its own.
    fn part(&self, part: Range<Mark>) -> Body {
        let slots = self.slots_of(&part).iter();
        Body {
            html: self.html[part.start.html()..part.end.html()].to_owned(),
            slots: slots.map(|(offset, slot)| (offset - part.start.html, *slot)).collect(),
            lede: None,
        }
    }

    /// Marks the end of the paragraph that opens the text.
    pub(super) fn end_lede(&mut self) {
        self.lede = Some(self.end());
    }

    /// Counts the characters that a reader sees in a part, without slots.
    pub(super) fn text_len(&self, part: Part) -> usize {
        escape::without_tags(self.html_of(&part.place())).chars().count()
    }
}

impl<S: Copy> Body<S> {
    /// Makes an empty body with room for this many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { html: String::with_capacity(bytes), ..Self::default() }
    }

    /// Returns the place after its last byte.
    pub fn end(&self) -> Mark {
        Mark { html: self.position(), slots: u32::try_from(self.slots.len()).unwrap_or(u32::MAX) }
    }

    /// Whether it has neither HTML nor slots.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty() && self.slots.is_empty()
    }

    /// Returns the length of its HTML, in bytes.
    pub(super) fn len(&self) -> usize {
        self.html.len()
    }

    /// Appends HTML as it is.
    pub(super) fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Appends text as the content of an element.
    pub(super) fn push_text(&mut self, text: &str) {
        escape::push_text(&mut self.html, text);
    }

    /// Appends an attribute inside an opening tag.
    pub(super) fn push_attribute(&mut self, name: &str, value: &str) {
        self.open_attribute(name);
        escape::push_attribute(&mut self.html, value);
        self.html.push('"');
    }

    /// Appends an address as the `href` of an opening tag.
    pub(super) fn push_href(&mut self, address: &str) {
        self.open_attribute("href");
        escape::push_address(&mut self.html, address);
        self.html.push('"');
    }

    fn open_attribute(&mut self, name: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
    }

    /// Appends a slot.
    pub(super) fn slot(&mut self, slot: S) {
        self.slots.push((self.position(), slot));
    }

    /// Inserts HTML at an earlier byte.
    pub(super) fn insert(&mut self, at: usize, html: &str) {
        self.html.insert_str(at, html);
        let length = u32::try_from(html.len()).unwrap_or(u32::MAX);
        for (offset, _) in
            self.slots.iter_mut().rev().take_while(|(offset, _)| *offset as usize > at)
        {
            *offset += length;
        }
    }

    /// Removes everything after an earlier place.
    pub(super) fn truncate(&mut self, mark: Mark) {
        self.html.truncate(mark.html());
        self.slots.truncate(mark.slots());
    }

    /// Removes white space at the end, up to the last slot.
    pub(super) fn trim_end(&mut self) {
        let trimmed = self.html.trim_ascii_end().len();
        let last_slot = self.slots.last().map_or(0, |(offset, _)| *offset as usize);
        self.html.truncate(trimmed.max(last_slot));
    }

    /// Removes HTML at the end. Returns `false` if the body does not end with it.
    pub(super) fn strip_end(&mut self, html: &str) -> bool {
        let is_there = self.html.ends_with(html);
        if is_there {
            self.html.truncate(self.html.len() - html.len());
        }
        is_there
    }

    /// Begins a new line, unless one has just begun.
    pub(super) fn end_line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    /// Copies the part between two places of another body. `keep` decides which of its slots are
    /// copied; `write` writes the HTML for the others.
    pub(super) fn copy<T: Copy>(
        &mut self,
        other: &Body<T>,
        part: Range<Mark>,
        keep: impl Fn(T) -> Option<S>,
        mut write: impl FnMut(T, &mut Self),
    ) {
        let mut done = part.start.html();
        for (offset, slot) in other.slots_of(&part) {
            let ahead = *offset as usize;
            if let Some(kept) = keep(*slot) {
                // The HTML before it is copied later, in one piece.
                let position = self.html.len() + (ahead - done);
                self.slots.push((u32::try_from(position).unwrap_or(u32::MAX), kept));
                continue;
            }
            self.html.push_str(&other.html[done..ahead]);
            write(*slot, self);
            done = ahead;
        }
        self.html.push_str(&other.html[done..part.end.html()]);
    }

    /// Appends another body.
    pub(super) fn append(&mut self, other: &Self) -> Part {
        let start = self.end();
        self.copy(other, Mark::default()..other.end(), Some, |_, _| {});
        Part { start, end: self.end() }
    }

    /// Returns the HTML between two places, without slots.
    pub(super) fn html_of(&self, part: &Range<Mark>) -> &str {
        self.html.get(part.start.html()..part.end.html()).unwrap_or_default()
    }

    /// Returns the slots between two places, each with its offset.
    pub(super) fn slots_of(&self, part: &Range<Mark>) -> &[(u32, S)] {
        self.slots.get(part.start.slots()..part.end.slots()).unwrap_or_default()
    }

    /// Releases unused memory: bodies are kept for as long as the site is.
    pub(super) fn shrink(&mut self) {
        self.html.shrink_to_fit();
        self.slots.shrink_to_fit();
    }

    fn position(&self) -> u32 {
        u32::try_from(self.html.len()).unwrap_or(u32::MAX)
    }
}

impl Mark {
    fn html(self) -> usize {
        self.html as usize
    }

    fn slots(self) -> usize {
        self.slots as usize
    }

    /// Moves the place by the length of HTML inserted before it.
    pub(super) fn moved(self, inserted: &str) -> Self {
        Self { html: self.html + u32::try_from(inserted.len()).unwrap_or_default(), ..self }
    }

    /// Whether there is no HTML between it and another place.
    pub(super) fn touches(self, other: Self) -> bool {
        self.html == other.html
    }
}

impl Part {
    /// Whether it is empty.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns the range of places that it covers.
    pub fn place(self) -> Range<Mark> {
        self.start..self.end
    }
}
