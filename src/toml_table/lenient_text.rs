//! Reads a text in quotation marks of any kind, with mistakes.
//!
//! In: a place at a quotation mark. Out: the text in straight quotation marks, and what was
//! changed.

use super::lenient_reader::{
    Open, Reader, Within, basic, is_double, is_quotation_mark, is_single, is_value,
};

impl Reader<'_> {
    pub(super) fn quoted(&mut self, within: Within) -> Option<()> {
        let start = self.at;
        let rest = self.rest();
        let mark = self.peek()?;
        for triple in ["\"\"\"", "'''"] {
            let Some(inner) = rest.strip_prefix(triple) else { continue };
            let Some(end) = inner.find(triple) else { continue };
            let raw = &rest[..end + 6];
            self.at += raw.len();
            if toml::de::DeTable::parse(&format!("x = {raw}")).is_ok() {
                self.written.push_str(raw);
            } else {
                self.written.push_str(&basic(inner[..end].trim()));
                self.reason("toml-backslash", start..self.at);
            }
            return Some(());
        }
        let inner = &rest[mark.len_utf8()..];
        let (content, after) = end_of_text(inner, mark, within).unwrap_or_else(|| {
            let end = inner.find(|character| within.is_end(character)).unwrap_or(inner.len());
            let content = inner[..end].trim_end();
            let content_end = start + mark.len_utf8() + content.len();
            self.reason("toml-quotation-mark", start..content_end);
            if within == Within::Line {
                self.open = Some(Open::Text);
            }
            (content, end)
        });
        let is_missing = self.open == Some(Open::Text);
        let raw = &rest[..mark.len_utf8() + after];
        self.at += raw.len();
        if is_value(raw)
            || (raw.contains('#')
                && toml::de::DeTable::parse(&format!("x = {raw}")).is_ok()
                && !raw.contains('\n'))
        {
            self.written.push_str(raw);
            return Some(());
        }
        let is_typographic = !matches!(mark, '"' | '\'') || !raw.ends_with(['"', '\'']);
        if is_typographic && !is_missing && raw.ends_with(is_quotation_mark) {
            self.reason("toml-curly-quotes", start..start + raw.len());
        }
        if !is_typographic && !is_missing && !raw.ends_with(mark) {
            self.reason("toml-quotation-mark", start..start + raw.len());
        }
        if content.contains('\n') {
            self.reason("toml-several-lines", start..start + raw.len());
        }
        if content.contains('\\') {
            let place = start + mark.len_utf8() + content.find('\\').unwrap_or_default();
            self.reason("toml-backslash", place..place + 1);
        }
        if content.contains('"') {
            let place = start + mark.len_utf8() + content.find('"').unwrap_or_default();
            self.reason("toml-inner-quotes", place..place + 1);
        } else if content.contains('\'') && mark == '\'' {
            self.reason("toml-inner-quotes", start..start + raw.len());
        }
        if self.reasons.is_empty() && !is_missing {
            self.reason("toml-invisible", start..start + raw.len());
        }
        self.written.push_str(&basic(content));
        Some(())
    }
}

/// Returns the content up to the quotation mark that closes a text, and where the text after that
/// mark begins.
fn end_of_text(inner: &str, mark: char, within: Within) -> Option<(&str, usize)> {
    let is_same = |character: char| character == mark;
    let is_alike = |character: char| {
        if is_double(mark) { is_double(character) } else { is_single(character) }
    };
    let is_straight = matches!(mark, '"' | '\'');
    let straight = || closing(inner, mark == '"', within, is_same);
    let alike = || closing(inner, false, within, is_alike);
    let any = || closing(inner, false, within, is_quotation_mark);
    if is_straight {
        straight().or_else(|| closing(inner, false, within, is_same)).or_else(alike).or_else(any)
    } else {
        alike()
    }
}

fn closing(
    inner: &str,
    has_escapes: bool,
    within: Within,
    is_mark: impl Fn(char) -> bool,
) -> Option<(&str, usize)> {
    let mut is_escaped = false;
    for (place, character) in inner.char_indices() {
        if character == '\n' && within != Within::Line {
            return None;
        }
        if is_escaped || (has_escapes && character == '\\') {
            is_escaped = !is_escaped;
            continue;
        }
        if !is_mark(character) {
            continue;
        }
        let after = place + character.len_utf8();
        let following = inner[after..].trim_start_matches([' ', '\t', '\r', '\u{a0}']);
        let next = following.chars().next();
        let is_end = match (next, within) {
            (None | Some('\n' | '#'), _) => true,
            (Some(',' | ';' | '，'), Within::Line) => {
                let more = following[1..].trim_start_matches([',', ' ', '\t']);
                more.chars()
                    .next()
                    .is_none_or(|next| is_quotation_mark(next) || next == '\n' || next == '#')
            }
            (Some(']'), Within::Line) => following.trim() == "]",
            (Some('/'), Within::Line) => following.starts_with("//"),
            (Some(next), Within::List) => {
                within.is_end(next)
                    || matches!(next, ')' | '}')
                    || (is_quotation_mark(next) && following.len() < inner[after..].len())
            }
            (Some(next), _) => within.is_end(next) || matches!(next, ']' | ')'),
        };
        if is_end {
            return Some((&inner[..place], after));
        }
        // The text before was not closed: `["a, "b"]`.
        if within == Within::List && inner[..place].trim_end().ends_with(',') {
            return None;
        }
    }
    None
}
