//! A drawing, rewritten from its parsed tree, so that what is published is exactly what was
//! checked.
//!
//! In: the text of an SVG file. Out: an SVG with nothing but elements that draw, attributes that
//! define how, styles, and embedded pictures; or why it is not just a drawing. Additions that
//! drawing programs make for their own use are left out.

use std::borrow::Cow;

use roxmltree::{Document, Node, ParsingOptions};

use super::svg_element::{at, is_svg};
use super::svg_writer::Writer;
use super::{prolog, repetition};
use crate::text::control;
use crate::text::phrase::Phrase;

/// The largest number of elements. More would be an attack on the parser.
const MAX_NODES: u32 = 200_000;

/// The largest number of namespaces: the parser hands all that are open to each element.
const MAX_NAMESPACES: usize = 1_000;

/// The largest number of attributes of an element: the parser compares each with all others.
const MAX_ATTRIBUTES: usize = 200;

/// A drawing that can be published.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Drawing {
    /// The drawing, as UTF-8.
    pub(super) text: String,
    /// Width and height in CSS pixels, if it states them.
    pub(super) dimensions: Option<(u32, u32)>,
    /// Whether a photo in it contained a location.
    pub(super) had_location: bool,
}

/// Parses and rewrites a drawing.
pub(super) fn rewrite(text: &str) -> Result<Drawing, Phrase> {
    let text = prolog::without_doctype(text.trim_start_matches('\u{feff}'))?;
    check_counts(&text)?;
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
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

/// Refuses files that would keep the parser busy for minutes.
fn check_counts(text: &str) -> Result<(), Phrase> {
    if memchr::memmem::find_iter(text.as_bytes(), "xmlns").count() > MAX_NAMESPACES {
        return Err(Phrase::new("svg-namespaces").with("limit", MAX_NAMESPACES));
    }
    // No attribute value contains `<`, so that each piece is a whole tag and the text after it.
    let tags = text.split('<').filter(|tag| !tag.starts_with(['!', '?', '/']));
    for tag in tags.filter(|tag| tag.len() > MAX_ATTRIBUTES) {
        let tag = tag.as_bytes();
        if memchr::memchr_iter(b'=', tag).nth(MAX_ATTRIBUTES).is_some()
            && attribute_count(tag) > MAX_ATTRIBUTES
        {
            return Err(Phrase::new("svg-attributes").with("limit", MAX_ATTRIBUTES));
        }
    }
    Ok(())
}

/// Returns the number of attributes of the tag at the start of a piece.
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

/// Returns the width and height in CSS pixels: as stated, or else those of the view box.
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
    use super::super::svg_element::SVG;
    use super::*;
    use crate::message::Messages;

    const XLINK: &str = "http://www.w3.org/1999/xlink";

    fn svg(inner: &str) -> String {
        format!(
            "<svg xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\" xmlns:x=\"{SVG}\" \
             xmlns:own=\"urn:own\" width=\"9\" height=\"9\">{inner}</svg>"
        )
    }

    fn rewritten(inner: &str) -> Result<String, String> {
        let drawing = rewrite(&svg(inner)).map_err(|reason| Messages::english().phrase(&reason))?;
        let start = drawing.text.find('>').unwrap() + 1;
        Ok(drawing.text[start..].trim_end().trim_end_matches("</svg>").to_owned())
    }

    #[test]
    fn a_drawing_is_unchanged() {
        let text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 320 200\" \
                    role=\"img\">\n  <title>Nước &amp; đá</title>\n  \
                    <defs><linearGradient id=\"g\" gradientTransform=\"rotate(45 .5 .5)\">\
                    <stop offset=\"0\" stop-color=\"#fff\"/></linearGradient></defs>\n  \
                    <style>.a &gt; .b{fill:url(#g)} /**/</style>\n  \
                    <g class=\"a\" id=\"it's (1)\">\
                    <path class=\"b\" style=\"stroke:#000\" d=\"M0 0h9v9z\"/></g>\n  \
                    <animateTransform attributeName=\"transform\" type=\"rotate\" dur=\"1s\"/>\n\
                    </svg>\n";
        let drawing = rewrite(text).unwrap();
        assert_eq!((drawing.text.as_str(), drawing.dimensions), (text, Some((320, 200))));
        assert_eq!(rewrite(&drawing.text).unwrap().text, text, "and again");
    }

    #[test]
    fn additions_of_drawing_programs_are_removed() {
        let text = "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n\
                    <!-- Created with a program -->\n\
                    <!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
                    \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n\
                    <s:svg xmlns:s=\"http://www.w3.org/2000/svg\" \
                    xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" i:version=\"1.4\" \
                    width=\"210mm\" màu=\"đỏ\" oé=\"1\" data-name=\"Layer 1\"><s:metadata>\
                    <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>\
                    </s:metadata><i:namedview/><s:g i:label=\"A\" id=\"g1\" \
                    xml:space=\"preserve\"/><?xpacket x?>\
                    <flowRoot xmlns=\"http://www.w3.org/2000/svg\"/></s:svg>";
        let expected = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"210mm\">\
                        <g id=\"g1\" xml:space=\"preserve\"/></svg>";
        assert_eq!(rewrite(text).unwrap().text, expected);
    }

    #[test]
    fn alternatives_to_html_and_links_are_kept() {
        assert_eq!(
            rewritten(
                "<switch><foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\"/>\
                 </foreignObject><text>So</text></switch>"
            ),
            Ok("<switch><text>So</text></switch>".to_owned())
        );
        assert_eq!(
            rewritten(
                "<a xlink:href=\"https://hotel.example/\" target=\"_blank\" fill=\"red\">\
                 <text>So</text></a>"
            ),
            Ok("<g fill=\"red\"><text>So</text></g>".to_owned())
        );
    }

    #[test]
    fn embedded_pictures_and_fonts_get_their_correct_type() {
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
                rewritten(&format!("<image xlink:href=\"{address}\"/>")),
                Ok(expected.clone()),
                "{address}"
            );
        }
        let style = "<style>@font-face{font-family:a;\
                     src:url(data:application/x-font;base64,d09GMgABAAA=) format(\"woff2\")}\
                     </style>";
        assert_eq!(rewritten(style), Ok(style.replace("application/x-font", "font/woff2")));
    }

    #[test]
    fn what_does_more_than_draw_is_reported_with_its_line() {
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
                "it embeds something that is neither a photo nor a font: \
                 data:image/svg+xml (line 1)",
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
            assert_eq!(rewritten(inner), Err(reason.to_owned()), "{inner}");
        }
    }

    #[test]
    fn files_that_would_keep_the_parser_busy_are_refused() {
        let attributes = |count: usize| {
            let inner: Vec<String> = (0..count).map(|place| format!("a{place}='> ='")).collect();
            format!("<g {}/>", inner.join(" "))
        };
        assert_eq!(rewritten(&attributes(200)), Ok("<g/>".to_owned()));
        let reason = "one of its elements has more than 200 attributes";
        assert_eq!(rewritten(&attributes(100_000)), Err(reason.to_owned()));
        let equals = "=".repeat(999);
        let text = format!("<text>{equals}</text><style>/*{equals}*/</style>");
        assert!(rewritten(&text).is_ok());
        let names = (0..2_000).map(|place| format!("<g xmlns:a{place}='a{place}'>"));
        assert_eq!(
            rewritten(&names.collect::<String>()),
            Err("it declares more than 1000 namespaces".to_owned())
        );
    }

    #[test]
    fn references_in_style_sheets_count_as_repetitions() {
        let chain = |depth: usize| {
            let class = |place: usize| format!(".c{place}{{fill:url(#p{})}}", place - 1);
            let pattern = |place: usize| {
                let inner = format!("<rect class=\"c{place}\"/>").repeat(10);
                format!("<pattern id=\"p{place}\">{inner}</pattern>")
            };
            let sheet: String = (1..=depth).map(class).collect();
            let patterns: String = (0..depth).map(pattern).collect();
            format!("<style>{sheet}</style>{patterns}<rect class=\"c{depth}\"/>")
        };
        assert!(rewritten(&chain(3)).is_ok());
        assert!(rewritten(&chain(9)).is_err());
        let plain = ".a{fill:url(#g)} rect{stroke:url(#g)}";
        let rects = "<rect class=\"a\"/>".repeat(900);
        assert!(rewritten(&format!("<style>{plain}</style><g id=\"g\"/>{rects}")).is_ok());
    }

    #[test]
    fn a_drawing_that_is_too_deep_or_repeats_too_much_is_refused() {
        assert!(rewritten(&format!("{}{}", "<g>".repeat(150), "</g>".repeat(150))).is_ok());
        for deep in [500, 60_000] {
            assert!(rewritten(&format!("{}{}", "<g>".repeat(deep), "</g>".repeat(deep))).is_err());
        }
        let twice = |place: usize| {
            format!("<g id=\"a{place}\"><use href=\"#a{0}\"/><use href=\"#a{0}\"/></g>", place + 1)
        };
        let patterns = |place: usize| {
            format!(
                "<pattern id=\"a{place}\"><path fill=\"url(#a{0})\"/>\
                 <path style=\"fill:url('#a{0}')\"/></pattern>",
                place + 1
            )
        };
        assert!(rewritten(&(0..10).map(twice).collect::<String>()).is_ok());
        assert!(rewritten(&(0..30).map(twice).collect::<String>()).is_err());
        assert!(rewritten(&(0..30).map(patterns).collect::<String>()).is_err());
        let circle = "<g id=\"a\"><use href=\"#a\"/><use href=\"#b\"/></g>\
                      <g id=\"b\"><use href=\"#a\"/></g>";
        assert!(rewritten(circle).is_ok());
    }
}
