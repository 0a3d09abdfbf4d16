//! HTML for layout, as other tools and old pages have it: alignment, paragraphs, headings, tables,
//! pictures.
//!
//! In: an element with its attributes. Out: how it is written instead, and a warning that says so.

use html5gum::StartTag;

use super::attributes::{self, Attributes};
use super::html_elements::{INSTEAD, NOT_LISTED, Role};
use super::inline::Inline;
use super::item::ItemKind;
use super::items::Items;
use super::open_element::Tags;
use super::prose::EndedHeading;
use super::table::Table;
use super::writer::Writer;
use crate::diagnostic::{Code, Phrase};
use crate::lesson::reference::Image;
use crate::source::{SitePath, Span};

pub(crate) const HTML_LAYOUT: Code = Code::warning("html-layout");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[HTML_LAYOUT];

/// Replaces alignment by a class of the theme, and reports an element that is only for layout.
/// `is_refused` is whether something else in its tag is an error.
pub(super) fn replace(
    (name, role): (&str, Role),
    attributes: &mut Attributes,
    is_refused: bool,
    span: &Span,
    inline: &mut Inline<'_>,
) {
    let align = take(attributes, "align");
    let has_width = role != Role::Picture && take(attributes, "width").is_some();
    let done = match (role, name) {
        (Role::Picture, _) => "layout-picture",
        (Role::Heading, _) => "layout-heading",
        _ if align.is_some() => "layout-class",
        (_, "p" | "center") => "layout-block",
        _ if has_width => "layout-width",
        (_, "table") => "layout-table",
        _ => return,
    };
    let align = align.as_deref().or((name == "center").then_some("center"));
    let class = match align.map(str::trim) {
        Some(align) if align.eq_ignore_ascii_case("left") => Some("pb-left"),
        Some(align) if align.eq_ignore_ascii_case("right") => Some("pb-right"),
        Some(align) if ["center", "middle"].iter().any(|it| align.eq_ignore_ascii_case(it)) => {
            Some("pb-center")
        }
        _ => None,
    };
    if let Some(class) = class.filter(|_| role != Role::Picture) {
        attributes.push(("class", class.to_owned()));
    }
    let source = attributes::value(attributes, "src").unwrap_or_default();
    let is_remote = role == Role::Picture && (source.contains("://") || source.starts_with("//"));
    if is_remote || is_refused {
        // The tag has a diagnostic of its own.
        return;
    }
    let instead = INSTEAD.iter().find(|(known, _)| *known == name);
    let instead = match done {
        "layout-class" => "layout-by-theme",
        _ => instead.map_or(NOT_LISTED, |(_, instead)| *instead),
    };
    let arguments = [
        ("element", name.into()),
        ("done", Phrase::new(done).into()),
        ("instead", Phrase::new(instead).into()),
    ];
    inline.problems().add(HTML_LAYOUT, span, arguments);
}

/// Whether `<p>` has only attributes that are read: those of word processors divide a text into
/// pieces that nobody could edit.
pub(super) fn is_plain_paragraph(tag: &StartTag<usize>) -> bool {
    let names = ["align", "lang", "dir", "title"].map(str::as_bytes);
    tag.attributes.keys().all(|key| names.contains(&key.as_slice()))
}

/// Writes the beginning of a tag, up to its attributes.
pub(super) fn write_start(name: &str, out: &mut Writer) {
    if name == "table" {
        Table::open_scrolling(out);
    }
    out.html("<");
    out.html(written(name));
}

/// Writes an end tag.
pub(super) fn write_end(name: &str, out: &mut Writer) {
    out.html("</");
    out.html(written(name));
    out.html(if name == "table" { "></div>" } else { ">" });
}

/// Returns the element that is written for one: no paragraph may contain blocks, as `<p>` does
/// around Markdown.
fn written(name: &str) -> &str {
    if matches!(name, "p" | "center") { "div" } else { name }
}

/// Begins a heading.
pub(super) fn open_heading(
    name: &str,
    is_title: bool,
    attributes: &Attributes,
    span: Span,
    inline: &mut Inline<'_>,
) -> Tags {
    let level = name.trim_start_matches('h').parse().unwrap_or(1);
    let class = attributes::value(attributes, "class").filter(|_| !is_title);
    if let Some(class) = class {
        inline.out().html("<div");
        inline.out().attribute("class", class);
        inline.out().html(">");
    }
    inline.prose().begin_heading(level, span, is_title);
    Tags::Heading(class.is_some())
}

/// Ends a heading.
pub(super) fn close_heading(is_aligned: bool, inline: &mut Inline<'_>) -> Option<EndedHeading> {
    let ended = inline.prose().end_heading()?;
    if is_aligned {
        inline.out().html("</div>");
    }
    Some(ended)
}

/// Writes a picture. One between blocks has a paragraph of its own.
pub(super) fn picture(
    attributes: &Attributes,
    span: Span,
    is_block: bool,
    inline: &mut Inline<'_>,
    items: &mut Items,
) {
    let text = |name| attributes::value(attributes, name).unwrap_or_default().to_owned();
    let size = (pixels(&text("width")), pixels(&text("height")));
    let (path, alt, title) = (SitePath::new(""), text("alt"), text("title"));
    if is_block {
        inline.out().html("<p class=\"pb-picture\">");
    }
    inline.add_picture(&text("src"), Image { path, alt, title, size, span });
    if is_block {
        inline.out().html("</p>\n");
        items.end(ItemKind::Html, inline.mark());
    }
}

/// Returns a length in pixels; `None` for a percentage, which depends on the screen.
fn pixels(written: &str) -> Option<u32> {
    let number = written.trim().trim_end_matches("px").trim_end();
    number.parse().ok().filter(|length| (1..=10_000).contains(length))
}

fn take(attributes: &mut Attributes, name: &str) -> Option<String> {
    let at = attributes.iter().position(|(key, _)| *key == name)?;
    Some(attributes.remove(at).1)
}
