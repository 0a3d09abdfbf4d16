//! The page of the search, and the panel of its dialog.
//!
//! In: the site. Out: HTML. What is found comes from scripts: see `search_index`.

use super::head::{Head, root_of};
use super::{Content, Site, Variables};
use crate::catalog::Catalog;
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;

/// The path of the page.
pub(super) fn path(catalog: &Catalog, language: LanguageId) -> String {
    format!("{}/search.html", catalog.language(language).tag.file_stem())
}

/// Renders the page.
pub(super) fn render(site: &Site, path: &str, language: LanguageId) -> Result<Content, Diagnostic> {
    let catalog = &site.catalog;
    let title = site.say(language, "search", &[]);
    let names = [("title", title.as_str()), ("site", catalog.site_title(language))];
    let head_title = site.say(language, "page-title", &names);
    let description = site.say(language, "search-description", &names);
    let head = Head { noindex: true, canonical: None, ..Head::new("search", path, language, head_title, description) };
    let mut variables = site.frame(head, &root_of(path));
    variables.set_shared("nav", &site.shared(language).nav);
    variables.set("languages", &site.languages(language, |other| (Some(self::path(catalog, other)), true)));
    variables.set("search", &site.search_view(language));
    site.render_template("search.html", &variables).map(Content::Page)
}

/// What the dialog is made of on any page of a language. One text serves all, so it has no `root` and no `page`.
pub(super) fn panel(site: &Site, language: LanguageId) -> Result<String, Diagnostic> {
    let mut variables = Variables::default();
    variables.set_shared("words", &site.shared(language).words);
    variables.set("pb_language", &language.0);
    variables.set("search", &site.search_view(language));
    let html = site.render_template("search-panel.html", &variables)?;
    Ok(String::from_utf8(html).unwrap_or_default())
}
