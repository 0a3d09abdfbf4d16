//! Facts of one text: comments, front matter and the summary.

use polybook::lesson::Review;
use snapbox::{assert_data_eq, str};

use super::{FIRST, diagnostics_of, parse};
use crate::site_test::SiteTest;

#[test]
fn comments_set_facts_of_one_language_and_never_reach_the_page() {
    let text = "<!-- summary: Stated\n  here -->\n<!-- translators: An, Bea  -->\n# First\n\n\
        <!-- review: human -->\n<!-- updated: 2026-11-22 -->\n<!-- a note to myself: x -->\n\n\
        A paragraph. <!-- inline --> More.\n\n<!-- summary -->\n";
    let document = parse(text);
    assert_eq!(document.summary, "Stated here");
    assert_eq!(document.header.translators, ["An", "Bea"]);
    assert_eq!(document.header.review, Some(Review::Human));
    assert_eq!(document.header.updated.map(|date| date.to_string()).as_deref(), Some("2026-11-22"));
    let outcome = SiteTest::english().file("content/care/first/en.md", text).build();
    assert_eq!(outcome.diagnostics(), "");
    assert!(!outcome.page(FIRST).contains("<!--"));
    assert_eq!(outcome.body_of(FIRST), "<p>A paragraph.  More.</p>\n");
}

#[test]
fn a_comment_with_a_typo_is_an_error_and_an_ordinary_comment_is_not() {
    assert_data_eq!(
        diagnostics_of(
            "<!-- sumary: x -->\n\n<!-- Translators: x -->\n\n<!-- reviewed: human -->\n\n\
            <!-- review: humann -->\n\n<!-- updated: yesterday -->\n\n<!-- translated-from: -->\n\n\
            <!-- TODO: ask An -->\n\n<!-- prettier-ignore -->\n"
        ),
        str![[r#"
error[comment-typo] content/care/first/en.md:3:1 “sumary” looks like a typo for a name that polybook knows | did you mean <!-- summary: … -->?
error[comment-typo] content/care/first/en.md:5:1 “Translators” looks like a typo for a name that polybook knows | did you mean <!-- translators: … -->?
error[comment-typo] content/care/first/en.md:7:1 “reviewed” looks like a typo for a name that polybook knows | did you mean <!-- review: … -->?
error[comment-value] content/care/first/en.md:9:1 “humann” is not allowed after “review:” | did you mean <!-- review: human -->?
error[comment-value] content/care/first/en.md:11:1 “yesterday” is not allowed after “updated:” | write a date such as 2026-11-22
error[comment-value] content/care/first/en.md:13:1 “” is not allowed after “translated-from:” | write a language and a hash, such as en 9f2c41d07be3a815
warning[unclear-source] content/care/first/lesson.toml:1:1 it is not clear which text of “care/first” is the original: every text has a stamp, so all are translations; “en.md” is taken for it | name the original language in lesson.toml (or topic.toml), for example: source = "en"

"#]]
    );
}

#[test]
fn an_unclosed_comment_is_an_error_at_its_beginning() {
    assert_data_eq!(
        diagnostics_of("Words.\n\n<!-- oh\n\nAll of this is hidden.\n"),
        str![[r#"
error[comment-unclosed] content/care/first/en.md:5:1 this comment is never closed, so everything after it is hidden | add --> where the comment should end: two hyphens and >, without spaces between them, not a long dash

"#]]
    );
}

#[test]
fn front_matter_sets_the_same_facts_as_comments() {
    let text = "+++\nsummary = \"Stated\"\ntranslators = [\"An\"]\nreview = \"draft\"\n\
        updated = 2026-11-22\n+++\n# First\n\nA paragraph.\n";
    let document = parse(text);
    assert_eq!((document.title.as_str(), document.summary.as_str()), ("First", "Stated"));
    assert_eq!(document.header.review, Some(Review::Draft));
    let wrong = SiteTest::english()
        .file(
            "content/care/first/en.md",
            "+++\nsumary = 3\nreview = \"robot\"\n+++\n# First\n\nx\n",
        )
        .build();
    assert_data_eq!(
        wrong.diagnostics(),
        str![[r#"
error[unknown-key] content/care/first/en.md:2:1 there is no key “sumary” here | did you mean “summary”?
error[wrong-value] content/care/first/en.md:3:10 “robot” is not allowed as “review” | write: machine, draft, human

"#]]
    );
    let open = SiteTest::english()
        .file("content/care/first/en.md", "+++\nsummary = \"x\"\n\n# First\n\nx\n")
        .build();
    assert_data_eq!(
        open.diagnostics(),
        str![[r#"
error[front-matter-open] content/care/first/en.md:1:1 this “+++” opens the front matter, but nothing closes it | add a line “+++” after the last key, or remove this one

"#]]
    );
}

#[test]
fn the_default_summary_is_the_first_paragraph_of_prose() {
    for (markdown, summary) in [
        (
            "> A quotation.\n\n- A list.\n\nThe *first* one,\non two lines.\n\nThe second.",
            "The first one, on two lines.",
        ),
        ("[A link](https://example.org)\n\n![A picture](a.svg)\n\nThen words.", "Then words."),
        ("<details>\n<summary>Open</summary>\n\nHidden.\n\n</details>\n\nIn view.", "In view."),
        ("With `code` & [a link](https://example.org).", "With code & a link."),
        ("- Only a list", ""),
    ] {
        assert_eq!(parse(&format!("# T\n\n{markdown}")).summary, summary, "{markdown}");
    }
}

#[test]
fn front_matter_may_follow_a_byte_order_mark_and_end_in_carriage_returns() {
    assert_eq!(parse("\u{feff}+++\r\nsummary = \"S\"\r\n+++\r\n# T\r\n\r\nx\r\n").summary, "S");
}

#[test]
fn a_quotation_sums_up_a_text_without_prose_and_nothing_else_does() {
    let summary = |text: &str| {
        SiteTest::lesson(text).build().between(
            "en/care/first.html",
            "<meta name=\"description\" content=\"",
            "\">",
        )
    };
    assert_eq!(summary("> Said by a guest.\n\nThe prose."), "The prose.");
    assert_eq!(summary("## One\n\n> Said by a guest.\n\n- a list\n"), "Said by a guest.");
    assert_eq!(
        summary("> [!TIP]\n> In a box.\n\n> Said in a quotation.\n"),
        "Said in a quotation."
    );
}
