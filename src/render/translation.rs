//! The relation of a page to its original: whether it is outdated, whether it has been reviewed,
//! and what can be done about it.
//!
//! In: an entry in a language. Out: the view for banners and actions.

use serde::Serialize;

use super::context::Context;
use super::view::LanguageView;
use super::{address, navigation, web_editor};
use crate::catalog::{Entry, TranslationState};
use crate::language::LanguageId;
use crate::scaffold;

/// The variable `translation` of home, topic, lesson and plain pages and of the glossary: the
/// relation of the page to its original.
#[derive(Debug, Serialize)]
pub struct TranslationView {
    /// `original`, `current`, `outdated`, `upstream-outdated`, `unverified`, `draft` or `missing`.
    pub state: &'static str,
    /// Whether it is certainly outdated.
    pub is_behind: bool,
    /// `machine` or `draft` if nobody has reviewed it yet.
    pub review: Option<&'static str>,
    /// The original; absent on its own page.
    pub original: Option<LanguageView>,
    /// The address where the text can be edited; absent if it is missing.
    pub edit_href: Option<String>,
    /// The line that marks an outdated text as up to date.
    pub stamp_line: Option<String>,
    /// The address where a missing translation can be started.
    pub translate_href: Option<String>,
    /// The source of the original, if the translation is missing.
    pub source_text: Option<String>,
}

/// Returns the relation of an entry's page in a language to its original.
pub(super) fn view(context: Context<'_>, entry: &Entry, language: LanguageId) -> TranslationView {
    let catalog = context.catalog;
    let translation = entry.translation(language);
    let document = entry.document(language);
    let is_original = entry.source == language || entry.original().is_none();
    let original = (!is_original).then(|| address::entry(catalog, entry, entry.source));
    let original = context
        .held(original)
        .map(|path| navigation::language_view(catalog, entry.source, Some(path)));
    let stamp_line = translation
        .parent
        .filter(|_| translation.by_stamp == TranslationState::Outdated)
        .and_then(|parent| catalog.stamp_line(entry, parent));
    let is_missing = translation.state == TranslationState::Missing && !is_original;
    TranslationView {
        state: translation.state.as_str(),
        is_behind: translation.is_behind,
        review: document.and_then(|text| text.header.unread()),
        original,
        edit_href: document
            .and_then(|text| web_editor::edit_href(&catalog.config.html, text.path.as_str())),
        stamp_line,
        translate_href: is_missing
            .then(|| web_editor::translate_href(catalog, entry, language))
            .flatten(),
        source_text: is_missing.then(|| text_to_translate(entry)).flatten(),
    }
}

fn text_to_translate(entry: &Entry) -> Option<String> {
    scaffold::text_to_translate(entry.original()?, entry.source_text(entry.source)?)
}
