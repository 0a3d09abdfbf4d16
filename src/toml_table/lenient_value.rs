//! Reads a value that was probably meant as one of TOML.
//!
//! In: what follows the `=` of a line. Out: the value as it should be, and what was changed.

use super::lenient_reader::{
    Open, Reader, Within, basic, is_like_day, is_quotation_mark, is_value,
};
use crate::text::date::Date;

impl Reader<'_> {
    /// Reads the value of a line, and what follows it.
    pub(super) fn top_level(&mut self) -> Option<()> {
        let (start, written) = (self.at, self.written.len());
        self.value(Within::Line)?;
        self.skip_spaces();
        let mut is_list = false;
        while matches!(self.peek(), Some(',' | ';' | '，')) {
            self.skip("toml-comma");
            self.skip_spaces();
            if self.is_at_end_of_line() {
                break;
            }
            self.reasons.pop();
            is_list = true;
            self.written.push_str(", ");
            self.value(Within::List)?;
            self.skip_spaces();
        }
        if matches!(self.peek(), Some(']' | '}' | ')' | '］')) {
            is_list |= self.peek() == Some(']') && !self.written[written..].starts_with('[');
            self.skip("toml-rest");
            if is_list {
                self.reasons.pop();
            }
            self.skip_spaces();
        }
        if is_list {
            self.written.insert(written, '[');
            self.written.push(']');
            self.reason("toml-bare-list", start..self.at);
        }
        if let Some(note) = self.rest().strip_prefix("//") {
            self.reason("toml-note", self.at..self.text.len());
            self.written.push_str(" # ");
            self.written.push_str(note.trim());
        } else if self.peek() == Some('#') {
            self.written.push(' ');
            self.written.push_str(self.rest().trim_end());
        } else if !self.rest().trim().is_empty() {
            return None;
        }
        (!self.rest().trim().contains('\n')).then_some(())
    }

    pub(super) fn value(&mut self, within: Within) -> Option<()> {
        match self.peek()? {
            '[' | '［' | '(' => self.list(),
            '{' => self.table(),
            mark if is_quotation_mark(mark) => self.quoted(within),
            _ => self.bare(within),
        }
    }

    fn list(&mut self) -> Option<()> {
        let start = self.at;
        if self.rest().starts_with('[') {
            self.at += 1;
        } else {
            self.skip("toml-bare-list");
        }
        self.written.push('[');
        self.items(start, (']', &['］', ')', '}']), "toml-unclosed-list", |reader| {
            reader.value(Within::List)
        })?;
        self.written.push(']');
        Some(())
    }

    /// Reads what a bracket or brace contains: items with commas between them, up to its end, or to
    /// another character in its place.
    fn items(
        &mut self,
        start: usize,
        (end, wrong_ends): (char, &[char]),
        unclosed: &'static str,
        mut item: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        let mut is_first = true;
        let mut has_comma = true;
        loop {
            self.skip_lines();
            match self.peek() {
                None => {
                    self.reason(unclosed, start..self.text.len());
                    self.open = Some(Open::List);
                    break;
                }
                Some(mark) if mark == end => {
                    self.at += 1;
                    break;
                }
                Some(mark) if wrong_ends.contains(&mark) => {
                    self.skip(unclosed);
                    break;
                }
                Some(',') if !has_comma => {
                    self.at += 1;
                    has_comma = true;
                }
                Some(',' | ';' | '，') => {
                    self.skip("toml-comma");
                    has_comma = true;
                }
                Some(_) => {
                    if !has_comma {
                        self.reason("toml-comma", self.at..self.at + 1);
                    }
                    if !is_first {
                        self.written.push_str(", ");
                    }
                    item(self)?;
                    (is_first, has_comma) = (false, false);
                }
            }
        }
        Some(())
    }

    fn table(&mut self) -> Option<()> {
        let start = self.at;
        let inner = self.rest().split('}').next().unwrap_or_default();
        if !inner.contains(['=', ':', '＝', '：']) {
            return self.list();
        }
        self.at += 1;
        self.written.push_str("{ ");
        self.items(start, ('}', &[']', ')']), "toml-unclosed-brace", Self::pair)?;
        self.written.push_str(" }");
        Some(())
    }

    /// Reads a key and its value within a table.
    fn pair(&mut self) -> Option<()> {
        let rest = self.rest();
        let end = rest.find(['=', ':', '＝', '：', ',', '}', '\n'])?;
        let key = rest[..end].trim().trim_matches(is_quotation_mark);
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if key.is_empty() || !key.bytes().all(is_plain) {
            return None;
        }
        self.written.push_str(key);
        self.written.push_str(" = ");
        self.at += end;
        match self.peek()? {
            '=' => self.at += 1,
            ':' | '＝' | '：' => self.skip("toml-colon"),
            _ => return None,
        }
        self.skip_spaces();
        self.value(Within::Table)
    }

    /// Reads a list whose items are on lines that begin with a hyphen, as in YAML.
    pub(super) fn hyphens(&mut self, following: &str) -> Option<()> {
        let start = self.at;
        self.written.push('[');
        let mut is_first = true;
        loop {
            self.skip_lines();
            if self.rest().is_empty() {
                break;
            }
            self.at += self.rest().strip_prefix("- ").map(|_| 2)?;
            self.skip_spaces();
            if !is_first {
                self.written.push_str(", ");
            }
            is_first = false;
            self.value(Within::Line)?;
        }
        self.written.push(']');
        if is_first || following.trim_start().starts_with("- ") {
            self.open = Some(Open::List);
        }
        // How each item is written matters less than that they are not a list.
        self.reasons.retain(|(reason, _)| *reason == "toml-colon");
        self.reason("toml-hyphens", start..self.text.len());
        Some(())
    }

    /// Reads a value without quotation marks.
    fn bare(&mut self, within: Within) -> Option<()> {
        let start = self.at;
        let rest = self.rest();
        let mut end = rest.len();
        for (place, character) in rest.char_indices() {
            let is_note = place > 0
                && rest[..place].ends_with([' ', '\t'])
                && (character == '#' || rest[place..].starts_with("//"));
            if is_note || within.is_end(character) {
                end = place;
                break;
            }
        }
        let raw = rest[..end].trim_end();
        self.at += end;
        let place = start..start + raw.len();
        let words = raw.trim_end_matches([',', ';']).trim_end();
        if words.len() < raw.len() {
            self.reason("toml-comma", start + words.len()..place.end);
        }
        let is_item = |item: &str| {
            let item = item.trim();
            !item.is_empty()
                && !item.contains(char::is_whitespace)
                && !item.contains(char::is_uppercase)
        };
        if within == Within::Line && words.contains(',') && words.split(',').all(is_item) {
            let items: Vec<String> = words
                .split(',')
                .map(|item| basic(item.trim().trim_matches(is_quotation_mark)))
                .collect();
            self.written.push_str(&format!("[{}]", items.join(", ")));
            self.reason("toml-bare-list", place);
            return Some(());
        }
        let (value, reason) = plain_value(words)?;
        self.written.push_str(&value);
        if let Some(reason) = reason {
            self.reason(reason, place);
        }
        Some(())
    }
}

/// Returns a value as it should be, and what was wrong with it.
fn plain_value(words: &str) -> Option<(String, Option<&'static str>)> {
    if words.is_empty() {
        return None;
    }
    if is_value(words) {
        return Some((words.to_owned(), None));
    }
    // Two keys are on one line.
    if words.contains(" = ") {
        return None;
    }
    match words.to_lowercase().as_str() {
        "true" | "yes" | "on" => return Some(("true".to_owned(), Some("toml-no-boolean"))),
        "false" | "no" | "off" => return Some(("false".to_owned(), Some("toml-no-boolean"))),
        "null" | "none" | "nil" | "~" => return None,
        _ => {}
    }
    let number = words.strip_suffix('.').unwrap_or(words);
    if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
        let digits = number.trim_start_matches('0');
        let digits = if digits.is_empty() { "0" } else { digits };
        return Some((digits.to_owned(), Some("toml-number")));
    }
    if let Some(date) = Date::rearranged(words) {
        return Some((date.to_string(), Some("toml-day-order")));
    }
    if is_like_day(words) {
        return None;
    }
    if words.ends_with(is_quotation_mark)
        && words.chars().filter(|mark| is_quotation_mark(*mark)).count() == 1
    {
        return Some((
            basic(words.trim_end_matches(is_quotation_mark)),
            Some("toml-quotation-mark"),
        ));
    }
    Some((basic(words), Some("toml-unquoted")))
}
