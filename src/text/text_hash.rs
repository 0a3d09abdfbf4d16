//! Text hashes: sixteen hex digits that are the same for two texts that differ only in line
//! endings, comments or link destinations.
//!
//! In: the source of a text. Out: a [`TextHash`], by which a translation states the version it was
//! made from. It is defined on source text, not on parser events, so that anybody can compute it;
//! `docs/content/reference/translating/en.md` has the definition in words, as a script, and with
//! test vectors.

use std::borrow::Cow;
use std::fmt;

use memchr::memmem;
use sha2::{Digest as _, Sha256};

use super::normalise;

/// A prefix of everything that is hashed. Another definition would have another number, so that
/// stamps of both could exist at the same time.
const VERSION: &str = "polybook-text-1\n";

/// The first eight bytes of SHA-256 over the content of a text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextHash([u8; 8]);

impl TextHash {
    /// Hashes a text: its Markdown after the front matter, and the summary in the front matter, if
    /// there is one. A summary in a comment overrides that one.
    ///
    /// ```
    /// use polybook::text::text_hash::TextHash;
    ///
    /// let hash = TextHash::of("# Title\n\nSee [there](a.md).\n", None);
    /// let same = "\u{feff}# Title\r\n<!-- review: human -->\r\n\r\n\
    ///     See [there](b.md).  \r\n";
    /// assert_eq!(hash, TextHash::of(same, None));
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

    /// Whether it is sixteen zeros: a placeholder written by people who cannot compute a hash. It
    /// is not the hash of any text.
    pub fn is_blank(self) -> bool {
        self.0 == [0; 8]
    }

    /// Parses sixteen hex digits.
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

/// Removes white space at the ends of lines, blank lines at both ends of the text, and all but one
/// of consecutive blank lines.
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

/// Removes comments and link destinations from a text in one pass. The construct that begins first
/// wins; code is kept as it is.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
    kept: String,
    /// The text of the last summary comment.
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
                // Most text is neither code nor comment nor link: skip to the next character that
                // may begin one, or to the next line.
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

    /// Returns the end of the fenced code that begins on this line: three or more backticks or
    /// tildes, up to a line with at least as many.
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
                // The line ending is not part of the fence: the next line is the start of a line
                // again.
                return Some(if line.ends_with('\n') { at - 1 } else { at });
            }
        }
        Some(self.text.len())
    }

    /// Returns the end of the code span that begins here, within its paragraph; if it is not
    /// closed, the end of the run of backticks.
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

    /// Returns the range of the comment that begins here.
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

    /// Returns the destination of a link or image whose text ends here: the part of `](…)` before
    /// its title.
    fn destination(&self) -> Option<(usize, usize)> {
        let inside = self.rest().strip_prefix("](")?;
        let is_comment = inside.strip_prefix("<!--").is_some_and(|comment| comment.contains("-->"));
        if inside.starts_with('`') || is_comment {
            return None;
        }
        let from = self.at + "](".len();
        Some((from, from + destination_length(inside)?))
    }

    /// Returns the destination of a link reference definition `[name]: …` on this line; `[^name]:`
    /// is a footnote.
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

/// Returns the length of `<…>`, or of characters without white space, in which brackets may come in
/// pairs but may not be nested.
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

/// Returns the character and length of the fence that opens on a line.
fn fence(line: &str) -> Option<(char, usize)> {
    let inside = line.trim_start_matches(' ');
    let character = inside
        .chars()
        .next()
        .filter(|character| line.len() - inside.len() <= 3 && matches!(character, '`' | '~'))?;
    let info = inside.trim_start_matches(character);
    let length = inside.len() - info.len();
    // Backticks after the opening backticks make it a code span.
    let is_span =
        character == '`' && info.split('\n').next().is_some_and(|info| info.contains('`'));
    (length >= 3 && !is_span).then_some((character, length))
}

/// Returns how many backticks a text begins with.
fn run_length(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}

fn line_length(text: &str) -> usize {
    memchr::memchr(b'\n', text.as_bytes()).map_or(text.len(), |newline| newline + 1)
}
