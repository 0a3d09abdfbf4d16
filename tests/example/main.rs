//! The lessons and the documentation of this repository, which are published and must be correct.
//!
//! In: `book.toml` and `content`; for one test the same in `docs`. Out: what is wrong with them. The tests are those of [`sites`],
//! which the tests of the tool run on fixtures. This target is not part of `cargo test`: run it
//! with `cargo test --test example`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "the paths of a site are ours"
)]

#[path = "../it/blocks.rs"]
mod blocks;
#[expect(dead_code, unused_imports, reason = "the tests of the tool use more of it")]
#[path = "../it/browser/mod.rs"]
mod browser;
mod copied_sentences;
mod lengths;
#[expect(dead_code, unused_imports, reason = "the tests of the tool use more of it")]
#[path = "../it/site_test/mod.rs"]
mod site_test;
#[path = "../it/sites/mod.rs"]
mod sites;
#[expect(dead_code, reason = "the tests of the tool use more of it")]
#[path = "../it/tree.rs"]
mod tree;
#[path = "../it/ways.rs"]
mod ways;

/// The folders of the sites that `sites` tests.
const SITES: [&str; 1] = [""];

#[test]
fn the_documentation_builds_without_a_diagnostic() {
    let outcome = site_test::site_on_disk(&site_test::repository("docs"));
    assert_eq!(outcome.diagnostics(), "");
    // Examples of templates contain addresses that a theme fills in.
    let is_example = |way: &String| way.contains("{{");
    let broken = ways::broken_ways(&outcome).into_iter().filter(|way| !is_example(way));
    assert_eq!(broken.collect::<Vec<_>>(), Vec::<String>::new());
}
