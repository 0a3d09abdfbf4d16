//! Control characters in a text: as they stand in the file, or written as `&#8;`.
//!
//! In: a file; then what the parsers of Markdown and HTML have decoded. Out: the same without
//! control characters, and a diagnostic where there were any. What goes through here reaches pages,
//! feeds and scripts.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

use super::problems::Problems;
use crate::diagnostic::shared::CONTROL_CHARACTER;
use crate::source::{SourceFile, Span};
use crate::text::control;

/// Reports the first character of a file that could not be shown. The file holds U+FFFD in its
/// place.
pub(super) fn find(file: &SourceFile, problems: &mut Problems) {
    if let Some(at) = memchr::memmem::find(file.text.as_bytes(), "\u{fffd}".as_bytes()) {
        problems.add(CONTROL_CHARACTER, &(at..at + '\u{fffd}'.len_utf8()), []);
    }
}

/// What the parser of Markdown has decoded.
pub(super) fn clean_event<'e>(event: Event<'e>, span: &Span, problems: &mut Problems) -> Event<'e> {
    match event {
        Event::Text(text) => Event::Text(clean(text, span, problems)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let (dest_url, title) = (clean(dest_url, span, problems), clean(title, span, problems));
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            let (dest_url, title) = (clean(dest_url, span, problems), clean(title, span, problems));
            Event::Start(Tag::Image { link_type, dest_url, title, id })
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(clean(info, span, problems))))
        }
        other => other,
    }
}

/// What the parser of HTML has decoded.
pub(super) fn clean_html(bytes: &[u8], span: &Span, problems: &mut Problems) -> String {
    clean_decoded(CowStr::from(String::from_utf8_lossy(bytes)), span, problems).into_string()
}

/// A borrowed text is a piece of the file, in which no control character was left.
fn clean<'e>(text: CowStr<'e>, span: &Span, problems: &mut Problems) -> CowStr<'e> {
    if matches!(text, CowStr::Borrowed(_)) { text } else { clean_decoded(text, span, problems) }
}

fn clean_decoded<'e>(text: CowStr<'e>, span: &Span, problems: &mut Problems) -> CowStr<'e> {
    if !text.contains(control::is_control) {
        return text;
    }
    problems.add(CONTROL_CHARACTER, span, []);
    CowStr::from(control::in_decoded(&text).into_owned())
}
