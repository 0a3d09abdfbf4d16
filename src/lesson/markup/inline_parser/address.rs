//! Bare addresses, which become links (GitHub Flavored Markdown Spec 0.29, section 6.9).
//!
//! In: running text. Out: where the addresses in it end, and their targets.

use std::ops::Range;

use super::delimiters::is_punctuation;
use super::scan::is_space;

/// Returns the length and the target of the address that begins with `www.` at a place.
pub(super) fn www(text: &str, place: usize) -> Option<(usize, String)> {
    let may_begin = text.as_bytes()[..place]
        .last()
        .is_none_or(|before| is_space(*before) || b"*_~(".contains(before));
    if !may_begin || !text[place..].starts_with("www.") {
        return None;
    }
    let length = length(&text[place..], domain(&text[place..], true)?);
    (length > 0).then(|| (length, format!("http://{}", &text[place..place + length])))
}

/// Returns where the address begins whose `://` is at a place, and its length.
pub(super) fn web(text: &str, place: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    if !bytes[place..].starts_with(b"://") {
        return None;
    }
    let letters = bytes[..place].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let start = place - letters;
    let scheme = &text[start..place];
    let is_known = ["http", "https", "ftp"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let rest = &text[place + 3..];
    if !is_known || !rest.chars().next().is_some_and(is_host) {
        return None;
    }
    let domain = domain(rest, false)?;
    Some((start, length(&text[start..], place + 3 - start + domain)))
}

fn is_host(character: char) -> bool {
    !character.is_whitespace() && !is_punctuation(character)
}

/// The number of parts after which a name with `_` in its last two is accepted, so that a long text
/// is not searched to its end again and again.
const MOST_PARTS: usize = 10;

/// Returns the length of the domain at the start of a text. Its first character is not looked at.
fn domain(text: &str, needs_dot: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut dots, mut before_last, mut in_last) = (0, 0, 0);
    let mut place = 1;
    let last = bytes.len().saturating_sub(1);
    while place < last {
        if bytes[place] == b'\\' && place + 1 < last {
            place += 1;
        }
        match bytes[place] {
            b'_' => in_last += 1,
            b'.' => (dots, before_last, in_last) = (dots + 1, in_last, 0),
            b'-' => {}
            byte if byte.is_ascii_alphanumeric() => {}
            // GitHub looks no further than the first letter outside of ASCII.
            _ => break,
        }
        place += 1;
    }
    let has_underscore = before_last + in_last > 0 && dots <= MOST_PARTS;
    (!has_underscore && (!needs_dot || dots > 0)).then_some(place.min(bytes.len()))
}

/// Returns the length of an address whose domain ends at a place, without the punctuation of the
/// sentence around it.
fn length(text: &str, domain: usize) -> usize {
    let bytes = text.as_bytes();
    let rest = bytes[domain..].iter().position(|byte| is_space(*byte) || *byte == b'<');
    trimmed(&bytes[..rest.map_or(bytes.len(), |length| domain + length)])
}

/// Returns the length of an address without punctuation at its end.
fn trimmed(address: &[u8]) -> usize {
    let end = memchr::memchr(b'<', address).unwrap_or(address.len());
    let address = &address[..end];
    let opening = memchr::memchr_iter(b'(', address).count();
    let mut closing = memchr::memchr_iter(b')', address).count();
    let mut end = address.len();
    while end > 0 {
        match address[end - 1] {
            b')' if closing <= opening => return end,
            b')' => {
                closing -= 1;
                end -= 1;
            }
            b'?' | b'!' | b'.' | b',' | b':' | b'*' | b'_' | b'~' | b'\'' | b'"' => end -= 1,
            b';' => {
                // A character reference at the end goes as a whole.
                let letters = address[..end - 1].iter().rev();
                let count = letters.take_while(|byte| byte.is_ascii_alphabetic()).count();
                let start = (end - 1).saturating_sub(count + 1);
                let is_reference = count > 0 && address[start] == b'&';
                end = if is_reference { start } else { end - 1 };
            }
            _ => return end,
        }
    }
    0
}

/// Returns the places and the targets of the e-mail addresses in a text.
pub(super) fn emails(text: &str) -> Vec<(Range<usize>, String)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    // Nothing before `start` can be part of the next address; the `@` is looked for from `from`.
    let (mut start, mut from, mut dots) = (0, 0, 0);
    while let Some(at) = memchr::memchr(b'@', &bytes[from..]).map(|place| from + place) {
        let (local, scheme) = local_part(&bytes[from.max(start)..at]);
        if local == 0 {
            from = at + 1;
            continue;
        }
        let mut end = at + 1;
        while let Some(byte) = bytes.get(end) {
            match byte {
                byte if byte.is_ascii_alphanumeric() => {}
                b'.' if bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) => dots += 1,
                b'/' if scheme == Some("xmpp:") => {}
                b'-' | b'_' => {}
                _ => break,
            }
            end += 1;
        }
        if bytes.get(end) == Some(&b'@') {
            // The dots so far count, as in GitHub's parser.
            from = at + 1;
            continue;
        }
        let dots = std::mem::take(&mut dots);
        let last = bytes[end - 1];
        if end - at < 2 || dots == 0 || !(last.is_ascii_alphabetic() || last == b'.') {
            from = end;
            continue;
        }
        let end = at + trimmed(&bytes[at..end]);
        if end == at {
            from = at + 1;
            continue;
        }
        let address = &text[at - local..end];
        let target = scheme.map_or_else(|| format!("mailto:{address}"), |_| address.to_owned());
        found.push((at - local..end, target));
        (start, from) = (end, end);
    }
    found
}

/// Returns the length of what comes before an `@`, and the scheme that it begins with.
fn local_part(before: &[u8]) -> (usize, Option<&'static str>) {
    let mut length = 0;
    let mut scheme = None;
    while let Some(byte) = before.len().checked_sub(length + 1).map(|place| before[place]) {
        if byte.is_ascii_alphanumeric() || b".+-_".contains(&byte) {
            length += 1;
            continue;
        }
        let rest = &before[..before.len() - length];
        let known = ["mailto:", "xmpp:"].into_iter().find(|known| {
            let known = known.as_bytes();
            let outer = rest.len().checked_sub(known.len() + 1).map(|place| rest[place]);
            rest.ends_with(known) && !outer.is_some_and(|byte| byte.is_ascii_alphanumeric())
        });
        match known {
            Some(known) => {
                length += 1;
                scheme = Some(known);
            }
            None => break,
        }
    }
    (length, scheme)
}
