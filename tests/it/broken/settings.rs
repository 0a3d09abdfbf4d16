//! Settings: `book.toml`, `lesson.toml`, `topic.toml`, interface strings and themes.
//!
//! In: nothing. Out: for each code, a site that has a diagnostic of that code.

use super::{facts, with};
use crate::site_test::{Outcome, SiteTest};

/// Returns a site for each code.
pub(super) fn sites() -> Vec<(&'static str, Outcome)> {
    let config = |config: &str| SiteTest::lesson("x").file("book.toml", config).build();
    let theme = |template: &str| {
        SiteTest::lesson("x")
            .file("book.toml", "[output.html]\ntheme = \"own\"")
            .file("themes/own/templates/lesson.html", template)
            .build()
    };
    let fonts = "[[output.html.fonts]]\nfamily = \"Wide\"\nfile = \"wide.woff2\"";
    let fonts = SiteTest::lesson("x").file("book.toml", fonts);
    vec![
        ("heavy-fonts", fonts.asset("wide.woff2", &vec![0; 300 * 1024]).build()),
        ("toml-syntax", facts("order = = 3")),
        ("unknown-key", facts("odrer = 3")),
        ("mdbook-key", config("[book]\nmultilingual = true")),
        ("old-polybook", config("[book]\npolybook = \"999.0\"")),
        ("missing-site-id", config("[book]\ntitle = \"ครัวเช้า\"")),
        ("wrong-type", facts("order = \"x\"")),
        ("wrong-value", facts("missing = \"stib\"")),
        ("missing-key", facts("[[based-on]]\nauthor = \"x\"")),
        (
            "too-many",
            with(
                "content/care/first/lesson.toml",
                &format!("aliases = [{}]", "\"care/old\", ".repeat(101)),
            ),
        ),
        ("unknown-lesson", facts("related = [\"care/frist\"]")),
        ("unknown-topic", facts("topics = [\"cair\"]")),
        ("requires-cycle", facts("requires = [\"care/first\"]")),
        ("tag-without-name", facts("tags = [\"calm\"]")),
        ("bad-alias", facts("aliases = [\"Old\"]")),
        ("collision", facts("aliases = [\"care/first\"]")),
        ("no-topic-page", with("content/calm/first/en.md", "# Two\n\nx")),
        (
            "accent-contrast",
            with("content/care/topic.toml", "accent = { light = \"#eeeeee\", dark = \"#eeeeee\" }"),
        ),
        ("unknown-theme", config("[output.html]\ntheme = \"papper\"")),
        ("template", theme("{% if %}")),
        ("missing-string", config("[languages.en]\n[languages.pl]")),
        ("unknown-string", with("i18n/en.toml", "hmoe = \"Start\"")),
        (
            "style-address",
            SiteTest::lesson("x")
                .configured("additional-css = [\"own.css\"]")
                .file("own.css", "p { background: url(x.png) }")
                .build(),
        ),
        ("interface-string", with("i18n/en.toml", "lesson-count = { one = \"x\" }")),
    ]
}
