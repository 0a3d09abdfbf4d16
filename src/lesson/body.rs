//! HTML with slots.
//!
//! In: what the parser writes. Out: finished HTML, as soon as a [`Filler`] says what goes into the slots. A body is made
//! once and filled for each page that shows it.

use std::ops::Range;

use crate::text::escape;

/// Something in a body that only the whole site knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// In the opening tag of a heading: its `id` attribute. By place among the headings.
    HeadingId(u32),
    /// At the end of a heading: further anchors.
    HeadingAnchors(u32),
    /// In the opening tag of a link: where it leads. By place among the links.
    LinkOpen(u32),
    /// After a link: the language it leads to, where that is another.
    LinkClose(u32),
    /// A whole picture. By place among the pictures.
    Image(u32),
    /// What an alert is called.
    AlertLabel(AlertKind),
    /// What a scrollable table is called.
    TableLabel,
    /// What a ticked (or open) box is called.
    TaskLabel(bool),
    /// In the opening tag of an anchor: its `id` attribute. By place among the anchors.
    AnchorId(u32),
    /// A reference to a footnote: its number, and how many references to it came before, this one included.
    FootnoteReference(u32, u16),
    /// What the list of footnotes is called.
    FootnotesLabel,
    /// What the way back to this reference is called.
    FootnoteBackLabel(u32),
    /// Before the heading of a question. By place among the questions, as in the two that follow.
    QuestionOpen(u32),
    /// The options of a question, with what is said of each.
    Options(u32),
    /// After a question.
    QuestionClose(u32),
    /// At the end of a quiz: how it stands.
    Score,
    /// In the opening tag of a reply in a scenario, by place among the scenarios from 1; of an explanation, 0.
    Reply(u32),
    /// At the end of a reflection: room for a note. By place among the sections.
    Note(u32),
    /// Before the link to a video. By place among the videos, as in the one that follows.
    VideoOpen(u32),
    /// After the link to a video, before its transcript.
    VideoPlay(u32),
}

/// The five alerts of GitHub.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertKind {
    /// Background.
    Note,
    /// A phrase to use.
    Tip,
    /// Policy.
    Important,
    /// A common mistake.
    Warning,
    /// When to escalate.
    Caution,
}

impl AlertKind {
    /// The name in classes and interface strings.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}

/// HTML with slots at byte offsets, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    pub(super) html: String,
    pub(super) slots: Vec<(u32, Slot)>,
    /// Where the paragraph with which the text opens ends, if it opens with one.
    pub(super) lede: Option<Mark>,
}

/// Says what goes into the slots.
pub trait Filler {
    /// Writes what belongs into this slot.
    fn fill(&mut self, slot: Slot, output: &mut String);
}

impl Body {
    /// The finished HTML.
    pub fn fill(&self, filler: &mut impl Filler) -> String {
        // Links grow by their address, headings by their id: an eighth more is nearly always enough.
        let mut output = String::with_capacity(self.html.len() + self.html.len() / 8 + 64);
        self.fill_into(filler, &mut output);
        output
    }

    /// Writes the finished HTML.
    pub fn fill_into(&self, filler: &mut impl Filler, output: &mut String) {
        self.fill_part(Mark::default()..self.mark(), filler, output);
    }

    /// Writes the finished HTML between two places.
    pub fn fill_part(&self, part: Range<Mark>, filler: &mut impl Filler, output: &mut String) {
        let mut done = part.start.html();
        for (offset, slot) in &self.slots[part.start.slots()..part.end.slots()] {
            let offset = *offset as usize;
            output.push_str(&self.html[done..offset]);
            filler.fill(*slot, output);
            done = offset;
        }
        output.push_str(&self.html[done..part.end.html()]);
    }

    /// The place behind all of it.
    pub fn end(&self) -> Mark {
        self.mark()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty() && self.slots.is_empty()
    }

    /// The paragraph with which the text opens, and what follows it.
    pub fn split_lede(&self) -> Option<(Body, Body)> {
        let mark = self.lede?;
        Some((self.part(Mark::default()..mark), self.part(mark..self.mark())))
    }

    /// What stands between two places, as a body of its own.
    pub(super) fn part(&self, part: Range<Mark>) -> Body {
        let slots = &self.slots[part.start.slots()..part.end.slots()];
        Body {
            html: self.html[part.start.html()..part.end.html()].to_owned(),
            slots: slots.iter().map(|(offset, slot)| (offset - part.start.html, *slot)).collect(),
            lede: None,
        }
    }

    pub(super) fn slot(&mut self, slot: Slot) {
        self.slots.push((self.position(), slot));
    }

    pub(super) fn append(&mut self, other: &Body) {
        let start = self.position();
        self.html.push_str(&other.html);
        self.slots.extend(other.slots.iter().map(|(offset, slot)| (start + offset, *slot)));
    }

    /// Takes away everything after an earlier place.
    pub(super) fn truncate(&mut self, mark: Mark) {
        self.html.truncate(mark.html());
        self.slots.truncate(mark.slots());
    }

    /// The place reached.
    pub(super) fn mark(&self) -> Mark {
        Mark { html: self.position(), slots: u32::try_from(self.slots.len()).unwrap_or(u32::MAX) }
    }

    /// Takes away the tags of a paragraph that stands at the beginning.
    pub(super) fn unwrap_paragraph(&mut self) {
        if !self.html.starts_with("<p>") {
            return;
        }
        if let Some(end) = self.html.find("</p>\n") {
            let from = u32::try_from(end).unwrap_or(u32::MAX);
            self.html.replace_range(end..end + "</p>\n".len(), "");
            self.html.replace_range(.."<p>".len(), "");
            for (offset, _) in &mut self.slots {
                *offset -= if *offset > from { 8 } else { 3 };
            }
        }
    }

    /// How many letters a reader sees, slots left out.
    pub(super) fn text_len(&self) -> usize {
        escape::without_tags(&self.html).chars().count()
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

/// A place in a body to come back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    pub(super) html: u32,
    pub(super) slots: u32,
}

impl Mark {
    pub(super) fn html(self) -> usize {
        self.html as usize
    }

    pub(super) fn slots(self) -> usize {
        self.slots as usize
    }
}

/// A part of a body, such as the words of an answer. Many small ones share one body, which costs less than one for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    pub(super) start: Mark,
    pub(super) end: Mark,
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

    /// From here to the end of another one.
    pub(super) fn up_to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end }
    }
}
