//! Words and titles of another language that stand in where a language lacks its own: each states
//! its language and direction, and has the plural of its own language.

use crate::site_test::{Outcome, SiteTest, attribute_values};

/// Returns a site in English and in languages without interface strings: one lesson is translated,
/// the other is not.
fn site() -> Outcome {
    let config = "[book]\ntitle = \"Lessons\"\n[output.html]\nsite-url = \"https://example.org/\"\n\
        [languages.en]\n[languages.he]\n[languages.ko]\n[languages.en-GB]\n[check]\n\
        missing-string = \"off\"\nmissing-translation = \"off\"\nmissing-stamp = \"off\"\n";
    let site = SiteTest::empty()
        .file("book.toml", config)
        .file("content/en.md", "# Welcome\n\nAll of it.")
        .file("content/care/en.md", "# Care\n\nThe topic.")
        .file("content/care/one/en.md", "# One\n\nText.\n\n## Part\n\nMore.\n\n## Last\n\nEnd.")
        .file("content/care/one/lesson.toml", "source = \"en\"\npublished = 2026-01-02\n")
        .file("content/care/two/en.md", "# Two\n\nOther text.");
    [("he", "שיעור", "טקסט"), ("ko", "하나", "글"), ("en-gb", "One", "Text")]
        .into_iter()
        .fold(site, |site, (stem, title, text)| {
            site.file(
                &format!("content/care/one/{stem}.md"),
                &format!("# {title}\n\n{text}.\n\n## {title}\n\n{text}.\n\n## {text}\n\n{text}."),
            )
        })
        .build()
}

#[test]
fn interface_strings_that_stand_in_state_their_language_in_text() {
    let site = site();
    for (language, page) in [("he", "he/care/one.html"), ("ko", "ko/care/one.html")] {
        let html = site.page(page);
        for words in ["1 minute to read", "Mark as done", "On this page", "Home"] {
            assert!(
                html.contains(&format!("<bdi lang=\"en\" dir=\"ltr\">{words}</bdi>")),
                "{language}: {words}"
            );
        }
        assert!(!html.contains("1 minutes"));
    }
    let topic = site.page("ko/care/index.html");
    assert!(topic.contains("<bdi lang=\"en\" dir=\"ltr\">2 lessons</bdi>"), "{topic}");
}

#[test]
fn in_attributes_there_is_no_markup_and_on_pages_from_right_to_left_the_direction() {
    let site = site();
    for label in attribute_values(&site.page("ko/care/one.html"), "aria-label") {
        assert!(!label.contains(['<', '\u{2066}']), "{label}");
    }
    let labels = attribute_values(&site.page("he/care/one.html"), "aria-label");
    assert!(labels.contains(&"\u{2066}On this page\u{2069}".to_owned()), "{labels:?}");
    let title = site.between("he/search.html", "<title>", "</title>");
    assert_eq!(title, "\u{2066}Search – Lessons\u{2069}");
}

#[test]
fn a_variant_of_english_has_english_words() {
    let page = site().page("en-gb/care/one.html");
    assert!(page.contains("1 minute to read") && !page.contains("<bdi"), "{page}");
}

#[test]
fn titles_and_summaries_that_stand_in_state_language_and_direction() {
    let site = site();
    let topic = site.page("he/care/index.html");
    assert!(topic.contains("lang=\"en\" dir=\"ltr\">Two</a>"), "{topic}");
    assert!(topic.contains("<p lang=\"en\" dir=\"ltr\">Other text.</p>"), "{topic}");
    assert!(topic.contains(" lang=\"en\" dir=\"ltr\">Care</h1>"), "{topic}");
    let head = site.paths().into_iter().find(|path| path.starts_with("search/he/head-")).unwrap();
    assert!(site.page(head).contains("[\"care\",\"Care\",\"en\",\"ltr\"]"), "{}", site.page(head));
    let own = site.paths().into_iter().find(|path| path.starts_with("search/en/head-")).unwrap();
    assert!(site.page(own).contains("[[\"care\",\"Care\"]]"), "{}", site.page(own));
}

#[test]
fn every_element_with_a_language_has_a_direction() {
    let site = site();
    for (path, page) in site.pages() {
        for tag in page.split('<').filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag)) {
            if tag.contains(" lang=\"") {
                assert!(tag.contains(" dir=\""), "{path}: {tag}");
            }
        }
    }
}

#[test]
fn no_mark_of_a_stand_in_is_published() {
    let site = site();
    for path in site.paths() {
        let file = String::from_utf8_lossy(&site.bytes(path)).into_owned();
        for mark in ["\u{1}", "\u{2}", "\u{3}", "\\u0001", "\\u0002", "\\u0003"] {
            assert!(!file.contains(mark), "{path}: {mark:?}");
        }
    }
}
