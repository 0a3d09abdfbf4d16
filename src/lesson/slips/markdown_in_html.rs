//! Markdown that stays as it is, since no empty line separates it from a tag such as `</summary>`.
//!
//! In: the lines of a block of raw HTML. Out: a diagnostic about the first such line.

use crate::diagnostic::{Code, Phrase};
use crate::lesson::problems::Problems;
use crate::source::Span;

pub(crate) const MARKDOWN_IN_HTML: Code = Code::warning("markdown-in-html");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[MARKDOWN_IN_HTML];

/// Elements around text in which Markdown was meant. In others, such as `<pre>`, it was not, or
/// they have a diagnostic of their own.
const ELEMENTS: [&str; 14] = [
    "details", "summary", "div", "a", "span", "b", "i", "em", "strong", "br", "hr", "u", "small",
    "mark",
];

/// Looks at a block.
pub(super) fn check(source: &str, lines: &[Span], problems: &mut Problems) {
    let mut state = State::default();
    let mut found: Option<(Span, bool)> = None;
    for line in lines {
        let in_summary = state.in_summary;
        let texts = state.texts_of(&source[line.clone()]);
        if !state.is_plain {
            return;
        }
        for (start, text, is_in_summary) in texts {
            let begins_line = source[line.start..line.start + start].trim().is_empty();
            let is_block = begins_line && !in_summary && begins_block(text);
            if found.is_none() && (is_block || has_markup(text)) {
                let end = start + text.trim_end().len();
                found = Some((line.start + start..line.start + end, is_in_summary));
            }
        }
    }
    if let Some((span, is_in_summary)) = found {
        let fix = if is_in_summary { "fix-markdown-in-summary" } else { "fix-markdown-in-html" };
        problems.add(MARKDOWN_IN_HTML, &span, [("fix", Phrase::new(fix).into())]);
    }
}

/// What is open between the lines of a block.
#[derive(Debug)]
struct State {
    /// What ends the open tag or comment.
    open_until: Option<&'static str>,
    in_summary: bool,
    /// Whether all elements so far are among the [`ELEMENTS`].
    is_plain: bool,
}

impl Default for State {
    fn default() -> Self {
        Self { open_until: None, in_summary: false, is_plain: true }
    }
}

impl State {
    /// Returns the texts outside tags and comments, each with its place and whether it is in a
    /// summary.
    fn texts_of<'l>(&mut self, line: &'l str) -> Vec<(usize, &'l str, bool)> {
        let mut texts = Vec::new();
        let mut position = 0;
        while position < line.len() {
            let rest = &line[position..];
            if let Some(end) = self.open_until {
                let Some(length) = rest.find(end) else { return texts };
                self.open_until = None;
                position += length + end.len();
            } else if let Some(name) = tag_name(rest) {
                self.open_until = Some(">");
                self.is_plain &= ELEMENTS.iter().any(|known| known.eq_ignore_ascii_case(name));
                if name.eq_ignore_ascii_case("summary") {
                    self.in_summary = !rest.starts_with("</");
                }
                position += 1;
            } else if rest.starts_with("<!") || rest.starts_with("<?") {
                self.open_until = Some(if rest.starts_with("<!--") { "-->" } else { ">" });
                position += 2;
            } else {
                let next = memchr::memchr(b'<', &rest.as_bytes()[1..]);
                let length = next.map_or(rest.len(), |length| length + 1);
                let spaces = rest.len() - rest.trim_start().len();
                if spaces < length {
                    texts.push((position + spaces, &rest[spaces..length], self.in_summary));
                }
                position += length;
            }
        }
        texts
    }
}

/// Returns the name of the tag with which a text begins.
fn tag_name(text: &str) -> Option<&str> {
    let name = text.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    let length = name.find(|next: char| !next.is_ascii_alphanumeric()).unwrap_or(name.len());
    (name.starts_with(|first: char| first.is_ascii_alphabetic())).then(|| &name[..length])
}

/// Whether a line begins with the mark of a list, quotation, heading, table or block of code.
fn begins_block(text: &str) -> bool {
    let number = text.trim_start_matches(|next: char| next.is_ascii_digit());
    let is_number = number.len() < text.len() && number.starts_with(". ");
    let marks = ["- ", "* ", "+ ", "> ", "# ", "## ", "### ", "#### ", "```", "~~~"];
    let is_row = text.starts_with('|') && text.trim_end().ends_with('|') && text.len() > 2;
    is_number || is_row || marks.iter().any(|mark| text.starts_with(mark))
}

/// Whether a text has markup of running text in it.
fn has_markup(text: &str) -> bool {
    let encloses = |mark: &str| {
        let mut parts = text.split(mark);
        let before = parts.next().unwrap_or_default();
        parts.next().is_some_and(|inner| {
            let is_word = inner.starts_with(|first: char| !first.is_whitespace())
                && inner.ends_with(|last: char| !last.is_whitespace());
            is_word && parts.next().is_some() && !before.ends_with(char::is_alphanumeric)
        })
    };
    ["**", "*", "__", "_", "`", "~~"].into_iter().any(encloses) || has_link(text)
}

fn has_link(text: &str) -> bool {
    let before = text.split("](").next().unwrap_or_default();
    before.len() < text.len() && before.contains('[') && text[before.len()..].contains(')')
}
