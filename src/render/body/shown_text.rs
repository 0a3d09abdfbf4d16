//! A text as a page shows it: what everybody who writes a piece of it has to know.

use super::purpose::Purpose;
use crate::catalog::{Entry, EntryId, ResolvedLink};
use crate::language::LanguageId;
use crate::lesson::Document;
use crate::render::context::Context;
use crate::render::package::Links;

/// A text as a page shows it.
#[derive(Clone, Copy)]
pub(crate) struct ShownText<'a> {
    pub(crate) context: Context<'a>,
    pub(crate) id: EntryId,
    pub(crate) entry: &'a Entry,
    /// The text that is shown.
    pub(crate) document: &'a Document,
    /// The language of the page that shows it; another than the text's own where that is missing.
    pub(crate) reader: LanguageId,
    /// Where links lead from that page.
    pub(crate) links: Links<'a>,
    /// What the text may have there.
    pub(crate) purpose: Purpose,
}

impl<'a> ShownText<'a> {
    /// The text speaks its own language, also where the page around it speaks another.
    pub(super) fn say(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.context.say(self.document.language, key, arguments)
    }

    /// A link of the text, before it is known who reads it.
    pub(super) fn resolved(&self, link: usize) -> Option<&'a ResolvedLink> {
        self.context.catalog.links(self.id, self.document.language).get(link)
    }
}
