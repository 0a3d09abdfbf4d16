//! Exported parts of a site: no link in them is broken. An export format is built on the same
//! interface as [`book`] here.
//!
//! In: a site with links of every kind out of a topic. Out: a book of the topic, and a copy of its
//! pages, checked link by link.

mod pages;

use std::collections::{BTreeMap, BTreeSet};

use polybook::catalog::EntryId;
use polybook::language::LanguageId;
use polybook::render::{Content, Package, Purpose, Site, address};

use crate::site_test::{DRAWING, Outcome, SiteTest, attribute_values, fixture, site_on_disk};
use crate::ways::dead_ways;

/// The Markdown of a lesson with links of every kind out of its topic.
const FIRST: &str = r#"# First

A story.

## Close by <a id="here"></a>

[Here](#here), [next](../second/en.md), [a place in it](../second/en.md#there), [away](../../work/third/en.md#far),
[the topic](../en.md),
[in Dutch](../second/en.md?lang=nl), [a word](../../glossary/en.md#heart), [paper](paper.pdf),
[their paper](../../work/third/paper.pdf).

![A drawing](drawing.svg) and ![theirs](../../work/third/theirs.svg)

[The film](film.mp4)

<details>
<summary>What it says</summary>

“Good evening.”

</details>

<!-- instructor: 3 -->
<details>
<summary>For team leads</summary>

Read [what is here](#here) aloud.

</details>

<!-- discussion -->
## Talk <a id="talk"></a>

- What would you do?

<!-- quiz -->
## Check <a id="check"></a>

<!-- q: one -->
### Which one? <a id="one"></a>

- [x] This [one](../second/en.md)
  > Yes, as [over there](../../work/third/en.md).
- [ ] That one
  > No.[^why]

[^why]: Because.
"#;

fn site() -> SiteTest {
    let second =
        |title: &str| format!("# {title}\n\nMore.\n\n## There <a id=\"there\"></a>\n\nAnd more.");
    let third = "# Third\n\nFar away: [first](../../care/first/en.md).\n\n\
        ## Far <a id=\"far\"></a>\n\nVery.\n\n![Theirs](theirs.svg) [paper](paper.pdf)";
    SiteTest::new()
        .file(
            "content/tags.toml",
            "[calm]\nvi = \"Yên\"\nnl = \"Kalm\"\nth = \"สงบ\"\n\
            en = \"Calm\"\n",
        )
        .file(
            "content/en.md",
            "# Lessons\n\nShort lessons. [Begin](care/first/en.md), or \
            [elsewhere](work/third/en.md).",
        )
        .file("content/work/en.md", "# Work\n\nAnother topic.")
        .file(
            "content/glossary/en.md",
            "# Words\n\n## Heart <a id=\"heart\"></a>\n\n\
            See [third](../work/third/en.md).",
        )
        .file(
            "content/care/first/lesson.toml",
            "order = 1\ntags = [\"calm\"]\n\
            topics = [\"work\"]\nrelated = [\"work/third\"]\n",
        )
        .file("content/care/first/en.md", FIRST)
        .file(
            "content/care/second/lesson.toml",
            "source = \"en\"\norder = 2\n\
            requires = [\"work/third\"]\n",
        )
        .file("content/care/second/en.md", &second("Second"))
        .file("content/care/second/nl.md", &second("Tweede"))
        .file("content/work/third/lesson.toml", "topics = [\"care\"]\n")
        .file("content/work/third/en.md", third)
        .asset("content/care/first/drawing.svg", DRAWING)
        .asset("content/care/first/paper.pdf", b"%PDF-1.7")
        .asset("content/care/first/film.mp4", b"\0\0\0\x18ftypmp42")
        .asset("content/work/third/theirs.svg", DRAWING)
        .asset("content/work/third/paper.pdf", b"%PDF-1.7")
}

fn without_address(site: SiteTest) -> SiteTest {
    let config = site.text("book.toml").replace("site-url = \"https://example.org/lessons/\"", "");
    site.file("book.toml", &config)
}

fn english(site: &Site) -> LanguageId {
    let config = &site.catalog.config;
    config.ids().find(|id| config.language(*id).tag.as_str() == "en").unwrap()
}

/// Returns the lessons of a topic in a language, without those of other topics that it lists.
fn lessons(site: &Site, topic: &str, language: LanguageId) -> Vec<EntryId> {
    let topic = site.catalog.in_folder(topic).unwrap();
    let own = |lesson: &EntryId| site.catalog.entry(*lesson).topic() == Some(topic);
    site.catalog.lessons(topic, language).iter().copied().filter(own).collect()
}

/// A format: each lesson of a topic as a separate document in its own folder, with the files that
/// it needs.
fn book(site: &Site, topic: &str, language: LanguageId) -> BTreeMap<String, Vec<u8>> {
    let catalog = &site.catalog;
    let mut places: BTreeMap<String, String> = BTreeMap::new();
    for lesson in lessons(site, topic, language) {
        let entry = catalog.entry(lesson);
        places.insert(
            address::entry(catalog, entry, language),
            format!("text/{}.xhtml", entry.name()),
        );
        for asset in catalog.media(lesson, language) {
            let path = address::media(catalog, &asset.path);
            if path.starts_with(&format!("media/{topic}/")) {
                places.insert(path.clone(), path.replace('/', "-"));
            }
        }
    }
    let package = Package::placing(|path| places.get(path).cloned());
    let mut book = BTreeMap::new();
    for lesson in lessons(site, topic, language) {
        let entry = catalog.entry(lesson);
        let place = &places[&address::entry(catalog, entry, language)];
        let text = site.text_in(&package, place, lesson, language, Purpose::BOOK);
        let document = format!(
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><h1 id=\"{}\">{}</h1>\n\
            {}</body></html>",
            text.title_id, text.title_html, text.body
        );
        book.insert(place.clone(), document.into_bytes());
    }
    for (path, place) in places.iter().filter(|(path, _)| path.starts_with("media/")) {
        book.insert(place.clone(), bytes(site.render(path).unwrap().unwrap()));
    }
    book
}

fn bytes(content: Content) -> Vec<u8> {
    match content {
        Content::Bytes(bytes) => bytes.to_vec(),
        Content::Page(bytes) => bytes,
        Content::Copy(asset) => polybook::load::asset_bytes(&asset).unwrap().to_vec(),
    }
}

/// Reads the documents of a book; returns those links that lead to nothing in it.
fn read(book: &BTreeMap<String, Vec<u8>>) -> (BTreeMap<&str, String>, Vec<String>) {
    let paths: BTreeSet<&str> = book.keys().map(String::as_str).collect();
    let documents = book.iter().filter(|(path, _)| path.ends_with(".xhtml"));
    let documents: BTreeMap<&str, String> = documents
        .map(|(path, bytes)| (path.as_str(), String::from_utf8(bytes.clone()).unwrap()))
        .collect();
    let dead = dead_ways(&documents, &paths);
    (documents, dead)
}

/// Returns what replaces the text of a link in a document, with the tag around it.
fn around<'a>(document: &'a str, words: &str) -> &'a str {
    let at =
        document.find(&format!(">{words}<")).unwrap_or_else(|| panic!("no {words} in {document}"));
    let start = document[..at].rfind('<').unwrap();
    let end = at + document[at..].find("</").unwrap();
    &document[start..=end + document[end..].find('>').unwrap()]
}

fn build(site: SiteTest) -> Outcome {
    let outcome = site.build();
    assert_eq!(outcome.diagnostics(), "");
    outcome
}

#[test]
fn a_link_out_of_a_book_leads_to_the_published_address() {
    let outcome = build(site());
    let site = &outcome.build.site;
    let book = book(site, "care", english(site));
    let (documents, dead) = read(&book);
    assert_eq!(dead, Vec::<String>::new());
    assert_eq!(documents.keys().collect::<Vec<_>>(), [&"text/first.xhtml", &"text/second.xhtml"]);
    let first = &documents["text/first.xhtml"];
    assert_eq!(around(first, "Here"), "<a href=\"#here\">Here</a>");
    assert_eq!(around(first, "next"), "<a href=\"second.xhtml\">next</a>");
    assert_eq!(around(first, "a place in it"), "<a href=\"second.xhtml#there\">a place in it</a>");
    assert_eq!(
        around(first, "away"),
        "<a href=\"https://example.org/lessons/en/work/third.html#far\">away</a>"
    );
    assert_eq!(
        around(first, "the topic"),
        "<a href=\"https://example.org/lessons/en/care/index.html\">the topic</a>"
    );
    assert_eq!(
        around(first, "in Dutch"),
        "<a href=\"https://example.org/lessons/nl/care/second.html\" hreflang=\"nl\">in Dutch</a>"
    );
    // Only pages with their scripts and the glossary link explain it in place.
    assert_eq!(
        around(first, "a word"),
        "<a href=\"https://example.org/lessons/en/glossary/index.html#heart\">a word</a>"
    );
    assert_eq!(around(first, "paper"), "<a href=\"../media-care-first-paper.pdf\">paper</a>");
    assert_eq!(
        around(first, "their paper"),
        "<a href=\"https://example.org/lessons/media/work/third/paper.pdf\">their paper</a>"
    );
    // Nothing is loaded from another host.
    assert_eq!(attribute_values(first, "src"), ["../media-care-first-drawing.svg"]);
    assert!(first.contains(" and theirs</p>"), "{first}");
}

#[test]
fn without_a_published_address_a_link_becomes_plain_text() {
    let outcome = build(without_address(site()));
    let site = &outcome.build.site;
    let book = book(site, "care", english(site));
    let (documents, dead) = read(&book);
    assert_eq!(dead, Vec::<String>::new());
    let first = &documents["text/first.xhtml"];
    for words in ["away", "the topic", "in Dutch", "a word", "their paper"] {
        assert_eq!(around(first, words), format!("<span>{words}</span>"));
    }
    assert_eq!(around(first, "next"), "<a href=\"second.xhtml\">next</a>");
    assert!(
        !first.contains("https:") && !first.contains("pb-language-label") && !first.contains("<a>"),
        "{first}"
    );
}

const PURPOSES: [Purpose; 6] = [
    Purpose::LESSON,
    Purpose::PAGE,
    Purpose::GUIDE,
    Purpose::BESIDE,
    Purpose::EXCERPT,
    Purpose::BOOK,
];

/// The HTML of a text needs no second parse for an EPUB.
#[test]
fn every_text_is_well_formed_xml_for_every_purpose() {
    let own = build(site());
    let whole = ["small", "hard", "practice"].map(|name| site_on_disk(&fixture(name).join("site")));
    let mut count = 0;
    for outcome in whole.iter().chain([&own]) {
        let site = &outcome.build.site;
        let entries: Vec<EntryId> = site.catalog.entries().map(|(id, _)| id).collect();
        for language in site.catalog.config.ids() {
            for (id, purpose) in
                entries.iter().flat_map(|id| PURPOSES.map(|purpose| (*id, purpose)))
            {
                let text = site.text_in(&Package::whole(), "x/y.html", id, language, purpose);
                let document = format!("<div><h1>{}</h1>{}</div>", text.title_html, text.body);
                if let Err(error) = roxmltree::Document::parse(&document) {
                    panic!("{}: {error}\n{document}", site.catalog.entry(id).folder);
                }
                count += usize::from(!text.body.is_empty());
            }
        }
    }
    assert!(count > 200, "only {count} texts");
}

#[test]
fn a_book_has_no_controls_and_shows_the_answers() {
    let outcome = build(site());
    let site = &outcome.build.site;
    let book = book(site, "care", english(site));
    let (documents, _) = read(&book);
    let first = &documents["text/first.xhtml"];
    assert!(
        !first.contains("<input") && !first.contains("<video") && !first.contains("<button"),
        "{first}"
    );
    for held in [
        "<li><span class=\"pb-letter\">A</span> ",
        "<ul class=\"pb-answers\">",
        "id=\"pb-fnref-1\"",
        "id=\"pb-fn-1\"",
    ] {
        assert!(first.contains(held), "no {held} in {first}");
    }
}
