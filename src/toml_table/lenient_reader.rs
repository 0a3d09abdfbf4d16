//! What the readers of mistaken TOML share.
//!
//! In: the lines of a statement. Out: a [`Reader`], which moves through them, and knows quotation
//! marks and spaces of every kind.

use std::ops::Range;

use toml::de::DeTable;

/// Reads a statement, and writes it as it should be.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) written: String,
    pub(super) reasons: Vec<(&'static str, Range<usize>)>,
    pub(super) open: Option<Open>,
}

/// What is not closed at the end of some lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    /// A text in quotation marks.
    Text,
    /// A list or a table in curly brackets.
    List,
}

/// What a value is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    Line,
    List,
    Table,
}

impl Within {
    /// Whether a character ends a value.
    pub(super) fn is_end(self, character: char) -> bool {
        match self {
            Self::Line => character == '\n',
            Self::List => matches!(character, ',' | ';' | '，' | ']' | '］' | '\n'),
            Self::Table => matches!(character, ',' | ';' | '，' | '}' | '\n'),
        }
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, written: String::new(), reasons: Vec::new(), open: None }
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn reason(&mut self, reason: &'static str, place: Range<usize>) {
        self.reasons.push((reason, place));
    }

    /// Skips the character at this place, and reports it.
    pub(super) fn skip(&mut self, reason: &'static str) {
        let length = self.peek().map_or(0, char::len_utf8);
        self.reason(reason, self.at..self.at + length);
        self.at += length;
    }

    /// Skips spaces, and reports those that TOML does not know.
    pub(super) fn skip_spaces(&mut self) {
        while let Some(character) = self.peek() {
            match character {
                ' ' | '\t' | '\r' => self.at += 1,
                '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' => self.skip("toml-invisible"),
                '\n' => break,
                character if character.is_whitespace() => self.skip("toml-invisible"),
                _ => break,
            }
        }
    }

    pub(super) fn is_at_end_of_line(&self) -> bool {
        matches!(self.peek(), None | Some('\n' | '#')) && !self.is_at_colour()
    }

    /// Whether what looks like a comment is a colour without quotation marks.
    pub(super) fn is_at_colour(&self) -> bool {
        let Some(rest) = self.rest().strip_prefix('#') else { return false };
        let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        matches!(digits, 3 | 6) && rest[digits..].trim().is_empty()
    }

    /// Skips spaces, line feeds and comments within brackets.
    pub(super) fn skip_lines(&mut self) {
        loop {
            self.skip_spaces();
            match self.peek() {
                Some('\n') => self.at += 1,
                Some('#') if !self.is_at_colour() => {
                    self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                }
                _ => break,
            }
        }
    }
}

/// Whether the parser accepts a value.
pub(super) fn is_value(value: &str) -> bool {
    !value.contains(['\n', '#']) && DeTable::parse(&format!("x = {value}")).is_ok()
}

/// Whether a value was meant as a day, even one that does not exist.
pub(super) fn is_like_day(value: &str) -> bool {
    let is_sign = |byte: u8| matches!(byte, b'-' | b'/' | b'.' | b':' | b' ');
    value.bytes().all(|byte| byte.is_ascii_digit() || is_sign(byte))
        && value.split(['-', '/', '.']).filter(|part| !part.trim().is_empty()).count() >= 3
}

/// Returns a text in straight quotation marks. Its backslashes were not meant as escapes.
pub(super) fn basic(text: &str) -> String {
    let mut written = String::from("\"");
    let mut last = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_name = |character: char| {
            character.is_alphanumeric() || matches!(character, '.' | ':' | '_' | '-')
        };
        let is_before_name = characters.peek().is_none_or(|next| is_name(*next));
        match character {
            '"' => written.push_str("\\\""),
            '\\' if is_name(last) && is_before_name => written.push('/'),
            '\\' => written.push_str("\\\\"),
            '\n' | '\r' => {
                if !written.ends_with(' ') {
                    written.push(' ');
                }
            }
            ' ' | '\t' if last == '\n' => {}
            character if character.is_control() => {}
            character => written.push(character),
        }
        last = if last == '\n' && character == ' ' { '\n' } else { character };
    }
    written.push('"');
    written
}

/// Whether a character is a quotation mark, of any kind.
pub(super) fn is_quotation_mark(character: char) -> bool {
    is_double(character) || is_single(character)
}

pub(super) fn is_double(character: char) -> bool {
    matches!(
        character,
        '"' | '\u{201c}'..='\u{201f}' | '«' | '»' | '″' | '＂' | '「' | '」' | '『' | '』'
    )
}

pub(super) fn is_single(character: char) -> bool {
    matches!(character, '\'' | '\u{2018}'..='\u{201b}' | '‹' | '›' | '`' | '´' | '′')
}
