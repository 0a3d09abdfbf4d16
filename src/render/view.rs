//! What templates see: the documented theme API, and of it what several pages have.
//!
//! In: what `render` has looked up in the catalog. Out: plain values that Tera can walk. A field
//! `path` counts from the root of the site, and a template writes `{{ root }}{{ x.path }}`; a field
//! `href` is ready as it is. Paths are the same on every page, so that what many pages show (the
//! header, a lesson in a list) is made once. What one page alone has stands beside that page. The
//! structures whose names end in `View` are written down for theme authors in `docs/theme.md`, and
//! a test holds the two together. Domain types never reach a template, so that they can change
//! without breaking a theme.

use serde::Serialize;

/// A link whose text is the title of what it leads to.
#[derive(Debug, Serialize, Clone)]
pub struct LinkView {
    /// Plain text.
    pub title: String,
    /// From the root of the site.
    pub path: String,
    /// BCP 47 tag of the title, where it is not the page's own.
    pub lang: Option<String>,
    /// The topic whose accent it wears.
    pub topic_id: Option<String>,
}

/// One entry of the language switcher: the variable `languages`.
#[derive(Debug, Serialize)]
pub struct LanguageView {
    /// BCP 47 tag.
    pub tag: String,
    /// The language's own name for itself.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// From the root of the site; absent where nothing can be linked.
    pub path: Option<String>,
    /// `current` (this page), `translated`, or `missing` (leads to a page that says so, or
    /// nowhere).
    pub state: &'static str,
    /// Whether the page was first written in this language.
    pub original: bool,
}

/// A running text.
#[derive(Debug, Serialize)]
pub struct TextView {
    /// The title as HTML (it may hold `code` or emphasis).
    pub title_html: String,
    /// The title as plain text.
    pub title: String,
    /// The anchor of the title.
    pub title_id: String,
    /// The first paragraph, as plain text; empty where there is none.
    pub summary: String,
    /// BCP 47 tag of title and text, where it is not the page's own.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, beside `lang`.
    pub dir: Option<&'static str>,
    /// The text as HTML, without its title; empty on a stub.
    pub body: String,
    /// Headings of the second and third level, nested.
    pub contents: Vec<ContentsView>,
    /// Who translated the text.
    pub translators: Vec<String>,
    /// Where the text can be edited.
    pub edit_href: Option<String>,
}

/// One entry of the table of contents.
#[derive(Debug, Serialize)]
pub struct ContentsView {
    /// The heading as plain text.
    pub title: String,
    /// `#…`, on this page.
    pub href: String,
    /// Headings one level down.
    pub children: Vec<ContentsView>,
}

/// What a page shows where its text is not in the reader's language: the field `notice` of home,
/// topic, lesson and plain pages.
#[derive(Debug, Serialize)]
pub struct NoticeView {
    /// `stub` (no text follows) or `inline` (the text follows in another language).
    pub kind: &'static str,
    /// The language of the text that is shown or offered first.
    pub language: LanguageView,
    /// Every language in which the text exists, in the order in which this reader would want them.
    pub available: Vec<LanguageView>,
}

/// A picture.
#[derive(Debug, Serialize, Clone)]
pub struct ImageView {
    /// From the root of the site, as an address.
    pub path: String,
    /// Width in pixels, where the file says so.
    pub width: Option<u32>,
    /// Height in pixels, where the file says so.
    pub height: Option<u32>,
}

/// A day.
#[derive(Debug, Serialize)]
pub struct DateView {
    /// `2026-11-22`.
    pub iso: String,
    /// In the page's language and calendar.
    pub text: String,
}
