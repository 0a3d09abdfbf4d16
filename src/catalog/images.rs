//! Pictures: the file for a reference, in its variant for a language.
//!
//! In: the path named in a text. Out: the asset; in a Thai text `suitcase.th.svg` overrides
//! `suitcase.svg`.

use super::links::is_publishable;
use super::site_catalog::Catalog;
use crate::language::LanguageId;
use crate::lesson::Document;
use crate::source::{Asset, SitePath};

impl Catalog {
    /// Returns the picture for a path in a text of this language.
    pub fn image(&self, path: &SitePath, language: LanguageId) -> Option<&Asset> {
        let stem = self.language(language).tag.file_stem();
        let variant = path
            .as_str()
            .rsplit_once('.')
            .map(|(name, extension)| SitePath::new(&format!("{name}.{stem}.{extension}")));
        let variant = variant.and_then(|variant| self.sources.assets.get(&variant));
        variant
            .or_else(|| self.sources.assets.get(path))
            .filter(|asset| self.is_inside(&asset.path) && is_publishable(&asset.path))
            .map(AsRef::as_ref)
    }

    /// Returns the first picture of a text, if it can be shown.
    pub fn picture(&self, text: &Document) -> Option<&Asset> {
        let image = text.images.first()?;
        self.image(&image.path, text.language).filter(|asset| asset.danger.is_none())
    }

    /// Whether a file is in the folder of the lessons.
    pub fn is_inside(&self, path: &SitePath) -> bool {
        path.as_str()
            .strip_prefix(self.config.src.as_str())
            .is_some_and(|rest| rest.starts_with('/'))
    }
}
