//! Words of another language in the place of interface strings that a language lacks.
//!
//! In: such words, and later the page that contains them. Out: the words with marks around them,
//! and later the page with elements that state their language, in the place of the marks. Whether
//! words are in text or in an attribute is known only once the page is complete. The marks are
//! control characters, which no other text of a page has.

use crate::language::Direction;

/// Begins words that are written in the direction of the page.
const START: u8 = 1;
/// Begins words that are written in the other direction.
const START_OTHER: u8 = 2;
const END: u8 = 3;

/// An element around words in text. It has no look of its own, and separates its direction from
/// the text around it.
const OPEN: &str = "<bdi lang=\"en\" dir=\"ltr\">";
const CLOSE: &str = "</bdi>";

/// Characters that do the same where no element is possible.
const ISOLATE: &str = "\u{2066}";
const ISOLATE_END: &str = "\u{2069}";

/// Elements whose content is text only.
const TEXT_ONLY: [&[u8]; 3] = [b"title", b"option", b"textarea"];
const NO_TEXT: [&[u8]; 2] = [b"script", b"style"];

/// Marks words that stand in on pages of this direction.
pub(super) fn marked(words: &str, page: Direction) -> String {
    let start = if page == Direction::LeftToRight { START } else { START_OTHER };
    format!("{}{words}{}", char::from(start), char::from(END))
}

/// Removes the marks, for a file that is no page.
pub(super) fn unmarked(text: &str) -> String {
    text.replace([START, START_OTHER, END].map(char::from), "")
}

/// Replaces the marks in a page or a part of one.
pub(super) fn placed(html: Vec<u8>) -> Vec<u8> {
    if memchr::memchr3(START, START_OTHER, END, &html).is_none() {
        return html;
    }
    let mut output = Vec::with_capacity(html.len() + html.len() / 8);
    let (mut place, mut in_text, mut in_attribute) =
        (Place::Text, Depth::default(), Depth::default());
    for (at, byte) in html.iter().enumerate() {
        match *byte {
            START | START_OTHER | END => match place {
                Place::Text => in_text.mark(*byte, OPEN, CLOSE, &mut output),
                Place::Nothing(_) => {}
                _ => in_attribute.mark_direction(*byte, &mut output),
            },
            byte => {
                let next = place.after(byte, &html[at..]);
                if next.is_value() != place.is_value() {
                    in_attribute.end(&mut output);
                }
                place = next;
                output.push(byte);
            }
        }
    }
    output
}

/// The same for a part of a page that is a string.
pub(super) fn placed_in(html: String) -> String {
    // Only whole characters are replaced.
    String::from_utf8(placed(html.into_bytes())).unwrap_or_default()
}

/// Where in a page a byte is.
#[derive(Debug, Clone, Copy)]
enum Place<'a> {
    Text,
    /// In a tag, with the content that follows it.
    Tag(Content<'a>),
    /// In a value of an attribute, with its quotation mark.
    Value(u8, Content<'a>),
    /// In the content of an element that contains text only.
    Plain(&'a [u8]),
    /// In a script or a style sheet.
    Nothing(&'a [u8]),
}

/// What follows a tag.
#[derive(Debug, Clone, Copy)]
enum Content<'a> {
    Text,
    Plain(&'a [u8]),
    Nothing(&'a [u8]),
}

impl<'a> Place<'a> {
    fn is_value(self) -> bool {
        matches!(self, Self::Value(..) | Self::Plain(_))
    }

    /// Returns the place after a byte, which `rest` begins with.
    fn after(self, byte: u8, rest: &'a [u8]) -> Self {
        match (self, byte) {
            (Self::Text, b'<') => {
                let name = tag_name(&rest[1..]);
                let is_tag =
                    !name.is_empty() || rest.get(1).is_some_and(|next| matches!(next, b'/' | b'!'));
                match () {
                    () if TEXT_ONLY.contains(&name) => Self::Tag(Content::Plain(name)),
                    () if NO_TEXT.contains(&name) => Self::Tag(Content::Nothing(name)),
                    () if is_tag => Self::Tag(Content::Text),
                    () => Self::Text,
                }
            }
            (Self::Tag(content), b'"' | b'\'') => Self::Value(byte, content),
            (Self::Value(quote, content), _) if byte == quote => Self::Tag(content),
            (Self::Tag(Content::Text), b'>') => Self::Text,
            (Self::Tag(Content::Plain(name)), b'>') => Self::Plain(name),
            (Self::Tag(Content::Nothing(name)), b'>') => Self::Nothing(name),
            (Self::Plain(name) | Self::Nothing(name), b'<')
                if rest.strip_prefix(b"</").is_some_and(|rest| tag_name(rest) == name) =>
            {
                Self::Tag(Content::Text)
            }
            _ => self,
        }
    }
}

fn tag_name(rest: &[u8]) -> &[u8] {
    let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if rest.first().is_some_and(u8::is_ascii_alphabetic) { &rest[..length] } else { &[] }
}

/// How many words, one in the other, have begun; only the outermost are marked.
#[derive(Debug, Default)]
struct Depth {
    depth: usize,
    /// Whether the outermost words have another direction.
    is_other: bool,
}

impl Depth {
    fn mark(&mut self, mark: u8, open: &str, close: &str, output: &mut Vec<u8>) {
        if mark == END {
            if self.depth == 1 {
                output.extend_from_slice(close.as_bytes());
            }
            self.depth = self.depth.saturating_sub(1);
        } else {
            if self.depth == 0 {
                output.extend_from_slice(open.as_bytes());
            }
            self.depth += 1;
        }
    }

    /// Ends everything that has begun. A description of a page may have been shortened.
    fn end(&mut self, output: &mut Vec<u8>) {
        self.depth = self.depth.min(1);
        if self.depth > 0 {
            self.mark_direction(END, output);
        }
    }

    fn mark_direction(&mut self, mark: u8, output: &mut Vec<u8>) {
        if mark != END && self.depth == 0 {
            self.is_other = mark == START_OTHER;
        }
        let (open, close) = if self.is_other { (ISOLATE, ISOLATE_END) } else { ("", "") };
        self.mark(mark, open, close, output);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str, direction: Direction) -> String {
        let (start, end) = html.split_once("WORDS").unwrap_or((html, ""));
        placed_in(format!("{start}{}{end}", marked("words", direction)))
    }

    #[test]
    fn words_in_text_are_in_an_element() {
        for html in ["<p>WORDS</p>", "a < b WORDS", "<!doctype html><b title='>'>WORDS</b>"] {
            assert_eq!(
                page(html, Direction::LeftToRight),
                html.replace("WORDS", "<bdi lang=\"en\" dir=\"ltr\">words</bdi>")
            );
        }
    }

    #[test]
    fn words_where_no_element_can_be_only_keep_their_direction() {
        for html in [
            "<p title=\"a > WORDS\">",
            "<title>WORDS</title><p>",
            "<option value=\"\">WORDS</option>",
            "<textarea>a <b> WORDS</textarea>",
        ] {
            assert_eq!(page(html, Direction::LeftToRight), html.replace("WORDS", "words"));
            assert_eq!(
                page(html, Direction::RightToLeft),
                html.replace("WORDS", "\u{2066}words\u{2069}")
            );
        }
        let script = "<script>a < WORDS \"</p>\"</script>";
        assert_eq!(page(script, Direction::RightToLeft), script.replace("WORDS", "words"));
    }

    #[test]
    fn words_in_words_are_marked_once() {
        let inner = marked("in", Direction::RightToLeft);
        let outer = marked(&format!("a {inner} b"), Direction::RightToLeft);
        assert_eq!(placed_in(format!("<p>{outer}</p>")), format!("<p>{OPEN}a in b{CLOSE}</p>"));
        assert_eq!(
            placed_in(format!("<p title=\"{outer}\">")),
            "<p title=\"\u{2066}a in b\u{2069}\">"
        );
        assert_eq!(unmarked(&outer), "a in b");
    }

    #[test]
    fn words_that_were_shortened_end_with_their_attribute() {
        let words = marked("words", Direction::RightToLeft);
        let html = format!("<p title=\"{}\" lang=\"{words}\">", &words[..3]);
        assert_eq!(
            placed_in(html),
            "<p title=\"\u{2066}wo\u{2069}\" lang=\"\u{2066}words\u{2069}\">"
        );
    }
}
