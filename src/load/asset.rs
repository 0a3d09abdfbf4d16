//! Assets, and what is inside pictures: their size, whether an SVG is only a drawing, and whether a
//! photo contains its location.
//!
//! In: the bytes or the path of a file. Out: an [`Asset`] as it may be published. `svg` rewrites a
//! drawing from what was parsed, with `svg_writer`, `svg_element`, `prolog`, `style`, `embedded`
//! and `repetition` for its parts and `svg_names` for what is allowed in it. `photo` removes a
//! location from a photo, with `metadata`, `avif` and `place` for where it is, and `exif` for what
//! it contains. `format` recognises the formats of photos.

mod avif;
mod embedded;
mod exif;
mod format;
mod metadata;
mod photo;
mod place;
mod prolog;
mod repetition;
mod style;
mod svg;
mod svg_element;
mod svg_names;
mod svg_writer;

use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _};
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use format::Format;
use photo::Verdict;

use crate::folder::open_file;
use crate::source::{Asset, AssetContent, SitePath};
use crate::text::phrase::Phrase;

/// The size of the longest SVG that is read. Longer ones are not published.
const MAX_SVG_BYTES: u64 = 4 * 1024 * 1024;

/// The size of the longest photo that is read. Longer ones are not published.
const MAX_PHOTO_BYTES: u64 = 64 * 1024 * 1024;

/// Reads an asset on disk. An SVG, or a photo with a location, is read completely; of other
/// pictures, only the beginning.
pub(super) fn read(path: &SitePath, file: &Path) -> io::Result<Asset> {
    let opened = open_file(file)?;
    let metadata = opened.metadata()?;
    let byte_count = metadata.len();
    if is_svg(path) {
        return if byte_count > MAX_SVG_BYTES {
            Ok(too_large(path))
        } else {
            Ok(inspect(path, &bytes(file)?))
        };
    }
    let mut reader = BufReader::new(opened);
    let is_photo = Format::of(reader.fill_buf()?).is_some();
    if is_photo && byte_count > MAX_PHOTO_BYTES {
        return Ok(too_large(path));
    }
    let verdict = if is_photo { photo::inspect(&mut reader)? } else { Verdict::Harmless };
    if verdict > Verdict::Harmless
        && let Err(reason) = photo::published(bytes(file)?)
    {
        return Ok(refused(path, reason));
    }
    let modified = metadata.modified()?.duration_since(UNIX_EPOCH).map_or(0, |age| age.as_nanos());
    let path_on_disk = file.to_owned();
    let content = match verdict {
        Verdict::Harmless => AssetContent::Disk { path: path_on_disk, byte_count, modified },
        Verdict::Unreadable | Verdict::Location => {
            AssetContent::Cleaned { path: path_on_disk, byte_count, modified }
        }
    };
    reader.rewind()?;
    let dimensions = imagesize::reader_size(reader).ok().and_then(pixels);
    Ok(Asset {
        path: path.clone(),
        content,
        dimensions,
        has_location: verdict == Verdict::Location,
        danger: None,
    })
}

/// Inspects an asset in memory.
pub fn inspect(path: &SitePath, bytes: &[u8]) -> Asset {
    let (content, dimensions, has_location) = if is_svg(path) {
        let text = std::str::from_utf8(bytes).map_err(|_| Phrase::new("svg-not-utf-8"));
        match text.and_then(svg::rewrite) {
            Ok(drawing) => (drawing.text.into_bytes(), drawing.dimensions, drawing.had_location),
            Err(reason) => return refused(path, reason),
        }
    } else {
        match photo::published(bytes.to_vec()) {
            Ok(photo) => {
                (photo.bytes, imagesize::blob_size(bytes).ok().and_then(pixels), photo.had_location)
            }
            Err(reason) => return refused(path, reason),
        }
    };
    let content = AssetContent::Memory(Arc::from(content));
    Asset { path: path.clone(), content, dimensions, has_location, danger: None }
}

/// Reads the bytes of a file.
pub(super) fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_file(file)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads the bytes of a photo without its metadata.
pub(super) fn cleaned(file: &Path) -> io::Result<Vec<u8>> {
    photo::published(bytes(file)?)
        .map(|photo| photo.bytes)
        .map_err(|_| io::ErrorKind::InvalidData.into())
}

/// Returns an asset that is not published.
fn refused(path: &SitePath, reason: Phrase) -> Asset {
    let content = AssetContent::Memory(Arc::from([]));
    Asset {
        path: path.clone(),
        content,
        dimensions: None,
        has_location: false,
        danger: Some(reason),
    }
}

fn too_large(path: &SitePath) -> Asset {
    refused(path, Phrase::new("picture-too-large"))
}

fn is_svg(path: &SitePath) -> bool {
    path.extension().eq_ignore_ascii_case("svg")
}

fn pixels(size: imagesize::ImageSize) -> Option<(u32, u32)> {
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}
