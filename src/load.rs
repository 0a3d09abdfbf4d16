//! Stage 1: reads a folder into [`Loaded`]. The only reader of files.
//!
//! In: the folder of a site. Out: its texts, decoded, its assets, listed, and the diagnostics about
//! its files: symbolic links, wrong encodings, files that are too large and files that cannot be
//! read. Only a folder that cannot be listed is an error.

mod asset;

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

pub use asset::inspect;

use crate::config::{CONFIG_FILE, SiteConfig};
use crate::diagnostic::{Argument, Code, Diagnostic, Phrase};
use crate::file_name::{BAD_NAME, DUPLICATE_NAME};
use crate::folder::{Folder, open_file};
use crate::source::{Asset, AssetContent, SitePath, SourceFile, Sources};
use crate::text::control;

pub(crate) const BAD_ENCODING: Code = Code::error("bad-encoding").fixed();
pub(crate) const UNREADABLE_FILE: Code = Code::error("unreadable-file").fixed();
pub(crate) const SYMLINK: Code = Code::error("symlink").fixed();
pub(crate) const NOT_A_FILE: Code = Code::error("not-a-file").fixed();
pub(crate) const FILE_TOO_LARGE: Code = Code::error("file-too-large");

/// Every code of this file.
pub(crate) const CODES: &[Code] =
    &[BAD_ENCODING, UNREADABLE_FILE, SYMLINK, NOT_A_FILE, FILE_TOO_LARGE];

/// The size of the longest text that is read. No lesson of five minutes comes near it.
const MAX_TEXT_BYTES: u64 = 1024 * 1024;

/// The extensions of files that are read as text; all others are assets.
const TEXT_EXTENSIONS: [&str; 6] = ["md", "toml", "html", "css", "js", "xml"];

/// The content of the folder of a site.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// Its texts and assets.
    pub sources: Arc<Sources>,
    /// Diagnostics about the files themselves, by file.
    pub diagnostics: BTreeMap<SitePath, Vec<Diagnostic>>,
}

/// Sources created in memory, which have no diagnostics about files.
impl From<Sources> for Loaded {
    fn from(sources: Sources) -> Self {
        Self { sources: Arc::new(sources), diagnostics: BTreeMap::new() }
    }
}

/// Reads the configuration file of the site in this folder, unless it is not a regular file or is
/// too long.
pub fn config_file(root: &Path) -> io::Result<SourceFile> {
    let bytes = Folder::open(root)?.read(CONFIG_FILE, MAX_TEXT_BYTES)?;
    Ok(SourceFile::new(SitePath::new(CONFIG_FILE), String::from_utf8_lossy(&bytes).into_owned()))
}

/// Reads everything that the build of the site in this folder needs.
pub fn sources(root: &Path, config: &SiteConfig) -> io::Result<Loaded> {
    let mut loaded = Loaded::default();
    let mut files = Vec::new();
    for name in read_places(config) {
        list(root, &name, &mut loaded, &mut files)?;
    }
    let read: Vec<FileRead> =
        files.par_iter().filter_map(|(path, file)| read(path, file)).collect();
    for file in read {
        loaded.insert(file);
    }
    Ok(loaded)
}

/// Reads these places on disk again: files that were changed, added or removed, or whole folders.
/// Places that a build does not read are ignored. Returns whether any of them is read by a build.
pub fn refresh(
    root: &Path,
    config: &SiteConfig,
    loaded: &mut Loaded,
    changed: &[PathBuf],
) -> io::Result<bool> {
    let places = read_places(config);
    let mut is_affected = false;
    for full_path in changed {
        // A name with other characters can be spelt in several ways, and may differ between the
        // disk and `loaded`. That is rare enough to read everything.
        let Some(path) = site_path(root, full_path).filter(|path| path.as_str().is_ascii()) else {
            *loaded = sources(root, config)?;
            return Ok(true);
        };
        let is_read = |place: &String| {
            path.as_str() == place || path.as_str().starts_with(&format!("{place}/"))
        };
        if !places.iter().any(is_read) || path.as_str().split('/').any(|part| part.starts_with('.'))
        {
            continue;
        }
        is_affected = true;
        loaded.forget(&path);
        let mut files = Vec::new();
        list(root, path.as_str(), loaded, &mut files)?;
        for file in files.iter().filter_map(|(path, file)| read(path, file)) {
            loaded.insert(file);
        }
    }
    Ok(is_affected)
}

/// Returns the bytes of an asset.
pub fn asset_bytes(content: &AssetContent) -> io::Result<Arc<[u8]>> {
    match content {
        AssetContent::Memory(bytes) => Ok(Arc::clone(bytes)),
        AssetContent::Disk { path, .. } => asset::bytes(path).map(Arc::from),
        AssetContent::Cleaned { path, .. } => asset::cleaned(path).map(Arc::from),
    }
}

/// Returns the files and folders that a build reads, as paths from the root of the site.
pub fn read_places(config: &SiteConfig) -> Vec<String> {
    let mut places =
        vec![CONFIG_FILE.to_owned(), config.src.clone(), "i18n".to_owned(), "themes".to_owned()];
    for file in config.html.additional_css.iter().chain(&config.html.additional_js) {
        if let Some(path) = SitePath::new(CONFIG_FILE).resolve(&file.value) {
            places.push(path.as_str().to_owned());
        }
    }
    places
}

fn site_path(root: &Path, full_path: &Path) -> Option<SitePath> {
    let relative = full_path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> =
        relative.components().map(|component| component.as_os_str().to_str()).collect();
    Some(SitePath::new(&parts?.join("/")))
}

impl Loaded {
    fn insert(&mut self, file: FileRead) {
        let sources = Arc::make_mut(&mut self.sources);
        match file.content {
            Content::Text(text) => {
                sources.texts.insert(text.path.clone(), Arc::new(text));
            }
            Content::Asset(asset) => {
                sources.assets.insert(asset.path.clone(), Arc::new(asset));
            }
        }
        if let Some(diagnostic) = file.diagnostic {
            self.report(diagnostic);
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.entry(diagnostic.path.clone()).or_default().push(diagnostic);
    }

    /// Removes a file, or everything in a folder.
    fn forget(&mut self, path: &SitePath) {
        let below = format!("{path}/");
        let is_kept = |known: &SitePath| known != path && !known.as_str().starts_with(&below);
        let sources = Arc::make_mut(&mut self.sources);
        sources.texts.retain(|known, _| is_kept(known));
        sources.assets.retain(|known, _| is_kept(known));
        self.diagnostics.retain(|known, _| is_kept(known));
    }
}

/// Lists the regular files at a place, in order. Reports every symbolic link, everything else that
/// is not a file, and every pair of names that are equal in NFC. A place that does not exist is
/// empty.
fn list(
    root: &Path,
    place: &str,
    loaded: &mut Loaded,
    files: &mut Vec<(SitePath, PathBuf)>,
) -> io::Result<()> {
    let start = root.join(place);
    if fs_err::symlink_metadata(&start).is_err() {
        return Ok(());
    }
    // A link on the path would lead out of the site just like one at its end.
    let is_link = |folder: &&Path| {
        fs_err::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_symlink())
    };
    let on_the_way: Vec<&Path> =
        start.ancestors().skip(1).take_while(|folder| *folder != root).collect();
    if let Some(link) = on_the_way.iter().rev().find(|folder| is_link(folder)) {
        let path = site_path(root, link).unwrap_or_else(|| SitePath::new(place));
        loaded.report(Diagnostic::about(SYMLINK, &path).with("name", path.as_str()));
        return Ok(());
    }
    let mut known: HashSet<SitePath> = HashSet::new();
    let is_hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(&start).sort_by_file_name().follow_root_links(false);
    for entry in
        walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
    {
        let entry = entry.map_err(io::Error::from)?;
        let file_type = entry.file_type();
        if file_type.is_dir() {
            continue;
        }
        let Some(path) = site_path(root, entry.path()) else {
            let lossy = SitePath::new(
                &entry.path().strip_prefix(root).unwrap_or(entry.path()).to_string_lossy(),
            );
            let bad = Diagnostic::about(BAD_NAME, &lossy);
            loaded.report(bad.with("name", lossy.file_name()).with("proposal", "lesson-1"));
            continue;
        };
        if file_type.is_symlink() {
            loaded.report(Diagnostic::about(SYMLINK, &path).with("name", path.as_str()));
        } else if file_type.is_file() {
            if !known.insert(path.clone()) {
                // The two names differ only in how characters are encoded, so both get the same
                // path.
                let twin = Diagnostic::about(DUPLICATE_NAME, &path);
                loaded.report(
                    twin.with("name", path.as_str())
                        .with("other", entry.file_name().to_string_lossy()),
                );
                continue;
            }
            files.push((path, entry.into_path()));
        } else {
            loaded.report(Diagnostic::about(NOT_A_FILE, &path).with("name", path.as_str()));
        }
    }
    Ok(())
}

/// The result of reading a file.
struct FileRead {
    content: Content,
    diagnostic: Option<Diagnostic>,
}

enum Content {
    Text(SourceFile),
    Asset(Asset),
}

/// Reads a file, or returns a placeholder for it. Returns `None` if the file was removed after it
/// was listed.
fn read(path: &SitePath, file: &Path) -> Option<FileRead> {
    let is_text = TEXT_EXTENSIONS.contains(&path.extension().to_ascii_lowercase().as_str());
    let result = if is_text { read_text(path, file) } else { read_asset(path, file) };
    let error = match result {
        Ok(read) => return Some(read),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) => error,
    };
    let content = if is_text {
        Content::Text(SourceFile::unreadable(path.clone(), String::new()))
    } else {
        let content = AssetContent::Memory(Arc::from([]));
        Content::Asset(Asset {
            path: path.clone(),
            content,
            dimensions: None,
            has_location: false,
            danger: None,
        })
    };
    let diagnostic = Diagnostic::about(UNREADABLE_FILE, path).with("reason", reason(error.kind()));
    Some(FileRead { content, diagnostic: Some(diagnostic) })
}

fn read_text(path: &SitePath, file: &Path) -> io::Result<FileRead> {
    let mut file = open_file(file)?;
    let byte_count = file.metadata()?.len();
    if byte_count > MAX_TEXT_BYTES {
        let too_large = Diagnostic::about(FILE_TOO_LARGE, path)
            .with("size", Argument::Tenths(tenths_of_mebibytes(byte_count)))
            .with("limit", tenths_of_mebibytes(MAX_TEXT_BYTES) / 10);
        let content = Content::Text(SourceFile::unreadable(path.clone(), String::new()));
        return Ok(FileRead { content, diagnostic: Some(too_large) });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(byte_count).unwrap_or(0) + 1);
    file.read_to_end(&mut bytes)?;
    let error = match String::from_utf8(bytes) {
        Ok(text) => {
            return Ok(FileRead {
                content: Content::Text(SourceFile::new(path.clone(), text)),
                diagnostic: None,
            });
        }
        Err(error) => error,
    };
    let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    // Control characters before the invalid byte become longer when they are replaced.
    let start = control::in_source(String::from_utf8_lossy(valid).into_owned()).len();
    let end = start + char::REPLACEMENT_CHARACTER.len_utf8();
    let rest = String::from_utf8_lossy(error.as_bytes()).into_owned();
    let content = Content::Text(SourceFile::unreadable(path.clone(), rest));
    Ok(FileRead { content, diagnostic: Some(Diagnostic::new(BAD_ENCODING, path, start..end)) })
}

fn read_asset(path: &SitePath, file: &Path) -> io::Result<FileRead> {
    let asset = if is_static_file_of_theme(path) {
        inspect(path, &asset::bytes(file)?)
    } else {
        asset::read(path, file)?
    };
    Ok(FileRead { content: Content::Asset(asset), diagnostic: None })
}

/// Whether this is a static file of a theme. Those are published under names computed from their
/// bytes, so a build needs the bytes in memory.
fn is_static_file_of_theme(path: &SitePath) -> bool {
    let mut parts = path.as_str().split('/');
    parts.next() == Some("themes") && parts.nth(1) == Some("static")
}

fn tenths_of_mebibytes(bytes: u64) -> usize {
    usize::try_from(bytes * 10 / (1024 * 1024)).unwrap_or(usize::MAX)
}

/// Returns why a file cannot be read. The complete error would reveal its path on this machine.
fn reason(kind: io::ErrorKind) -> Phrase {
    match kind {
        io::ErrorKind::PermissionDenied => Phrase::new("file-permission"),
        io::ErrorKind::InvalidData => Phrase::new("file-not-utf-8"),
        other => Phrase::new("file-other").with("original", other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_read_is_a_diagnostic_and_leaves_a_placeholder() {
        // A folder can be opened like a file, but not read.
        let folder = tempfile::tempdir().unwrap();
        for (path, is_text) in [
            ("content/care/first/en.md", true),
            ("content/care/first/drawing.svg", false),
            ("themes/own/static/font.woff2", false),
        ] {
            let path = SitePath::new(path);
            let mut loaded = Loaded::default();
            loaded.insert(read(&path, folder.path()).unwrap());
            let codes: Vec<Code> =
                loaded.diagnostics[&path].iter().map(|diagnostic| diagnostic.code).collect();
            assert_eq!(codes, [UNREADABLE_FILE], "{path}");
            if is_text {
                assert!(!loaded.sources.texts[&path].is_readable);
            } else {
                assert_eq!(loaded.sources.assets[&path].danger, None);
            }
        }
    }

    #[test]
    fn a_removed_file_is_ignored() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read(&SitePath::new("content/care/en.md"), &folder.path().join("en.md")).is_none());
    }
}
