//! Character references and escapes.
//!
//! In: text as written. Out: what it means.

use std::borrow::Cow;

use html5gum::{Token, Tokenizer};

/// The length of the longest name of a character reference, with its semicolon.
const LONGEST_NAME: usize = 33;

/// Returns the length and the meaning of the character reference at the start of a text.
pub(super) fn character(text: &str) -> Option<(usize, String)> {
    let bytes = text.as_bytes();
    let end = bytes.iter().take(LONGEST_NAME + 1).position(|byte| *byte == b';')?;
    let name = &text[1..end];
    let number = name.strip_prefix('#');
    if let Some(number) = number {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let (digits, radix, most) = hexadecimal.map_or((number, 10, 7), |digits| (digits, 16, 6));
        let is_number = !digits.is_empty()
            && digits.len() <= most
            && digits.bytes().all(|byte| char::from(byte).is_digit(radix));
        let code = u32::from_str_radix(digits, radix).ok().filter(|_| is_number)?;
        let character = char::from_u32(code).filter(|character| *character != '\0');
        return Some((end + 1, character.unwrap_or(char::REPLACEMENT_CHARACTER).to_string()));
    }
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let Ok(Token::String(meaning)) = Tokenizer::new(&text[..=end]).next()? else { return None };
    let meaning = String::from_utf8(meaning.to_vec()).ok()?;
    // A browser also knows names without a semicolon, which then remains.
    let is_known = name == "semi"
        || !(meaning.ends_with(';') || meaning.starts_with('&') && name != "amp" && name != "AMP");
    is_known.then_some((end + 1, meaning))
}

/// Returns a destination or title without character references and escapes.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = memchr::memchr2(b'&', b'\\', rest.as_bytes()) {
        plain.push_str(&rest[..place]);
        rest = &rest[place..];
        if let Some((length, meaning)) = character(rest).filter(|_| rest.starts_with('&')) {
            plain.push_str(&meaning);
            rest = &rest[length..];
            continue;
        }
        let escaped = rest.as_bytes().get(1).filter(|byte| byte.is_ascii_punctuation());
        if rest.starts_with('\\') && escaped.is_some() {
            plain.push_str(&rest[1..2]);
            rest = &rest[2..];
        } else {
            plain.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    plain
}

/// Returns a text without character references.
pub(super) fn unescaped_references(text: &str) -> Cow<'_, str> {
    let Some(mut next) = memchr::memchr(b'&', text.as_bytes()) else { return Cow::Borrowed(text) };
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        plain.push_str(&rest[..next]);
        rest = &rest[next..];
        let (length, meaning) = character(rest).unwrap_or_else(|| (1, "&".to_owned()));
        plain.push_str(&meaning);
        rest = &rest[length..];
        let Some(found) = memchr::memchr(b'&', rest.as_bytes()) else { break };
        next = found;
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}
