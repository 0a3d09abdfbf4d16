//! The blocks that contain running text: headings, paragraphs, code, footnotes.
//!
//! In: the beginnings and ends of blocks, and their text. Out: HTML in the body, [`Heading`]s and
//! [`Paragraph`]s, and the amount of text.

use super::footnotes::Footnotes;
use super::headings::{Heading, Headings};
use super::item::Paragraph;
use super::paragraph::OpenParagraph;
use super::slot::Slot;
use super::words::{WordMark, Words};
use super::writer::Writer;
use crate::lesson::body::{Body, Mark};
use crate::lesson::slot::Slot as ReadySlot;
use crate::source::Span;
use crate::text::reading::Volume;

/// Blocks of running text while they are read.
#[derive(Debug)]
pub(super) struct Prose {
    writer: Writer,
    words: Words,
    headings: Headings,
    paragraph: Option<OpenParagraph>,
    footnotes: Footnotes,
    in_code: bool,
    /// Whether a paragraph has been read that can serve as the summary.
    has_summary: bool,
}

/// The result of reading running text.
#[derive(Debug)]
pub(super) struct FinishedProse {
    pub(super) body: Body<Slot>,
    pub(super) headings: Vec<Heading>,
    pub(super) footnotes: Footnotes,
    pub(super) volume: Volume,
    pub(super) plain: String,
}

/// The title of a text.
#[derive(Debug)]
pub(in crate::lesson) struct Title {
    pub(in crate::lesson) text: String,
    pub(in crate::lesson) html: String,
}

/// A heading that has ended.
#[derive(Debug)]
pub(super) enum EndedHeading {
    /// The title, which is not part of the body.
    Title(Title),
    /// Any other heading, by index among the headings.
    Other(u32),
}

/// A paragraph that has ended.
#[derive(Debug)]
pub(super) struct EndedParagraph {
    /// Where it began in the body.
    pub(super) start: Mark,
    pub(super) paragraph: Paragraph,
    /// Whether the title of its picture is shown as a caption.
    pub(super) has_caption: bool,
}

impl Prose {
    /// Makes an empty one with room for a text of this many bytes.
    pub(super) fn new(text_len: usize) -> Self {
        Self {
            writer: Writer::new(text_len),
            words: Words::default(),
            headings: Headings::default(),
            paragraph: None,
            footnotes: Footnotes::default(),
            in_code: false,
            has_summary: false,
        }
    }

    pub(super) fn finish(self) -> FinishedProse {
        let (volume, plain) = self.words.finish();
        let (body, headings) = (self.writer.finish(), self.headings.finish());
        FinishedProse { body, headings, footnotes: self.footnotes, volume, plain }
    }

    /// Returns the writer of the body.
    pub(super) fn out(&mut self) -> &mut Writer {
        &mut self.writer
    }

    /// Returns the current place in the body.
    pub(super) fn mark(&self) -> Mark {
        self.writer.mark()
    }

    // Text.

    /// Adds text to the open heading or paragraph, and to the plain text.
    pub(super) fn add(&mut self, text: &str, in_link: bool) {
        self.headings.add(text);
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.add(text, in_link);
        }
        if !self.headings.in_title() && !self.footnotes.is_open() {
            self.words.measure(text);
        }
        if !self.headings.is_open() {
            self.words.add(text);
        }
    }

    /// Ends a word.
    pub(super) fn end_word(&mut self) {
        self.words.end_word();
    }

    /// Ends a word and a sentence.
    pub(super) fn end_words(&mut self) {
        self.words.end_block();
    }

    /// Returns how much has been read so far.
    pub(super) fn word_mark(&self) -> WordMark {
        self.words.mark()
    }

    // Headings.

    /// Begins a heading. The title is written apart from the body.
    pub(super) fn begin_heading(&mut self, level: u8, span: Span, is_title: bool) {
        if is_title {
            self.writer.begin_separate();
        } else {
            self.writer.slot(Slot::HeadingOpen(self.headings.next_place()));
        }
        self.headings.begin(level, span, is_title);
    }

    /// Ends a heading.
    pub(super) fn end_heading(&mut self) -> Option<EndedHeading> {
        let place = self.headings.next_place();
        self.end_words();
        let heading = self.headings.end()?;
        if heading.is_title {
            let body = self.writer.end_separate();
            let html = body.html_of(&(Mark::default()..body.end())).trim().to_owned();
            return Some(EndedHeading::Title(Title { text: heading.text.clone(), html }));
        }
        self.writer.slot(Slot::HeadingClose(place));
        self.words.begin_section();
        Some(EndedHeading::Other(place))
    }

    /// Adds an anchor to the open heading as a pin. Returns `false` if none is open.
    pub(super) fn pin(&mut self, id: &str) -> bool {
        self.headings.pin(id)
    }

    pub(super) fn in_title(&self) -> bool {
        self.headings.in_title()
    }

    // Paragraphs.

    pub(super) fn begin_paragraph(&mut self) {
        self.paragraph = Some(OpenParagraph::new(self.writer.mark(), !self.has_summary));
        self.writer.html("<p>");
    }

    /// Returns the open paragraph.
    pub(super) fn paragraph(&mut self) -> Option<&mut OpenParagraph> {
        self.paragraph.as_mut()
    }

    /// Ends a paragraph. `may_sum_up` is whether it is at the top level.
    pub(super) fn end_paragraph(&mut self, may_sum_up: bool) -> Option<EndedParagraph> {
        let paragraph = self.paragraph.take()?;
        let start = paragraph.start();
        self.end_words();
        if let Some((place, caption)) = paragraph.lone_picture() {
            self.writer.truncate(start);
            self.push_picture(place, caption);
            let has_caption = !caption.is_empty();
            return Some(EndedParagraph { start, paragraph: Paragraph::default(), has_caption });
        }
        let inner = start.moved("<p>")..self.writer.mark();
        if self.writer.is_blank(&inner) {
            // There were only comments in it.
            self.writer.truncate(start);
            return Some(EndedParagraph {
                start,
                paragraph: Paragraph::default(),
                has_caption: false,
            });
        }
        self.writer.html("</p>\n");
        let paragraph = paragraph.finish(inner);
        // A paragraph that is only a link may be rendered as something other than text.
        self.has_summary |=
            may_sum_up && paragraph.summary().is_some() && paragraph.links.is_empty();
        Some(EndedParagraph { start, paragraph, has_caption: false })
    }

    /// Writes a picture that is alone in its paragraph.
    fn push_picture(&mut self, place: u32, caption: &str) {
        if caption.is_empty() {
            self.writer.html("<p class=\"pb-picture\">");
            self.writer.ready(ReadySlot::Image(place));
            return self.writer.html("</p>\n");
        }
        self.writer.html("<figure>");
        self.writer.ready(ReadySlot::Image(place));
        self.writer.html("<figcaption>");
        self.writer.text(caption);
        self.writer.html("</figcaption></figure>\n");
    }

    // Code.

    pub(super) fn begin_code(&mut self, language: &str) {
        self.in_code = true;
        self.writer.html("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.writer.attribute("class", &format!("language-{language}"));
        }
        self.writer.html(">");
    }

    /// Writes a line of preformatted text. Returns `false` if no code block is open.
    pub(super) fn code(&mut self, text: &str) -> bool {
        if self.in_code {
            self.writer.text(text);
            self.words.add(text);
        }
        self.in_code
    }

    pub(super) fn end_code(&mut self) {
        self.in_code = false;
        self.end_words();
        self.writer.html("</code></pre>\n");
    }

    // Footnotes.

    pub(super) fn refer(&mut self, name: &str, span: Span) {
        let place = self.footnotes.refer(name, span);
        self.writer.slot(Slot::FootnoteReference(place));
    }

    pub(super) fn begin_footnote(&mut self, name: &str) {
        self.writer.begin_separate();
        self.footnotes.begin(name, self.words.mark().plain);
    }

    pub(super) fn end_footnote(&mut self) {
        let text = self.writer.end_separate();
        self.footnotes.end(text, self.words.mark().plain);
    }
}
