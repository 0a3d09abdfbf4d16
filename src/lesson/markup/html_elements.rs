//! The allow-list of raw HTML: elements, what they may hold, their attributes, and what to write
//! instead of others.
//!
//! In: nothing. Out: tables. `raw_html` holds what it reads against them.

/// What an element may hold, and where it may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Running text around it and in it.
    Phrasing,
    /// Running text around it, nothing in it.
    Break,
    /// Blocks around it and in it.
    Block,
    /// Between blocks, nothing in it.
    Rule,
    /// Blocks, after a summary.
    Details,
    /// The first thing in details.
    Summary,
    /// Only within ruby.
    Ruby,
}

impl Role {
    /// Whether words on both sides of its tags belong to different blocks.
    pub(super) fn divides(self) -> bool {
        !matches!(self, Self::Phrasing | Self::Break | Self::Ruby)
    }

    /// Whether it holds running text only.
    pub(super) fn holds_text(self) -> bool {
        matches!(self, Self::Phrasing | Self::Summary | Self::Ruby)
    }
}

/// Elements, and their attributes beside `lang`, `dir` and `title`.
pub(super) const ELEMENTS: [(&str, Role, &[&str]); 32] = [
    ("a", Role::Phrasing, &["id", "name", "href"]),
    ("abbr", Role::Phrasing, &[]),
    ("b", Role::Phrasing, &[]),
    ("bdi", Role::Phrasing, &[]),
    ("bdo", Role::Phrasing, &[]),
    ("br", Role::Break, &[]),
    ("cite", Role::Phrasing, &[]),
    ("code", Role::Phrasing, &[]),
    ("del", Role::Phrasing, &[]),
    ("details", Role::Details, &["open"]),
    ("dfn", Role::Phrasing, &[]),
    ("div", Role::Block, &[]),
    ("em", Role::Phrasing, &[]),
    ("hr", Role::Rule, &[]),
    ("i", Role::Phrasing, &[]),
    ("ins", Role::Phrasing, &[]),
    ("kbd", Role::Phrasing, &[]),
    ("mark", Role::Phrasing, &[]),
    ("q", Role::Phrasing, &[]),
    ("rp", Role::Ruby, &[]),
    ("rt", Role::Ruby, &[]),
    ("ruby", Role::Phrasing, &[]),
    ("s", Role::Phrasing, &[]),
    ("samp", Role::Phrasing, &[]),
    ("small", Role::Phrasing, &[]),
    ("span", Role::Phrasing, &[]),
    ("strong", Role::Phrasing, &[]),
    ("sub", Role::Phrasing, &[]),
    ("summary", Role::Summary, &[]),
    ("sup", Role::Phrasing, &[]),
    ("u", Role::Phrasing, &[]),
    ("var", Role::Phrasing, &[]),
];

/// Attributes that every element may have.
pub(super) const EVERYWHERE: [&str; 3] = ["lang", "dir", "title"];

/// The phrase that says what to write instead of an element that is not allowed.
pub(super) const INSTEAD: [(&str, &str); 12] = [
    ("p", "html-instead-p"),
    ("img", "html-instead-img"),
    ("picture", "html-instead-img"),
    ("h1", "html-instead-h1"),
    ("h2", "html-instead-h2"),
    ("h3", "html-instead-h3"),
    ("ul", "html-instead-ul"),
    ("ol", "html-instead-ol"),
    ("table", "html-instead-table"),
    ("blockquote", "html-instead-blockquote"),
    ("center", "html-instead-center"),
    ("font", "html-instead-font"),
];

/// The phrase for any other.
pub(super) const NOT_LISTED: &str = "html-not-listed";

/// Elements that have no end.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Whether an element has no end.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}
