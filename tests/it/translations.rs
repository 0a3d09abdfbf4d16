//! What takes the place of a missing translation.

mod original;

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
    assert!(page.contains("<h1 id=\"หนึ่ง\" lang=\"th\" dir=\"ltr\">หนึ่ง</h1>"), "{page}");
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
fn the_site_states_what_is_shown_unless_a_lesson_does() {
    let site = || {
        let english = SiteTest::new().file("content/care/first/en.md", "# First\n\nx");
        english.file("content/care/second/en.md", "# Second\n\nx")
    };
    let book = site().text("book.toml").replacen("[book]\n", "[book]\nmissing = \"none\"\n", 1);
    let outcome = site()
        .file("book.toml", &book)
        .file("content/care/second/lesson.toml", "missing = \"inline\"\n")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    assert!(!outcome.has("vi/care/first.html") && outcome.has("vi/care/second.html"));
    let both = "[book]\nmissing = \"stubs\"\nsource = \"fr\"\n";
    let book = site().text("book.toml").replacen("[book]\n", both, 1);
    let wrong = site().file("book.toml", &book).build();
    assert_data_eq!(
        wrong.diagnostics(),
        str![[r#"
error[wrong-value] book.toml:2:11 “stubs” is not allowed as “missing” | did you mean “stub”?
error[wrong-value] book.toml:3:10 “fr” is not allowed as “source” | write: vi, nl, th, en

"#]]
    );
}

#[test]
fn the_site_states_the_language_of_originals_unless_a_text_is_stamped_or_a_lesson_does() {
    let site = SiteTest::new()
        .file("content/care/first/en.md", "# First\n\nx")
        .file("content/care/first/nl.md", "# Eerste\n\nx")
        .file("content/care/second/en.md", "# Second\n\nx")
        .file("content/care/second/nl.md", "# Tweede\n\nx")
        .file("content/care/second/lesson.toml", "source = \"en\"\n")
        .file("content/care/third/vi.md", "# Ba\n\nx");
    // A stub has the title of the original.
    let titles = |site: &SiteTest| {
        let outcome = site.clone().build();
        let title = |lesson: &str| {
            let heading = outcome.between(&format!("th/care/{lesson}.html"), "<h1", "</h1>");
            heading.split_once('>').unwrap().1.to_owned()
        };
        (["first", "second", "third"].map(title).join("|"), outcome.diagnostics())
    };
    let (originals, diagnostics) = titles(&site);
    assert_eq!(originals, "First|Second|Ba");
    assert!(diagnostics.starts_with("warning[ambiguous-source]"), "{diagnostics}");
    let book = site.text("book.toml").replacen("[book]\n", "[book]\nsource = \"nl\"\n", 1);
    let stated = titles(&site.file("book.toml", &book));
    assert_eq!(stated, ("Eerste|Second|Ba".to_owned(), String::new()));
}

#[test]
fn a_missing_translation_is_information_and_not_a_warning() {
    let outcome = half_translated("");
    assert_eq!(outcome.diagnostics(), "");
    assert_data_eq!(
        outcome.infos(),
        str![[r#"
info[missing-translation] content/care/first/th.md:1:1 “care/first” is not translated into vi, nl yet | copy the file, translate it, and save it under the language's name

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
warning[untranslated-section] content/care/first/nl.md:5:1 the section “Deel” is empty, but not in the original; the page is left out of feeds and search engines until it is filled in | translate the section, or remove its heading

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
