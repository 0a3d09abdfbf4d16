//! What begins at a place of a text: tags, addresses in pointed brackets, destinations, titles.
//!
//! In: a text and a place. Out: how long it is (GitHub Flavored Markdown Spec 0.29, sections 6.6,
//! 6.8 and 6.10).

use pulldown_cmark::LinkType;

/// How many parentheses in a destination may be open.
const DEEPEST_PARENTHESES: usize = 32;

/// The longest label of a reference, in bytes.
pub(super) const LONGEST_LABEL: usize = 1000;

/// White space within a paragraph.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// Returns the number of bytes at the start that fulfil a condition.
pub(super) fn count(bytes: &[u8], condition: impl Fn(u8) -> bool) -> usize {
    bytes.iter().take_while(|byte| condition(**byte)).count()
}

/// Returns the length of `<address>` at the start of a text, and its kind.
pub(super) fn autolink(text: &str) -> Option<(usize, LinkType)> {
    let bytes = text.as_bytes();
    let end = bytes
        .iter()
        .skip(1)
        .position(|byte| *byte <= b' ' || matches!(byte, b'<' | b'>'))
        .map(|end| end + 1)
        .filter(|end| bytes[*end] == b'>')?;
    let inner = &text[1..end];
    let scheme = inner.find(':').unwrap_or(0);
    let is_scheme = (2..=32).contains(&scheme)
        && inner.as_bytes()[0].is_ascii_alphabetic()
        && inner[..scheme]
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".+-".contains(&byte));
    if is_scheme {
        return Some((end + 1, LinkType::Autolink));
    }
    let (local, host) = inner.split_once('@')?;
    let is_local = !local.is_empty()
        && local
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte));
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    (is_local && host.split('.').all(is_label)).then_some((end + 1, LinkType::Email))
}

/// What is known not to end in the rest of a text, so that it is searched only once.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is for one kind of raw HTML")]
pub(super) struct Unclosed {
    comment: bool,
    declaration: bool,
    instruction: bool,
    cdata: bool,
}

impl Unclosed {
    /// Returns the length of the raw HTML at the start of a text.
    pub(super) fn html(&mut self, text: &str) -> Option<usize> {
        let inner = text.get(1..)?;
        if inner.starts_with("!-->") {
            return Some("<!-->".len());
        }
        if inner.starts_with("!--->") {
            return Some("<!--->".len());
        }
        if inner.starts_with("!--") {
            return search(text, 4, "-->", &mut self.comment);
        }
        if inner.starts_with("![CDATA[") {
            return search(text, 9, "]]>", &mut self.cdata);
        }
        if let Some(declaration) = inner.strip_prefix('!') {
            let name = count(declaration.as_bytes(), |byte| byte.is_ascii_uppercase());
            let follows = declaration.as_bytes().get(name).copied().is_some_and(is_space);
            return (name > 0 && follows)
                .then(|| search(text, name + 2, ">", &mut self.declaration))
                .flatten();
        }
        if inner.starts_with('?') {
            return search(text, 2, "?>", &mut self.instruction);
        }
        tag(inner.as_bytes()).map(|length| length + 1)
    }
}

fn search(text: &str, from: usize, end: &str, is_unclosed: &mut bool) -> Option<usize> {
    if *is_unclosed {
        return None;
    }
    let found = memchr::memmem::find(&text.as_bytes()[from..], end.as_bytes());
    *is_unclosed = found.is_none();
    found.map(|place| from + place + end.len())
}

/// Returns the length of a tag, after its `<`.
fn tag(bytes: &[u8]) -> Option<usize> {
    let is_closing = bytes.first() == Some(&b'/');
    let mut place = usize::from(is_closing);
    bytes.get(place).filter(|byte| byte.is_ascii_alphabetic())?;
    place += count(&bytes[place..], |byte| byte.is_ascii_alphanumeric() || byte == b'-');
    loop {
        let spaces = count(&bytes[place..], is_space);
        place += spaces;
        match bytes.get(place)? {
            b'>' => return Some(place + 1),
            b'/' if !is_closing => {
                return (bytes.get(place + 1) == Some(&b'>')).then_some(place + 2);
            }
            byte if !is_closing
                && spaces > 0
                && (byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':')) =>
            {
                place += attribute(&bytes[place..])?;
            }
            _ => return None,
        }
    }
}

/// Returns the length of an attribute.
fn attribute(bytes: &[u8]) -> Option<usize> {
    let name = count(bytes, |byte| byte.is_ascii_alphanumeric() || b":._-".contains(&byte));
    let equals = name + count(&bytes[name..], is_space);
    if bytes.get(equals) != Some(&b'=') {
        return Some(name);
    }
    let start = equals + 1 + count(&bytes[equals + 1..], is_space);
    let first = bytes.get(start)?;
    if matches!(first, b'"' | b'\'') {
        return memchr::memchr(*first, &bytes[start + 1..]).map(|length| start + length + 2);
    }
    let is_value = |byte: u8| !is_space(byte) && !b"\"'=<>`".contains(&byte);
    let length = count(&bytes[start..], is_value);
    (length > 0).then_some(start + length)
}

/// Returns the length of the destination at the start of a text, and the destination itself.
pub(super) fn destination(text: &str) -> Option<(usize, &str)> {
    let bytes = text.as_bytes();
    let mut place = 0;
    if bytes.first() == Some(&b'<') {
        place = 1;
        loop {
            match bytes.get(place)? {
                b'>' => break,
                b'\n' | b'<' => return None,
                b'\\' => place += 2,
                _ => place += 1,
            }
        }
        return text.get(1..place).map(|inner| (place + 1, inner));
    }
    let mut open = 0;
    loop {
        match bytes.get(place)? {
            b'\\' if bytes.get(place + 1).is_some_and(u8::is_ascii_punctuation) => place += 1,
            b'(' => {
                open += 1;
                if open > DEEPEST_PARENTHESES {
                    return None;
                }
            }
            b')' if open == 0 => break,
            b')' => open -= 1,
            byte if is_space(*byte) => {
                if place == 0 {
                    return None;
                }
                break;
            }
            _ => {}
        }
        place += 1;
    }
    Some((place, &text[..place]))
}

/// Returns the length of the title at the start of a text, with its quotation marks.
pub(super) fn title(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let open = *bytes.first()?;
    let close = match open {
        b'"' | b'\'' => open,
        b'(' => b')',
        _ => return None,
    };
    let mut place = 1;
    let mut after_backslash = None;
    while let Some(byte) = bytes.get(place) {
        match byte {
            b'\\' if bytes.get(place + 1).is_some_and(u8::is_ascii_punctuation) => {
                if bytes[place + 1] == close {
                    after_backslash = Some(place + 2);
                }
                place += 1;
            }
            byte if *byte == close => return Some(place + 1),
            b'(' if open == b'(' => break,
            _ => {}
        }
        place += 1;
    }
    after_backslash
}

/// Returns the length of the label `[…]` at the start of a text.
pub(super) fn label(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut place = 1;
    while place <= LONGEST_LABEL + 1 {
        match bytes.get(place)? {
            b']' => return Some(place + 1),
            b'[' => return None,
            b'\\' if bytes.get(place + 1).is_some_and(u8::is_ascii_punctuation) => place += 2,
            _ => place += 1,
        }
    }
    None
}
