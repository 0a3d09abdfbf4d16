//! The slots of a finished body: what depends on the whole site, or on the page that shows it.
//!
//! In: nothing. Out: [`Slot`], which the rendering fills.

/// A slot in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// In the opening tag of a heading: its `id` attribute. By index among the headings.
    HeadingId(u32),
    /// At the end of a heading: additional anchors.
    HeadingAnchors(u32),
    /// In the opening tag of a link: its `href` attribute. By index among the links.
    LinkOpen(u32),
    /// After a link: the language of its target, if it is another.
    LinkClose(u32),
    /// A whole picture. By index among the pictures.
    Image(u32),
    /// The label of an alert.
    AlertLabel(AlertKind),
    /// The label of a scrollable table.
    TableLabel,
    /// The label of a box that is ticked or not.
    TaskLabel(bool),
    /// In the opening tag of an anchor: its `id` attribute. By index among the anchors.
    AnchorId(u32),
    /// A reference to a footnote: its number, and which of the references to it this is, from 1.
    FootnoteReference(u32, u16),
    /// The label of the list of footnotes.
    FootnotesLabel,
    /// The label of the link back to this reference.
    FootnoteBackLabel(u32),
    /// Before the heading of a question. By index among the questions, as in the next two.
    QuestionOpen(u32),
    /// The options of a question, with their feedback.
    Options(u32),
    /// After a question.
    QuestionClose(u32),
    /// At the end of a section with questions: the score.
    Score,
    /// In the opening tag of a reply, by number of the section among those with replies, from 1; of
    /// an explanation, 0.
    Reply(u32),
    /// At the end of a section with a note field. By index among the sections.
    Note(u32),
    /// Before the link to a video. By index among the videos, as in the next.
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
