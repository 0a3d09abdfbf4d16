//! What holds for every site that people read: each text is without a diagnostic, each link leads
//! somewhere, each page is whole.
//!
//! In: the sites in the folders of [`crate::SITES`]: fixtures for the tool's tests, and the lessons
//! of this repository for `tests/example`. Out: what is wrong with them. `preview` asks what GitHub
//! shows of their texts, `browser_test` what a reader does.

mod browser_test;
mod preview;

use polybook::lesson::{self, ParseOptions};

use crate::blocks::{blocks_of_script, differing_blocks};
use crate::site_test::{Outcome, attribute_values, line, repository, site_on_disk};
use crate::tree;
use crate::ways::broken_ways;

fn sites() -> impl Iterator<Item = Outcome> {
    crate::SITES.iter().map(|folder| site_on_disk(&repository(folder)))
}

#[test]
fn the_lessons_build_without_a_diagnostic_in_every_language() {
    // An original may be corrected before its translations are: then they are behind for a while.
    let is_behind = |code: &str| matches!(code, "outdated-translation" | "upstream-outdated");
    for outcome in sites() {
        let others = outcome
            .build
            .diagnostics
            .iter()
            .filter(|diagnostic| !is_behind(diagnostic.code.name()));
        let lines: Vec<String> = others
            .map(|diagnostic| line(diagnostic, &outcome.build.site.catalog.sources))
            .collect();
        assert_eq!(lines, Vec::<String>::new());
    }
    assert!(sites().map(|outcome| outcome.build.site.catalog.lesson_count()).sum::<usize>() >= 6);
}

#[test]
fn every_way_on_every_page_leads_somewhere() {
    for outcome in sites() {
        assert_eq!(broken_ways(&outcome), Vec::<String>::new());
    }
}

#[test]
fn every_page_is_whole_html_as_a_browser_reads_it_and_without_comments() {
    let mut wrong = Vec::new();
    for outcome in sites() {
        for (path, page) in outcome.pages() {
            wrong.extend(tree::parse(&page).err().map(|problem| format!("{path}: {problem}")));
            wrong.extend(page.contains("<!--").then(|| format!("{path} has a comment")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_block_of_every_lesson_has_its_partner() {
    let mut count = 0;
    for outcome in sites() {
        for script in outcome.paths().into_iter().filter(|path| path.ends_with(".blocks.js")) {
            let path = script.replace(".blocks.js", ".html");
            let page = tree::parse(&outcome.page(&path))
                .unwrap_or_else(|problem| panic!("{path}: {problem}"));
            assert_eq!(
                differing_blocks(&page, &blocks_of_script(&outcome, script)),
                None,
                "{script}"
            );
            count += 1;
        }
    }
    assert!(count > 20, "only {count} scripts were looked at");
}

#[test]
fn headings_have_the_ids_that_another_reader_of_githubs_rule_gives_them() {
    let mut options = comrak::Options::default();
    options.extension.header_id_prefix = Some(String::new());
    options.render.r#unsafe = true;
    let mut count = 0;
    for outcome in sites() {
        for file in outcome
            .build
            .site
            .catalog
            .sources
            .texts_below("content")
            .filter(|file| file.path.extension() == "md")
        {
            let html = comrak::markdown_to_html(&file.text, &options);
            // A heading inside a note for team leads has no id here.
            let outside: String = html
                .split("<details>")
                .map(|part| part.split("</details>").last().unwrap_or_default())
                .collect();
            let theirs: Vec<String> = outside
                .split("<h")
                .skip(1)
                .filter(|rest| rest.starts_with(|level: char| level.is_ascii_digit()))
                .map(|rest| attribute_values(rest, "id")[0].clone())
                .collect();
            let (document, _) =
                lesson::parse(file, polybook::language::LanguageId(0), ParseOptions::default());
            assert_eq!(document.headings.len(), theirs.len(), "{}: {theirs:?}", file.path);
            // A space before a pin is a hyphen to them, and nothing to us.
            let theirs: Vec<&str> = document
                .headings
                .iter()
                .zip(&theirs)
                .map(
                    |(heading, id)| {
                        if heading.pins.is_empty() { id } else { id.trim_end_matches('-') }
                    },
                )
                .collect();
            let ours: Vec<&str> =
                document.headings.iter().map(|heading| heading.own_id.as_str()).collect();
            assert_eq!(ours, theirs, "{}", file.path);
            count += ours.len();
        }
    }
    assert!(count > 100, "only {count} headings were compared");
}
