//! The positions of metadata in a photo.
//!
//! In: a file. Out: the positions of camera metadata (Exif), of text from programs (XMP and
//! others), and of parts with unknown content. Sources: JPEG (ITU-T T.81, Exif 2.32, CIPA DC-007
//! for several pictures in one file), PNG (third edition), the WebP container, and for XMP in AVIF
//! and GIF its packets, wherever they are.

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;

use memchr::memmem;

use super::avif;
use super::format::Format;
use super::place::{Form, Place};

/// The metadata of a file.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) places: Vec<Place>,
    /// The end of the picture, if something may follow it.
    pub(super) end: Option<u64>,
    /// Whether the file declares that another picture follows.
    pub(super) has_second: bool,
}

/// Finds the metadata of a photo. In a JPEG, they precede the picture; `whole` includes whatever
/// follows it.
pub(super) fn find<R: Read + Seek>(file: R, format: Format, whole: bool) -> io::Result<Metadata> {
    let mut metadata = Metadata::default();
    let mut walk = Walk { file: BufReader::new(file), at: 0 };
    let result = match format {
        Format::Jpeg => walk.jpeg(&mut metadata, whole),
        Format::Png => walk.png(&mut metadata),
        Format::Webp => walk.webp(&mut metadata),
        Format::Avif | Format::Gif => walk.scan(&mut metadata, format),
    };
    match result {
        // A truncated file has no more metadata.
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(metadata),
        result => result.map(|()| metadata),
    }
}

/// A reader that moves forward through a file.
struct Walk<R> {
    file: BufReader<R>,
    at: u64,
}

impl<R: Read + Seek> Walk<R> {
    fn jpeg(&mut self, metadata: &mut Metadata, whole: bool) -> io::Result<()> {
        self.to(2)?;
        loop {
            // Decoders ignore bytes that are not markers, such as the picture itself.
            while self.bytes::<1>()? != [0xff] {}
            let mut marker = 0xff;
            while marker == 0xff {
                [marker] = self.bytes()?;
            }
            match marker {
                0x00 | 0x01 | 0xd0..=0xd8 => continue,
                0xd9 => {
                    metadata.end = Some(self.at);
                    return Ok(());
                }
                0xda if !whole => return Ok(()),
                _ => {}
            }
            let length = u64::from(u16::from_be_bytes(self.bytes()?)).saturating_sub(2);
            let start = self.at;
            if matches!(marker, 0xe1..=0xef | 0xfe) {
                let head = self.some(length.min(35))?;
                let place = |name: &[u8], form: Form| {
                    head.starts_with(name).then(|| (start + name.len() as u64, form))
                };
                metadata.has_second |= head.starts_with(b"MPF\0");
                let is_picture =
                    (marker == 0xe2 && head.starts_with(b"ICC_PROFILE\0")) || marker == 0xee;
                let found = place(b"Exif\0\0", Form::Exif)
                    .or_else(|| place(b"http://ns.adobe.com/xap/1.0/\0", Form::Text))
                    .or_else(|| place(b"http://ns.adobe.com/xmp/extension/\0", Form::Text));
                let (from, form) = found.unwrap_or((start, Form::Other));
                if !is_picture {
                    metadata.places.push(Place { range: from..start + length, form });
                }
            }
            self.to(start + length)?;
        }
    }

    fn png(&mut self, metadata: &mut Metadata) -> io::Result<()> {
        self.to(8)?;
        loop {
            let length = u64::from(u32::from_be_bytes(self.bytes()?));
            let kind: [u8; 4] = self.bytes()?;
            let (start, end) = (self.at, self.at + length);
            let mut push =
                |range: Range<u64>, form: Form| metadata.places.push(Place { range, form });
            match &kind {
                b"eXIf" => push(start..end, Form::Exif),
                b"tEXt" | b"zTXt" | b"iTXt" => {
                    let head = self.some(length.min(1024))?;
                    let parts: Vec<u64> =
                        memchr::memchr_iter(0, &head).map(|at| start + at as u64 + 1).collect();
                    match (&kind, parts.as_slice()) {
                        (b"tEXt", [text, ..]) => push(*text..end, Form::Text),
                        (b"zTXt", [method, ..]) if *method < end => {
                            push(method + 1..end, Form::Deflated);
                        }
                        (b"iTXt", [flag, ..]) if flag + 2 < end => {
                            // The flag and the method are zeros themselves if the text is not
                            // compressed.
                            let is_deflated =
                                usize::try_from(flag - start).ok().and_then(|at| head.get(at))
                                    == Some(&1);
                            let text = parts
                                .iter()
                                .filter(|part| **part > flag + 2)
                                .nth(1)
                                .copied()
                                .unwrap_or(flag + 2);
                            push(text..end, if is_deflated { Form::Deflated } else { Form::Text });
                        }
                        _ => push(start..end, Form::Other),
                    }
                }
                b"IEND" => {
                    metadata.end = Some(end + 4);
                    return Ok(());
                }
                _ => {}
            }
            self.to(end + 4)?;
        }
    }

    fn webp(&mut self, metadata: &mut Metadata) -> io::Result<()> {
        self.to(4)?;
        let end = 8 + u64::from(u32::from_le_bytes(self.bytes()?));
        metadata.end = Some(end);
        self.to(12)?;
        while self.at < end {
            let kind: [u8; 4] = self.bytes()?;
            let length = u64::from(u32::from_le_bytes(self.bytes()?));
            let start = self.at;
            match &kind {
                b"EXIF" => {
                    let head = self.some(length.min(6))?;
                    let from = if head == b"Exif\0\0" { start + 6 } else { start };
                    metadata.places.push(Place { range: from..start + length, form: Form::Exif });
                }
                b"XMP " => {
                    metadata.places.push(Place { range: start..start + length, form: Form::Text });
                }
                _ => {}
            }
            self.to(start + length + length % 2)?;
        }
        Ok(())
    }

    /// Searches a format in which metadata may be anywhere.
    fn scan(&mut self, metadata: &mut Metadata, format: Format) -> io::Result<()> {
        let mut bytes = Vec::new();
        self.file.read_to_end(&mut bytes)?;
        let place = |start: usize, length: usize, form: Form| Place {
            range: start as u64..(start + length) as u64,
            form,
        };
        let mut at = 0;
        while let Some(start) = memmem::find(&bytes[at..], b"<rdf:RDF").map(|start| at + start) {
            let end = memmem::find(&bytes[start..], b"</rdf:RDF>")
                .map_or(bytes.len(), |length| start + length);
            metadata.places.push(place(start, end - start, Form::Text));
            at = end;
        }
        if format == Format::Avif {
            metadata.places.extend(avif::find(&bytes).ok_or(io::ErrorKind::InvalidData)?);
        }
        Ok(())
    }

    fn bytes<const COUNT: usize>(&mut self) -> io::Result<[u8; COUNT]> {
        let mut bytes = [0; COUNT];
        self.file.read_exact(&mut bytes)?;
        self.at += COUNT as u64;
        Ok(bytes)
    }

    fn some(&mut self, count: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let read = self.file.by_ref().take(count).read_to_end(&mut bytes)?;
        self.at += read as u64;
        Ok(bytes)
    }

    fn to(&mut self, place: u64) -> io::Result<()> {
        match i64::try_from(place).ok().zip(i64::try_from(self.at).ok()) {
            Some((place, at)) => self.file.seek_relative(place - at)?,
            None => {
                self.file.seek(SeekFrom::Start(place))?;
            }
        }
        self.at = place;
        Ok(())
    }
}
