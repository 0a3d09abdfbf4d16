//! Fills the slots of a body for one page.
//!
//! In: a body, the text it belongs to, and the page that shows it. Out: HTML.

use super::Site;
use super::plan::entry_path;
use crate::catalog::{Destination, Entry, EntryId, EntryKind, LinkProblem, ResolvedLink};
use crate::language::LanguageId;
use crate::lesson::{Document, Filler, Slot, footnote_reference_id};
use crate::text::{escape, relative_path};

/// What is needed to fill the slots of one body.
pub(super) struct PageFiller<'a> {
    pub(super) site: &'a Site,
    pub(super) id: EntryId,
    pub(super) entry: &'a Entry,
    /// The text that is shown.
    pub(super) document: &'a Document,
    /// The language of the page that shows it; another than the text's own where that is missing.
    pub(super) reader: LanguageId,
    /// The path of that page.
    pub(super) path: &'a str,
    /// For whom.
    pub(super) purpose: Purpose,
}

/// For whom a body is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// For a learner, on the text's own page.
    Learner,
    /// For a team leader: replies lie open, and nothing can be entered.
    Guide,
    /// Beside another text, on its page: nothing has an id, and nothing can be entered.
    Excerpt,
}

impl Filler for PageFiller<'_> {
    fn fill(&mut self, slot: Slot, output: &mut String) {
        match slot {
            Slot::HeadingId(_) | Slot::HeadingAnchors(_) | Slot::AnchorId(_) if self.purpose == Purpose::Excerpt => {}
            Slot::HeadingId(place) => {
                output.push_str(" id=\"");
                escape::push_html(output, self.entry.heading_ids(self.document.language).get(place as usize));
                output.push('"');
            }
            Slot::HeadingAnchors(place) => self.push_anchors(place as usize, output),
            Slot::LinkOpen(place) => self.open_link(place as usize, output),
            Slot::LinkClose(place) => self.close_link(place as usize, output),
            Slot::Image(place) => self.image(place as usize, output),
            Slot::AlertLabel(kind) => {
                let label = self.say(&format!("alert-{}", kind.as_str()), &[]);
                escape::push_html(output, &label);
            }
            Slot::TableLabel => self.label("table", &[], output),
            Slot::TaskLabel(done) => self.label(if done { "task-done" } else { "task-open" }, &[], output),
            Slot::FootnotesLabel => {
                let label = self.say("footnotes", &[]);
                escape::push_html(output, &label);
            }
            Slot::FootnoteReference(number, count) => self.footnote_reference(number, count, output),
            Slot::FootnoteBackLabel(number) => self.label("footnote-back", &[("n", &number.to_string())], output),
            Slot::AnchorId(place) => {
                if let Some(id) = self.document.anchors.get(place as usize) {
                    push_attribute(output, "id", id);
                }
            }
            Slot::QuestionOpen(place) => self.question_open(place as usize, output),
            Slot::Options(place) => self.options(place as usize, output),
            Slot::QuestionClose(place) => self.question_close(place as usize, output),
            Slot::Score => self.score(output),
            Slot::Reply(scenario) => self.reply(scenario, output),
            Slot::Note(place) => self.note(place as usize, output),
            Slot::VideoOpen(place) => self.video_open(place as usize, output),
            Slot::VideoPlay(place) => self.video_play(place as usize, output),
        }
    }
}

/// An attribute after the name of a tag.
pub(super) fn push_attribute(output: &mut String, name: &str, value: &str) {
    output.push(' ');
    output.push_str(name);
    output.push_str("=\"");
    escape::push_html(output, value);
    output.push('"');
}

impl PageFiller<'_> {
    /// The text speaks its own language, also where the page around it speaks another.
    pub(super) fn say(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.site.say(self.document.language, key, arguments)
    }

    fn label(&self, key: &str, arguments: &[(&str, &str)], output: &mut String) {
        output.push_str(" aria-label=\"");
        escape::push_html(output, &self.say(key, arguments));
        output.push('"');
    }

    /// The further addresses of a heading: its own id where another is in use, and pins beyond the first.
    pub(super) fn push_anchors(&self, place: usize, output: &mut String) {
        let Some(heading) = self.document.headings.get(place) else { return };
        let language = self.document.language;
        let is_taken = |id: &str| self.entry.has_place(language, id);
        // Two headings may want the same second address; the first one has it.
        let is_first = |id: &str| self.entry.heading_named(language, id) == Some(place);
        let own = Some(heading.own_id.as_str()).filter(|own| !is_taken(own) && is_first(own));
        let further = heading.pins.iter().skip(1).map(String::as_str).filter(|pin| !is_taken(pin));
        for id in further.chain(own) {
            output.push_str("<a id=\"");
            escape::push_html(output, id);
            output.push_str("\"></a>");
        }
    }

    fn open_link(&self, place: usize, output: &mut String) {
        let catalog = &self.site.catalog;
        let mut push_href = |address: &str| {
            output.push_str(" href=\"");
            escape::push_html(output, address);
            output.push('"');
        };
        if let Some(destination) = self.destination(place) {
            let target = entry_path(catalog, catalog.entry(destination.entry), destination.language);
            let mut href = relative_path::between(self.path, &target);
            if let Some(fragment) = &destination.fragment {
                href.push('#');
                href.push_str(&escape::path(fragment));
            }
            push_href(&href);
            let is_term = self.purpose == Purpose::Learner && self.entry.kind == EntryKind::Lesson;
            if let Some(term) = self.term(place).filter(|_| is_term) {
                output.push_str(" class=\"pb-term\"");
                push_attribute(output, "data-pb-term", term);
            }
            if destination.language != self.reader {
                output.push_str(" hreflang=\"");
                output.push_str(catalog.language(destination.language).tag.as_str());
                output.push('"');
            }
            return;
        }
        match catalog.links(self.id, self.document.language).get(place) {
            Some(ResolvedLink::Here(id)) => {
                let fragment = format!("#{}", escape::path(id));
                // A guide, or a page that explains a term, is not the page that the text means by “here”; one with two languages is.
                let is_elsewhere = self.purpose == Purpose::Guide
                    || (self.purpose == Purpose::Excerpt && self.entry.kind == EntryKind::Glossary);
                if is_elsewhere {
                    let own = entry_path(catalog, self.entry, self.document.language);
                    push_href(&(relative_path::between(self.path, &own) + &fragment));
                } else {
                    push_href(&fragment);
                }
            }
            Some(ResolvedLink::File(path)) => {
                push_href(&escape::path(&relative_path::between(self.path, &catalog.media_path(path))));
            }
            _ => {}
        }
    }

    /// The term of the glossary that a link names, if the glossary has it.
    fn term(&self, place: usize) -> Option<&str> {
        let catalog = &self.site.catalog;
        let glossary = catalog.glossary.as_ref()?;
        match catalog.links(self.id, self.document.language).get(place)? {
            ResolvedLink::Entry { entry, place: Some(place), pinned: None } if *entry == glossary.entry => Some(&place.id),
            _ => None,
        }
    }

    /// A reference to a footnote, where the footnotes are on the page.
    fn footnote_reference(&self, number: u32, count: u16, output: &mut String) {
        if self.purpose != Purpose::Learner {
            return;
        }
        let id = footnote_reference_id(number as usize, count);
        output.push_str(&format!("<sup class=\"pb-footnote-ref\"><a id=\"{id}\" href=\"#pb-fn-{number}\" role=\"doc-noteref\""));
        self.label("footnote-label", &[("n", &number.to_string())], output);
        output.push_str(&format!(">{number}</a></sup>"));
    }

    /// Where a link to an entry leads this reader.
    fn destination(&self, place: usize) -> Option<Destination> {
        let catalog = &self.site.catalog;
        match catalog.links(self.id, self.document.language).get(place)? {
            ResolvedLink::Entry { entry, place, pinned } => {
                Some(catalog.destination(*entry, place.as_ref(), *pinned, self.reader))
            }
            ResolvedLink::Broken(LinkProblem::NoPlace { entry: Some(entry), .. }) => {
                Some(catalog.destination(*entry, None, None, self.reader))
            }
            _ => None,
        }
    }

    /// After a link that leads into another language stands the name of that language.
    fn close_link(&self, place: usize, output: &mut String) {
        let Some(destination) = self.destination(place).filter(|destination| destination.language != self.reader) else { return };
        let language = self.site.catalog.language(destination.language);
        output.push_str(" <span class=\"pb-language-label\" lang=\"");
        output.push_str(language.tag.as_str());
        output.push_str("\">");
        escape::push_html(output, &self.say("link-language", &[("language", &language.name)]));
        output.push_str("</span>");
    }

    fn image(&self, place: usize, output: &mut String) {
        let catalog = &self.site.catalog;
        let Some(image) = self.document.images.get(place) else { return };
        let asset = catalog.image(&image.path, self.document.language).filter(|asset| asset.danger.is_none());
        let Some(asset) = asset else {
            return escape::push_html(output, &image.alt);
        };
        output.push_str("<img src=\"");
        output.push_str(&escape::path(&relative_path::between(self.path, &catalog.media_path(&asset.path))));
        output.push_str("\" alt=\"");
        escape::push_html(output, &image.alt);
        output.push('"');
        if !image.title.is_empty() {
            output.push_str(" title=\"");
            escape::push_html(output, &image.title);
            output.push('"');
        }
        if let Some((width, height)) = asset.dimensions {
            output.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        output.push_str(" loading=\"lazy\">");
    }
}
