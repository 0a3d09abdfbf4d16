//! The parser of running text, which follows GitHub's.
//!
//! In: the running text of a block, and what the whole text defines. Out: [`Piece`]s in order.

use std::borrow::Cow;

use super::address;
use super::definitions::Definitions;
use super::delimiters::{Delimiters, Flanking};
use super::piece::{Destination, Piece, PieceKind};
use super::reference;
use super::scan::{self, Unclosed, count, is_space};

/// Returns the pieces of a running text.
pub(super) fn pieces<'t>(text: &'t str, definitions: &mut Definitions) -> Vec<Piece<'t>> {
    let mut parser = Parser {
        text,
        definitions,
        place: 0,
        pieces: Vec::new(),
        delimiters: Delimiters::default(),
        brackets: Vec::new(),
        may_link: false,
        code_ends: [0; MOST_BACKTICKS + 1],
        has_scanned_code: false,
        unclosed: Unclosed::default(),
    };
    while parser.place < text.len() {
        parser.step();
    }
    parser.delimiters.pair(0, &mut parser.pieces);
    parser.pieces
}

/// The longest run of backticks that begins code.
const MOST_BACKTICKS: usize = 80;

struct Parser<'t, 'd> {
    text: &'t str,
    definitions: &'d mut Definitions,
    place: usize,
    pieces: Vec<Piece<'t>>,
    delimiters: Delimiters,
    brackets: Vec<Bracket>,
    /// Whether a `[` has been read since the last link: a link contains no other.
    may_link: bool,
    /// Where the last run of backticks of each length begins that has been seen.
    code_ends: [usize; MOST_BACKTICKS + 1],
    /// Whether they have been searched for up to the end.
    has_scanned_code: bool,
    unclosed: Unclosed,
}

/// A `[` or `![` that may begin a link or picture.
struct Bracket {
    /// Its index among the pieces.
    piece: usize,
    /// Where it ends.
    end: usize,
    is_image: bool,
    /// Whether another one follows.
    has_inner: bool,
}

impl<'t> Parser<'t, '_> {
    fn step(&mut self) {
        let start = self.place;
        let bytes = self.text.as_bytes();
        match bytes[start] {
            b'\n' | b'\r' => self.line_end(),
            b'`' => self.backticks(),
            b'\\' => self.backslash(),
            b'&' => match reference::character(&self.text[start..]) {
                Some((length, meaning)) => self.push(length, PieceKind::Other(meaning)),
                None => self.push(1, PieceKind::Text),
            },
            b'<' => self.pointed_bracket(),
            byte @ (b'*' | b'_' | b'~') => self.run(byte),
            b'[' => self.open_bracket(1),
            b'!' if bytes.get(start + 1) == Some(&b'[') && bytes.get(start + 2) != Some(&b'^') => {
                self.open_bracket(2);
            }
            b']' => self.close_bracket(),
            b':' if self.brackets.is_empty() => match address::web(self.text, start) {
                Some((start, length)) => self.web_address(start, length),
                None => self.plain_text(),
            },
            b'w' if self.brackets.is_empty() => match address::www(self.text, start) {
                Some((length, target)) => self.push(length, PieceKind::Address { target }),
                None => self.plain_text(),
            },
            _ => self.plain_text(),
        }
    }

    /// Adds a piece of this length.
    fn push(&mut self, length: usize, kind: PieceKind<'t>) {
        let start = self.place;
        self.place += length;
        self.pieces.push(Piece { start, end: self.place, kind });
    }

    fn plain_text(&mut self) {
        let rest = &self.text.as_bytes()[self.place + 1..];
        let is_special = |byte: &u8| {
            matches!(
                byte,
                b'\n'
                    | b'\r'
                    | b'`'
                    | b'\\'
                    | b'&'
                    | b'<'
                    | b'*'
                    | b'_'
                    | b'~'
                    | b'['
                    | b']'
                    | b'!'
                    | b':'
                    | b'w'
            )
        };
        let length = 1 + rest.iter().position(is_special).unwrap_or(rest.len());
        self.push(length, PieceKind::Text);
        // White space at the end of a line has no part in the text.
        if matches!(self.text.as_bytes().get(self.place), Some(b'\n' | b'\r'))
            && let Some(piece) = self.pieces.last_mut()
        {
            piece.end =
                piece.start + self.text[piece.start..piece.end].trim_end_matches([' ', '\t']).len();
        }
    }

    fn line_end(&mut self) {
        let bytes = self.text.as_bytes();
        let is_hard = self.text[..self.place].ends_with("  ");
        let end = 1 + usize::from(bytes[self.place..].starts_with(b"\r\n"));
        let spaces = count(&bytes[self.place + end..], |byte| matches!(byte, b' ' | b'\t'));
        self.push(end + spaces, if is_hard { PieceKind::HardBreak } else { PieceKind::SoftBreak });
    }

    fn backslash(&mut self) {
        match self.text.as_bytes().get(self.place + 1) {
            Some(byte) if byte.is_ascii_punctuation() => {
                self.place += 1;
                self.push(1, PieceKind::Text);
            }
            Some(b'\n') => self.push(2, PieceKind::HardBreak),
            Some(b'\r') => {
                let length = 2 + usize::from(self.text[self.place + 1..].starts_with("\r\n"));
                self.push(length, PieceKind::HardBreak);
            }
            _ => self.push(1, PieceKind::Text),
        }
    }

    // Code.

    fn backticks(&mut self) {
        let bytes = self.text.as_bytes();
        let length = count(&bytes[self.place..], |byte| byte == b'`');
        let start = self.place + length;
        let Some(end) = self.code_end(start, length) else {
            return self.push(length, PieceKind::Text);
        };
        let code = one_line(&self.text[start..end]);
        self.push(length + end - start + length, PieceKind::Code(code));
    }

    /// Returns where the next run of this many backticks begins. As in GitHub's parser, only the
    /// first piece of code of a length is found after a run that no other one ends.
    fn code_end(&mut self, from: usize, length: usize) -> Option<usize> {
        if length > MOST_BACKTICKS || (self.has_scanned_code && self.code_ends[length] <= from) {
            return None;
        }
        let bytes = self.text.as_bytes();
        let mut place = from;
        while let Some(next) = memchr::memchr(b'`', &bytes[place..]) {
            let start = place + next;
            let count = count(&bytes[start..], |byte| byte == b'`');
            place = start + count;
            if count <= MOST_BACKTICKS {
                self.code_ends[count] = start;
            }
            if count == length {
                return Some(start);
            }
        }
        self.has_scanned_code = true;
        None
    }

    // Pointed brackets and delimiters.

    fn pointed_bracket(&mut self) {
        let rest = &self.text[self.place..];
        if let Some((length, kind)) = scan::autolink(rest) {
            self.push(length, PieceKind::Autolink(kind));
        } else if let Some(length) = self.unclosed.html(rest) {
            self.push(length, PieceKind::Html);
        } else {
            self.push(1, PieceKind::Text);
        }
    }

    fn run(&mut self, byte: u8) {
        let length = count(&self.text.as_bytes()[self.place..], |other| other == byte);
        let end = self.place + length;
        let flanking = Flanking::of(self.text, self.place, end, byte);
        let (closes, opens) = (Vec::new(), Vec::new());
        self.push(length, PieceKind::Run { left: length, closes, opens });
        let can_pair = flanking.can_open || flanking.can_close;
        if can_pair && (byte != b'~' || length <= 2) {
            self.delimiters.push(self.pieces.len() - 1, byte, length, flanking, end);
        }
    }

    /// Adds a bare address that begins in text that has been read.
    fn web_address(&mut self, start: usize, length: usize) {
        while let Some(piece) = self.pieces.last_mut().filter(|piece| piece.end > start) {
            if piece.start >= start {
                self.pieces.pop();
            } else {
                piece.end = start;
            }
        }
        self.place = start;
        let target = self.text[start..start + length].to_owned();
        self.push(length, PieceKind::Address { target });
    }

    // Brackets.

    fn open_bracket(&mut self, length: usize) {
        if let Some(outer) = self.brackets.last_mut() {
            outer.has_inner = true;
        }
        self.push(length, PieceKind::Text);
        let is_image = length == 2;
        let (piece, end) = (self.pieces.len() - 1, self.place);
        self.brackets.push(Bracket { piece, end, is_image, has_inner: false });
        self.may_link |= !is_image;
    }

    fn close_bracket(&mut self) {
        let Some(bracket) = self.brackets.pop() else { return self.push(1, PieceKind::Text) };
        if !bracket.is_image && !self.may_link {
            return self.push(1, PieceKind::Text);
        }
        let after = self.place + 1;
        if let Some((length, destination)) = self.inline_destination(after, bracket.is_image) {
            return self.link(&bracket, 1 + length, destination);
        }
        if let Some((length, destination)) = self.referenced(after, &bracket) {
            return self.link(&bracket, 1 + length, destination);
        }
        let label = &self.text[bracket.end..self.place];
        if !bracket.is_image && label.len() > 1 && label.starts_with('^') {
            return self.note(&bracket, &label[1..]);
        }
        self.push(1, PieceKind::Text);
    }

    /// Returns the destination in parentheses at a place, and its length.
    fn inline_destination(&self, place: usize, is_image: bool) -> Option<(usize, Destination)> {
        let rest = &self.text[place..];
        let bytes = rest.as_bytes();
        if bytes.first() != Some(&b'(') {
            return None;
        }
        let start = 1 + count(&bytes[1..], is_space);
        let (length, address) = scan::destination(&rest[start..])?;
        let mut end = start + length;
        let spaces = count(&bytes[end..], is_space);
        let mut title = "";
        if spaces > 0
            && let Some(length) = scan::title(&rest[end + spaces..])
        {
            title = &rest[end + spaces + 1..end + spaces + length - 1];
            end += spaces + length;
        }
        end += count(&bytes[end..], is_space);
        (bytes.get(end) == Some(&b')')).then(|| {
            let (address, title) = (reference::unescaped(address), reference::unescaped(title));
            let link_type = pulldown_cmark::LinkType::Inline;
            (end + 1, Destination { is_image, link_type, address, title })
        })
    }

    /// Returns what the label after a `]`, or the text before it, refers to, and the length of the
    /// label.
    fn referenced(&mut self, place: usize, bracket: &Bracket) -> Option<(usize, Destination)> {
        if self.definitions.has_no_links() {
            return None;
        }
        let rest = &self.text[place..];
        let length = rest.starts_with('[').then(|| scan::label(rest)).flatten();
        let full = length.map(|length| &rest[1..length - 1]);
        let is_full = full.is_some_and(|label| !label.trim_ascii().is_empty());
        let label = match full {
            Some(label) if is_full || bracket.has_inner => label,
            None if bracket.has_inner => return None,
            _ => &self.text[bracket.end..place - 1],
        };
        let (address, title) = self.definitions.link(label)?;
        let link_type = pulldown_cmark::LinkType::Reference;
        let is_image = bracket.is_image;
        Some((length.unwrap_or(0), Destination { is_image, link_type, address, title }))
    }

    /// Makes a link or picture of what follows a bracket.
    fn link(&mut self, bracket: &Bracket, length: usize, destination: Destination) {
        let is_image = destination.is_image;
        let end = self.place + length;
        let opener = &mut self.pieces[bracket.piece];
        // Diagnostics point at the whole link.
        (opener.end, opener.kind) = (end, PieceKind::LinkStart(Box::new(destination)));
        self.delimiters.pair(bracket.end, &mut self.pieces);
        self.push(length, PieceKind::LinkEnd { is_image });
        if !is_image {
            self.may_link = false;
        }
    }

    /// Makes a reference to a footnote of a bracket and what follows it.
    fn note(&mut self, bracket: &Bracket, label: &str) {
        let start = self.pieces[bracket.piece].start;
        self.delimiters.pair(bracket.end, &mut self.pieces);
        self.pieces.truncate(bracket.piece);
        let kind = match self.definitions.note(label) {
            Some(name) => PieceKind::Note(name),
            None => PieceKind::Text,
        };
        self.place += 1;
        self.pieces.push(Piece { start, end: self.place, kind });
    }
}

/// Returns code on one line, without one space at both ends.
fn one_line(code: &str) -> Cow<'_, str> {
    let code = if code.contains(['\n', '\r']) {
        Cow::Owned(code.replace("\r\n", " ").replace(['\n', '\r'], " "))
    } else {
        Cow::Borrowed(code)
    };
    let is_padded = code.len() > 1 && code.starts_with(' ') && code.ends_with(' ');
    if !is_padded || code.bytes().all(|byte| byte == b' ') {
        return code;
    }
    match code {
        Cow::Borrowed(code) => Cow::Borrowed(&code[1..code.len() - 1]),
        Cow::Owned(code) => Cow::Owned(code[1..code.len() - 1].to_owned()),
    }
}
