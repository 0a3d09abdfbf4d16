//! Front matter that is none: YAML between `---` lines, and `+++` lines that are not the first.
//!
//! In: the beginning of a file. Out: diagnostics, and the place of the words, which are not part of
//! the page.

use std::borrow::Cow;

use super::spaces::is_invisible;
use crate::diagnostic::{Code, Phrase};
use crate::lesson::problems::Problems;
use crate::source::Span;

pub(crate) const YAML_FRONT_MATTER: Code = Code::warning("yaml-front-matter");
pub(crate) const YAML_DRAFT: Code = Code::error("yaml-draft");
pub(crate) const FRONT_MATTER_PLACE: Code = Code::warning("front-matter-place");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[YAML_FRONT_MATTER, YAML_DRAFT, FRONT_MATTER_PLACE];

/// The most lines of front matter. No tool writes a tenth of it.
const MOST_LINES: usize = 500;

/// Keys of other tools. Below other lines, only these are told apart from a heading between two
/// rules.
const KEYS: [&str; 22] = [
    "title",
    "draft",
    "date",
    "description",
    "summary",
    "tags",
    "categories",
    "weight",
    "order",
    "author",
    "authors",
    "layout",
    "slug",
    "lang",
    "language",
    "id",
    "permalink",
    "published",
    "updated",
    "nav_order",
    "parent",
    "sidebar_position",
];

/// A line of the file, without its end.
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl Line<'_> {
    fn is(&self, fence: &str) -> bool {
        self.text.trim_matches(|next: char| next.is_whitespace() || is_invisible(next)) == fence
    }

    fn span(&self) -> Span {
        self.start..self.start + self.text.trim_end().len()
    }
}

/// Looks at the text from an offset on, and returns the place of front matter that is none.
pub(in crate::lesson) fn find(text: &str, start: usize, problems: &mut Problems) -> Option<Span> {
    let mut place = start;
    let mut lines = text[start..].split_inclusive('\n').map(|line| {
        let start = place;
        place += line.len();
        Line { start, text: line }
    });
    let mut before = None;
    let mut in_comment = false;
    let opening = loop {
        let line = lines.next()?;
        let words = line.text.trim();
        in_comment |= words.starts_with("<!--");
        if in_comment {
            in_comment = !words.ends_with("-->");
            before = Some("front-matter-after-comment");
        } else if line.is("") {
            before = before.or(Some("front-matter-after-line"));
        } else {
            break line;
        }
    };
    let fence = ["+++", "---"].into_iter().find(|fence| opening.is(fence))?;
    let inside: Vec<Line<'_>> = lines.take(MOST_LINES).collect();
    let closing =
        inside.iter().position(|line| line.is(fence) || (fence == "---" && line.is("...")));
    let closing = closing?;
    let end = inside[closing].span().end;
    let inside = &inside[..closing];
    if fence == "---" {
        match yaml(inside, before.is_none())?.draft {
            Some(draft) => problems.add(YAML_DRAFT, &inside[draft].span(), []),
            None => problems.add(YAML_FRONT_MATTER, &opening.span(), []),
        }
    } else {
        let is_toml = inside.iter().any(|line| line.text.contains('=')) || inside.is_empty();
        let key = before.filter(|_| is_toml).unwrap_or("front-matter-indented");
        if !is_toml {
            return None;
        }
        problems.add(FRONT_MATTER_PLACE, &opening.span(), [("fix", Phrase::new(key).into())]);
    }
    Some(opening.start..end)
}

/// Returns the text of a file from an offset on, with spaces in the place of front matter that is
/// none.
pub(in crate::lesson) fn blanked(text: &str, start: usize, place: Option<Span>) -> Cow<'_, str> {
    let Some(place) = place else { return Cow::Borrowed(&text[start..]) };
    let blank = " ".repeat(place.len());
    Cow::Owned([&text[start..place.start], blank.as_str(), &text[place.end..]].concat())
}

/// Settings in YAML.
struct Yaml {
    /// The index of the line that makes the text a draft.
    draft: Option<usize>,
}

/// Reads lines as YAML; `None` if they are none.
fn yaml(lines: &[Line<'_>], is_first: bool) -> Option<Yaml> {
    let is_dense = lines.iter().all(|line| !line.is(""));
    let mut has_key = false;
    let mut draft = None;
    for (place, line) in lines.iter().enumerate() {
        let text = line.text.trim_end();
        if text.is_empty() || text.starts_with([' ', '\t', '-', '#', ']', '}', '\u{a0}']) {
            continue;
        }
        let (key, value) = text.split_once(':')?;
        let is_key = !key.is_empty()
            && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.\"'".contains(&byte));
        let is_known = KEYS.contains(&key.to_ascii_lowercase().as_str());
        if !is_key || !(value.is_empty() || value.starts_with([' ', '\t', '"'])) {
            return None;
        }
        has_key |= is_known || (is_first && is_dense);
        let is_true = |value: &str| matches!(value, "true" | "yes" | "on");
        let is_false = |value: &str| matches!(value, "false" | "no" | "off");
        let value = value.split('#').next().unwrap_or_default();
        let value = value.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
        let key = key.to_ascii_lowercase();
        if (key == "draft" && is_true(&value)) || (key == "published" && is_false(&value)) {
            draft = Some(place);
        }
    }
    has_key.then_some(Yaml { draft })
}
