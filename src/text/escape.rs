//! Escaping for HTML and for addresses.
//!
//! In: text of a lesson, or a path. Out: the same with everything escaped that HTML or an address
//! cannot contain.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

/// Appends text of a lesson as the content of an element. Quotation marks are not escaped.
pub fn push_text(output: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = escape_html_body_text(output, text);
}

/// Appends text of a lesson as the value of an attribute. Apostrophes are escaped too, as in the
/// examples of `CommonMark`.
pub fn push_attribute(output: &mut String, text: &str) {
    let _ = escape_html(output, text);
}

/// Appends an address of a lesson as the value of an attribute: percent-encoded where needed, then
/// escaped.
pub fn push_address(output: &mut String, address: &str) {
    let _ = escape_href(output, address);
}

/// Appends text escaped for the content of an element or a double-quoted attribute.
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

/// Returns text escaped for the content of an element or a double-quoted attribute.
pub fn html(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    push_html(&mut output, text);
    output
}

/// Returns HTML without its tags. Character references stay as they are.
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

/// Characters that must be encoded in an address. `%` is not among them, so that an encoded address
/// stays as it is.
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

/// Characters that must be encoded in a path.
const NOT_IN_PATH: &AsciiSet =
    &NOT_IN_ADDRESS.add(b'%').add(b'#').add(b'?').add(b':').add(b'&').add(b'\'');

/// Percent-encodes an address that an author wrote.
pub fn address(address: &str) -> Cow<'_, str> {
    utf8_percent_encode(address, NOT_IN_ADDRESS).into()
}

/// Percent-encodes a path of the site: non-ASCII letters and reserved characters are encoded, `/`
/// is kept.
pub fn path(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, NOT_IN_PATH).into()
}

/// Escapes JSON for the inside of `<script>`: `<`, `>` and `&`.
pub fn script_json(json: String) -> String {
    if memchr::memchr3(b'<', b'>', b'&', json.as_bytes()).is_none() {
        return json;
    }
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
