//! How a text stands to what it was made from, as a value.
//!
//! In: nothing; `translation` determines it. Out: [`Translation`].

use crate::language::LanguageId;

/// How a text stands to what it was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TranslationState {
    /// It was written first.
    Original,
    /// It says what its parent says, and so on up to the original.
    Current,
    /// Its parent has changed since.
    Outdated,
    /// It says what its parent says, but that is behind, not filled in, or nobody knows.
    UpstreamOutdated,
    /// It does not say what it was made from, or not from which version of it.
    Unverified,
    /// It is begun and not filled in yet, whatever its stamp says.
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

    /// The state of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// How one text of an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Translation {
    /// Its state.
    pub state: TranslationState,
    /// The same by what texts say they were made from alone, so that it is never a draft.
    pub by_stamp: TranslationState,
    /// The language it says it was made from, if there is such a text.
    pub parent: Option<LanguageId>,
    /// Whether it is behind its original for certain, itself or through what it was made from.
    pub is_behind: bool,
    /// Why what it says it was made from makes no sense, if so.
    pub problem: Option<StampProblem>,
}

/// Why a stamp makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StampProblem {
    /// It names a text that is not there.
    NoParent,
    /// It names the text itself, or one that was made from it.
    Cycle,
}
