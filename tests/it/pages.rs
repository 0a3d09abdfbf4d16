//! The pages of a site: their paths, and that every link leads somewhere.

mod aliases;
mod feed;
mod head;
mod lists;
mod look;
mod themes;

use std::collections::{BTreeMap, BTreeSet};

use snapbox::{assert_data_eq, str};

use crate::site_test::{DRAWING, SiteTest, attribute_values};
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
fn a_site_without_its_own_home_page_gets_one() {
    let outcome = SiteTest::empty()
        .file("book.toml", "")
        .file("content/some-topic/one/en.md", "# One\n\nx")
        .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
warning[no-topic-page] content/some-topic/en.md:1:1 the topic “some-topic” has no page of its own, so its folder's name is shown instead | write some-topic/en.md: # and its name, then a paragraph that describes it

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
