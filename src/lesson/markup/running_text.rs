//! The running text of a file as its author wrote it, for rules about writing.
//!
//! In: the Markdown of a file. Out: [`Passage`]s, one for each block, without code, addresses,
//! comments, tags, and what is marked as another language.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::element::is_phrasing;
use super::parser_text::ParserText;
use super::reader::extensions;
use crate::source::Span;

/// Stands for what is in a passage but is not running text: code, an address, words of another
/// language.
const OTHER: char = '\u{fffc}';

/// The running text of a paragraph, heading, cell or other block.
#[derive(Debug, Default)]
pub struct Passage {
    /// Its text.
    pub text: String,
    /// Where each piece of the text is in the file: offsets in the text and in the file.
    places: Vec<(usize, usize)>,
}

impl Passage {
    /// Returns the place in the file of a part of the text.
    pub fn span(&self, part: Range<usize>) -> Span {
        let piece = self.places.partition_point(|(start, _)| *start <= part.start);
        let (start, place) = self.places[piece.saturating_sub(1)];
        let from = place + (part.start - start);
        from..from + part.len()
    }

    fn push(&mut self, text: &str, place: usize) {
        self.places.push((self.text.len(), place));
        self.text.push_str(text);
    }

    fn push_other(&mut self, place: usize) {
        if !self.text.ends_with(OTHER) {
            self.push(OTHER.encode_utf8(&mut [0; 4]), place);
        }
    }
}

/// Returns the passages of the Markdown that begins at an offset of a file.
pub(in crate::lesson) fn passages(
    file: &str,
    start: usize,
    definition_lists: bool,
) -> Vec<Passage> {
    let markdown = &file[start..];
    let text = ParserText::new(markdown);
    let mut reader = Reader { markdown, start, ..Reader::default() };
    for (event, range) in
        Parser::new_ext(text.as_str(), extensions(definition_lists)).into_offset_iter()
    {
        reader.event(&event, range);
    }
    reader.end_passage();
    reader.passages
}

/// The state of reading.
#[derive(Default)]
struct Reader<'a> {
    markdown: &'a str,
    start: usize,
    passages: Vec<Passage>,
    passage: Passage,
    /// The names of the open elements whose content is not running text.
    hidden: Vec<String>,
    /// Whether the text is that of a code block or an address.
    is_other: bool,
    /// Whether a comment or tag continues on the next line.
    open_html: Option<&'static str>,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(_) if self.is_other => self.passage.push_other(self.start + range.start),
            Event::Text(_) => self.text(range),
            Event::Code(_) => self.passage.push_other(self.start + range.start),
            Event::SoftBreak | Event::HardBreak => {
                self.passage.push("\n", self.start + range.start);
            }
            Event::Html(_) => self.html(range, true),
            Event::InlineHtml(_) => self.html(range, false),
            Event::Start(Tag::CodeBlock(_)) => {
                self.end_passage();
                self.is_other = true;
            }
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                self.is_other = true;
            }
            Event::End(TagEnd::CodeBlock) => {
                self.is_other = false;
                self.end_passage();
            }
            Event::End(TagEnd::Link) => self.is_other = false,
            Event::Start(tag) if !is_phrasing(tag) => self.end_passage(),
            Event::End(TagEnd::HtmlBlock) => {
                self.open_html = None;
                self.end_passage();
            }
            _ => {}
        }
    }

    fn text(&mut self, range: Range<usize>) {
        if !self.hidden.is_empty() {
            return self.passage.push_other(self.start + range.start);
        }
        // A bare address is a word.
        let text = &self.markdown[range.clone()];
        let mut place = range.start;
        for word in text.split_inclusive(char::is_whitespace) {
            if is_address(word) {
                self.passage.push_other(self.start + place);
                let end = word.trim_end().len();
                self.passage.push(&word[end..], self.start + place + end);
            } else {
                self.passage.push(word, self.start + place);
            }
            place += word.len();
        }
    }

    /// Reads raw HTML: in a block, each element has its own passage.
    fn html(&mut self, range: Range<usize>, is_block: bool) {
        let mut place = range.start;
        while place < range.end {
            let rest = &self.markdown[place..range.end];
            if let Some(end) = self.open_html {
                let length = rest.find(end).map(|at| at + end.len());
                self.open_html = if length.is_some() { None } else { self.open_html };
                place += length.unwrap_or(rest.len());
            } else if rest.starts_with("<!--") {
                self.open_html = Some("-->");
            } else if let Some(tag) = rest.strip_prefix('<') {
                self.tag(tag);
                if is_block {
                    self.end_passage();
                }
                self.open_html = Some(">");
            } else {
                let length = rest.find('<').unwrap_or(rest.len());
                self.text(place..place + length);
                place += length;
            }
        }
    }

    /// Notes an element whose content is not running text of the language.
    fn tag(&mut self, tag: &str) {
        let is_name = |character: char| character.is_ascii_alphanumeric();
        let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name = &tag[..tag.find(|character| !is_name(character)).unwrap_or(tag.len())];
        let attributes = &tag[name.len()..tag.find('>').unwrap_or(tag.len())];
        let is_hidden = matches!(name, "code" | "kbd" | "pre" | "samp")
            || attributes.contains(" lang=")
            || self.hidden.last().is_some_and(|hidden| hidden == name);
        match (is_end, is_hidden) {
            (false, true) => self.hidden.push(name.to_owned()),
            (true, true) if self.hidden.last().is_some_and(|hidden| hidden == name) => {
                self.hidden.pop();
            }
            _ => {}
        }
    }

    fn end_passage(&mut self) {
        let passage = std::mem::take(&mut self.passage);
        if !passage.text.trim().is_empty() {
            self.passages.push(passage);
        }
    }
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains("www.") || word.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(markdown: &str) -> Vec<String> {
        let passages = passages(markdown, 0, false);
        passages.into_iter().map(|passage| passage.text.replace(OTHER, "▯")).collect()
    }

    #[test]
    fn a_passage_is_the_text_of_a_block_across_its_markup() {
        assert_eq!(
            texts("# One *two*\n\n- [three](a.md \"x\")\n  **four**"),
            ["One two", "three\nfour"]
        );
        assert_eq!(
            texts("| a | b |\n|---|---|\n| c[^1] | d |\n\n[^1]: e"),
            ["a", "b", "c", "d", "e"]
        );
        assert_eq!(texts("![alt](a.png \"title\") after"), ["alt after"]);
    }

    #[test]
    fn code_addresses_comments_and_other_languages_are_left_out() {
        assert_eq!(texts("a `b` c <!-- d --> e\n\n```\nf\n```\n\n    g"), ["a ▯ c  e", "▯", "▯"]);
        assert_eq!(texts("see <http://a.b> and http://c.d/e or f@g.h."), ["see ▯ and ▯ or ▯"]);
        assert_eq!(texts("a <span lang=\"de\">„b“ *c*</span> d <kbd>e</kbd>"), ["a ▯ d ▯"]);
        assert_eq!(
            texts("<details>\n<summary>a <b>c</b></summary>\n<!-- d\ne -->\n\nf\n\n</details>"),
            ["a ", "c", "f"]
        );
    }

    #[test]
    fn a_part_of_a_passage_has_its_place_in_the_file() {
        let markdown = "front\n\n> a *b* [c](d) “e”\n> f\n";
        let passage = passages(markdown, 7, false).remove(0);
        assert_eq!(passage.text, "a b c “e”\nf");
        for part in ["b", "c", "“e”", "f"] {
            let start = passage.text.find(part).unwrap();
            assert_eq!(&markdown[passage.span(start..start + part.len())], part);
        }
    }
}
