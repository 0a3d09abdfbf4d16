//! The running text of a block, without the marks of the blocks around it.
//!
//! In: where it is in the file. Out: one text, and the way back from a place in it.

use std::borrow::Cow;
use std::ops::Range;

use crate::lesson::markup::containers::Containers;

/// The running text of a block.
#[derive(Debug)]
pub(in crate::lesson::markup) struct Leaf<'a> {
    text: Cow<'a, str>,
    /// Where the parts of the text begin: in the text, and in the file.
    parts: Vec<(usize, usize)>,
}

impl<'a> Leaf<'a> {
    /// Takes a part of a file that is inside other blocks.
    pub(in crate::lesson::markup) fn new(
        source: &'a str,
        range: Range<usize>,
        containers: &Containers<'_>,
        in_table: bool,
    ) -> Self {
        let part = &source[range.clone()];
        let has_lines = memchr::memchr(b'\n', part.as_bytes()).is_some();
        if !(has_lines || in_table && part.contains("\\|")) {
            return Self { text: Cow::Borrowed(part), parts: vec![(0, range.start)] };
        }
        let mut leaf = Self { text: Cow::Borrowed(""), parts: Vec::new() };
        let mut text = String::with_capacity(part.len());
        let mut place = range.start;
        for (number, line) in part.split_inclusive('\n').enumerate() {
            let mark = match containers.start_of(line) {
                _ if number == 0 => 0,
                // GitHub's parser leaves the spaces there, which are shown in code.
                start if !start.is_inside => start.marks,
                start => start.text,
            };
            leaf.parts.push((text.len(), place + mark));
            if in_table {
                let mut done = mark;
                for (escape, _) in line.match_indices("\\|") {
                    text.push_str(&line[done..escape]);
                    done = escape + 1;
                    leaf.parts.push((text.len(), place + done));
                }
                text.push_str(&line[done..]);
            } else {
                text.push_str(&line[mark..]);
            }
            place += line.len();
        }
        leaf.text = Cow::Owned(text);
        leaf
    }

    /// Returns the text.
    pub(in crate::lesson::markup) fn text(&self) -> &str {
        &self.text
    }

    /// Returns where a part of the text is in the file.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let place = |offset: usize| {
            let part = self.parts.partition_point(|(start, _)| *start <= offset).max(1) - 1;
            let (start, source) = self.parts[part];
            source + (offset - start)
        };
        let end = if range.end > range.start { place(range.end - 1) + 1 } else { place(range.end) };
        place(range.start)..end
    }
}
