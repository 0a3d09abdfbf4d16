//! HTML for layout, as other tools write it: read all the same, with a warning that says how.

use super::FIRST;
use crate::site_test::{DRAWING, SiteTest};

/// A lesson with this text and a drawing of 320 by 200 pixels.
fn with_drawing(markdown: &str) -> SiteTest {
    SiteTest::lesson(markdown).asset("content/care/first/a.svg", DRAWING)
}

#[test]
fn alignment_is_a_class_of_the_theme() {
    for (markdown, html) in [
        ("<p align=\"center\">x</p>", "<div class=\"pb-center\">x</div>"),
        ("<P ALIGN=RIGHT>x</P>", "<div class=\"pb-right\">x</div>"),
        ("<center>x</center>", "<div class=\"pb-center\">x</div>"),
        ("<div align=\"center\">\n\n**x**\n\n</div>", "<div class=\"pb-center\">\n<p><strong>x"),
        (
            "<h2 align=\"center\">A b</h2>",
            "<div class=\"pb-center\"><h2 id=\"a-b\">A b</h2>\n</div>",
        ),
        (
            "<table><tr><td align=\"right\">1</td></tr></table>",
            "<table><tr><td class=\"pb-right\">1</td></tr></table></div>",
        ),
    ] {
        let outcome = SiteTest::lesson(markdown).build();
        assert!(outcome.body_of(FIRST).contains(html), "{}", outcome.body_of(FIRST));
        for line in outcome.diagnostics().lines() {
            assert!(line.starts_with("warning[html-layout] content/care/first/en.md:3:"), "{line}");
        }
        let strict = SiteTest::lesson(markdown).configured("[check]\nhtml-layout = \"error\"");
        assert!(strict.build().build.diagnostics.has_errors());
    }
}

#[test]
fn a_raw_picture_keeps_its_width_as_an_attribute() {
    for (markdown, attributes) in [
        ("<img src=\"a.svg\" alt=\"A\" width=\"160\">", "alt=\"A\" width=\"160\" height=\"100\""),
        ("<img src=\"a.svg\" height=\"50px\"/>", "alt=\"\" width=\"80\" height=\"50\""),
        ("In a line <img src=a.svg width=10 height=20>.", "alt=\"\" width=\"10\" height=\"20\""),
        ("<img src=\"a.svg\" width=\"50%\">", "alt=\"\" width=\"320\" height=\"200\""),
    ] {
        let body = with_drawing(markdown).build().body_of(FIRST);
        let image = format!("<img src=\"../../media/care/first/a.svg\" {attributes} ");
        assert!(body.contains(&image) && !body.contains("style"), "{body}");
    }
}

#[test]
fn a_picture_of_another_site_is_a_link_with_its_words() {
    for (markdown, html) in [
        ("![A *b*](https://x.example/a.png)", "<p><a href=\"https://x.example/a.png\">A b</a></p>"),
        ("![](https://x.example/a.png)", "<a href=\"https://x.example/a.png\">a.png</a>"),
        ("![A](//x.example/a.png)", "<a href=\"https://x.example/a.png\">A</a>"),
        (
            "x <img src=\"http://x.example/a.png\" alt=\"A\">",
            "<p>x <a href=\"http://x.example/a.png\">A</a></p>",
        ),
        (
            "[![A](https://x.example/a.png)](https://y.example)",
            "<p><a href=\"https://y.example\">A</a></p>",
        ),
    ] {
        let outcome = SiteTest::lesson(markdown).build();
        assert!(outcome.body_of(FIRST).contains(html), "{}", outcome.body_of(FIRST));
        let said = outcome.diagnostics();
        assert!(said.starts_with("warning[remote-image]"), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn a_raw_heading_can_be_the_title() {
    let text = "<h1 align=\"center\">\n  The <b>first</b>\n</h1>\n\nWords.\n\n## Part\n\n# Another";
    let outcome = SiteTest::english().file("content/care/first/en.md", text).build();
    let page = outcome.page(FIRST);
    assert!(page.contains("<h1 id=\"the-first\">The <b>first</b></h1>"), "{page}");
    let said = outcome.diagnostics();
    assert!(said.contains("warning[html-layout] content/care/first/en.md:1:1 "), "{said}");
    assert!(said.contains("second-title] content/care/first/en.md:9:1 "), "{said}");
}

#[test]
fn the_parts_of_a_table_are_inside_each_other() {
    for markdown in [
        "<td>x</td>",
        "<table><td>x</td></table>",
        "<table><b>x</b></table>",
        "<tr><td>x</td></tr>",
        "In a line <table></table>.",
    ] {
        let said = SiteTest::lesson(markdown).build().diagnostics();
        assert!(said.contains("error[html-nesting]"), "{markdown}: {said}");
    }
}
