//! Relations between lessons: mentions, related lessons and requirements.

use snapbox::{assert_data_eq, str};

use crate::site_test::SiteTest;

#[test]
fn lessons_that_mention_a_lesson_are_listed_on_it_once() {
    let outcome = SiteTest::lesson("Words.")
        .file("content/care/b/en.md", "# B\n\n[x](../first/en.md) [y](../first/en.md#first)")
        .file("content/care/a/en.md", "# A\n\n[x](../first/en.md)")
        .file("content/care/c/en.md", "# C\n\n[x](../a/en.md)")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    assert_eq!(
        outcome.titles_under("en/care/first.html", "Lessons that mention this one"),
        ["A", "B"]
    );
    assert!(!outcome.page("en/care/c.html").contains("Lessons that mention this one"));
}

#[test]
fn related_lessons_are_those_listed_then_linked_then_with_shared_tags() {
    let mut site = SiteTest::lesson("[x](../linked/en.md)")
        .file(
            "content/care/first/lesson.toml",
            "related = [\"care/own-b\", \"care/own-a\"]\ntags = [\"calm\"]",
        )
        .file("content/tags.toml", "[calm]\nen = \"Calm\"\n");
    for (name, facts) in [
        ("linked", ""),
        ("own-a", ""),
        ("own-b", ""),
        ("tagged", "tags = [\"calm\"]"),
        ("stranger", ""),
    ] {
        site = site
            .file(&format!("content/care/{name}/en.md"), &format!("# {name}\n\nx"))
            .file(&format!("content/care/{name}/lesson.toml"), facts);
    }
    let outcome = site.build();
    assert_eq!(outcome.diagnostics(), "");
    assert_eq!(
        outcome.titles_under("en/care/first.html", "Related lessons"),
        ["own-b", "own-a", "linked", "tagged"]
    );
    assert_eq!(outcome.titles_under("en/care/linked.html", "Related lessons"), ["First"]);
}

#[test]
fn unknown_lessons_in_lesson_toml_suggest_the_nearest() {
    let outcome = SiteTest::lesson("Words.")
        .file(
            "content/care/first/lesson.toml",
            "related = [\"care/secnd\", \"second\"]\nrequires = [\"care\"]\ntopics = [\"cair\"]\n",
        )
        .file("content/care/second/en.md", "# Second\n\nx")
        .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
error[unknown-lesson] content/care/first/lesson.toml:1:12 “care/secnd” in “related” is not a lesson | did you mean “care/second”?
error[unknown-lesson] content/care/first/lesson.toml:1:26 “second” in “related” is not a lesson | did you mean “care/second”?
error[unknown-lesson] content/care/first/lesson.toml:2:13 “care” in “requires” is not a lesson | name it as TOPIC/LESSON, by its folders
error[unknown-topic] content/care/first/lesson.toml:3:11 there is no topic “cair” | the topics are: care

"#]]
    );
}

#[test]
fn lessons_that_require_each_other_are_an_error_that_shows_the_cycle() {
    let mut site = SiteTest::lesson("Words.")
        .file("content/care/first/lesson.toml", "requires = [\"care/second\"]");
    site = site
        .file("content/care/second/en.md", "# Second\n\nx")
        .file("content/care/second/lesson.toml", "requires = [\"care/third\"]");
    site = site
        .file("content/care/third/en.md", "# Third\n\nx")
        .file("content/care/third/lesson.toml", "requires = [\"care/first\"]");
    assert_data_eq!(
        site.build().diagnostics(),
        str![[r#"
error[requires-cycle] content/care/third/lesson.toml:1:13 these lessons require each other, so nobody could begin: care/first → care/second → care/third → care/first | remove one of the “requires” lines in this cycle

"#]]
    );
}

#[test]
fn a_shared_requirement_is_not_a_cycle() {
    let outcome = SiteTest::lesson("Words.")
        .file("content/care/second/en.md", "# Second\n\nx")
        .file("content/care/second/lesson.toml", "requires = [\"care/first\"]")
        .file("content/care/third/en.md", "# Third\n\nx")
        .file("content/care/third/lesson.toml", "requires = [\"care/second\", \"care/first\"]")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    let requires = outcome.between("en/care/third.html", "<p class=\"pb-requires\">", "</p>");
    assert_eq!(
        outcome.ways("en/care/third.html", &requires),
        ["en/care/second.html", "en/care/first.html"]
    );
}
