//! Links to places: ids of headings in the original and its translations.

use snapbox::{assert_data_eq, str};

use super::{en, from, to, vi};
use crate::site_test::{SiteTest, attribute_values};

#[test]
fn a_fragment_of_any_language_leads_to_the_same_place() {
    let site = from(
        "[a](../to/vi.md#được-lắng-nghe) [b](../to/vi.md#ที่ได้ยิน) [c](../to/th.md#ที่ได้ยิน) \
        [d](../to/en.md#ที่ได้ยิน)",
    );
    let site = to(site, "vi", "# Đến\n\n## Được lắng nghe\n\nx");
    let outcome = to(site, "th", "# ถึง\n\n## ที่ได้ยิน\n\nx").build();
    assert_eq!(outcome.diagnostics(), "");
    let thai = "%E0%B8%97%E0%B8%B5%E0%B9%88%E0%B9%84%E0%B8%94%E0%B9%89%E0%B8%A2%E0%B8%B4%E0%B8%99";
    assert_eq!(attribute_values(&vi(&outcome), "href"), vec![format!("to.html#{thai}"); 4]);
    let target = outcome.body_of("vi/care/to.html");
    assert_eq!(
        target,
        "<h2 id=\"ที่ได้ยิน\">Được lắng nghe<a id=\"được-lắng-nghe\"></a></h2>\n<p>x</p>\n"
    );
}

#[test]
fn a_heading_missing_in_a_lagging_translation_is_a_warning_and_the_fragment_is_dropped() {
    let site = from("[a](../to/th.md#new)");
    let site = to(site, "th", "# ถึง\n\n## Old\n\nx\n\n## New\n\nx");
    let outcome = to(site, "vi", "# Đến\n\n## Cũ\n\nx").build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
warning[lagging-fragment] content/care/from/vi.md:3:1 “content/care/to/vi.md” does not have the place “#new” yet; the link leads to the top of the page | bring that translation up to date; this file needs no change
warning[outline-differs] content/care/to/vi.md:1:1 the headings differ from those of th.md, so links to headings may not work | here: ## Cũ — there: ## Old / ## New

"#]]
    );
    assert_eq!(attribute_values(&vi(&outcome), "href"), ["to.html"]);
    assert_eq!(attribute_values(&en(&outcome), "href"), ["../../th/care/to.html#new"]);
}

#[test]
fn ids_are_those_of_the_original_by_pin_in_any_order_or_else_by_position() {
    let original =
        "# From\n\n## One <a id=\"first\"></a>\n\nx\n\n## Two <a id=\"second\"></a>\n\nx";
    let swapped = "# Từ\n\n## Hai <a id=\"second\"></a>\n\nx\n\n## Một <a id=\"first\"></a>\n\nx";
    let site = SiteTest::new()
        .file("content/care/from/lesson.toml", "source = \"en\"")
        .file("content/care/from/en.md", original)
        .file("content/care/from/vi.md", swapped)
        .file("content/care/from/nl.md", "# Van\n\n## Een\n\nx\n\n## Twee\n\nx");
    let outcome = site.build();
    assert_eq!(outcome.diagnostics(), "");
    let ids = |path: &str| attribute_values(&outcome.body_of(path), "id");
    assert_eq!(ids("en/care/from.html"), ["first", "one", "second", "two"]);
    assert_eq!(ids("vi/care/from.html"), ["second", "hai", "first", "một"]);
    assert_eq!(ids("nl/care/from.html"), ["first", "een", "second", "twee"]);
}

#[test]
fn texts_with_different_outlines_keep_their_own_ids_and_are_reported() {
    let site = SiteTest::new()
        .file("content/care/from/lesson.toml", "source = \"en\"")
        .file("content/care/from/en.md", "# From\n\n## One\n\nx\n\n### Deep\n\nx")
        .file("content/care/from/nl.md", "# Van\n\n## Een\n\nx\n\n## Ondiep\n\nx");
    let outcome = site.build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
warning[outline-differs] content/care/from/nl.md:1:1 the headings differ from those of en.md, so links to headings may not work | here: ## Een / ## Ondiep — there: ## One / ### Deep

"#]]
    );
    assert_eq!(attribute_values(&outcome.body_of("nl/care/from.html"), "id"), ["een", "ondiep"]);
}

#[test]
fn a_translation_may_link_to_its_own_heading_by_the_originals_id() {
    let outcome = SiteTest::new()
        .file(
            "book.toml",
            "[book]\ntitle = \"Book\"\nlanguage = \"en\"\n[languages.en]\n[languages.vi]",
        )
        .file("content/care/first/lesson.toml", "source = \"en\"")
        .file(
            "content/care/first/en.md",
            "# First\n\nx\n\n## Hello there <a id=\"hello\"></a>\n\ny",
        )
        .file("content/care/first/vi.md", "# Đầu\n\nx\n\n## Chào\n\n[a](#hello-there)")
        .build();
    assert!(!outcome.build.diagnostics.has_errors(), "{outcome}");
    assert!(outcome.page("vi/care/first.html").contains("href=\"#hello\""));
}
