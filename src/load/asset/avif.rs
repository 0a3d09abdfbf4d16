//! The positions of metadata in an AVIF file.
//!
//! In: the file. Out: the positions of its Exif and XMP items. Source: ISO/IEC 14496-12 (boxes,
//! `iinf`, `iloc`) and 23008-12 (items of the types `Exif` and `mime`).

use std::ops::Range;

use super::place::{Form, Place};

/// Finds the metadata. Returns `None` if the file declares metadata whose position is unclear.
pub(super) fn find(file: &[u8]) -> Option<Vec<Place>> {
    let Some(meta) = child(file, 0..file.len(), *b"meta") else { return Some(Vec::new()) };
    let inside = meta.start + 4..meta.end;
    let wanted: Vec<(u32, Form)> = items(file, inside.clone());
    if wanted.is_empty() {
        return Some(Vec::new());
    }
    let base = child(file, inside.clone(), *b"idat").map_or(0, |data| data.start);
    let locations = locations(Bytes { file, range: child(file, inside, *b"iloc")? }, base)?;
    wanted
        .into_iter()
        .map(|(item, form)| {
            let range = locations.iter().find(|(known, _)| *known == item)?.1.clone();
            let range = match form {
                // The first four bytes are the number of bytes to skip before the header.
                Form::Exif => {
                    let skipped = u32::from_be_bytes(
                        file.get(range.start..range.start + 4)?.try_into().ok()?,
                    );
                    (range.start + 4).checked_add(skipped as usize)?..range.end
                }
                _ => range,
            };
            let is_inside = range.start <= range.end && range.end <= file.len();
            is_inside.then_some(Place { range: range.start as u64..range.end as u64, form })
        })
        .collect()
}

/// Returns the items that are metadata.
fn items(file: &[u8], inside: Range<usize>) -> Vec<(u32, Form)> {
    let Some(list) = child(file, inside, *b"iinf") else { return Vec::new() };
    let start = list.start + if file.get(list.start) == Some(&0) { 6 } else { 8 };
    let item = |entry: Range<usize>| {
        let mut entry = Bytes { file, range: entry };
        let version = entry.number(1)?;
        entry.number(3)?;
        let id = entry.number(if version < 3 { 2 } else { 4 })?;
        entry.number(2)?;
        let form = match &entry.characters()? {
            b"Exif" => Form::Exif,
            b"mime" => Form::Text,
            _ => return None,
        };
        Some((u32::try_from(id).ok()?, form))
    };
    boxes(file, start..list.end)
        .filter(|(kind, _)| kind == b"infe")
        .filter_map(|(_, entry)| item(entry))
        .collect()
}

/// Returns the positions of items that consist of a single extent.
fn locations(mut bytes: Bytes<'_>, base: usize) -> Option<Vec<(u32, Range<usize>)>> {
    let version = bytes.number(1)?;
    bytes.number(3)?;
    let (sizes, more_sizes) = (bytes.number(1)?, bytes.number(1)?);
    let (offset_size, length_size) = (sizes >> 4, sizes & 15);
    let (base_size, index_size) = (more_sizes >> 4, if version > 0 { more_sizes & 15 } else { 0 });
    let count = bytes.number(if version < 2 { 2 } else { 4 })?;
    let mut found = Vec::new();
    for _ in 0..count {
        let id = u32::try_from(bytes.number(if version < 2 { 2 } else { 4 })?).ok()?;
        let method = if version > 0 { bytes.number(2)? & 15 } else { 0 };
        bytes.number(2)?;
        let from = bytes.number(base_size)?;
        let extents = bytes.number(2)?;
        for _ in 0..extents {
            bytes.number(index_size)?;
            let (offset, length) = (bytes.number(offset_size)?, bytes.number(length_size)?);
            let start =
                from.checked_add(offset)?.checked_add(if method == 1 { base as u64 } else { 0 })?;
            let start = usize::try_from(start).ok()?;
            let end = start.checked_add(usize::try_from(length).ok()?)?;
            if extents == 1 && method < 2 {
                found.push((id, start..end));
            }
        }
    }
    Some(found)
}

fn child(file: &[u8], inside: Range<usize>, wanted: [u8; 4]) -> Option<Range<usize>> {
    boxes(file, inside).find(|(kind, _)| *kind == wanted).map(|(_, body)| body)
}

/// Iterates over adjacent boxes, each as its type and the range of its content.
fn boxes(file: &[u8], mut inside: Range<usize>) -> impl Iterator<Item = ([u8; 4], Range<usize>)> {
    std::iter::from_fn(move || {
        let mut head = Bytes { file, range: inside.clone() };
        let mut length = usize::try_from(head.number(4)?).ok()?;
        let kind = head.characters()?;
        match length {
            0 => length = inside.len(),
            1 => length = usize::try_from(head.number(8)?).ok()?,
            _ => {}
        }
        let end = inside
            .start
            .checked_add(length)
            .filter(|end| *end <= inside.end && *end >= head.range.start)?;
        inside.start = end;
        Some((kind, head.range.start..end))
    })
}

/// A reader of consecutive bytes.
struct Bytes<'a> {
    file: &'a [u8],
    range: Range<usize>,
}

impl Bytes<'_> {
    /// Reads a big-endian number of this many bytes; 0 for none.
    fn number(&mut self, count: u64) -> Option<u64> {
        let count = usize::try_from(count)
            .ok()
            .filter(|count| *count <= 8 && *count <= self.range.len())?;
        let bytes = self.file.get(self.range.start..self.range.start + count)?;
        self.range.start += count;
        Some(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    /// Reads four characters.
    fn characters(&mut self) -> Option<[u8; 4]> {
        u32::try_from(self.number(4)?).ok().map(u32::to_be_bytes)
    }
}
