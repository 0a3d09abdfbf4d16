//! Which texts `polybook translations` was asked for.
//!
//! In: arguments. Out: the texts of the catalog that they name.

use crate::catalog::{Catalog, Entry, TranslationState};
use crate::cli::arguments::TranslationsArguments;
use crate::cli::site;
use crate::language::LanguageId;

/// Which texts were asked for.
pub(super) struct Selection {
    /// Their languages, in the order of the site.
    pub(super) languages: Vec<LanguageId>,
    /// Their states; none for all.
    pub(super) states: Vec<TranslationState>,
}

impl Selection {
    pub(super) fn of(catalog: &Catalog, arguments: &TranslationsArguments) -> anyhow::Result<Self> {
        let named = arguments.languages.iter().map(|tag| site::find_language(catalog, tag));
        let named: Vec<LanguageId> = named.collect::<anyhow::Result<_>>()?;
        let languages = catalog.config.ids().filter(|id| named.is_empty() || named.contains(id));
        Ok(Self { languages: languages.collect(), states: arguments.states.clone() })
    }

    /// The languages in which an entry was asked for, with its states.
    pub(super) fn texts(
        &self,
        entry: &Entry,
    ) -> impl Iterator<Item = (LanguageId, TranslationState)> {
        let states = self.languages.iter().map(|id| (*id, entry.translation(*id).state));
        states.filter(|(_, state)| self.states.is_empty() || self.states.contains(state))
    }

    /// Everything that has a text at all, and one that was asked for.
    pub(super) fn entries<'a>(&'a self, catalog: &'a Catalog) -> impl Iterator<Item = &'a Entry> {
        let written =
            catalog.entries().map(|(_, entry)| entry).filter(|entry| entry.original().is_some());
        written.filter(|entry| self.texts(entry).next().is_some())
    }
}
