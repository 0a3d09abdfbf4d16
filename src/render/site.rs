//! The complete site: a plan of its files, each rendered on demand.
//!
//! In: the catalog and the theme. Out: output paths and the bytes of each file, of the whole site
//! or of a package with a part of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::body::purpose::Purpose;
use super::content::Content;
use super::context::Shared;
use super::package::Package;
use super::pages::entry::EntryPage;
use super::pages::{self, PageKind};
use super::plan;
use super::stand_in;
use super::theme::Theme;
use super::topic_accents;
use super::view::TextView;
use crate::catalog::{Catalog, EntryId};
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::search;

/// The complete site: its content, and the plan of its pages.
#[derive(Debug)]
pub struct Site {
    /// The content of the site.
    pub catalog: Arc<Catalog>,
    shared: Shared,
    pages: BTreeMap<String, PageKind>,
}

impl Site {
    /// Plans the pages of a site.
    pub fn plan(catalog: Arc<Catalog>, mut theme: Theme) -> (Self, Vec<Diagnostic>) {
        if let Some(css) = topic_accents::style_sheet(&catalog) {
            theme.add_style("accents.css", css);
        }
        let footer = pages::footer(&catalog);
        let shared = Shared::new(Arc::clone(&catalog), theme, footer);
        let (pages, diagnostics) = plan::plan(&catalog, shared.theme.assets.keys(), &shared.search);
        (Self { catalog, shared, pages }, diagnostics)
    }

    /// Returns the paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.pages.keys().map(String::as_str)
    }

    /// Returns the paths of all files with their kinds, in order.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &PageKind)> {
        self.pages.iter().map(|(path, kind)| (path.as_str(), kind))
    }

    /// Returns the number of files.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Whether there is no file at all. There always is one.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// Renders the file at a path. Returns `None` if the site does not have it.
    pub fn render(&self, path: &str) -> Option<Result<Content, Diagnostic>> {
        let kind = self.pages.get(path)?;
        Some(self.content(path, kind))
    }

    /// Renders a planned file.
    pub fn content(&self, path: &str, kind: &PageKind) -> Result<Content, Diagnostic> {
        pages::render(self.shared.context(&Package::whole()), path, kind)
    }

    /// Renders a file of the site for a package that contains it in the same place as the site.
    /// Returns `None` if the package has it elsewhere or not at all. Lists, header and footer only
    /// list what the package contains, and links in texts lead into the package, to the published
    /// site or nowhere. A package must contain at least the home page, the search and the root page
    /// of its languages, and the topics of its lessons, since pages always link to them.
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

    /// Returns the text of an entry as a reader sees it, for a page that a package creates itself
    /// and has in this place.
    pub fn text_in(
        &self,
        package: &Package<'_>,
        place: &str,
        entry: EntryId,
        reader: LanguageId,
        purpose: Purpose,
    ) -> TextView {
        let context = self.shared.context(package);
        let text = EntryPage::new(context, place, entry, reader, purpose).text();
        TextView { body: stand_in::placed_in(text.body), ..text }
    }

    /// Returns every page of a language, in the order of the search.
    pub fn search_pages(&self, language: LanguageId) -> Vec<search::Entry> {
        self.shared.search.pages_with_texts(&self.catalog, language)
    }
}
