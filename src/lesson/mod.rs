//! Stage 2: a text file to a [`Document`]. Pure: it sees one file only, so files are parsed in parallel and may be cached.
//!
//! In: Markdown. Out: title, summary, headings, links, pictures, and a [`Body`]: HTML with slots where something must be
//! filled in that only the whole site knows (where a link leads, which id a heading has, what an alert is called).
//!
//! The order of work: `header` takes front matter off; `markdown` walks over the events and hands blocks to `block`,
//! running text to `inline`, raw HTML to `html`, comments to `comment`, footnotes to `footnote`; `section`, `question` and `video` make
//! of them what trains; `top_block` keeps the places of blocks; `reference` says what each destination is.

mod autolink;
mod block;
mod body;
mod comment;
mod control;
mod facts;
mod footnote;
mod header;
mod html;
mod html_elements;
mod inline;
mod markdown;
mod plain_text;
mod question;
mod reference;
mod section;
mod tag_names;
mod top_block;
mod video;

pub use body::{AlertKind, Body, Filler, Mark as BodyPlace, Part, Slot};
pub use facts::{Accent, BasedOn, Facts, Missing};
pub use footnote::footnote_reference_id;
pub use header::{Header, Review, SameMeaning, Stamp, stamp_line};
pub use plain_text::PlainText;
pub use question::{Question, QuestionOption};
pub use reference::{Image, Link, Target};
pub use section::{Note, Section, SectionKind};
pub use tag_names::TagNames;
pub use top_block::{Block, BlockKind};
pub use video::{Video, VideoSource};

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::config::SiteConfig;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::language::LanguageId;
use crate::source::{SitePath, SourceFile, Sources, Span};
use crate::text::escape;
use crate::text::reading::Volume;
use crate::text::text_hash::TextHash;
use crate::toml_table::LONGEST_NAME;
use markdown::Title;

/// Every file of the lessons, parsed, by path.
#[derive(Debug, Default)]
pub struct ParsedFiles {
    files: BTreeMap<SitePath, Arc<ParsedFile>>,
    /// With what they were parsed; with anything else they must be parsed again.
    options: ParseOptions,
    stems: Vec<String>,
}

/// One file, parsed.
#[derive(Debug)]
pub struct ParsedFile {
    /// The file, to know it again.
    file: Arc<SourceFile>,
    /// Whether its text was left unread; it looks like an empty file then.
    is_unread: bool,
    /// What it holds.
    pub content: ParsedContent,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// What its text says; computed when first asked for, since few are.
    text_hash: OnceLock<TextHash>,
}

impl ParsedFile {
    /// The hash of what a text says.
    pub fn text_hash(&self) -> TextHash {
        *self.text_hash.get_or_init(|| {
            let header = match &self.content {
                ParsedContent::Text(document) => Some(&document.header),
                _ => None,
            };
            let start = header.map_or(0, |header| header.markdown_start);
            TextHash::of(&self.file.text[start..], header.and_then(|header| header.front_summary.as_deref()))
        })
    }

    /// The text as it was written.
    pub fn source_text(&self) -> &str {
        &self.file.text
    }
}

/// What a file holds.
#[derive(Debug)]
pub enum ParsedContent {
    /// A text in one language.
    Text(Box<Document>),
    /// `lesson.toml` or `topic.toml`.
    Facts(Box<Facts>),
    /// `tags.toml`.
    Tags(TagNames),
}

impl ParsedFiles {
    /// Parses every file below the folder of the lessons. Files that have not changed since `previous` are taken over.
    pub fn parse(sources: &Sources, config: &SiteConfig, previous: Option<&ParsedFiles>) -> Self {
        let options = ParseOptions { definition_lists: config.html.definition_lists };
        let stems: Vec<String> = config.languages.iter().map(|language| language.tag.file_stem().to_owned()).collect();
        let previous = previous.filter(|previous| previous.options == options && previous.stems == stems);
        let files: Vec<&Arc<SourceFile>> = sources.texts_below(&config.src).collect();
        let parse = |file: &&Arc<SourceFile>| {
            if let Some(known) = previous.and_then(|previous| previous.files.get(&file.path)) {
                let is_same = Arc::ptr_eq(&known.file, file) || known.file.text == file.text;
                if is_same && known.is_unread == is_unread(file, sources) {
                    return Some((file.path.clone(), Arc::clone(known)));
                }
            }
            let (content, diagnostics) = parse_file(file, sources, config, options)?;
            let is_unread = is_unread(file, sources);
            Some((
                file.path.clone(),
                Arc::new(ParsedFile { file: Arc::clone(file), is_unread, content, diagnostics, text_hash: OnceLock::new() }),
            ))
        };
        let files: Vec<(SitePath, Arc<ParsedFile>)> = files.par_iter().with_min_len(16).filter_map(parse).collect();
        Self { files: files.into_iter().collect(), options, stems }
    }

    /// The file at a path.
    pub fn get(&self, path: &SitePath) -> Option<&Arc<ParsedFile>> {
        self.files.get(path)
    }

    /// All files, in order of path.
    pub fn iter(&self) -> impl Iterator<Item = (&SitePath, &Arc<ParsedFile>)> {
        self.files.iter()
    }
}

/// Whether a file could not be read, which has been said: nothing is said of what it seems to hold.
fn is_unread(file: &SourceFile, sources: &Sources) -> bool {
    sources.problems.get(&file.path).is_some_and(|problems| {
        problems
            .iter()
            .any(|problem| problem.severity == Severity::Error && matches!(problem.code, Code::FileTooLarge | Code::BadEncoding))
    })
}

/// `None` for a file that is none of ours, such as a `README.md` or a text in a language that is not configured.
fn parse_file(
    file: &SourceFile,
    sources: &Sources,
    config: &SiteConfig,
    options: ParseOptions,
) -> Option<(ParsedContent, Vec<Diagnostic>)> {
    let parsed = match file.path.file_name() {
        "lesson.toml" => {
            Some(facts::lesson(file)).map(|(facts, diagnostics)| (ParsedContent::Facts(Box::new(facts)), diagnostics))
        }
        "topic.toml" => Some(facts::topic(file)).map(|(facts, diagnostics)| (ParsedContent::Facts(Box::new(facts)), diagnostics)),
        "tags.toml" => Some(tag_names::read(file)).map(|(tags, diagnostics)| (ParsedContent::Tags(tags), diagnostics)),
        _ if file.path.extension() == "md" => {
            let language = config.language_of_stem(file.path.stem())?;
            if is_unread(file, sources) {
                return Some((ParsedContent::Text(Box::new(placeholder(&file.path, language))), Vec::new()));
            }
            let (document, diagnostics) = parse(file, language, options);
            Some((ParsedContent::Text(Box::new(document)), diagnostics))
        }
        _ => None,
    };
    parsed.map(|(content, diagnostics)| (content, if is_unread(file, sources) { Vec::new() } else { diagnostics }))
}

/// What the parser needs to know of the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ParseOptions {
    /// Whether `term` / `: definition` makes a definition list.
    pub definition_lists: bool,
}

/// A text in one language, parsed.
#[derive(Debug)]
pub struct Document {
    /// Its file.
    pub path: SitePath,
    /// Its language.
    pub language: LanguageId,
    /// The title as plain text; empty where there is none, which is an error.
    pub title: String,
    /// The title as HTML, without links.
    pub title_html: String,
    /// The first paragraph as plain text, or what the file states as its summary.
    pub summary: String,
    /// What the file says about itself.
    pub header: Header,
    /// Headings in order, the title among them.
    pub headings: Vec<Heading>,
    /// Ids of anchors that are not headings.
    pub anchors: Vec<String>,
    /// Links to be resolved, in order.
    pub links: Vec<Link>,
    /// Pictures, in order.
    pub images: Vec<Image>,
    /// Sections with a purpose, in order.
    pub sections: Vec<Section>,
    /// Questions of all quizzes, in order.
    pub questions: Vec<Question>,
    /// Notes for whoever leads a session, in order. They are not part of the body.
    pub notes: Vec<Note>,
    /// The footnotes to which notes refer, as a list; empty where they refer to none.
    pub note_footnotes: Body,
    /// What questions and notes are made of, part after part.
    pub parts: Body,
    /// Videos, in order.
    pub videos: Vec<Video>,
    /// Blocks at the top level, in order.
    pub blocks: Vec<Block>,
    /// How much a learner reads.
    pub volume: Volume,
    /// What a learner reads, for the search.
    pub plain: PlainText,
    /// The text without its title.
    pub body: Body,
}

/// A heading.
#[derive(Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Plain text.
    pub text: String,
    /// The id GitHub would give it.
    pub own_id: String,
    /// Ids pinned in it with `<a id>`; the first is the pin, the others stay as anchors.
    pub pins: Vec<String>,
    /// Whether nothing stands between it and the next heading of the same or a higher level.
    pub is_empty: bool,
    /// Where it stands.
    pub span: Span,
}

/// Parses a text. Whatever is wrong with it, a document comes out, so that links to it do not break as well.
pub fn parse(file: &SourceFile, language: LanguageId, options: ParseOptions) -> (Document, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let (mut header, body_start) = header::front_matter(file, &mut diagnostics);
    let parsed = markdown::parse(file, body_start, options, &mut header, &mut diagnostics);
    diagnostics.extend(control::find(file));
    if parsed.title.is_none() {
        let at = first_line(&file.text, body_start);
        diagnostics.push(Diagnostic::new(Code::NoTitle, &file.path, at));
    }
    let mut title = parsed.title.unwrap_or_default();
    let mut headings = parsed.headings;
    if title.text.chars().nth(LONGEST_NAME).is_some() {
        diagnostics.push(shorten_title(&file.path, &mut title, &mut headings));
    }
    let document = Document {
        path: file.path.clone(),
        language,
        title: title.text,
        title_html: title.html,
        summary: header.summary.clone().unwrap_or(parsed.summary),
        header,
        headings,
        anchors: parsed.anchors,
        links: parsed.links,
        images: parsed.images,
        sections: parsed.sections,
        questions: parsed.questions,
        notes: parsed.notes,
        note_footnotes: parsed.note_footnotes,
        parts: parsed.parts,
        videos: parsed.videos,
        blocks: parsed.blocks,
        volume: parsed.volume,
        plain: parsed.plain,
        body: parsed.body,
    };
    (document, diagnostics)
}

/// Cuts a title that is too long: lists, menus and feeds show it.
fn shorten_title(path: &SitePath, title: &mut Title, headings: &mut [Heading]) -> Diagnostic {
    let cut = |text: &str| text.chars().take(LONGEST_NAME).collect::<String>();
    let length = title.text.chars().count();
    let mut span = 0..0;
    if let Some(heading) = headings.iter_mut().find(|heading| heading.text == title.text) {
        span = heading.span.clone();
        (heading.text, heading.own_id) = (cut(&heading.text), cut(&heading.own_id));
    }
    title.text = cut(&title.text);
    title.html = escape::html(&title.text);
    let long = Diagnostic::new(Code::TooLong, path, span).with("name", "title");
    long.with("length", length.to_string()).with("limit", LONGEST_NAME.to_string())
}

/// The hash of what a text says, for a version of it that is not part of the site.
pub fn text_hash(file: &SourceFile) -> TextHash {
    let (header, start) = header::front_matter(file, &mut Vec::new());
    TextHash::of(&file.text[start..], header.summary.as_deref())
}

/// A stand-in for a file that could not be read at all; what is wrong with it has been said.
pub fn placeholder(path: &SitePath, language: LanguageId) -> Document {
    Document {
        path: path.clone(),
        language,
        title: String::new(),
        title_html: String::new(),
        summary: String::new(),
        header: Header::default(),
        headings: Vec::new(),
        anchors: Vec::new(),
        links: Vec::new(),
        images: Vec::new(),
        sections: Vec::new(),
        questions: Vec::new(),
        notes: Vec::new(),
        note_footnotes: Body::default(),
        parts: Body::default(),
        videos: Vec::new(),
        blocks: Vec::new(),
        volume: Volume::default(),
        plain: PlainText::default(),
        body: Body::default(),
    }
}

fn first_line(text: &str, start: usize) -> Span {
    let rest = &text[start..];
    let start = start + (rest.len() - rest.trim_start().len());
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    start..end
}
