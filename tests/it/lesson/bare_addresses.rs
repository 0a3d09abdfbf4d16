//! Bare addresses: they become links as on GitHub.

use super::FIRST;
use crate::site_test::{SiteTest, attribute_values};

#[test]
fn bare_addresses_become_links_where_they_do_in_comrak() {
    let mut options = comrak::Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    let mut differing = Vec::new();
    for text in [
        "Visit www.commonmark.org/help for more information.",
        "Visit www.commonmark.org.",
        "www.google.com/search?q=Markup+(business)",
        "(www.google.com/search?q=Markup+(business))",
        "www.google.com/search?q=(business))+ok",
        "www.google.com/search?q=commonmark&hl=en",
        "http://commonmark.org",
        "(Visit https://encrypted.google.com/search?q=Markup+(business))",
        "foo@bar.baz",
        "hello+xyz@mail.example isn't the same",
        "a.b-c_d@a.b and a.b-c_d@a.b. and a.b-c_d@a.b- and a.b-c_d@a.b_",
        "*https://example.org/stressed*",
        "~https://example.org/struck~",
        "https://example.org/tiếng-việt and https://example.org/ไทย",
        "“https://example.org/quoted”",
        "ดูที่https://example.org/x และ[https://example.org/y] rồi,https://example.org/z",
        "See https://example.org/a_b_c.",
        "https://example.org/?a=1&b=2, https://example.org/x;",
        "https://localhost:3000/x",
        "http://a.b_c.d/ https://example.org:8080/x#y",
        "nothttps://example.org",
        "[a](https://example.org) [https://example.org](b.pdf)",
        "<https://example.org> `https://example.org`",
        "https://",
        "www.",
        "@handle me@ @ a@b",
        "mail me at first.last@example.co.uk!",
    ] {
        let theirs = comrak::markdown_to_html(text, &options);
        let ours = SiteTest::lesson(text).build().body_of(FIRST);
        let hrefs = |html: &str| {
            attribute_values(html, "href")
                .into_iter()
                .filter(|href| href != "b.pdf")
                .collect::<Vec<_>>()
        };
        if hrefs(&ours) != hrefs(&theirs) {
            differing.push(format!("{text}\nours: {ours}comrak’s: {theirs}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn a_bare_address_in_a_heading_or_cell_is_a_link_and_in_the_title_it_is_not() {
    let outcome = SiteTest::english()
        .file(
            "content/care/first/en.md",
            "# At www.example.org\n\nx\n\n## On https://example.org\n\n\
            | https://example.org/cell |\n| --- |\n",
        )
        .build();
    assert!(!outcome.between(FIRST, "<h1", "</h1>").contains("<a href=\"http"));
    assert_eq!(outcome.body_of(FIRST).matches("<a href=\"https://example.org").count(), 2);
}
