//! The state of each translation: whether it matches the text that it was made from.
//!
//! In: the texts of an entry with their stamps and hashes. Out: a [`TranslationState`] for each
//! language. States depend on the texts alone: they are the same in a shallow clone, an unpacked
//! archive and after a squash merge.

use super::draft;
use super::entry::Entry;
use super::translation_state::{StampProblem, Translation, TranslationState};
use crate::config::SiteConfig;
use crate::language::LanguageId;
use crate::lesson::Document;
use crate::text::text_hash::TextHash;

/// Determines the states of all texts of an entry.
pub(super) fn determine_states(config: &SiteConfig, entry: &mut Entry) {
    let direct: Vec<Translation> =
        config.ids().map(|language| by_own_stamp(config, entry, language)).collect();
    let states = config.ids().map(|language| with_ancestors(&direct, language));
    entry.translations = states.collect();
}

/// Returns the state of a text by its own stamp.
fn by_own_stamp(config: &SiteConfig, entry: &Entry, language: LanguageId) -> Translation {
    let of = |state| Translation {
        state,
        by_stamp: state,
        parent: None,
        is_behind: false,
        problem: None,
    };
    let Some(document) = entry.document(language) else { return of(TranslationState::Missing) };
    if language == entry.source {
        return of(TranslationState::Original);
    }
    let mut translation = of(TranslationState::Unverified);
    if let Some(stamp) = &document.header.translated_from {
        let parent = config.ids().find(|id| config.language(*id).tag == stamp.language);
        translation = match parent
            .and_then(|parent| Some((parent, entry.document(parent)?, entry.text_hash(parent)?)))
        {
            Some((parent, text, present)) => {
                Translation { parent: Some(parent), ..of(by_hash(text, stamp.hash, present)) }
            }
            None => Translation { problem: Some(StampProblem::NoParent), ..translation },
        };
    }
    translation.is_behind = translation.by_stamp == TranslationState::Outdated;
    if draft::is_draft(entry, document, translation.parent) {
        translation.state = TranslationState::Draft;
    }
    translation
}

/// Returns the state of a text by the hash of its parent at the time, if it has one.
fn by_hash(parent: &Document, stamped: Option<TextHash>, present: TextHash) -> TranslationState {
    match stamped {
        Some(hash) if reaches(parent, hash, present) => TranslationState::Current,
        Some(_) => TranslationState::Outdated,
        None => TranslationState::Unverified,
    }
}

/// Returns the state of a text, given those of its ancestors.
fn with_ancestors(direct: &[Translation], language: LanguageId) -> Translation {
    let mut translation = direct[language.index()];
    // If it is unknown from which version a text was made, the state of its ancestors does not
    // apply to it.
    let mut is_known = translation.by_stamp != TranslationState::Unverified;
    let mut above = translation.parent;
    let mut seen = vec![language];
    while let Some(ancestor) = above {
        if seen.contains(&ancestor) {
            if ancestor == language {
                translation.by_stamp = TranslationState::Unverified;
                translation.is_behind = false;
                translation.problem = Some(StampProblem::Cycle);
            } else if translation.by_stamp == TranslationState::Current {
                // It depends on a cycle, in which no text is verified.
                translation.by_stamp = TranslationState::UpstreamOutdated;
            }
            break;
        }
        seen.push(ancestor);
        let ancestor = direct[ancestor.index()];
        let is_up_to_date =
            matches!(ancestor.state, TranslationState::Original | TranslationState::Current);
        if translation.by_stamp == TranslationState::Current && !is_up_to_date {
            translation.by_stamp = TranslationState::UpstreamOutdated;
        }
        is_known &= ancestor.by_stamp != TranslationState::Unverified;
        translation.is_behind |= is_known && ancestor.is_behind;
        above = ancestor.parent;
    }
    if translation.state != TranslationState::Draft {
        translation.state = translation.by_stamp;
    }
    translation
}

/// Whether two versions of a text, given by their hashes, have the same meaning according to the
/// pairs that the text states.
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
