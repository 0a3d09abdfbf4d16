//! Where a link leads, as a value.
//!
//! In: nothing; `links` resolves them. Out: [`ResolvedLink`], and for a certain reader a
//! [`Destination`].

use super::entry::EntryId;
use crate::language::LanguageId;
use crate::source::SitePath;

/// Where a link leads, before it is known who reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResolvedLink {
    /// To an entry.
    Entry {
        /// The entry.
        entry: EntryId,
        /// The place in it.
        place: Option<Place>,
        /// The language asked for.
        pinned: Option<LanguageId>,
    },
    /// To a place in the same text.
    Here(String),
    /// To another file.
    File(SitePath),
    /// Nowhere.
    Broken(LinkProblem),
}

/// A place in a text, named by an id in use or an anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The id by which the place is known in every language.
    pub id: String,
    /// Where to look in a text that does not have the id in use: the fragment as written.
    pub written: String,
}

/// Why a link leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkProblem {
    /// What was written is no destination; the parser has said so.
    Said,
    /// No lesson there.
    NoEntry {
        /// The nearest file there is.
        nearest: Option<String>,
    },
    /// The lesson is left out for now.
    Draft,
    /// The place is in the original only.
    Lagging,
    /// No such heading. The page itself is there, and the link leads to it where the site makes
    /// this a warning.
    NoPlace {
        /// The page, unless it is the text's own.
        entry: Option<EntryId>,
        /// The nearest there is.
        nearest: Option<String>,
    },
    /// No such file.
    NoFile {
        /// The nearest file there is.
        nearest: Option<String>,
    },
    /// A file of a sort that is not published.
    FileType,
    /// A language that is not configured, or in which the lesson does not exist.
    NoLanguage,
}

/// Where a link leads a certain reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The entry.
    pub entry: EntryId,
    /// The language of the page.
    pub language: LanguageId,
    /// The id on that page.
    pub fragment: Option<String>,
    /// Whether the page lacks the place the link names.
    pub is_lagging: bool,
}
