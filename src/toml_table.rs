//! Reads TOML with places: every key that is unknown, missing or of the wrong type becomes a finding with its span.
//!
//! In: the text of a TOML file (or of front matter). Out: values with spans for whoever asks, and diagnostics for the rest.
//! Serde's derive stops at the first mistake; a trainer wants to see them all at once.

use std::borrow::Cow;
use std::cell::RefCell;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SitePath, Span};
use crate::text::control;
use crate::text::date::Date;
use crate::text::nearest::nearest;

/// No text that a site states is longer, in characters.
pub const LONGEST_TEXT: usize = 2_000;

/// What many pages show is shorter: titles, names, sentences of the interface.
pub const LONGEST_NAME: usize = 300;

/// No list is longer.
pub const LONGEST_LIST: usize = 100;

/// For so many names that nobody knows the nearest one is looked for.
pub const MOST_PROPOSALS: usize = 100;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the file.
    pub span: Span,
}

/// A name and the string it stands for.
pub type NamedString = (Located<String>, Located<String>);

/// Where the findings about one file go, and how its offsets count.
#[derive(Debug)]
pub struct TomlFile<'a> {
    /// The file.
    pub path: &'a SitePath,
    /// Where the TOML begins in the file, in bytes: 0, except for front matter.
    pub offset: usize,
    problems: RefCell<Vec<Diagnostic>>,
    /// Keys that were asked for as days.
    days: RefCell<Vec<&'static str>>,
}

impl<'a> TomlFile<'a> {
    /// Parses a text and hands its top table to `read`; the findings of both are returned beside what `read` made.
    /// With a syntax error `read` still gets what could be read, and nothing is said of keys, since some may be lost.
    pub fn read<T>(
        path: &'a SitePath,
        text: &str,
        offset: usize,
        read: impl FnOnce(&mut TableReader<'_>) -> T,
    ) -> (T, Vec<Diagnostic>) {
        let file = Self { path, offset, problems: RefCell::default(), days: RefCell::default() };
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = TableReader::new(&file, table.get_ref(), String::new(), 0..0);
        let value = read(&mut reader);
        reader.finish();
        if errors.is_empty() {
            return (value, file.problems.into_inner());
        }
        let mut problems: Vec<Diagnostic> = Vec::new();
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            let reason = error.message().lines().collect::<Vec<_>>().join(", ");
            // Without quotation marks a day that is written in another way is not even TOML.
            let is_day = key_before(text, span.start).is_some_and(|key| file.days.borrow().contains(&key));
            let problem = Diagnostic::new(Code::TomlSyntax, path, span.start + offset..span.end + offset);
            problems.push(problem.with("reason", reason).nearest(is_day.then_some(EXAMPLE_DAY)));
        }
        (value, problems)
    }

    fn push(&self, code: Code, span: &Span, arguments: &[(&'static str, &str)]) {
        let mut diagnostic = Diagnostic::new(code, self.path, self.place(span));
        for (name, value) in arguments {
            diagnostic = diagnostic.with(name, *value);
        }
        self.problems.borrow_mut().push(diagnostic);
    }

    fn place(&self, span: &Span) -> Span {
        span.start + self.offset..span.end + self.offset
    }

    /// A text as pages can show it: no longer than it may be, and without control characters.
    fn text(&self, key: &str, text: &str, span: &Span, most: usize) -> Located<String> {
        let mut value = control::in_decoded(text).into_owned();
        if value.contains(char::REPLACEMENT_CHARACTER) {
            self.push(Code::ControlCharacter, span, &[]);
        }
        if let Some((cut, _)) = value.char_indices().nth(most) {
            let (length, limit) = (value.chars().count().to_string(), most.to_string());
            self.push(Code::TooLong, span, &[("name", key), ("length", &length), ("limit", &limit)]);
            value.truncate(cut);
        }
        Located { value, span: self.place(span) }
    }

    /// The name that a key is.
    fn name(&self, key: &Spanned<Cow<'_, str>>) -> Located<String> {
        self.text("key", key.get_ref(), &key.span(), LONGEST_NAME)
    }

    /// The items of a list that are read.
    fn items<'v>(&self, key: &str, array: &'v DeArray<'v>, span: &Span) -> impl Iterator<Item = &'v Spanned<DeValue<'v>>> {
        if array.len() > LONGEST_LIST {
            let (count, limit) = (array.len().to_string(), LONGEST_LIST.to_string());
            self.push(Code::TooMany, span, &[("name", key), ("count", &count), ("limit", &limit)]);
        }
        array.iter().take(LONGEST_LIST)
    }
}

/// One table: asked for its keys one by one, it knows in the end which nobody asked for.
#[derive(Debug)]
pub struct TableReader<'a> {
    file: &'a TomlFile<'a>,
    table: &'a DeTable<'a>,
    /// `output.html`, for messages; empty at the top.
    name: String,
    /// Where the table's name stands.
    span: Span,
    known: Vec<&'static str>,
    /// Keys that mdBook knows and polybook has no use for, with what to know about them.
    foreign: &'static [(&'static str, &'static str)],
    finished: bool,
}

impl<'a> TableReader<'a> {
    fn new(file: &'a TomlFile<'a>, table: &'a DeTable<'a>, name: String, span: Span) -> Self {
        Self { file, table, name, span, known: Vec::new(), foreign: &[], finished: false }
    }

    /// Names keys that are another tool's, so that they are not taken for typing errors.
    pub fn foreign(&mut self, keys: &'static [(&'static str, &'static str)]) {
        self.foreign = keys;
    }

    /// Where the table's name stands.
    pub fn span(&self) -> Span {
        self.file.place(&self.span)
    }

    fn get(&mut self, key: &'static str) -> Option<(&'a Spanned<DeValue<'a>>, Span)> {
        self.known.push(key);
        let value = self.table.get(key)?;
        Some((value, value.span()))
    }

    fn wrong_type(&self, key: &str, span: &Span, expected: &str, found: &DeValue<'_>) {
        self.file.push(Code::WrongType, span, &[("key", key), ("expected", expected), ("found", type_name(found))]);
    }

    /// Says that a value is not one of those allowed.
    pub fn wrong_value(&self, key: &str, value: &Located<String>, allowed: &[&str]) {
        let mut diagnostic = Diagnostic::new(Code::WrongValue, self.file.path, value.span.clone())
            .with("key", key)
            .with("value", value.value.clone())
            .with("allowed", allowed.join(", "));
        diagnostic = diagnostic.nearest(nearest(&value.value, allowed.iter().copied()));
        self.file.problems.borrow_mut().push(diagnostic);
    }

    /// A finding of the caller's own about this file.
    pub fn push(&self, diagnostic: Diagnostic) {
        self.file.problems.borrow_mut().push(diagnostic);
    }

    /// The file the table stands in.
    pub fn path(&self) -> &SitePath {
        self.file.path
    }

    /// A string.
    pub fn string(&mut self, key: &'static str) -> Option<Located<String>> {
        self.string_up_to(key, LONGEST_TEXT)
    }

    /// A string that many pages show.
    pub fn name(&mut self, key: &'static str) -> Option<Located<String>> {
        self.string_up_to(key, LONGEST_NAME)
    }

    fn string_up_to(&mut self, key: &'static str, most: usize) -> Option<Located<String>> {
        let (value, span) = self.get(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(self.file.text(key, text, &span, most)),
            other => {
                self.wrong_type(key, &span, "a text in quotation marks", other);
                None
            }
        }
    }

    /// A whole number that is not negative.
    pub fn number(&mut self, key: &'static str) -> Option<Located<u32>> {
        let (value, span) = self.get(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(integer) => u32::from_str_radix(integer.as_str(), integer.radix()).ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong_type(key, &span, "a whole number of 0 or more", value.get_ref());
        }
        Some(Located { value: number?, span: self.file.place(&span) })
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let (value, span) = self.get(key)?;
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            self.wrong_type(key, &span, "true or false", value.get_ref());
        }
        boolean
    }

    /// A day, written as a TOML date or as a text of the same form.
    pub fn date(&mut self, key: &'static str) -> Option<Located<Date>> {
        self.file.days.borrow_mut().push(key);
        let (value, span) = self.get(key)?;
        let date = match value.get_ref() {
            DeValue::Datetime(datetime) => datetime.date.and_then(|date| Date::new(date.year, date.month, date.day)),
            DeValue::String(text) => Date::parse(text),
            _ => None,
        };
        if date.is_none() {
            self.wrong_type(key, &span, &format!("a day such as {EXAMPLE_DAY}"), value.get_ref());
        }
        Some(Located { value: date?, span: self.file.place(&span) })
    }

    /// A list of strings; a single string counts as a list of one.
    pub fn strings(&mut self, key: &'static str) -> Vec<Located<String>> {
        let Some((value, span)) = self.get(key) else { return Vec::new() };
        let mut strings = Vec::new();
        match value.get_ref() {
            DeValue::String(text) => strings.push(self.file.text(key, text, &span, LONGEST_NAME)),
            DeValue::Array(array) => {
                for item in self.file.items(key, array, &span) {
                    match item.get_ref() {
                        DeValue::String(text) => strings.push(self.file.text(key, text, &item.span(), LONGEST_NAME)),
                        other => self.wrong_type(key, &item.span(), "a text in quotation marks", other),
                    }
                }
            }
            other => self.wrong_type(key, &span, "a list such as [\"one\", \"two\"]", other),
        }
        strings
    }

    /// A table within this one.
    pub fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut TableReader<'_>) -> T) -> Option<T> {
        let (value, span) = self.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(self.read_child(key, span, table, read)),
            other => {
                self.wrong_type(key, &span, "a table", other);
                None
            }
        }
    }

    /// A list of tables: `[[key]]`.
    pub fn tables<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut TableReader<'_>) -> T) -> Vec<T> {
        let Some((value, span)) = self.get(key) else { return Vec::new() };
        let mut read_all = Vec::new();
        let empty = DeArray::new();
        let array = value.get_ref().as_array().unwrap_or_else(|| {
            self.wrong_type(key, &span, "a list of tables such as [[based-on]]", value.get_ref());
            &empty
        });
        for item in self.file.items(key, array, &span) {
            match item.get_ref() {
                DeValue::Table(table) => read_all.push(self.read_child(key, item.span(), table, &mut read)),
                other => self.wrong_type(key, &item.span(), "a table", other),
            }
        }
        read_all
    }

    /// Every entry of a table whose keys are names, each a table: `[languages.vi]`, `[empathy]`.
    pub fn named_tables<T>(&mut self, mut read: impl FnMut(Located<String>, &mut TableReader<'_>) -> T) -> Vec<T> {
        self.finished = true;
        let mut read_all = Vec::new();
        for (key, value) in self.in_order() {
            let name = self.file.name(key);
            match value.get_ref() {
                DeValue::Table(table) => {
                    read_all.push(self.read_child(key.get_ref(), key.span(), table, |reader| read(name, reader)));
                }
                other => self.wrong_type(key.get_ref(), &value.span(), "a table", other),
            }
        }
        read_all
    }

    /// Every entry of a table whose keys are names, each a string: `[check]`, `[empathy]`.
    pub fn named_strings(&mut self) -> Vec<NamedString> {
        self.finished = true;
        let mut pairs = Vec::new();
        for (key, value) in self.in_order() {
            match value.get_ref() {
                DeValue::String(text) => {
                    let name = self.file.name(key);
                    let text = self.file.text(&name.value, text, &value.span(), LONGEST_NAME);
                    pairs.push((name, text));
                }
                other => self.wrong_type(key.get_ref(), &value.span(), "a text in quotation marks", other),
            }
        }
        pairs
    }

    /// Every entry of a table whose keys are names, each a string (then its only form is `other`) or a table of strings: interface strings.
    pub fn named_forms(&mut self) -> Vec<(Located<String>, Vec<NamedString>)> {
        self.finished = true;
        let mut entries = Vec::new();
        for (key, value) in self.in_order() {
            let name = self.file.name(key);
            match value.get_ref() {
                DeValue::String(text) => {
                    let form = Located { value: "other".to_owned(), span: name.span.clone() };
                    let text = self.file.text(&name.value, text, &value.span(), LONGEST_NAME);
                    entries.push((name, vec![(form, text)]));
                }
                DeValue::Table(table) => {
                    let forms = self.read_child(key.get_ref(), key.span(), table, named_strings);
                    entries.push((name, forms));
                }
                other => self.wrong_type(key.get_ref(), &value.span(), "a text in quotation marks", other),
            }
        }
        entries
    }

    /// The keys in the order of the file; the parser keeps them in the order of the alphabet.
    fn in_order(&self) -> Vec<(&'a Spanned<Cow<'a, str>>, &'a Spanned<DeValue<'a>>)> {
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
    }

    fn read_child<T>(&self, key: &str, span: Span, table: &DeTable<'_>, read: impl FnOnce(&mut TableReader<'_>) -> T) -> T {
        // Messages about each of its keys name it.
        let key: String = key.chars().take(LONGEST_NAME).collect();
        let name = if self.name.is_empty() { key } else { format!("{}.{key}", self.name) };
        let mut reader = TableReader::new(self.file, table, name, span);
        let value = read(&mut reader);
        reader.finish();
        value
    }

    fn finish(&mut self) {
        if self.finished {
            return;
        }
        let is_unknown = |key: &Cow<'_, str>| !self.known.contains(&key.as_ref());
        let unknown = self.in_order().into_iter().filter(|(key, _)| is_unknown(key.get_ref()));
        let mut known = self.known.clone();
        known.sort_unstable();
        for (count, (key, _)) in unknown.enumerate() {
            let word = key.get_ref().as_ref();
            if let Some((_, reason)) = self.foreign.iter().find(|(foreign, _)| *foreign == word) {
                self.file.push(Code::MdbookKey, &key.span(), &[("key", word), ("reason", reason)]);
                continue;
            }
            let place = if self.name.is_empty() { String::new() } else { format!(" in [{}]", self.name) };
            let diagnostic = Diagnostic::new(Code::UnknownKey, self.file.path, self.file.place(&key.span()))
                .with("key", word)
                .with("place", place)
                .with("known", known.join(", "))
                .nearest(if count < MOST_PROPOSALS { nearest(word, known.iter().copied()) } else { None });
            self.file.problems.borrow_mut().push(diagnostic);
        }
    }
}

/// How a day is written.
const EXAMPLE_DAY: &str = "2026-11-22";

/// The key whose value holds an offset, on the same line.
fn key_before(text: &str, offset: usize) -> Option<&str> {
    let line = text.get(..offset)?.rsplit('\n').next()?;
    let (before, _) = line.rsplit_once('=')?;
    before.trim_end().rsplit([' ', '\t', ',', '{', '.']).next().map(|key| key.trim_matches(['"', '\'']))
}

fn named_strings(table: &mut TableReader<'_>) -> Vec<NamedString> {
    table.named_strings()
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
