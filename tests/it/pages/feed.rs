//! Feeds, sitemap, `robots.txt` and `CNAME`.

use std::collections::BTreeSet;

use snapbox::{assert_data_eq, str};

use super::whole_site;
use crate::site_test::SiteTest;

#[test]
fn feed_sitemap_and_robots_follow_their_formats() {
    let outcome = whole_site().build();
    assert_data_eq!(
        outcome.page("en/feed.xml"),
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Lessons: new lessons</title>
<id>https://example.org/lessons/en/feed.xml</id>
<link rel="self" type="application/atom+xml" href="https://example.org/lessons/en/feed.xml"/>
<link rel="alternate" type="text/html" href="https://example.org/lessons/en/index.html"/>
<updated>2026-11-22T00:00:00Z</updated>
<author><name>Lessons</name></author>
<entry>
<title>First “lesson” &lt;/script&gt; &amp; more</title>
<id>https://example.org/lessons/en/care/first.html</id>
<link rel="alternate" type="text/html" href="https://example.org/lessons/en/care/first.html"/>
<published>2026-11-21T00:00:00Z</published>
<updated>2026-11-22T00:00:00Z</updated>
<summary>Words.</summary>
</entry>
</feed>

"#]]
    );
    let feed = outcome.page("nl/feed.xml");
    assert!(roxmltree::Document::parse(&feed).is_ok() && !feed.contains("second"));
    let sitemap = outcome.page("sitemap.xml");
    let document = roxmltree::Document::parse(&sitemap).unwrap();
    let places: Vec<&str> = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")))
        .filter_map(|node| node.text())
        .collect();
    assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), places.len());
    for place in &places {
        let path = place.strip_prefix("https://example.org/lessons/").unwrap();
        assert!(outcome.has(path) && !outcome.page(path).contains("noindex"), "{place}");
    }
    let listed = outcome.pages().filter(|(_, page)| !page.contains("noindex")).count();
    assert_eq!(places.len(), listed, "the map holds every page that may be found, and no other");
    assert_eq!(
        outcome.page("robots.txt"),
        "User-agent: *\nAllow: /\nSitemap: https://example.org/lessons/sitemap.xml\n"
    );
}

#[test]
fn a_custom_domain_is_written_to_cname() {
    let outcome = SiteTest::lesson("x")
        .file("book.toml", "[output.html]\ncname = \"lessons.example.org\"\n")
        .build();
    assert_eq!(outcome.page("CNAME"), "lessons.example.org\n");
    assert!(!SiteTest::lesson("x").build().has("CNAME"));
}

#[test]
fn characters_not_allowed_in_xml_do_not_reach_the_feed() {
    let outcome = SiteTest::english()
        .file("content/care/first/lesson.toml", "published = 2026-11-22")
        .file("content/care/first/en.md", "# Fi\u{1}rst\n\nWo\u{b}rds.\u{fffe}")
        .build();
    let feed = outcome.page("en/feed.xml");
    assert!(roxmltree::Document::parse(&feed).is_ok(), "{feed:?}");
}
