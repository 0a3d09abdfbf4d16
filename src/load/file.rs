//! Reading a single file of a site.
//!
//! In: the path of a file. Out: a text, decoded, or an asset, or a placeholder for a file that
//! cannot be read, with a diagnostic if something is wrong with it.

use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use super::asset;
use crate::config::SiteConfig;
use crate::diagnostic::{Argument, Code, Diagnostic, Phrase};
use crate::folder::open_file;
use crate::source::{Asset, AssetContent, SitePath, SourceFile};
use crate::text::control;

pub(crate) const BAD_ENCODING: Code = Code::error("bad-encoding").fixed();
pub(crate) const UNREADABLE_FILE: Code = Code::error("unreadable-file").fixed();
pub(crate) const FILE_TOO_LARGE: Code = Code::error("file-too-large");

/// The size of the longest text that is read. No lesson of five minutes comes near it.
pub(super) const MAX_TEXT_BYTES: u64 = 1024 * 1024;

/// The extensions of files that are read as text; all others are assets.
const TEXT_EXTENSIONS: [&str; 6] = ["md", "toml", "html", "css", "js", "xml"];

/// The result of reading a file.
pub(super) struct FileRead {
    pub(super) content: Content,
    pub(super) diagnostic: Option<Diagnostic>,
}

/// The content of a file.
pub(super) enum Content {
    Text(SourceFile),
    Asset(Asset),
}

/// Reads a file, or returns a placeholder for it. Returns `None` if the file was removed after it
/// was listed.
pub(super) fn read(config: &SiteConfig, path: &SitePath, file: &Path) -> Option<FileRead> {
    let is_text = TEXT_EXTENSIONS.contains(&path.extension().to_ascii_lowercase().as_str());
    let result = if is_text { read_text(path, file) } else { read_asset(config, path, file) };
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

fn read_asset(config: &SiteConfig, path: &SitePath, file: &Path) -> io::Result<FileRead> {
    let asset = if is_static_file(config, path) {
        asset::inspect(path, &asset::bytes(file)?)
    } else {
        asset::read(path, file)?
    };
    Ok(FileRead { content: Content::Asset(asset), diagnostic: None })
}

/// Whether this is a static file of a theme or of the configuration, such as the logo. Those are
/// published under names computed from their bytes, so a build needs the bytes in memory.
fn is_static_file(config: &SiteConfig, path: &SitePath) -> bool {
    let mut parts = path.as_str().split('/');
    let is_of_theme = parts.next() == Some("themes") && parts.nth(1) == Some("static");
    is_of_theme || config.html.named_files().any(|named| named == *path)
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
        let config =
            SiteConfig::parse(&SourceFile::new(SitePath::new("book.toml"), String::new())).0;
        for (path, is_text) in [
            ("content/care/first/en.md", true),
            ("content/care/first/drawing.svg", false),
            ("themes/own/static/font.woff2", false),
        ] {
            let path = SitePath::new(path);
            let FileRead { content, diagnostic } = read(&config, &path, folder.path()).unwrap();
            assert_eq!(diagnostic.map(|diagnostic| diagnostic.code), Some(UNREADABLE_FILE));
            match content {
                Content::Text(text) => assert!(is_text && !text.is_readable, "{path}"),
                Content::Asset(asset) => assert!(!is_text && asset.danger.is_none(), "{path}"),
            }
        }
    }

    #[test]
    fn a_removed_file_is_ignored() {
        let folder = tempfile::tempdir().unwrap();
        let config =
            SiteConfig::parse(&SourceFile::new(SitePath::new("book.toml"), String::new())).0;
        assert!(
            read(&config, &SitePath::new("content/care/en.md"), &folder.path().join("en.md"))
                .is_none()
        );
    }
}
