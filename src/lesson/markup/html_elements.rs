//! The allow-list of raw HTML: elements, their content and attributes, and what to write instead of
//! other elements.
//!
//! In: nothing. Out: tables, against which `raw_html` checks what it reads.

/// What an element can contain, and where it is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// In running text, containing running text.
    Phrasing,
    /// In running text, empty.
    Break,
    /// Between blocks, containing blocks.
    Block,
    /// Between blocks, empty.
    Rule,
    /// Between blocks, containing a summary and blocks.
    Details,
    /// First in `<details>`, containing running text.
    Summary,
    /// In `<ruby>` only.
    Ruby,
    /// Between blocks, containing running text: a heading.
    Heading,
    /// In running text or between blocks, empty: a picture.
    Picture,
    /// The parts of a table that contain only other parts.
    Rows,
    /// A cell of a table, containing blocks.
    Cell,
}

impl Role {
    /// Whether text on both sides of its tags belongs to different blocks.
    pub(super) fn divides(self) -> bool {
        !matches!(self, Self::Phrasing | Self::Break | Self::Ruby | Self::Picture)
    }

    /// Whether it cannot contain a block of Markdown.
    pub(super) fn holds_no_block(self) -> bool {
        self.holds_text() || self == Self::Rows
    }

    /// Whether it can contain only running text.
    pub(super) fn holds_text(self) -> bool {
        matches!(self, Self::Phrasing | Self::Summary | Self::Ruby | Self::Heading)
    }
}

/// The allowed elements, with their attributes in addition to `lang`, `dir` and `title`.
pub(super) const ELEMENTS: [(&str, Role, &[&str]); 47] = [
    ("a", Role::Phrasing, &["id", "name", "href"]),
    ("abbr", Role::Phrasing, &[]),
    ("b", Role::Phrasing, &[]),
    ("bdi", Role::Phrasing, &[]),
    ("bdo", Role::Phrasing, &[]),
    ("br", Role::Break, &[]),
    ("center", Role::Block, &[]),
    ("cite", Role::Phrasing, &[]),
    ("code", Role::Phrasing, &[]),
    ("del", Role::Phrasing, &[]),
    ("details", Role::Details, &["open"]),
    ("dfn", Role::Phrasing, &[]),
    ("div", Role::Block, &["align"]),
    ("em", Role::Phrasing, &[]),
    ("h1", Role::Heading, &["align"]),
    ("h2", Role::Heading, &["align"]),
    ("h3", Role::Heading, &["align"]),
    ("h4", Role::Heading, &["align"]),
    ("h5", Role::Heading, &["align"]),
    ("h6", Role::Heading, &["align"]),
    ("hr", Role::Rule, &[]),
    ("i", Role::Phrasing, &[]),
    ("img", Role::Picture, &["src", "alt", "width", "height", "align"]),
    ("ins", Role::Phrasing, &[]),
    ("kbd", Role::Phrasing, &[]),
    ("mark", Role::Phrasing, &[]),
    ("p", Role::Block, &["align"]),
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
    ("table", Role::Rows, &["align"]),
    ("tbody", Role::Rows, &[]),
    ("td", Role::Cell, &["align", "width"]),
    ("th", Role::Cell, &["align", "width"]),
    ("thead", Role::Rows, &[]),
    ("tr", Role::Rows, &["align"]),
    ("u", Role::Phrasing, &[]),
    ("var", Role::Phrasing, &[]),
];

/// Attributes that are allowed for every element.
pub(super) const EVERYWHERE: [&str; 3] = ["lang", "dir", "title"];

/// Elements with what to write instead of them. The first ones are read all the same, since many
/// tools write them.
pub(super) const INSTEAD: [(&str, &str); 25] = [
    ("p", "html-instead-p"),
    ("div", "layout-by-theme"),
    ("center", "layout-by-theme"),
    ("img", "html-instead-img"),
    ("h1", "html-instead-h1"),
    ("h2", "html-instead-h2"),
    ("h3", "html-instead-h3"),
    ("h4", "html-instead-h3"),
    ("h5", "html-instead-h3"),
    ("h6", "html-instead-h3"),
    ("table", "html-instead-table"),
    ("tbody", "html-instead-table"),
    ("td", "html-instead-table"),
    ("th", "html-instead-table"),
    ("thead", "html-instead-table"),
    ("tr", "html-instead-table"),
    ("picture", "html-instead-img"),
    ("ul", "html-instead-ul"),
    ("ol", "html-instead-ol"),
    ("li", "html-instead-ul"),
    ("blockquote", "html-instead-blockquote"),
    ("font", "html-instead-font"),
    ("iframe", "html-instead-video"),
    ("video", "html-instead-video"),
    ("embed", "html-instead-video"),
];

/// Elements of HTML in addition to these. A tag with another name is no HTML but words between
/// angle brackets, such as `<your name>`.
const OTHERS: [&str; 67] = [
    "acronym",
    "address",
    "area",
    "article",
    "aside",
    "audio",
    "base",
    "big",
    "blink",
    "body",
    "button",
    "canvas",
    "caption",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "dialog",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "head",
    "header",
    "hgroup",
    "html",
    "input",
    "label",
    "legend",
    "link",
    "main",
    "map",
    "marquee",
    "math",
    "menu",
    "meta",
    "meter",
    "nav",
    "nobr",
    "noscript",
    "object",
    "optgroup",
    "option",
    "output",
    "param",
    "pre",
    "progress",
    "script",
    "section",
    "select",
    "slot",
    "source",
    "strike",
    "style",
    "svg",
    "template",
    "textarea",
    "tfoot",
    "time",
    "title",
    "tt",
];

/// Returns the phrase for what to write instead of a tag that is not allowed. `follows_word` is
/// whether there is a letter or digit directly before it.
pub(super) fn instead_of(name: &str, follows_word: bool) -> &'static str {
    let instead = INSTEAD.iter().find(|(known, _)| *known == name);
    match instead {
        Some((_, instead)) => instead,
        None if OTHERS.contains(&name) || is_void(name) => NOT_LISTED,
        None if follows_word => "html-instead-less-than",
        None => "html-instead-placeholder",
    }
}

/// The phrase for any other element.
pub(super) const NOT_LISTED: &str = "html-not-listed";

/// Void elements, which have no end tag.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Whether an element is void.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// How many raw elements may be open within each other. No lesson needs a tenth of it, browsers
/// stop at five hundred, and what is open is looked through at each tag.
pub(super) const DEEPEST: usize = 100;
