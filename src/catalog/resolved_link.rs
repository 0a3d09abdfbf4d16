//! The target of a link, as a value.
//!
//! In: nothing; `links` resolves them. Out: [`ResolvedLink`], and for a given reader a
//! [`Destination`].

use super::entry::EntryId;
use crate::language::LanguageId;
use crate::source::SitePath;

/// The target of a link, independent of the reader.
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

/// A place in a text, given by an id or an anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The id of the place in every language.
    pub id: String,
    /// The fragment as written, to search for in a text that does not have the id.
    pub written: String,
}

/// Why a link leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkProblem {
    /// The destination is invalid; the parser has reported it.
    Said,
    /// There is no such lesson.
    NoEntry {
        /// The nearest file there is.
        nearest: Option<String>,
    },
    /// The file exists, but is no page: it is not named like a language of the site.
    NotAPage {
        /// The path that it should have, if it was meant as a page.
        meant: Option<String>,
    },
    /// The file is not in the folder of the lessons, so it cannot be a page.
    OutsideContent,
    /// The lesson is a draft, which is left out.
    Draft,
    /// Only the original has the place.
    Lagging,
    /// There is no such heading. The page itself exists, and the link leads to it if the site makes
    /// this a warning.
    NoPlace {
        /// The page, unless it is the page of the link.
        entry: Option<EntryId>,
        /// The nearest heading there is.
        nearest: Option<String>,
    },
    /// There is no such file.
    NoFile {
        /// The nearest file there is.
        nearest: Option<String>,
    },
    /// The file is not in the folder of the lessons, so it is not published.
    FileOutsideContent,
    /// The file has a type that is not published.
    FileType,
    /// The language is not configured, or the lesson does not exist in it.
    NoLanguage,
}

/// Where a link leads a given reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The entry.
    pub entry: EntryId,
    /// The language of the page.
    pub language: LanguageId,
    /// The id on that page.
    pub fragment: Option<String>,
    /// Whether the page lacks the place that the link names.
    pub is_lagging: bool,
}
