//! Questions: their options, feedback and ids.
//!
//! In: nothing. Out: for each code, a site that has a diagnostic of that code.

use super::{lesson, pair};
use crate::site_test::Outcome;

/// Returns a site for each code.
pub(super) fn sites() -> Vec<(&'static str, Outcome)> {
    let question = |id: &str, options: &str| {
        format!("<!-- quiz -->\n## Quiz\n\n<!-- q: {id} -->\n### One?\n\n{options}")
    };
    let quiz = |options: &str| lesson(&question("one", options));
    vec![
        (
            "question-without-heading",
            lesson("<!-- quiz -->\n## Quiz\n\n<!-- q: one -->\n\n## Not in it\n\nx"),
        ),
        ("feedback-not-indented", quiz("- [x] a\n- [ ] b\n\n> Not this one")),
        ("option-without-box", quiz("- [x] a\n- b")),
        ("option-blocks", quiz("- [x] a\n\n  b\n- [ ] c")),
        ("options-without-question", lesson("<!-- quiz -->\n## Quiz\n\n- [x] a\n- [ ] b")),
        ("quiz-without-questions", lesson("<!-- quiz -->\n## Quiz\n\nx")),
        (
            "question-without-id",
            lesson("<!-- quiz -->\n## Quiz\n\n### Which?\n\n- [x] a\n- [ ] b\n  > No"),
        ),
        ("question-without-options", quiz("x")),
        ("question-without-right", quiz("- [ ] a\n  > No\n- [ ] b\n  > No")),
        ("question-without-wrong", quiz("- [x] a\n- [x] b")),
        ("option-without-feedback", quiz("- [x] a\n- [ ] b")),
        (
            "right-always-first",
            quiz(
                "- [x] a\n- [ ] b\n  > No\n\n<!-- q: two -->\n### Two?\n\n- [x] a\n- [ ] b\n  > No",
            ),
        ),
        (
            "right-always-longest",
            quiz(
                "- [x] aa\n- [ ] b\n  > No\n\n<!-- q: two -->\n### Two?\n\n- [ ] b\n  > No\n\
                - [x] aa",
            ),
        ),
        (
            "question-differs",
            pair(
                &question("one", "- [x] a\n- [ ] b\n  > No"),
                &question("one", "- [ ] a\n  > No\n- [x] b"),
            ),
        ),
        (
            "question-unknown",
            pair(
                &question("one", "- [x] a\n- [ ] b\n  > No"),
                &question("two", "- [x] a\n- [ ] b\n  > No"),
            ),
        ),
        (
            "question-missing",
            pair(&question("one", "- [x] a\n- [ ] b\n  > No"), "## Quiz\n\nx\n\n### One?\n\nx"),
        ),
    ]
}
