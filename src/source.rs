//! The input of a build: the texts and assets of one site, by path.
//!
//! In: nothing. Out: [`Sources`], made by [`crate::load`] from a folder or by hand in tests, and
//! read by every stage.

mod line_index;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

pub use line_index::{LineIndex, LineIndexes};

use crate::text::phrase::Phrase;
use crate::text::{control, normalise};

/// Everything a build reads. Two equal `Sources` give byte-for-byte the same site.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Text files: `book.toml`, Markdown, TOML, templates, styles, scripts.
    pub texts: BTreeMap<SitePath, Arc<SourceFile>>,
    /// Pictures and other files that pages may show or link to.
    pub assets: BTreeMap<SitePath, Arc<Asset>>,
}

/// A text file, decoded.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path in the site.
    pub path: SitePath,
    /// Its text; invalid UTF-8 has become U+FFFD.
    pub text: String,
    /// Whether the whole file could be read. If not, this is a placeholder so that links to it lead
    /// somewhere, and its content is not checked.
    pub is_readable: bool,
}

/// A file that pages show or link to, in the form in which it is published.
#[derive(Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its path in the site.
    pub path: SitePath,
    /// Its bytes, or where to find them.
    pub content: AssetContent,
    /// Width and height in CSS pixels, if the file states them.
    pub dimensions: Option<(u32, u32)>,
    /// Whether the file contains the place where it was taken. The published file does not.
    pub has_location: bool,
    /// Why the file must not be published, if it must not.
    pub danger: Option<Phrase>,
}

impl Asset {
    /// Returns the size of the file.
    pub fn byte_count(&self) -> u64 {
        match &self.content {
            AssetContent::Memory(bytes) => bytes.len() as u64,
            AssetContent::Disk { byte_count, .. } | AssetContent::Cleaned { byte_count, .. } => {
                *byte_count
            }
        }
    }
}

/// The bytes of an asset, or where to find them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AssetContent {
    /// Held in memory: drawings, static files of themes, and all files in tests.
    Memory(Arc<[u8]>),
    /// Kept on disk and copied when the site is written.
    Disk {
        /// The file.
        path: PathBuf,
        /// Its size in bytes when it was listed.
        byte_count: u64,
        /// When it was last changed, in nanoseconds since 1970; shows whether it was edited while
        /// serving.
        modified: u128,
    },
    /// Kept on disk and written without its metadata, which contains the place where the photo was
    /// taken or cannot be read.
    Cleaned {
        /// The file.
        path: PathBuf,
        /// Its size in bytes when it was listed.
        byte_count: u64,
        /// When it was last changed, as above.
        modified: u128,
    },
}

impl SourceFile {
    /// Makes a file from a text. Control characters become U+FFFD.
    pub fn new(path: SitePath, text: String) -> Self {
        Self { path, text: control::in_source(text), is_readable: true }
    }

    /// Makes a placeholder for a file that could not be read whole.
    pub fn unreadable(path: SitePath, rest: String) -> Self {
        Self { is_readable: false, ..Self::new(path, rest) }
    }
}

impl Sources {
    /// Returns the bytes of a text, or of an asset that is held in memory.
    pub fn static_bytes(&self, path: &SitePath) -> Option<Arc<[u8]>> {
        if let Some(text) = self.texts.get(path) {
            return Some(Arc::from(text.text.as_bytes()));
        }
        match &self.assets.get(path)?.content {
            AssetContent::Memory(bytes) => Some(Arc::clone(bytes)),
            AssetContent::Disk { .. } | AssetContent::Cleaned { .. } => None,
        }
    }

    /// Makes sources from pairs of path and text, for tests and programs.
    pub fn from_texts<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut sources = Self::default();
        for (path, text) in files {
            sources.insert_text(path, text);
        }
        sources
    }

    /// Adds or replaces a text file.
    pub fn insert_text(&mut self, path: &str, text: &str) {
        let path = SitePath::new(path);
        let file = SourceFile::new(path.clone(), text.to_owned());
        self.texts.insert(path, Arc::new(file));
    }

    /// Returns the text file at this path.
    pub fn text(&self, path: &SitePath) -> Option<&SourceFile> {
        self.texts.get(path).map(Arc::as_ref)
    }

    /// Returns the text files below a folder, in order of path.
    pub fn texts_below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a Arc<SourceFile>> {
        let prefix = format!("{folder}/");
        self.texts
            .range(SitePath(Arc::from(prefix.as_str()))..)
            .take_while(move |(path, _)| path.as_str().starts_with(&prefix))
            .map(|(_, file)| file)
    }

    /// Removes a file, whether it is a text or an asset.
    pub fn remove(&mut self, path: &SitePath) {
        self.texts.remove(path);
        self.assets.remove(path);
    }
}

/// A path inside the site: relative to its root, `/` between parts, NFC.
///
/// ```
/// use polybook::source::SitePath;
///
/// let lesson = SitePath::new("content/compassion/suitcase/vi.md");
/// assert_eq!(lesson.folder(), "content/compassion/suitcase");
/// let other = lesson.resolve("../plane/en.md").expect("stays inside");
/// assert_eq!(other.as_str(), "content/compassion/plane/en.md");
/// assert!(lesson.resolve("../../../../secret").is_none());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// Makes a path from a relative path, normalised to NFC.
    pub fn new(path: &str) -> Self {
        Self(Arc::from(normalise::nfc(path).as_ref()))
    }

    /// The whole path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path without its last part; empty for a file at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part.
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The last part up to its last dot.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The part after the last dot of the last part, as written.
    pub fn extension(&self) -> &str {
        self.file_name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Resolves a link in this file: relative to its folder, or to the root of the site if it
    /// begins with `/`. Returns `None` if the link leads out of the site.
    pub fn resolve(&self, link: &str) -> Option<SitePath> {
        let (base, link) = match link.strip_prefix('/') {
            Some(rooted) => ("", rooted),
            None => (self.folder(), link),
        };
        let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
        for part in link.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(Self::new(&parts.join("/")))
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for SitePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

/// A range of a text file, in bytes.
pub type Span = Range<usize>;

/// A place as people count: from 1, columns in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

impl Position {
    /// Counts lines and columns up to a byte offset. An offset past the end, or inside a character,
    /// counts up to the character before it.
    pub fn of(text: &str, offset: usize) -> Self {
        let before = &text[..text.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        Self { line, column: before[line_start..].chars().count() + 1 }
    }
}
