//! The tests of polybook, in one binary: one file per stage, and whole sites through
//! [`site_test::SiteTest`].
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "the paths of a site are ours"
)]
#![expect(clippy::needless_raw_string_hashes, reason = "snapbox writes inline snapshots that way")]

mod annotations;
mod blocks;
mod broken;
mod browser;
mod browser_answers_test;
mod browser_axe_test;
mod browser_beside_test;
mod browser_disk_test;
mod browser_drawings_test;
mod browser_hostile_test;
mod browser_keeping_test;
mod browser_language_test;
mod browser_light_test;
mod browser_menu_test;
mod browser_paper_test;
mod browser_practice_test;
mod browser_progress_test;
mod browser_reading_test;
mod browser_search_engine_test;
mod browser_search_test;
mod browser_size_test;
mod browser_test;
mod browser_walk_test;
mod commonmark;
mod completions;
mod config;
mod config_manual;
mod edits;
mod file_circles;
mod gfm;
mod github_files;
mod golden;
mod hostile_corpus;
mod hostile_output;
mod hostile_text;
mod init_command;
mod lesson;
mod limits;
mod links;
mod literals;
mod load;
mod messages;
mod mounted_output;
mod names;
mod new_command;
mod output;
mod packages;
mod pages;
mod pictures;
mod practice;
mod practice_site;
mod proposals;
mod raw_articles;
mod raw_html;
mod releases;
mod rules;
mod sample;
mod search;
mod serve_hostile_test;
mod serve_session_test;
mod serve_test;
mod serve_watch_test;
mod site_test;
mod sites;
mod sixteen_zeros;
mod slips;
mod source_language;
mod stamp_command;
mod stamps;
mod stand_ins;
mod text_hash;
mod theme;
mod theme_command;
mod tidy;
mod translation_drafts;
mod translation_history;
mod translation_pages;
mod translations;
mod translations_command;
mod tree;
mod unread_files;
mod unused_theme_files;
mod ways;
mod web_editor;
mod words;

/// The folders of the sites that `sites` tests. A repository with lessons of its own adds them in
/// another test binary, without a change to the tests of the tool.
const SITES: [&str; 2] = ["tests/fixtures/lessons/site", "tests/fixtures/practice/site"];
