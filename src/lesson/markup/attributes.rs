//! Checks the attributes of raw HTML against the allow-list.
//!
//! In: the attributes of a tag as written. Out: those that are allowed, and a diagnostic for each
//! of the others.

use html5gum::StartTag;

use super::html_elements::EVERYWHERE;
use crate::diagnostic::Code;
use crate::language::LanguageTag;
use crate::lesson::control;
use crate::lesson::problems::Problems;
use crate::source::Span;
use crate::text::slug::{self, UniqueIds};

pub(crate) const HTML_ATTRIBUTE: Code = Code::error("html-attribute").fixed();
pub(crate) const BAD_ID: Code = Code::error("bad-id");
pub(crate) const DUPLICATE_ID: Code = Code::error("duplicate-id").fixed();

/// Every code of this file.
pub(super) const CODES: &[Code] = &[HTML_ATTRIBUTE, BAD_ID, DUPLICATE_ID];

/// Attributes with their values, in the order in which they are written.
pub(super) type Attributes = Vec<(&'static str, String)>;

/// Returns the attributes that are allowed. `own` are those allowed for this element in addition to
/// those for all elements; `ids` are the ids used elsewhere in the text.
pub(super) fn checked(
    tag: &StartTag<usize>,
    element: &str,
    own: &[&'static str],
    span: &Span,
    ids: &mut UniqueIds,
    problems: &mut Problems,
) -> Attributes {
    let mut kept = Attributes::new();
    for (name, value) in &tag.attributes {
        let name = String::from_utf8_lossy(name).into_owned();
        let value = control::clean_html(value, span, problems);
        let Some(known) = EVERYWHERE.iter().chain(own).find(|known| **known == name) else {
            problems.add(
                HTML_ATTRIBUTE,
                span,
                [("element", element.into()), ("attribute", name.as_str().into())],
            );
            continue;
        };
        let is_right = match *known {
            "dir" => matches!(value.as_str(), "ltr" | "rtl" | "auto"),
            "lang" => LanguageTag::parse(&value).is_some(),
            _ => true,
        };
        if is_right {
            kept.push((*known, value));
        } else {
            let written = format!("{name}=\"{value}\"");
            problems.add(
                HTML_ATTRIBUTE,
                span,
                [("element", element.into()), ("attribute", written.as_str().into())],
            );
        }
    }
    // GitHub's documentation shows both names; HTML has only kept `id`.
    if let Some(at) = kept.iter().position(|(key, _)| *key == "name") {
        let (_, value) = kept.remove(at);
        if !kept.iter().any(|(key, _)| *key == "id") {
            kept.push(("id", value));
        }
    }
    kept.retain(|(key, value)| *key != "id" || accepts(value, span, ids, problems));
    kept
}

/// Returns the value of an attribute.
pub(super) fn value<'a>(attributes: &'a Attributes, name: &str) -> Option<&'a str> {
    attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
}

/// Whether this is allowed as an id of the text.
fn accepts(id: &str, span: &Span, ids: &mut UniqueIds, problems: &mut Problems) -> bool {
    let is_id = !id.is_empty() && slug::heading_id(id) == id && !id.starts_with("pb-");
    if is_id && ids.reserve(id) {
        return true;
    }
    let code = if is_id { DUPLICATE_ID } else { BAD_ID };
    let proposal = slug::heading_id(id.trim_start_matches("pb-"));
    problems.add(code, span, [("id", id.into()), ("proposal", proposal.as_str().into())]);
    false
}
