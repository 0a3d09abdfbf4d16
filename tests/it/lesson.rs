//! From one text to HTML: GitHub Flavored Markdown.

use polybook::language::LanguageId;
use polybook::lesson::{Document, ParseOptions, Review};
use polybook::source::{SitePath, SourceFile};
use snapbox::{assert_data_eq, str};

use crate::site_test::{DRAWING, Outcome, SiteTest, attribute_values};

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

// Constructs.

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
        body(markdown),
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
error[nested-alert] content/care/first/en.md:3:3 this alert is inside a list or another quotation, where GitHub does not show it as one | begin its lines with > at the left margin, with an empty line before them
error[nested-alert] content/care/first/en.md:6:3 this alert is inside a list or another quotation, where GitHub does not show it as one | begin its lines with > at the left margin, with an empty line before them

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
fn a_heading_in_details_is_not_the_title() {
    let note = "<!-- instructor -->\n<details>\n<summary>Note</summary>\n\n# Before\n\nx\n\n\
        </details>\n\n";
    for folded in [note, note.strip_prefix("<!-- instructor -->\n").unwrap()] {
        let document = parse(&format!("{folded}# Title\n\nx\n"));
        assert_eq!(document.title, "Title", "{folded}");
    }
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

// Headings.

#[test]
fn heading_ids_follow_github() {
    let cases = [
        ("Hello, World!", "hello-world"),
        ("  A  &  B  ", "a--b"),
        ("What’s “new”?", "whats-new"),
        ("snake_case and kebab-case", "snake_case-and-kebab-case"),
        ("`code` and *stress*", "code-and-stress"),
        ("[A link](https://example.org)", "a-link"),
        ("Ưu tiên số 1: lắng nghe", "ưu-tiên-số-1-lắng-nghe"),
        ("ÉÉN GAST TEGELIJK", "één-gast-tegelijk"),
        ("น้ำใจ ที่ไม่มีวันหมด", "น้ำใจ-ที่ไม่มีวันหมด"),
        ("บทที่ ๑", "บทที่-๑"),
        ("日本語。テスト", "日本語テスト"),
        ("😀 smile", "-smile"),
        ("e\u{301}te\u{301}", "été"),
    ];
    for (heading, id) in cases {
        let document = parse(&format!("# T\n\n## {heading}\n\nx"));
        assert_eq!(document.headings[1].own_id, id, "{heading}");
    }
}

#[test]
fn heading_ids_equal_those_of_comrak() {
    let headings = "## Ưu tiên số 1: lắng nghe!\n\n## น้ำใจ และ เข้าใจ (จริง ๆ)\n\n\
        ## ฐานะ, ผู้ฟัง\n\n## Één gast — één aanpak\n\n## A/B & C_d\n\n## A/B & C_d\n\n\
        ## A/B & C_d\n\n## “Why?” — 3 × 4 = 12\n";
    let mut options = comrak::Options::default();
    options.extension.header_id_prefix = Some(String::new());
    let theirs = attribute_values(&comrak::markdown_to_html(headings, &options), "id");
    let document = parse(&format!("# T\n\n{headings}"));
    let ours: Vec<&str> =
        document.headings.iter().skip(1).map(|heading| heading.own_id.as_str()).collect();
    assert_eq!(ours, theirs);
}

#[test]
fn a_repeated_heading_is_numbered_and_one_without_words_gets_an_id() {
    let document = parse("# Same\n\n## Same\n\n## Same\n\n## ???\n\n## Same-1\n");
    let ids: Vec<&str> = document.headings.iter().map(|heading| heading.own_id.as_str()).collect();
    assert_eq!(ids, ["same", "same-1", "same-2", "section", "same-1-1"]);
}

#[test]
fn a_pin_is_the_id_and_the_derived_id_remains_a_second_address() {
    assert_data_eq!(
        body(
            "## Being heard <a id=\"heard\"></a>\n\nx\n\n\
            ## Two <a id=\"two-a\"></a><a id=\"two-b\"></a>\n\nx\n\n\
            ## Three <a name=\"three\"></a>\n\nx\n"
        ),
        str![[r#"
<h2 id="heard">Being heard<a id="being-heard"></a></h2>
<p>x</p>
<h2 id="two-a">Two<a id="two-b"></a><a id="two"></a></h2>
<p>x</p>
<h2 id="three">Three</h2>
<p>x</p>

"#]]
    );
}

#[test]
fn an_anchor_outside_headings_is_a_link_target_too() {
    assert_data_eq!(
        body("A <a id=\"here\"></a>place.\n\n[There](#here)\n"),
        str![[r##"
<p>A <a id="here"></a>place.</p>
<p><a href="#here">There</a></p>

"##]]
    );
}

#[test]
fn invalid_pins_are_refused() {
    assert_data_eq!(
        diagnostics_of(
            "## A <a id=\"Not Ok\"></a>\n\nx\n\n## B <a id=\"pb-main\"></a>\n\nx\n\n\
            ## C <a id=\"twice\"></a>\n\nx\n\n## D <a id=\"twice\"></a>\n\nx\n"
        ),
        str![[r#"
error[bad-id] content/care/first/en.md:3:6 “Not Ok” is not allowed as the name of a place | write “not-ok”: lower-case letters, digits and hyphens, not beginning with pb-
error[bad-id] content/care/first/en.md:7:6 “pb-main” is not allowed as the name of a place | write “main”: lower-case letters, digits and hyphens, not beginning with pb-
error[duplicate-id] content/care/first/en.md:15:6 a second place is called “twice” | give each place in a text a name of its own

"#]]
    );
}

#[test]
fn ids_are_unique_whatever_the_headings_are() {
    let body = body(
        "## One\n\nx\n\n## Two <a id=\"one\"></a>\n\nx\n\n## One\n\n<a id=\"one-1\"></a>\n\nx\n",
    );
    let mut ids = attribute_values(&body, "id");
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "{body}");
}

#[test]
fn a_text_without_a_title_and_one_with_two_are_reported() {
    assert_data_eq!(
        SiteTest::english()
            .file("content/care/first/en.md", "\nWords.\n\n## Part\n\nx")
            .build()
            .diagnostics(),
        str![[r#"
error[no-title] content/care/first/en.md:2:1 this text has no title | begin it with a line such as: # The plane that waited

"#]]
    );
    assert_data_eq!(
        diagnostics_of("Words.\n\n# Second\n\nx\n\n##\n"),
        str![[r#"
warning[second-title] content/care/first/en.md:5:1 this is a second title; a text has one | write ## for a heading within the text
warning[empty-heading] content/care/first/en.md:9:1 this heading is empty | write its words, or remove the # characters

"#]]
    );
}

// Bare addresses.

#[test]
fn bare_addresses_become_links_where_they_do_in_comrak() {
    let mut options = comrak::Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    let mut differing = Vec::new();
    for text in [
        "Visit www.commonmark.org/help for more information.",
        "Visit www.commonmark.org.",
        "www.google.com/search?q=Markup+(business)",
        "(www.google.com/search?q=Markup+(business))",
        "www.google.com/search?q=(business))+ok",
        "www.google.com/search?q=commonmark&hl=en",
        "http://commonmark.org",
        "(Visit https://encrypted.google.com/search?q=Markup+(business))",
        "foo@bar.baz",
        "hello+xyz@mail.example isn't the same",
        "a.b-c_d@a.b and a.b-c_d@a.b. and a.b-c_d@a.b- and a.b-c_d@a.b_",
        "*https://example.org/stressed*",
        "~https://example.org/struck~",
        "https://example.org/tiếng-việt and https://example.org/ไทย",
        "“https://example.org/quoted”",
        "ดูที่https://example.org/x และ[https://example.org/y] rồi,https://example.org/z",
        "See https://example.org/a_b_c.",
        "https://example.org/?a=1&b=2, https://example.org/x;",
        "https://localhost:3000/x",
        "http://a.b_c.d/ https://example.org:8080/x#y",
        "nothttps://example.org",
        "[a](https://example.org) [https://example.org](b.pdf)",
        "<https://example.org> `https://example.org`",
        "https://",
        "www.",
        "@handle me@ @ a@b",
        "mail me at first.last@example.co.uk!",
    ] {
        let theirs = comrak::markdown_to_html(text, &options);
        let ours = SiteTest::lesson(text).build().body_of(FIRST);
        let hrefs = |html: &str| {
            attribute_values(html, "href")
                .into_iter()
                .filter(|href| href != "b.pdf")
                .collect::<Vec<_>>()
        };
        if hrefs(&ours) != hrefs(&theirs) {
            differing.push(format!("{text}\nours: {ours}comrak’s: {theirs}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn a_bare_address_in_a_heading_or_cell_is_a_link_and_in_the_title_it_is_not() {
    let outcome = SiteTest::english()
        .file(
            "content/care/first/en.md",
            "# At www.example.org\n\nx\n\n## On https://example.org\n\n\
            | https://example.org/cell |\n| --- |\n",
        )
        .build();
    assert!(!outcome.between(FIRST, "<h1", "</h1>").contains("<a href=\"http"));
    assert_eq!(outcome.body_of(FIRST).matches("<a href=\"https://example.org").count(), 2);
}

// Pictures.

#[test]
fn a_picture_alone_with_a_title_is_a_figure_with_its_size() {
    let outcome = SiteTest::lesson(
        "![A *plain* drawing](a.svg \"What it “means”\")\n\nIn a line ![icon](a.svg \"hint\").\n",
    )
    .asset("content/care/first/a.svg", DRAWING)
    .build();
    assert_eq!(outcome.diagnostics(), "");
    assert_data_eq!(
        outcome.body_of(FIRST),
        str![[r#"
<figure><img src="../../media/care/first/a.svg" alt="A plain drawing" width="320" height="200" loading="lazy"/><figcaption>What it “means”</figcaption></figure>
<p>In a line <img src="../../media/care/first/a.svg" alt="icon" title="hint" width="320" height="200" loading="lazy"/>.</p>

"#]]
    );
    assert_eq!(outcome.bytes("media/care/first/a.svg"), DRAWING);
}

#[test]
fn a_picture_may_have_a_variant_for_a_language() {
    let variant = DRAWING
        .strip_suffix(b"</svg>")
        .unwrap()
        .iter()
        .chain(b"<circle r=\"1\"/></svg>")
        .copied()
        .collect::<Vec<u8>>();
    let outcome = SiteTest::new()
        .file("content/care/first/lesson.toml", "source = \"en\"")
        .file("content/care/first/en.md", "# First\n\n![x](../shared/a.svg)")
        .file("content/care/first/th.md", "# หนึ่ง\n\n![x](../shared/a.svg)")
        .asset("content/care/shared/a.svg", DRAWING)
        .asset("content/care/shared/a.th.svg", &variant)
        .asset("content/care/shared/unused.svg", DRAWING)
        .build();
    assert!(outcome.body_of(FIRST).contains("src=\"../../media/care/shared/a.svg\""));
    assert!(
        outcome.body_of("th/care/first.html").contains("src=\"../../media/care/shared/a.th.svg\"")
    );
    assert_eq!(outcome.bytes("media/care/shared/a.th.svg"), variant);
    assert!(!outcome.has("media/care/shared/unused.svg"), "only what a page shows is copied");
}

#[test]
fn file_names_of_cameras_are_percent_encoded() {
    let outcome = SiteTest::lesson("![x](<IMG 1 (2)%.PNG>) ![y](%E1%BA%A3nh.png) ![z](ảnh.png)")
        .asset("content/care/first/IMG 1 (2)%.PNG", b"not really")
        .asset("content/care/first/ảnh.png", b"not really")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    assert_data_eq!(
        outcome.body_of(FIRST),
        str![[r#"
<p><img src="../../media/care/first/IMG%201%20(2)%25.PNG" alt="x" loading="lazy"/> <img src="../../media/care/first/%E1%BA%A3nh.png" alt="y" loading="lazy"/> <img src="../../media/care/first/%E1%BA%A3nh.png" alt="z" loading="lazy"/></p>

"#]]
    );
}

#[test]
fn missing_remote_and_unsafe_pictures_are_errors() {
    let outcome = SiteTest::lesson(
        "![a](a.svg)\n\n![b](https://example.org/b.png)\n\n\
        ![c](c.tiff)\n\n![d](../../../d.png)\n\n![e](e.svgg)\n\n![f](data:image/png;base64,x)\n",
    )
    .asset(
        "content/care/first/a.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" \
            onload=\"x()\"/>",
    )
    .asset("content/care/first/c.tiff", b"x")
    .asset("content/care/first/e.svg", DRAWING)
    .build();
    assert_data_eq!(
        outcome.diagnostics(),
        str![[r#"
error[unsafe-svg] content/care/first/a.svg:1:1 “content/care/first/a.svg” is more than a picture: it has an attribute onload (line 1) | export it again as a plain SVG, without scripts, links or fonts from elsewhere
error[remote-image] content/care/first/en.md:5:1 the picture “https://example.org/b.png” is on another site, which would see every reader | put the picture next to the lesson and write ![what it shows](picture.svg)
error[asset-type] content/care/first/en.md:7:1 “content/care/first/c.tiff” is of a type that is not published | save it as one of: svg, png, jpg, webp, avif, gif, mp3, m4a, mp4, webm, vtt, pdf
error[missing-file] content/care/first/en.md:9:1 there is no file “d.png” | add the file, or remove what shows it
error[asset-type] content/care/first/en.md:11:1 “content/care/first/e.svgg” is of a type that is not published | save it as one of: svg, png, jpg, webp, avif, gif, mp3, m4a, mp4, webm, vtt, pdf
error[link-scheme] content/care/first/en.md:13:1 a link to “data:image/png;base64,x” is not allowed | links lead to https://, http://, mailto:, tel:, or to a file of this site

"#]]
    );
    assert!(!outcome.has("media/care/first/a.svg"));
    assert!(!outcome.body_of(FIRST).contains("<img"));
}

// What a text says about itself.

#[test]
fn comments_set_facts_of_one_language_and_never_reach_the_page() {
    let text = "<!-- summary: Stated\n  here -->\n<!-- translators: An, Bea  -->\n# First\n\n\
        <!-- review: human -->\n<!-- updated: 2026-11-22 -->\n<!-- a note to myself: x -->\n\n\
        A paragraph. <!-- inline --> More.\n\n<!-- summary -->\n";
    let document = parse(text);
    assert_eq!(document.summary, "Stated here");
    assert_eq!(document.header.translators, ["An", "Bea"]);
    assert_eq!(document.header.review, Some(Review::Human));
    assert_eq!(document.header.updated.map(|date| date.to_string()).as_deref(), Some("2026-11-22"));
    let outcome = SiteTest::english().file("content/care/first/en.md", text).build();
    assert_eq!(outcome.diagnostics(), "");
    assert!(!outcome.page(FIRST).contains("<!--"));
    assert_eq!(outcome.body_of(FIRST), "<p>A paragraph.  More.</p>\n");
}

#[test]
fn a_comment_with_a_typo_is_an_error_and_an_ordinary_comment_is_not() {
    assert_data_eq!(
        diagnostics_of(
            "<!-- sumary: x -->\n\n<!-- Translators: x -->\n\n<!-- reviewed: human -->\n\n\
            <!-- review: humann -->\n\n<!-- updated: yesterday -->\n\n<!-- translated-from: -->\n\n\
            <!-- TODO: ask An -->\n\n<!-- prettier-ignore -->\n"
        ),
        str![[r#"
error[comment-typo] content/care/first/en.md:3:1 “sumary” looks like a typo for a word that polybook knows | did you mean <!-- summary: … -->?
error[comment-typo] content/care/first/en.md:5:1 “Translators” looks like a typo for a word that polybook knows | did you mean <!-- translators: … -->?
error[comment-typo] content/care/first/en.md:7:1 “reviewed” looks like a typo for a word that polybook knows | did you mean <!-- review: … -->?
error[comment-value] content/care/first/en.md:9:1 “humann” is not allowed after “review:” | did you mean <!-- review: human -->?
error[comment-value] content/care/first/en.md:11:1 “yesterday” is not allowed after “updated:” | write a day such as 2026-11-22
error[comment-value] content/care/first/en.md:13:1 “” is not allowed after “translated-from:” | write a language and a hash, such as en 9f2c41d07be3a815
warning[unclear-source] content/care/first/lesson.toml:1:1 it is not clear which text of “care/first” was written first: every text says it is a translation; “en.md” is taken for the original | say in lesson.toml (or topic.toml) which language was written first, such as: source = "en"

"#]]
    );
}

#[test]
fn an_unclosed_comment_is_an_error_at_its_beginning() {
    assert_data_eq!(
        diagnostics_of("Words.\n\n<!-- oh\n\nAll of this is hidden.\n"),
        str![[r#"
error[comment-unclosed] content/care/first/en.md:5:1 this comment never ends, so that everything after it is hidden | add --> where the comment should end

"#]]
    );
}

#[test]
fn front_matter_sets_the_same_facts_as_comments() {
    let text = "+++\nsummary = \"Stated\"\ntranslators = [\"An\"]\nreview = \"draft\"\n\
        updated = 2026-11-22\n+++\n# First\n\nA paragraph.\n";
    let document = parse(text);
    assert_eq!((document.title.as_str(), document.summary.as_str()), ("First", "Stated"));
    assert_eq!(document.header.review, Some(Review::Draft));
    let wrong = SiteTest::english()
        .file(
            "content/care/first/en.md",
            "+++\nsumary = 3\nreview = \"robot\"\n+++\n# First\n\nx\n",
        )
        .build();
    assert_data_eq!(
        wrong.diagnostics(),
        str![[r#"
error[unknown-key] content/care/first/en.md:2:1 there is no key “sumary” here | did you mean “summary”?
error[wrong-value] content/care/first/en.md:3:10 “robot” is not allowed as “review” | write: machine, draft, human

"#]]
    );
    let open = SiteTest::english()
        .file("content/care/first/en.md", "+++\nsummary = \"x\"\n\n# First\n\nx\n")
        .build();
    assert_data_eq!(
        open.diagnostics(),
        str![[r#"
error[front-matter-open] content/care/first/en.md:1:1 these “+++” open the front matter, but nothing closes it | add a line “+++” after the last key, or remove this one

"#]]
    );
}

#[test]
fn the_default_summary_is_the_first_paragraph_of_prose() {
    for (markdown, summary) in [
        (
            "> A quotation.\n\n- A list.\n\nThe *first* one,\non two lines.\n\nThe second.",
            "The first one, on two lines.",
        ),
        ("[A link](https://example.org)\n\n![A picture](a.svg)\n\nThen words.", "Then words."),
        ("<details>\n<summary>Open</summary>\n\nHidden.\n\n</details>\n\nIn view.", "In view."),
        ("With `code` & [a link](https://example.org).", "With code & a link."),
        ("- Only a list", ""),
    ] {
        assert_eq!(parse(&format!("# T\n\n{markdown}")).summary, summary, "{markdown}");
    }
}

// Ways of writing a file.

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

#[test]
fn front_matter_may_follow_a_byte_order_mark_and_end_in_carriage_returns() {
    assert_eq!(parse("\u{feff}+++\r\nsummary = \"S\"\r\n+++\r\n# T\r\n\r\nx\r\n").summary, "S");
}

#[test]
fn a_heading_never_gets_an_id_of_the_interface() {
    let outcome = SiteTest::new()
        .file("book.toml", "[book]\ntitle = \"Book\"\nlanguage = \"en\"")
        .file("content/care/first/en.md", "# First\n\nx\n\n## pb main\n\nx")
        .build();
    let page = outcome.page("en/care/first.html");
    assert_eq!(page.matches("id=\"pb-main\"").count(), 1, "{page}");
    assert!(page.contains("<h2 id=\"section-pb-main\">"), "{page}");
}
