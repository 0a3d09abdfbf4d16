//! How a page stands to its original: whether it is behind, who has read it over, and what can be done about it.
//!
//! In: an entry in a language. Out: the view that banners and actions are made of.

use super::plan::entry_path;
use super::{Site, TranslationView, web_editor};
use crate::catalog::{Entry, TranslationState};
use crate::language::LanguageId;
use crate::scaffold;

/// The page of an entry in a language, as it stands to its original.
pub(super) fn view(site: &Site, entry: &Entry, language: LanguageId) -> TranslationView {
    let catalog = &site.catalog;
    let translation = entry.translation(language);
    let document = entry.document(language);
    let is_original = entry.source == language || entry.original().is_none();
    let original = (!is_original).then(|| {
        let path = entry_path(catalog, entry, entry.source);
        site.language_view(entry.source, Some(path))
    });
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
        edit_href: document.and_then(|text| web_editor::edit_href(&catalog.config.html, text.path.as_str())),
        stamp_line,
        translate_href: is_missing.then(|| web_editor::translate_href(catalog, entry, language)).flatten(),
        source_text: is_missing.then(|| text_to_translate(entry)).flatten(),
    }
}

fn text_to_translate(entry: &Entry) -> Option<String> {
    scaffold::text_to_translate(entry.original()?, entry.source_text(entry.source)?)
}
