//! Headings: their ids, pins, and the title.

use snapbox::{assert_data_eq, str};

use super::{body, diagnostics_of, parse};
use crate::site_test::{SiteTest, attribute_values};

#[test]
fn a_heading_in_details_is_not_the_title() {
    let note = "<!-- instructor -->\n<details>\n<summary>Note</summary>\n\n# Before\n\nx\n\n\
        </details>\n\n";
    for folded in [note, note.strip_prefix("<!-- instructor -->\n").unwrap()] {
        let document = parse(&format!("{folded}# Title\n\nx\n"));
        assert_eq!(document.title, "Title", "{folded}");
    }
}

#[test]
fn heading_ids_follow_github() {
    let cases = [
        ("Hello, World!", "hello-world"),
        ("  A  &  B  ", "a----b"),
        ("10 m² in 1½ hours", "10-m-in-1-hours"),
        ("5\u{a0}euro", "5euro"),
        ("What’s “new”?", "whats-new"),
        ("snake_case and kebab-case", "snake_case-and-kebab-case"),
        ("`code` and *stress*", "code-and-stress"),
        ("[A link](https://example.org)", "a-link"),
        ("Ưu tiên số 1: lắng nghe", "ưu-tiên-số-1-lắng-nghe"),
        ("ÉÉN GAST TEGELIJK", "één-gast-tegelijk"),
        ("น้ำใจ ที่ไม่มีวันหมด", "น้ำใจ-ที่ไม่มีวันหมด"),
        ("บทที่ ๑", "บทที่-๑"),
        ("日本語。テスト", "日本語テスト"),
        ("😀 smile", "-smile"),
        ("e\u{301}te\u{301}", "été"),
    ];
    for (heading, id) in cases {
        let document = parse(&format!("# T\n\n## {heading}\n\nx"));
        assert_eq!(document.headings[1].own_id, id, "{heading}");
    }
}

#[test]
fn heading_ids_equal_those_of_comrak() {
    let headings = "## Ưu tiên số 1: lắng nghe!\n\n## น้ำใจ และ เข้าใจ (จริง ๆ)\n\n\
        ## ฐานะ, ผู้ฟัง\n\n## Één gast — één aanpak\n\n## A/B & C_d\n\n## A/B & C_d\n\n\
        ## A/B & C_d\n\n## “Why?” — 3 × 4 = 12\n";
    let mut options = comrak::Options::default();
    options.extension.header_id_prefix = Some(String::new());
    let theirs = attribute_values(&comrak::markdown_to_html(headings, &options), "id");
    let document = parse(&format!("# T\n\n{headings}"));
    let ours: Vec<&str> =
        document.headings.iter().skip(1).map(|heading| heading.own_id.as_str()).collect();
    assert_eq!(ours, theirs);
}

#[test]
fn a_repeated_heading_is_numbered_and_one_without_words_gets_an_id() {
    let document = parse("# Same\n\n## Same\n\n## Same\n\n## ???\n\n## Same-1\n");
    let ids: Vec<&str> = document.headings.iter().map(|heading| heading.own_id.as_str()).collect();
    assert_eq!(ids, ["same", "same-1", "same-2", "section", "same-1-1"]);
}

#[test]
fn a_pin_is_the_id_and_the_derived_id_remains_a_second_address() {
    assert_data_eq!(
        body(
            "## Being heard <a id=\"heard\"></a>\n\nx\n\n\
            ## Two <a id=\"two-a\"></a><a id=\"two-b\"></a>\n\nx\n\n\
            ## Three <a name=\"three\"></a>\n\nx\n"
        ),
        str![[r#"
<h2 id="heard">Being heard<a id="being-heard"></a></h2>
<p>x</p>
<h2 id="two-a">Two<a id="two-b"></a><a id="two"></a></h2>
<p>x</p>
<h2 id="three">Three</h2>
<p>x</p>

"#]]
    );
}

#[test]
fn an_anchor_outside_headings_is_a_link_target_too() {
    assert_data_eq!(
        body("A <a id=\"here\"></a>place.\n\n[There](#here)\n"),
        str![[r##"
<p>A <a id="here"></a>place.</p>
<p><a href="#here">There</a></p>

"##]]
    );
}

#[test]
fn invalid_pins_are_refused() {
    assert_data_eq!(
        diagnostics_of(
            "## A <a id=\"Not Ok\"></a>\n\nx\n\n## B <a id=\"pb-main\"></a>\n\nx\n\n\
            ## C <a id=\"twice\"></a>\n\nx\n\n## D <a id=\"twice\"></a>\n\nx\n"
        ),
        str![[r#"
error[bad-id] content/care/first/en.md:3:6 “Not Ok” is not allowed as an id | write “not-ok”: lower-case letters, digits and hyphens, not beginning with pb-
error[bad-id] content/care/first/en.md:7:6 “pb-main” is not allowed as an id | write “main”: lower-case letters, digits and hyphens, not beginning with pb-
error[duplicate-id] content/care/first/en.md:15:6 the id “twice” is already used in this text | give each place in a text its own id

"#]]
    );
}

#[test]
fn ids_are_unique_whatever_the_headings_are() {
    let body = body(
        "## One\n\nx\n\n## Two <a id=\"one\"></a>\n\nx\n\n## One\n\n<a id=\"one-1\"></a>\n\nx\n",
    );
    let mut ids = attribute_values(&body, "id");
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "{body}");
}

#[test]
fn a_text_without_a_title_and_one_with_two_are_reported() {
    assert_data_eq!(
        SiteTest::english()
            .file("content/care/first/en.md", "\nWords.\n\n## Part\n\nx")
            .build()
            .diagnostics(),
        str![[r#"
error[no-title] content/care/first/en.md:2:1 this text has no title | begin it with a line such as: # The plane that waited

"#]]
    );
    assert_data_eq!(
        diagnostics_of("Words.\n\n# Second\n\nx\n\n##\n"),
        str![[r#"
warning[second-title] content/care/first/en.md:5:1 this is a second title; a text has only one | write ## for a heading within the text
warning[empty-heading] content/care/first/en.md:9:1 this heading is empty | add its words, or remove the # characters

"#]]
    );
}

#[test]
fn a_heading_never_gets_an_id_of_the_interface() {
    let outcome = SiteTest::new()
        .file("book.toml", "[book]\ntitle = \"Book\"\nlanguage = \"en\"")
        .file("content/care/first/en.md", "# First\n\nx\n\n## pb main\n\nx")
        .build();
    let page = outcome.page("en/care/first.html");
    assert_eq!(page.matches("id=\"pb-main\"").count(), 1, "{page}");
    assert!(page.contains("<h2 id=\"section-pb-main\">"), "{page}");
}
