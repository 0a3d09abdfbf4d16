//! The search page, and the panel of the search dialog.
//!
//! In: the site. Out: HTML. Results come from scripts: see `search_scripts`.

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

/// The page. The header links to it.
pub(super) const PAGE: LanguagePage =
    LanguagePage { name: address::SEARCH, footer: None, exists: |_| true, render };

/// The variable `search`: how the search can be narrowed down.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// Topics that have lessons in the language of the page, in order.
    pub topics: Vec<LinkView>,
    /// Whether there are other languages to search in.
    pub other_languages: bool,
}

fn render(context: Context<'_>, frame: Frame<'_>) -> Result<Content, Diagnostic> {
    let view = view(context, frame.language);
    frame.called(context, "search", "search-description").unlisted().render(context, &view)
}

/// Returns the HTML of the dialog on any page of a language. The same text serves all pages, so it
/// has no `root` and no `page`.
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
