//! The page at the root, where a reader chooses a language.
//!
//! In: the site. Out: HTML that is complete without scripts, and that never chooses for the reader.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::render::content::Content;
use crate::render::context::Context;
use crate::render::frame::Frame;
use crate::render::theme::SharedValue;
use crate::render::{address, alternates};

/// The variable `picker`: the root page, where a reader chooses a language. `not_found` has the
/// same fields.
#[derive(Debug, Serialize)]
pub struct PickerView {
    /// One for each language, in the order of `book.toml`.
    pub choices: Vec<ChoiceView>,
}

/// One language on the root page and on the 404 page.
#[derive(Debug, Serialize)]
pub struct ChoiceView {
    /// BCP 47 tag.
    pub tag: String,
    /// The language's own name for itself.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The home page in that language; absent on a 404 page if the site's address is not known.
    pub path: Option<String>,
    /// The site's title in that language.
    pub title: String,
    /// The site's description in that language.
    pub description: String,
    /// The page's own message in that language.
    pub message: String,
}

/// Renders the page.
pub(super) fn render(context: Context<'_>, path: &str) -> Result<Content, Diagnostic> {
    let catalog = context.catalog;
    let home = catalog.entry(catalog.home);
    let language = catalog.config.language;
    let choices = choices(context, "picker-message", |language| {
        Some(address::entry(catalog, home, language))
    });
    let names: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
    let titles: Vec<&str> = choices.iter().map(|choice| choice.title.as_str()).collect();
    let frame = Frame {
        title: format!("{} – {}", catalog.site_title(language), names.join(" · ")),
        description: format!("{}: {}", names.join(" · "), titles.join(" · ")),
        alternates: alternates::of_entry(catalog, home, 1),
        ..Frame::new("picker", path, language)
    };
    frame.render(context, &SharedValue::of(&PickerView { choices }))
}

/// Returns every language that the package contains, with its own message and the path that it
/// leads to, if any.
pub(super) fn choices(
    context: Context<'_>,
    message: &str,
    path: impl Fn(LanguageId) -> Option<String>,
) -> Vec<ChoiceView> {
    let config = &context.catalog.config;
    let choice = |id| {
        let language = config.language(id);
        ChoiceView {
            tag: language.tag.to_string(),
            name: language.name.clone(),
            dir: language.direction.as_str(),
            path: path(id),
            title: context.catalog.site_title(id).to_owned(),
            description: config.description(id).to_owned(),
            message: context.say(id, message, &[]),
        }
    };
    let is_held =
        |choice: &ChoiceView| choice.path.as_ref().is_none_or(|path| context.package.has(path));
    config.ids().map(choice).filter(is_held).collect()
}
