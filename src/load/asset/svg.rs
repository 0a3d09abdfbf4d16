//! A drawing, written anew from what was understood of it, so that what is published is what was
//! judged.
//!
//! In: the text of an SVG file. Out: an SVG with nothing in it but elements that draw, attributes
//! that say how, styles, and pictures written out in place; or why it is not only a drawing. What
//! drawing programs add for themselves is left out.

use std::borrow::Cow;

use roxmltree::{Document, Node, ParsingOptions};

use super::embedded::{self, Embedded};
use super::{prolog, repetition, style, svg_names as names};
use crate::text::phrase::Phrase;
use crate::text::{control, escape};

/// A drawing with more elements than this is a trap for the parser rather than a drawing.
const MOST_NODES: u32 = 200_000;

/// Nor has one more namespaces, since the parser hands all that are open to each element.
const MOST_NAMESPACES: usize = 1_000;

/// Nor an element more attributes, since the parser compares each with all others.
const MOST_ATTRIBUTES: usize = 200;

/// Elements do not lie deeper in each other. Browsers stop somewhere as well.
const DEEPEST: usize = 200;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// A drawing that is only a drawing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Drawing {
    /// The drawing, as UTF-8.
    pub(super) text: String,
    /// Width and height in CSS pixels, where it states them.
    pub(super) dimensions: Option<(u32, u32)>,
    /// Whether a photo in it said where it was taken.
    pub(super) had_location: bool,
}

/// Writes a drawing anew.
pub(super) fn understand(text: &str) -> Result<Drawing, Phrase> {
    let text = prolog::without_doctype(text.trim_start_matches('\u{feff}'))?;
    check_counts(&text)?;
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&text, options)
        .map_err(|error| Phrase::new("svg-syntax").with("original", error.to_string()))?;
    if let Some(sheet) = document
        .descendants()
        .find(|node| node.pi().is_some_and(|pi| pi.target == "xml-stylesheet"))
    {
        return Err(at(sheet, Phrase::new("svg-instruction")));
    }
    let ends_line = text.ends_with('\n');
    let root = document.root_element();
    if !is_svg(root) || root.tag_name().name() != "svg" {
        return Err(Phrase::new("svg-no-svg").with("name", root.tag_name().name()));
    }
    repetition::check(&document)?;
    let mut writer = Writer { output: String::with_capacity(text.len()), had_location: false };
    writer.element(root, 0)?;
    if ends_line {
        writer.output.push('\n');
    }
    let output = match control::in_decoded(&writer.output) {
        Cow::Borrowed(_) => writer.output,
        Cow::Owned(clean) => clean,
    };
    Ok(Drawing { text: output, dimensions: dimensions(root), had_location: writer.had_location })
}

/// Refuses what the parser would need minutes for.
fn check_counts(text: &str) -> Result<(), Phrase> {
    if memchr::memmem::find_iter(text.as_bytes(), "xmlns").count() > MOST_NAMESPACES {
        return Err(Phrase::new("svg-namespaces").with("limit", MOST_NAMESPACES));
    }
    // No value holds `<`, so that what follows one is a whole tag and the text behind it.
    let tags = text.split('<').filter(|tag| !tag.starts_with(['!', '?', '/']));
    for tag in tags.filter(|tag| tag.len() > MOST_ATTRIBUTES) {
        let tag = tag.as_bytes();
        if memchr::memchr_iter(b'=', tag).nth(MOST_ATTRIBUTES).is_some()
            && attribute_count(tag) > MOST_ATTRIBUTES
        {
            return Err(Phrase::new("svg-attributes").with("limit", MOST_ATTRIBUTES));
        }
    }
    Ok(())
}

/// How many attributes the tag with which a piece begins has.
fn attribute_count(piece: &[u8]) -> usize {
    let (mut count, mut quote) = (0, None);
    for byte in piece {
        match (*byte, quote) {
            (byte, Some(open)) if byte == open => quote = None,
            (b'"' | b'\'', None) => quote = Some(*byte),
            (b'=', None) => count += 1,
            (b'>', None) => break,
            _ => {}
        }
    }
    count
}

struct Writer {
    output: String,
    had_location: bool,
}

impl Writer {
    fn element(&mut self, node: Node<'_, '_>, depth: usize) -> Result<(), Phrase> {
        if depth > DEEPEST {
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
                    // Without a bracket there is neither a function in it nor an address.
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

    /// `href`, on whatever element.
    fn reference(
        &mut self,
        node: Node<'_, '_>,
        element: &str,
        name: &str,
        address: &str,
    ) -> Result<(), Phrase> {
        if node.tag_name().name() == "a" {
            // A drawing on a page cannot be clicked: the link goes, its words and shapes stay.
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
            // As they are they would become spaces.
            let escaped = self.output.split_off(start).replace('\n', "&#10;").replace('\t', "&#9;");
            self.output.push_str(&escaped);
        }
        self.output.push('"');
    }

    fn text(&mut self, text: &str) {
        self.output.push_str(&text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
    }
}

/// What an element is called in the drawing that is written; nothing where it is not part of what
/// is drawn.
fn drawn_name<'a>(node: Node<'a, '_>) -> Result<Option<&'a str>, Phrase> {
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
    // Programs that write HTML into a drawing write beside it what is shown where that cannot be.
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

/// A drawing that was cut out of a page has no namespace.
fn is_svg(node: Node<'_, '_>) -> bool {
    matches!(node.tag_name().namespace(), None | Some(SVG))
}

/// Whether an attribute would run something when something happens.
fn is_handler(name: &str) -> bool {
    let event = name.get(..2).filter(|start| start.eq_ignore_ascii_case("on")).map(|_| &name[2..]);
    event.is_some_and(|event| {
        !event.is_empty() && event.bytes().all(|character| character.is_ascii_alphabetic())
    })
}

fn at(node: Node<'_, '_>, reason: Phrase) -> Phrase {
    let line = node.document().text_pos_at(node.range().start).row;
    Phrase::new("svg-place").with("reason", reason).with("line", line)
}

fn reference(address: &str) -> Phrase {
    Phrase::new("svg-reference").with("address", beginning(address))
}

/// As much of an address as a message shows.
fn beginning(address: &str) -> String {
    let shown: String = address.chars().take(60).collect();
    if shown.len() < address.len() { format!("{shown}…") } else { shown }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 100,000, checked just before"
)]
fn dimensions(root: Node<'_, '_>) -> Option<(u32, u32)> {
    let length = |value: &str| value.trim().trim_end_matches("px").parse::<f64>().ok();
    let whole = |value: f64| (value > 0.0 && value < 100_000.0).then(|| value.round() as u32);
    let stated = |name: &str| root.attribute(name).and_then(length).and_then(whole);
    let view_box: Vec<f64> = root
        .attribute("viewBox")
        .map(|numbers| numbers.split([' ', ',']).filter_map(|number| number.parse().ok()).collect())
        .unwrap_or_default();
    match (stated("width"), stated("height")) {
        (Some(width), Some(height)) => Some((width, height)),
        _ if view_box.len() == 4 => Some((whole(view_box[2])?, whole(view_box[3])?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Messages;

    fn svg(inner: &str) -> String {
        format!(
            "<svg xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\" xmlns:x=\"{SVG}\" xmlns:own=\"urn:own\" width=\"9\" height=\"9\">{inner}</svg>"
        )
    }

    fn understood(inner: &str) -> Result<String, String> {
        let drawing =
            understand(&svg(inner)).map_err(|reason| Messages::english().phrase(&reason))?;
        let start = drawing.text.find('>').unwrap() + 1;
        Ok(drawing.text[start..].trim_end().trim_end_matches("</svg>").to_owned())
    }

    #[test]
    fn a_drawing_stays_as_it_is() {
        let text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 320 200\" role=\"img\">\n  <title>Nước &amp; đá</title>\n  <defs><linearGradient id=\"g\" gradientTransform=\"rotate(45 .5 .5)\"><stop offset=\"0\" stop-color=\"#fff\"/></linearGradient></defs>\n  <style>.a &gt; .b{fill:url(#g)} /**/</style>\n  <g class=\"a\" id=\"it's (1)\"><path class=\"b\" style=\"stroke:#000\" d=\"M0 0h9v9z\"/></g>\n  <animateTransform attributeName=\"transform\" type=\"rotate\" dur=\"1s\"/>\n</svg>\n";
        let drawing = understand(text).unwrap();
        assert_eq!((drawing.text.as_str(), drawing.dimensions), (text, Some((320, 200))));
        assert_eq!(understand(&drawing.text).unwrap().text, text, "and again");
    }

    #[test]
    fn what_programs_add_for_themselves_is_left_out() {
        let text = "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!-- Created with a program -->\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" i:version=\"1.4\" width=\"210mm\" màu=\"đỏ\" oé=\"1\" data-name=\"Layer 1\"><s:metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/></s:metadata><i:namedview/><s:g i:label=\"A\" id=\"g1\" xml:space=\"preserve\"/><?xpacket x?><flowRoot xmlns=\"http://www.w3.org/2000/svg\"/></s:svg>";
        let expected = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"210mm\"><g id=\"g1\" xml:space=\"preserve\"/></svg>";
        assert_eq!(understand(text).unwrap().text, expected);
    }

    #[test]
    fn what_is_shown_instead_of_html_is_kept() {
        assert_eq!(
            understood(
                "<switch><foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\"/></foreignObject><text>So</text></switch>"
            ),
            Ok("<switch><text>So</text></switch>".to_owned())
        );
        assert_eq!(
            understood(
                "<a xlink:href=\"https://hotel.example/\" target=\"_blank\" fill=\"red\"><text>So</text></a>"
            ),
            Ok("<g fill=\"red\"><text>So</text></g>".to_owned())
        );
    }

    #[test]
    fn pictures_and_fonts_written_out_in_it_are_named_after_what_they_are() {
        let gif = "R0lGODlhAQABAAAAACH5BAAAAAAALAAAAAABAAEAAAICTAEAOw==";
        let expected = format!("<image xlink:href=\"data:image/gif;base64,{gif}\"/>");
        for address in [
            format!("data:image/gif;base64,{gif}"),
            format!(
                " DATA:image/jpg;charset=x;BASE64,\n{}\n{}",
                &gif[..20],
                gif[20..].trim_end_matches('=')
            ),
            format!("data:;base64,{}", gif.replace('=', "%3D")),
        ] {
            assert_eq!(
                understood(&format!("<image xlink:href=\"{address}\"/>")),
                Ok(expected.clone()),
                "{address}"
            );
        }
        let style = "<style>@font-face{font-family:a;src:url(data:application/x-font;base64,d09GMgABAAA=) format(\"woff2\")}</style>";
        assert_eq!(understood(style), Ok(style.replace("application/x-font", "font/woff2")));
    }

    #[test]
    fn what_does_more_than_draw_is_named_with_its_line() {
        for (inner, reason) in [
            ("\n<script>alert(1)</script>", "it has an element <script> (line 2)"),
            ("<x:script/>", "it has an element <script> (line 1)"),
            ("<SCRIPT/>", "it has an element <SCRIPT> (line 1)"),
            ("<path onclick=\"alert(1)\"/>", "it has an attribute onclick (line 1)"),
            ("<path ONload=\"alert(1)\"/>", "it has an attribute ONload (line 1)"),
            (
                "<image href=\"https://hotel.example/x.png\"/>",
                "it refers to https://hotel.example/x.png (line 1)",
            ),
            (
                "<a xlink:href=\" java&#10;script:alert(1)\"/>",
                "it refers to  java script:alert(1) (line 1)",
            ),
            (
                "<use href=\"data:image/svg+xml,%3Csvg/>\"/>",
                "it refers to data:image/svg+xml,%3Csvg/> (line 1)",
            ),
            (
                "<image href=\"data:image/svg+xml,%3Csvg/>\"/>",
                "it embeds something that is neither a photo nor a font: data:image/svg+xml (line 1)",
            ),
            (
                "<image href=\"data:image/png;base64,PHN2Zy8+\"/>",
                "it embeds something that is neither a photo nor a font: data:image/png (line 1)",
            ),
            ("<style>@im<!-- -->port \"x.css\";</style>", "its CSS has an @import rule (line 1)"),
            ("<style><![CDATA[@import 'x']]></style>", "its CSS has an @import rule (line 1)"),
            (
                "<rect fill=\"ur&#108;(https://hotel.example/#x)\"/>",
                "it refers to https://hotel.example/#x (line 1)",
            ),
            ("<rect style=\"fill:u\\72l(x)\"/>", "it refers to x (line 1)"),
            ("<foreignObject/>", "it has an element <foreignObject> (line 1)"),
            ("<body xmlns=\"http://www.w3.org/1999/xhtml\"/>", "it contains HTML: <body> (line 1)"),
            ("<set attributeName=\"xlink:href\" to=\"x\"/>", "it animates xlink:href (line 1)"),
            ("<set attributeName=\" onclick\" to=\"x\"/>", "it animates  onclick (line 1)"),
            (
                "<?xml-stylesheet href=\"x.css\"?>",
                "it has an <?xml-stylesheet?> instruction (line 1)",
            ),
        ] {
            assert_eq!(understood(inner), Err(reason.to_owned()), "{inner}");
        }
    }

    #[test]
    fn what_the_parser_would_need_minutes_for_is_no_drawing() {
        let attributes = |count: usize| {
            let inner: Vec<String> = (0..count).map(|place| format!("a{place}='> ='")).collect();
            format!("<g {}/>", inner.join(" "))
        };
        assert_eq!(understood(&attributes(200)), Ok("<g/>".to_owned()));
        let reason = "one of its elements has more than 200 attributes";
        assert_eq!(understood(&attributes(100_000)), Err(reason.to_owned()));
        assert!(
            understood(&format!(
                "<text>{}</text><style>/*{}*/</style>",
                "=".repeat(999),
                "=".repeat(999)
            ))
            .is_ok()
        );
        let names = (0..2_000).map(|place| format!("<g xmlns:a{place}='a{place}'>"));
        assert_eq!(
            understood(&names.collect::<String>()),
            Err("it declares more than 1000 namespaces".to_owned())
        );
    }

    #[test]
    fn what_is_too_deep_or_shown_too_often_is_no_drawing() {
        assert!(understood(&format!("{}{}", "<g>".repeat(150), "</g>".repeat(150))).is_ok());
        for deep in [500, 60_000] {
            assert!(understood(&format!("{}{}", "<g>".repeat(deep), "</g>".repeat(deep))).is_err());
        }
        let twice = |place: usize| {
            format!("<g id=\"a{place}\"><use href=\"#a{0}\"/><use href=\"#a{0}\"/></g>", place + 1)
        };
        let patterns = |place: usize| {
            format!(
                "<pattern id=\"a{place}\"><path fill=\"url(#a{0})\"/><path style=\"fill:url('#a{0}')\"/></pattern>",
                place + 1
            )
        };
        assert!(understood(&(0..10).map(twice).collect::<String>()).is_ok());
        assert!(understood(&(0..30).map(twice).collect::<String>()).is_err());
        assert!(understood(&(0..30).map(patterns).collect::<String>()).is_err());
        assert!(understood("<g id=\"a\"><use href=\"#a\"/><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>").is_ok());
    }
}
