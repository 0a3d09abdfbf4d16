//! The text that the Markdown parser is given, so that it reads a lesson as GitHub does.
//!
//! In: the Markdown of a file. Out: a text of the same length in bytes, in which some characters
//! are replaced, and the way back: text of the parser's events becomes what the author wrote.
//!
//! GitHub's parser (`cmark-gfm`) follows an older version of `CommonMark` and has extensions.
//! Where the parser that we use differs, a character that it misreads is replaced by one that it
//! reads as GitHub's parser reads the original:
//!
//! - Symbols such as `฿`, `→` and `✅` are letters: next to `*` and `_` only ASCII punctuation and
//!   Unicode's category P count as punctuation (GitHub Flavored Markdown Spec 0.29, section 2.1).
//! - Labels of footnotes are lower case, since case does not distinguish them.
//! - Markup characters in a bare address are letters: the address is found first (section 6.9).
//! - Tabs in the delimiter row of a table are spaces.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use icu_properties::props::{EnumeratedProperty as _, GeneralCategory, GeneralCategoryGroup};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

use super::autolink;

/// The text for the parser.
#[derive(Debug)]
pub(super) struct ParserText<'a> {
    source: &'a str,
    text: Cow<'a, str>,
    /// The symbol for each letter that replaces one.
    symbols: BTreeMap<char, char>,
}

impl<'a> ParserText<'a> {
    /// Replaces what the parser would misread.
    pub(super) fn new(source: &'a str) -> Self {
        let (text, symbols) = without_symbols(source);
        let mut edits = Vec::new();
        find_addresses(source, &mut edits);
        find_delimiter_tabs(source, &mut edits);
        let text = match edits.as_slice() {
            [] => text,
            edits => {
                let mut bytes = text.into_owned().into_bytes();
                for (place, byte) in edits {
                    bytes[*place] = *byte;
                }
                // Each edit replaces a character of one byte by another.
                String::from_utf8(bytes).map_or(Cow::Borrowed(source), Cow::Owned)
            }
        };
        Self { source, text: with_folded_labels(text), symbols }
    }

    /// The text.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns an event with the text that the author wrote.
    pub(super) fn restore<'e>(&'e self, event: Event<'e>, range: Range<usize>) -> Event<'e> {
        if matches!(self.text, Cow::Borrowed(_)) {
            return event;
        }
        match event {
            Event::Text(text) => Event::Text(self.original(text)),
            Event::Code(text) => Event::Code(self.code(text, range)),
            Event::Html(html) => Event::Html(self.original(html)),
            Event::InlineHtml(html) => Event::InlineHtml(self.original(html)),
            Event::FootnoteReference(label) => Event::FootnoteReference(self.label(label)),
            Event::Start(tag) => Event::Start(match tag {
                Tag::Link { link_type, dest_url, title, id } => {
                    let (dest_url, title) = (self.original(dest_url), self.original(title));
                    Tag::Link { link_type, dest_url, title, id }
                }
                Tag::Image { link_type, dest_url, title, id } => {
                    let (dest_url, title) = (self.original(dest_url), self.original(title));
                    Tag::Image { link_type, dest_url, title, id }
                }
                Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                    Tag::CodeBlock(CodeBlockKind::Fenced(self.original(info)))
                }
                Tag::FootnoteDefinition(label) => Tag::FootnoteDefinition(self.label(label)),
                other => other,
            }),
            other => other,
        }
    }

    /// Returns what the author wrote in the place of a text. A borrowed text is a part of the
    /// parser's text, so that its place is known; one that the parser has put together holds no
    /// replaced characters but symbols.
    fn original<'e>(&'e self, text: CowStr<'e>) -> CowStr<'e> {
        if let CowStr::Borrowed(part) = text {
            let start = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize);
            let range = start.map(|start| start..start + part.len());
            if let Some(original) = range.and_then(|range| self.source.get(range)) {
                return CowStr::Borrowed(original);
            }
        }
        self.label(text)
    }

    /// Returns the text of a code span, read again from its range in the source: the parser joins
    /// its lines (GitHub Flavored Markdown Spec 0.29, section 6.3).
    fn code<'e>(&'e self, text: CowStr<'e>, range: Range<usize>) -> CowStr<'e> {
        let written = self.source.get(range).unwrap_or_default();
        let inner = written.trim_matches('`');
        if matches!(text, CowStr::Borrowed(_)) || inner.len() != text.len() {
            return self.original(text);
        }
        CowStr::from(inner.replace("\r\n", " ").replace('\n', " "))
    }

    /// Returns a text with its symbols.
    fn label<'e>(&self, text: CowStr<'e>) -> CowStr<'e> {
        if !text.contains(|character| self.symbols.contains_key(&character)) {
            return text;
        }
        let symbol = |character| self.symbols.get(&character).copied().unwrap_or(character);
        CowStr::from(text.chars().map(symbol).collect::<String>())
    }
}

/// Letters without case, by their length in UTF-8; one that the text does not hold replaces a
/// symbol: Latin and Hebrew, CJK ideographs, and ideographs of extension B.
const LETTERS: [&[RangeInclusive<char>]; 3] = [
    &['\u{1bb}'..='\u{1bb}', '\u{1c0}'..='\u{1c3}', '\u{5d0}'..='\u{5ea}', '\u{620}'..='\u{63f}'],
    &['\u{4e00}'..='\u{9fa5}'],
    &['\u{20000}'..='\u{2a6d6}'],
];

/// Replaces each symbol by a letter that the text does not hold, always the same one.
fn without_symbols(source: &str) -> (Cow<'_, str>, BTreeMap<char, char>) {
    let places = find_symbols(source);
    if places.is_empty() {
        return (Cow::Borrowed(source), BTreeMap::new());
    }
    let is_free =
        |letter: &char| memchr::memmem::find(source.as_bytes(), utf8(*letter).as_slice()).is_none();
    let mut free = LETTERS.map(|ranges| ranges.iter().cloned().flatten().filter(is_free));
    let mut letters: BTreeMap<char, Option<char>> = BTreeMap::new();
    let mut bytes = source.as_bytes().to_vec();
    for (place, symbol) in places {
        let length = symbol.len_utf8();
        let letter = *letters.entry(symbol).or_insert_with(|| free[length - 2].next());
        if let Some(letter) = letter {
            bytes[place..place + length].copy_from_slice(&utf8(letter));
        }
    }
    let symbols = letters.into_iter().filter_map(|(symbol, letter)| Some((letter?, symbol)));
    // Each character is replaced by one of the same length.
    (String::from_utf8(bytes).map_or(Cow::Borrowed(source), Cow::Owned), symbols.collect())
}

fn utf8(character: char) -> Vec<u8> {
    character.encode_utf8(&mut [0; 4]).as_bytes().to_vec()
}

/// Returns the symbols outside of ASCII, with their places. Every text passes through here, so that
/// the letters of Vietnamese, Dutch and Thai, and quotation marks, are told by their bytes.
fn find_symbols(source: &str) -> Vec<(usize, char)> {
    let bytes = source.as_bytes();
    let mut symbols = Vec::new();
    let mut place = 0;
    while place < bytes.len() {
        if bytes.get(place..place + 8).is_some_and(<[u8]>::is_ascii) {
            place += 8;
            continue;
        }
        place += match (bytes[place], bytes.get(place + 1)) {
            (0..=0x7f, _) => 1,
            // × and ÷ are among the Latin letters, ฿ among the Thai ones.
            (0xc3, Some(second)) if !matches!(second, 0x97 | 0xb7) => 2,
            (0xc4..=0xc6 | 0xcc | 0xcd, _) => 2,
            (0xe0, Some(0xb8)) if bytes.get(place + 2) != Some(&0xbf) => 3,
            (0xe0, Some(0xb9)) | (0xe1, Some(0xb8..=0xbb)) | (0xe2, Some(0x80)) => 3,
            _ => {
                let Some(character) = source[place..].chars().next() else { break };
                if GeneralCategoryGroup::Symbol.contains(GeneralCategory::for_char(character)) {
                    symbols.push((place, character));
                }
                character.len_utf8()
            }
        };
    }
    symbols
}

/// A place in the text, and the byte that goes there.
type Edit = (usize, u8);

/// A letter in the place of a markup character.
const LETTER: u8 = b'x';

/// Finds the markup characters in bare addresses, by which the parser would divide them.
fn find_addresses(source: &str, edits: &mut Vec<Edit>) {
    let bytes = source.as_bytes();
    let schemes = memchr::memmem::find_iter(bytes, b"://").filter_map(|place| {
        let letters = [5, 4].into_iter().filter_map(|count| place.checked_sub(count));
        letters.into_iter().find(|start| matches!(bytes[*start], b'h' | b'H'))
    });
    let mut starts: Vec<usize> = schemes.collect();
    starts.extend(memchr::memmem::find_iter(bytes, b"www."));
    starts.sort_unstable();
    let (mut block, mut place) = (Block::default(), 0);
    for start in starts {
        if start < place {
            continue;
        }
        // What is open in an earlier block is closed here.
        if let Some(blank) = memchr::memmem::rfind(&bytes[place..start], b"\n\n") {
            (block, place) = (Block::default(), place + blank + 2);
        }
        (place..start).for_each(|place| block.take(bytes, place));
        place = start;
        if !block.is_plain() || is_destination(&source[..start], &block) {
            continue;
        }
        if let Some(length) = autolink::web_length(source, start) {
            let end = bytes[start..start + length].iter().position(|byte| *byte == b'|');
            let end = start + end.unwrap_or(length);
            let is_markup = |byte: &u8| b"_*~&[]\\`".contains(byte);
            let markup = (start..end).filter(|place| is_markup(&bytes[*place]));
            edits.extend(markup.map(|place| (place, LETTER)));
            place = end;
        }
    }
}

/// Whether an address that follows this text is the destination of a link, or in a tag.
fn is_destination(before: &str, block: &Block) -> bool {
    let trimmed = before.trim_end_matches([' ', '\t']);
    let follows_link_text =
        before.ends_with("](") || before.ends_with("](<") || trimmed.ends_with("]:");
    before.ends_with(['<', '"', '\'', '=', '`']) || (follows_link_text && block.has_closed_bracket)
}

/// What is open in a block of text: brackets and a code span.
#[derive(Debug, Default)]
struct Block {
    brackets: usize,
    backtick_runs: usize,
    is_line_empty: bool,
    /// Whether the last `]` closed a bracket.
    has_closed_bracket: bool,
}

impl Block {
    /// Whether an address becomes a link here.
    fn is_plain(&self) -> bool {
        self.brackets == 0 && self.backtick_runs.is_multiple_of(2)
    }

    fn take(&mut self, bytes: &[u8], place: usize) {
        let byte = bytes[place];
        match byte {
            b'\n' if self.is_line_empty => *self = Self::default(),
            b'[' => self.brackets += 1,
            b']' => {
                self.has_closed_bracket = self.brackets > 0;
                self.brackets = self.brackets.saturating_sub(1);
            }
            // Another block, or another cell of a table.
            b'\n' if begins_block(&bytes[place + 1..]) => *self = Self::default(),
            b'|' => self.brackets = 0,
            b'`' if place == 0 || bytes[place - 1] != b'`' => self.backtick_runs += 1,
            _ => {}
        }
        self.is_line_empty = byte == b'\n' || (self.is_line_empty && byte.is_ascii_whitespace());
    }
}

/// Whether a line begins with the mark of a heading, list, quotation or table.
fn begins_block(line: &[u8]) -> bool {
    let mut marks = line.iter().skip_while(|byte| matches!(byte, b' ' | b'\t' | b'>'));
    let is_quotation = line.trim_ascii_start().first() == Some(&b'>');
    let first = marks.next().copied().unwrap_or_default();
    let is_number = first.is_ascii_digit()
        && marks.clone().find(|byte| !byte.is_ascii_digit()).is_some_and(|end| b".)".contains(end));
    let is_list = matches!(first, b'-' | b'+' | b'*') && marks.next() == Some(&b' ');
    is_quotation || is_number || is_list || matches!(first, b'#' | b'|')
}

/// Finds tabs in delimiter rows of tables.
fn find_delimiter_tabs(source: &str, edits: &mut Vec<Edit>) {
    if memchr::memchr(b'\t', source.as_bytes()).is_none() {
        return;
    }
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let is_row = line.contains('\t')
            && line.contains('-')
            && line.contains('|')
            && line.bytes().all(|byte| b"|-: \t\r\n".contains(&byte));
        if is_row {
            let tabs = memchr::memchr_iter(b'\t', line.as_bytes());
            edits.extend(tabs.map(|place| (start + place, b' ')));
        }
        start += line.len();
    }
}

/// Writes the labels of footnotes in lower case, where that takes as many bytes.
fn with_folded_labels(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_upper = |label: &str| label.chars().any(char::is_uppercase);
    let mut labels = Vec::new();
    for (start, _) in text.match_indices("[^") {
        let rest = &text[start + 2..];
        let length = rest.find(|character: char| character == ']' || character.is_whitespace());
        if let Some(label) = length.map(|length| &rest[..length]).filter(|label| is_upper(label)) {
            labels.push(start + 2..start + 2 + label.len());
        }
    }
    if labels.is_empty() {
        return text;
    }
    let mut folded = String::with_capacity(text.len());
    let mut done = 0;
    for label in labels {
        folded.push_str(&text[done..label.start]);
        done = label.end;
        for character in text[label].chars() {
            let mut lower = character.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(lower), None) if lower.len_utf8() == character.len_utf8() => {
                    folded.push(lower);
                }
                _ => folded.push(character),
            }
        }
    }
    folded.push_str(&text[done..]);
    Cow::Owned(folded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn replaced(source: &str) -> String {
        ParserText::new(source).as_str().to_owned()
    }

    #[test]
    fn a_text_without_any_of_this_is_given_as_it_is() {
        let source = "Một *hai* [^a] `https` ราคา\n\n| a |\n|---|\n";
        assert!(matches!(ParserText::new(source).text, Cow::Borrowed(_)));
    }

    #[test]
    fn markup_in_bare_addresses_is_none() {
        assert_eq!(replaced("https://a.b/_/c_ d"), "https://a.b/x/c_ d");
        assert_eq!(replaced("**https://a.b**"), "**https://a.b**");
        for source in [
            "[a https://a.b/_c_](d)",
            "[a](https://a.b/_c_)",
            "[a]: https://a.b/_c_",
            "<https://a.b/_c_>",
            "`a https://a.b/_c_`",
        ] {
            assert_eq!(replaced(source), source);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn every_text_keeps_its_length_and_its_character_boundaries(
            source in "([a-z`\\[\\]_* \n\t|-]|https://a\\.b/|\\[\\^[A-ZĐİ]\\]|[฿€→✅²½ộกA])*",
        ) {
            let text = ParserText::new(&source);
            prop_assert_eq!(text.as_str().len(), source.len());
            let boundaries = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
            prop_assert_eq!(boundaries(text.as_str()), boundaries(&source));
        }
    }
}
