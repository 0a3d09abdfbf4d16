//! Exif: the metadata that a camera writes into a photo.
//!
//! In: Exif data, starting at its header. Out: the orientation, and whether there is a location.
//! Source: Exif 2.32, 4.6: a header, directories of fields of twelve bytes each, and pointers
//! between directories.

/// The Exif data that matters here.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Exif {
    /// The orientation, from 1 to 8; 1 if there is none.
    pub(super) orientation: u8,
    pub(super) has_location: bool,
}

const ORIENTATION: u16 = 0x0112;
const EXIF_DIRECTORY: u16 = 0x8769;
const GPS_DIRECTORY: u16 = 0x8825;

/// Tags in a GPS directory: latitude and longitude, those of the destination, and the name of the
/// area.
const LOCATION: [u16; 5] = [2, 4, 20, 22, 28];

impl Exif {
    /// Parses Exif data. Returns `None` if it cannot be parsed.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let is_little = match bytes.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        let tiff = Tiff { bytes, is_little };
        let mut exif = Self { orientation: 1, has_location: false };
        let first = tiff.directory(tiff.long(4)?)?;
        if let Some(field) = first.fields().find(|field| field.tag == ORIENTATION) {
            exif.orientation = u8::try_from(tiff.short(field.value)?)
                .ok()
                .filter(|way| (1..=8).contains(way))
                .unwrap_or(1);
        }
        // The directory of the thumbnail follows the first one.
        let second = tiff
            .long(first.end())
            .filter(|place| *place != 0)
            .and_then(|place| tiff.directory(place));
        let outer: Vec<Directory<'_>> = std::iter::once(first).chain(second).collect();
        let inner =
            outer.iter().flat_map(Directory::fields).filter(|field| field.tag == EXIF_DIRECTORY);
        let inner: Vec<Directory<'_>> =
            inner.take(2).filter_map(|field| tiff.directory(tiff.long(field.value)?)).collect();
        let pointers = outer
            .iter()
            .chain(&inner)
            .flat_map(Directory::fields)
            .filter(|field| field.tag == GPS_DIRECTORY);
        for pointer in pointers.take(4) {
            let places = tiff.directory(tiff.long(pointer.value)?)?;
            exif.has_location |=
                places.fields().any(|field| LOCATION.contains(&field.tag) && field.count > 0);
        }
        Some(exif)
    }

    /// Returns Exif data with nothing but the orientation.
    pub(super) fn only_orientation(&self) -> Vec<u8> {
        let mut written = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
        written.extend_from_slice(&[self.orientation, 0, 0, 0, 0, 0, 0, 0]);
        written
    }
}

#[derive(Clone, Copy)]
struct Tiff<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

/// A directory: consecutive fields.
#[derive(Clone, Copy)]
struct Directory<'a> {
    tiff: Tiff<'a>,
    start: usize,
    count: usize,
}

#[derive(Clone, Copy)]
struct Field {
    tag: u16,
    count: usize,
    /// The position of its value, or of a pointer to it.
    value: usize,
}

impl<'a> Tiff<'a> {
    fn short(self, at: usize) -> Option<u16> {
        let bytes: [u8; 2] = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn long(self, at: usize) -> Option<usize> {
        let bytes: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(if self.is_little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
        .ok()
    }

    fn directory(self, at: usize) -> Option<Directory<'a>> {
        Some(Directory {
            tiff: self,
            start: at.checked_add(2)?,
            count: usize::from(self.short(at)?),
        })
    }
}

impl Directory<'_> {
    fn end(&self) -> usize {
        self.start + self.count * 12
    }

    fn fields(&self) -> impl Iterator<Item = Field> {
        let (tiff, start) = (self.tiff, self.start);
        (0..self.count).map_while(move |place| {
            let at = start + place * 12;
            Some(Field { tag: tiff.short(at)?, count: tiff.long(at + 4)?, value: at + 8 })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exif_with_only_the_orientation_can_be_read_again() {
        for orientation in 1..=8 {
            let exif = Exif { orientation, has_location: false };
            assert_eq!(Exif::read(&exif.only_orientation()), Some(exif));
        }
    }

    #[test]
    fn no_bytes_cause_a_panic() {
        let mut bytes = Exif { orientation: 6, has_location: false }.only_orientation();
        bytes.extend_from_slice(&[0; 40]);
        for place in 0..bytes.len() {
            for value in [0, 1, 0x25, 0x69, 0x7f, 0x88, 0xff] {
                let before = std::mem::replace(&mut bytes[place], value);
                let _ = Exif::read(&bytes);
                let _ = Exif::read(&bytes[..place]);
                bytes[place] = before;
            }
        }
    }
}
