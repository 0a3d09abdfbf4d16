//! The writer of a drawing: writes the parsed tree as SVG again, element by element.
//!
//! In: the root element of a parsed drawing. Out: the text of the rewritten drawing, or why it is
//! not just a drawing.

use roxmltree::Node;

use super::embedded::{self, Embedded};
use super::svg_element::{SVG, at, drawn_name, is_handler};
use super::{style, svg_names as names};
use crate::text::escape;
use crate::text::phrase::Phrase;

/// The largest depth of elements. Browsers have a limit as well.
const MAX_DEPTH: usize = 200;

const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// A drawing that is being written.
pub(super) struct Writer {
    pub(super) output: String,
    /// Whether a photo in it contained a location.
    pub(super) had_location: bool,
}

impl Writer {
    /// Writes an element with its attributes and content.
    pub(super) fn element(&mut self, node: Node<'_, '_>, depth: usize) -> Result<(), Phrase> {
        if depth > MAX_DEPTH {
            return Err(at(node, Phrase::new("svg-too-deep")));
        }
        let Some(name) = drawn_name(node)? else { return Ok(()) };
        self.output.push('<');
        self.output.push_str(name);
        if depth == 0 {
            self.output.push_str(&format!(" xmlns=\"{SVG}\""));
            if node.document().descendants().any(|node| node.attribute((XLINK, "href")).is_some()) {
                self.output.push_str(&format!(" xmlns:xlink=\"{XLINK}\""));
            }
        }
        self.attributes(node, name)?;
        let start = self.output.len();
        self.output.push('>');
        if name == "style" {
            let sheet: String =
                node.children().filter(Node::is_text).filter_map(|text| text.text()).collect();
            let sheet = self.style(node, &sheet)?;
            self.text(&sheet);
        } else {
            for child in node.children() {
                if child.is_element() {
                    self.element(child, depth + 1)?;
                } else if child.is_text() {
                    self.text(child.text().unwrap_or_default());
                }
            }
        }
        if self.output.len() == start + 1 {
            self.output.truncate(start);
            self.output.push_str("/>");
        } else {
            self.output.push_str(&format!("</{name}>"));
        }
        Ok(())
    }

    fn attributes(&mut self, node: Node<'_, '_>, element: &str) -> Result<(), Phrase> {
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            match attribute.namespace() {
                None if name == "href" => self.reference(node, element, "href", value)?,
                Some(XLINK) if name == "href" => {
                    self.reference(node, element, "xlink:href", value)?;
                }
                Some(XML) if name == "space" || name == "lang" => {
                    self.attribute(&format!("xml:{name}"), value);
                }
                None if name == "style" => {
                    let style = self.style(node, value)?;
                    self.attribute("style", &style);
                }
                None if names::ATTRIBUTES.contains(name) => {
                    // A value without a bracket contains neither a function nor an address.
                    let is_style = value.contains('(') && !names::WORDS.contains(name);
                    let value = if is_style { &*self.style(node, value)? } else { value };
                    self.attribute(name, value);
                }
                None if is_handler(name) => {
                    return Err(at(node, Phrase::new("svg-attribute").with("name", name)));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Writes `href`, on any element.
    fn reference(
        &mut self,
        node: Node<'_, '_>,
        element: &str,
        name: &str,
        address: &str,
    ) -> Result<(), Phrase> {
        if node.tag_name().name() == "a" {
            // A drawing on a page cannot be clicked: the link is removed, its text and shapes stay.
            let is_web =
                |scheme: &str| address.trim_start().to_ascii_lowercase().starts_with(scheme);
            let is_plain = !address.contains(':')
                || ["http:", "https:", "mailto:", "tel:"].into_iter().any(is_web);
            return if is_plain { Ok(()) } else { Err(at(node, reference(address))) };
        }
        if !names::REFERRING.contains(element) {
            return Ok(());
        }
        match self.embed(address, names::PICTURES.contains(element)) {
            Embedded::Same => self.attribute(name, address.trim()),
            Embedded::Data(data) => self.attribute(name, &data),
            Embedded::Nothing => {}
            Embedded::Refused(reason) => return Err(at(node, reason)),
        }
        Ok(())
    }

    fn style(&mut self, node: Node<'_, '_>, style: &str) -> Result<String, Phrase> {
        style::rewrite(style, &mut |address| self.embed(address, true))
            .map_err(|reason| at(node, reason))
    }

    fn embed(&mut self, address: &str, may_be_data: bool) -> Embedded {
        let address = address.trim();
        if address.is_empty() {
            return Embedded::Nothing;
        }
        if address.starts_with('#') {
            return Embedded::Same;
        }
        match embedded::data(address).filter(|_| may_be_data) {
            Some(Ok(data)) => {
                self.had_location |= data.had_location;
                Embedded::Data(data.address)
            }
            Some(Err(reason)) => Embedded::Refused(reason),
            None => Embedded::Refused(reference(address)),
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.output.push(' ');
        self.output.push_str(name);
        self.output.push_str("=\"");
        let start = self.output.len();
        escape::push_html(&mut self.output, value);
        if self.output[start..].contains(['\n', '\t']) {
            // Unescaped, they would become spaces.
            let escaped = self.output.split_off(start).replace('\n', "&#10;").replace('\t', "&#9;");
            self.output.push_str(&escaped);
        }
        self.output.push('"');
    }

    fn text(&mut self, text: &str) {
        self.output.push_str(&text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
    }
}

fn reference(address: &str) -> Phrase {
    Phrase::new("svg-reference").with("address", beginning(address))
}

/// Returns as much of an address as a message shows.
fn beginning(address: &str) -> String {
    let shown: String = address.chars().take(60).collect();
    if shown.len() < address.len() { format!("{shown}…") } else { shown }
}
