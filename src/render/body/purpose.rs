//! The purpose of a body: what it may contain on the page that shows it.
//!
//! In: the kind of page. Out: what its readers can do there. Code that fills a body asks for these
//! abilities, not for the page, so that a new kind of page, or a book, only has to define which it
//! has.

/// What a body may contain on the page that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a separate ability, and pages have any combination of them"
)]
pub struct Purpose {
    /// Whether headings and anchors have their ids. They do not if another text on the page has the
    /// same ids.
    pub ids: bool,
    /// Whether readers can enter something: answers, notes.
    pub interactive: bool,
    /// Whether the page has the scripts of a lesson, which explain terms in place and play videos
    /// of other hosts.
    pub scripts: bool,
    /// Whether replies and answers are open.
    pub answers: bool,
    /// Whether the footnotes are on the page.
    pub footnotes: bool,
    /// Whether a link to the text itself stays on this page, instead of leading to the text's own
    /// page.
    pub own_page: bool,
}

impl Purpose {
    /// On the page of a lesson.
    pub const LESSON: Self = Self { scripts: true, ..Self::PAGE };
    /// On the text's own page, of any kind.
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
    /// Next to the same text in another language, on the page of that language.
    pub const BESIDE: Self = Self {
        ids: false,
        interactive: false,
        scripts: false,
        answers: false,
        footnotes: false,
        own_page: true,
    };
    /// On the page of another text, as an explanation.
    pub const EXCERPT: Self = Self { own_page: false, ..Self::BESIDE };
    /// On paper or in a book: nothing can be entered, opened or played.
    pub const BOOK: Self = Self { interactive: false, answers: true, ..Self::PAGE };
}
