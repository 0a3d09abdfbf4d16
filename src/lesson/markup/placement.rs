//! Where raw elements are allowed.
//!
//! In: an element, and the elements that are open around it. Out: why it is not allowed there, or
//! at all, as a diagnostic.

use super::html_elements::Role;
use super::inline::{HTML_NESTING, Inline};
use super::open_element::OpenElement;
use crate::diagnostic::{Code, Phrase};
use crate::source::Span;

pub(crate) const RAW_HTML: Code = Code::error("raw-html").fixed();

/// Every code of this file.
pub(super) const CODES: &[Code] = &[RAW_HTML];

/// Returns why an element is not allowed inside those that are open, as the key of a phrase.
/// `has_href` is whether it has an address.
pub(super) fn misplaced(
    open: &[OpenElement],
    (name, role): (&str, Role),
    is_inline: bool,
    has_href: bool,
    inline: &mut Inline<'_>,
) -> Option<&'static str> {
    let around = open.last();
    let in_text = is_inline || around.is_some_and(|around| around.role.holds_text());
    let in_link = || open.iter().any(OpenElement::is_link);
    let is_part = around.is_some_and(|around| holds_part(around.name, name));
    match role {
        Role::Cell if !is_part => Some("html-in-table"),
        Role::Rows if name != "table" && !is_part => Some("html-in-table"),
        Role::Cell => None,
        _ if !is_part && around.is_some_and(|around| around.role == Role::Rows) => {
            Some("html-in-cell")
        }
        Role::Details | Role::Block | Role::Rule | Role::Heading | Role::Rows if in_text => {
            Some("html-own-line")
        }
        Role::Summary => match around {
            Some(around) if around.role == Role::Details && !around.has_summary => {
                let between = around.inner_start..inline.mark();
                let problem = "html-summary-first";
                (!inline.out().is_blank(&between)).then_some(problem)
            }
            _ => Some("html-summary-once"),
        },
        Role::Ruby if !open.iter().any(|open| open.name == "ruby") => Some("html-in-ruby"),
        Role::Phrasing if name == "a" => {
            (in_link() || (has_href && inline.in_link())).then_some("link-in-link")
        }
        _ => None,
    }
}

/// Whether only a part of a table may follow.
pub(super) fn in_rows(open: &[OpenElement]) -> bool {
    open.last().is_some_and(|open| open.role == Role::Rows)
}

/// Whether a browser would move an element from the wrong place, or end what is around it there.
pub(super) fn is_moved(role: Role, open: &[OpenElement]) -> bool {
    matches!(role, Role::Rows | Role::Cell | Role::Heading) || in_rows(open)
}

/// Whether this part of a table is allowed directly in another one.
fn holds_part(outer: &str, part: &str) -> bool {
    matches!(
        (outer, part),
        ("table", "thead" | "tbody" | "tr") | ("thead" | "tbody", "tr") | ("tr", "td" | "th")
    )
}

/// Reports an element that is not allowed in a text, with what to do instead.
pub(super) fn refuse(inline: &mut Inline<'_>, span: &Span, element: &str, instead: &'static str) {
    inline.problems().add(
        RAW_HTML,
        span,
        [("element", element.into()), ("instead", Phrase::new(instead).into())],
    );
}

/// Reports an element in the wrong place.
pub(super) fn report_nesting(inline: &mut Inline<'_>, span: &Span, element: &str, problem: Phrase) {
    inline.problems().add(
        HTML_NESTING,
        span,
        [("element", element.into()), ("problem", problem.into())],
    );
}
