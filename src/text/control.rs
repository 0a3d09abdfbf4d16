//! Control characters: none of them reaches a page, a feed or a terminal.
//!
//! In: text from a file, or decoded from `&#8;`, `\u0008` and the like. Out: the same text with
//! U+FFFD for every character that is not allowed in HTML or XML, as `CommonMark` asks for U+0000;
//! or, for diagnostics, with the number of the character.

use std::borrow::Cow;

/// Cleans the text of a file. Line endings stay as they are.
pub fn in_source(text: String) -> String {
    // This reads every byte of every text: without an early exit from the loop the compiler can
    // vectorise it.
    let is_ascii_control = |byte: u8| matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 127);
    let has_ascii = text.bytes().fold(false, |found, byte| found | is_ascii_control(byte));
    if !has_ascii && !has_other(text.as_bytes()) {
        return text;
    }
    let replaced = |character: char| {
        if character != '\r' && is_control(character) {
            char::REPLACEMENT_CHARACTER
        } else {
            character
        }
    };
    text.chars().map(replaced).collect()
}

/// Cleans a text that was decoded from character references or escapes. Its line breaks become line
/// feeds.
pub fn in_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains(is_control) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.replace(is_control, "\u{fffd}"))
}

/// Returns a text on one line, safe to print. Control characters and characters that change the
/// direction of text are shown by number.
pub fn shown(text: &str) -> Cow<'_, str> {
    let is_plain = |character: char| {
        !matches!(character, '\n' | '\t') && !is_control(character) && !is_bidi_control(character)
    };
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut output = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '\n' | '\t' => output.push(' '),
            character => push_shown(&mut output, character),
        }
    }
    Cow::Owned(output)
}

/// Appends a character as [`shown`] does, except that line feeds and tabs stay as they are.
pub fn push_shown(output: &mut String, character: char) {
    if is_control(character) || is_bidi_control(character) {
        output.push_str(&format!("<U+{:04X}>", u32::from(character)));
    } else {
        output.push(character);
    }
}

/// Whether a character controls a device or is forbidden in XML. Line feeds and tabs are text.
pub fn is_control(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\t'))
        || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// Whether a character changes the order in which the characters after it are displayed. Pages in
/// Arabic or Hebrew need such characters; in a diagnostic they could disguise its meaning.
pub fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether the text has control characters of two bytes (U+0080 to U+009F), U+FFFE or U+FFFF.
fn has_other(bytes: &[u8]) -> bool {
    let is_long = |pair: &[u8]| pair[0] == 0xc2 && pair[1] < 0xa0;
    let has_long = bytes.windows(2).fold(false, |found, pair| found | is_long(pair));
    has_long
        || [b"\xef\xbf\xbe", b"\xef\xbf\xbf"]
            .iter()
            .any(|character| memchr::memmem::find(bytes, *character).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_replaced_and_letters_are_not() {
        let text = "Chăm\u{1}\u{9b}\u{fffe}\u{7f} ดูแล\u{a0}«é»\t\r\n\u{202e}";
        let expected = "Chăm\u{fffd}\u{fffd}\u{fffd}\u{fffd} ดูแล\u{a0}«é»\t\r\n\u{202e}";
        assert_eq!(in_source(text.to_owned()), expected);
        assert_eq!(in_decoded(text), expected.replace('\r', ""));
        assert_eq!(in_decoded("a\rb"), "a\u{fffd}b");
        assert!(matches!(in_decoded("ดูแล\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn diagnostics_show_them_by_number_on_one_line() {
        assert_eq!(shown("a\u{1b}[31m\u{202e}\nb\tc\u{9b}"), "a<U+001B>[31m<U+202E> b c<U+009B>");
    }
}
