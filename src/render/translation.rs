//! How a page stands to its original: whether it is behind, who has read it over, and what can be
//! done about it.
//!
//! In: an entry in a language. Out: the view that banners and actions are made of.

use serde::Serialize;

use super::context::Context;
use super::view::LanguageView;
use super::{address, navigation, web_editor};
use crate::catalog::{Entry, TranslationState};
use crate::language::LanguageId;
use crate::scaffold;

/// The variable `translation` of home, topic, lesson and plain pages and of the glossary: how the
/// page stands to its original.
#[derive(Debug, Serialize)]
pub struct TranslationView {
    /// `original`, `current`, `outdated`, `upstream-outdated`, `unverified`, `draft` or `missing`.
    pub state: &'static str,
    /// Whether it is behind its original for certain.
    pub is_behind: bool,
    /// `machine` or `draft` where nobody has read it over yet.
    pub review: Option<&'static str>,
    /// The original; absent on its own page.
    pub original: Option<LanguageView>,
    /// Where the text can be edited; absent where it is missing.
    pub edit_href: Option<String>,
    /// The line that an outdated text bears once it is brought up to date.
    pub stamp_line: Option<String>,
    /// Where a missing translation can be begun.
    pub translate_href: Option<String>,
    /// The original as it is written, where the translation is missing.
    pub source_text: Option<String>,
}

/// The page of an entry in a language, as it stands to its original.
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
