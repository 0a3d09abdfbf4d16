//! A text as a page shows it.
//!
//! In: the text, its entry and the page. Out: what all code needs that writes a part of the text.

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
    /// The language of the page that shows it. It differs from the text's own if that language has
    /// no translation.
    pub(crate) reader: LanguageId,
    /// Where links lead from that page.
    pub(crate) links: Links<'a>,
    /// What the text may contain there.
    pub(crate) purpose: Purpose,
}

impl<'a> ShownText<'a> {
    /// Returns an interface string in the language of the text, even if the page is in another.
    pub(super) fn say(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.context.say(self.document.language, key, arguments)
    }

    /// Returns a resolved link of the text, independent of the reader.
    pub(super) fn resolved(&self, link: usize) -> Option<&'a ResolvedLink> {
        self.context.catalog.links(self.id, self.document.language).get(link)
    }
}
