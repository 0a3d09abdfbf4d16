//! The glossary page: every term in the order of its language, each with the lessons that use it.
//!
//! In: the page of its text. Out: HTML.

use serde::Serialize;

use super::definitions;
use super::entry::EntryPage;
use crate::diagnostic::Diagnostic;
use crate::lesson::{Block, BlockKind, BodyPlace, Document};
use crate::render::body::filler::PageFiller;
use crate::render::content::Content;
use crate::render::structured_data::Thing;
use crate::render::theme::{Field, SharedValue};
use crate::render::view::{NoticeView, TextView};

/// The variable `glossary`: every term.
#[derive(Debug, Serialize)]
pub struct GlossaryView {
    /// Title and introduction.
    pub text: TextView,
    /// Present if the glossary is missing in this language.
    pub notice: Option<NoticeView>,
    /// In the order of the language that they are shown in.
    #[serde(skip)]
    pub terms: Vec<TermView>,
    /// Footnotes of introduction and terms, as HTML; often empty.
    pub footnotes: String,
}

impl GlossaryView {
    /// Returns the view as a value for templates.
    pub(super) fn share(mut self) -> SharedValue {
        let terms = std::mem::take(&mut self.terms).into_iter().map(TermView::share).collect();
        SharedValue::with_fields(&self, [("terms", Field::List(terms))])
    }
}

/// A term of the glossary.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// Its id, the same in every language.
    pub id: String,
    /// The term.
    pub title: String,
    /// Additional anchors, as HTML.
    pub anchors: String,
    /// Its definition, as HTML.
    pub definition: String,
    /// The lessons that use it.
    #[serde(skip)]
    pub lessons: Vec<SharedValue>,
}

impl TermView {
    fn share(mut self) -> SharedValue {
        let lessons = std::mem::take(&mut self.lessons);
        SharedValue::with_fields(&self, [("lessons", Field::List(lessons))])
    }
}

/// Renders the page.
pub(super) fn render(page: &EntryPage<'_>) -> Result<Content, Diagnostic> {
    let text = page.text_with(introduction);
    let thing = Thing { kind: "DefinedTermSet", ..Thing::default() };
    let frame = page.frame("glossary", &text, &text.summary, thing);
    let held = page.held();
    let view = GlossaryView {
        footnotes: held
            .map(|document| footnotes(document, &mut page.filler(document)))
            .unwrap_or_default(),
        terms: held.map(|document| terms(page, document)).unwrap_or_default(),
        text,
        notice: page.notice(),
    };
    frame.render(page.context, &view.share())
}

/// Returns what precedes the first term. Terms are shown in alphabetical order.
fn introduction(document: &Document, filler: &mut PageFiller<'_>) -> String {
    let level = |place: u32| document.headings.get(place as usize).map(|heading| heading.level);
    let is_term =
        |block: &Block| matches!(block.kind, BlockKind::Heading(place) if level(place) == Some(2));
    let first = document.blocks.iter().position(is_term).unwrap_or(document.blocks.len());
    let end = document.blocks[..first].last().map_or_else(BodyPlace::default, Block::end);
    let mut html = String::new();
    document.body.fill_part(BodyPlace::default()..end, filler, &mut html);
    html
}

/// Returns what follows the last block of a text.
fn footnotes(document: &Document, filler: &mut PageFiller<'_>) -> String {
    let mut html = String::new();
    let start = document.blocks.last().map_or_else(BodyPlace::default, Block::end);
    document.body.fill_part(start..document.body.end(), filler, &mut html);
    html
}

/// Returns the terms in the language of the text, each with the lessons that use it.
fn terms(page: &EntryPage<'_>, document: &Document) -> Vec<TermView> {
    let Some(glossary) = &page.context.catalog.glossary else { return Vec::new() };
    let mut filler = page.filler(document);
    let ids = glossary.ids(document.language).iter();
    ids.filter_map(|id| Some((id, glossary.term(id, document.language)?)))
        .map(|(id, term)| {
            let mut anchors = String::new();
            filler.push_anchors(term.heading, &mut anchors);
            TermView {
                id: id.clone(),
                title: definitions::name(document, term),
                anchors,
                definition: definitions::html(document, term, &mut filler),
                lessons: page.context.lesson_cards(glossary.uses(id), page.language),
            }
        })
        .collect()
}
