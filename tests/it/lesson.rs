//! From one text to HTML: GitHub Flavored Markdown.

mod bare_addresses;
mod facts;
mod headings;
mod pictures;

use polybook::language::LanguageId;
use polybook::lesson::{Document, ParseOptions};
use polybook::source::{SitePath, SourceFile};
use snapbox::{assert_data_eq, str};

use crate::site_test::{Outcome, SiteTest};

const FIRST: &str = "en/care/first.html";

fn body(markdown: &str) -> String {
    let outcome = SiteTest::lesson(markdown).build();
    assert_eq!(outcome.diagnostics(), "");
    outcome.body_of(FIRST)
}

fn diagnostics_of(markdown: &str) -> String {
    SiteTest::lesson(markdown).build().diagnostics()
}

fn parse(text: &str) -> Document {
    let file = SourceFile::new(SitePath::new("content/care/first/en.md"), text.to_owned());
    polybook::lesson::parse(&file, LanguageId(0), ParseOptions::default()).0
}

#[test]
fn tables_are_scrollable_and_aligned_by_class() {
    let markdown =
        "| Left | Middle | Right | None |\n| :-- | :-: | --: | --- |\n| a | b | c | d |\n";
    assert_data_eq!(
        body(markdown),
        str![[r#"
<div class="pb-table" role="group" tabindex="0" aria-label="Table"><table>
<thead><tr><th class="pb-left">Left</th><th class="pb-center">Middle</th><th class="pb-right">Right</th><th>None</th></tr></thead>
<tbody>
<tr><td class="pb-left">a</td><td class="pb-center">b</td><td class="pb-right">c</td><td>d</td></tr>
</tbody></table></div>

"#]]
    );
}

#[test]
fn strikethrough_takes_one_or_two_tildes() {
    assert_data_eq!(
        body("~one~ ~~two~~ ~~~three~~~"),
        str![[r#"
<p><del>one</del> <del>two</del> ~~~three~~~</p>

"#]]
    );
}

#[test]
fn task_lists_are_labelled_check_boxes() {
    assert_data_eq!(
        body("- [x] asked\n- [ ] listened\n- neither\n"),
        str![[r#"
<ul>
<li class="pb-task"><input type="checkbox" disabled="" checked="" aria-label="Done"/> asked</li>
<li class="pb-task"><input type="checkbox" disabled="" aria-label="To do"/> listened</li>
<li>neither</li>
</ul>

"#]]
    );
}

#[test]
fn footnotes_are_numbered_in_order_of_reference_and_link_back() {
    let markdown = "One[^b] two[^a] one again[^b].\n\n[^a]: The *first* note.\n\
        [^b]: The second,\n\n    with a second paragraph.\n[^c]: Never referred to.\n";
    assert_data_eq!(
        SiteTest::lesson(markdown).build().body_of(FIRST),
        str![[r##"
<p>One<sup class="pb-footnote-ref"><a id="pb-fnref-1" href="#pb-fn-1" role="doc-noteref" aria-label="Footnote 1">1</a></sup> two<sup class="pb-footnote-ref"><a id="pb-fnref-2" href="#pb-fn-2" role="doc-noteref" aria-label="Footnote 2">2</a></sup> one again<sup class="pb-footnote-ref"><a id="pb-fnref-1-2" href="#pb-fn-1" role="doc-noteref" aria-label="Footnote 1">1</a></sup>.</p>
<section class="pb-footnotes" role="doc-endnotes"><h2 class="pb-visually-hidden" id="pb-footnotes">Footnotes</h2>
<ol>
<li id="pb-fn-1"><p>The second,</p>
<p>with a second paragraph. <a class="pb-footnote-back" href="#pb-fnref-1" role="doc-backlink" aria-label="Back to reference 1">↩</a> <a class="pb-footnote-back" href="#pb-fnref-1-2" role="doc-backlink" aria-label="Back to reference 1">↩</a></p></li>
<li id="pb-fn-2"><p>The <em>first</em> note. <a class="pb-footnote-back" href="#pb-fnref-2" role="doc-backlink" aria-label="Back to reference 2">↩</a></p></li>
</ol></section>

"##]]
    );
}

#[test]
fn alerts_have_their_label_in_the_language_of_the_text() {
    let alerts = "> [!NOTE]\n> a\n\n> [!TIP]\n> b\n\n> [!IMPORTANT]\n> c\n\n> [!WARNING]\n> d\n\n\
        > [!CAUTION]\n> e\n";
    let mut site = SiteTest::new().file("content/care/first/lesson.toml", "source = \"en\"");
    for stem in ["vi", "nl", "th", "en"] {
        site = site
            .file(&format!("content/care/first/{stem}.md"), &format!("# First {stem}\n\n{alerts}"));
    }
    let outcome = site.build();
    assert_eq!(outcome.diagnostics(), "");
    let labels = |stem: &str| -> Vec<String> {
        let body = outcome.body_of(&format!("{stem}/care/first.html"));
        let labels = body.split("<p class=\"pb-alert-label\">").skip(1);
        labels.map(|rest| rest.split_once("</p>").unwrap().0.to_owned()).collect()
    };
    assert_data_eq!(
        ["vi", "nl", "th", "en"].map(|stem| labels(stem).join(" / ") + "\n").concat(),
        str![[r#"
Biết thêm / Câu nên nói / Chính sách / Lỗi hay gặp / Gọi người hỗ trợ
Achtergrond / Zo kun je het zeggen / Beleid / Veelgemaakte fout / Schakel hulp in
ความรู้เพิ่มเติม / ประโยคที่ใช้ได้เลย / นโยบาย / ข้อผิดพลาดที่พบบ่อย / ขอความช่วยเหลือ
Background / Words to use / Policy / Common mistake / Call for help

"#]]
    );
    assert_data_eq!(
        body("> [!TIP]\n> Say *this*.\n>\n> - and that"),
        str![[r#"
<div class="pb-alert pb-alert-tip" role="note"><p class="pb-alert-label">Words to use</p>
<p>Say <em>this</em>.</p>
<ul>
<li>and that</li>
</ul>
</div>

"#]]
    );
}

#[test]
fn an_alert_inside_a_list_or_quotation_is_an_error() {
    assert_data_eq!(
        diagnostics_of("- > [!NOTE]\n  > a\n\n> > [!TIP]\n> > b\n"),
        str![[r#"
error[nested-alert] content/care/first/en.md:3:3 this alert is inside a list or another quotation, where GitHub does not show it as an alert | begin its lines with > at the left margin, with an empty line before them
error[nested-alert] content/care/first/en.md:6:3 this alert is inside a list or another quotation, where GitHub does not show it as an alert | begin its lines with > at the left margin, with an empty line before them

"#]]
    );
}

#[test]
fn a_task_may_be_a_heading() {
    assert_data_eq!(
        body("x\n\n- [x] asked\n  ---\n"),
        str![[r#"
<p>x</p>
<ul>
<li class="pb-task"><h2 id="asked"><input type="checkbox" disabled="" checked="" aria-label="Done"/> asked</h2>
</li>
</ul>

"#]]
    );
}

#[test]
fn code_is_shown_verbatim() {
    assert_data_eq!(
        body("`{{ page }}` and `a<b`\n\n```html\n<b>{% raw %}</b>\n```\n\n    indented & kept\n"),
        str![[r#"
<p><code>{{ page }}</code> and <code>a&lt;b</code></p>
<pre tabindex="0"><code class="language-html">&lt;b&gt;{% raw %}&lt;/b&gt;
</code></pre>
<pre tabindex="0"><code>indented &amp; kept
</code></pre>

"#]]
    );
}

#[test]
fn markdown_is_never_a_template() {
    let outcome =
        SiteTest::lesson("{{ page.title }} {% include \"base.html\" %} {# no comment #}").build();
    assert_eq!(
        outcome.body_of(FIRST),
        "<p>{{ page.title }} {% include \"base.html\" %} {# no comment #}</p>\n"
    );
    let title = SiteTest::english()
        .file("content/care/first/en.md", "# {{ 1 + 1 }} {% x %}\n\nWords.")
        .build();
    assert!(title.page(FIRST).contains("<title>{{ 1 + 1 }} {% x %} – Lessons</title>"));
}

#[test]
fn definition_lists_need_the_key_of_mdbook() {
    let markdown = "Empathy\n: To feel with somebody.\n";
    assert_data_eq!(
        body(markdown),
        str![[r#"
<p>Empathy
: To feel with somebody.</p>

"#]]
    );
    let config = "[book]\ntitle = \"Lessons\"\n[output.html]\ndefinition-lists = true\n";
    let outcome = SiteTest::lesson(markdown).file("book.toml", config).build();
    assert_data_eq!(
        outcome.body_of(FIRST),
        str![[r#"
<dl>
<dt>Empathy</dt>
<dd>To feel with somebody.</dd>
</dl>

"#]]
    );
}

#[test]
fn hard_and_soft_breaks_differ_and_lists_keep_their_start() {
    assert_data_eq!(
        body("one  \ntwo\nthree\\\nfour\n\n7. seven\n8. eight\n\n---\n"),
        str![[r#"
<p>one<br/>
two
three<br/>
four</p>
<ol start="7">
<li>seven</li>
<li>eight</li>
</ol>
<hr/>

"#]]
    );
}

#[test]
fn line_ends_byte_order_marks_and_unicode_normalization_make_no_difference() {
    let text = "# Được lắng nghe\n\nHai giờ. [Đây](#gần)\n\n## Gần\n\n| a | b |\n| --- | :-: |\n\
        | c | d |\n\n> [!TIP]\n> ê\n\n<details>\n<summary>Mở</summary>\n\nChữ\n\n</details>\n";
    let build = |text: &str| -> Outcome {
        SiteTest::english().file("content/care/first/en.md", text).build()
    };
    let plain = build(text);
    assert_eq!(plain.diagnostics(), "");
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(build(&windows).diagnostics(), "");
    assert_eq!(build(&windows).page(FIRST).replace("\r\n", "\n"), plain.page(FIRST));

    let decomposed: String =
        icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned();
    assert_ne!(decomposed, text);
    let other = build(&decomposed);
    assert_eq!(other.diagnostics(), "");
    assert!(
        other.body_of(FIRST).contains("href=\"#g%E1%BA%A7n\"")
            && other.body_of(FIRST).contains("id=\"gần\"")
    );
}
