//! Aliases: redirects from the old addresses of lessons.

use snapbox::{assert_data_eq, str};

use super::whole_site;
use crate::site_test::SiteTest;

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
error[collision] content/care/first/lesson.toml:1:12 “en/care/second.html” would belong both to this and to “care/second” | rename one of them, or remove the alias
error[bad-alias] content/care/first/lesson.toml:1:27 “Care/Old” is not allowed as an alias | write its former folders as TOPIC/LESSON: “care/old”
error[bad-alias] content/care/first/lesson.toml:1:39 “alone” is not allowed as an alias | write its former folders as TOPIC/LESSON: “care/alone”
error[collision] content/care/first/lesson.toml:1:55 “a/b” would belong both to this and to “care/first” | rename one of them, or remove the alias

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
