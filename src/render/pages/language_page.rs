//! Pages that every language has once, at `LANGUAGE/NAME.html`.
//!
//! In: the properties of such a page. Out: a [`LanguagePage`], a row of the table in `pages`.

use std::fmt;

use crate::catalog::Catalog;
use crate::diagnostic::Diagnostic;
use crate::render::content::Content;
use crate::render::context::Context;
use crate::render::frame::Frame;

/// A page that every language has once. Its address, its template and its own variable have its
/// name.
pub struct LanguagePage {
    /// Its name.
    pub name: &'static str,
    /// The key of the interface string for the link in the footer of every page, if there is a
    /// link.
    pub(super) footer: Option<&'static str>,
    /// Whether a site has it.
    pub(crate) exists: fn(&Catalog) -> bool,
    /// Renders it. The frame links to the same page in every language.
    pub(super) render: fn(Context<'_>, Frame<'_>) -> Result<Content, Diagnostic>,
}

impl fmt::Debug for LanguagePage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("LanguagePage").field("name", &self.name).finish_non_exhaustive()
    }
}
