//! Links between lessons: to the reader's language, to places, and back.

mod fragments;
mod relations;

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
<p><a href="../../en/care/to.html" hreflang="en">x</a> <span class="pb-language-label" lang="en" dir="ltr">(English)</span></p>

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
        en(&outcome)
            .contains("<span class=\"pb-language-label\" lang=\"th\" dir=\"ltr\">(ไทย)</span>"),
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
error[no-such-language] content/care/from/en.md:3:1 “content/care/to/th.md” does not exist in the language that ?lang= asks for | name a language in which it exists, or leave out ?lang=: readers then get their own language
error[no-such-language] content/care/from/en.md:3:26 “content/care/to/th.md” does not exist in the language that ?lang= asks for | name a language in which it exists, or leave out ?lang=: readers then get their own language
error[link-form] content/care/from/en.md:3:51 “../to/th.md?page=2” is not a valid link in a lesson | name the file, relative to this one: ../plane-that-waited/en.md, with #place after it if you like
error[no-such-language] content/care/from/vi.md:3:1 “content/care/to/th.md” does not exist in the language that ?lang= asks for | name a language in which it exists, or leave out ?lang=: readers then get their own language
error[no-such-language] content/care/from/vi.md:3:26 “content/care/to/th.md” does not exist in the language that ?lang= asks for | name a language in which it exists, or leave out ?lang=: readers then get their own language
error[link-form] content/care/from/vi.md:3:51 “../to/th.md?page=2” is not a valid link in a lesson | name the file, relative to this one: ../plane-that-waited/en.md, with #place after it if you like

"#]]
    );
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
error[asset-type] content/care/first/en.md:5:1 “content/care/first/notes.pfd” has a file type that is not published | save it as one of: svg, png, jpg, webp, avif, gif, mp3, m4a, mp4, webm, vtt, pdf
error[link-form] content/care/first/en.md:5:16 “../second/” is not a valid link in a lesson | name the file, relative to this one: ../plane-that-waited/en.md, with #place after it if you like
error[link-form] content/care/first/en.md:5:32 “../second.html” is not a valid link in a lesson | name the file, relative to this one: ../plane-that-waited/en.md, with #place after it if you like
error[link-form] content/care/first/en.md:5:52 “/etc/passwd” is not a valid link in a lesson | name the file, relative to this one: ../plane-that-waited/en.md, with #place after it if you like
error[link-outside] content/care/first/en.md:5:69 “../../../../x.md” leads out of the site's folder | put the file into the site and link to it there
error[asset-type] content/care/first/en.md:5:91 “content/care/first/x.exe” has a file type that is not published | save it as one of: svg, png, jpg, webp, avif, gif, mp3, m4a, mp4, webm, vtt, pdf
error[link-scheme] content/care/first/en.md:5:102 a link to “ftp://x” is not allowed | a link leads to https://, http://, mailto:, tel:, or to a file of this site
error[link-form] content/care/first/en.md:5:115 “//x.example” is not a valid link in a lesson | name the file, relative to this one: ../plane-that-waited/en.md, with #place after it if you like
error[broken-link] content/care/first/en.md:5:132 there is no lesson or page “content/care/first/completely-different.md” | name a lesson that exists, by its file relative to this one, or remove the link

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
warning[draft-link] content/care/first/en.md:3:1 “content/care/second/en.md” is a draft and not on the site, so this link leads nowhere | remove draft = true from its lesson.toml, or remove the link

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
