//! Interactive sections: their markers, what they contain, and the glossary.
//!
//! In: nothing. Out: for each code, a site that has a diagnostic of that code.

use super::{lesson, pair, with};
use crate::site_test::{Outcome, SiteTest};

/// Returns a site for each code.
pub(super) fn sites() -> Vec<(&'static str, Outcome)> {
    let glossary = |original: &str, translation: &str| {
        SiteTest::new()
            .file("content/care/first/en.md", "# First\n\nx")
            .file("content/glossary/en.md", &format!("# Words\n\nx\n\n{original}"))
            .file("content/glossary/nl.md", &format!("# Woorden\n\nx\n\n{translation}"))
            .build()
    };
    vec![
        ("section-without-heading", lesson("<!-- keypoints -->\n\nx")),
        ("notes-without-details", lesson("<!-- instructor: 5 -->\n\nx")),
        (
            "duplicate-practice-id",
            lesson("<!-- plan: one -->\n## A\n\n- [ ] x\n\n<!-- reflection: one -->\n## B\n\nx"),
        ),
        (
            "practice-outside-lesson",
            with("content/care/en.md", "# Care\n\nx\n\n<!-- plan -->\n## Plan\n\n- [ ] x"),
        ),
        ("plan-without-boxes", lesson("<!-- plan -->\n## Plan\n\n- x")),
        ("plan-ticked", lesson("<!-- plan -->\n## Plan\n\n- [x] x")),
        ("scenario-without-replies", lesson("<!-- scenario -->\n## Scenario\n\nx")),
        (
            "sections-differ",
            pair("<!-- keypoints -->\n## A\n\nx", "<!-- objectives -->\n## B\n\nx"),
        ),
        ("blocks-differ", pair("x\n\ny", "x\n\n- y")),
        (
            "minutes-exceed-lesson",
            SiteTest::lesson(
                "<!-- instructor: 9 -->\n<details>\n<summary>a</summary>\n\nx\n\n</details>",
            )
            .file("content/care/first/lesson.toml", "teaching = 8")
            .build(),
        ),
        (
            "session-too-long",
            with("content/care/first/lesson.toml", "teaching = 8\nexercises = 13"),
        ),
        ("video-without-transcript", lesson("x\n\n[A film](https://vimeo.com/76979871)")),
        ("term-without-id", with("content/glossary/en.md", "# Words\n\nx\n\n## Care\n\nx")),
        (
            "term-unknown",
            glossary("## Care <a id=\"care\"></a>\n\nx", "## Zorg <a id=\"zorg\"></a>\n\nx"),
        ),
        (
            "term-missing",
            glossary(
                "## Care <a id=\"care\"></a>\n\nx\n\n## Help <a id=\"help\"></a>\n\nx",
                "## Zorg <a id=\"care\"></a>\n\nx",
            ),
        ),
    ]
}
