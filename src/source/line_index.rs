//! Line and column lookups in one text.
//!
//! In: a text. Out: a [`LineIndex`], which reads the text once, so that a thousand positions on one
//! long line cost no more than a thousand on short ones. [`LineIndexes`] makes one for each file on
//! demand.

use std::collections::HashMap;

use super::{Position, SitePath, Sources};

/// The offsets of the lines of a text, and the number of characters before regular offsets in it.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    line_starts: Vec<usize>,
    /// The number of characters that begin before each multiple of [`STEP`] bytes.
    characters: Vec<usize>,
}

/// Characters are counted from the last multiple of this many bytes.
const STEP: usize = 1024;

impl<'a> LineIndex<'a> {
    /// Builds the index of a text.
    pub fn of(text: &'a str) -> Self {
        let newlines = memchr::memchr_iter(b'\n', text.as_bytes());
        let line_starts = std::iter::once(0).chain(newlines.map(|newline| newline + 1)).collect();
        let mut characters = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for piece in text.as_bytes().chunks(STEP) {
            characters.push(count);
            count += beginnings(piece);
        }
        Self { text, line_starts, characters }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Returns the same as [`Position::of`].
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        Position {
            line,
            column: self.characters_before(offset) - self.characters_before(start) + 1,
        }
    }

    /// Returns the offset of a line and column; the nearest offset if there is no such place.
    pub fn offset(&self, position: Position) -> usize {
        let line = position.line.clamp(1, self.line_starts.len());
        let start = self.line_starts[line - 1];
        let mut characters =
            self.text[start..].char_indices().take_while(|(_, character)| *character != '\n');
        let found = characters.nth(position.column.saturating_sub(1));
        start + found.map_or_else(|| self.line(start).0.len(), |(offset, _)| offset)
    }

    /// Returns the whole line that contains an offset, without its line ending, and where it
    /// begins.
    pub fn line(&self, offset: usize) -> (&'a str, usize) {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        let end = self.line_starts.get(line).map_or(self.text.len(), |next| next - 1);
        (&self.text[start..end], start)
    }

    fn characters_before(&self, offset: usize) -> usize {
        let step = (offset / STEP).min(self.characters.len().saturating_sub(1));
        let counted = self.characters.get(step).copied().unwrap_or(0);
        counted + beginnings(&self.text.as_bytes()[step * STEP..offset])
    }
}

/// The line indexes of the texts of a site, each built on first use.
#[derive(Debug)]
pub struct LineIndexes<'a> {
    sources: &'a Sources,
    indexes: HashMap<&'a SitePath, LineIndex<'a>>,
}

impl<'a> LineIndexes<'a> {
    /// Makes the indexes for these sources, all still unbuilt.
    pub fn of(sources: &'a Sources) -> Self {
        Self { sources, indexes: HashMap::new() }
    }

    /// Returns the index of a text file; `None` if there is no such text.
    pub fn get(&mut self, path: &SitePath) -> Option<&LineIndex<'a>> {
        let (path, file) = self.sources.texts.get_key_value(path)?;
        Some(self.indexes.entry(path).or_insert_with(|| LineIndex::of(&file.text)))
    }

    /// Returns a place in a file; its beginning if it is not a text.
    pub fn position(&mut self, path: &SitePath, offset: usize) -> Position {
        self.get(path).map_or(Position { line: 1, column: 1 }, |index| index.position(offset))
    }
}

/// Counts the characters that begin in these bytes.
fn beginnings(bytes: &[u8]) -> usize {
    // All bytes of a character but the first are 0b10xxxxxx.
    bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_position() {
        let long = "คำ ngày\tdag 🌱 ".repeat(200);
        for text in ["", "\n", "a", "một\nhai\r\nba\n", &long, &format!("{long}\n{long}\n\n{long}")]
        {
            let index = LineIndex::of(text);
            for offset in 0..text.len() + 2 {
                let position = index.position(offset);
                assert_eq!(position, Position::of(text, offset), "{offset} of {text:?}");
                let start = text.floor_char_boundary(offset.min(text.len()));
                assert_eq!(index.offset(position), start, "{offset} of {text:?}");
            }
        }
    }

    #[test]
    fn a_line_ends_before_its_line_feed() {
        let index = LineIndex::of("one\ntwo\n");
        assert_eq!(
            [0, 3, 4, 7, 8, 99].map(|offset| index.line(offset)),
            [("one", 0), ("one", 0), ("two", 4), ("two", 4), ("", 8), ("", 8)]
        );
    }
}
