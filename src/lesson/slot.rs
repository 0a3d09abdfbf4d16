//! What a finished body leaves open: things that only the whole site, or the page that shows it,
//! knows.
//!
//! In: nothing. Out: [`Slot`], which the rendering fills.

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
    /// A reference to a footnote: its number, and how many references to it came before, this one
    /// included.
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
    /// At the end of a section with questions: how they stand.
    Score,
    /// In the opening tag of a reply, by place among the sections with replies from 1; of an
    /// explanation, 0.
    Reply(u32),
    /// At the end of a section with room for a note. By place among the sections.
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
