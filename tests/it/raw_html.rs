//! Raw HTML in lessons: what is kept, and what is refused and where.

mod attacks;
mod layout;

use snapbox::{assert_data_eq, str};

use crate::site_test::SiteTest;

const FIRST: &str = "en/care/first.html";

fn body(markdown: &str) -> String {
    let outcome = SiteTest::lesson(markdown).build();
    assert_eq!(outcome.diagnostics(), "", "{markdown}");
    outcome.body_of(FIRST)
}

fn diagnostics_of(markdown: &str) -> String {
    SiteTest::lesson(markdown).build().diagnostics()
}

#[test]
fn harmless_elements_are_kept_and_normalised() {
    assert_data_eq!(
        body(
            "H<SUB>2</SUB>O, E=mc<sup>2</sup>, <kbd>Ctrl</kbd>+<KBD>C</KBD>, <abbr title='by &amp; \
            by'>b&b</abbr>, <mark>this</mark><br/>\n\
            <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <bdi lang=ar dir=rtl>سلام</bdi> \
            <q>q</q> <small>s</small> <u>u</u> <s>s</s> <ins>i</ins> <del>d</del> <var>v</var> \
            <samp>o</samp> <cite>c</cite> <dfn>d</dfn> <code>c</code>"
        ),
        str![[r#"
<p>H<sub>2</sub>O, E=mc<sup>2</sup>, <kbd>Ctrl</kbd>+<kbd>C</kbd>, <abbr title="by &amp; by">b&amp;b</abbr>, <mark>this</mark><br/>
<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <bdi dir="rtl" lang="ar">سلام</bdi> <q>q</q> <small>s</small> <u>u</u> <s>s</s> <ins>i</ins> <del>d</del> <var>v</var> <samp>o</samp> <cite>c</cite> <dfn>d</dfn> <code>c</code></p>

"#]]
    );
}

#[test]
fn details_may_contain_markdown_and_details() {
    assert_data_eq!(
        body(
            "<details open>\n<summary>Think first, <b>then</b> open</summary>\n\n- a **list**\n\n\
            <details><summary>Deeper</summary>\n\nx\n\n</details>\n\n</details>\n\n\
            <div lang=\"nl\" dir=\"ltr\">\n\nWoorden.\n\n</div>\n\n<hr>\n"
        ),
        str![[r#"
<details open="">
<summary>Think first, <b>then</b> open</summary>
<ul>
<li>a <strong>list</strong></li>
</ul>
<details><summary>Deeper</summary>
<p>x</p>
</details>
</details>
<div dir="ltr" lang="nl">
<p>Woorden.</p>
</div>
<hr/>

"#]]
    );
}

#[test]
fn a_raw_link_is_a_link_like_any_other() {
    let outcome = SiteTest::lesson(
        "<a href=\"../second/en.md\" title=\"T\">second</a> <a \
        href='https://example.org/?a=1&amp;b=2'>out</a> <a href=\"javascript:x\">bad</a>",
    )
    .file("content/care/second/en.md", "# Second\n\nx")
    .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
error[link-scheme] content/care/first/en.md:3:99 a link to “javascript:x” is not allowed | a link leads to https://, http://, mailto:, tel:, or to a file of this site

"#]]
    );
    assert_data_eq!(
        outcome.body_of(FIRST),
        str![[r#"
<p><a href="second.html" title="T">second</a> <a href="https://example.org/?a=1&amp;b=2">out</a> <a>bad</a></p>

"#]]
    );
}

#[test]
fn every_element_not_on_the_allow_list_is_refused_at_its_place() {
    assert_data_eq!(
        diagnostics_of(
            "<script>alert(1)</script>\n\nA <img src=x onerror=x> and <font \
            color=red>red</font>.\n\n<style>p{}</style>\n\n\
            <iframe src=\"https://example.org\"></iframe>\n\n<p align=center>x</p>\n\n\
            <!DOCTYPE html>\n\n<svg><a/></svg> <math></math> <x-y>z</x-y>\n\n<h2>Raw</h2>\n"
        ),
        str![[r#"
error[raw-html] content/care/first/en.md:3:1 <script> is not allowed in a lesson | remove it; write it in Markdown, or between backticks (`) if readers are to see it as it is
error[asset-type] content/care/first/en.md:5:3 “content/care/first/x” has a file type that is not published | save it as one of: svg, png, jpg, webp, avif, gif, mp3, m4a, mp4, webm, vtt, pdf
error[html-attribute] content/care/first/en.md:5:3 onerror is not allowed on <img> | remove it; lang, dir and title are allowed on any element, id on <a>
error[raw-html] content/care/first/en.md:5:29 <font> is not allowed in a lesson | remove it; the theme determines fonts and colours
error[raw-html] content/care/first/en.md:7:1 <style> is not allowed in a lesson | remove it; write it in Markdown, or between backticks (`) if readers are to see it as it is
error[raw-html] content/care/first/en.md:9:1 <iframe> is not allowed in a lesson | remove it; a video is its link, alone on a line
warning[html-layout] content/care/first/en.md:11:1 <p> is HTML for layout: the theme aligns it by a class | the site is built like this; to write it as Markdown, leave alignment to the theme
error[raw-html] content/care/first/en.md:13:1 <!doctype> is not allowed in a lesson | remove it; the theme adds it to every page
error[raw-html] content/care/first/en.md:15:1 <svg> is not allowed in a lesson | remove it; write it in Markdown, or between backticks (`) if readers are to see it as it is
error[raw-html] content/care/first/en.md:15:17 <math> is not allowed in a lesson | remove it; write it in Markdown, or between backticks (`) if readers are to see it as it is
error[raw-html] content/care/first/en.md:15:31 <x-y> is not allowed in a lesson | remove it; or, if it is no HTML but to be read, put it between backticks: `<your name>`
warning[html-layout] content/care/first/en.md:17:1 <h2> is HTML for layout: it is read as a heading | the site is built like this; to write it as Markdown, write ## and the heading

"#]]
    );
}

#[test]
fn every_attribute_not_on_the_allow_list_is_refused_at_its_place() {
    assert_data_eq!(
        diagnostics_of(
            "<b style=\"color:red\">a</b> <b class=x>b</b> <b onclick=\"x\">c</b> <b id=x>d</b> <a \
            href=x.pdf target=_blank>e</a> <b lang=\"not a tag\">f</b> <b dir=up>g</b> <b \
            data-x=1>h</b>"
        ),
        str![[r#"
error[html-attribute] content/care/first/en.md:3:1 style is not allowed on <b> | remove it; lang, dir and title are allowed on any element, id on <a>
error[html-attribute] content/care/first/en.md:3:28 class is not allowed on <b> | remove it; lang, dir and title are allowed on any element, id on <a>
error[html-attribute] content/care/first/en.md:3:45 onclick is not allowed on <b> | remove it; lang, dir and title are allowed on any element, id on <a>
error[html-attribute] content/care/first/en.md:3:66 id is not allowed on <b> | remove it; lang, dir and title are allowed on any element, id on <a>
error[html-attribute] content/care/first/en.md:3:80 target is not allowed on <a> | remove it; lang, dir and title are allowed on any element, id on <a>
error[missing-file] content/care/first/en.md:3:80 there is no file “content/care/first/x.pdf” | add the file, or remove the reference to it
error[html-attribute] content/care/first/en.md:3:114 lang="not a tag" is not allowed on <b> | remove it; lang, dir and title are allowed on any element, id on <a>
error[html-attribute] content/care/first/en.md:3:140 dir="up" is not allowed on <b> | remove it; lang, dir and title are allowed on any element, id on <a>
error[html-attribute] content/care/first/en.md:3:156 data-x is not allowed on <b> | remove it; lang, dir and title are allowed on any element, id on <a>

"#]]
    );
}

#[test]
fn every_wrong_nesting_is_reported_at_its_place() {
    assert_data_eq!(
        diagnostics_of(
            "<b>never closed\n\n<i>across\n\nparagraphs</i>\n\n<b><i>crossed</b></i>\n\n</u>\n\n\
            <details>\n\nNo summary.\n\n</details>\n\n<summary>Alone</summary>\n\n<details>\n\
            x <summary>Late</summary>\n</details>\n\n\
            In a line <details><summary>x</summary></details>.\n\n<rt>no ruby</rt>\n\n- <div>\n\
            - x\n\n*<b>half*</b>\n\n<details><summary>Open to the end</summary>\n"
        ),
        str![[r#"
error[html-unclosed] content/care/first/en.md:3:1 <b> is not closed before its paragraph or block ends | add </b> in the same paragraph; only <details> and <div> may contain several paragraphs, with each tag on a line of its own
error[html-unclosed] content/care/first/en.md:5:1 <i> is not closed before its paragraph or block ends | add </i> in the same paragraph; only <details> and <div> may contain several paragraphs, with each tag on a line of its own
error[html-nesting] content/care/first/en.md:7:11 <i> is not allowed here: it closes an element that was never opened | put the opening and the closing tag around the same words
error[html-unclosed] content/care/first/en.md:9:1 <b> is not closed before its paragraph or block ends | add </b> in the same paragraph; only <details> and <div> may contain several paragraphs, with each tag on a line of its own
error[html-nesting] content/care/first/en.md:9:14 <b> is not allowed here: it is closed while <i> is open | put the opening and the closing tag around the same words
error[html-nesting] content/care/first/en.md:11:1 <u> is not allowed here: it closes an element that was never opened | put the opening and the closing tag around the same words
error[html-nesting] content/care/first/en.md:13:1 <details> is not allowed here: it needs a <summary> as its first line: the words that stay visible | put the opening and the closing tag around the same words
error[html-nesting] content/care/first/en.md:19:1 <summary> is not allowed here: it must be the first thing inside <details>, once | put the opening and the closing tag around the same words
error[html-nesting] content/care/first/en.md:22:3 <summary> is not allowed here: it must be the first thing inside <details> | put the opening and the closing tag around the same words
error[html-nesting] content/care/first/en.md:25:11 <details> is not allowed here: it must be on a line of its own, with an empty line before it | put the opening and the closing tag around the same words
error[html-nesting] content/care/first/en.md:27:1 <rt> is not allowed here: it must be inside <ruby> | put the opening and the closing tag around the same words
error[html-unclosed] content/care/first/en.md:29:3 <div> is not closed before its paragraph or block ends | add </div> in the same paragraph; only <details> and <div> may contain several paragraphs, with each tag on a line of its own
error[html-unclosed] content/care/first/en.md:32:2 <b> is not closed before its paragraph or block ends | add </b> in the same paragraph; only <details> and <div> may contain several paragraphs, with each tag on a line of its own
error[html-nesting] content/care/first/en.md:32:10 <b> is not allowed here: it closes an element that was never opened | put the opening and the closing tag around the same words
error[html-unclosed] content/care/first/en.md:34:1 <details> is not closed before its paragraph or block ends | add </details> in the same paragraph; only <details> and <div> may contain several paragraphs, with each tag on a line of its own

"#]]
    );
}

#[test]
fn a_raw_link_inside_a_link_is_refused() {
    let outcome = SiteTest::lesson(
        "[a <a href=\"#here\">b</a>](#here)\n\n<a href=\"#here\">c [d](#here)</a>\n\n## Here\n\nx",
    )
    .build();
    let lines: Vec<String> = outcome.diagnostics().lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("error[html-nesting] content/care/first/en.md:3:4 "), "{lines:?}");
    assert!(
        lines[1].starts_with("error[html-nesting] content/care/first/en.md:5:19 "),
        "{lines:?}"
    );
}

#[test]
fn a_null_character_is_replaced_as_in_commonmark() {
    let outcome = SiteTest::english()
        .file("content/care/first/en.md", "# Fi\u{0}rst\n\nwo\u{0}rd `co\u{0}de`")
        .build();
    assert!(!outcome.page(FIRST).contains('\u{0}'), "{:?}", outcome.body_of(FIRST));
}

#[test]
fn the_help_for_a_refused_element_without_a_substitute_is_complete() {
    for line in diagnostics_of("<script>x</script>").lines() {
        assert!(!line.ends_with([';', ' ']), "{line:?}");
    }
}

#[test]
fn refused_html_is_left_out_of_the_page_and_the_rest_is_kept() {
    let outcome =
        SiteTest::lesson("Before <script>alert(1)</script> after <b onclick=x>bold</b>.\n\nNext.")
            .build();
    assert_eq!(outcome.body_of(FIRST), "<p>Before alert(1) after <b>bold</b>.</p>\n<p>Next.</p>\n");
}

#[test]
fn positions_are_right_after_front_matter_in_quotations_and_after_thai() {
    let text = "+++\nsummary = \"s\"\n+++\n# T\n\n> น้ำใจ <u x=1>ที่</u>\n> <blink>\n\n\
        1. a\n   <div y>\n   </div>\n";
    let outcome = SiteTest::english().file("content/care/first/en.md", text).build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
error[html-attribute] content/care/first/en.md:6:9 x is not allowed on <u> | remove it; lang, dir and title are allowed on any element, id on <a>
error[raw-html] content/care/first/en.md:7:3 <blink> is not allowed in a lesson | remove it; write it in Markdown, or between backticks (`) if readers are to see it as it is
error[html-attribute] content/care/first/en.md:10:4 y is not allowed on <div> | remove it; lang, dir and title are allowed on any element, id on <a>

"#]]
    );
}

#[test]
fn instructions_declarations_and_character_data_are_refused_like_elements() {
    for html in
        ["<?php echo ?>", "<!X y>", "<![CDATA[ x ]]>", "a <?php ?> b", "a </br> b", "<?php\n\nlost"]
    {
        let outcome = SiteTest::new()
            .file("book.toml", "[book]\ntitle = \"Book\"\nlanguage = \"en\"")
            .file("content/care/first/en.md", &format!("# First\n\nx\n\n{html}\n"))
            .build();
        assert!(
            outcome.diagnostics().contains("error[raw-html] content/care/first/en.md:5:"),
            "{html}\n{}",
            outcome.diagnostics()
        );
    }
}

#[test]
fn elements_are_a_hundred_deep_at_most_and_none_is_looked_for_again_and_again() {
    let nested = |depth: usize| format!("{}x{}", "<b>".repeat(depth), "</b>".repeat(depth));
    assert_eq!(SiteTest::lesson(&nested(100)).build().diagnostics(), "");
    assert_eq!(
        SiteTest::lesson(&nested(101)).build().diagnostics(),
        "error[html-nesting] content/care/first/en.md:3:301 <b> is not allowed here: it is nested inside a hundred other elements | put the opening and the closing tag around the same words\n"
    );
    let time = std::time::Instant::now();
    for html in ["<p>", "<b>", "<rt>", "<a href=\"https://hotel.example\">", "<details>\n"] {
        for end in ["</z>", "</p>", "<rt>x</rt>", "\n\n"] {
            let text = format!("{}{}", html.repeat(20_000), end.repeat(20_000));
            let outcome = SiteTest::lesson(&text).build();
            assert!(outcome.build.diagnostics.has_errors(), "{html}{end}");
        }
    }
    // To look at each once takes a few seconds where nothing is optimised; to look at all that are
    // open at each, minutes.
    assert!(time.elapsed().as_secs() < 60, "{:?}", time.elapsed());
}
