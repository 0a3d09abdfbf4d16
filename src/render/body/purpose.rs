//! What a body may have on the page that shows it.
//!
//! In: which page it is. Out: what its readers can do there. Whoever fills a body asks for these
//! abilities, not for the page, so that a new sort of page, or a book, only has to say which it
//! has.

/// What a body may have on the page that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an ability of its own, and pages have any of them"
)]
pub struct Purpose {
    /// Whether headings and anchors have their ids: no, where another text on the page has the
    /// same.
    pub ids: bool,
    /// Whether something can be entered: answers, notes.
    pub interactive: bool,
    /// Whether the page has the scripts of a lesson, which explain terms on the spot and play
    /// videos of other hosts.
    pub scripts: bool,
    /// Whether replies and answers lie open.
    pub answers: bool,
    /// Whether the footnotes are on the page.
    pub footnotes: bool,
    /// Whether what the text calls “here” is on the page: else it is on the page of the text
    /// itself.
    pub own_page: bool,
}

impl Purpose {
    /// On the page of a lesson.
    pub const LESSON: Self = Self { scripts: true, ..Self::PAGE };
    /// On the text's own page, whatever it is.
    pub const PAGE: Self = Self {
        ids: true,
        interactive: true,
        scripts: false,
        answers: false,
        footnotes: true,
        own_page: true,
    };
    /// On a sheet for team leaders.
    pub const GUIDE: Self = Self {
        ids: true,
        interactive: false,
        scripts: false,
        answers: true,
        footnotes: false,
        own_page: false,
    };
    /// Beside the same text in another language, on that one's page.
    pub const BESIDE: Self = Self {
        ids: false,
        interactive: false,
        scripts: false,
        answers: false,
        footnotes: false,
        own_page: true,
    };
    /// Within a page of another text, as an explanation.
    pub const EXCERPT: Self = Self { own_page: false, ..Self::BESIDE };
    /// On paper or in a book: nothing can be entered, opened or played.
    pub const BOOK: Self = Self { interactive: false, answers: true, ..Self::PAGE };
}
