//! Changes to the texts of a site, and new ones: the only writer of sources.
//!
//! In: a parsed text, and what it should state. Out: the text with one line changed and nothing
//! else: line endings, the byte order mark and all other text stay as they are. Files are replaced
//! atomically, and no symbolic link is followed. In: new files. Out: those that did not exist yet.

use std::io::{self, Write as _};
use std::path::Path;

use crate::folder::{Folder, Way};
use crate::lesson::Document;
use crate::scaffold::{NewFile, same_meaning_line, stamp_line};
use crate::source::SitePath;
use crate::text::phrase::PhraseError;
use crate::text::text_hash::TextHash;

/// Creates files in a folder, and the folder itself. Returns those that it did not create, because
/// something has their name.
///
/// # Errors
///
/// If a file or folder cannot be created. Those before it stay.
pub fn create<'a>(root: &Path, files: &'a [NewFile]) -> io::Result<Vec<&'a SitePath>> {
    fs_err::create_dir_all(root)?;
    let root = Folder::open(root)?;
    let mut way = Way::from(&root);
    let mut kept = Vec::new();
    for NewFile { path, text } in files {
        let folder = way.make(path.folder(), |_| Ok(()))?;
        if folder.look(path.file_name())?.is_some() {
            kept.push(path);
        } else {
            folder.create(path.file_name())?.write_all(text.as_bytes())?;
        }
    }
    Ok(kept)
}

/// Whether a folder has anything directly in it that none of these files would put there.
pub fn has_others(root: &Path, folder: &str, files: &[NewFile]) -> io::Result<bool> {
    let root = Folder::open(root)?;
    let entries = match Way::from(&root).to(folder) {
        Ok(folder) => folder.entries()?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let below = |file: &NewFile| file.path.as_str().strip_prefix(folder).map(str::to_owned);
    let own: Vec<String> = files.iter().filter_map(below).collect();
    let is_own = |name: &str| {
        own.iter()
            .filter_map(|path| path.trim_start_matches('/').split('/').next())
            .any(|own| own == name)
    };
    Ok(entries.iter().any(|(name, _)| name.to_str().is_none_or(|name| !is_own(name))))
}

/// Sets the stamp of a text: replaces its present stamp, or inserts a new first line.
pub fn stamp(text: &str, document: &Document, parent: &str, hash: TextHash) -> String {
    let Some(span) = document.header.stamp_span.clone() else {
        return insert_line(text, document.header.first_line(), &stamp_line(parent, hash));
    };
    let is_comment = text.get(span.clone()).is_some_and(|written| written.starts_with("<!--"));
    let written =
        if is_comment { stamp_line(parent, hash) } else { format!("\"{parent} {hash}\"") };
    format!("{}{written}{}", &text[..span.start], &text[span.end..])
}

/// Inserts a line stating that an earlier version of the text had the same meaning as the present
/// one. The line comes after the stamp if that is the first line, else it comes first.
pub fn same_meaning(text: &str, document: &Document, old: TextHash, new: TextHash) -> String {
    let first = document.header.first_line();
    let after_stamp =
        document.header.stamp_span.as_ref().filter(|span| span.start == first).map(|span| {
            let rest = &text[span.end..];
            span.end + rest.find('\n').map_or(rest.len(), |newline| newline + 1)
        });
    insert_line(text, after_stamp.unwrap_or(first), &same_meaning_line(old, new))
}

/// Inserts a line before the one that begins at an offset, with the line ending of the text.
fn insert_line(text: &str, at: usize, line: &str) -> String {
    let ending = match text.find('\n') {
        Some(newline) if text[..newline].ends_with('\r') => "\r\n",
        _ => "\n",
    };
    // Front matter may be the whole file, without a line ending at the end.
    let before = if at > 0 && !text[..at].ends_with(['\n', '\u{feff}']) { ending } else { "" };
    format!("{}{before}{line}{ending}{}", &text[..at], &text[at..])
}

/// Replaces a file of the site by a text, unless it has changed since the text was made.
///
/// # Errors
///
/// If the file has changed meanwhile, or cannot be read or written.
pub fn replace(root: &Path, path: &SitePath, expected: &str, text: &str) -> io::Result<()> {
    let root = Folder::open(root)?;
    let mut way = Way::from(&root);
    let folder = way.to(path.folder())?;
    let present = match folder.read(path.file_name(), expected.len() as u64) {
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => None,
        present => Some(present?),
    };
    if present.as_deref() != Some(expected.as_bytes()) {
        return Err(PhraseError::about("path-changed", path));
    }
    folder.replace(path.file_name(), text.as_bytes())
}
