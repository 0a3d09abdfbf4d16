//! Control characters in a text: as they stand in the file, or written as `&#8;`.
//!
//! In: a file; then what the parsers of Markdown and HTML have decoded. Out: the same without control characters, and a
//! diagnostic where there were any. What goes through here reaches pages, feeds and scripts.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

use super::markdown::Parser;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span};
use crate::text::control;

/// The first character of a file that could not be shown. The file holds U+FFFD in its place.
pub(super) fn find(file: &SourceFile) -> Option<Diagnostic> {
    let at = memchr::memmem::find(file.text.as_bytes(), "\u{fffd}".as_bytes())?;
    Some(Diagnostic::new(Code::ControlCharacter, &file.path, at..at + '\u{fffd}'.len_utf8()))
}

impl Parser<'_> {
    /// What the parser of Markdown has decoded.
    pub(super) fn clean_event<'e>(&mut self, event: Event<'e>, span: &Span) -> Event<'e> {
        match event {
            Event::Text(text) => Event::Text(self.clean(text, span)),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let (dest_url, title) = (self.clean(dest_url, span), self.clean(title, span));
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let (dest_url, title) = (self.clean(dest_url, span), self.clean(title, span));
                Event::Start(Tag::Image { link_type, dest_url, title, id })
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(self.clean(info, span))))
            }
            other => other,
        }
    }

    /// What the parser of HTML has decoded.
    pub(super) fn clean_html(&mut self, bytes: &[u8], span: &Span) -> String {
        let text = String::from_utf8_lossy(bytes);
        self.clean(CowStr::from(text), span).into_string()
    }

    fn clean<'e>(&mut self, text: CowStr<'e>, span: &Span) -> CowStr<'e> {
        if !text.contains(control::is_control) {
            return text;
        }
        let clean = control::in_decoded(&text).into_owned();
        let found = self.problem(Code::ControlCharacter, span.clone());
        self.diagnostics.push(found);
        CowStr::from(clean)
    }
}
