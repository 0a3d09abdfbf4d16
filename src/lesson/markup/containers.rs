//! The blocks around running text, and their marks at the beginning of each line.
//!
//! In: blocks as they begin and end. Out: where the text of a line begins after the marks.

/// The open quotations, items and footnotes.
#[derive(Debug)]
pub(super) struct Containers<'a> {
    source: &'a str,
    open: Vec<Container>,
}

/// An open block that contains others.
#[derive(Debug)]
struct Container {
    mark: Mark,
    /// The line on which it begins, and where its content begins there.
    line: usize,
    content: usize,
}

/// What a line has before its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineStart {
    /// The length of the marks of blocks.
    pub(super) marks: usize,
    /// Where its text begins after white space.
    pub(super) text: usize,
    /// Whether all open blocks have their marks: a paragraph also goes on without them.
    pub(super) is_inside: bool,
}

/// What a block has at the beginning of its lines.
#[derive(Debug, Clone, Copy)]
enum Mark {
    Quotation,
    /// This many spaces.
    Spaces(usize),
}

/// The number of spaces by which the text of a footnote is indented.
const FOOTNOTE_INDENT: usize = 4;

/// The number of spaces that `>` may have before it.
const MOST_SPACES_BEFORE_MARK: usize = 3;

impl<'a> Containers<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, open: Vec::new() }
    }

    /// Begins a quotation at an offset of the file.
    pub(super) fn begin_quotation(&mut self, start: usize) {
        let bytes = self.source.as_bytes();
        let content = start + usize::from(bytes.get(start) == Some(&b'>'));
        let content = content + usize::from(bytes.get(content) == Some(&b' '));
        self.begin(Mark::Quotation, start, content);
    }

    /// Begins an item of a list at an offset of the file.
    pub(super) fn begin_item(&mut self, start: usize) {
        let bytes = self.source.as_bytes();
        let count = |from: usize, condition: &dyn Fn(&u8) -> bool| {
            bytes[from.min(bytes.len())..].iter().take_while(|byte| condition(byte)).count()
        };
        let start = start + count(start, &|byte| *byte == b' ');
        let marker = start + count(start, &u8::is_ascii_digit) + 1;
        let spaces = count(marker, &|byte| *byte == b' ');
        let is_blank = matches!(bytes.get(marker + spaces), None | Some(b'\n' | b'\r'));
        let content = marker + if is_blank || spaces > 4 { 1 } else { spaces.max(1) };
        let base = self.base(start);
        self.begin(Mark::Spaces(content.saturating_sub(base)), start, content);
    }

    /// Begins the text of a footnote at an offset of the file.
    pub(super) fn begin_footnote(&mut self, start: usize) {
        self.begin(Mark::Spaces(FOOTNOTE_INDENT), start, start);
    }

    /// Ends the block that began last.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// Returns what a line of running text has before its text.
    pub(super) fn start_of(&self, line: &str) -> LineStart {
        let mut marks = 0;
        let mut is_inside = true;
        for container in &self.open {
            let Some(length) = passed(container.mark, &line[marks..]) else {
                is_inside = false;
                break;
            };
            marks += length;
        }
        let rest = line[marks..].trim_start_matches([' ', '\t']);
        LineStart { marks, text: line.len() - rest.len(), is_inside }
    }

    fn begin(&mut self, mark: Mark, start: usize, content: usize) {
        self.open.push(Container { mark, line: self.line_of(start), content });
    }

    fn line_of(&self, place: usize) -> usize {
        memchr::memrchr(b'\n', &self.source.as_bytes()[..place]).map_or(0, |end| end + 1)
    }

    /// Returns where the content of the innermost block begins on the line of an offset.
    fn base(&self, place: usize) -> usize {
        let mut base = self.line_of(place);
        // Those that begin on this line are the innermost.
        if let Some(last) = self.open.last().filter(|last| last.line == base) {
            return last.content;
        }
        for container in &self.open {
            if let Some(length) = passed(container.mark, &self.source[base..place]) {
                base += length;
            }
        }
        base
    }
}

/// Returns the length of the mark of a block at the beginning of a text, if it is there.
fn passed(mark: Mark, text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    // No more are looked at than belong to the mark: the marks of many blocks may be on one line.
    let most = match mark {
        Mark::Quotation => MOST_SPACES_BEFORE_MARK,
        Mark::Spaces(count) => count,
    };
    let spaces = bytes.iter().take(most).take_while(|byte| **byte == b' ').count();
    match mark {
        Mark::Quotation if bytes.get(spaces) == Some(&b'>') => {
            Some(spaces + 1 + usize::from(bytes.get(spaces + 1) == Some(&b' ')))
        }
        Mark::Spaces(count) if spaces >= count => Some(count),
        // A tab stands for up to four.
        Mark::Spaces(_) if bytes.get(spaces) == Some(&b'\t') => Some(spaces + 1),
        Mark::Quotation | Mark::Spaces(_) => None,
    }
}
