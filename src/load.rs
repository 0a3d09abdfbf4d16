//! Stage 1: disk to [`Sources`]. The only reader of files.
//!
//! In: the folder of a site. Out: its texts, decoded, and its assets, listed. Symbolic links, wrong encodings and files
//! past their limit are findings, not failures; only what the machine refuses (no permission, no folder) is an error.

mod asset;

use std::collections::HashSet;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

pub use asset::inspect;

use crate::config::{CONFIG_FILE, SiteConfig};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{AssetContent, SitePath, SourceFile, Sources};
use crate::text::control;

/// A text longer than this is refused: no lesson of five minutes comes near it.
const LONGEST_TEXT_IN_BYTES: u64 = 1024 * 1024;

/// Files with these endings are read as text, all others are assets.
const TEXT_EXTENSIONS: [&str; 6] = ["md", "toml", "html", "css", "js", "xml"];

/// The configuration file of the site in this folder.
pub fn config_file(root: &Path) -> io::Result<SourceFile> {
    let bytes = fs_err::read(root.join(CONFIG_FILE))?;
    Ok(SourceFile::new(SitePath::new(CONFIG_FILE), String::from_utf8_lossy(&bytes).into_owned()))
}

/// Everything the build of the site in this folder reads.
pub fn sources(root: &Path, config: &SiteConfig) -> io::Result<Sources> {
    let mut sources = Sources::default();
    let mut files = Vec::new();
    for name in read_places(config) {
        list(root, &name, &mut sources, &mut files)?;
    }
    let read: io::Result<Vec<FileRead>> = files.par_iter().map(|(path, file)| read(path, file)).collect();
    for file in read? {
        file.insert_into(&mut sources);
    }
    Ok(sources)
}

/// Reads again what lies at these places on disk: files that changed, came or went, or whole folders.
/// Places outside what the site reads are passed over.
pub fn refresh(root: &Path, config: &SiteConfig, sources: &mut Sources, changed: &[PathBuf]) -> io::Result<bool> {
    let places = read_places(config);
    let mut any = false;
    for full_path in changed {
        // One name can be spelt in several ways then, and the one on disk is not the one in `sources`: rare enough to read all.
        let Some(path) = site_path(root, full_path).filter(|path| path.as_str().is_ascii()) else {
            *sources = self::sources(root, config)?;
            return Ok(true);
        };
        let is_read = |place: &String| path.as_str() == place || path.as_str().starts_with(&format!("{place}/"));
        if !places.iter().any(is_read) || path.as_str().split('/').any(|part| part.starts_with('.')) {
            continue;
        }
        any = true;
        forget(sources, &path);
        let mut files = Vec::new();
        list(root, path.as_str(), sources, &mut files)?;
        for (path, file) in &files {
            match read(path, file) {
                Ok(file) => file.insert_into(sources),
                // The file went away between the listing and the reading.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(any)
}

/// The bytes of an asset.
pub fn asset_bytes(content: &AssetContent) -> io::Result<Arc<[u8]>> {
    match content {
        AssetContent::Memory(bytes) => Ok(Arc::clone(bytes)),
        AssetContent::Disk { path, .. } => fs_err::read(path).map(Arc::from),
        AssetContent::Cleaned { path, .. } => asset::cleaned(path).map(Arc::from),
    }
}

/// Files and folders of the site, from its root, from which a build reads.
pub fn read_places(config: &SiteConfig) -> Vec<String> {
    let mut places = vec![CONFIG_FILE.to_owned(), config.src.clone(), "i18n".to_owned(), "themes".to_owned()];
    for file in config.html.additional_css.iter().chain(&config.html.additional_js) {
        if let Some(path) = SitePath::new(CONFIG_FILE).resolve(&file.value) {
            places.push(path.as_str().to_owned());
        }
    }
    places
}

fn site_path(root: &Path, full_path: &Path) -> Option<SitePath> {
    let relative = full_path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = relative.components().map(|component| component.as_os_str().to_str()).collect();
    Some(SitePath::new(&parts?.join("/")))
}

fn forget(sources: &mut Sources, path: &SitePath) {
    let below = format!("{path}/");
    let is_gone = |known: &SitePath| known == path || known.as_str().starts_with(&below);
    sources.texts.retain(|known, _| !is_gone(known));
    sources.assets.retain(|known, _| !is_gone(known));
    sources.problems.retain(|known, _| !is_gone(known));
}

/// Lists the regular files at a place, in order, with a finding for every symbolic link and every pair of names that
/// become one in NFC. A place that does not exist holds nothing.
fn list(root: &Path, place: &str, sources: &mut Sources, files: &mut Vec<(SitePath, PathBuf)>) -> io::Result<()> {
    let start = root.join(place);
    if fs_err::symlink_metadata(&start).is_err() {
        return Ok(());
    }
    // A link on the way would lead out of the site as well as one at its end.
    let is_link = |folder: &&Path| fs_err::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_symlink());
    let on_the_way: Vec<&Path> = start.ancestors().skip(1).take_while(|folder| *folder != root).collect();
    if let Some(link) = on_the_way.iter().rev().find(|folder| is_link(folder)) {
        let path = site_path(root, link).unwrap_or_else(|| SitePath::new(place));
        note(sources, &path, Code::Symlink, |finding| finding.with("name", path.as_str()));
        return Ok(());
    }
    let mut known: HashSet<SitePath> = HashSet::new();
    let is_hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(&start).sort_by_file_name().follow_root_links(false);
    for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name())) {
        let entry = entry.map_err(io::Error::from)?;
        let file_type = entry.file_type();
        if file_type.is_dir() {
            continue;
        }
        let Some(path) = site_path(root, entry.path()) else {
            let lossy = SitePath::new(&entry.path().strip_prefix(root).unwrap_or(entry.path()).to_string_lossy());
            note(sources, &lossy, Code::BadName, |finding| finding.with("name", lossy.file_name()).with("proposal", "lesson-1"));
            continue;
        };
        if file_type.is_symlink() {
            note(sources, &path, Code::Symlink, |finding| finding.with("name", path.as_str()));
        } else if file_type.is_file() {
            if !known.insert(path.clone()) {
                // Only letters written in another way set the two apart, so that the same name stands for both.
                note(sources, &path, Code::DuplicateName, |finding| {
                    finding.with("name", path.as_str()).with("other", entry.file_name().to_string_lossy())
                });
                continue;
            }
            files.push((path, entry.into_path()));
        }
    }
    Ok(())
}

fn note(sources: &mut Sources, path: &SitePath, code: Code, words: impl FnOnce(Diagnostic) -> Diagnostic) {
    sources.problems.entry(path.clone()).or_default().push(words(Diagnostic::new(code, path, 0..0)));
}

/// What became of one file.
struct FileRead {
    path: SitePath,
    content: Content,
    problem: Option<Diagnostic>,
}

enum Content {
    Text(String),
    Asset(crate::source::Asset),
}

impl FileRead {
    fn insert_into(self, sources: &mut Sources) {
        if let Some(problem) = self.problem {
            sources.problems.entry(self.path.clone()).or_default().push(problem);
        }
        match self.content {
            Content::Text(text) => {
                let file = SourceFile::new(self.path.clone(), text);
                sources.texts.insert(self.path, Arc::new(file));
            }
            Content::Asset(asset) => {
                sources.assets.insert(self.path, Arc::new(asset));
            }
        }
    }
}

fn read(path: &SitePath, file: &Path) -> io::Result<FileRead> {
    let is_text = TEXT_EXTENSIONS.contains(&path.extension().to_ascii_lowercase().as_str());
    if !is_text {
        return Ok(FileRead { path: path.clone(), content: Content::Asset(asset::read(path, file)?), problem: None });
    }
    let mut file = fs_err::File::open(file)?;
    let byte_count = file.metadata()?.len();
    if byte_count > LONGEST_TEXT_IN_BYTES {
        let problem = Diagnostic::new(Code::FileTooLarge, path, 0..0)
            .with("size", format!("{:.1}", in_mebibytes(byte_count)))
            .with("limit", format!("{:.0}", in_mebibytes(LONGEST_TEXT_IN_BYTES)));
        return Ok(FileRead { path: path.clone(), content: Content::Text(String::new()), problem: Some(problem) });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(byte_count).unwrap_or(0) + 1);
    file.read_to_end(&mut bytes)?;
    let (text, problem) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            // Control characters before it become longer.
            let start = control::in_source(text[..valid].to_owned()).len();
            let end = start + char::REPLACEMENT_CHARACTER.len_utf8();
            (text, Some(Diagnostic::new(Code::BadEncoding, path, start..end)))
        }
    };
    Ok(FileRead { path: path.clone(), content: Content::Text(text), problem })
}

#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn in_mebibytes(bytes: u64) -> f64 {
    bytes as f64 / (1024.0 * 1024.0)
}
