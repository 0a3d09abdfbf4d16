//! polybook's tests, in one binary: one file per stage, and whole sites through one door, [`site_test::SiteTest`].
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod browser;
mod browser_test;
mod browser_walk_test;
mod commonmark;
mod config;
mod lesson;
mod links;
mod pages;
mod raw_html;
mod serve_session_test;
mod serve_test;
mod site_test;
mod translations;
