//! The lessons of this repository: they are read by people, so they are right.

use std::path::Path;

use polybook::config::SiteConfig;
use polybook::diagnostic::Code;
use polybook::lesson::{self, ParseOptions};
use polybook::{BuildOptions, load};

use crate::pages::broken_ways;
use crate::site_test::{Outcome, attribute_values};

pub(crate) fn own_site() -> Outcome {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (config, _) = SiteConfig::parse(&load::config_file(root).unwrap());
    let loaded = load::sources(root, &config).unwrap();
    Outcome { build: polybook::build(loaded, &BuildOptions::default(), None) }
}

#[test]
fn the_lessons_build_without_a_finding_in_every_language() {
    let outcome = own_site();
    // An original may be mended before its translations are: then they are behind for a while.
    let is_behind = |code: Code| matches!(code, Code::OutdatedTranslation | Code::UpstreamOutdated);
    let findings: Vec<_> = outcome.build.diagnostics.iter().filter(|finding| !is_behind(finding.code)).collect();
    assert!(findings.is_empty(), "{}", outcome.diagnostics());
    assert!(outcome.build.site.catalog.lesson_count() >= 6);
    for (path, page) in outcome.pages() {
        assert!(!page.contains("<!--"), "{path} has a comment");
    }
}

#[test]
fn every_way_on_every_page_of_the_lessons_leads_somewhere() {
    assert_eq!(broken_ways(&own_site()), Vec::<String>::new());
}

#[test]
fn headings_have_the_ids_that_another_reader_of_githubs_rule_gives_them() {
    let mut options = comrak::Options::default();
    options.extension.header_id_prefix = Some(String::new());
    let sources = own_site().build.site.catalog.sources.clone();
    let mut count = 0;
    for file in sources.texts_below("content").filter(|file| file.path.extension() == "md") {
        let html = comrak::markdown_to_html(&file.text, &options);
        let theirs: Vec<String> = html
            .split("<h")
            .skip(1)
            .filter(|rest| rest.starts_with(|level: char| level.is_ascii_digit()))
            .map(|rest| attribute_values(rest, "id")[0].clone())
            .collect();
        let (document, _) = lesson::parse(file, polybook::language::LanguageId(0), ParseOptions::default());
        assert_eq!(document.headings.len(), theirs.len(), "{}", file.path);
        // A space before a pin is a hyphen to them, and nothing to us.
        let theirs: Vec<&str> = document
            .headings
            .iter()
            .zip(&theirs)
            .map(|(heading, id)| if heading.pins.is_empty() { id } else { id.trim_end_matches('-') })
            .collect();
        let ours: Vec<&str> = document.headings.iter().map(|heading| heading.own_id.as_str()).collect();
        assert_eq!(ours, theirs, "{}", file.path);
        count += ours.len();
    }
    assert!(count > 100, "only {count} headings were compared");
}
