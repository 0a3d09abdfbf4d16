//! The page of a topic: its text and its lessons, in parts if there are many.
//!
//! In: the page of its text. Out: HTML.

use serde::Serialize;

use super::entry::EntryPage;
use crate::diagnostic::Diagnostic;
use crate::render::address;
use crate::render::content::Content;
use crate::render::frame::Frame;
use crate::render::list::{self, PagerView};
use crate::render::structured_data::{Named, Thing};
use crate::render::theme::{Field, SharedValue};
use crate::render::view::{NoticeView, TextView};

/// The variable `topic`.
#[derive(Debug, Serialize)]
pub struct TopicPageView {
    /// The topic's folder name.
    pub topic_id: String,
    /// The text of the topic's page; on later pages of a long list, only its title.
    pub text: TextView,
    /// Present if the text is missing in this language.
    pub notice: Option<NoticeView>,
    /// The lessons of this page of the list.
    #[serde(skip)]
    pub lessons: Vec<SharedValue>,
    /// The total number of lessons that the topic lists.
    pub lesson_count: usize,
    /// The ids of those that belong to another topic, separated by spaces; often empty.
    pub guest_ids: String,
    /// Present if the list has several pages.
    pub pager: Option<PagerView>,
}

impl TopicPageView {
    /// Returns the view as a value for templates.
    pub(super) fn share(mut self) -> SharedValue {
        let fields = [("lessons", Field::List(std::mem::take(&mut self.lessons)))];
        SharedValue::with_fields(&self, fields)
    }
}

/// Renders the page.
pub(super) fn render(page: &EntryPage<'_>) -> Result<Content, Diagnostic> {
    let catalog = page.context.catalog;
    let text = page.text();
    let provider = Named { kind: "Organization", name: catalog.site_title(page.language) };
    let thing = Thing { kind: "Course", provider: Some(provider), ..Thing::default() };
    let frame = Frame { topic: Some(page.id), ..page.frame("topic", &text, &text.summary, thing) };
    let lessons = catalog.lessons(page.id, page.language);
    let first = address::entry(catalog, page.entry, page.language);
    let view = TopicPageView {
        topic_id: page.entry.folder.clone(),
        text,
        notice: page.notice(),
        lessons: page.context.lesson_cards(list::part(lessons, page.part), page.language),
        lesson_count: lessons.len(),
        guest_ids: catalog.guest_ids(page.id, page.language),
        pager: list::pager(&first, page.part, lessons.len()),
    };
    frame.render(page.context, &view.share())
}
