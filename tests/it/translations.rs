//! Which text is the original, and what takes the place of a missing translation.

use snapbox::{assert_data_eq, str};

use crate::site_test::{Outcome, SiteTest, attribute_values, text_of};

/// Returns `care/first` in Thai and English only, with these facts, and a second lesson in all
/// languages that links to it.
fn half_translated(facts: &str) -> Outcome {
    let mut site = SiteTest::new()
        .file(
            "content/care/first/lesson.toml",
            &format!(
                "source = \"th\"\norder = 1\npublished = 2026-11-22\n\
                aliases = [\"care/old\"]\n{facts}"
            ),
        )
        .file("content/care/first/th.md", "# หนึ่ง\n\nคำแรก\n\n## ส่วน\n\nx")
        .file("content/care/first/en.md", "# One\n\nFirst words.\n\n## Part\n\nx")
        .file("content/care/second/lesson.toml", "source = \"en\"");
    for stem in ["vi", "nl", "th", "en"] {
        site = site.file(
            &format!("content/care/second/{stem}.md"),
            &format!("# Second {stem}\n\n[x](../first/en.md#part)"),
        );
    }
    site.build()
}

fn switcher(outcome: &Outcome, path: &str) -> Vec<String> {
    let switcher = outcome.between(path, "<nav class=\"pb-languages\"", "</nav>");
    let (_, list) = switcher.split_once("<ul>").unwrap();
    list.split("<li>")
        .skip(1)
        .map(|item| {
            let state = if item.contains("pb-missing") {
                "missing"
            } else if item.contains("aria-current") {
                "current"
            } else {
                "there"
            };
            format!(
                "{} {state} {}",
                attribute_values(item, "lang")[0],
                outcome.ways(path, item).concat()
            )
        })
        .collect()
}

#[test]
fn a_stub_says_so_in_the_readers_language_and_offers_the_existing_languages() {
    let outcome = half_translated("");
    assert_eq!(outcome.diagnostics(), "");
    let page = outcome.page("nl/care/first.html");
    assert!(
        page.contains("<html lang=\"nl\"")
            && page.contains("<meta name=\"robots\" content=\"noindex\">")
    );
    assert!(page.contains("<h1 id=\"หนึ่ง\" lang=\"th\">หนึ่ง</h1>"), "{page}");
    assert!(!page.contains("hreflang=\"x-default\"") && !page.contains("rel=\"canonical\""));
    let (before, after) = page.split_once("<template data-pb-source>").unwrap();
    let after = after.split_once("</template>").unwrap().1;
    assert!(
        !before.contains("คำแรก") && !after.contains("คำแรก"),
        "the original's text is there to be copied, not to be read"
    );
    let offers = outcome.between("nl/care/first.html", "<ul class=\"pb-offers\">", "</ul>");
    assert_eq!(
        outcome.ways("nl/care/first.html", &offers),
        ["th/care/first.html", "en/care/first.html"]
    );
    // The Vietnamese reader falls back to English.
    let offers = outcome.between("vi/care/first.html", "<ul class=\"pb-offers\">", "</ul>");
    assert_eq!(
        outcome.ways("vi/care/first.html", &offers),
        ["en/care/first.html", "th/care/first.html"]
    );
}

#[test]
fn links_in_text_skip_the_stub_and_links_in_lists_lead_to_it() {
    let outcome = half_translated("");
    let ways = outcome.ways("nl/care/second.html", &outcome.body_of("nl/care/second.html"));
    assert_eq!(ways, ["th/care/first.html#ส่วน"]);
    let list = outcome.between("nl/care/index.html", "<ol class=\"pb-items", "</ol>");
    assert_eq!(
        outcome.ways("nl/care/index.html", &list),
        ["nl/care/first.html", "nl/care/second.html"]
    );
    assert!(text_of(&list).contains("หนึ่ง ไทย"), "{list}");
}

#[test]
fn the_switcher_greys_out_missing_translations_and_links_to_their_stubs() {
    let outcome = half_translated("");
    assert_eq!(
        switcher(&outcome, "en/care/first.html"),
        [
            "vi missing vi/care/first.html",
            "nl missing nl/care/first.html",
            "th there th/care/first.html",
            "en current en/care/first.html"
        ]
    );
}

#[test]
fn hreflang_is_reciprocal_without_stubs_and_x_default_is_the_original() {
    let outcome = half_translated("");
    let alternates = |path: &str| -> Vec<String> {
        let page = outcome.page(path);
        page.lines()
            .filter(|line| line.starts_with("<link rel=\"alternate\" hreflang"))
            .map(|line| {
                format!(
                    "{} {}",
                    attribute_values(line, "hreflang")[0],
                    attribute_values(line, "href")[0]
                )
            })
            .collect()
    };
    let expected = [
        "th https://example.org/lessons/th/care/first.html",
        "en https://example.org/lessons/en/care/first.html",
        "x-default https://example.org/lessons/th/care/first.html",
    ];
    assert_eq!(alternates("th/care/first.html"), expected);
    assert_eq!(alternates("en/care/first.html"), expected);
    assert_eq!(alternates("nl/care/first.html"), Vec::<String>::new());
    let sitemap = outcome.page("sitemap.xml");
    assert!(sitemap.contains("<loc>https://example.org/lessons/th/care/first.html</loc>"));
    assert!(!sitemap.contains("/nl/care/first.html") && !sitemap.contains("/vi/care/first.html"));
    let feed = |stem: &str| outcome.has(&format!("{stem}/feed.xml"));
    assert_eq!([feed("vi"), feed("nl"), feed("th"), feed("en")], [false, false, true, true]);
}

#[test]
fn inline_shows_the_fallback_in_its_own_language_and_is_canonical_to_it() {
    let outcome = half_translated("missing = \"inline\"\n");
    assert_eq!(outcome.diagnostics(), "");
    let page = outcome.page("vi/care/first.html");
    assert!(
        page.contains("<div class=\"pb-text\" lang=\"en\" dir=\"ltr\">")
            && page.contains("First words."),
        "{page}"
    );
    assert!(page.contains(
        "<link rel=\"canonical\" href=\"https://example.org/lessons/en/care/first.html\">"
    ));
    assert!(page.contains("noindex") && !page.contains("hreflang=\"x-default\""));
    assert!(!outcome.page("sitemap.xml").contains("/vi/care/first.html"));
    assert!(outcome.page("nl/care/first.html").contains("คำแรก"));
}

#[test]
fn none_creates_no_page_and_lists_link_to_the_fallback() {
    let outcome = half_translated("missing = \"none\"\n");
    assert_eq!(outcome.diagnostics(), "");
    assert!(!outcome.has("vi/care/first.html") && !outcome.has("nl/care/first.html"));
    let list = outcome.between("vi/care/index.html", "<ol class=\"pb-items", "</ol>");
    assert_eq!(
        outcome.ways("vi/care/index.html", &list),
        ["en/care/first.html", "vi/care/second.html"]
    );
    assert_eq!(
        switcher(&outcome, "en/care/first.html"),
        [
            "vi missing ",
            "nl missing ",
            "th there th/care/first.html",
            "en current en/care/first.html"
        ]
    );
    assert!(outcome.page("vi/care/old.html").contains("url=../../en/care/first.html"));
}

#[test]
fn a_missing_translation_is_information_and_not_a_warning() {
    let outcome = half_translated("");
    assert_eq!(outcome.diagnostics(), "");
    assert_data_eq!(
        outcome.infos(),
        str![[r#"
info[missing-translation] content/care/first/th.md:1:1 “care/first” is not yet there in vi, nl | copy the file, translate it, and save it under the language's name

"#]]
    );
}

#[test]
fn a_topic_in_one_language_is_a_stub_in_the_others_that_still_lists_its_lessons() {
    let outcome = SiteTest::new()
        .file("content/calm/nl.md", "# Rust\n\nEen thema.")
        .file("content/calm/topic.toml", "missing = \"none\"")
        .file("content/calm/one/nl.md", "# Een\n\nx")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    assert!(outcome.page("th/calm/index.html").contains("noindex"));
    let list = outcome.between("th/calm/index.html", "<ol class=\"pb-items", "</ol>");
    assert_eq!(outcome.ways("th/calm/index.html", &list), ["th/calm/one.html"]);
}

#[test]
fn an_unfinished_translation_is_an_unlisted_page() {
    let outcome = SiteTest::new()
        .file("content/care/first/lesson.toml", "source = \"en\"\npublished = 2026-11-22")
        .file("content/care/first/en.md", "# One\n\nx\n\n## Part\n\nx\n\n## Group\n\n### Deep\n\nx")
        .file(
            "content/care/first/nl.md",
            "# Een\n\nx\n\n## Deel\n\n<!-- later -->\n\n## Groep\n\n### Diep\n\nx",
        )
        .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
warning[untranslated-section] content/care/first/nl.md:5:1 the section “Deel” is empty, though the original's is not; until it is filled, the page is kept out of feeds and search engines | translate the section, or take out its heading

"#]]
    );
    assert!(outcome.page("nl/care/first.html").contains("noindex"));
    assert!(
        !outcome
            .page("en/care/first.html")
            .contains("hreflang=\"nl\" href=\"https://example.org/lessons/nl/care/first.html\"")
    );
    assert!(
        !outcome.page("sitemap.xml").contains("nl/care/first.html") && !outcome.has("nl/feed.xml")
    );
}

// The source language.

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
warning[ambiguous-source] content/care/first/lesson.toml:1:1 it is not said which of vi, en was written first | add this line to lesson.toml (or topic.toml): source = "en"; if en.md was translated from vi.md, run instead: polybook stamp en care/first --from vi

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
warning[unclear-source] content/care/first/lesson.toml:1:1 it is not clear which text of “care/first” was written first: none of vi, th says it is a translation; “vi.md” is taken for the original | say in lesson.toml (or topic.toml) which language was written first, such as: source = "vi"

"#]]
    );
    assert_data_eq!(
        source(None, &[("en", STAMP), ("nl", STAMP)]).1,
        str![[r#"
warning[unclear-source] content/care/first/lesson.toml:1:1 it is not clear which text of “care/first” was written first: every text says it is a translation; “nl.md” is taken for the original | say in lesson.toml (or topic.toml) which language was written first, such as: source = "nl"

"#]]
    );
}

#[test]
fn a_stated_source_must_exist() {
    assert_data_eq!(
        source(Some("source = \"th\""), &[("en", "x"), ("nl", "x")]).1,
        str![[r#"
error[source-missing] content/care/first/lesson.toml:1:10 the original is said to be in “th”, but there is no such file | add the file, or write: source = "nl"

"#]]
    );
    assert_data_eq!(
        source(Some("source = \"de\""), &[("en", "x")]).1,
        str![[r#"
error[source-missing] content/care/first/lesson.toml:1:10 the original is said to be in “de”, but there is no such file | add the file, or write: source = "en"

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

#[test]
fn the_home_page_titles_a_site_without_a_configured_title() {
    let outcome = SiteTest::new()
        .file(
            "book.toml",
            "[book]\ntitle = \"Book\"\nlanguage = \"en\"\n[languages.en]\n\
            [languages.vi]\ntitle = \"Sách\"",
        )
        .file("content/en.md", "# Service with heart\n\nFor *everybody* at the desk.\n\nMore.")
        .file("content/vi.md", "# Phục vụ\n\nCho mọi người.")
        .file("content/care/first/en.md", "# First\n\nx")
        .build();
    assert!(
        outcome.page("en/care/first.html").contains("<title>First – Service with heart</title>")
    );
    assert!(outcome.page("vi/index.html").contains("Sách"));
    let home = outcome.page("en/index.html");
    assert_eq!(
        home.matches("For <em>everybody</em> at the desk.").count(),
        1,
        "the lede is shown once\n{home}"
    );
}
