//! Files that are not what their name says: no UTF-8, no text, no picture, no end.
//!
//! In: nothing. Out: each run of bytes as a lesson, and as another file.

use super::Input;

/// Where bytes may lie besides, in turn.
const FILES: [&str; 8] = [
    "book.toml",
    "content/care/first/lesson.toml",
    "content/tags.toml",
    "i18n/en.toml",
    "content/care/first/a.svg",
    "content/care/first/a.png",
    "content/care/en.md",
    "content/care/first/a.vtt",
];

pub(super) fn inputs() -> Vec<Input> {
    let sites = runs().into_iter().enumerate().flat_map(|(number, bytes)| {
        let path = FILES[number % FILES.len()];
        let picture = "# First\n\n![x](a.svg) ![y](a.png) [z](a.vtt)\n";
        let lesson = Input::new(format!("bytes/{number}")).file("content/care/first/en.md", &bytes);
        let other = Input::new(format!("bytes/{number}-elsewhere"))
            .file("content/care/first/en.md", picture);
        [lesson, other.file(path, bytes)]
    });
    sites.collect()
}

fn runs() -> Vec<Vec<u8>> {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    // A word processor's own form is an archive.
    let word =
        [b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00".as_slice(), &noise(4_000)].concat();
    let old_word = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &noise(4_000)].concat();
    vec![
        Vec::new(),
        b"\0".to_vec(),
        vec![0; 100_000],
        b"\xef\xbb\xbf".to_vec(),
        b"\xef\xbb\xbf\xef\xbb\xbf# A\n\nx".to_vec(),
        [b"\xff\xfe".as_slice(), &utf16("# First\n\nWords.")].concat(),
        utf16("# First\n\nWords."),
        b"# First\n\n\xff\xfe\x80 words".to_vec(),
        b"# First\n\ncaf\xe9 na\xefve".to_vec(),
        b"# First\n\n\x01\x9b\xe0\xb8\x81\xe0\xb8\xff".to_vec(),
        b"# First\n\n\xc0\xaf \xed\xa0\x80 \xf4\x90\x80\x80".to_vec(),
        word,
        old_word,
        noise(20_000),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj".to_vec(),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff".to_vec(),
        b"GIF89a\xff\xff\xff\xff\xf7".to_vec(),
        b"\xff\xd8\xff\xe1\xff\xffExif\0\0II*\0\xff\xff\xff\xff".to_vec(),
        b"RIFF\xff\xff\xff\xffWEBPVP8X\xff\xff\xff\xff".to_vec(),
        b"\0\0\0\x20ftypavif\0\0\0\0avifmif1\xff\xff\xff\xffmeta".to_vec(),
        b"\r\r\r# A\r\rx\r".to_vec(),
        b"\x0c\x0b\x1c# A\x85\xe2\x80\xa8x".to_vec(),
        b"# A\n\n\x1b[31m\x1b]0;x\x07\x9b\x08\x7f".to_vec(),
        b"# A\n\n".iter().copied().chain(std::iter::repeat_n(b'a', 900_000)).collect(),
        b"# A\n\n".iter().copied().chain(std::iter::repeat_n(b'\n', 900_000)).collect(),
        std::iter::repeat_n(b' ', 3_000_000).collect(),
    ]
}

/// Bytes without any order, always the same.
fn noise(length: u32) -> Vec<u8> {
    (0..length)
        .map(|number| u8::try_from(number.wrapping_mul(number).wrapping_mul(31) % 251).unwrap())
        .collect()
}
