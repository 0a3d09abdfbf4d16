//! Links between lessons: to the reader's language, to places, and back.

use snapbox::{assert_data_eq, str};

use crate::site_test::{Outcome, SiteTest, attribute_values};

/// Returns a site in four languages in which the English original and the Vietnamese translation of
/// `care/from` have these links.
fn from(link: &str) -> SiteTest {
    SiteTest::new()
        .file("content/care/from/lesson.toml", "source = \"en\"")
        .file("content/care/from/en.md", &format!("# From\n\n{link}"))
        .file("content/care/from/vi.md", &format!("# Từ\n\n{link}"))
}

fn to(site: SiteTest, stem: &str, text: &str) -> SiteTest {
    site.file(&format!("content/care/to/{stem}.md"), text)
        .file("content/care/to/lesson.toml", "source = \"th\"")
}

fn vi(outcome: &Outcome) -> String {
    outcome.body_of("vi/care/from.html")
}

fn en(outcome: &Outcome) -> String {
    outcome.body_of("en/care/from.html")
}

#[test]
fn a_link_leads_to_the_readers_language_whichever_language_it_names() {
    let site = from("[x](../to/en.md) [y](../to/th.md)");
    let outcome =
        to(to(to(site, "vi", "# Đến\n\nx"), "th", "# ถึง\n\nx"), "en", "# To\n\nx").build();
    assert_eq!(outcome.diagnostics(), "");
    assert_eq!(vi(&outcome), "<p><a href=\"to.html\">x</a> <a href=\"to.html\">y</a></p>\n");
    assert_eq!(en(&outcome), vi(&outcome));
}

#[test]
fn without_the_readers_language_a_link_follows_the_fallback_chain_with_a_label() {
    let site = from("[x](../to/vi.md)");
    let outcome =
        to(to(to(site, "nl", "# Naar\n\nx"), "th", "# ถึง\n\nx"), "en", "# To\n\nx").build();
    assert_eq!(outcome.diagnostics(), "");
    assert_data_eq!(
        vi(&outcome),
        str![[r#"
<p><a href="../../en/care/to.html" hreflang="en">x</a> <span class="pb-language-label" lang="en">(English)</span></p>

"#]]
    );
    assert_eq!(en(&outcome), "<p><a href=\"to.html\">x</a></p>\n");
}

#[test]
fn without_any_fallback_a_link_leads_to_the_original() {
    let outcome = to(to(from("[x](../to/nl.md)"), "nl", "# Naar\n\nx"), "th", "# ถึง\n\nx").build();
    assert_eq!(outcome.diagnostics(), "");
    assert!(
        vi(&outcome).contains("<a href=\"../../th/care/to.html\" hreflang=\"th\">x</a>"),
        "{}",
        vi(&outcome)
    );
    assert!(
        en(&outcome).contains("<span class=\"pb-language-label\" lang=\"th\">(ไทย)</span>"),
        "{}",
        en(&outcome)
    );
}

#[test]
fn a_link_may_force_a_language() {
    let site = from("[x](../to/vi.md?lang=nl)");
    let outcome =
        to(to(to(site, "nl", "# Naar\n\nx"), "th", "# ถึง\n\nx"), "vi", "# Đến\n\nx").build();
    assert_eq!(outcome.diagnostics(), "");
    assert!(
        vi(&outcome).contains("href=\"../../nl/care/to.html\" hreflang=\"nl\""),
        "{}",
        vi(&outcome)
    );
    let wrong = to(
        from("[x](../to/th.md?lang=vi) [y](../to/th.md?lang=de) [z](../to/th.md?page=2)"),
        "th",
        "# ถึง\n\nx",
    )
    .build();
    assert_data_eq!(
        wrong.diagnostics(),
        str![[r#"
error[no-such-language] content/care/from/en.md:3:1 “content/care/to/th.md” does not exist in the language that ?lang= asks for | name a language in which it exists, or leave ?lang= out: the reader then gets their own
error[no-such-language] content/care/from/en.md:3:26 “content/care/to/th.md” does not exist in the language that ?lang= asks for | name a language in which it exists, or leave ?lang= out: the reader then gets their own
error[link-form] content/care/from/en.md:3:51 “../to/th.md?page=2” is not how a lesson links | name the file, from here: ../plane-that-waited/en.md, with #place after it if you like
error[no-such-language] content/care/from/vi.md:3:1 “content/care/to/th.md” does not exist in the language that ?lang= asks for | name a language in which it exists, or leave ?lang= out: the reader then gets their own
error[no-such-language] content/care/from/vi.md:3:26 “content/care/to/th.md” does not exist in the language that ?lang= asks for | name a language in which it exists, or leave ?lang= out: the reader then gets their own
error[link-form] content/care/from/vi.md:3:51 “../to/th.md?page=2” is not how a lesson links | name the file, from here: ../plane-that-waited/en.md, with #place after it if you like

"#]]
    );
}

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
warning[lagging-fragment] content/care/from/vi.md:3:1 “content/care/to/vi.md” does not have the place “#new” yet; the link leads to its beginning | bring that translation up to date; nothing is wrong here
warning[outline-differs] content/care/to/vi.md:1:1 the headings differ from those of th.md, so that links to places may not carry over | here: ## Cũ — there: ## Old / ## New

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
warning[outline-differs] content/care/from/nl.md:1:1 the headings differ from those of en.md, so that links to places may not carry over | here: ## Een / ## Ondiep — there: ## One / ### Deep

"#]]
    );
    assert_eq!(attribute_values(&outcome.body_of("nl/care/from.html"), "id"), ["een", "ondiep"]);
}

#[test]
fn a_broken_link_suggests_the_nearest_target() {
    let outcome = SiteTest::lesson(
        "[a](../secnd/en.md) [b](../../care/second/de.md) [c](../../other/second/en.md) \
        [d](../second/en.md#begining) [e](#plce)\n\n\
        [f](notes.pfd) [g](../second/) [h](../second.html) [i](/etc/passwd) [j](../../../../x.md) \
        [k](x.exe) [l](ftp://x) [m](//x.example) [n](completely-different.md)\n\n## Place\n\nx",
    )
    .file("content/care/second/en.md", "# Second\n\n## Beginning\n\nx")
    .asset("content/care/first/notes.pdf", b"%PDF")
    .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
error[broken-link] content/care/first/en.md:3:1 there is no lesson or page “content/care/secnd/en.md” | did you mean “../second/en.md”?
error[broken-link] content/care/first/en.md:3:21 there is no lesson or page “content/care/second/de.md” | did you mean “../second/en.md”?
error[broken-link] content/care/first/en.md:3:50 there is no lesson or page “content/other/second/en.md” | did you mean “../second/en.md”?
warning[broken-fragment] content/care/first/en.md:3:80 there is no place “#begining” in “content/care/second/en.md” | did you mean “#beginning”?
warning[broken-fragment] content/care/first/en.md:3:110 there is no place “#plce” in “content/care/first/en.md” | did you mean “#place”?
error[asset-type] content/care/first/en.md:5:1 “content/care/first/notes.pfd” is of a type that is not published | save it as one of: svg, png, jpg, webp, avif, gif, mp3, m4a, mp4, webm, vtt, pdf
error[link-form] content/care/first/en.md:5:16 “../second/” is not how a lesson links | name the file, from here: ../plane-that-waited/en.md, with #place after it if you like
error[link-form] content/care/first/en.md:5:32 “../second.html” is not how a lesson links | name the file, from here: ../plane-that-waited/en.md, with #place after it if you like
error[link-form] content/care/first/en.md:5:52 “/etc/passwd” is not how a lesson links | name the file, from here: ../plane-that-waited/en.md, with #place after it if you like
error[link-outside] content/care/first/en.md:5:69 “../../../../x.md” leads out of the site's folder | put the file into the site and link to it there
error[asset-type] content/care/first/en.md:5:91 “content/care/first/x.exe” is of a type that is not published | save it as one of: svg, png, jpg, webp, avif, gif, mp3, m4a, mp4, webm, vtt, pdf
error[link-scheme] content/care/first/en.md:5:102 a link to “ftp://x” is not allowed | links lead to https://, http://, mailto:, tel:, or to a file of this site
error[link-form] content/care/first/en.md:5:115 “//x.example” is not how a lesson links | name the file, from here: ../plane-that-waited/en.md, with #place after it if you like
error[broken-link] content/care/first/en.md:5:132 there is no lesson or page “content/care/first/completely-different.md” | did you mean “en.md”?

"#]]
    );
    // A link to an existing page is kept where only the place in it is missing.
    assert_eq!(attribute_values(&outcome.body_of("en/care/first.html"), "href"), ["second.html"]);
}

#[test]
fn a_link_may_name_a_topic_a_plain_page_the_home_page_and_a_file() {
    let outcome = SiteTest::lesson(
        "[a](../en.md) [b](../../pages/about/en.md) [c](../../en.md) [d](/content/care/en.md#care) \
        [e](notes.pdf)",
    )
    .file("content/en.md", "# Lessons\n\nWelcome.")
    .file("content/pages/about/en.md", "# About\n\nUs.")
    .asset("content/care/first/notes.pdf", b"%PDF")
    .build();
    assert_eq!(outcome.diagnostics(), "");
    assert_eq!(
        attribute_values(&outcome.body_of("en/care/first.html"), "href"),
        [
            "index.html",
            "../pages/about.html",
            "../index.html",
            "index.html#care",
            "../../media/care/first/notes.pdf"
        ]
    );
    assert!(outcome.has("media/care/first/notes.pdf"));
}

#[test]
fn a_link_to_a_draft_is_a_warning_unless_drafts_are_included() {
    let site = SiteTest::lesson("[a](../second/en.md)")
        .file("content/care/second/en.md", "# Second\n\nx")
        .file("content/care/second/lesson.toml", "draft = true");
    let without = site.clone().build();
    assert_data_eq!(
        without.diagnostics(),
        str![[r#"
warning[draft-link] content/care/first/en.md:3:1 “content/care/second/en.md” is a draft and not on the site, so that this link leads nowhere | take draft = true out of its lesson.toml, or remove the link

"#]]
    );
    assert!(!without.has("en/care/second.html"));
    let with = site.drafts().build();
    assert_eq!(with.diagnostics(), "");
    assert!(with.has("en/care/second.html"));
}

#[test]
fn a_lesson_that_cannot_be_parsed_breaks_no_link_to_it() {
    let outcome = SiteTest::lesson("[a](../second/en.md#somewhere)")
        .file("content/care/second/en.md", "No title here.")
        .build();
    assert_eq!(outcome.diagnostics().lines().count(), 1, "{outcome}");
    assert!(
        outcome.diagnostics().starts_with("error[no-title] content/care/second/en.md:1:1 "),
        "{outcome}"
    );
}

#[test]
fn lessons_that_mention_a_lesson_are_listed_on_it_once() {
    let outcome = SiteTest::lesson("Words.")
        .file("content/care/b/en.md", "# B\n\n[x](../first/en.md) [y](../first/en.md#first)")
        .file("content/care/a/en.md", "# A\n\n[x](../first/en.md)")
        .file("content/care/c/en.md", "# C\n\n[x](../a/en.md)")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    assert_eq!(
        outcome.titles_under("en/care/first.html", "Lessons that mention this one"),
        ["A", "B"]
    );
    assert!(!outcome.page("en/care/c.html").contains("Lessons that mention this one"));
}

#[test]
fn related_lessons_are_those_listed_then_linked_then_with_shared_tags() {
    let mut site = SiteTest::lesson("[x](../linked/en.md)")
        .file(
            "content/care/first/lesson.toml",
            "related = [\"care/own-b\", \"care/own-a\"]\ntags = [\"calm\"]",
        )
        .file("content/tags.toml", "[calm]\nen = \"Calm\"\n");
    for (name, facts) in [
        ("linked", ""),
        ("own-a", ""),
        ("own-b", ""),
        ("tagged", "tags = [\"calm\"]"),
        ("stranger", ""),
    ] {
        site = site
            .file(&format!("content/care/{name}/en.md"), &format!("# {name}\n\nx"))
            .file(&format!("content/care/{name}/lesson.toml"), facts);
    }
    let outcome = site.build();
    assert_eq!(outcome.diagnostics(), "");
    assert_eq!(
        outcome.titles_under("en/care/first.html", "Related lessons"),
        ["own-b", "own-a", "linked", "tagged"]
    );
    assert_eq!(outcome.titles_under("en/care/linked.html", "Related lessons"), ["First"]);
}

#[test]
fn unknown_lessons_in_lesson_toml_suggest_the_nearest() {
    let outcome = SiteTest::lesson("Words.")
        .file(
            "content/care/first/lesson.toml",
            "related = [\"care/secnd\", \"second\"]\nrequires = [\"care\"]\ntopics = [\"cair\"]\n",
        )
        .file("content/care/second/en.md", "# Second\n\nx")
        .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
error[unknown-lesson] content/care/first/lesson.toml:1:12 “care/secnd” in “related” is not a lesson | did you mean “care/second”?
error[unknown-lesson] content/care/first/lesson.toml:1:26 “second” in “related” is not a lesson | did you mean “care/second”?
error[unknown-lesson] content/care/first/lesson.toml:2:13 “care” in “requires” is not a lesson | name it as TOPIC/LESSON, by its folders
error[unknown-topic] content/care/first/lesson.toml:3:11 there is no topic “cair” | there are: care

"#]]
    );
}

#[test]
fn lessons_that_require_each_other_are_an_error_that_shows_the_cycle() {
    let mut site = SiteTest::lesson("Words.")
        .file("content/care/first/lesson.toml", "requires = [\"care/second\"]");
    site = site
        .file("content/care/second/en.md", "# Second\n\nx")
        .file("content/care/second/lesson.toml", "requires = [\"care/third\"]");
    site = site
        .file("content/care/third/en.md", "# Third\n\nx")
        .file("content/care/third/lesson.toml", "requires = [\"care/first\"]");
    assert_data_eq!(
        site.build().diagnostics(),
        str![[r#"
error[requires-cycle] content/care/third/lesson.toml:1:13 these lessons require each other, so that nobody could begin: care/first → care/second → care/third → care/first | remove one of the lines “requires” on the way

"#]]
    );
}

#[test]
fn a_shared_requirement_is_not_a_cycle() {
    let outcome = SiteTest::lesson("Words.")
        .file("content/care/second/en.md", "# Second\n\nx")
        .file("content/care/second/lesson.toml", "requires = [\"care/first\"]")
        .file("content/care/third/en.md", "# Third\n\nx")
        .file("content/care/third/lesson.toml", "requires = [\"care/second\", \"care/first\"]")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    let requires = outcome.between("en/care/third.html", "<p class=\"pb-requires\">", "</p>");
    assert_eq!(
        outcome.ways("en/care/third.html", &requires),
        ["en/care/second.html", "en/care/first.html"]
    );
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
