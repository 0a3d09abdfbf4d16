//! The pages of a site: their paths, and that every link leads somewhere.

use std::collections::{BTreeMap, BTreeSet};

use polybook::config::SiteAddress;
use snapbox::{assert_data_eq, str};

use crate::site_test::{DRAWING, Outcome, SiteTest, attribute_values, text_of};
use crate::ways::broken_ways;

/// Returns a site in which most things that a page can have are used, in two languages of four.
fn whole_site() -> SiteTest {
    SiteTest::new()
        .file("content/en.md", "# Lessons\n\nWelcome to [the first](care/first/en.md).")
        .file("content/nl.md", "# Lessen\n\nWelkom.")
        .file(
            "content/tags.toml",
            "[calm]\nvi = \"Bình tĩnh\"\nnl = \"Rust\"\nth = \"ใจเย็น\"\n\
            en = \"Calm\"\n",
        )
        .file("content/pages/about/en.md", "# About\n\nUs.\n\n## Who\n\nx\n\n## Why\n\nx")
        .file(
            "content/calm/topic.toml",
            "order = 2\naccent = { light = \"#7a3b1e\", dark = \
            \"#f0b090\" }\naliases = [\"quiet\"]",
        )
        .file("content/calm/nl.md", "# Kalmte & rust\n\nEen thema.\n\n![x](x.svg)")
        .asset("content/calm/x.svg", DRAWING)
        .file(
            "content/care/first/lesson.toml",
            "source = \"en\"\ntags = [\"calm\"]\n\
            topics = [\"calm\"]\naliases = [\"care/old\", \"former/place\"]\n\
            published = 2026-11-21\nupdated = 2026-11-22\nteaching = 8\nexercises = 12\n\
            [[based-on]]\ntitle = \"An <article>\"\nauthor = \"A. Uthor\"\n\
            url = \"https://example.com/?a=1&b=2\"\nlang = \"vi\"\n",
        )
        .file(
            "content/care/first/en.md",
            "# First “lesson” \\</script> & more\n\nWords.[^1]\n\n\
            ![A drawing](a.svg \"A caption\")\n\n## Part <a id=\"part\"></a>\n\n\
            [on](../second/en.md) [here](#part)\n\n## Second part\n\nx\n\n[^1]: Note.\n",
        )
        .file(
            "content/care/first/nl.md",
            "# Eerste\n\nWoorden.[^1]\n\n![Een tekening](a.svg)\n\n\
            ## Deel\n\n[verder](../second/en.md#b)\n\n## Tweede deel\n\nx\n\n[^1]: Noot.\n",
        )
        .asset("content/care/first/a.svg", DRAWING)
        .file(
            "content/care/second/lesson.toml",
            "requires = [\"care/first\"]\n\
            missing = \"inline\"",
        )
        .file(
            "content/care/second/th.md",
            "# สอง\n\nคำ\n\n## B\n\n\
            [กลับ](../first/th.md#second-part)",
        )
        .file("content/calm/third/lesson.toml", "missing = \"none\"\npublished = 2026-11-20")
        .file("content/calm/third/vi.md", "# Thứ ba\n\nChữ.")
}

#[test]
fn the_site_has_these_files() {
    let outcome = whole_site().build();
    assert_eq!(outcome.diagnostics(), "");
    let paths = outcome.paths().into_iter().filter(|path| !path.starts_with("assets/"));
    let paths: String = paths
        .map(|path| match path.rsplit_once('-').filter(|_| path.starts_with("search/")) {
            Some((part, _)) => format!("{part}-….js\n"),
            None => format!("{path}\n"),
        })
        .collect();
    assert_data_eq!(
        paths,
        str![[r#"
404.html
en/calm/index.html
en/care/first.blocks.js
en/care/first.html
en/care/index.html
en/care/old.html
en/care/second.html
en/feed.xml
en/former/place.html
en/index.html
en/pages/about.html
en/progress.html
en/quiet/index.html
en/search.html
en/tags/calm/index.html
en/tags/index.html
index.html
media/calm/x.svg
media/care/first/a.svg
nl/calm/index.html
nl/care/first.blocks.js
nl/care/first.html
nl/care/index.html
nl/care/old.html
nl/care/second.html
nl/feed.xml
nl/former/place.html
nl/index.html
nl/pages/about.html
nl/progress.html
nl/quiet/index.html
nl/search.html
nl/tags/calm/index.html
nl/tags/index.html
robots.txt
search/en/head-….js
search/en/index.js
search/en/text-0-….js
search/nl/head-….js
search/nl/index.js
search/nl/text-0-….js
search/th/head-….js
search/th/index.js
search/th/text-0-….js
search/vi/head-….js
search/vi/index.js
search/vi/text-0-….js
sitemap.xml
th/calm/index.html
th/care/first.html
th/care/index.html
th/care/old.html
th/care/second.html
th/former/place.html
th/index.html
th/pages/about.html
th/progress.html
th/quiet/index.html
th/search.html
th/tags/calm/index.html
th/tags/index.html
translations.html
vi/calm/index.html
vi/calm/third.html
vi/care/first.html
vi/care/index.html
vi/care/old.html
vi/care/second.html
vi/feed.xml
vi/former/place.html
vi/index.html
vi/pages/about.html
vi/progress.html
vi/quiet/index.html
vi/search.html
vi/tags/calm/index.html
vi/tags/index.html

"#]]
    );
}

#[test]
fn every_link_on_every_page_leads_to_a_file_and_a_place_in_it() {
    let outcome = whole_site().build();
    assert_eq!(broken_ways(&outcome), Vec::<String>::new());
}

#[test]
fn ids_are_unique_on_a_page_and_titles_and_descriptions_on_the_site() {
    let outcome = whole_site().build();
    let (mut titles, mut descriptions) = (BTreeMap::new(), BTreeMap::new());
    for (path, page) in outcome.pages() {
        let mut ids = BTreeSet::new();
        for id in attribute_values(&page, "id") {
            assert!(ids.insert(id.clone()), "{path} has {id} twice");
        }
        let title = outcome.between(path, "<title>", "</title>");
        let description = outcome.between(path, "<meta name=\"description\" content=\"", "\">");
        assert!(!title.is_empty() && !description.is_empty(), "{path}");
        if let Some(other) = titles.insert(title.clone(), path.to_owned()) {
            panic!("{path} and {other} are both called {title}");
        }
        if let Some(other) = descriptions.insert(description.clone(), path.to_owned()) {
            panic!("{path} and {other} are both described as {description}");
        }
    }
}

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
fn the_picker_links_to_every_language_without_scripts() {
    let outcome = whole_site().build();
    let main = outcome.main_of("index.html");
    assert_eq!(
        attribute_values(&main, "href"),
        ["vi/index.html", "nl/index.html", "th/index.html", "en/index.html"]
    );
    assert!(
        main.contains("Tiếng Việt")
            && main.contains("Nederlands")
            && main.contains("ไทย")
            && main.contains("English")
    );
    let page = outcome.page("index.html");
    assert!(
        page.contains("hreflang=\"x-default\" href=\"https://example.org/lessons/index.html\"")
    );
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
fn aliases_redirect_in_every_language() {
    let outcome = whole_site().build();
    let page = outcome.page("nl/former/place.html");
    assert!(
        page.contains("<meta http-equiv=\"refresh\" content=\"0; url=../../nl/care/first.html\">")
            && page.contains("noindex")
    );
    assert!(page.contains("<a href=\"../../nl/care/first.html\""));
    assert!(outcome.page("en/quiet/index.html").contains("url=../../en/calm/index.html"));
}

#[test]
fn taken_or_invalid_aliases_are_errors() {
    let outcome = SiteTest::lesson("x")
        .file(
            "content/care/first/lesson.toml",
            "aliases = [\"care/second\", \"Care/Old\", \"alone\", \"a/b\", \"a/b\"]",
        )
        .file("content/care/second/en.md", "# Second\n\nx")
        .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
error[collision] content/care/first/lesson.toml:1:12 “en/care/second.html” would be both this and “care/second” | rename one of them, or remove the alias
error[bad-alias] content/care/first/lesson.toml:1:27 “Care/Old” is not allowed as an old place | write it as TOPIC/LESSON, by the folders it had: “care/old”
error[bad-alias] content/care/first/lesson.toml:1:39 “alone” is not allowed as an old place | write it as TOPIC/LESSON, by the folders it had: “care/alone”
error[collision] content/care/first/lesson.toml:1:55 “a/b” would be both this and “care/first” | rename one of them, or remove the alias

"#]]
    );
}

#[test]
fn no_alias_or_tag_leaves_its_folder_or_is_hidden() {
    for facts in [
        "aliases = [\"../index\"]",
        "aliases = [\"care/.hidden\"]",
        "aliases = [\"care/..\"]",
        "tags = [\"..\"]",
        "tags = [\".hidden\"]",
    ] {
        let outcome = SiteTest::lesson("x").file("content/care/first/lesson.toml", facts).build();
        assert!(outcome.build.diagnostics.has_errors(), "{facts} is taken");
        for path in outcome.paths() {
            assert!(!path.split('/').any(|part| part.starts_with('.')), "{facts} makes {path}");
        }
    }
}

#[test]
fn an_alias_without_its_topic_is_suggested_with_one() {
    let outcome = SiteTest::lesson("x")
        .file("content/care/first/lesson.toml", "aliases = [\"alone\"]")
        .build();
    assert!(outcome.diagnostics().trim_end().ends_with("“care/alone”"), "{outcome}");
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

fn long_topic(lessons: usize) -> Outcome {
    let mut site = SiteTest::english().file("content/tags.toml", "[calm]\nen = \"Calm\"\n");
    for number in 1..=lessons {
        site = site
            .file(
                &format!("content/care/lesson-{number:03}/en.md"),
                &format!("# Lesson {number:03}\n\nWords {number}."),
            )
            .file(&format!("content/care/lesson-{number:03}/lesson.toml"), "tags = [\"calm\"]");
    }
    site.build()
}

#[test]
fn lists_are_split_into_pages_of_sixty() {
    let sixty = long_topic(60);
    assert!(
        !sixty.has("en/care/page-2.html") && !sixty.page("en/care/index.html").contains("pb-pager")
    );
    let outcome = long_topic(121);
    assert_eq!(outcome.diagnostics(), "");
    for base in ["en/care", "en/tags/calm"] {
        let count = |name: &str| {
            outcome.page(&format!("{base}/{name}.html")).matches("<li class=\"pb-item\"").count()
        };
        assert_eq!((count("index"), count("page-2"), count("page-3")), (60, 60, 1), "{base}");
        assert!(!outcome.has(&format!("{base}/page-4.html")));
        let ways =
            outcome.between(&format!("{base}/page-2.html"), "<nav class=\"pb-pager\"", "</nav>");
        assert_eq!(
            outcome.ways(&format!("{base}/page-2.html"), &ways),
            [format!("{base}/index.html"), format!("{base}/page-3.html")]
        );
    }
    assert_eq!(broken_ways(&outcome), Vec::<String>::new());
    assert!(outcome.page("en/care/page-2.html").contains(
        "<link rel=\"canonical\" href=\"https://example.org/lessons/en/care/page-2.html\">"
    ));
}

#[test]
fn a_lesson_of_a_long_topic_lists_its_neighbours() {
    let outcome = long_topic(40);
    for number in [1, 20, 40] {
        let titles =
            outcome.titles_under(&format!("en/care/lesson-{number:03}.html"), "More in “Care”");
        let (all, window) = titles.split_last().unwrap();
        assert_eq!(all, "All lessons of this theme");
        let numbers: Vec<usize> = window
            .iter()
            .map(|title| title.trim_start_matches("Lesson ").parse().unwrap())
            .collect();
        assert!(
            numbers.windows(2).all(|pair| pair[1] == pair[0] + 1) && numbers.contains(&number),
            "{numbers:?} around {number}"
        );
        assert!((2..12).contains(&numbers.len()), "{numbers:?}");
    }
    let short = long_topic(6);
    let whole: Vec<String> = (1..=6).map(|number| format!("Lesson {number:03}")).collect();
    assert_eq!(short.titles_under("en/care/lesson-004.html", "More in “Care”"), whole);
}

#[test]
fn previous_and_next_follow_the_order_of_the_topic() {
    let mut site = SiteTest::english();
    for (name, facts) in [("a", ""), ("b", "order = 2"), ("c", "order = 1"), ("z", "")] {
        site = site
            .file(&format!("content/care/{name}/en.md"), &format!("# {}\n\nx", name.to_uppercase()))
            .file(&format!("content/care/{name}/lesson.toml"), facts);
    }
    let outcome = site.build();
    let turn =
        |path: &str| outcome.ways(path, &outcome.between(path, "<nav class=\"pb-turn\"", "</nav>"));
    assert_eq!(turn("en/care/c.html"), ["en/care/b.html"]);
    assert_eq!(turn("en/care/b.html"), ["en/care/c.html", "en/care/a.html"]);
    assert_eq!(turn("en/care/z.html"), ["en/care/a.html"]);
}

#[test]
fn an_additional_topic_lists_the_lesson_too() {
    let outcome = whole_site().build();
    let list = outcome.between("nl/calm/index.html", "<ol class=\"pb-items", "</ol>");
    assert!(text_of(&list).contains("Eerste"), "{list}");
    assert_eq!(
        outcome.ways("nl/calm/index.html", &list),
        ["nl/care/first.html", "vi/calm/third.html"]
    );
}

#[test]
fn titles_are_sorted_by_the_rules_of_their_language() {
    let mut site = SiteTest::new();
    for (name, vi, en) in
        [("a", "Đồng cảm", "Zeal"), ("b", "Em", "apple"), ("c", "Dũng cảm", "Éclair")]
    {
        site = site
            .file(&format!("content/care/{name}/lesson.toml"), "source = \"vi\"")
            .file(&format!("content/care/{name}/vi.md"), &format!("# {vi}\n\nx"))
            .file(&format!("content/care/{name}/en.md"), &format!("# {en}\n\nx"));
    }
    let outcome = site.build();
    let order = |stem: &str| -> Vec<String> {
        let path = format!("{stem}/care/index.html");
        let ways = outcome.ways(&path, &outcome.between(&path, "<ol class=\"pb-items", "</ol>"));
        ways.iter()
            .map(|way| {
                way.trim_start_matches(&format!("{stem}/care/"))
                    .trim_end_matches(".html")
                    .to_owned()
            })
            .collect()
    };
    assert_eq!(order("vi"), ["c", "a", "b"]);
    assert_eq!(order("en"), ["b", "c", "a"]);
}

#[test]
fn a_site_without_its_own_home_page_gets_one() {
    let outcome = SiteTest::empty()
        .file("book.toml", "")
        .file("content/some-topic/one/en.md", "# One\n\nx")
        .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
warning[no-topic-page] content/some-topic/en.md:1:1 the topic “some-topic” has no page of its own, so that its folder's name is used instead | write some-topic/en.md: # and its name, then a paragraph that says what it is about

"#]]
    );
    assert!(outcome.main_of("en/index.html").contains("Some topic"));
    let nothing = SiteTest::empty().file("book.toml", "").build();
    assert_data_eq!(
        nothing.diagnostics(),
        str![[r#"
warning[no-lessons] book.toml:1:1 there are no lessons in “content” | write the first one: content/compassion/my-first-lesson/en.md, beginning with # and its title

"#]]
    );
    assert!(nothing.has("en/index.html"));
}

#[test]
fn a_theme_overrides_file_by_file() {
    let site = SiteTest::lesson("Words.").file("book.toml", "[output.html]\ntheme = \"own\"\n");
    let outcome = site
        .clone()
        .file("themes/own/theme.toml", "name = \"Own\"\napi = 1\n")
        .file(
            "themes/own/templates/lesson.html",
            "{% extends \"default/lesson.html\" %}{% block main %}<b>mine</b>{{ super() }}{% \
            endblock %}",
        )
        .file("themes/own/static/site.css", "p{}")
        .file("themes/own/i18n/en.toml", "skip = \"Jump\"\n")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    let page = outcome.page("en/care/first.html");
    assert!(page.contains("<b>mine</b>") && page.contains("Words.") && page.contains(">Jump</a>"));
    assert_eq!(
        outcome
            .paths()
            .iter()
            .filter(|path| path.starts_with("assets/site-") && path.ends_with(".css"))
            .count(),
        1
    );
    let broken = site
        .file("themes/own/theme.toml", "api = 2\nnmae = \"x\"\n")
        .file(
            "themes/own/i18n/en.toml",
            "lesson-count = { one = \"{n}\" }\ntagged = { sevral = \"x\", other = \"y\" }\n\
            translated-by = \"By {name}\"\n",
        )
        .build();
    assert_data_eq!(
        broken.diagnostics(),
        str![[r#"
error[interface-string] themes/own/i18n/en.toml:1:1 “lesson-count” lacks its form `other`, which every language has | docs/theme.md says how interface strings are written
error[interface-string] themes/own/i18n/en.toml:2:12 “sevral” is not a plural form; there are zero, one, two, few, many, other | docs/theme.md says how interface strings are written
error[interface-string] themes/own/i18n/en.toml:3:1 “translated-by” has {name}; it must have {names} | docs/theme.md says how interface strings are written
error[wrong-value] themes/own/theme.toml:1:7 “2” is not allowed as “api” | write: 1
error[unknown-key] themes/own/theme.toml:2:1 there is no key “nmae” here | did you mean “name”?

"#]]
    );
}

#[test]
fn an_error_in_a_template_is_reported_at_its_place() {
    let place = |template: &str| {
        let site = SiteTest::lesson("x").file("book.toml", "[output.html]\ntheme = \"own\"\n");
        let outcome = site.file("themes/own/templates/lesson.html", template).build();
        assert!(
            outcome.page("en/care/first.html").contains("First"),
            "the default template stands in"
        );
        outcome.diagnostics().split(' ').nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(place("<p>\n{% if %}"), "themes/own/templates/lesson.html:2:7");
    assert_eq!(
        place("<p>\n{{ lesson | no_such_filter }}"),
        "themes/own/templates/lesson.html:2:13"
    );
    assert_eq!(place("{% extends \"no-such.html\" %}"), "themes/own/templates/lesson.html:1:1");
}

#[test]
fn no_folder_has_the_name_of_a_file_of_the_site() {
    let outcome = SiteTest::new()
        .file("book.toml", "[book]\ntitle = \"Book\"\nlanguage = \"en\"")
        .file("content/index.html/first/en.md", "# First\n\nx")
        .file("content/care/second/en.md", "# Second\n\nx")
        .file(
            "content/care/second/lesson.toml",
            "aliases = [\"feed.xml/x\"]\ntags = [\"index.html\"]",
        )
        .build();
    let said = outcome.diagnostics();
    assert_eq!(said.matches("error[bad-name]").count(), 2, "{said}");
    assert_eq!(said.matches("error[bad-alias]").count(), 1, "{said}");
}

#[test]
fn requiring_a_draft_is_a_warning() {
    let outcome = SiteTest::new()
        .file("book.toml", "[book]\ntitle = \"Book\"\nlanguage = \"en\"")
        .file("content/care/first/en.md", "# First\n\nx")
        .file("content/care/first/lesson.toml", "requires = [\"care/second\"]")
        .file("content/care/second/en.md", "# Second\n\nx")
        .file("content/care/second/lesson.toml", "draft = true")
        .build();
    assert!(
        outcome.diagnostics().contains("warning[draft-link] content/care/first/lesson.toml:1:13"),
        "{outcome}"
    );
    assert!(!outcome.build.diagnostics.has_errors());
}
