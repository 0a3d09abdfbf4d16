//! Files among the lessons that are not read as they are named, and what they were meant to be.
//!
//! In: the path of a file, and the languages of the site. Out: a [`Meaning`] for names that people
//! and other tools give to texts and facts, and its diagnostic.

use super::entry::EntryKind;
use super::reserved::{PAGES, facts_name, kind_of};
use crate::config::SiteConfig;
use crate::diagnostic::shared::UNREAD_FILE;
use crate::diagnostic::{Diagnostic, Phrase};
use crate::file_name::{NameFault, folder_name};
use crate::language::LanguageTag;
use crate::source::{SitePath, Sources};
use crate::text::nearest::nearest;
use crate::text::slug;

/// Endings of Markdown.
const MARKDOWN: [&str; 8] = ["md", "markdown", "mdown", "mdtext", "mdwn", "mdx", "mkd", "mkdn"];

/// Endings of other texts, which need no more than another name.
const PLAIN: [&str; 5] = ["adoc", "org", "rst", "text", "txt"];

/// Endings of documents that contain more than their text.
const DOCUMENTS: [&str; 7] = ["doc", "docx", "htm", "html", "odt", "pages", "rtf"];

/// Endings of files with keys and values.
const FACTS: [&str; 7] = ["ini", "json", "tml", "toml", "txt", "yaml", "yml"];

/// Endings that editors give to copies, which are not meant to be read.
const COPIES: [&str; 7] = ["bak", "backup", "old", "orig", "rej", "swp", "tmp"];

/// Names that other tools give to the page of a folder.
const INDEX: [&str; 7] = ["index", "_index", "readme", "home", "default", "lesson", "topic"];

/// What a file was meant to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A text or facts: the path that it should have, what the name should be like, and whether it
    /// has to be saved in another format.
    Renamed { path: String, reason: &'static str, is_other_format: bool },
    /// The table of contents of another tool.
    Contents,
    /// A text in a language that the site does not have.
    OtherLanguage(LanguageTag),
}

impl Meaning {
    /// Returns the proposed name if the only fault of a text is how its name is spelt, which is an
    /// error.
    pub(super) fn spelling(&self, sources: &Sources, path: &SitePath) -> Option<&str> {
        let Self::Renamed { path: meant, .. } = self else { return None };
        if sources.text(&SitePath::new(meant)).is_some() {
            return None;
        }
        let (folder, name) = meant.rsplit_once('/')?;
        let is_read = matches!(path.extension().to_ascii_lowercase().as_str(), "md" | "toml");
        let is_misspelt = NameFault::of_text(path.file_name()).is_some();
        (is_read && is_misspelt && folder == path.folder()).then_some(name)
    }

    /// Returns the path that a text should have.
    pub(super) fn into_path(self) -> Option<String> {
        match self {
            Self::Renamed { path, .. } => Some(path),
            Self::Contents | Self::OtherLanguage(_) => None,
        }
    }

    /// Returns the diagnostic about a file; `None` if others report it.
    pub(super) fn report(&self, sources: &Sources, path: &SitePath) -> Option<Diagnostic> {
        let diagnostic = Diagnostic::about(UNREAD_FILE, path).with("name", path.file_name());
        match self {
            Self::Renamed { .. } if self.spelling(sources, path).is_some() => None,
            Self::Renamed { path: meant, reason, is_other_format } => {
                let fix = match sources.text(&SitePath::new(meant)) {
                    Some(_) => "unread-exists",
                    None if *is_other_format => "unread-format",
                    None => "unread-rename",
                };
                let fix = Phrase::new(fix).with("proposal", meant.as_str());
                Some(diagnostic.with("reason", Phrase::new(reason)).with("fix", fix))
            }
            Self::Contents => {
                let reason = Phrase::new("unread-contents");
                Some(diagnostic.with("reason", reason).with("fix", Phrase::new("unread-delete")))
            }
            Self::OtherLanguage(_) => None,
        }
    }
}

/// Returns what a file in the folder of the lessons was meant to be; `None` for files that are read
/// and for those that mean nothing.
pub(super) fn meaning(config: &SiteConfig, path: &SitePath) -> Option<Meaning> {
    let name = Name::of(path)?;
    let folder = path.folder().strip_prefix(&config.src)?.trim_start_matches('/');
    let kind = kind_of(config, folder);
    if kind.is_none() && folder != PAGES {
        return None;
    }
    let place = Place { config, path, folder, kind };
    place.facts(&name).or_else(|| place.text(&name)).filter(|meaning| match meaning {
        Meaning::Renamed { path: meant, .. } => meant != path.as_str(),
        _ => true,
    })
}

/// A file name in lower case, divided at its dots.
struct Name {
    base: String,
    endings: Vec<String>,
}

impl Name {
    fn of(path: &SitePath) -> Option<Self> {
        let name = path.file_name();
        let lower = name.to_lowercase();
        let mut pieces = lower.split('.').map(str::to_owned);
        let base = pieces.next().filter(|base| !base.is_empty())?;
        let name = Self { base, endings: pieces.collect() };
        let is_copy = path.file_name().ends_with('~') || COPIES.contains(&name.last());
        let is_read_me = path.file_name() == "README.md"
            || (name.base == "readme" && !MARKDOWN.contains(&name.last()));
        (!is_copy && !is_read_me).then_some(name)
    }

    /// The last ending; empty if there is none.
    fn last(&self) -> &str {
        self.endings.last().map_or("", String::as_str)
    }

    fn has(&self, known: &[&str]) -> bool {
        self.endings.iter().any(|ending| known.contains(&ending.as_str()))
    }

    /// Returns the name without the endings of texts, and without a language before them.
    fn without_endings(&self, has_language: bool) -> String {
        let is_ending =
            |piece: &&String| MARKDOWN.contains(&piece.as_str()) || PLAIN.contains(&piece.as_str());
        let count = self.endings.iter().rev().take_while(is_ending).count();
        let kept = self.endings.len().saturating_sub(count + usize::from(has_language));
        let pieces = std::iter::once(&self.base).chain(&self.endings[..kept]);
        pieces.map(String::as_str).collect::<Vec<_>>().join("-")
    }

    fn is_text(&self) -> bool {
        let last = self.last();
        last.is_empty() || self.has(&MARKDOWN) || PLAIN.contains(&last) || DOCUMENTS.contains(&last)
    }
}

struct Place<'a> {
    config: &'a SiteConfig,
    path: &'a SitePath,
    folder: &'a str,
    /// The kind of entry in the folder; `None` for the folder of the plain pages.
    kind: Option<EntryKind>,
}

impl Place<'_> {
    fn facts(&self, name: &Name) -> Option<Meaning> {
        const NAMES: [&str; 3] = ["lesson.toml", "topic.toml", "tags.toml"];
        if NAMES.contains(&self.path.file_name()) {
            return None;
        }
        let expected = match self.kind.as_ref()? {
            EntryKind::Home => "tags.toml",
            kind => facts_name(kind)?,
        };
        let is_toml = name.has(&["toml"]);
        let is_like = || {
            let stems = NAMES.map(|name| name.trim_end_matches(".toml"));
            nearest(&name.base, stems).is_some()
                && (name.endings.is_empty() || FACTS.contains(&name.last()))
        };
        if !is_toml && !is_like() {
            return None;
        }
        let is_other_format = matches!(name.last(), "json" | "yaml" | "yml" | "ini");
        let path = format!("{}/{expected}", self.path.folder());
        let reason = match expected {
            "lesson.toml" => "unread-lesson-facts",
            "topic.toml" => "unread-topic-facts",
            _ => "unread-tags",
        };
        Some(Meaning::Renamed { path, reason, is_other_format })
    }

    fn text(&self, name: &Name) -> Option<Meaning> {
        if !name.is_text() {
            return None;
        }
        let is_other_format = DOCUMENTS.contains(&name.last());
        let renamed = |path: String, reason| Meaning::Renamed { path, reason, is_other_format };
        let here = |stem: &str| format!("{}/{stem}.md", self.path.folder());
        if let Some(stem) = self.language(&name.base) {
            return Some(renamed(here(stem), "unread-language"));
        }
        if !name.has(&MARKDOWN) {
            return None;
        }
        // Hugo and Zola put the language before the ending: `queue.vi.md`.
        let before = name.endings.iter().rev().nth(1);
        let marked = before.and_then(|ending| self.language(ending));
        let stem = marked.unwrap_or_else(|| self.own_language());
        if name.base == "summary" {
            return Some(Meaning::Contents);
        }
        let other = |name: &String| self.config.other_language(name);
        if let Some(tag) = before.and_then(other).or_else(|| other(&name.base)) {
            return Some(Meaning::OtherLanguage(tag));
        }
        if INDEX.contains(&name.base.as_str()) {
            return Some(renamed(here(stem), "unread-language"));
        }
        let stems = self.config.languages.iter().map(|language| language.tag.file_stem());
        // One dot is left: `em.md` is rather a typo for a language.
        let is_like_a_language = name.endings.len() == 1
            && (name.base.len() <= 3 || nearest(&name.base, stems).is_some());
        if is_like_a_language {
            return None;
        }
        let folder = folder_name(&name.without_endings(marked.is_some()));
        let src = &self.config.src;
        let path = match &self.kind {
            Some(EntryKind::Home) => format!("{src}/TOPIC/{folder}/{stem}.md"),
            Some(EntryKind::Topic(_)) => format!("{src}/{}/{folder}/{stem}.md", self.folder),
            Some(EntryKind::Glossary) => here(stem),
            Some(EntryKind::Lesson(_) | EntryKind::Plain) | None => {
                let above = self.folder.split('/').next().unwrap_or_default();
                format!("{src}/{above}/{folder}/{stem}.md")
            }
        };
        Some(renamed(path, "unread-folder"))
    }

    fn own_language(&self) -> &str {
        self.config.language(self.config.language).tag.file_stem()
    }

    /// Returns the file stem of the language of the site that a name means: `en (1)`, `EN`,
    /// `vi_VN` in a site in Vietnamese, `nederlands`.
    fn language(&self, name: &str) -> Option<&str> {
        let name = name.trim_end_matches(|character: char| {
            character.is_ascii_digit() || matches!(character, ' ' | '(' | ')')
        });
        let name = name.trim_end_matches(" copy").trim_end_matches(" - copy").trim();
        let tag = LanguageTag::parse(&name.replace('_', "-"));
        let languages = || self.config.languages.iter();
        let is_same = |known: &LanguageTag| tag.as_ref() == Some(known);
        let is_called =
            |language: &str| language.to_lowercase() == name || slug::ascii_name(language) == name;
        let found = languages()
            .find(|language| is_same(&language.tag))
            .or_else(|| languages().find(|language| is_called(&language.name)))
            .or_else(|| {
                // A region that the site does not distinguish.
                let primary = tag.as_ref().filter(|tag| tag.as_str() != tag.primary())?.primary();
                languages().find(|language| language.tag.as_str() == primary)
            });
        found.map(|language| language.tag.file_stem())
    }
}
