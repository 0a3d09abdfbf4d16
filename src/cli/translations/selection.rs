//! The texts that `polybook translations` was asked for.
//!
//! In: arguments. Out: the texts of the catalog that they select.

use crate::catalog::{Catalog, Entry, TranslationState};
use crate::cli::arguments::TranslationsArguments;
use crate::cli::site;
use crate::language::LanguageId;

/// A selection of texts.
pub(super) struct Selection {
    /// Their languages, in the order of the site.
    pub(super) languages: Vec<LanguageId>,
    /// Their states; empty for all states.
    pub(super) states: Vec<TranslationState>,
}

impl Selection {
    pub(super) fn of(catalog: &Catalog, arguments: &TranslationsArguments) -> anyhow::Result<Self> {
        let named = arguments.languages.iter().map(|tag| site::find_language(catalog, tag));
        let named: Vec<LanguageId> = named.collect::<anyhow::Result<_>>()?;
        let languages = catalog.config.ids().filter(|id| named.is_empty() || named.contains(id));
        Ok(Self { languages: languages.collect(), states: arguments.states.clone() })
    }

    /// Returns the selected languages of an entry, with their states.
    pub(super) fn texts(
        &self,
        entry: &Entry,
    ) -> impl Iterator<Item = (LanguageId, TranslationState)> {
        let states = self.languages.iter().map(|id| (*id, entry.translation(*id).state));
        states.filter(|(_, state)| self.states.is_empty() || self.states.contains(state))
    }

    /// Returns every entry that has a text at all, and at least one that is selected.
    pub(super) fn entries<'a>(&'a self, catalog: &'a Catalog) -> impl Iterator<Item = &'a Entry> {
        let written =
            catalog.entries().map(|(_, entry)| entry).filter(|entry| entry.original().is_some());
        written.filter(|entry| self.texts(entry).next().is_some())
    }
}
