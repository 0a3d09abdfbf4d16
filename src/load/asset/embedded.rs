//! Pictures and fonts embedded in a drawing as `data:` addresses.
//!
//! In: such an address. Out: the same file as an address in one form, with the correct type and
//! without a location; or why it is not allowed.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::format::Format;
use super::photo;
use crate::text::phrase::Phrase;

/// Programs differ in the padding that they write.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The first bytes of font formats, with their types.
const FONTS: [(&[u8], &str); 5] = [
    (b"wOF2", "font/woff2"),
    (b"wOFF", "font/woff"),
    (b"OTTO", "font/otf"),
    (b"\0\x01\0\0", "font/ttf"),
    (b"true", "font/ttf"),
];

/// The replacement for an address in a drawing.
#[derive(Debug)]
pub(super) enum Embedded {
    /// The same address: it names a part of the same drawing.
    Same,
    /// An embedded picture or font.
    Data(String),
    /// Nothing: the address is empty.
    Nothing,
    /// The address is not allowed, for this reason.
    Refused(Phrase),
}

/// An embedded file.
#[derive(Debug)]
pub(super) struct Data {
    /// Its `data:` address.
    pub(super) address: String,
    /// Whether it contained a location.
    pub(super) had_location: bool,
}

/// Reads a `data:` address. Returns nothing for other addresses.
pub(super) fn data(address: &str) -> Option<Result<Data, Phrase>> {
    let is_data = address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
    is_data.then(|| read(&address[5..]))
}

fn read(address: &str) -> Result<Data, Phrase> {
    let (type_and_options, written) =
        address.split_once(',').ok_or(Phrase::new("svg-empty-data"))?;
    let kind = type_and_options.split(';').next().unwrap_or_default();
    let refused = || Phrase::new("svg-foreign-data").with("kind", format!("data:{kind}"));
    let decoded = percent_encoding::percent_decode_str(written);
    if !type_and_options.to_ascii_lowercase().trim_end().ends_with(";base64") {
        return Err(refused());
    }
    let characters: Vec<u8> =
        decoded.filter(|character| !character.is_ascii_whitespace()).collect();
    let bytes = LENIENT.decode(characters).map_err(|_| Phrase::new("svg-unreadable-data"))?;
    let address =
        |kind: &str, bytes: &[u8]| format!("data:{kind};base64,{}", LENIENT.encode(bytes));
    if let Some((_, kind)) = FONTS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Ok(Data { address: address(kind, &bytes), had_location: false });
    }
    let Some(format) = Format::of(&bytes) else { return Err(refused()) };
    let published = photo::published(bytes)?;
    Ok(Data {
        address: address(format.media_type(), &published.bytes),
        had_location: published.had_location,
    })
}
