//! Queries that no reader would type: they are searched for like any other text, and are never
//! interpreted as markup or code.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;

use super::{
    FIELD, LINKS, STATUS, WATCH, built, found, look_for, on_server_and_disk, open, until_done,
};
use crate::browser::{Browser, Page, StaticServer};

/// Fails where a query created anything on the page that is not part of the search.
fn assert_only_text(page: &mut Page, query: &str) {
    let strange = "Array.from(document.querySelectorAll('[data-pb-search-results] *, \
            [data-pb-search-others] *, [data-pb-search-seen] *, [data-pb-search-status] *, \
            [data-pb-search-suggestion] *'))
      .filter(element => !element.matches('li, li > a, li > p, li > span, p > span, mark, button'))
      .map(element => element.outerHTML)";
    assert_eq!(page.evaluate(strange), json!([]), "{query}");
    assert_eq!(page.evaluate("typeof wasRun"), "undefined", "{query}");
    assert!(page.shows(FIELD), "{query}");
}

fn hostile() -> Vec<String> {
    [
        "<script>window.wasRun = 1</script>",
        "<img src=x onerror=\"window.wasRun=1\">",
        "\"><svg onload=window.wasRun=1>",
        "</p></dialog><h1>x",
        "&lt;b&gt;&amp;",
        "{{ count }} {query} $& $1",
        "([.*+?^${}",
        "\\",
        "]|\\d+(?=",
        "__proto__ constructor toString",
        "   ",
        "\u{301}\u{303}\u{323}",
        "\u{e48}\u{e49}\u{e31}",
        "\u{200b}\u{ad}\u{feff}",
        "👩‍👩‍👧 🎉",
        "\u{0}\u{1}\u{7f}",
        "\u{202e}txet",
        "%",
    ]
    .map(str::to_owned)
    .into_iter()
    .chain(["x".repeat(10_000), "guest ".repeat(2_000), "ก่".repeat(5_000), "🎉".repeat(5_000)])
    .collect()
}

#[test]
fn every_query_is_treated_as_text() {
    on_server_and_disk(|page, root| {
        open(page, &format!("{root}en/index.html"));
        for query in hostile() {
            look_for(page, &query);
            assert_only_text(page, &query);
        }
        for lone in [
            "\\ud83d",
            "\\udc00x",
            "guest \\ud83d",
            "\\ud83d".repeat(300).as_str(),
            "ab\\ud800".repeat(99).as_str(),
        ] {
            page.evaluate(&format!(
                "(field => {{ field.value = '{lone}'; field.dispatchEvent(new Event('input', {{ \
                bubbles: true }})); }})(document.querySelector('{FIELD}'))"
            ));
            until_done(page);
            assert_only_text(page, lone);
        }
        look_for(page, "porcelain");
        assert_eq!(found(page), ["care/tea"], "it goes on");
    });
}

#[test]
fn a_query_of_punctuation_alone_is_ignored() {
    on_server_and_disk(|page, root| {
        open(page, &format!("{root}en/index.html"));
        for query in ["   ", "([.*+?^${}", "<>", "🎉", "\u{200b}", "“”"] {
            look_for(page, query);
            assert_eq!((page.count(LINKS), page.words(STATUS).as_str()), (0, ""), "{query}");
            assert!(page.shows("[data-pb-search-hint]"), "{query}");
        }
        // A single letter is a query: this one is folded to what scripts treat as a space.
        open(page, &format!("{root}th/index.html"));
        look_for(page, "ภ");
        assert!(!page.shows("[data-pb-search-hint]"));
        assert_ne!(page.words(STATUS), "");
    });
}

#[test]
fn markup_in_a_lesson_is_shown_as_text() {
    on_server_and_disk(|page, root| {
        open(page, &format!("{root}en/index.html"));
        look_for(page, "<script>alert(1)</script>");
        assert_eq!(found(page)[0], "care/markup");
        let excerpt = page.words(".pb-search-excerpt");
        assert!(
            excerpt.contains("<script>alert(1)</script> or <img src=x onerror=alert(1)>"),
            "{excerpt}"
        );
        assert_only_text(page, "script");
    });
}

#[test]
fn a_link_to_the_search_with_anything_in_it_is_harmless() {
    let Some(browser) = Browser::shared() else { return };
    let site = built();
    let server = StaticServer::start(&site.folder(), "/repo/");
    for root in [server.url(""), site.file_url("")] {
        let mut page = browser.page();
        page.run_first(WATCH);
        let encode = |query: &String| utf8_percent_encode(query, NON_ALPHANUMERIC).to_string();
        for search in hostile()
            .iter()
            .map(encode)
            .chain(["%ff%fe", "%", "%zz", "%ED%A0%80"].map(str::to_owned))
        {
            page.go(&format!("{root}en/search.html?q={search}"));
            until_done(&mut page);
            assert_only_text(&mut page, &search);
        }
        assert_eq!(page.take_log().complaints, Vec::<String>::new(), "{root}");
    }
}
