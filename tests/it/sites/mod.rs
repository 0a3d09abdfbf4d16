//! What must be true for every published site: each text is without diagnostics, each link leads
//! somewhere, each page is well-formed.
//!
//! In: the sites in the folders of [`crate::SITES`]: fixtures for the tool's tests, and the lessons
//! of this repository for `tests/example`. Out: their defects. `preview` tests what GitHub shows of
//! their texts, `browser_test` what a reader does.

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
    // A correction to an original may precede its translations, which are outdated for a while.
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
fn every_link_on_every_page_leads_somewhere() {
    for outcome in sites() {
        assert_eq!(broken_ways(&outcome), Vec::<String>::new());
    }
}

#[test]
fn every_page_is_well_formed_html_without_comments() {
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
fn heading_ids_equal_those_of_another_implementation_of_githubs_rule() {
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
            // A heading inside a note for team leaders has no id here.
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
            // A space before a pin becomes a hyphen there, and is ignored here.
            let pinned = |place: usize| !document.headings[place].pins.is_empty();
            let compared = |(place, id): (usize, &String)| {
                if pinned(place) { id.trim_end_matches('-').to_owned() } else { id.clone() }
            };
            let theirs: Vec<String> = theirs.iter().enumerate().map(compared).collect();
            let ours: Vec<String> = document
                .headings
                .iter()
                .enumerate()
                .map(|(place, heading)| compared((place, &heading.own_id)))
                .collect();
            assert_eq!(ours, theirs, "{}", file.path);
            count += ours.len();
        }
    }
    assert!(count > 100, "only {count} headings were compared");
}
