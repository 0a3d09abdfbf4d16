//! What scripts rely on: the blocks of a lesson in another language, progress, ids of book and
//! lesson, and which page loads which script.

use std::collections::BTreeSet;

use super::{
    FIRST, GUIDE, NOTE, ONE_QUESTION, lesson, practice_fixture, scripts, tree_of, two_languages,
};
use crate::blocks::{blocks_of_script, differing_blocks};
use crate::site_test::{SiteTest, attribute_values, text_of};
use crate::tree;
use crate::ways::broken_ways;

#[test]
fn the_block_script_has_the_blocks_of_the_page() {
    let outcome = practice_fixture();
    for language in ["vi", "nl", "th", "en"] {
        let page = tree_of(&outcome, &format!("{language}/care/cup-of-tea.html"));
        let scripted = blocks_of_script(&outcome, &format!("{language}/care/cup-of-tea.blocks.js"));
        assert_eq!(differing_blocks(&page, &scripted), None, "{language}");
    }
}

#[test]
fn the_block_script_has_no_ids_and_no_form_fields() {
    let markdown = format!(
        "A <a id=\"here\"></a>place.[^1]\n\n{ONE_QUESTION}\n<!-- reflection -->\n## Think\n\nx\n\n\
        <!-- scenario -->\n## At the desk\n\n<details>\n<summary>“Hello.”</summary>\n\nx\n\n\
        </details>\n\n<!-- plan -->\n## Do\n\n- [ ] it\n\n[^1]: Note.\n"
    );
    let outcome = two_languages(&markdown, &markdown).build();
    for block in blocks_of_script(&outcome, "nl/care/first.blocks.js") {
        let tree = tree::parse(&block).unwrap();
        for element in tree.all() {
            for attribute in ["id", "name", "for", "aria-labelledby"] {
                assert_eq!(element.attribute(attribute), None, "{block}");
            }
            let can_be_entered = matches!(element.name.as_str(), "input" | "textarea" | "button")
                && element.attribute("disabled").is_none();
            assert!(!can_be_entered, "{block}");
        }
    }
}

#[test]
fn only_lessons_in_several_languages_can_be_read_side_by_side() {
    let outcome =
        two_languages("x", "x").file("content/care/second/en.md", "# Second\n\nx").build();
    let scripts: Vec<&str> =
        outcome.paths().into_iter().filter(|path| path.ends_with(".blocks.js")).collect();
    assert_eq!(scripts, ["en/care/first.blocks.js", "nl/care/first.blocks.js"]);
    assert!(outcome.page(FIRST).contains("data-pb-src=\"../../nl/care/first.blocks.js\""));
    assert!(!outcome.page("en/care/second.html").contains("pb-beside"));
    // A page that only offers the lesson in other languages has no text to show them next to.
    assert!(!outcome.page("th/care/first.html").contains("pb-beside"));
}

#[test]
fn links_and_pictures_in_the_block_script_work_on_a_page_of_any_language() {
    let outcome = SiteTest::new()
        .file("content/care/first/lesson.toml", "source = \"en\"")
        .file("content/care/first/en.md", "# First\n\n[on](../second/en.md#part) ![x](a.svg)")
        .file("content/care/first/nl.md", "# Eerste\n\n[verder](../second/nl.md#part) ![x](a.svg)")
        .file("content/care/second/en.md", "# Second\n\nx\n\n## Part\n\nx")
        .asset("content/care/first/a.svg", crate::site_test::DRAWING)
        .build();
    let block = blocks_of_script(&outcome, "nl/care/first.blocks.js").concat();
    assert_eq!(outcome.ways(FIRST, &block), ["en/care/second.html#part"]);
    assert_eq!(attribute_values(&block, "src"), ["../../media/care/first/a.svg"]);
}

#[test]
fn the_progress_page_lists_every_lesson_and_question_once() {
    let outcome = SiteTest::new()
        .file("content/rest/en.md", "# Rest\n\nx")
        .file(
            "content/care/first/lesson.toml",
            "aliases = [\"care/old\", \"former/place\"]\ntopics = [\"rest\"]",
        )
        .file("content/care/first/en.md", &format!("# First\n\nx\n\n{ONE_QUESTION}"))
        .file("content/rest/second/nl.md", "# Tweede\n\nx")
        .build();
    let page = tree_of(&outcome, "en/progress.html");
    let marks =
        page.all().into_iter().filter(|element| element.attribute("data-pb-mark").is_some());
    let marks: Vec<(&str, bool)> = marks
        .filter_map(|mark| {
            Some((mark.attribute("data-pb-mark")?, mark.attribute("data-pb-guest").is_some()))
        })
        .collect();
    // Lessons that an additional topic lists count for their own topic.
    assert_eq!(marks, [("care/first", false), ("care/first", true), ("rest/second", false)]);
    let questions = attribute_values(&outcome.main_of("en/progress.html"), "data-pb-question");
    assert_eq!(questions, ["first-move"]);
    assert!(outcome.page("en/progress.html").contains("data-pb-aliases=\"care/old former/place\""));
    let html = outcome.between("en/progress.html", "data-pb-mark=\"care/first\"", "</li>");
    assert_eq!(
        outcome.ways("en/progress.html", &html),
        ["en/care/first.html", "en/care/first.html#pb-q-first-move"]
    );
    assert_eq!(attribute_values(&html, "data-pb-question"), ["first-move"]);
    assert_eq!(broken_ways(&outcome), Vec::<String>::new());
    // In a language without the lesson, its questions are those of the page that the reader is
    // offered.
    let html = outcome.between("th/progress.html", "data-pb-mark=\"care/first\"", "</li>");
    assert_eq!(
        outcome.ways("th/progress.html", &html),
        ["th/care/first.html", "en/care/first.html#pb-q-first-move"]
    );
}

#[test]
fn a_page_gives_scripts_the_ids_of_book_and_lesson_and_the_aliases() {
    let outcome = SiteTest::lesson("x")
        .file("book.toml", "[book]\ntitle = \"Lessons from the Desk\"\nlanguage = \"en\"\n")
        .file("content/care/first/lesson.toml", "aliases = [\"care/old\"]")
        .file("content/care/second/en.md", "# Second\n\nx")
        .build();
    assert!(
        outcome
            .page(FIRST)
            .contains("data-pb-book=\"lessons-from-the-desk\" data-pb-root=\"../../\"")
    );
    assert!(
        outcome.page(FIRST).contains("data-pb-lesson=\"care/first\" data-pb-aliases=\"care/old\"")
    );
    assert!(
        outcome
            .page("en/care/second.html")
            .contains("data-pb-mark=\"care/first\" data-pb-aliases=\"care/old\"")
    );
    for path in ["en/index.html", "en/care/index.html"] {
        assert!(
            outcome.page(path).contains("data-pb-topic=\"care\" data-pb-total=\"2\""),
            "{path}"
        );
    }
    let named = SiteTest::lesson("x")
        .file("book.toml", "[book]\ntitle = \"Other\"\nid = \"kept\"\nlanguage = \"en\"\n")
        .build();
    assert!(named.page(FIRST).contains("data-pb-book=\"kept\""));
}

#[test]
fn a_page_loads_only_the_scripts_it_needs() {
    let of = |markdown: &str| scripts(&lesson(markdown), FIRST);
    assert_eq!(of("x"), ["store", "site", "search", "progress"]);
    assert_eq!(of(ONE_QUESTION), ["store", "quiz", "site", "search", "progress"]);
    assert_eq!(
        of("<!-- plan -->\n## Do\n\n- [ ] it"),
        ["store", "site", "search", "notes", "progress"]
    );
    assert_eq!(
        of("<!-- reflection -->\n## Think\n\nx"),
        ["store", "site", "search", "notes", "progress"]
    );
    assert_eq!(
        of("<!-- scenario -->\n## A\n\n<details>\n<summary>x</summary>\n\nx\n\n</details>"),
        ["store", "site", "search", "progress"]
    );
    let film = "x\n\n[A film](https://vimeo.com/76979871)\n\n<details>\n\
        <summary>Transcript</summary>\n\nx\n\n</details>";
    assert_eq!(of(film), ["store", "video", "site", "search", "progress"]);
    assert_eq!(
        scripts(&two_languages("x", "x").build(), FIRST),
        ["store", "site", "search", "progress", "parallel"]
    );
    assert_eq!(scripts(&lesson(&format!("x\n\n{NOTE}")), GUIDE), ["site", "search"]);
    assert_eq!(
        scripts(&lesson("x"), "en/care/index.html"),
        ["site", "search", "store", "progress"]
    );
}

#[test]
fn the_interface_of_a_question_is_in_the_language_of_the_text() {
    let outcome = practice_fixture();
    let english = outcome.page("en/care/cup-of-tea.html");
    let words = [
        "data-pb-wrong",
        "data-pb-partly",
        "data-pb-review",
        "data-pb-due",
        "data-pb-score",
        "data-pb-lost",
        "data-pb-is-done",
    ];
    for language in ["vi", "nl", "th"] {
        let page = outcome.page(&format!("{language}/care/cup-of-tea.html"));
        for attribute in words {
            let (own, other) =
                (attribute_values(&page, attribute), attribute_values(&english, attribute));
            assert!(
                !own.is_empty() && own[0] != other[0] && !own[0].is_empty(),
                "{language} {attribute}: {own:?}"
            );
            let braces = |text: &str| {
                text.split('{')
                    .skip(1)
                    .map(|rest| rest.split_once('}').unwrap().0.to_owned())
                    .collect::<BTreeSet<_>>()
            };
            assert_eq!(braces(&own[0]), braces(&other[0]), "{language} {attribute}");
        }
    }
}

#[test]
fn a_heading_used_as_a_label_has_no_markup() {
    let outcome = lesson(&ONE_QUESTION.replace("What now?", "What *now*, `you`?"));
    assert_eq!(
        text_of(
            outcome
                .between("en/progress.html", "data-pb-question=\"first-move\"", "</a>")
                .split_once('>')
                .unwrap()
                .1
        ),
        "What now, you?"
    );
}
