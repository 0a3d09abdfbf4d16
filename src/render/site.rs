//! The finished site: a plan of its files, each rendered when it is asked for.
//!
//! In: the catalog and the theme. Out: output paths, and for each of them bytes: of the whole site,
//! or of a package that is a part of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::body::purpose::Purpose;
use super::content::Content;
use super::context::Shared;
use super::package::Package;
use super::pages::entry::EntryPage;
use super::pages::{self, PageKind};
use super::plan;
use super::theme::{self, Theme};
use super::view::TextView;
use crate::catalog::{Catalog, EntryId};
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::search;

/// The finished site: what it is made of, and the plan of its pages.
#[derive(Debug)]
pub struct Site {
    /// What there is.
    pub catalog: Arc<Catalog>,
    shared: Shared,
    pages: BTreeMap<String, PageKind>,
}

impl Site {
    /// Plans the pages of a site.
    pub fn plan(catalog: Arc<Catalog>, mut theme: Theme) -> (Self, Vec<Diagnostic>) {
        if let Some(css) = theme::accents(&catalog) {
            theme.add_style("accents.css", css);
        }
        let footer = pages::footer(&catalog);
        let shared = Shared::new(Arc::clone(&catalog), theme, footer);
        let (pages, diagnostics) = plan::plan(&catalog, shared.theme.assets.keys(), &shared.search);
        (Self { catalog, shared, pages }, diagnostics)
    }

    /// The paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.pages.keys().map(String::as_str)
    }

    /// The paths of all files with what goes there, in order.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &PageKind)> {
        self.pages.iter().map(|(path, kind)| (path.as_str(), kind))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Whether there is no file at all; there always is one.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// Renders the file at a path; `None` where the site has none.
    pub fn render(&self, path: &str) -> Option<Result<Content, Diagnostic>> {
        let kind = self.pages.get(path)?;
        Some(self.content(path, kind))
    }

    /// Renders what was planned for a path.
    pub fn content(&self, path: &str, kind: &PageKind) -> Result<Content, Diagnostic> {
        pages::render(self.shared.context(&Package::whole()), path, kind)
    }

    /// Renders a file of the site for a package that holds it, in the place that it has in the
    /// site: `None` where the package has it elsewhere or not at all. Lists, header and footer name
    /// only what the package holds, and links in texts lead there, to the published site or
    /// nowhere. A package holds at least the home page, the search and the root page of its
    /// languages, and the topics of its lessons, since pages lead there in any case.
    pub fn render_in(
        &self,
        package: &Package<'_>,
        path: &str,
    ) -> Option<Result<Content, Diagnostic>> {
        let kind = self
            .pages
            .get(path)
            .filter(|_| package.place(path).is_some_and(|place| place == path))?;
        Some(pages::render(self.shared.context(package), path, kind))
    }

    /// The text of an entry as a reader gets to see it, for a page that a package makes itself and
    /// has at this place.
    pub fn text_in(
        &self,
        package: &Package<'_>,
        place: &str,
        entry: EntryId,
        reader: LanguageId,
        purpose: Purpose,
    ) -> TextView {
        EntryPage::new(self.shared.context(package), place, entry, reader, purpose).text()
    }

    /// Every page of a language as the search knows it, in its order.
    pub fn search_pages(&self, language: LanguageId) -> Vec<search::Entry> {
        self.shared.search.pages_with_texts(&self.catalog, language)
    }
}
