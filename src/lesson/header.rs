//! Metadata in a text: comments such as `<!-- summary: … -->`, or front matter between `+++` lines.
//!
//! In: the beginning of a file, and comments from the parser. Out: a [`Header`].

use std::mem;

use crate::diagnostic::{Argument, Code, Diagnostic, Phrase};
use crate::language::LanguageTag;
use crate::source::{SitePath, SourceFile, Span};
use crate::text::date::Date;
use crate::text::nearest;
use crate::text::text_hash::TextHash;
use crate::toml_table::{self, TableReader};

pub(crate) const FRONT_MATTER_OPEN: Code = Code::error("front-matter-open");
pub(crate) const COMMENT_VALUE: Code = Code::error("comment-value");
pub(crate) const SECOND_STAMP: Code = Code::error("second-stamp");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[COMMENT_VALUE, FRONT_MATTER_OPEN, SECOND_STAMP];

/// Metadata in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// A summary that replaces the first paragraph.
    pub summary: Option<String>,
    /// Its translators.
    pub translators: Vec<String>,
    /// Who has reviewed it.
    pub review: Option<Review>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// The stamp: what it was translated from.
    pub translated_from: Option<Stamp>,
    /// Where the stamp is, even if it is malformed.
    pub stamp_span: Option<Span>,
    /// Pairs of hashes of this text, earlier and later, with the same meaning.
    pub same_meaning: Vec<SameMeaning>,
    /// The summary in the front matter, and where the Markdown begins, in bytes: the hash of the
    /// text needs both.
    pub(super) front_summary: Option<String>,
    pub(super) markdown_start: usize,
}

/// A stamp: what a text was translated from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The language of its parent.
    pub language: LanguageTag,
    /// The hash of its parent's text at the time; `None` for sixteen zeros, which name the parent
    /// without stamping the text.
    pub hash: Option<TextHash>,
    /// Its place in the file.
    pub span: Span,
}

/// Two versions of a text with the same meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameMeaning {
    /// The hash of the earlier one.
    pub old: TextHash,
    /// The hash of the later one.
    pub new: TextHash,
}

/// Who has reviewed a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// Nobody: it is a machine translation.
    Machine,
    /// Nobody yet.
    Draft,
    /// A person.
    Human,
}

/// The names of metadata comments, `name: value`.
pub(super) const NAMES: [&str; 6] =
    ["summary", "translators", "review", "updated", "translated-from", "same-meaning"];

const REVIEWS: [&str; 3] = ["machine", "draft", "human"];

impl Review {
    /// The name in comments.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Machine => "machine",
            Self::Draft => "draft",
            Self::Human => "human",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        match name {
            "machine" => Some(Self::Machine),
            "draft" => Some(Self::Draft),
            "human" => Some(Self::Human),
            _ => None,
        }
    }
}

/// Reads the front matter, if there is any, and returns the metadata and where the Markdown begins.
pub(super) fn front_matter(
    file: &SourceFile,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Header, usize) {
    let text = &file.text;
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let is_fence = |line: &str| line.trim_end() == "+++";
    let Some(first) = text[start..].split_inclusive('\n').next().filter(|line| is_fence(line))
    else {
        return (Header { markdown_start: start, ..Header::default() }, start);
    };
    let toml_start = start + first.len();
    let mut position = toml_start;
    for line in text[toml_start..].split_inclusive('\n') {
        if is_fence(line) {
            let toml = &text[toml_start..position];
            let (mut header, header_diagnostics) =
                toml_table::read(&file.path, toml, toml_start, read);
            diagnostics.extend(header_diagnostics);
            header.front_summary.clone_from(&header.summary);
            header.markdown_start = position + line.len();
            return (header, position + line.len());
        }
        position += line.len();
    }
    diagnostics.push(Diagnostic::new(FRONT_MATTER_OPEN, &file.path, start..start + 3));
    (Header { markdown_start: toml_start, ..Header::default() }, toml_start)
}

fn read(table: &mut TableReader<'_>) -> Header {
    let review = table.string("review").and_then(|review| {
        let known = Review::from_name(&review.value);
        if known.is_none() {
            table.wrong_choice("review", &review, &REVIEWS);
        }
        known
    });
    let stamp = table.string("translated-from");
    let stamp_span = stamp.as_ref().map(|stamp| stamp.span.clone());
    let translated_from = stamp.and_then(|stamp| {
        let read = read_stamp(&stamp.value, &stamp.span);
        if read.is_none() {
            table.wrong_value("translated-from", &stamp, Phrase::new("stamp"));
        }
        read
    });
    let mut same_meaning = Vec::new();
    for pair in table.strings("same-meaning") {
        match read_pair(&pair.value) {
            Some(pair) => same_meaning.push(pair),
            None => table.wrong_value("same-meaning", &pair, Phrase::new("pair-of-hashes")),
        }
    }
    Header {
        summary: table.string("summary").map(|summary| collapse_white_space(&summary.value)),
        translators: table.strings("translators").into_iter().map(|name| name.value).collect(),
        review,
        updated: table.date("updated").map(|date| date.value),
        translated_from,
        stamp_span,
        same_meaning,
        ..Header::default()
    }
}

/// Parses `en 9f2c41d07be3a815`.
fn read_stamp(text: &str, span: &Span) -> Option<Stamp> {
    let mut words = text.split_whitespace();
    let (language, hash) = (LanguageTag::parse(words.next()?)?, TextHash::parse(words.next()?)?);
    let hash = (!hash.is_blank()).then_some(hash);
    words.next().is_none().then(|| Stamp { language, hash, span: span.clone() })
}

/// Parses `9f2c41d07be3a815 04b1c0ffee123456`.
fn read_pair(text: &str) -> Option<SameMeaning> {
    let mut words = text.split_whitespace();
    let (old, new) = (TextHash::parse(words.next()?)?, TextHash::parse(words.next()?)?);
    words.next().is_none().then_some(SameMeaning { old, new })
}

impl Header {
    /// Whether it has a stamp, even a malformed one. Such a text is never taken for the original.
    pub fn is_translation(&self) -> bool {
        self.stamp_span.is_some()
    }

    /// Returns `machine` or `draft` if it states that nobody has reviewed it yet.
    pub fn unread(&self) -> Option<&'static str> {
        self.review.filter(|review| *review != Review::Human).map(Review::as_str)
    }

    /// Returns where a new first line would begin: after a byte order mark and the front matter.
    pub fn first_line(&self) -> usize {
        self.markdown_start
    }

    /// Reads a comment with one of the [`NAMES`].
    pub(super) fn comment(
        &mut self,
        name: &str,
        value: &str,
        path: &SitePath,
        span: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let wrong = |allowed: Argument| {
            Diagnostic::new(COMMENT_VALUE, path, span.clone())
                .with("name", name)
                .with("value", value)
                .with("allowed", allowed)
        };
        match name {
            "summary" => self.summary = Some(collapse_white_space(value)),
            "translators" => {
                self.translators = value
                    .split(',')
                    .map(|name| name.trim().to_owned())
                    .filter(|name| !name.is_empty())
                    .collect();
            }
            "review" => match Review::from_name(value) {
                Some(review) => self.review = Some(review),
                None => diagnostics.push(
                    wrong(REVIEWS.as_slice().into()).nearest(nearest::nearest(value, REVIEWS)),
                ),
            },
            "updated" => match Date::parse(value) {
                Some(date) => self.updated = Some(date),
                None => diagnostics.push(wrong(
                    Phrase::new("toml-expected-day").with("example", "2026-11-22").into(),
                )),
            },
            "translated-from" => {
                self.stamp_span.get_or_insert_with(|| span.clone());
                match read_stamp(value, &span) {
                    Some(_) if self.translated_from.is_some() => {
                        diagnostics.push(Diagnostic::new(SECOND_STAMP, path, span.clone()));
                    }
                    Some(stamp) => self.translated_from = Some(stamp),
                    None => diagnostics.push(wrong(Phrase::new("stamp").into())),
                }
            }
            "same-meaning" => match read_pair(value) {
                Some(pair) => self.same_meaning.push(pair),
                None => diagnostics.push(wrong(Phrase::new("pair-of-hashes").into())),
            },
            _ => {}
        }
    }
}

fn collapse_white_space(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    mem::take(&mut line)
}
