//! The default theme as it is published, and themes that override a part of it.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use polybook::source::SitePath;

use crate::site_test::{Outcome, SiteTest, attribute_values, fixture, site_on_disk};

/// The maximum compressed size of everything that a lesson page loads immediately. The rules for
/// paper and for texts in other languages took its last 240 bytes; an addition must save as much
/// elsewhere.
const MOST_BYTES: usize = 24_900;

fn with_theme(name: &str, text: &str) -> Outcome {
    SiteTest::lesson("x")
        .file("book.toml", "[output.html]\ntheme = \"own\"\n")
        .file("content/care/second/en.md", "# Second\n\nx")
        .file(&format!("themes/own/{name}"), text)
        .build()
}

/// Returns the only asset with this beginning.
fn asset(outcome: &Outcome, begin: &str, extension: &str) -> String {
    let is_it =
        |path: &&&str| path.starts_with(&format!("assets/{begin}-")) && path.ends_with(extension);
    let paths = outcome.paths();
    let found: Vec<&&str> = paths.iter().filter(is_it).collect();
    assert_eq!(found.len(), 1, "{paths:?}");
    outcome.page(found[0])
}

#[test]
fn a_site_gets_one_style_sheet_and_scripts_without_comments_and_indentation() {
    let outcome = SiteTest::lesson("x").build();
    let sheet = asset(&outcome, "site", ".css");
    let places: Vec<usize> = ["--pb-paper:", "\n.pb-header {", "\n.pb-search {", "@page pb-guide"]
        .map(|part| sheet.find(part).unwrap())
        .to_vec();
    assert!(places.is_sorted(), "{places:?}");
    for text in [sheet, asset(&outcome, "find", ".js"), asset(&outcome, "site", ".js")] {
        let begins = |line: &str| {
            line.is_empty()
                || line.starts_with([' ', '\t'])
                || line.starts_with("//")
                || line.starts_with("/*")
        };
        assert_eq!(
            text.lines().filter(|line| begins(line)).collect::<Vec<_>>(),
            Vec::<&str>::new()
        );
    }
}

#[test]
fn a_theme_replaces_the_whole_style_sheet_verbatim() {
    let own = "/* Mine. */\n\np {\n  color: red;\n}\n";
    let outcome = with_theme("static/site.css", own);
    assert_eq!(outcome.diagnostics(), "");
    assert_eq!(asset(&outcome, "site", ".css"), own);
}

#[test]
fn a_theme_overrides_the_link_to_a_lesson_everywhere() {
    let outcome = with_theme(
        "templates/links.html",
        "{% component lesson_link(card, @root) %}<i class=\"mine\">{{ root }}{{ card.path }}</i>{% \
        endcomponent lesson_link %}",
    );
    assert_eq!(outcome.diagnostics(), "");
    assert!(
        outcome
            .page("en/care/first.html")
            .contains("<i class=\"mine\">../../en/care/second.html</i>")
    );
    assert!(
        outcome
            .page("en/care/index.html")
            .contains("<i class=\"mine\">../../en/care/second.html</i>")
    );
}

#[test]
fn what_a_lesson_page_loads_immediately_is_small() {
    let outcome = site_on_disk(&fixture("lessons/site"));
    let lessons = outcome.pages().filter(|(_, page)| page.contains(" data-pb-lesson="));
    let heaviest = lessons.map(|(path, page)| (weight(&outcome, path, &page), path)).max().unwrap();
    assert!(heaviest.0 <= MOST_BYTES, "{heaviest:?}");
}

/// Returns the bytes of all style sheets and scripts of a page, each compressed.
fn weight(outcome: &Outcome, path: &str, page: &str) -> usize {
    let tags = page
        .split('<')
        .filter(|tag| tag.starts_with("script ") || tag.starts_with("link rel=\"stylesheet\""));
    let files =
        tags.flat_map(|tag| [attribute_values(tag, "src"), attribute_values(tag, "href")].concat());
    let resolved = files.map(|file| SitePath::new(path).resolve(&file).unwrap());
    resolved.map(|file| packed(&outcome.bytes(file.as_str()))).sum()
}

fn packed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}
