//! Search: what a reader finds, and in which order.
//!
//! In: the pages of a language and what was typed. Out: [`Found`], and the rules that the engine in
//! the page goes by.
//!
//! # Two implementations, one specification
//!
//! Readers search in the page, `themes/default/static/find.js`, since a site has no server and may
//! lie on a disk. `polybook search` searches here. One implementation compiled for both would be
//! WebAssembly: many times the size of the script, not loaded from a disk without tricks, and slow
//! to start on a small telephone; or a script run by Rust, and so a JavaScript engine in every
//! build. So the algorithm is written twice, each time for its purpose: the script hops through
//! texts by rare pieces and stops early, while this one looks at every place, so that it can be
//! read and believed. `tests/it/browser_search_engine_test.rs` asks both the same, at random, and
//! they must agree on every entry and every point.
//!
//! All that can be said as a table or a number has one source: [`Rules`]. Folding comes from
//! Unicode's data, which a script would have to carry; here it is made into runs, and
//! [`Rules::script`] hands it to readers with the points and the inflections. [`canonical()`] runs
//! when a site is built, so a page has to do it for the query alone.
//!
//! # How a query is answered
//!
//! `canonical` gives texts one spelling, `fold` makes units comparable, `query` reads terms.
//! `matching` finds where they stand, `ranking` what that is worth. Where that is little, `relax`
//! tries what else may have been meant: other forms (`inflection`), strings that are nearly the
//! same (`variant`), pieces (`split`), some of the terms.

mod canonical;
mod corpus;
mod fold;
mod inflection;
mod matching;
mod query;
mod ranking;
mod relax;
mod rules;
mod split;
#[cfg(test)]
mod test_corpus;
mod variant;

pub use canonical::canonical;
pub use corpus::{Corpus, Entry, PageSort};
pub use ranking::{Found, Match, Step};
pub use rules::{LanguageRules, Points, Rules};
