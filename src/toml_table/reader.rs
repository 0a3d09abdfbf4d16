//! Reads one TOML table, key by key.
//!
//! In: a parsed table. Out: values with their places, and diagnostics about those of the wrong type
//! and about keys that were never read.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::conversion::{converted_line, line_with};
use super::kind::EXAMPLE_DAY;
use super::report::{LONGEST_NAME, LONGEST_TEXT, Located, Report};
use super::value::{WRONG_TYPE, type_name, wrong_choice, wrong_value};
use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::source::{SitePath, Span};
use crate::text::colour;
use crate::text::date::Date;

pub(crate) const UNKNOWN_KEY: Code = Code::error("unknown-key");
pub(crate) const MDBOOK_KEY: Code = Code::warning("mdbook-key");
pub(crate) const MISSING_KEY: Code = Code::error("missing-key");

/// A table whose keys are read one by one. At the end it reports the keys that were never read.
#[derive(Debug)]
pub struct TableReader<'a> {
    pub(super) report: &'a Report<'a>,
    table: &'a DeTable<'a>,
    /// The name for messages, such as `output.html`; empty at the top level.
    name: String,
    /// The place of the table's name.
    span: Span,
    known: Vec<&'static str>,
    /// Keys that mdBook has and polybook does not need, with the phrase that explains why.
    foreign: &'static [(&'static str, &'static str)],
    pub(super) finished: bool,
}

impl<'a> TableReader<'a> {
    pub(super) fn new(
        report: &'a Report<'a>,
        table: &'a DeTable<'a>,
        name: String,
        span: Span,
    ) -> Self {
        Self { report, table, name, span, known: Vec::new(), foreign: &[], finished: false }
    }

    /// Sets the keys of another tool, so that they are not reported as typos.
    pub fn foreign(&mut self, keys: &'static [(&'static str, &'static str)]) {
        self.foreign = keys;
    }

    /// Returns the place of the table's name.
    pub fn span(&self) -> Span {
        self.report.place(&self.span)
    }

    fn get(&mut self, key: &'static str) -> Option<(&'a Spanned<DeValue<'a>>, Span)> {
        self.known.push(key);
        let value = self.table.get(key)?;
        Some((value, value.span()))
    }

    pub(super) fn wrong_type(&self, key: &str, span: &Span, expected: Phrase, found: &DeValue<'_>) {
        let line = converted_line(self.report.text, span, expected.key, found);
        self.wrong_type_with(key, span, expected, found, line.as_deref());
    }

    /// Returns the phrase for a table with this key.
    pub(super) fn expected_table(&self, key: &str) -> Phrase {
        let is_top = self.name.is_empty();
        let name = if is_top { key.to_owned() } else { format!("{}.{key}", self.name) };
        Phrase::new("toml-expected-table").with("key", name)
    }

    fn wrong_type_with(
        &self,
        key: &str,
        span: &Span,
        expected: Phrase,
        found: &DeValue<'_>,
        line: Option<&str>,
    ) {
        let wrong = self.report.diagnostic(WRONG_TYPE, span).with("key", key);
        let wrong = wrong.with("expected", expected).with("found", type_name(found));
        self.report.push(wrong.nearest(line));
    }

    /// Reports a value that is not one of those allowed.
    pub fn wrong_choice(&self, key: &str, value: &Located<String>, allowed: &[&str]) {
        self.push(wrong_choice(self.report.path, key, value, allowed));
    }

    /// Reports a value that is not valid.
    pub fn wrong_value(&self, key: &str, value: &Located<String>, allowed: Phrase) {
        self.push(wrong_value(self.report.path, key, value, allowed));
    }

    /// Reports a key that is absent.
    pub fn require(&self, key: &'static str) {
        if !self.table.contains_key(key) {
            self.push(Diagnostic::new(MISSING_KEY, self.path(), self.span()).with("key", key));
        }
    }

    /// Adds a diagnostic about this file.
    pub fn push(&self, diagnostic: Diagnostic) {
        self.report.push(diagnostic);
    }

    /// Returns the file that contains the table.
    pub fn path(&self) -> &SitePath {
        self.report.path
    }

    /// Reads a string.
    pub fn string(&mut self, key: &'static str) -> Option<Located<String>> {
        self.string_up_to(key, LONGEST_TEXT)
    }

    /// Reads a string that many pages show, which has a lower limit.
    pub fn name(&mut self, key: &'static str) -> Option<Located<String>> {
        self.string_up_to(key, LONGEST_NAME)
    }

    fn string_up_to(&mut self, key: &'static str, most: usize) -> Option<Located<String>> {
        let (value, span) = self.get(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(self.report.text(key, text, &span, most)),
            other => {
                self.wrong_type(key, &span, Phrase::new("toml-expected-text"), other);
                None
            }
        }
    }

    /// Reads a colour: `#rrggbb`.
    pub fn colour(&mut self, key: &'static str) -> Option<Located<String>> {
        let colour = self.string(key)?;
        let digits = colour.value.strip_prefix('#');
        let is_colour = digits.is_some_and(|digits| {
            digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
        });
        if !is_colour {
            let wrong = wrong_value(self.report.path, key, &colour, Phrase::new("colour"));
            self.push(wrong.nearest(colour::completed(&colour.value).as_deref()));
        }
        is_colour.then_some(colour)
    }

    /// Reads a whole number that is not negative.
    pub fn number(&mut self, key: &'static str) -> Option<Located<u32>> {
        let (value, span) = self.get(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(integer) => {
                u32::from_str_radix(integer.as_str(), integer.radix()).ok()
            }
            _ => None,
        };
        if number.is_none() {
            self.wrong_type(key, &span, Phrase::new("toml-expected-number"), value.get_ref());
        }
        Some(Located { value: number?, span: self.report.place(&span) })
    }

    /// Reads `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let (value, span) = self.get(key)?;
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            self.wrong_type(key, &span, Phrase::new("toml-expected-boolean"), value.get_ref());
        }
        boolean
    }

    /// Reads a day, written as a TOML date or as a string of the same form.
    pub fn date(&mut self, key: &'static str) -> Option<Located<Date>> {
        self.report.days.borrow_mut().push(key);
        let (value, span) = self.get(key)?;
        let date = match value.get_ref() {
            DeValue::Datetime(datetime) if datetime.time.is_none() => {
                datetime.date.and_then(|date| Date::new(date.year, date.month, date.day))
            }
            DeValue::String(text) => Date::parse(text),
            _ => None,
        };
        if date.is_none() {
            let expected = Phrase::new("toml-expected-day").with("example", EXAMPLE_DAY);
            self.wrong_type(key, &span, expected, value.get_ref());
        }
        Some(Located { value: date?, span: self.report.place(&span) })
    }

    /// Reads a list of strings; a single string counts as a list of one.
    pub fn strings(&mut self, key: &'static str) -> Vec<Located<String>> {
        let Some((value, span)) = self.get(key) else { return Vec::new() };
        let mut strings = Vec::new();
        match value.get_ref() {
            DeValue::String(text) => strings.push(self.report.text(key, text, &span, LONGEST_NAME)),
            DeValue::Array(array) => {
                for item in self.report.items(key, array, &span) {
                    match item.get_ref() {
                        DeValue::String(text) => {
                            strings.push(self.report.text(key, text, &item.span(), LONGEST_NAME));
                        }
                        other => self.wrong_type(
                            key,
                            &item.span(),
                            Phrase::new("toml-expected-text"),
                            other,
                        ),
                    }
                }
            }
            other => self.wrong_type(key, &span, Phrase::new("toml-expected-list"), other),
        }
        strings
    }

    /// Reads a table within this one.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut TableReader<'_>) -> T,
    ) -> Option<T> {
        self.table_like(key, |_| None, read)
    }

    /// Reads a table within this one. `meant` returns the table that was probably meant by a text
    /// in its place, as TOML.
    pub fn table_like<T>(
        &mut self,
        key: &'static str,
        meant: impl FnOnce(&str) -> Option<String>,
        read: impl FnOnce(&mut TableReader<'_>) -> T,
    ) -> Option<T> {
        let (value, span) = self.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(self.read_child(key, span, table, read)),
            other => {
                let meant = other.as_str().and_then(meant);
                let line = meant.and_then(|meant| line_with(self.report.text, &span, &meant));
                let expected = self.expected_table(key);
                self.wrong_type_with(key, &span, expected, other, line.as_deref());
                None
            }
        }
    }

    /// Reads a list of tables: `[[key]]`.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut TableReader<'_>) -> T,
    ) -> Vec<T> {
        let Some((value, span)) = self.get(key) else { return Vec::new() };
        let mut read_all = Vec::new();
        let empty = DeArray::new();
        let array = value.get_ref().as_array().unwrap_or_else(|| {
            self.wrong_type(
                key,
                &span,
                Phrase::new("toml-expected-tables").with("key", key),
                value.get_ref(),
            );
            &empty
        });
        for item in self.report.items(key, array, &span) {
            match item.get_ref() {
                DeValue::Table(table) => {
                    read_all.push(self.read_child(key, item.span(), table, &mut read));
                }
                other => {
                    self.wrong_type(key, &item.span(), self.expected_table(key), other);
                }
            }
        }
        read_all
    }

    /// Returns the keys in the order of the file; the parser sorts them alphabetically.
    pub(super) fn in_order(&self) -> Vec<(&'a Spanned<Cow<'a, str>>, &'a Spanned<DeValue<'a>>)> {
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
    }

    pub(super) fn read_child<T>(
        &self,
        key: &str,
        span: Span,
        table: &DeTable<'_>,
        read: impl FnOnce(&mut TableReader<'_>) -> T,
    ) -> T {
        // The name is cut because messages about each of its keys contain it.
        let key: String = key.chars().take(LONGEST_NAME).collect();
        let name = if self.name.is_empty() { key } else { format!("{}.{key}", self.name) };
        let mut reader = TableReader::new(self.report, table, name, span);
        let value = read(&mut reader);
        reader.finish();
        value
    }

    pub(super) fn finish(&mut self) {
        if self.finished {
            return;
        }
        let is_unknown = |key: &Cow<'_, str>| !self.known.contains(&key.as_ref());
        let unknown = self.in_order().into_iter().filter(|(key, _)| is_unknown(key.get_ref()));
        let mut known = self.known.clone();
        known.sort_unstable();
        for (key, _) in unknown {
            let word = key.get_ref().as_ref();
            let diagnostic =
                |code: Code| self.report.diagnostic(code, &key.span()).with("key", word);
            if let Some((_, reason)) = self.foreign.iter().find(|(foreign, _)| *foreign == word) {
                self.report.push(diagnostic(MDBOOK_KEY).with("reason", Phrase::new(reason)));
                continue;
            }
            let place = match self.name.as_str() {
                "" => Phrase::new("toml-top"),
                table => Phrase::new("toml-in-table").with("table", table),
            };
            let near = self.report.proposals.nearest(word, known.iter().copied());
            let unknown =
                diagnostic(UNKNOWN_KEY).with("place", place).with("known", known.as_slice());
            self.report.push(unknown.nearest(near));
        }
    }
}
