//! Reads lines that were probably meant as TOML.
//!
//! In: the lines of one statement: the name of a table, or a key with its value. Out: the statement
//! as it should be, and what was changed, with phrases of the message table. The value is read by
//! [`super::lenient_value`].

use std::ops::Range;

use super::lenient_reader::{Open, Reader, is_quotation_mark, is_value};
use crate::text::slug;

/// A statement as it should be.
#[derive(Debug)]
pub(super) struct Statement {
    pub(super) written: String,
    /// What was wrong, as phrases with their places in the lines; none if nothing was.
    pub(super) reasons: Vec<(&'static str, Range<usize>)>,
    /// What is not closed at the end of the lines.
    pub(super) open: Option<Open>,
}

/// The longest key, in bytes, that is taken for one.
const LONGEST_KEY: usize = 80;

/// Whether a line begins a statement.
pub(super) fn is_beginning(line: &str) -> bool {
    let line = line.trim();
    let is_header = || {
        line.strip_prefix('[').is_some_and(|rest| {
            let name = rest.trim_matches(['[', ']', ' ']);
            is_like_key(name) && !name.contains(is_quotation_mark)
        })
    };
    let is_assignment = || {
        separator(line).is_some_and(|place| {
            let (key, rest) = line.split_at(place.start);
            let is_colon = !rest.starts_with(['=', '＝']);
            is_like_key(key) && !(is_colon && key.trim().contains(' '))
        })
    };
    is_header() || is_assignment()
}

/// Returns the name of a table in its brackets, or a key, without spaces and quotation marks.
pub(super) fn name(line: &str) -> Option<String> {
    let line = line.trim();
    let plain = |name: &str| name.replace([' ', '\t', '"', '\''], "");
    if line.starts_with('[') {
        return line.rfind(']').map(|end| plain(&line[..=end]));
    }
    let (key, _) = line.split_once('=')?;
    is_like_key(key).then(|| plain(key))
}

/// Returns the key whose value contains an offset, on the same line.
pub(super) fn key_before(text: &str, offset: usize) -> Option<&str> {
    // No line is searched again for each of a thousand errors on it.
    let start = text.floor_char_boundary(offset.saturating_sub(LONGEST_KEY));
    let line = text.get(start..offset)?.rsplit('\n').next()?;
    let (before, _) = line.rsplit_once(['=', ':'])?;
    let key = before.trim_end().rsplit([' ', '\t', ',', '{', '.']).next()?;
    Some(key.trim_matches(['"', '\'']))
}

/// Whether a line consists of characters of another format, such as the `---` of YAML.
pub(super) fn is_foreign(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("```")
        || (!line.is_empty()
            && line
                .bytes()
                .all(|byte| matches!(byte, b'-' | b'{' | b'}' | b']' | b')' | b',' | b';')))
}

/// Whether a line has nothing after its `=`.
pub(super) fn has_no_value(line: &str) -> bool {
    let value = line.split_once('=').map_or(line, |(_, value)| value);
    value.trim().is_empty()
        || value.trim().starts_with('#')
        || is_like_key(value) && !line.contains('=')
}

/// Whether a line has a second key after its value.
pub(super) fn has_two_keys(line: &str) -> bool {
    line.split_once('=')
        .is_some_and(|(_, value)| !value.trim().starts_with(['[', '{']) && value.contains(" = "))
}

/// Whether the value of a line looks like a day or a time.
pub(super) fn is_like_day(line: &str) -> bool {
    let Some((_, value)) = line.split_once('=') else { return false };
    super::lenient_reader::is_like_day(value.split('#').next().unwrap_or_default().trim())
}

/// Reads the lines of a statement; `None` if it is not known what was meant. `following` is the
/// line after them.
pub(super) fn read(lines: &str, following: &str) -> Option<Statement> {
    let mut reader = Reader::new(lines);
    reader.skip_spaces();
    let indent = lines.len() - lines.trim_start().len();
    reader.written.push_str(lines[..indent].trim_matches(|character| character != ' '));
    if reader.rest().starts_with(['[', '［']) {
        read_header(&mut reader)?;
    } else {
        read_assignment(&mut reader, following)?;
    }
    let Reader { written, reasons, open, .. } = reader;
    Some(Statement { written, reasons, open })
}

fn read_header(reader: &mut Reader<'_>) -> Option<()> {
    let start = reader.at;
    let line = reader.rest().split('\n').next().unwrap_or_default();
    let (header, comment) = match line.find('#') {
        Some(place) => line.split_at(place),
        None => (line, ""),
    };
    let is_bracket = |character: char| {
        matches!(character, '[' | ']' | '［' | '］' | '{' | '}' | '(' | ')')
            || character.is_whitespace()
    };
    let name = header.trim_matches(is_bracket);
    if name.contains(['=', ':', ',', '[', ']'])
        || !is_like_key(name)
        || reader.rest().contains('\n')
    {
        return None;
    }
    let is_list = header.starts_with("[[") || header.trim_end().ends_with("]]");
    let (open, close) = if is_list { ("[[", "]]") } else { ("[", "]") };
    reader.written.push_str(open);
    let name_start = start + header.find(name).unwrap_or_default();
    write_key(reader, name, name_start);
    reader.written.push_str(close);
    let end = start + header.trim_end().len();
    let is_right = header.trim_end().starts_with(open) && header.trim_end().ends_with(close);
    if !is_right {
        reader.reason("toml-unclosed-table", start..end);
    }
    if !comment.is_empty() {
        reader.written.push(' ');
        reader.written.push_str(comment.trim_end());
    }
    reader.at = reader.text.len();
    Some(())
}

fn read_assignment(reader: &mut Reader<'_>, following: &str) -> Option<()> {
    let start = reader.at;
    let line = reader.rest().split('\n').next().unwrap_or_default();
    let found = separator(line)
        .filter(|place| is_like_key(&line[..place.start]) && !line[place.end..].starts_with("//"));
    let Some(place) = found else { return read_without_separator(reader, line) };
    let key: String = line[..place.start].chars().filter(|letter| !is_odd(*letter)).collect();
    if key.len() < place.start {
        reader.reason("toml-invisible", start..start + place.start);
    }
    write_key(reader, key.trim(), start);
    reader.written.push_str(" = ");
    let sign = &line[place.clone()];
    let more = line[place.end..].trim_start_matches(['=', '>', ':', ' ']);
    let more_start = line.len() - more.len();
    let extra = line[place.end..more_start].trim();
    let sign_end = if extra.is_empty() { place.end } else { more_start };
    if sign != "=" {
        reader.reason("toml-colon", start + place.start..start + sign_end);
    } else if !extra.is_empty() {
        reader.reason("toml-equals-sign", start + place.start..start + more_start);
    }
    reader.at = start + sign_end;
    reader.skip_spaces();
    if reader.is_at_end_of_line() {
        let is_yaml = reader.rest().trim_start().starts_with("- ")
            || following.trim_start().starts_with("- ");
        if is_yaml {
            return reader.hyphens(following);
        }
        let is_nested =
            sign != "=" && following.starts_with([' ', '\t']) && is_beginning(following);
        if is_nested && reader.rest().is_empty() {
            let key = reader.written.trim().trim_end_matches(" =").to_owned();
            reader.written = format!("[{key}]");
            return Some(());
        }
        return None;
    }
    reader.top_level()
}

/// Reads a line that has no `=`: one where it was forgotten, or a note.
fn read_without_separator(reader: &mut Reader<'_>, line: &str) -> Option<()> {
    let start = reader.at;
    let (key, value) = line.split_once(char::is_whitespace)?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let value = value.trim();
    let is_set = value.starts_with(|first| is_quotation_mark(first) || matches!(first, '[' | '{'))
        || is_value(value)
        || value.starts_with("https://");
    if key.bytes().all(is_plain) && is_set {
        reader.written.push_str(key);
        reader.written.push_str(" = ");
        reader.reason("toml-equals-sign", start..start + key.len());
        reader.at = start + key.len();
        reader.skip_spaces();
        return reader.top_level();
    }
    let is_prose = line
        .chars()
        .next()
        .is_some_and(|first| first.is_alphabetic() || first == '/' || first == '<');
    if !is_prose || value.is_empty() || reader.rest().contains('\n') {
        return None;
    }
    let note =
        line.trim_start_matches('/').trim_start_matches("<!--").trim_end().trim_end_matches("-->");
    reader.written.push_str("# ");
    reader.written.push_str(note.trim());
    reader.reason("toml-note", start..start + line.trim_end().len());
    reader.at = reader.text.len();
    Some(())
}

/// Writes a key, part by part.
fn write_key(reader: &mut Reader<'_>, key: &str, start: usize) {
    let place = start..start + key.len();
    let mut parts = Vec::new();
    for part in key.split('.') {
        let part = part.trim();
        let inner = part.trim_matches(is_quotation_mark);
        if part.contains(|mark| is_quotation_mark(mark) && mark != '"' && mark != '\'') {
            reader.reason("toml-curly-quotes", place.clone());
        }
        let is_bare = !inner.is_empty()
            && inner
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if is_bare {
            parts.push(inner.to_owned());
        } else if is_value(part) && part.len() > 2 {
            parts.push(part.to_owned());
        } else {
            let is_dash = |letter: char| matches!(letter, '\u{2010}'..='\u{2015}' | '\u{2212}');
            let reason = if inner.contains(is_dash) { "toml-hyphen" } else { "toml-key" };
            reader.reason(reason, place.clone());
            parts.push(slug::folder_name(inner));
        }
    }
    reader.written.push_str(&parts.join("."));
}

/// Returns the place of the sign between a key and its value.
fn separator(line: &str) -> Option<Range<usize>> {
    let mut quoted = None;
    for (place, character) in line.char_indices() {
        match character {
            '"' | '\'' if quoted == Some(character) => quoted = None,
            '"' | '\'' if quoted.is_none() && line[..place].trim().is_empty() => {
                quoted = Some(character);
            }
            '=' | ':' | '＝' | '：' if quoted.is_none() => {
                return Some(place..place + character.len_utf8());
            }
            '#' if quoted.is_none() => return None,
            _ => {}
        }
    }
    None
}

/// Whether a character is a space that is none for TOML, or has no width.
fn is_odd(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
        || (character.is_whitespace() && !character.is_ascii())
}

/// Whether a text can have been meant as a key or as the name of a table.
fn is_like_key(key: &str) -> bool {
    let key = key.trim();
    let is_part = |character: char| {
        character.is_alphanumeric()
            || is_quotation_mark(character)
            || is_odd(character)
            || matches!(
                character,
                '-' | '_' | '.' | ' ' | '\u{a0}' | '\u{2010}'..='\u{2015}' | '\u{2212}'
            )
            || ('\u{300}'..='\u{36f}').contains(&character)
            || ('\u{e31}'..='\u{e4e}').contains(&character)
    };
    !key.is_empty()
        && key.len() <= LONGEST_KEY
        && !key.starts_with("- ")
        && key.split_whitespace().count() <= 3
        && key.chars().all(is_part)
}
