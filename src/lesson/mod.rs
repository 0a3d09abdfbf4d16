//! Stage 2: a text file to a [`Document`]. Pure: it depends on one file only, so files are parsed
//! in parallel and can be cached.
//!
//! In: Markdown. Out: title, summary, headings, links, pictures, and a [`Body`]: HTML with slots
//! for everything that depends on the whole site (the target of a link, the id of a heading, the
//! label of an alert).
//!
//! The order of work: `header` reads front matter; `markup` turns Markdown into a body and a list
//! of the items at the top level, without knowledge of any construct; `practice` finds the
//! interactive parts in that list and assembles the [`Document`]. It removes notes for team leaders
//! in one place, so that none can reach a learner. The other files are used by both: `body` and
//! `slot`, `reference`, which classifies destinations, `slips`, which finds what was
//! meant as Markdown and is none, `video_source`, `plain_text`, and `control`,
//! which replaces control characters.

mod block;
mod body;
mod control;
mod document;
mod facts;
mod header;
mod heading;
mod markup;
mod options;
mod plain_text;
mod practice;
mod problems;
mod reference;
mod slips;
mod slot;
mod tag_names;
mod video_source;

pub use block::{Block, BlockKind};
pub use body::{Body, Filler, Mark as BodyPlace, Part};
pub use document::Document;
pub use facts::{Accent, BasedOn, Facts};
pub use header::{Header, Review, SameMeaning, Stamp};
pub use heading::Heading;
pub use markup::Passage;
pub use options::ParseOptions;
pub use plain_text::PlainText;
pub use practice::{
    GuidePlace, Note, Practice, Question, QuestionOption, SECTION_KINDS, Section, SectionKind,
    Video, footnote_reference_id,
};
pub use reference::{Image, Link, Target, WebLink};
pub use slot::{AlertKind, Slot};
pub use tag_names::TagNames;
pub use video_source::VideoSource;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use self::problems::Problems;
use crate::config::SiteConfig;
use crate::diagnostic::shared::TOO_LONG;
use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::language::LanguageId;
use crate::source::{SitePath, SourceFile, Sources, Span};
use crate::text::escape;
use crate::text::text_hash::TextHash;
use crate::toml_table::LONGEST_NAME;

pub(crate) const NO_TITLE: Code = Code::error("no-title");

/// Returns every code of this stage.
pub(crate) fn codes() -> Vec<Code> {
    let own: &[Code] = &[NO_TITLE];
    let (slips, markup, practice) = (slips::codes(), markup::codes(), practice::codes());
    [own, header::CODES, &slips, reference::CODES, &markup, &practice].concat()
}

/// Every file of the lessons, parsed, by path.
#[derive(Debug, Default)]
pub struct ParsedFiles {
    files: BTreeMap<SitePath, Arc<ParsedFile>>,
    /// The options and file stems with which they were parsed; with others they must be parsed
    /// again.
    options: ParseOptions,
    stems: Vec<String>,
}

/// One file, parsed.
#[derive(Debug)]
pub struct ParsedFile {
    /// The file, to detect changes.
    file: Arc<SourceFile>,
    /// The content of the file.
    pub content: ParsedContent,
    /// The diagnostics about it.
    pub diagnostics: Vec<Diagnostic>,
    /// The hash of its text; computed on first use, since few are needed.
    text_hash: OnceLock<TextHash>,
}

impl ParsedFile {
    /// Returns the hash of a text.
    pub fn text_hash(&self) -> TextHash {
        *self.text_hash.get_or_init(|| {
            let header = match &self.content {
                ParsedContent::Text(document) => Some(&document.header),
                _ => None,
            };
            let start = header.map_or(0, |header| header.markdown_start);
            TextHash::of(
                &self.file.text[start..],
                header.and_then(|header| header.front_summary.as_deref()),
            )
        })
    }

    /// Returns the text as written.
    pub fn source_text(&self) -> &str {
        &self.file.text
    }
}

/// The content of a file.
#[derive(Debug)]
pub enum ParsedContent {
    /// A text in one language.
    Text(Box<Document>),
    /// `lesson.toml` or `topic.toml`.
    Facts(Arc<Facts>),
    /// `tags.toml`.
    Tags(TagNames),
}

impl ParsedFiles {
    /// Parses every file in the folder of the lessons. Files that are the same in `previous` are
    /// not parsed again.
    pub fn parse(sources: &Sources, config: &SiteConfig, previous: Option<&ParsedFiles>) -> Self {
        let options = ParseOptions {
            definition_lists: config.html.definition_lists,
            ..ParseOptions::default()
        };
        Self::parse_with(options, sources, config, previous)
    }

    /// Parses with other options, such as additional kinds of section.
    pub fn parse_with(
        options: ParseOptions,
        sources: &Sources,
        config: &SiteConfig,
        previous: Option<&ParsedFiles>,
    ) -> Self {
        let stems: Vec<String> =
            config.languages.iter().map(|language| language.tag.file_stem().to_owned()).collect();
        let previous =
            previous.filter(|previous| previous.options == options && previous.stems == stems);
        let files: Vec<&Arc<SourceFile>> = sources.texts_below(&config.src).collect();
        let parse = |file: &&Arc<SourceFile>| {
            let known = previous.and_then(|previous| previous.files.get(&file.path));
            if let Some(known) = known.filter(|known| known.file == **file) {
                return Some((file.path.clone(), Arc::clone(known)));
            }
            let (content, diagnostics) = parse_file(file, config, options)?;
            let parsed = ParsedFile {
                file: Arc::clone(file),
                content,
                diagnostics,
                text_hash: OnceLock::new(),
            };
            Some((file.path.clone(), Arc::new(parsed)))
        };
        let files: Vec<(SitePath, Arc<ParsedFile>)> =
            files.par_iter().with_min_len(16).filter_map(parse).collect();
        Self { files: files.into_iter().collect(), options, stems }
    }

    /// Returns the file at a path.
    pub fn get(&self, path: &SitePath) -> Option<&Arc<ParsedFile>> {
        self.files.get(path)
    }

    /// Returns all files, in order of path.
    pub fn iter(&self) -> impl Iterator<Item = (&SitePath, &Arc<ParsedFile>)> {
        self.files.iter()
    }

    /// Returns the diagnostics about the files, in order of path.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files.values().flat_map(|file| &file.diagnostics)
    }
}

/// Parses a file. Returns `None` for one that is not part of the lessons, such as `README.md` or a
/// text in a language that is not configured.
fn parse_file(
    file: &SourceFile,
    config: &SiteConfig,
    options: ParseOptions,
) -> Option<(ParsedContent, Vec<Diagnostic>)> {
    let parsed = match file.path.file_name() {
        "lesson.toml" => Some(facts::lesson(file))
            .map(|(facts, diagnostics)| (ParsedContent::Facts(Arc::new(facts)), diagnostics)),
        "topic.toml" => Some(facts::topic(file))
            .map(|(facts, diagnostics)| (ParsedContent::Facts(Arc::new(facts)), diagnostics)),
        "tags.toml" => Some(tag_names::read(file))
            .map(|(tags, diagnostics)| (ParsedContent::Tags(tags), diagnostics)),
        _ if file.path.extension() == "md" => {
            let language = config.language_of_stem(file.path.stem())?;
            if !file.is_readable {
                return Some((
                    ParsedContent::Text(Box::new(placeholder(&file.path, language))),
                    Vec::new(),
                ));
            }
            let (document, diagnostics) = parse(file, language, options);
            Some((ParsedContent::Text(Box::new(document)), diagnostics))
        }
        _ => None,
    };
    parsed.map(|(content, diagnostics)| {
        (content, if file.is_readable { diagnostics } else { Vec::new() })
    })
}

/// Parses a text. It always returns a document, so that links to a text with errors do not break as
/// well.
pub fn parse(
    file: &SourceFile,
    language: LanguageId,
    options: ParseOptions,
) -> (Document, Vec<Diagnostic>) {
    let mut problems = Problems::new(file.path.clone());
    let (header, start) = header::front_matter(file, problems.list());
    let skipped = slips::find_front_matter(&file.text, start, &mut problems);
    let words_start = skipped.as_ref().map_or(start, |skipped| skipped.end);
    let mut text = markup::read(file, start, skipped, options.definition_lists, &mut problems);
    control::find(file, &mut problems);
    if text.title.is_none() {
        report_no_title(&first_line(&file.text, words_start), &mut problems);
    }
    shorten_title(&mut text, &mut problems);
    let document =
        practice::arrange(file, language, header, text, options.section_kinds, &mut problems);
    (document, problems.into_list())
}

/// Reports that a text has no title, and why, if it has a line that was meant as one.
fn report_no_title(first_line: &Span, problems: &mut Problems) {
    let (span, fix) = slips::take_title_slip(problems)
        .unwrap_or_else(|| (first_line.clone(), Phrase::new("fix-no-title")));
    problems.add(NO_TITLE, &span, [("fix", fix.into())]);
}

/// Cuts a title that is too long for lists, menus and feeds.
fn shorten_title(text: &mut markup::Text, problems: &mut Problems) {
    let Some(title) = &mut text.title else { return };
    let Some((cut, _)) = title.text.char_indices().nth(LONGEST_NAME) else { return };
    let mut span = 0..0;
    // The id of the heading is made from its text.
    if let Some(heading) = text.headings.iter_mut().find(|heading| heading.is_title) {
        heading.text.truncate(cut);
        span = heading.span.clone();
    }
    let length = title.text.chars().count();
    problems.add(
        TOO_LONG,
        &span,
        [("name", "title".into()), ("length", length.into()), ("limit", LONGEST_NAME.into())],
    );
    title.text.truncate(cut);
    title.html = escape::html(&title.text);
}

/// Returns the hash of a version of a text that is not part of the site.
pub fn text_hash(file: &SourceFile) -> TextHash {
    let (header, start) = header::front_matter(file, &mut Vec::new());
    TextHash::of(&file.text[start..], header.summary.as_deref())
}

/// Makes a placeholder for a file that could not be read at all, which has its own diagnostic.
pub fn placeholder(path: &SitePath, language: LanguageId) -> Document {
    Document::empty(path, language)
}

fn first_line(text: &str, start: usize) -> Span {
    let rest = &text[start..];
    let start = start + (rest.len() - rest.trim_start().len());
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    start..end
}
