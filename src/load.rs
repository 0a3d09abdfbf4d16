//! Stage 1: reads a folder into [`Loaded`]. The only reader of files.
//!
//! In: the folder of a site. Out: its texts, decoded, its assets, listed, and the diagnostics about
//! its files: symbolic links, wrong encodings, files that are too large and files that cannot be
//! read. Only a folder that cannot be listed is an error.

mod asset;
mod file;

use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

pub use asset::inspect;
pub(crate) use file::UNREADABLE_FILE;
use file::{BAD_ENCODING, Content, FILE_TOO_LARGE, FileRead, MAX_TEXT_BYTES, read};

use crate::config::{CONFIG_FILE, SiteConfig};
use crate::diagnostic::{Code, Diagnostic};
use crate::file_name::{BAD_NAME, DUPLICATE_NAME};
use crate::folder::Folder;
use crate::source::{AssetContent, SitePath, SourceFile, Sources};

pub(crate) const SYMLINK: Code = Code::error("symlink").fixed();
pub(crate) const NOT_A_FILE: Code = Code::error("not-a-file").fixed();
/// Every code of this stage.
pub(crate) const CODES: &[Code] =
    &[BAD_ENCODING, UNREADABLE_FILE, SYMLINK, NOT_A_FILE, FILE_TOO_LARGE];

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
        Self { sources: Arc::new(sources), ..Self::default() }
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
        files.par_iter().filter_map(|(path, file)| read(config, path, file)).collect();
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
        for file in files.iter().filter_map(|(path, file)| read(config, path, file)) {
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
    places.extend(config.html.named_files().map(|path| path.as_str().to_owned()));
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
