//! Changes to the texts of a site: the only writer of sources.
//!
//! In: a text with what is known of it, and what it should say. Out: the text with one line changed, and nothing else: line endings, byte
//! order mark and everything the author wrote stay as they are. Files are replaced whole or not at all.

use std::io;
use std::path::Path;

use fs_err as fs;

use crate::lesson::Document;
use crate::scaffold::{same_meaning_line, stamp_line};
use crate::text::text_hash::TextHash;

/// Makes a text say what it was made from: in its present stamp, else in a new first line.
pub fn stamp(text: &str, document: &Document, parent: &str, hash: TextHash) -> String {
    let Some(span) = document.header.stamp_span.clone() else {
        return insert_line(text, document.header.first_line(), &stamp_line(parent, hash));
    };
    let is_comment = text.get(span.clone()).is_some_and(|written| written.starts_with("<!--"));
    let written = if is_comment { stamp_line(parent, hash) } else { format!("\"{parent} {hash}\"") };
    format!("{}{written}{}", &text[..span.start], &text[span.end..])
}

/// Makes a text say that an earlier version of it meant the same as the present one. The line comes below the stamp where that is the
/// first line, else first.
pub fn same_meaning(text: &str, document: &Document, old: TextHash, new: TextHash) -> String {
    let first = document.header.first_line();
    let after_stamp = document.header.stamp_span.as_ref().filter(|span| span.start == first).map(|span| {
        let rest = &text[span.end..];
        span.end + rest.find('\n').map_or(rest.len(), |newline| newline + 1)
    });
    insert_line(text, after_stamp.unwrap_or(first), &same_meaning_line(old, new))
}

/// Puts a line before the one that begins at an offset, with the line ending that the text uses.
fn insert_line(text: &str, at: usize, line: &str) -> String {
    let ending = match text.find('\n') {
        Some(newline) if text[..newline].ends_with('\r') => "\r\n",
        _ => "\n",
    };
    // A front matter may be the whole file, without an end of its last line.
    let before = if at > 0 && !text[..at].ends_with(['\n', '\u{feff}']) { ending } else { "" };
    format!("{}{before}{line}{ending}{}", &text[..at], &text[at..])
}

/// Replaces a file by a text, unless it is not what it was when the text was made.
///
/// # Errors
///
/// Where the file has changed meanwhile, or cannot be read or written.
pub fn replace(path: &Path, expected: &str, text: &str) -> io::Result<()> {
    if fs::read(path)? != expected.as_bytes() {
        let reason = format!("{} has changed meanwhile, or holds characters that cannot be kept", path.display());
        return Err(io::Error::other(reason));
    }
    // Written beside it and renamed, so that a kill leaves it whole, old or new.
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let staged = folder.join(format!(".{name}.polybook"));
    let result = fs::write(&staged, text)
        .and_then(|()| fs::set_permissions(&staged, fs::metadata(path)?.permissions()))
        .and_then(|()| fs::rename(&staged, path));
    if result.is_err() {
        let _ = fs::remove_file(&staged);
    }
    result
}
