//! The elements of a drawing: which are drawn, under which name, and which are refused.
//!
//! In: an element of the parsed tree. Out: its name in the rewritten drawing, nothing if it is left
//! out, or why it is not allowed.

use roxmltree::Node;

use super::svg_names as names;
use crate::text::phrase::Phrase;

/// The namespace of SVG.
pub(super) const SVG: &str = "http://www.w3.org/2000/svg";

const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Returns the name of an element in the rewritten drawing, or nothing if it is not drawn.
pub(super) fn drawn_name<'a>(node: Node<'a, '_>) -> Result<Option<&'a str>, Phrase> {
    let name = node.tag_name().name();
    if node.tag_name().namespace() == Some(XHTML) {
        return Err(at(node, Phrase::new("svg-html").with("name", name)));
    }
    if !is_svg(node) {
        return Ok(None);
    }
    if names::ANIMATIONS.contains(name) {
        let animated = node.attribute("attributeName").unwrap_or(if name == "animateMotion" {
            "transform"
        } else {
            ""
        });
        let lower = animated.trim().to_ascii_lowercase();
        if lower.ends_with("href") || lower == "style" || is_handler(&lower) {
            return Err(at(node, Phrase::new("svg-animation").with("name", animated)));
        }
        return Ok(names::ATTRIBUTES.contains(animated).then_some(name));
    }
    if name == "a" {
        return Ok(Some("g"));
    }
    if names::DRAWING.contains(name) {
        return Ok(Some(name));
    }
    // Programs that write HTML into a drawing add an alternative for viewers that cannot show it.
    let has_other = || node.next_siblings().skip(1).any(|other| other.is_element());
    let is_in_switch =
        node.parent().is_some_and(|parent| is_svg(parent) && parent.tag_name().name() == "switch");
    if name == "foreignObject" && is_in_switch && has_other() {
        return Ok(None);
    }
    if names::ACTING.contains(name.to_ascii_lowercase().as_str()) {
        return Err(at(node, Phrase::new("svg-element").with("name", name)));
    }
    Ok(None)
}

/// Whether an element is SVG. A drawing that was cut out of a page has no namespace.
pub(super) fn is_svg(node: Node<'_, '_>) -> bool {
    matches!(node.tag_name().namespace(), None | Some(SVG))
}

/// Whether an attribute is an event handler.
pub(super) fn is_handler(name: &str) -> bool {
    let event = name.get(..2).filter(|start| start.eq_ignore_ascii_case("on")).map(|_| &name[2..]);
    event.is_some_and(|event| {
        !event.is_empty() && event.bytes().all(|character| character.is_ascii_alphabetic())
    })
}

/// Adds the line of an element to the reason why it is refused.
pub(super) fn at(node: Node<'_, '_>, reason: Phrase) -> Phrase {
    let line = node.document().text_pos_at(node.range().start).row;
    Phrase::new("svg-place").with("reason", reason).with("line", line)
}
