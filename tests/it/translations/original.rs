//! How the original of a page is chosen from its texts.

use snapbox::{assert_data_eq, str};

use crate::site_test::SiteTest;

/// Returns the original of `care/first` according to its English page, and the diagnostics.
fn source(facts: Option<&str>, files: &[(&str, &str)]) -> (String, String) {
    let mut site = SiteTest::new();
    if let Some(facts) = facts {
        site = site.file("content/care/first/lesson.toml", facts);
    }
    for (stem, text) in files {
        site = site
            .file(&format!("content/care/first/{stem}.md"), &format!("# First {stem}\n\n{text}"));
    }
    let outcome = site.build();
    let catalog = &outcome.build.site.catalog;
    let entry = catalog.entry(catalog.in_folder("care/first").unwrap());
    (catalog.language(entry.source).tag.to_string(), outcome.diagnostics())
}

/// Says that a text was made from the Vietnamese text of [`source`].
const STAMP: &str = "<!-- translated-from: vi ff276a2c199354d1 -->\n\nx";

#[test]
fn the_only_text_is_the_original() {
    assert_eq!(source(None, &[("nl", "x")]), ("nl".to_owned(), String::new()));
    assert_eq!(source(Some("order = 3"), &[("th", "x")]), ("th".to_owned(), String::new()));
}

#[test]
fn the_only_text_without_a_stamp_is_the_original() {
    assert_eq!(
        source(None, &[("vi", "x"), ("en", STAMP), ("nl", STAMP)]),
        ("vi".to_owned(), String::new())
    );
}

#[test]
fn a_stated_source_overrides() {
    assert_eq!(
        source(Some("source = \"nl\""), &[("vi", "x"), ("en", STAMP), ("nl", "x")]),
        ("nl".to_owned(), String::new())
    );
    // It overrides a stamp too, with a warning.
    let (language, diagnostics) =
        source(Some("source = \"nl\""), &[("vi", "x"), ("en", "x"), ("nl", STAMP)]);
    assert_eq!(language, "nl");
    assert!(
        diagnostics.starts_with("warning[stamped-original]") && diagnostics.lines().count() == 1,
        "{diagnostics:?}"
    );
}

#[test]
fn of_several_the_sites_language_is_chosen_with_a_warning() {
    let (language, diagnostics) = source(None, &[("vi", "x"), ("en", "x")]);
    assert_eq!(language, "en");
    assert_data_eq!(
        diagnostics,
        str![[r#"
warning[ambiguous-source] content/care/first/lesson.toml:1:1 it is not clear which of vi, en is the original | add this line to lesson.toml (or topic.toml): source = "en"; if en.md was translated from vi.md, run instead: polybook stamp en care/first --from vi

"#]]
    );
}

#[test]
fn of_several_the_only_parent_is_chosen_with_a_warning() {
    let from = |stem: &str| format!("<!-- translated-from: {stem} 0123456789abcdef -->\n\nx");
    let (from_vi, from_en) = (from("vi"), from("en"));
    for stamped in [from_vi.as_str(), "<!-- translated-from: vi 0000000000000000 -->\n\nx"] {
        let (language, diagnostics) = source(None, &[("vi", "x"), ("en", "x"), ("th", stamped)]);
        assert_eq!(language, "vi");
        assert!(diagnostics.starts_with("warning[ambiguous-source]"), "{diagnostics}");
        assert!(
            diagnostics.contains("source = \"vi\"; if vi.md was translated from en.md"),
            "{diagnostics}"
        );
    }
    // This applies also if the site's own language is not among them.
    let (language, diagnostics) = source(None, &[("vi", "x"), ("th", "x"), ("en", &from_vi)]);
    assert_eq!(language, "vi");
    assert!(
        diagnostics.contains("warning[ambiguous-source]") && !diagnostics.contains("error["),
        "{diagnostics}"
    );
    // If others were made from several of them, the original is again the text in the site's
    // language, or unknown.
    assert_eq!(
        source(None, &[("vi", "x"), ("en", "x"), ("th", &from_vi), ("nl", &from_en)]).0,
        "en"
    );
    let (_, diagnostics) =
        source(None, &[("vi", "x"), ("th", "x"), ("en", &from_vi), ("nl", &from("th"))]);
    assert!(diagnostics.contains("warning[unclear-source]"), "{diagnostics}");
    // `lesson.toml` overrides all of it.
    assert_eq!(
        source(Some("source = \"en\""), &[("vi", "x"), ("en", "x"), ("th", &from_vi)]).0,
        "en"
    );
}

#[test]
fn of_several_without_the_sites_language_none_can_be_chosen() {
    assert_data_eq!(
        source(None, &[("vi", "x"), ("th", "x")]).1,
        str![[r#"
warning[unclear-source] content/care/first/lesson.toml:1:1 it is not clear which text of “care/first” is the original: none of vi, th has a stamp; “vi.md” is taken for it | name the original language in lesson.toml (or topic.toml), for example: source = "vi"

"#]]
    );
    assert_data_eq!(
        source(None, &[("en", STAMP), ("nl", STAMP)]).1,
        str![[r#"
warning[unclear-source] content/care/first/lesson.toml:1:1 it is not clear which text of “care/first” is the original: every text has a stamp, so all are translations; “nl.md” is taken for it | name the original language in lesson.toml (or topic.toml), for example: source = "nl"

"#]]
    );
}

#[test]
fn a_stated_source_must_exist() {
    assert_data_eq!(
        source(Some("source = \"th\""), &[("en", "x"), ("nl", "x")]).1,
        str![[r#"
error[source-missing] content/care/first/lesson.toml:1:10 “th” is given as the original, but there is no such file | add the file, or write: source = "nl"

"#]]
    );
    assert_data_eq!(
        source(Some("source = \"de\""), &[("en", "x")]).1,
        str![[r#"
error[source-missing] content/care/first/lesson.toml:1:10 “de” is given as the original, but there is no such file | add the file, or write: source = "en"

"#]]
    );
}

#[test]
fn the_original_of_home_and_plain_pages_is_in_the_sites_language() {
    let outcome = SiteTest::new()
        .file("content/en.md", "# Lessons\n\nWelcome.")
        .file("content/vi.md", "# Bài học\n\nXin chào.")
        .file("content/pages/about/en.md", "# About\n\nUs.")
        .file("content/pages/about/nl.md", "# Over\n\nOns.")
        .file("content/care/first/en.md", "# First\n\nx")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    assert!(outcome.page("th/index.html").contains("noindex"));
    assert!(outcome.page("th/pages/about.html").contains("../../en/pages/about.html"));
}
