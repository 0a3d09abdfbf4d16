//! Control characters in a text, written literally or as `&#8;`.
//!
//! In: a file, then text that the Markdown and HTML parsers have decoded. Out: the same without
//! control characters, and a diagnostic if there were any. All text on its way to pages, feeds and
//! scripts passes through here.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

use super::problems::Problems;
use crate::diagnostic::shared::CONTROL_CHARACTER;
use crate::source::{SourceFile, Span};
use crate::text::control;

/// Reports the first control character of a file. The file has U+FFFD in its place.
pub(super) fn find(file: &SourceFile, problems: &mut Problems) {
    if let Some(at) = memchr::memmem::find(file.text.as_bytes(), "\u{fffd}".as_bytes()) {
        problems.add(CONTROL_CHARACTER, &(at..at + '\u{fffd}'.len_utf8()), []);
    }
}

/// Cleans text that the Markdown parser has decoded.
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

/// Cleans text that the HTML parser has decoded.
pub(super) fn clean_html(bytes: &[u8], span: &Span, problems: &mut Problems) -> String {
    clean_decoded(CowStr::from(String::from_utf8_lossy(bytes)), span, problems).into_string()
}

/// Cleans a text. A borrowed one is part of the file, in which control characters are already
/// replaced.
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
