//! A plain page: a page outside the topics.
//!
//! In: the page of its text. Out: HTML.

use serde::Serialize;

use super::entry::EntryPage;
use crate::diagnostic::Diagnostic;
use crate::render::content::Content;
use crate::render::structured_data::Thing;
use crate::render::theme::SharedValue;
use crate::render::view::{NoticeView, TextView};

/// The variable `plain`: a page outside the topics.
#[derive(Debug, Serialize)]
pub struct PlainPageView {
    /// Title, text and contents.
    pub text: TextView,
    /// Present if the text is missing in this language.
    pub notice: Option<NoticeView>,
}

/// Renders the page.
pub(super) fn render(page: &EntryPage<'_>) -> Result<Content, Diagnostic> {
    let text = page.text();
    let frame =
        page.frame("plain", &text, &text.summary, Thing { kind: "WebPage", ..Thing::default() });
    frame.render(page.context, &SharedValue::of(&PlainPageView { text, notice: page.notice() }))
}
