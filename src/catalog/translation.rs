//! How each translation stands to the text it was made from.
//!
//! In: the texts of an entry with their stamps and hashes. Out: a [`TranslationState`] for each language. Nothing is asked but the
//! texts themselves: the states are the same in a shallow clone, an unpacked archive and after a squash merge.

use super::Entry;
use crate::config::SiteConfig;
use crate::language::LanguageId;
use crate::lesson::Document;
use crate::text::text_hash::TextHash;

/// How a text stands to what it was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TranslationState {
    /// It was written first.
    Original,
    /// It says what its parent says, and so on up to the original.
    Current,
    /// Its parent has changed since.
    Outdated,
    /// It says what its parent says, but that is behind, or nobody knows.
    UpstreamOutdated,
    /// It does not say what it was made from.
    Unverified,
    /// There is no such text.
    Missing,
}

impl TranslationState {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::Original, Self::Current, Self::Outdated, Self::UpstreamOutdated, Self::Unverified, Self::Missing];

    /// The name in `polybook translations` and for templates.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Current => "current",
            Self::Outdated => "outdated",
            Self::UpstreamOutdated => "upstream-outdated",
            Self::Unverified => "unverified",
            Self::Missing => "missing",
        }
    }
}

/// How one text of an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Translation {
    /// Its state.
    pub state: TranslationState,
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

/// Settles the states of all texts of an entry.
pub(super) fn settle(config: &SiteConfig, entry: &mut Entry) {
    let direct: Vec<Translation> = config.ids().map(|language| direct(config, entry, language)).collect();
    let states = config.ids().map(|language| through_ancestors(&direct, language));
    entry.translations = states.collect();
}

/// The state that a text has by its own stamp.
fn direct(config: &SiteConfig, entry: &Entry, language: LanguageId) -> Translation {
    let of = |state| Translation { state, parent: None, is_behind: false, problem: None };
    let Some(document) = entry.document(language) else { return of(TranslationState::Missing) };
    if language == entry.source {
        return of(TranslationState::Original);
    }
    let unverified = of(TranslationState::Unverified);
    let Some(stamp) = &document.header.translated_from else { return unverified };
    let parent = config.ids().find(|id| config.language(*id).tag == stamp.language);
    let Some((parent, text)) = parent.and_then(|parent| Some((parent, entry.document(parent)?))) else {
        return Translation { problem: Some(StampProblem::NoParent), ..unverified };
    };
    let is_current = entry.text_hash(parent).is_some_and(|present| reaches(text, stamp.hash, present));
    let state = if is_current { TranslationState::Current } else { TranslationState::Outdated };
    Translation { state, parent: Some(parent), is_behind: !is_current, problem: None }
}

/// What becomes of that state when those above it are looked at.
fn through_ancestors(direct: &[Translation], language: LanguageId) -> Translation {
    let mut translation = direct[language.index()];
    let mut above = translation.parent;
    let mut seen = vec![language];
    while let Some(ancestor) = above {
        if seen.contains(&ancestor) {
            if ancestor == language {
                translation.state = TranslationState::Unverified;
                translation.is_behind = false;
                translation.problem = Some(StampProblem::Cycle);
            } else if translation.state == TranslationState::Current {
                // It hangs on a circle, none of which is verified.
                translation.state = TranslationState::UpstreamOutdated;
            }
            return translation;
        }
        seen.push(ancestor);
        let ancestor = direct[ancestor.index()];
        if translation.state == TranslationState::Current
            && matches!(ancestor.state, TranslationState::Outdated | TranslationState::Unverified)
        {
            translation.state = TranslationState::UpstreamOutdated;
        }
        translation.is_behind |= ancestor.is_behind;
        above = ancestor.parent;
    }
    translation
}

/// Whether a text with one hash means the same as one with another, as the pairs that the text states say.
pub fn reaches(text: &Document, from: TextHash, to: TextHash) -> bool {
    let mut reached = vec![from];
    let mut at = 0;
    while let Some(hash) = reached.get(at).copied() {
        if hash == to {
            return true;
        }
        for pair in &text.header.same_meaning {
            if pair.old == hash && !reached.contains(&pair.new) {
                reached.push(pair.new);
            }
        }
        at += 1;
    }
    false
}
