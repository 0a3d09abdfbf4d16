//! Headings as they are read, the title among them.
//!
//! In: where headings begin and end, and their words and pins. Out: [`Heading`]s in order.

use crate::source::Span;

/// A heading as it is written.
#[derive(Debug)]
pub(in crate::lesson) struct Heading {
    /// 1 to 6.
    pub(in crate::lesson) level: u8,
    /// Its words.
    pub(in crate::lesson) text: String,
    /// Ids pinned in it with `<a id>`.
    pub(in crate::lesson) pins: Vec<String>,
    pub(in crate::lesson) span: Span,
    /// Whether it stands where the title of the text does.
    pub(in crate::lesson) is_title: bool,
}

/// Headings so far.
#[derive(Debug, Default)]
pub(super) struct Headings {
    done: Vec<Heading>,
    open: Option<Heading>,
}

impl Headings {
    /// The place of the heading that is open, or that would begin here.
    pub(super) fn next_place(&self) -> u32 {
        u32::try_from(self.done.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn begin(&mut self, level: u8, span: Span, is_title: bool) {
        self.open = Some(Heading { level, text: String::new(), pins: Vec::new(), span, is_title });
    }

    /// Adds words to the open heading, if there is one.
    pub(super) fn add(&mut self, text: &str) {
        if let Some(heading) = &mut self.open {
            heading.text.push_str(text);
        }
    }

    /// Adds a pin to the open heading. `false` if none is open.
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

    /// The open heading ends.
    pub(super) fn end(&mut self) -> Option<&Heading> {
        let mut heading = self.open.take()?;
        heading.text = one_line(&heading.text);
        self.done.push(heading);
        self.done.last()
    }

    pub(super) fn finish(self) -> Vec<Heading> {
        self.done
    }
}

/// Words with single spaces between them.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
