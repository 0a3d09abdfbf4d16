//! Blocks: paragraphs, headings, alerts, code, cells of tables, boxes of tasks.
//!
//! In: events of the Markdown parser. Out: HTML with slots in the body, the title, the summary and the headings.

use std::mem;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, HeadingLevel};

use super::body::{AlertKind, Mark, Slot};
use super::inline::{push_attribute, push_text};
use super::markdown::{Parser, Title};
use super::section::SectionKind;
use super::video::VideoSource;
use super::{BlockKind, Heading};
use crate::diagnostic::Code;
use crate::source::Span;
use crate::text::slug;

/// A heading being read.
pub(super) struct OpenHeading {
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) pins: Vec<String>,
    pub(super) span: Span,
    pub(super) is_title: bool,
}

/// A paragraph being read.
pub(super) struct OpenParagraph {
    pub(super) mark: Mark,
    pub(super) text: String,
    /// Whether it has text outside links and pictures.
    pub(super) has_text: bool,
    /// How many links and pictures it has.
    pub(super) others: usize,
    /// The only picture so far.
    pub(super) image: Option<u32>,
    pub(super) caption: String,
    /// The first link, where it leads to a video, with its words.
    pub(super) video: Option<(VideoSource, String, Span)>,
}

/// A table being read.
pub(super) struct OpenTable {
    pub(super) alignments: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) in_head: bool,
}

/// What an item of a list becomes when a box begins it.
const TASK_CLASS: &str = " class=\"pb-task\"";

impl Parser<'_> {
    pub(super) fn start_paragraph(&mut self) {
        let mark = self.out.mark();
        self.paragraph = Some(OpenParagraph {
            mark,
            text: String::new(),
            has_text: false,
            others: 0,
            image: None,
            caption: String::new(),
            video: None,
        });
        self.out.html.push_str("<p>");
    }

    pub(super) fn end_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraph.take() else { return };
        self.close_tick();
        self.end_plain_block();
        let is_lone_image = paragraph.others == 1 && !paragraph.has_text;
        if let Some(image) = paragraph.image.filter(|_| is_lone_image) {
            self.out.truncate(paragraph.mark);
            if paragraph.caption.is_empty() {
                self.out.html.push_str("<p class=\"pb-picture\">");
                self.out.slot(Slot::Image(image));
                self.out.html.push_str("</p>\n");
                return;
            }
            self.out.html.push_str("<figure>");
            self.out.slot(Slot::Image(image));
            self.out.html.push_str("<figcaption>");
            push_text(&mut self.out.html, &paragraph.caption);
            self.out.html.push_str("</figcaption></figure>\n");
            if let Some(image) = self.images.last_mut() {
                image.title.clear();
            }
            return;
        }
        let is_blank = self.out.mark().slots == paragraph.mark.slots
            && self.out.html[paragraph.mark.html() + "<p>".len()..].trim().is_empty();
        if is_blank {
            // Nothing but comments stood in it.
            self.out.truncate(paragraph.mark);
            return;
        }
        self.out.html.push_str("</p>\n");
        if let Some((source, title, span)) = paragraph.video.take_if(|_| is_lone_image && self.is_top_level()) {
            return self.push_video(source, title, paragraph.mark, span);
        }
        let opens_text = paragraph.mark == Mark::default() && self.waiting.is_empty();
        if opens_text && self.raw_html.is_closed() {
            self.out.lede = Some(self.out.mark());
        }
        if self.summary.is_none() && self.depth == 0 && paragraph.has_text && self.raw_html.is_closed() {
            self.summary = Some(paragraph.text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    pub(super) fn start_heading(&mut self, level: HeadingLevel, span: Span) {
        let level = level as u8;
        let is_title = level == 1 && self.title.is_none() && self.depth == 1 && self.waiting.is_empty();
        if self.sections.in_note() {
            // What only a team leader reads is not part of the page's outline.
            self.out.html.push_str("<h4>");
            self.heading = Some(OpenHeading { level, text: String::new(), pins: Vec::new(), span, is_title });
            return;
        }
        if level == 1 && !is_title {
            let again = self.problem(Code::SecondTitle, span.clone());
            self.diagnostics.push(again);
        }
        let index = u32::try_from(self.headings.len()).unwrap_or(u32::MAX);
        if is_title {
            self.set_aside();
        } else {
            if self.begins_at_top_level() {
                self.begin_heading(level, index, &span);
                self.begin_top_block(span.start);
            }
            self.out.html.push_str(&format!("<h{level}"));
            self.out.slot(Slot::HeadingId(index));
            self.out.html.push('>');
        }
        self.heading = Some(OpenHeading { level, text: String::new(), pins: Vec::new(), span, is_title });
    }

    pub(super) fn end_heading(&mut self) {
        let Some(heading) = self.heading.take() else { return };
        self.end_plain_block();
        let text = heading.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.sections.in_note() {
            // GitHub counts it among those of the same words.
            self.heading_ids.claim(slug::heading_id(&text));
            return self.out.html.push_str("</h4>\n");
        }
        if text.is_empty() {
            let empty = self.problem(Code::EmptyHeading, heading.span.clone());
            self.diagnostics.push(empty);
        }
        let above = self.headings.last().map_or(heading.level, |above| above.level);
        if heading.level > above + 1 {
            let signs = "#".repeat(usize::from(above) + 1);
            let skipped = self.problem(Code::SkippedHeading, heading.span.clone()).with("signs", signs);
            self.diagnostics.push(skipped);
        }
        let index = u32::try_from(self.headings.len()).unwrap_or(u32::MAX);
        if heading.is_title {
            let html = self.take_back().html.trim().to_owned();
            self.title = Some(Title { text: text.clone(), html });
        } else {
            // White space before a pin that was taken out.
            let trimmed = self.out.html.trim_end().len();
            let last_slot = self.out.slots.last().map_or(0, |(offset, _)| *offset as usize);
            self.out.html.truncate(trimmed.max(last_slot));
            self.out.slot(Slot::HeadingAnchors(index));
            self.out.html.push_str(&format!("</h{}>\n", heading.level));
            self.plain.begin_section();
            if self.is_top_level() {
                self.end_block(BlockKind::Heading(index));
            }
        }
        let wanted = match slug::heading_id(&text) {
            empty if empty.is_empty() => "section".to_owned(),
            // The interface has the ids that begin so.
            id if id.starts_with("pb-") => format!("section-{id}"),
            id => id,
        };
        let own_id = self.heading_ids.claim(wanted);
        self.headings.push(Heading {
            level: heading.level,
            text,
            own_id,
            pins: heading.pins,
            is_empty: false,
            span: heading.span,
        });
        if heading.is_title && self.title.as_ref().is_some_and(|title| title.text.is_empty()) {
            self.title = None;
        }
    }

    pub(super) fn start_quote(&mut self, kind: Option<BlockQuoteKind>, span: &Span) {
        let Some(kind) = kind else {
            return self.out.html.push_str("<blockquote>\n");
        };
        if self.depth > 1 {
            let nested = self.problem(Code::NestedAlert, span.clone());
            self.diagnostics.push(nested);
        }
        let kind = match kind {
            BlockQuoteKind::Note => AlertKind::Note,
            BlockQuoteKind::Tip => AlertKind::Tip,
            BlockQuoteKind::Important => AlertKind::Important,
            BlockQuoteKind::Warning => AlertKind::Warning,
            BlockQuoteKind::Caution => AlertKind::Caution,
        };
        let name = kind.as_str();
        self.out.html.push_str(&format!("<div class=\"pb-alert pb-alert-{name}\" role=\"note\"><p class=\"pb-alert-label\">"));
        self.out.slot(Slot::AlertLabel(kind));
        self.out.html.push_str("</p>\n");
    }

    pub(super) fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.in_code_block = true;
        self.out.html.push_str("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = info.split(' ').next().filter(|language| !language.is_empty())
        {
            self.out.html.push_str(" class=\"language-");
            push_attribute(&mut self.out.html, language);
            self.out.html.push('"');
        }
        self.out.html.push('>');
    }

    pub(super) fn start_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let alignment = table.alignments.get(table.column).copied().unwrap_or(Alignment::None);
        table.column += 1;
        self.out.html.push_str(if table.in_head { "<th" } else { "<td" });
        self.out.html.push_str(match alignment {
            Alignment::None => ">",
            Alignment::Left => " class=\"pb-left\">",
            Alignment::Center => " class=\"pb-center\">",
            Alignment::Right => " class=\"pb-right\">",
        });
    }

    pub(super) fn task_marker(&mut self, done: bool, span: &Span) {
        if self.begin_label(done, span) {
            return;
        }
        if let Some(at) = self.items.last().copied() {
            // No slot lies between the opening tag and the marker, so that nothing else has to move but the paragraph in between.
            self.out.html.insert_str(at, TASK_CLASS);
            if let Some(paragraph) = self.paragraph.as_mut().filter(|paragraph| paragraph.mark.html() >= at) {
                paragraph.mark.html += u32::try_from(TASK_CLASS.len()).unwrap_or_default();
            }
        }
        if self.tick(done, span) {
            return;
        }
        self.out.html.push_str("<input type=\"checkbox\" disabled");
        if done {
            self.out.html.push_str(" checked");
        }
        self.out.slot(Slot::TaskLabel(done));
        self.out.html.push_str("> ");
    }

    /// A box of a plan: a script lets the reader tick it, and the words beside it are its name.
    fn tick(&mut self, done: bool, span: &Span) -> bool {
        let in_note = self.sections.in_note();
        let plan = self.sections.open_mut().filter(|section| section.kind == SectionKind::Plan && !in_note);
        let Some(plan) = plan else { return false };
        let number = plan.box_count;
        plan.box_count += 1;
        if done {
            plan.ticked.push(span.clone());
        }
        let name = plan.name.clone().unwrap_or_default();
        let checked = if done { " checked" } else { "" };
        let input = format!(
            "<label class=\"pb-tick\"><input type=\"checkbox\" autocomplete=\"off\" disabled{checked} data-pb-tick=\"{name}:{number}\"> "
        );
        self.out.html.push_str(&input);
        self.open_tick = true;
        true
    }

    /// The words beside a box end.
    pub(super) fn close_tick(&mut self) {
        if mem::take(&mut self.open_tick) {
            self.out.html.push_str("</label>");
        }
    }
}

/// A section is empty if nothing but white space and comments stands between its heading and the next one of the same or
/// a higher level.
pub(super) fn mark_empty_sections(headings: &mut [Heading], text: &str) {
    let starts: Vec<(u8, usize)> = headings.iter().map(|heading| (heading.level, heading.span.start)).collect();
    for (index, heading) in headings.iter_mut().enumerate() {
        let next = starts.get(index + 1);
        if next.is_some_and(|(level, _)| *level > heading.level) {
            continue;
        }
        let end = next.map_or(text.len(), |(_, start)| *start);
        heading.is_empty = text.get(heading.span.end..end).is_some_and(is_blank);
    }
}

fn is_blank(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some(end) = comment.find("-->") else { return true };
        rest = comment[end + 3..].trim_start();
    }
    rest.is_empty()
}
