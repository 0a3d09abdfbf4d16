//! HTML with slots.
//!
//! In: what is written piece by piece, or copied from another body. Out: finished HTML, as soon as
//! a [`Filler`] says what goes into the slots. A body is made once and filled for each page that
//! shows it.

use std::ops::Range;

use super::slot::Slot;
use crate::text::escape;

/// HTML with slots at byte offsets, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body<S = Slot> {
    html: String,
    slots: Vec<(u32, S)>,
    /// Where the paragraph with which the text opens ends, if it opens with one.
    lede: Option<Mark>,
}

/// Says what goes into the slots.
pub trait Filler {
    /// Writes what belongs into this slot.
    fn fill(&mut self, slot: Slot, output: &mut String);
}

/// A place in a body to come back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    html: u32,
    slots: u32,
}

/// A part of a body, such as the words of an answer. Many small ones share one body, which costs
/// less than one for each.
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
    /// The finished HTML.
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

    /// The paragraph with which the text opens, and what follows it.
    pub fn split_lede(&self) -> Option<(Body, Body)> {
        let mark = self.lede?;
        Some((self.part(Mark::default()..mark), self.part(mark..self.end())))
    }

    /// What stands between two places, as a body of its own.
    fn part(&self, part: Range<Mark>) -> Body {
        let slots = self.slots_of(&part).iter();
        Body {
            html: self.html[part.start.html()..part.end.html()].to_owned(),
            slots: slots.map(|(offset, slot)| (offset - part.start.html, *slot)).collect(),
            lede: None,
        }
    }

    /// The text opens with a paragraph, which ends here.
    pub(super) fn end_lede(&mut self) {
        self.lede = Some(self.end());
    }

    /// How many characters a reader sees in a part, slots left out.
    pub(super) fn text_len(&self, part: Part) -> usize {
        escape::without_tags(self.html_of(&part.place())).chars().count()
    }
}

impl<S: Copy> Body<S> {
    /// An empty one with room for that many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { html: String::with_capacity(bytes), ..Self::default() }
    }

    /// The place behind all of it.
    pub fn end(&self) -> Mark {
        Mark { html: self.position(), slots: u32::try_from(self.slots.len()).unwrap_or(u32::MAX) }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty() && self.slots.is_empty()
    }

    /// How much HTML there is in it, in bytes.
    pub(super) fn len(&self) -> usize {
        self.html.len()
    }

    /// Writes HTML as it is.
    pub(super) fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Writes text as content.
    pub(super) fn push_text(&mut self, text: &str) {
        escape::push_text(&mut self.html, text);
    }

    /// Writes an attribute after the name of a tag.
    pub(super) fn push_attribute(&mut self, name: &str, value: &str) {
        self.open_attribute(name);
        escape::push_attribute(&mut self.html, value);
        self.html.push('"');
    }

    /// Writes an address as an attribute after the name of a tag.
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

    /// Leaves a slot open here.
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

    /// Takes away everything after an earlier place.
    pub(super) fn truncate(&mut self, mark: Mark) {
        self.html.truncate(mark.html());
        self.slots.truncate(mark.slots());
    }

    /// Takes away white space at the end, up to the last slot.
    pub(super) fn trim_end(&mut self) {
        let trimmed = self.html.trim_end().len();
        let last_slot = self.slots.last().map_or(0, |(offset, _)| *offset as usize);
        self.html.truncate(trimmed.max(last_slot));
    }

    /// Takes away HTML at the end. `false` where something else stands there.
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

    /// Copies what stands between two places of another body. Of its slots `keep` says which stay
    /// what they are, and `write` writes what becomes of the others.
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
                // The HTML before it comes later, in one piece.
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

    /// The HTML between two places, slots left out.
    pub(super) fn html_of(&self, part: &Range<Mark>) -> &str {
        self.html.get(part.start.html()..part.end.html()).unwrap_or_default()
    }

    /// The slots between two places, each with its offset.
    pub(super) fn slots_of(&self, part: &Range<Mark>) -> &[(u32, S)] {
        self.slots.get(part.start.slots()..part.end.slots()).unwrap_or_default()
    }

    /// Gives spare memory back: bodies are kept for as long as the site is.
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

    /// The place moved by what was inserted before it.
    pub(super) fn moved(self, inserted: &str) -> Self {
        Self { html: self.html + u32::try_from(inserted.len()).unwrap_or_default(), ..self }
    }

    /// Whether no HTML stands between it and another place.
    pub(super) fn touches(self, other: Self) -> bool {
        self.html == other.html
    }
}

impl Part {
    /// Whether there is nothing in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The places between which it stands.
    pub fn place(self) -> Range<Mark> {
        self.start..self.end
    }
}
