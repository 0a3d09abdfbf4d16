//! The head of a page: metadata, JSON-LD, and addresses with and without a configured site URL.
//!
//! In: whole sites. Out: their heads, the picker, the 404 page and files for other programs.

use std::collections::BTreeSet;

use polybook::config::SiteAddress;
use snapbox::{assert_data_eq, str};

use super::whole_site;
use crate::site_test::{Outcome, attribute_values};

#[test]
fn json_ld_is_json_that_no_title_can_terminate() {
    let outcome = whole_site().build();
    let mut kinds = BTreeSet::new();
    for (path, page) in outcome.pages() {
        for json in page.split("<script type=\"application/ld+json\">").skip(1) {
            let json = json.split_once("</script>").unwrap().0;
            let value: serde_json::Value = serde_json::from_str(json)
                .unwrap_or_else(|error| panic!("{path}: {error}\n{json}"));
            for thing in value["@graph"].as_array().unwrap() {
                kinds.insert(thing["@type"].as_str().unwrap().to_owned());
            }
        }
    }
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        ["BreadcrumbList", "Course", "LearningResource", "WebPage", "WebSite"]
    );
    let lesson =
        outcome.between("en/care/first.html", "<script type=\"application/ld+json\">", "</script>");
    let lesson: serde_json::Value = serde_json::from_str(&lesson).unwrap();
    let thing = &lesson["@graph"][0];
    assert_eq!(thing["name"], "First “lesson” </script> & more");
    assert_eq!(thing["timeRequired"], "PT1M");
    assert_eq!(
        (&thing["datePublished"], &thing["dateModified"]),
        (&"2026-11-21".into(), &"2026-11-22".into())
    );
    assert_eq!(thing["isBasedOn"][0]["url"], "https://example.com/?a=1&b=2");
}

#[test]
fn a_page_has_metadata_for_search_engines_and_link_previews() {
    let outcome = whole_site().build();
    let page = outcome.page("en/care/first.html");
    let head: String = page
        .lines()
        .filter(|line| {
            line.starts_with("<meta") || line.starts_with("<link") || line.starts_with("<title")
        })
        .filter(|line| !line.contains("assets/"))
        .map(|line| line.to_owned() + "\n")
        .collect();
    assert_data_eq!(
        head,
        str![[r##"
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>First “lesson” &lt;/script&gt; &amp; more – Lessons</title>
<meta name="description" content="Words.">
<link rel="canonical" href="https://example.org/lessons/en/care/first.html">
<meta property="og:url" content="https://example.org/lessons/en/care/first.html">
<link rel="alternate" hreflang="nl" href="https://example.org/lessons/nl/care/first.html">
<link rel="alternate" hreflang="en" href="https://example.org/lessons/en/care/first.html">
<link rel="alternate" hreflang="x-default" href="https://example.org/lessons/en/care/first.html">
<meta property="og:title" content="First “lesson” &lt;/script&gt; &amp; more – Lessons">
<meta property="og:description" content="Words.">
<meta property="og:type" content="article">
<meta property="og:locale" content="en">
<meta property="og:site_name" content="Lessons">
<meta property="og:image" content="https://example.org/lessons/media/care/first/a.svg">
<link rel="alternate" type="application/atom+xml" href="../../en/feed.xml" title="Lessons: new lessons">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#161412" media="(prefers-color-scheme: dark)">

"##]]
    );
}

#[test]
fn no_page_needs_another_host_or_runs_inline_scripts() {
    for (path, page) in whole_site().build().pages() {
        assert!(
            page.contains(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'"
            ),
            "{path}"
        );
        for source in attribute_values(&page, "src") {
            assert!(!source.contains("//"), "{path}: {source}");
        }
        assert!(
            !page.contains(" style=\"") && !page.contains("<style") && !page.contains(" onclick="),
            "{path}"
        );
        for script in page.split("<script").skip(1) {
            let (tag, rest) = script.split_once('>').unwrap();
            assert!(
                tag.contains("src=") && rest.starts_with("</script>")
                    || tag.contains("application/ld+json"),
                "{path}: {tag}"
            );
        }
    }
}

#[test]
fn the_404_page_is_in_every_language_with_absolute_paths_or_none() {
    let with = whole_site().build().page("404.html");
    let ways: Vec<String> =
        attribute_values(&with, "href").into_iter().chain(attribute_values(&with, "src")).collect();
    assert!(ways.iter().all(|way| way.starts_with("/lessons/")), "{ways:?}");
    assert!(ways.contains(&"/lessons/th/index.html".to_owned()));
    let without = whole_site()
        .file("book.toml", "[languages.vi]\n[languages.nl]\n[languages.th]\n[languages.en]\n")
        .build()
        .page("404.html");
    assert!(
        attribute_values(&without, "href").is_empty()
            && attribute_values(&without, "src").is_empty(),
        "{without}"
    );
    for page in [&with, &without] {
        for tag in ["vi", "nl", "th", "en"] {
            assert!(page.contains(&format!("lang=\"{tag}\" dir=\"ltr\"")), "{tag}");
        }
        assert!(page.contains("noindex"));
    }
}

#[test]
fn without_a_site_url_absolute_addresses_are_left_out() {
    let outcome = whole_site()
        .file("book.toml", "[languages.vi]\n[languages.nl]\n[languages.th]\n[languages.en]\n")
        .build();
    assert!(!outcome.has("sitemap.xml") && !outcome.has("en/feed.xml"));
    assert_eq!(outcome.page("robots.txt"), "User-agent: *\nAllow: /\n");
    for (path, page) in outcome.pages() {
        for absent in ["rel=\"canonical\"", "hreflang=\"x-default\"", "og:url", "og:image"] {
            assert!(!page.contains(absent), "{path} has {absent}");
        }
    }
}

#[test]
fn the_address_on_the_command_line_overrides_and_changes_no_relative_link() {
    let mut options = polybook::BuildOptions::default();
    let sources = || whole_site().build().build.site.catalog.sources.as_ref().clone();
    let here = Outcome { build: polybook::build(sources(), &options, None) };
    options.site_url = SiteAddress::parse("https://other.example/");
    let there = Outcome { build: polybook::build(sources(), &options, None) };
    for path in here.paths() {
        let moved = String::from_utf8_lossy(&here.bytes(path))
            .replace("https://example.org/lessons/", "https://other.example/")
            .replace("\"/lessons/", "\"/");
        assert_eq!(moved, String::from_utf8_lossy(&there.bytes(path)), "{path}");
    }
}
