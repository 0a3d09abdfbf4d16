//! Collects headings, including the title.
//!
//! In: the beginnings and ends of headings, their text and pins. Out: [`Heading`]s in order.

use crate::source::Span;

/// A heading as written.
#[derive(Debug)]
pub(in crate::lesson) struct Heading {
    /// From 1 to 6.
    pub(in crate::lesson) level: u8,
    /// Its text, without markup.
    pub(in crate::lesson) text: String,
    /// The same with white space as written, from which GitHub makes the id.
    pub(in crate::lesson) raw_text: String,
    /// Ids pinned in it with `<a id>`.
    pub(in crate::lesson) pins: Vec<String>,
    pub(in crate::lesson) span: Span,
    /// Whether it is the title of the text.
    pub(in crate::lesson) is_title: bool,
}

/// The headings so far.
#[derive(Debug, Default)]
pub(super) struct Headings {
    done: Vec<Heading>,
    open: Option<Heading>,
}

impl Headings {
    /// Returns the index of the open heading, or of the next one.
    pub(super) fn next_place(&self) -> u32 {
        u32::try_from(self.done.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn begin(&mut self, level: u8, span: Span, is_title: bool) {
        let (text, raw_text, pins) = (String::new(), String::new(), Vec::new());
        self.open = Some(Heading { level, text, raw_text, pins, span, is_title });
    }

    /// Adds text to the open heading, if there is one.
    pub(super) fn add(&mut self, text: &str) {
        if let Some(heading) = &mut self.open {
            heading.raw_text.push_str(text);
        }
    }

    /// Adds a pin to the open heading. Returns `false` if none is open.
    pub(super) fn pin(&mut self, id: &str) -> bool {
        if let Some(heading) = &mut self.open {
            heading.pins.push(id.to_owned());
        }
        self.is_open()
    }

    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether the title is being read.
    pub(super) fn in_title(&self) -> bool {
        self.open.as_ref().is_some_and(|heading| heading.is_title)
    }

    /// Ends the open heading.
    pub(super) fn end(&mut self) -> Option<&Heading> {
        let mut heading = self.open.take()?;
        heading.text = one_line(&heading.raw_text);
        self.done.push(heading);
        self.done.last()
    }

    pub(super) fn finish(self) -> Vec<Heading> {
        self.done
    }
}

/// Collapses white space to single spaces.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
