//! The page of the search, and the panel of its dialog.
//!
//! In: the site. Out: HTML. What is found comes from scripts: see `search_scripts`.

use serde::Serialize;

use super::language_page::LanguagePage;
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::render::content::Content;
use crate::render::context::Context;
use crate::render::frame::Frame;
use crate::render::theme::SharedValue;
use crate::render::view::LinkView;
use crate::render::{address, navigation};

/// The page. The header leads to it.
pub(super) const PAGE: LanguagePage =
    LanguagePage { name: address::SEARCH, footer: None, exists: |_| true, render };

/// What the search can be narrowed to: the variable `search`.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// Topics that have lessons in the language of the page, in order.
    pub topics: Vec<LinkView>,
    /// Whether there are other languages to look in.
    pub other_languages: bool,
}

fn render(context: Context<'_>, frame: Frame<'_>) -> Result<Content, Diagnostic> {
    let view = view(context, frame.language);
    frame.called(context, "search", "search-description").unlisted().render(context, &view)
}

/// What the dialog is made of on any page of a language. One text serves all, so it has no `root`
/// and no `page`.
pub(super) fn panel(context: Context<'_>, language: LanguageId) -> Result<String, Diagnostic> {
    let mut variables = context.variables(language);
    variables.set_shared("search", &view(context, language));
    let html = context.render("search-panel.html", &variables)?;
    Ok(String::from_utf8(html).unwrap_or_default())
}

fn view(context: Context<'_>, language: LanguageId) -> SharedValue {
    let topics =
        context.search.topics(language).iter().filter(|topic| context.lists(**topic, language));
    SharedValue::of(&SearchView {
        topics: topics.map(|id| navigation::entry_link(context.catalog, *id, language)).collect(),
        other_languages: context.catalog.config.languages.len() > 1,
    })
}
