//! The filler of the slots of a body, for one page.
//!
//! In: a body, and its text as a page shows it. Out: HTML.

use super::html::push_attribute;
use super::shown_text::ShownText;
use super::{link, practice, video};
use crate::lesson::{Filler, Slot, footnote_reference_id};
use crate::render::address;
use crate::text::escape;

/// Fills the slots of a body for one page.
pub(crate) struct PageFiller<'a> {
    text: ShownText<'a>,
}

impl Filler for PageFiller<'_> {
    fn fill(&mut self, slot: Slot, output: &mut String) {
        let text = self.text;
        match slot {
            Slot::HeadingId(_) | Slot::HeadingAnchors(_) | Slot::AnchorId(_)
                if !text.purpose.ids => {}
            Slot::HeadingId(place) => {
                push_attribute(
                    output,
                    "id",
                    text.entry.heading_ids(text.document.language).get(place as usize),
                );
            }
            Slot::HeadingAnchors(place) => self.push_anchors(place as usize, output),
            Slot::AnchorId(place) => {
                if let Some(id) = text.document.anchors.get(place as usize) {
                    push_attribute(output, "id", id);
                }
            }
            Slot::LinkOpen(place) => link::open(&text, place as usize, output),
            Slot::LinkClose(place) => link::close(&text, place as usize, output),
            Slot::Image(place) => self.image(place as usize, output),
            Slot::AlertLabel(kind) => self.words(&format!("alert-{}", kind.as_str()), output),
            Slot::FootnotesLabel => self.words("footnotes", output),
            Slot::TableLabel => self.label("table", &[], output),
            Slot::TaskLabel(done) => {
                self.label(if done { "task-done" } else { "task-open" }, &[], output);
            }
            Slot::FootnoteReference(number, count) => {
                self.footnote_reference(number, count, output);
            }
            Slot::FootnoteBackLabel(number) => {
                self.label("footnote-back", &[("n", &number.to_string())], output);
            }
            Slot::QuestionOpen(place) => practice::question_open(&text, place as usize, output),
            Slot::Options(place) => {
                // The options and their feedback have slots of their own.
                let mut part = |part: crate::lesson::Part, output: &mut String| {
                    text.document.parts.fill_part(part.place(), self, output);
                };
                practice::options(&text, place as usize, &mut part, output);
            }
            Slot::QuestionClose(place) => practice::question_close(&text, place as usize, output),
            Slot::Score => practice::score(&text, output),
            Slot::Reply(scenario) => practice::reply(&text, scenario, output),
            Slot::Note(place) => practice::note(&text, place as usize, output),
            Slot::VideoOpen(place) => video::open(&text, place as usize, output),
            Slot::VideoPlay(place) => video::play(&text, place as usize, output),
        }
    }
}

impl<'a> PageFiller<'a> {
    /// Returns a filler for bodies of this text.
    pub(crate) fn new(text: ShownText<'a>) -> Self {
        Self { text }
    }

    /// Writes the additional anchors of a heading: its own id if another is in use, and pins after
    /// the first.
    pub(crate) fn push_anchors(&self, place: usize, output: &mut String) {
        let (entry, document) = (self.text.entry, self.text.document);
        let Some(heading) = document.headings.get(place) else { return };
        let is_taken = |id: &str| entry.has_place(document.language, id);
        // Two headings may have the same additional anchor; it leads to the first one.
        let is_first = |id: &str| entry.heading_named(document.language, id) == Some(place);
        let own = Some(heading.own_id.as_str()).into_iter().chain(heading.former_id.as_deref());
        let own = own.filter(|own| !is_taken(own) && is_first(own));
        let further = heading.pins.iter().skip(1).map(String::as_str).filter(|pin| !is_taken(pin));
        for id in further.chain(own) {
            output.push_str("<a id=\"");
            escape::push_html(output, id);
            output.push_str("\"></a>");
        }
    }

    fn words(&self, key: &str, output: &mut String) {
        escape::push_html(output, &self.text.say(key, &[]));
    }

    fn label(&self, key: &str, arguments: &[(&str, &str)], output: &mut String) {
        push_attribute(output, "aria-label", &self.text.say(key, arguments));
    }

    /// Writes a reference to a footnote, if the footnotes are on the page.
    fn footnote_reference(&self, number: u32, count: u16, output: &mut String) {
        if !self.text.purpose.footnotes {
            return;
        }
        let id = footnote_reference_id(number as usize, count);
        output.push_str(&format!(
            "<sup class=\"pb-footnote-ref\">\
             <a id=\"{id}\" href=\"#pb-fn-{number}\" role=\"doc-noteref\""
        ));
        self.label("footnote-label", &[("n", &number.to_string())], output);
        output.push_str(&format!(">{number}</a></sup>"));
    }

    /// Writes a picture, or its description if the package does not contain it.
    fn image(&self, place: usize, output: &mut String) {
        let catalog = self.text.context.catalog;
        let Some(image) = self.text.document.images.get(place) else { return };
        let asset = catalog
            .image(&image.path, self.text.document.language)
            .filter(|asset| asset.danger.is_none());
        let link =
            asset.map(|asset| self.text.links.to(&address::media(catalog, &asset.path), None));
        let (Some(asset), Some(src)) = (asset, link.as_ref().and_then(|link| link.src())) else {
            return escape::push_html(output, &image.alt);
        };
        output.push_str("<img");
        push_attribute(output, "src", src);
        push_attribute(output, "alt", &image.alt);
        if !image.title.is_empty() {
            push_attribute(output, "title", &image.title);
        }
        if let Some((width, height)) = shown_size(image.size, asset.dimensions) {
            output.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        output.push_str(" loading=\"lazy\"/>");
    }
}

/// Returns the width and height of a picture: those of its file, scaled to the width or height that
/// the author wants.
fn shown_size(
    wanted: (Option<u32>, Option<u32>),
    dimensions: Option<(u32, u32)>,
) -> Option<(u32, u32)> {
    let scaled = |length: u32, from: u32, to: u32| {
        let length = u64::from(length) * u64::from(to) / u64::from(from.max(1));
        u32::try_from(length).unwrap_or(u32::MAX)
    };
    match (wanted, dimensions) {
        ((Some(width), Some(height)), _) => Some((width, height)),
        ((Some(width), None), Some(whole)) => Some((width, scaled(whole.1, whole.0, width))),
        ((None, Some(height)), Some(whole)) => Some((scaled(whole.0, whole.1, height), height)),
        (_, dimensions) => dimensions,
    }
}
