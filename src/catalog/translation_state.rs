//! The state of a text, as a value.
//!
//! In: nothing; `translation` determines it. Out: [`Translation`].

use crate::language::LanguageId;

/// Whether a text matches the text that it was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TranslationState {
    /// It was written first.
    Original,
    /// It matches its parent, and so on up to the original.
    Current,
    /// Its parent has changed since.
    Outdated,
    /// It matches its parent, but the parent is outdated, unfinished or unverified.
    UpstreamOutdated,
    /// It does not state what it was made from, or from which version.
    Unverified,
    /// It is unfinished, whatever its stamp says.
    Draft,
    /// There is no such text.
    Missing,
}

impl TranslationState {
    /// Every state.
    pub const ALL: [Self; 7] = [
        Self::Original,
        Self::Current,
        Self::Outdated,
        Self::UpstreamOutdated,
        Self::Unverified,
        Self::Draft,
        Self::Missing,
    ];

    /// The name in `polybook translations` and for templates.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Current => "current",
            Self::Outdated => "outdated",
            Self::UpstreamOutdated => "upstream-outdated",
            Self::Unverified => "unverified",
            Self::Draft => "draft",
            Self::Missing => "missing",
        }
    }

    /// Returns the state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// The state of one text of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Translation {
    /// Its state.
    pub state: TranslationState,
    /// The state by the stamps of texts alone, which is never `Draft`.
    pub by_stamp: TranslationState,
    /// The language of its parent, if there is such a text.
    pub parent: Option<LanguageId>,
    /// Whether it is certain that it is behind its original, itself or through its parent.
    pub is_behind: bool,
    /// Why its stamp is invalid, if it is.
    pub problem: Option<StampProblem>,
}

/// Why a stamp is invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StampProblem {
    /// It names a text that does not exist.
    NoParent,
    /// It names the text itself, or one that was made from it.
    Cycle,
}
