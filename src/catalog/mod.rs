//! Stage 3: all parsed files to a [`Catalog`]: everything that a page needs to know about others.
//!
//! In: the parsed files of the lessons. Out: entries (home, topics, lessons, plain pages) with
//! their texts, orders, links and backlinks. Links and stamps that are wrong are kept as values,
//! which [`crate::check`] turns into diagnostics.
//!
//! `entry` and `site_catalog` contain the data and answer questions; `assemble` builds them, and
//! calls the other files in order.

mod assemble;
mod companions;
mod draft;
mod entry;
mod glossary;
mod heading_ids;
mod images;
mod layout;
mod limits;
pub mod links;
mod names;
mod old_places;
mod order;
mod original;
mod other_languages;
pub mod outline;
mod place_names;
mod related;
mod reserved;
mod resolved_link;
mod site_catalog;
mod tags;
mod translation;
mod translation_state;
mod unread;

pub use entry::{Entry, EntryId, EntryKind, LessonData, Presence, TopicData, words_of};
pub use glossary::{Glossary, Term};
pub use heading_ids::HeadingIds;
pub use other_languages::OtherTexts;
pub(crate) use reserved::is_reserved_folder;
pub use resolved_link::{Destination, LinkProblem, Place, ResolvedLink};
pub use site_catalog::{Catalog, Tag};
pub use translation::reaches;
pub use translation_state::{StampProblem, Translation, TranslationState};

use crate::diagnostic::Code;

/// Returns the codes of this stage.
pub(crate) fn codes() -> Vec<Code> {
    [names::CODES, layout::CODES, other_languages::CODES, order::CODES, original::CODES].concat()
}
