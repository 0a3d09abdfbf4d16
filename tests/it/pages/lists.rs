//! Lists of lessons: their pages, their order, and the neighbours of a lesson.

use super::whole_site;
use crate::site_test::{Outcome, SiteTest, text_of};
use crate::ways::broken_ways;

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
