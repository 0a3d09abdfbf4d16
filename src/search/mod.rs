//! Search: what a reader finds, and in which order.
//!
//! In: the pages of a language and a query. Out: [`Found`], and the rules for the engine in the
//! page.
//!
//! # Two implementations, one specification
//!
//! Readers search in the page, with `themes/default/static/find.js`, since a site has no server and
//! may be on a disk. `polybook search` searches here. A single implementation for both would be
//! WebAssembly, which is many times the size of the script, is not loaded from a disk without
//! tricks, and starts slowly on a small phone; or a script run by Rust, which needs a JavaScript
//! engine in every build. So the algorithm is written twice, each time for its purpose: the script
//! jumps through texts by rare pieces and stops early, while this one checks every position, so
//! that it is easy to read and verify. `tests/it/browser_search_engine_test.rs` puts random queries
//! to both, and they must agree on every entry and every score.
//!
//! Everything that is a table or a number has a single source: [`Rules`]. Folding comes from
//! Unicode data, which would be too large for a script; here it is compressed into runs, and
//! [`Rules::script`] sends it to readers with the points. The inflections come with the pages of a
//! language. [`canonical()`] runs when a site is built, so a page only needs it for the query.
//!
//! # How a query is answered
//!
//! `canonical` gives texts one spelling, `fold` makes units comparable, `query` parses terms.
//! `matching` finds hits, and `ranking` scores them. If there are few results, `relax` tries what
//! else may have been meant: other forms (`forms`, by the rules of `inflection` and
//! `word_forms`), similar strings (`variant`), pieces (`split`), some of the terms (`some_terms`);
//! `combination` searches for the rewritten queries.

mod candidates;
mod canonical;
mod combination;
mod corpus;
mod fold;
mod forms;
mod found;
mod inflection;
mod matching;
mod query;
mod ranking;
mod relax;
mod rules;
mod some_terms;
mod split;
#[cfg(test)]
mod test_corpus;
mod unit_classes;
mod variant;
mod word_forms;

pub use canonical::canonical;
pub use corpus::{Corpus, Entry, PageType};
pub use found::{Found, Match, Step};
pub use rules::{LanguageRules, Points, Rules};
