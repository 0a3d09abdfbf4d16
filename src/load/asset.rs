//! Looks into pictures: how large they are, and whether an SVG is only a picture.
//!
//! In: the bytes or the place of a file. Out: an [`Asset`].

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use roxmltree::{Document, Node, ParsingOptions};

use crate::source::{Asset, AssetContent, SitePath};

/// An SVG longer than this is not looked into, and so not published.
const LONGEST_SVG_IN_BYTES: u64 = 4 * 1024 * 1024;

/// An SVG with more elements than this is a trap for the parser rather than a drawing.
const MOST_SVG_NODES: u32 = 200_000;

/// An asset on disk. An SVG is read whole, of other pictures only the beginning that states their size.
pub(super) fn read(path: &SitePath, file: &Path) -> io::Result<Asset> {
    let metadata = fs_err::metadata(file)?;
    if is_svg(path) {
        if metadata.len() > LONGEST_SVG_IN_BYTES {
            let danger = Some("it is too large to be checked".to_owned());
            return Ok(Asset { path: path.clone(), content: AssetContent::Memory(Arc::from([])), dimensions: None, danger });
        }
        return Ok(inspect(path, &fs_err::read(file)?));
    }
    let modified = metadata.modified()?.duration_since(UNIX_EPOCH).map_or(0, |age| age.as_nanos());
    let content = AssetContent::Disk { path: file.to_owned(), byte_count: metadata.len(), modified };
    let dimensions = imagesize::size(file).ok().and_then(pixels);
    Ok(Asset { path: path.clone(), content, dimensions, danger: None })
}

/// An asset in memory.
pub fn inspect(path: &SitePath, bytes: &[u8]) -> Asset {
    let content = AssetContent::Memory(Arc::from(bytes));
    if !is_svg(path) {
        let dimensions = imagesize::blob_size(bytes).ok().and_then(pixels);
        return Asset { path: path.clone(), content, dimensions, danger: None };
    }
    let (dimensions, danger) = match std::str::from_utf8(bytes) {
        Ok(text) => inspect_svg(text),
        Err(_) => (None, Some("it is not UTF-8 text".to_owned())),
    };
    Asset { path: path.clone(), content, dimensions, danger }
}

fn is_svg(path: &SitePath) -> bool {
    path.extension().eq_ignore_ascii_case("svg")
}

fn pixels(size: imagesize::ImageSize) -> Option<(u32, u32)> {
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

fn inspect_svg(text: &str) -> (Option<(u32, u32)>, Option<String>) {
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_SVG_NODES, ..ParsingOptions::default() };
    match Document::parse_with_options(text, options) {
        Ok(document) => {
            let danger = document.root().descendants().find_map(danger_of);
            (svg_dimensions(document.root_element()), danger)
        }
        Err(error) => (None, Some(format!("it cannot be read ({error})"))),
    }
}

/// What in this node could run, or could fetch something from elsewhere.
fn danger_of(node: Node<'_, '_>) -> Option<String> {
    if let Some(instruction) = node.pi() {
        return Some(format!("it has an instruction <?{}?>", instruction.target));
    }
    if !node.is_element() {
        return None;
    }
    let name = node.tag_name().name();
    // A drawing program's own notes are no danger; HTML in an SVG is a page of its own.
    if node.tag_name().namespace() == Some("http://www.w3.org/1999/xhtml") {
        return Some(format!("it has HTML in it: <{name}>"));
    }
    let animates = node.attribute("attributeName").unwrap_or_default().to_ascii_lowercase();
    if animates.ends_with("href") || animates.ends_with("src") || animates.starts_with("on") {
        return Some(format!("it changes where {animates} leads"));
    }
    if matches!(name, "script" | "foreignObject" | "iframe" | "embed" | "object" | "handler" | "listener") {
        return Some(format!("it has an element <{name}>"));
    }
    if name == "style" {
        let style: String = node.descendants().filter_map(|child| child.text()).collect();
        if let Some(reference) = foreign_style(&style) {
            return Some(reference);
        }
    }
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        if name.len() > 2 && name[..2].eq_ignore_ascii_case("on") {
            return Some(format!("it has an attribute {name}"));
        }
        if matches!(name, "href" | "src" | "base") && !is_inner(value) {
            return Some(format!("it refers to {value}"));
        }
        if let Some(reference) = foreign_style(value) {
            return Some(reference);
        }
    }
    None
}

/// A reference to the same file, or a picture written out in place.
fn is_inner(reference: &str) -> bool {
    let reference = reference.trim().to_ascii_lowercase();
    let is_picture = |kind: &str| reference.starts_with(&format!("data:image/{kind}"));
    reference.is_empty() || reference.starts_with('#') || ["png", "jpeg", "webp", "gif", "avif"].into_iter().any(is_picture)
}

/// What in a style sheet or attribute leads elsewhere. A backslash could hide anything, and no drawing needs one.
fn foreign_style(style: &str) -> Option<String> {
    let lower = style.to_ascii_lowercase();
    let has_function = ["image-set(", "image(", "src("].iter().any(|function| lower.contains(function));
    if lower.contains("@import") || lower.contains('\\') || has_function {
        return Some("its style may import another file".to_owned());
    }
    for (at, _) in lower.match_indices("url(") {
        let reference = lower[at + 4..].trim_start_matches([' ', '\'', '"', '\n', '\t']);
        if !is_inner(reference) {
            let shown: String = reference.chars().take_while(|letter| *letter != ')').take(60).collect();
            return Some(format!("it refers to {shown}"));
        }
    }
    None
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100,000, checked just before")]
fn svg_dimensions(root: Node<'_, '_>) -> Option<(u32, u32)> {
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

    fn danger(svg: &str) -> Option<String> {
        inspect(&SitePath::new("content/x.svg"), svg.as_bytes()).danger
    }

    #[test]
    fn a_drawing_is_only_a_drawing() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><style>.a{fill:url(#g)}</style><path class="a" d="M0 0"/></svg>"#;
        let asset = inspect(&SitePath::new("content/x.svg"), svg.as_bytes());
        assert_eq!((asset.dimensions, asset.danger), (Some((320, 200)), None));
    }

    #[test]
    fn scripts_handlers_and_foreign_references_are_dangers() {
        let wrap = |inner: &str| {
            format!(r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{inner}</svg>"#)
        };
        for inner in [
            "<script>alert(1)</script>",
            r#"<path onclick="alert(1)"/>"#,
            r#"<image href="https://example.org/x.png"/>"#,
            r#"<a xlink:href="javascript:alert(1)"/>"#,
            r#"<style>@import "x.css";</style>"#,
            r#"<rect fill="url(https://example.org/#x)"/>"#,
            r"<style>.a{fill:u\72l(https://example.org)}</style>",
            "<foreignObject/>",
            r#"<body xmlns="http://www.w3.org/1999/xhtml"><img srcset="https://example.org/x.png 1x"/></body>"#,
            r#"<a><set attributeName="xlink:href" to="https://example.org"/></a>"#,
            r#"<style>.a{background:image-set("https://example.org/x.png" 1x)}</style>"#,
        ] {
            assert!(danger(&wrap(inner)).is_some(), "{inner}");
        }
        assert!(danger("<svg").is_some());
    }
}
