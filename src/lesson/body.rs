//! HTML with slots.
//!
//! In: what the parser writes. Out: finished HTML, as soon as a [`Filler`] says what goes into the slots. A body is made
//! once and filled for each page that shows it.

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
    /// What the list of footnotes is called.
    FootnotesLabel,
    /// What the reference to this footnote is called.
    FootnoteLabel(u32),
    /// What the way back to this reference is called.
    FootnoteBackLabel(u32),
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
        let mut done = 0;
        for (offset, slot) in &self.slots {
            let offset = *offset as usize;
            output.push_str(&self.html[done..offset]);
            filler.fill(*slot, &mut output);
            done = offset;
        }
        output.push_str(&self.html[done..]);
        output
    }

    /// The paragraph with which the text opens, and what follows it.
    pub fn split_lede(&self) -> Option<(Body, Body)> {
        let mark = self.lede?;
        let (first, rest) = (&self.slots[..mark.slots], &self.slots[mark.slots..]);
        let moved = u32::try_from(mark.html).unwrap_or(u32::MAX);
        let lede = Body { html: self.html[..mark.html].to_owned(), slots: first.to_vec(), lede: None };
        let rest = Body {
            html: self.html[mark.html..].to_owned(),
            slots: rest.iter().map(|(offset, slot)| (offset - moved, *slot)).collect(),
            lede: None,
        };
        Some((lede, rest))
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
        self.html.truncate(mark.html);
        self.slots.truncate(mark.slots);
    }

    /// The place reached.
    pub(super) fn mark(&self) -> Mark {
        Mark { html: self.html.len(), slots: self.slots.len() }
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) html: usize,
    pub(super) slots: usize,
}
