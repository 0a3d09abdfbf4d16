//! What a text says, as sixteen hex digits: the same for two files that differ only in line
//! endings, comments or where links lead.
//!
//! In: the source of a text. Out: a [`TextHash`], with which a translation says what it was made
//! from. The definition is one of source text, not of parser events, so that anybody can compute
//! it; `docs/translating.md` has it in words, as a script, and with test vectors.

use std::borrow::Cow;
use std::fmt;

use memchr::memmem;
use sha2::{Digest as _, Sha256};

use super::normalise;

/// What is hashed first. Another definition would have another number, and stamps of this one would
/// stay valid beside it.
const VERSION: &str = "polybook-text-1\n";

/// The first eight bytes of SHA-256 over what a text says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextHash([u8; 8]);

impl TextHash {
    /// The hash of a text: its Markdown after the front matter, and the summary that the front
    /// matter states, if it does. A summary in a comment counts instead.
    ///
    /// ```
    /// use polybook::text::text_hash::TextHash;
    ///
    /// let hash = TextHash::of("# Title\n\nSee [there](a.md).\n", None);
    /// assert_eq!(hash, TextHash::of("\u{feff}# Title\r\n<!-- review: human -->\r\n\r\nSee [there](b.md).  \r\n", None));
    /// assert_ne!(hash, TextHash::of("# Title\n\nSee [here](a.md).\n", None));
    /// ```
    pub fn of(markdown: &str, summary: Option<&str>) -> Self {
        let text = markdown.strip_prefix('\u{feff}').unwrap_or(markdown);
        let has_return = memchr::memchr(b'\r', text.as_bytes()).is_some();
        let text =
            if has_return { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) };
        let text = normalise::nfc(&text);
        let scanned =
            Scanner { text: &text, at: 0, kept: String::with_capacity(text.len()), summary: None }
                .run();
        let mut hasher = Sha256::new();
        hasher.update(VERSION);
        if let Some(summary) = scanned.summary.or(summary) {
            let words: Vec<&str> = summary.split_whitespace().collect();
            hasher.update(format!("summary: {}\n", normalise::nfc(&words.join(" "))));
        }
        hasher.update(tidy(&scanned.kept));
        let digest = hasher.finalize();
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&digest[..8]);
        Self(bytes)
    }

    /// Whether it is sixteen zeros, which whoever cannot compute a hash writes in the place of one:
    /// they stand for no text.
    pub fn is_blank(self) -> bool {
        self.0 == [0; 8]
    }

    /// Reads sixteen hex digits.
    pub fn parse(text: &str) -> Option<Self> {
        let is_hash = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash
            .then(|| u64::from_str_radix(text, 16).ok().map(|number| Self(number.to_be_bytes())))?
    }
}

impl fmt::Display for TextHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", u64::from_be_bytes(self.0))
    }
}

impl fmt::Debug for TextHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// Lines without white space at their ends, no more than one blank line at a time, and none at the
/// ends of the text.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut is_blank = false;
    let mut rest = text;
    while !rest.is_empty() {
        let (line, next) = rest.split_at(line_length(rest));
        rest = next;
        let line = line.trim_end_matches([' ', '\t', '\n']);
        if line.is_empty() {
            is_blank = true;
            continue;
        }
        if !tidied.is_empty() {
            tidied.push_str(if is_blank { "\n\n" } else { "\n" });
        }
        tidied.push_str(line);
        is_blank = false;
    }
    tidied
}

/// Takes comments and destinations out of a text, going over it once. What begins first wins; code
/// is passed over whole.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
    kept: String,
    /// What the last comment that states a summary says.
    summary: Option<&'a str>,
}

impl<'a> Scanner<'a> {
    fn run(mut self) -> Self {
        let bytes = self.text.as_bytes();
        let mut copied = 0;
        while self.at < bytes.len() {
            let is_line_start = self.at == 0 || bytes[self.at - 1] == b'\n';
            if let Some(end) = is_line_start.then(|| self.fence_end()).flatten() {
                self.at = end;
                continue;
            }
            let mut cut = is_line_start.then(|| self.reference()).flatten();
            if cut.is_none() {
                // Most of a text is neither code nor comment nor link: the next sign of one, or the
                // next line, is looked for at once.
                let line = line_length(self.rest());
                let Some(length) =
                    memchr::memchr3(b'<', b']', b'`', &bytes[self.at..self.at + line])
                else {
                    self.at += line;
                    continue;
                };
                self.at += length;
                cut = match bytes[self.at] {
                    b'`' => {
                        self.at = self.code_end();
                        continue;
                    }
                    b'<' => self.comment(),
                    _ => self.destination(),
                };
            }
            let Some((from, to)) = cut else {
                self.at += 1;
                continue;
            };
            self.kept.push_str(&self.text[copied..from]);
            copied = to;
            self.at = to;
        }
        self.kept.push_str(&self.text[copied..]);
        self
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The end of the fenced code that begins on this line: three or more backticks or tildes, up
    /// to a line of at least as many.
    fn fence_end(&self) -> Option<usize> {
        let (character, length) = fence(self.rest())?;
        let mut at = self.at + line_length(self.rest());
        while at < self.text.len() {
            let line = &self.text[at..at + line_length(&self.text[at..])];
            let inside = line.trim_start_matches(' ');
            let rest = inside.trim_start_matches(character);
            let is_end = line.len() - inside.len() <= 3
                && inside.len() - rest.len() >= length
                && rest.trim_end_matches('\n').trim_end_matches([' ', '\t']).is_empty();
            at += line.len();
            if is_end {
                // The line end is not the fence's own: what follows begins a line.
                return Some(if line.ends_with('\n') { at - 1 } else { at });
            }
        }
        Some(self.text.len())
    }

    /// The end of the code span that begins here, within its paragraph; the end of the run of
    /// backticks where it is none.
    fn code_end(&self) -> usize {
        let rest = self.rest();
        let ticks = run_length(rest);
        let mut position = ticks;
        while let Some(start) = rest[position..].find(['`', '\n']).map(|start| position + start) {
            if rest[start..].starts_with('\n') {
                if rest[start + 1..].trim_start_matches([' ', '\t']).starts_with('\n') {
                    break;
                }
                position = start + 1;
                continue;
            }
            let run = run_length(&rest[start..]);
            if run == ticks {
                return self.at + start + run;
            }
            position = start + run;
        }
        self.at + ticks
    }

    /// The comment that begins here.
    fn comment(&mut self) -> Option<(usize, usize)> {
        let inside = self.rest().strip_prefix("<!--")?;
        let end = memmem::find(inside.as_bytes(), b"-->")?;
        if let Some((name, value)) = inside[..end].split_once(':')
            && name.trim() == "summary"
        {
            self.summary = Some(value);
        }
        Some((self.at, self.at + "<!--".len() + end + "-->".len()))
    }

    /// The destination of a link or picture whose words end here: what stands in `](…)` before its
    /// title.
    fn destination(&self) -> Option<(usize, usize)> {
        let inside = self.rest().strip_prefix("](")?;
        let is_comment = inside.strip_prefix("<!--").is_some_and(|comment| comment.contains("-->"));
        if inside.starts_with('`') || is_comment {
            return None;
        }
        let from = self.at + "](".len();
        Some((from, from + destination_length(inside)?))
    }

    /// The destination of a reference `[name]: …` on this line; `[^name]:` is a footnote.
    fn reference(&self) -> Option<(usize, usize)> {
        let rest = self.rest();
        let indent = rest.len() - rest.trim_start_matches(' ').len();
        let label = rest[indent..]
            .strip_prefix('[')
            .filter(|label| indent <= 3 && !label.starts_with('^'))?;
        let end = label
            .find([']', '[', '\n'])
            .filter(|end| *end > 0 && label[*end..].starts_with("]:"))?;
        let after = &label[end + "]:".len()..];
        let start = after.trim_start_matches([' ', '\t']);
        let length = start.find([' ', '\t', '\n']).unwrap_or(start.len());
        let from = self.at + indent + "[".len() + end + "]:".len();
        (length > 0).then_some((from, from + (after.len() - start.len()) + length))
    }
}

/// The length of `<…>`, or of signs without white space, in which brackets may stand in pairs but
/// not in each other.
fn destination_length(text: &str) -> Option<usize> {
    if let Some(inside) = text.strip_prefix('<')
        && let Some(end) = inside.find(['>', '\n', '<'])
        && inside[end..].starts_with('>')
        && inside[end + 1..].starts_with([' ', '\t', '\n', ')'])
    {
        return Some(end + 2);
    }
    let mut is_open = false;
    for (at, character) in text.char_indices() {
        match character {
            ')' if !is_open => return Some(at),
            ')' => is_open = false,
            '(' if is_open => return None,
            '(' => is_open = true,
            ' ' | '\t' | '\n' => return (!is_open).then_some(at),
            _ => {}
        }
    }
    None
}

/// The sign and length of the fence that opens on a line.
fn fence(line: &str) -> Option<(char, usize)> {
    let inside = line.trim_start_matches(' ');
    let character = inside
        .chars()
        .next()
        .filter(|character| line.len() - inside.len() <= 3 && matches!(character, '`' | '~'))?;
    let info = inside.trim_start_matches(character);
    let length = inside.len() - info.len();
    // Backticks after backticks are a code span.
    let is_span =
        character == '`' && info.split('\n').next().is_some_and(|info| info.contains('`'));
    (length >= 3 && !is_span).then_some((character, length))
}

/// How many backticks a text begins with.
fn run_length(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}

fn line_length(text: &str) -> usize {
    memchr::memchr(b'\n', text.as_bytes()).map_or(text.len(), |newline| newline + 1)
}
