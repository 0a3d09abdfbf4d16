//! Photos without the location where they were taken.
//!
//! In: a file. Out: whether it contains a location, or its bytes as they may be published. The
//! orientation and the colours stay; all other metadata is removed from a photo with a location.

use std::borrow::Cow;
use std::io::{self, Cursor, Read, Seek, SeekFrom};

use flate2::read::ZlibDecoder;
use memchr::memmem;

use super::exif::Exif;
use super::format::Format;
use super::metadata;
use super::place::{Form, Place};
use crate::text::phrase::Phrase;

/// What the metadata of a photo contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    Harmless,
    /// Some of the metadata cannot be read.
    Unreadable,
    Location,
}

/// A photo as it may be published.
#[derive(Debug)]
pub(super) struct Published {
    pub(super) bytes: Vec<u8>,
    pub(super) had_location: bool,
}

/// The size of the longest metadata that is read, and of all inflated metadata together.
const MAX_METADATA_BYTES: u64 = 16 * 1024 * 1024;

/// The number of pictures in a file that are read. Files with several have a large one, small ones,
/// and a gain map.
const MAX_PICTURES: usize = 16;

/// The names of location properties in XMP, without their prefix.
const LOCATION_NAMES: [&[u8]; 5] =
    [b"GPSLatitude", b"GPSLongitude", b"GPSDestLatitude", b"GPSDestLongitude", b"GPSCoordinates"];

/// An empty zlib stream.
const EMPTY_STREAM: [u8; 8] = [0x78, 0x9c, 0x03, 0, 0, 0, 0, 1];

/// Returns what the metadata of a file contains. A file in an unknown format contains nothing.
pub(super) fn inspect(file: &mut (impl Read + Seek)) -> io::Result<Verdict> {
    let mut head = Vec::new();
    file.by_ref().take(16).read_to_end(&mut head)?;
    file.seek(SeekFrom::Start(0))?;
    let Some(format) = Format::of(&head) else { return Ok(Verdict::Harmless) };
    let found = match metadata::find(file.by_ref(), format, false) {
        Err(error) if error.kind() == io::ErrorKind::InvalidData => return Ok(Verdict::Unreadable),
        found => found?,
    };
    let (mut verdict, mut rest) = (Verdict::Harmless, MAX_METADATA_BYTES);
    let known_end = found.places.iter().map(|place| place.range.end).max().unwrap_or(0);
    for Place { range, form } in found.places.into_iter().filter(|place| place.form != Form::Other)
    {
        let length = range.end.saturating_sub(range.start);
        if length > MAX_METADATA_BYTES {
            verdict = verdict.max(Verdict::Unreadable);
            continue;
        }
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(range.start))?;
        file.by_ref().take(length).read_to_end(&mut bytes)?;
        verdict = verdict.max(check(&bytes, form, &mut rest));
    }
    if found.has_second || names_more(file, known_end)? {
        verdict = verdict.max(inspect_following(file, format)?);
    }
    Ok(verdict)
}

/// Whether a file has the header of metadata or the name of a location after this place: programs
/// append further pictures, and write metadata after the picture.
fn names_more(file: &mut (impl Read + Seek), start: u64) -> io::Result<bool> {
    const OVERLAP: usize = 16;
    file.seek(SeekFrom::Start(start))?;
    let mut window = Vec::new();
    loop {
        let kept = window.len().min(OVERLAP);
        window.drain(..window.len() - kept);
        let count = file.by_ref().take(64 * 1024).read_to_end(&mut window)?;
        let has_header = memmem::find(&window, b"Exif\0\0").is_some();
        if has_header || names_location(&window) > Verdict::Harmless {
            return Ok(true);
        }
        if count == 0 {
            return Ok(false);
        }
    }
}

/// Returns what the pictures after the first one contain.
fn inspect_following(file: &mut (impl Read + Seek), format: Format) -> io::Result<Verdict> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.read_to_end(&mut bytes)?;
    let end = metadata::find(Cursor::new(&bytes), format, true)?
        .end
        .and_then(|end| usize::try_from(end).ok());
    let following = end.and_then(|end| bytes.get(end..)).unwrap_or_default();
    let mut headers = memmem::find_iter(following, b"Exif\0\0").map(|at| &following[at + 6..]);
    let verdict =
        headers.by_ref().take(MAX_PICTURES).map(check_exif).max().unwrap_or(Verdict::Harmless);
    let rest = if headers.next().is_some() { Verdict::Unreadable } else { Verdict::Harmless };
    Ok(verdict.max(rest).max(names_location(following)))
}

/// Removes the location from a photo. A photo without one is not changed.
pub(super) fn published(mut bytes: Vec<u8>) -> Result<Published, Phrase> {
    let unreadable = || Phrase::new("photo-metadata");
    let verdict = inspect(&mut Cursor::new(&bytes)).map_err(|_| unreadable())?;
    let (Some(format), true) = (Format::of(&bytes), verdict > Verdict::Harmless) else {
        return Ok(Published { bytes, had_location: false });
    };
    let found = metadata::find(Cursor::new(&bytes), format, true).map_err(|_| unreadable())?;
    let length = bytes.len();
    for Place { range, form } in found.places {
        let place = usize::try_from(range.start).ok().zip(usize::try_from(range.end).ok());
        let place = place.and_then(|(start, end)| bytes.get_mut(start..end.min(length)));
        blank(place.ok_or_else(unreadable)?, form);
    }
    if let Some(end) = found.end.and_then(|end| usize::try_from(end).ok()) {
        bytes.truncate(end);
    }
    if format == Format::Png {
        correct_checksums(&mut bytes);
    }
    match inspect(&mut Cursor::new(&bytes)) {
        Ok(Verdict::Harmless) => {
            Ok(Published { bytes, had_location: verdict == Verdict::Location })
        }
        _ => Err(Phrase::new("photo-location")),
    }
}

/// Returns what a piece of metadata contains. `rest` is the number of bytes that may still be
/// inflated.
fn check(bytes: &[u8], form: Form, rest: &mut u64) -> Verdict {
    match form {
        Form::Exif => check_exif(bytes),
        Form::Text => check_text(bytes),
        Form::Deflated => {
            let mut text = Vec::new();
            let result = ZlibDecoder::new(bytes).take(*rest).read_to_end(&mut text);
            *rest -= text.len() as u64;
            if result.is_ok() && *rest > 0 { check_text(&text) } else { Verdict::Unreadable }
        }
        Form::Other => Verdict::Harmless,
    }
}

fn check_exif(bytes: &[u8]) -> Verdict {
    match Exif::read(bytes) {
        // A program has already blanked it.
        _ if bytes.iter().all(|byte| *byte == 0) => Verdict::Harmless,
        Some(exif) if exif.has_location => Verdict::Location,
        Some(_) => names_location(bytes),
        None => Verdict::Unreadable,
    }
}

fn check_text(text: &[u8]) -> Verdict {
    // “Raw profile type exif”: a name, a length, and hexadecimal digits.
    let lines: Vec<&[u8]> = text.trim_ascii().splitn(3, |byte| *byte == b'\n').collect();
    let [b"exif" | b"APP1" | b"app1" | b"xmp", _, digits] = lines.as_slice() else {
        return names_location(text);
    };
    let digits: Vec<u8> = digits.iter().copied().filter(u8::is_ascii_hexdigit).collect();
    let pair = |pair: &[u8]| {
        std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok())
    };
    let bytes: Vec<u8> = digits.chunks(2).filter_map(pair).collect();
    match bytes.strip_prefix(b"Exif\0\0") {
        Some(exif) => check_exif(exif),
        None if lines[0] == b"exif" => check_exif(&bytes),
        None => names_location(&bytes),
    }
}

fn names_location(text: &[u8]) -> Verdict {
    let has_name = LOCATION_NAMES.iter().any(|name| memmem::find(text, name).is_some());
    if has_name { Verdict::Location } else { Verdict::Harmless }
}

/// Overwrites metadata in place, so that nothing else in the file moves.
fn blank(place: &mut [u8], form: Form) {
    let kept: Cow<'_, [u8]> = match form {
        Form::Exif => {
            Exif::read(place).map(|exif| exif.only_orientation()).unwrap_or_default().into()
        }
        Form::Deflated => Cow::Borrowed(&EMPTY_STREAM),
        Form::Text | Form::Other => Cow::Borrowed(&[]),
    };
    place.fill(if form == Form::Text { b' ' } else { 0 });
    if let Some(start) = place.get_mut(..kept.len()) {
        start.copy_from_slice(&kept);
    }
}

/// Corrects the checksum at the end of each chunk of a PNG.
fn correct_checksums(bytes: &mut [u8]) {
    let mut at = 8;
    while let Some(length) =
        bytes.get(at..at + 4).and_then(|length| <[u8; 4]>::try_from(length).ok())
    {
        let end = at + 8 + u32::from_be_bytes(length) as usize;
        let (Some(chunk), true) = (bytes.get(at + 4..end), end + 4 <= bytes.len()) else { return };
        if !chunk.starts_with(b"IDAT") {
            let mut checksum = flate2::Crc::new();
            checksum.update(chunk);
            bytes[end..end + 4].copy_from_slice(&checksum.sum().to_be_bytes());
        }
        at = end + 4;
    }
}
