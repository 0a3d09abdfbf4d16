//! `book.toml`: what is read, what is reported as wrong, and with which severity.

use snapbox::{assert_data_eq, str};

use crate::site_test::{Outcome, SiteTest, attribute_values};

fn with_config(config: &str) -> Outcome {
    SiteTest::english()
        .file("book.toml", config)
        .file("content/care/first/en.md", "# First\n\nWords.")
        .build()
}

#[test]
fn unsupported_keys_of_mdbook_are_reported_and_do_not_stop_the_build() {
    let outcome = with_config(
        "[book]\ntitle = \"Lessons\"\nmultilingual = true\n\n[build]\ncreate-missing = false\n\n\
        [output.html]\ndefault-theme = \"rust\"\n\n[output.html.search]\nenable = true\n\n\
        [preprocessor.toc]\n",
    );
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
warning[mdbook-key] book.toml:3:1 “multilingual” is an mdBook key that has no effect here | polybook is always multilingual: name the languages as [languages.vi]
warning[mdbook-key] book.toml:6:1 “create-missing” is an mdBook key that has no effect here | polybook never creates lesson files; remove it
warning[mdbook-key] book.toml:9:1 “default-theme” is an mdBook key that has no effect here | the theme determines colours and layout: put a file into themes/
warning[mdbook-key] book.toml:11:14 “search” is an mdBook key that has no effect here | the search has no settings; remove it
warning[mdbook-key] book.toml:14:2 “preprocessor” is an mdBook key that has no effect here | polybook does not run programs named in a configuration; remove it

"#]]
    );
    assert!(outcome.has("en/care/first.html"));
}

#[test]
fn a_site_that_needs_a_newer_polybook_says_so_and_an_older_one_does_not_matter() {
    let needs = |version: &str| with_config(&format!("[book]\npolybook = \"{version}\"\n"));
    for version in ["0", "0.1", env!("CARGO_PKG_VERSION")] {
        assert_eq!(needs(version).diagnostics(), "", "{version}");
    }
    let next = format!("{}.0", env!("CARGO_PKG_VERSION_MAJOR").parse::<u32>().unwrap() + 1);
    for version in ["999", &next] {
        let diagnostics = needs(version).diagnostics();
        let start = format!(
            "error[old-polybook] book.toml:2:12 this site needs polybook {version} or newer, and \
             this is polybook {}",
            env!("CARGO_PKG_VERSION")
        );
        assert!(diagnostics.starts_with(&start), "{diagnostics}");
        assert_eq!(diagnostics.lines().count(), 1, "{diagnostics}");
    }
    let wrong = needs("^0.3").diagnostics();
    assert!(wrong.contains("a version of polybook such as 0.3"), "{wrong}");
}

#[test]
fn an_unknown_key_suggests_the_nearest_one() {
    let outcome = with_config(
        "[book]\ntilte = \"Lessons\"\n\n[ouput.html]\ncname = \"example.org\"\n\n[languages.en]\n\
        colour = \"red\"\n",
    );
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
error[unknown-key] book.toml:2:1 there is no key “tilte” in [book] | did you mean “title”?
error[unknown-key] book.toml:4:2 there is no key “ouput” here | did you mean “output”?
error[unknown-key] book.toml:8:1 there is no key “colour” in [languages.en] | remove it, or use one of: calendar, description, fallback, name, title

"#]]
    );
}

#[test]
fn all_diagnostics_are_reported_at_once_each_at_its_place() {
    let outcome = with_config(
        r#"[book]
title = 7
id = "My Lessons"
language = "xx-"
src = "../elsewhere"

[output.html]
site-url = "example.org"
edit-url-template = "ftp://example.org/{path}"
cname = "https://example.org"
theme = "papper"
additional-css = ["styles/own.css"]
definition-lists = "yes"

[languages.en]
calendar = "budhist"
fallback = ["vj"]

[languages.not_a_tag]

[check]
broken-lnik = "warning"
broken-link = "wraning"
"#,
    );
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
error[wrong-type] book.toml:2:9 “title” is a whole number; it must be a text in quotation marks | write: title = "7"
error[wrong-value] book.toml:3:6 “My Lessons” is not allowed as “id” | did you mean “my-lessons”?
error[wrong-value] book.toml:4:12 “xx-” is not allowed as “language” | write: a language tag such as vi or pt-BR
error[wrong-value] book.toml:5:7 “../elsewhere” is not allowed as “src” | write: a folder next to book.toml
error[wrong-value] book.toml:8:12 “example.org” is not allowed as “site-url” | write: a full address such as https://example.org/lessons/
error[wrong-value] book.toml:9:21 “ftp://example.org/{path}” is not allowed as “edit-url-template” | write: a full address that begins with https://
error[wrong-value] book.toml:10:9 “https://example.org” is not allowed as “cname” | write: a domain such as lessons.example.org
error[unknown-theme] book.toml:11:9 there is no theme “papper” in themes/ | remove the line theme = … to use the default theme, or add the folder themes/papper
error[missing-file] book.toml:12:19 there is no file “styles/own.css” | add the file, or remove the reference to it
error[wrong-type] book.toml:13:20 “definition-lists” is a text; it must be true or false | write: definition-lists = true
error[wrong-value] book.toml:16:12 “budhist” is not allowed as “calendar” | did you mean “buddhist”?
error[wrong-value] book.toml:17:13 “vj” is not allowed as “fallback” | write: en
error[wrong-value] book.toml:19:12 “not_a_tag” is not allowed as “languages” | write: a language tag such as vi or pt-BR
error[unknown-key] book.toml:22:1 there is no key “broken-lnik” in [check] | did you mean “broken-link”?
error[wrong-value] book.toml:23:15 “wraning” is not allowed as “broken-link” | did you mean “warning”?

"#]]
    );
}

#[test]
fn every_mistake_in_toml_is_reported_at_its_place() {
    assert_data_eq!(
        with_config("[book\ntitle = \"Lessons\"\nlanguage = en\n").diagnostics(),
        str![[r#"
error[toml-syntax] book.toml:1:1 this cannot be read: the name of a table goes between [ and ], alone on its line | write: [book]
error[toml-syntax] book.toml:3:12 this cannot be read: a text must be between quotation marks | write: language = "en"

"#]]
    );
}

#[test]
fn the_site_configures_severities() {
    let broken = |check: &str| {
        let config = format!("[book]\ntitle = \"Lessons\"\n[check]\n{check}\n");
        SiteTest::lesson("See [the other one](../other/en.md).").file("book.toml", &config).build()
    };
    assert!(broken("").build.diagnostics.has_errors());
    let softer = broken("broken-link = \"warning\"");
    assert!(!softer.build.diagnostics.has_errors());
    assert!(softer.diagnostics().starts_with("warning[broken-link] "), "{softer}");
    assert_eq!(broken("broken-link = \"off\"").diagnostics(), "");
}

#[test]
fn an_error_that_would_make_pages_unsafe_cannot_be_made_a_warning() {
    let config = "[book]\ntitle = \"Lessons\"\n[check]\nraw-html = \"warning\"\n\
        link-scheme = \"off\"\nsymlink = \"error\"\n";
    let outcome = SiteTest::lesson("<script>x</script>\n\n[x](javascript:x)")
        .file("book.toml", config)
        .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
error[wrong-value] book.toml:4:12 “warning” is not allowed as “raw-html” | write: error
error[wrong-value] book.toml:5:15 “off” is not allowed as “link-scheme” | write: error
error[raw-html] content/care/first/en.md:3:1 <script> is not allowed in a lesson | remove it; write it in Markdown, or between backticks (`) if readers are to see it as it is
error[link-scheme] content/care/first/en.md:5:1 a link to “javascript:x” is not allowed | a link leads to https://, http://, mailto:, tel:, or to a file of this site

"#]]
    );
}

#[test]
fn without_languages_the_site_has_the_language_of_the_book() {
    let outcome = SiteTest::empty()
        .file("book.toml", "[book]\ntitle = \"Lessen\"\nlanguage = \"nl\"\n")
        .file("content/zorg/nl.md", "# Zorg\n\nEen thema.")
        .file("content/zorg/les/nl.md", "# Les\n\nWoorden.")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    assert!(outcome.has("nl/zorg/les.html") && !outcome.has("en/index.html"));
    assert!(outcome.page("nl/zorg/les.html").contains("<html lang=\"nl\" dir=\"ltr\" "));
}

#[test]
fn an_empty_configuration_is_enough() {
    let outcome = with_config("");
    assert_eq!(outcome.diagnostics(), "");
    assert!(outcome.has("en/care/first.html"));
}

#[test]
fn the_switcher_follows_the_order_of_the_languages_in_the_file() {
    let outcome = SiteTest::new().file("content/care/first/en.md", "# First\n\nWords.").build();
    let switcher = outcome.between("en/care/index.html", "<nav class=\"pb-languages\"", "</nav>");
    let (_, list) = switcher.split_once("<ul>").unwrap();
    assert_eq!(attribute_values(list, "lang"), ["vi", "nl", "th", "en"]);
}

#[test]
fn a_region_is_lower_case_in_paths_and_canonical_in_pages() {
    let outcome = SiteTest::empty()
        .file(
            "book.toml",
            "[book]\ntitle = \"Aulas\"\nlanguage = \"pt-br\"\n[languages.pt-BR]\n[languages.ar]\n",
        )
        .file("content/care/pt-br.md", "# Cuidado\n\nUm tema.")
        .file("content/care/topic.toml", "source = \"pt-BR\"")
        .file("content/care/first/pt-br.md", "# Primeira\n\nPalavras.")
        .build();
    assert!(outcome.page("pt-br/care/first.html").contains("<html lang=\"pt-BR\""));
    assert!(outcome.page("ar/care/first.html").contains("<html lang=\"ar\" dir=\"rtl\""));
}

#[test]
fn a_text_in_a_language_that_is_not_configured_is_a_warning_and_no_page() {
    let outcome = SiteTest::lesson("Words.")
        .file("content/care/first/de.md", "# Erste")
        .file("content/care/first/README.md", "Notes")
        .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
warning[unknown-language-file] content/care/first/de.md:1:1 “de.md” does not match any language of this site (en) | name the file after its language, or add the language to book.toml with a line [languages.de]

"#]]
    );
    assert!(!outcome.has("de/care/first.html"));
}

#[test]
fn years_follow_the_calendar_of_the_language() {
    let config =
        "[book]\nlanguage = \"th\"\n[languages.th]\ncalendar = \"buddhist\"\n[languages.en]\n";
    let outcome = SiteTest::empty()
        .file("book.toml", config)
        .file("content/care/first/lesson.toml", "source = \"th\"\npublished = 2026-03-09\n")
        .file("content/care/first/th.md", "# หนึ่ง\n\nคำ")
        .file("content/care/first/en.md", "# One\n\nWords.")
        .build();
    let date = |path: &str| outcome.between(path, "<time datetime=\"2026-03-09\">", "</time>");
    assert_eq!(date("th/care/first.html"), "9 มีนาคม 2569");
    assert_eq!(date("en/care/first.html"), "March 9, 2026");
}

#[test]
fn the_lessons_may_be_in_another_folder() {
    let outcome = SiteTest::empty()
        .file("book.toml", "[book]\ntitle = \"Lessons\"\nsrc = \"texts/lessons\"\n")
        .file("texts/lessons/care/en.md", "# Care\n\nA topic.")
        .file("texts/lessons/care/first/en.md", "# First\n\n![A drawing](a.svg)")
        .asset("texts/lessons/care/first/a.svg", crate::site_test::DRAWING)
        .file("content/care/second/en.md", "# Not read")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    assert!(
        outcome.has("en/care/first.html")
            && outcome.has("media/care/first/a.svg")
            && !outcome.has("en/care/second.html")
    );
}

#[test]
fn a_sites_own_styles_and_scripts_are_on_every_page() {
    let outcome = SiteTest::lesson("Words.")
        .file(
            "book.toml",
            "[output.html]\nadditional-css = [\"own.css\"]\nadditional-js = [\"own.js\"]\n",
        )
        .file("own.css", "p { color: red }")
        .file("own.js", "1")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    for path in ["index.html", "en/index.html", "en/care/first.html"] {
        let page = outcome.page(path);
        assert!(
            page.contains("assets/own-")
                && page.contains(".css\">")
                && page.contains(".js\"></script>"),
            "{path}"
        );
    }
}

#[test]
fn names_of_tags_must_be_in_languages_of_the_site() {
    let outcome = SiteTest::new()
        .file("book.toml", "[book]\ntitle = \"Book\"\nlanguage = \"en\"")
        .file("content/tags.toml", "[calm]\nenn = \"Calm\"")
        .file("content/care/first/en.md", "# First\n\nx")
        .build();
    assert!(outcome.diagnostics().contains("content/tags.toml:2:1"), "{outcome}");
}

#[test]
fn a_title_without_latin_letters_asks_for_an_id() {
    let with_title = |book: &str| with_config(&format!("[book]\n{book}\n"));
    let outcome = with_title("title = \"ครัว 1\"");
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
warning[missing-site-id] book.toml:2:9 the title “ครัว 1” has too few Latin letters for an id of the site; what readers do is stored on their devices as “site-4c121f8483a9” for now | add a line below [book] and never change it, so that no other site has the same id and a new title loses nothing: id = "site-4c121f8483a9", or a short name in lower-case Latin letters

"#]]
    );
    for fine in [
        "title = \"ครัวเช้า\"\nid = \"kitchen\"",
        "title = \"Đồng cảm\"",
        "title = \"โต๊ะ Breakfast\"",
        "title = \"2024\"",
    ] {
        assert_eq!(with_title(fine).diagnostics(), "", "{fine}");
    }
    let book = |title: &str| {
        let outcome = with_title(&format!("title = \"{title}\""));
        attribute_values(&outcome.page("en/care/first.html"), "data-pb-book")[0].clone()
    };
    assert_ne!(book("ครัวเช้า"), book("โต๊ะกลางคืน"));
    assert_eq!(book("Lesson 1"), "lesson-1", "as it was before");
}
