//! Views: the documented theme API. This file has those that several pages use; a view of a single
//! page is in the file of that page.
//!
//! In: what `render` has looked up in the catalog. Out: plain values for templates. A field `path`
//! is relative to the root of the site, and a template writes `{{ root }}{{ x.path }}`; a field
//! `href` is complete. Paths are the same on every page, so that what many pages show (the header,
//! a lesson in a list) is created once. The structures whose names end in `View` are documented for
//! theme authors in the manual, and a test checks that both match. Domain types never reach a
//! template, so that they can change without breaking a theme.

use serde::Serialize;

/// A link whose text is the title of its target.
#[derive(Debug, Serialize, Clone)]
pub struct LinkView {
    /// Plain text.
    pub title: String,
    /// From the root of the site.
    pub path: String,
    /// BCP 47 tag of the title, if it differs from the page's own.
    pub lang: Option<String>,
    /// The topic whose accent colour it has.
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
    /// From the root of the site; absent if there is nothing to link to.
    pub path: Option<String>,
    /// `current` (this page), `translated`, or `missing` (leads to a page that says so, or
    /// nowhere).
    pub state: &'static str,
    /// Whether the page was first written in this language.
    pub original: bool,
}

/// The text of a page.
#[derive(Debug, Serialize)]
pub struct TextView {
    /// The title as HTML (it may contain `code` or emphasis).
    pub title_html: String,
    /// The title as plain text.
    pub title: String,
    /// The anchor of the title.
    pub title_id: String,
    /// The first paragraph, as plain text; empty if there is none.
    pub summary: String,
    /// BCP 47 tag of title and text, if it differs from the page's own.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, if there is a `lang`.
    pub dir: Option<&'static str>,
    /// The text as HTML, without its title; empty on a stub.
    pub body: String,
    /// Headings of the second and third level, nested.
    pub contents: Vec<ContentsView>,
    /// The names of the translators.
    pub translators: Vec<String>,
    /// The address where the text can be edited.
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

/// What a page shows if its text is not in the reader's language: the field `notice` of home,
/// topic, lesson and plain pages.
#[derive(Debug, Serialize)]
pub struct NoticeView {
    /// `stub` (no text follows) or `inline` (the text follows in another language).
    pub kind: &'static str,
    /// The language of the text that is shown or offered first.
    pub language: LanguageView,
    /// Every language that the text exists in, in this reader's order of preference.
    pub available: Vec<LanguageView>,
}

/// A picture.
#[derive(Debug, Serialize, Clone)]
pub struct ImageView {
    /// From the root of the site, as an address.
    pub path: String,
    /// Width in pixels, if the file states it.
    pub width: Option<u32>,
    /// Height in pixels, if the file states it.
    pub height: Option<u32>,
}

/// A date.
#[derive(Debug, Serialize)]
pub struct DateView {
    /// `2026-11-22`.
    pub iso: String,
    /// In the page's language and calendar.
    pub text: String,
}
