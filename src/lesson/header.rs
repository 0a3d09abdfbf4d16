//! What a text says about itself: comments such as `<!-- summary: … -->`, or front matter between `+++` lines.
//!
//! In: the beginning of a file, and comments as the parser meets them. Out: a [`Header`].

use std::mem;

use crate::diagnostic::{Code, Diagnostic};
use crate::language::LanguageTag;
use crate::source::{SitePath, SourceFile, Span};
use crate::text::date::Date;
use crate::text::nearest;
use crate::toml_table::{TableReader, TomlFile};

/// What a text says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// A summary of its own, instead of the first paragraph.
    pub summary: Option<String>,
    /// Who translated it.
    pub translators: Vec<String>,
    /// Who has read it over.
    pub review: Option<Review>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// The language it says it was translated from. A text that says so is never taken for the original.
    pub translated_from: Option<LanguageTag>,
}

/// Who has read a text over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// Nobody: a machine translated it.
    Machine,
    /// Nobody yet.
    Draft,
    /// A person.
    Human,
}

/// Comments that say something about the text, `name: value`.
pub(super) const NAMES: [&str; 6] = ["summary", "translators", "review", "updated", "translated-from", "same-meaning"];

const REVIEWS: [&str; 3] = ["machine", "draft", "human"];

impl Review {
    fn from_name(name: &str) -> Option<Self> {
        match name {
            "machine" => Some(Self::Machine),
            "draft" => Some(Self::Draft),
            "human" => Some(Self::Human),
            _ => None,
        }
    }
}

/// Reads the front matter, if there is any, and says where the Markdown begins.
pub(super) fn front_matter(file: &SourceFile, diagnostics: &mut Vec<Diagnostic>) -> (Header, usize) {
    let text = &file.text;
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let is_fence = |line: &str| line.trim_end() == "+++";
    let Some(first) = text[start..].split_inclusive('\n').next().filter(|line| is_fence(line)) else {
        return (Header::default(), start);
    };
    let toml_start = start + first.len();
    let mut position = toml_start;
    for line in text[toml_start..].split_inclusive('\n') {
        if is_fence(line) {
            let toml = &text[toml_start..position];
            let (header, problems) = TomlFile::read(&file.path, toml, toml_start, read);
            diagnostics.extend(problems);
            return (header, position + line.len());
        }
        position += line.len();
    }
    diagnostics.push(Diagnostic::new(Code::FrontMatterOpen, &file.path, start..start + 3));
    (Header::default(), toml_start)
}

fn read(table: &mut TableReader<'_>) -> Header {
    let review = table.string("review").and_then(|review| {
        let known = Review::from_name(&review.value);
        if known.is_none() {
            table.wrong_value("review", &review, &REVIEWS);
        }
        known
    });
    let translated_from = table.string("translated-from").and_then(|stamp| {
        let tag = stamp.value.split_whitespace().next().and_then(LanguageTag::parse);
        if tag.is_none() {
            table.wrong_value("translated-from", &stamp, &["a language and a hash, such as \"en 9f2c41d07be3a815\""]);
        }
        tag
    });
    // The pairs are read when translations get their states; here the key only must not count as unknown.
    table.strings("same-meaning");
    Header {
        summary: table.string("summary").map(|summary| one_line(&summary.value)),
        translators: table.strings("translators").into_iter().map(|name| name.value).collect(),
        review,
        updated: table.date("updated").map(|date| date.value),
        translated_from,
    }
}

impl Header {
    /// Takes in a comment that has one of our [`NAMES`].
    pub(super) fn comment(&mut self, name: &str, value: &str, path: &SitePath, span: Span, diagnostics: &mut Vec<Diagnostic>) {
        let wrong = |allowed: &str| {
            Diagnostic::new(Code::CommentValue, path, span.clone())
                .with("name", name)
                .with("value", value)
                .with("allowed", allowed)
        };
        match name {
            "summary" => self.summary = Some(one_line(value)),
            "translators" => {
                self.translators = value.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
            }
            "review" => match Review::from_name(value) {
                Some(review) => self.review = Some(review),
                None => diagnostics.push(wrong("machine, draft or human").nearest(nearest::nearest(value, REVIEWS))),
            },
            "updated" => match Date::parse(value) {
                Some(date) => self.updated = Some(date),
                None => diagnostics.push(wrong("a day such as 2026-11-22")),
            },
            "translated-from" => match value.split_whitespace().next().and_then(LanguageTag::parse) {
                Some(tag) => self.translated_from = Some(tag),
                None => diagnostics.push(wrong("a language and a hash, such as en 9f2c41d07be3a815")),
            },
            _ => {}
        }
    }
}

fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    mem::take(&mut line)
}
