//! Text made safe for HTML and for addresses.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

/// Appends text of a lesson as content. Quotation marks stay as they are.
pub fn push_text(output: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = escape_html_body_text(output, text);
}

/// Appends text of a lesson in an attribute. Apostrophes are escaped too, as in `CommonMark`'s
/// examples.
pub fn push_attribute(output: &mut String, text: &str) {
    let _ = escape_html(output, text);
}

/// Appends an address of a lesson in an attribute: encoded where that is not done, then escaped.
pub fn push_address(output: &mut String, address: &str) {
    let _ = escape_href(output, address);
}

/// Appends text for HTML, as content or in a double-quoted attribute.
pub fn push_html(output: &mut String, text: &str) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        output.push_str(&text[done..at]);
        output.push_str(escaped);
        done = at + 1;
    }
    output.push_str(&text[done..]);
}

/// Text for HTML, as content or in a double-quoted attribute.
pub fn html(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    push_html(&mut output, text);
    output
}

/// HTML without its tags; what is escaped in it stays so.
pub fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for (place, piece) in html.split('<').enumerate() {
        text.push_str(if place == 0 {
            piece
        } else {
            piece.split_once('>').map_or("", |(_, words)| words)
        });
    }
    text
}

/// What must not stand in an address as it is. `%` is left alone, so that an address which is
/// already encoded stays so.
const NOT_IN_ADDRESS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'|')
    .add(b'\\')
    .add(b'^')
    .add(b'[')
    .add(b']');

/// What must not stand in one part of a path.
const NOT_IN_PATH: &AsciiSet =
    &NOT_IN_ADDRESS.add(b'%').add(b'#').add(b'?').add(b':').add(b'&').add(b'\'');

/// An address from outside, with what may not stand in one encoded.
pub fn address(address: &str) -> Cow<'_, str> {
    utf8_percent_encode(address, NOT_IN_ADDRESS).into()
}

/// A path of ours as an address: letters outside ASCII and reserved signs encoded, `/` kept.
pub fn path(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, NOT_IN_PATH).into()
}

/// JSON that may stand inside `<script>`: `<`, `>` and `&` escaped.
pub fn script_json(json: String) -> String {
    if memchr::memchr3(b'<', b'>', b'&', json.as_bytes()).is_none() {
        return json;
    }
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
