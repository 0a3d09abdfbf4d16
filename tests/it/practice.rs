//! Interactive sections: from Markdown to the lesson page, its guide, the glossary, the script of
//! its blocks and the progress page.
//!
//! `soup` tests all of it with random rows of constructs.

mod glossary;
mod guide;
mod keeping;
mod new_kind;
mod questions;
mod soup;
mod videos;

use snapbox::{assert_data_eq, str};

use crate::site_test::{Outcome, SiteTest, attribute_values, fixture, site_on_disk};
use crate::tree::{self, Element};

pub(crate) const FIRST: &str = "en/care/first.html";
const GUIDE: &str = "en/care/first.guide.html";

const ONE_QUESTION: &str = "<!-- quiz -->
## Check yourself

<!-- q: first-move -->
### What now?

- [ ] Look *away*
  > Then nobody knows that you are there.
- [x] Look up
";

const NOTE: &str = "<!-- instructor: 5 -->
<details>
<summary>For team leads</summary>

Ask it aloud.

</details>
";

/// Builds a lesson without diagnostics.
fn lesson(markdown: &str) -> Outcome {
    let outcome = SiteTest::lesson(markdown).build();
    assert_eq!(outcome.diagnostics(), "", "{markdown}");
    outcome
}

fn body(markdown: &str) -> String {
    lesson(markdown).body_of(FIRST)
}

fn diagnostics_of(markdown: &str) -> String {
    SiteTest::lesson(markdown).build().diagnostics()
}

/// Builds a lesson in English and Dutch.
fn two_languages(english: &str, dutch: &str) -> SiteTest {
    SiteTest::new()
        .file("content/care/first/lesson.toml", "source = \"en\"")
        .file("content/care/first/en.md", &format!("# First\n\n{english}"))
        .file("content/care/first/nl.md", &format!("# Eerste\n\n{dutch}"))
}

/// The site with every construct, in four languages.
fn practice_fixture() -> Outcome {
    site_on_disk(&fixture("practice/site"))
}

fn tree_of(outcome: &Outcome, path: &str) -> Element {
    tree::parse(&outcome.page(path)).unwrap_or_else(|problem| panic!("{path}: {problem}"))
}

/// Returns the scripts of a page, without their hashes.
fn scripts(outcome: &Outcome, path: &str) -> Vec<String> {
    let sources = attribute_values(&outcome.between(path, "<head>", "</head>"), "src");
    let name = |source: String| {
        source.rsplit('/').next().and_then(|file| file.rsplit_once('-')).unwrap().0.to_owned()
    };
    sources.into_iter().map(name).collect()
}

// Sections.

#[test]
fn a_marker_makes_a_section_of_what_follows_its_heading() {
    assert_data_eq!(
        body(
            "<!-- objectives -->\n## You can\n\n- listen\n\n### And also\n\nx\n\n## The story\n\n\
            y\n"
        ),
        str![[r#"
<section class="pb-section pb-objectives">
<h2 id="you-can">You can</h2>
<ul>
<li>listen</li>
</ul>
<h3 id="and-also">And also</h3>
<p>x</p>
</section>
<h2 id="the-story">The story</h2>
<p>y</p>

"#]]
    );
}

#[test]
fn a_section_ends_at_a_heading_of_its_level_at_the_next_marker_and_at_the_end() {
    let page = body(
        "## A\n\n<!-- keypoints -->\n### Inner\n\nx\n\n### Next\n\ny\n\n<!-- discussion -->\n\
        ## B\n\n- x\n\n<!-- objectives -->\n### C\n\nz\n",
    );
    assert_data_eq!(
        page,
        str![[r#"
<h2 id="a">A</h2>
<section class="pb-section pb-keypoints">
<h3 id="inner">Inner</h3>
<p>x</p>
</section>
<h3 id="next">Next</h3>
<p>y</p>
<section class="pb-section pb-discussion">
<h2 id="b">B</h2>
<ul>
<li>x</li>
</ul>
</section>
<section class="pb-section pb-objectives">
<h3 id="c">C</h3>
<p>z</p>
</section>

"#]]
    );
}

#[test]
fn a_marker_needs_no_empty_line_around_it_and_may_precede_a_paragraph() {
    for before in ["Words", "- a", "> a", "| a |\n| --- |\n| b |", "1. a", "```\na\n```", "***"] {
        let page = body(&format!("{before}\n<!-- keypoints -->\n## Remember\n- Look up.\n"));
        assert!(
            page.contains("<section class=\"pb-section pb-keypoints\">\n<h2 id=\"remember\">"),
            "{before}\n{page}"
        );
    }
    let above = body("<!-- keypoints -->\n\nWords.\n\n## Remember\n\nx\n");
    assert!(above.starts_with("<p>Words.</p>\n<section"), "{above}");
    let together = body("<!--keypoints--> <!-- so that they look up -->\n## Remember\n\nx\n");
    assert!(together.starts_with("<section class=\"pb-section pb-keypoints\">"), "{together}");
}

#[test]
fn a_marker_in_code_is_code() {
    let page = body(
        "```\n<!-- quiz -->\n```\n\n`<!-- quiz -->`\n\n    <!-- quiz -->\n\n## Not a quiz\n\n\
        - [ ] x\n",
    );
    assert!(!page.contains("pb-section") && page.contains("<li class=\"pb-task\">"), "{page}");
    assert_eq!(page.matches("&lt;!-- quiz --&gt;").count(), 3, "{page}");
}

#[test]
fn a_marker_that_is_not_alone_on_its_line_is_an_error() {
    for markdown in [
        "Words <!-- quiz --> words.",
        "## Check yourself <!-- quiz -->\n\nx",
        "<!-- quiz --> words",
        "- <!-- quiz -->",
        "> <!-- quiz -->\n> ## A\n> x",
    ] {
        let found = diagnostics_of(markdown);
        assert!(
            found.starts_with("error[section-without-heading] content/care/first/en.md:3:"),
            "{markdown}: {found}"
        );
    }
}

#[test]
fn no_comment_and_no_marker_reaches_any_page() {
    let markdown = format!(
        "<!-- objectives -->\n## You can\n\nx\n\n{ONE_QUESTION}\n{NOTE}\n<!-- discussion -->\n\
        ## Talk\n\n- x\n"
    );
    for (path, page) in lesson(&markdown).pages() {
        assert!(!page.contains("<!--"), "{path}");
    }
}
