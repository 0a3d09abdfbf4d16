//! Texts: titles, headings, comments, raw HTML and ids.
//!
//! In: nothing. Out: for each code, a site that has a diagnostic of that code.

use super::{lesson, with};
use crate::site_test::{Outcome, SiteTest};

/// Returns a site for each code.
pub(super) fn sites() -> Vec<(&'static str, Outcome)> {
    vec![
        ("no-title", with("content/care/first/en.md", "x")),
        ("second-title", lesson("# Two\n\nx")),
        ("empty-heading", lesson("##\n\nx")),
        ("skipped-heading", lesson("#### Four")),
        ("duplicate-title", with("content/care/second/en.md", "# First\n\nx")),
        ("too-long", with("content/care/first/en.md", &format!("# {}\n\nx", "Care ".repeat(70)))),
        ("control-character", SiteTest::lesson("A page &#8; break.").build()),
        ("front-matter-open", with("content/care/first/en.md", "+++\n\n# x")),
        ("html-layout", SiteTest::lesson("<p align=\"center\">x</p>").build()),
        ("raw-html", lesson("<script>x</script>")),
        ("html-attribute", lesson("<b class=x>x</b>")),
        ("html-nesting", lesson("x</b>")),
        ("html-unclosed", lesson("<b>x")),
        ("comment-unclosed", lesson("<!-- x")),
        ("comment-typo", lesson("<!-- sumary: x -->")),
        ("comment-value", lesson("<!-- review: humann -->")),
        ("nested-alert", lesson("- > [!TIP]\n  > x")),
        ("bad-id", lesson("<a id=\"A B\"></a>x")),
        ("duplicate-id", lesson("<a id=\"a\"></a><a id=\"a\"></a>x")),
    ]
}
