//! Random rows of constructs, right and wrong: nothing panics, every page is well-formed HTML, and
//! a page and the script of its blocks agree.

use proptest::prelude::*;

use super::FIRST;
use crate::blocks::{blocks_of_script, differing_blocks};
use crate::site_test::{Outcome, SiteTest, attribute_values};
use crate::tree::{self, Element};

/// Lines with a meaning in interactive sections; a test input is a row of them.
const PIECES: &[&str] = &[
    "words\n",
    "words\n\n",
    "\n",
    "\n",
    "\n\n",
    "<!-- objectives -->\n",
    "<!-- keypoints -->\n",
    "<!-- discussion -->\n",
    "<!-- scenario -->\n",
    "<!-- reflection: one -->\n",
    "<!-- reflection -->\n",
    "<!-- quiz -->\n",
    "<!-- quiz -->\n## Quiz\n\n",
    "<!-- plan: two -->\n",
    "<!-- plan -->\n## Plan\n\n",
    "<!-- q: three -->\n",
    "<!-- q: four -->\n### Four?\n\n",
    "<!-- q -->\n",
    "<!-- instructor: 5 -->\n",
    "<!-- instructor -->\n<details>\n<summary>note</summary>\n\n",
    "<!-- note -->\n",
    "# title\n",
    "## two\n\n",
    "### three\n\n",
    "#### four\n",
    "- [ ] wrong\n",
    "- [x] right\n",
    "- [ ] wrong\n  > said\n",
    "- [x] right\n\n  > said\n",
    "- plain\n",
    "1. [x] first\n",
    "  - [ ] inner\n",
    "  more\n",
    "  > said\n",
    "> quote\n",
    "> [!TIP]\n> tip\n\n",
    "  > [!TIP]\n  > tip\n",
    "<details>\n",
    "<details>\n<summary>sum</summary>\n\n",
    "<summary>sum</summary>\n",
    "</details>\n",
    "\n</details>\n\n",
    "<div>\n",
    "\n</div>\n\n",
    "[film](https://vimeo.com/76979871)\n\n",
    "[film](film.mp4)\n\n",
    "https://youtu.be/3e_x75uRrhY\n",
    "[term](../../glossary/en.md#care)\n",
    "[here](#two)\n",
    "a[^1] b[^2]\n",
    "[^1]: foot\n",
    "[^2]: foot[^1]\n\n    - [ ] more\n\n",
    "| a | b |\n| --- | --- |\n| - [ ] c | d |\n\n",
    "```\n- [ ] code\n```\n",
    "---\n\n",
    "<a id=\"here\"></a>\n",
    "**bold\n",
    "![x](a.svg)\n\n",
];

/// Complete, correct constructs; `§` is replaced by a unique number.
const WHOLE: &[&str] = &[
    "<!-- objectives -->\n## You can §\n\n- listen\n",
    "<!-- discussion -->\n## Talk §\n\n- Who?\n- When?\n",
    "<!-- keypoints -->\n### Remember §\n\n1. Look up.\n",
    "<!-- scenario -->\n## At the desk §\n\n> **Guest:** “Hello?”\n\n<details>\n\
    <summary>“Hello.”</summary>\n\nGood.\n\n</details>\n\n<details>\n<summary>“…”</summary>\n\n\
    - Less good.\n\n</details>\n",
    "<!-- reflection: think-§ -->\n## Think §\n\nWhom?\n",
    "<!-- plan: do-§ -->\n## Do §\n\n- [ ] one\n\n- [ ] two\n",
    "<!-- quiz -->\n## Quiz §\n\n<!-- q: q-§ -->\n### Which §?\n\n- [x] a\n- [ ] b\n  > No[^§].\n\n\
    <details>\n<summary>Why?</summary>\n\nx\n\n</details>\n\n[^§]: Note.\n",
    "<!-- quiz -->\n### Quiz §\n\nx\n\n<!-- q: q-§ -->\n#### Which §?\n\n1. [ ] a\n\n   > No.\n\
    2. [x] b\n",
    "<!-- instructor: 1 -->\n<details>\n<summary>Note §</summary>\n\nSay it[^§].\n\n- [ ] check\n\n\
    ### Heading\n\n> [link](#first)\n\n</details>\n\n[^§]: Note.\n",
    "[film §](https://vimeo.com/76979871)\n",
    "[film §](https://youtu.be/3e_x75uRrhY)\n\n<details>\n<summary>Transcript</summary>\n\nx\n\n\
    </details>\n",
    "[film §](film.mp4)\n\n<details>\n<summary>Transcript</summary>\n\nx\n\n</details>\n",
    "## Part §\n\nWords[^§] on [care](../../glossary/en.md#care).\n\n[^§]: Note.\n",
    "Words.\n",
    "| a | b |\n| --- | --- |\n| c | d |\n",
    "```\ncode\n```\n",
    "![x](a.svg)\n",
    "---\n",
    "## Alert §\n\n> [!TIP]\n> x\n",
    "## More §\n\n<details>\n<summary>More</summary>\n\n> x\n\n</details>\n\n<div lang=\"nl\">\n\n\
    - [ ] y\n\n</div>\n",
];

/// Options in several scripts, some of which can be written in two ways.
const WORDS: &[&str] = &[
    "Lắng nghe hết đã",
    "น้ำใจที่ให้กันได้",
    "Eén voor één, meneer Müller",
    "*Look* `up`",
    "[x] is a box",
    "ộ",
];

/// Returns the number of constructs of a kind in a row of [`WHOLE`].
fn count(row: &[usize], start: &str) -> usize {
    row.iter().filter(|place| WHOLE[**place].starts_with(start)).count()
}

/// Builds a lesson of this text in two languages.
fn build(markdown: &str) -> Outcome {
    let text = |title: &str| format!("# {title}\n\nx\n\n{markdown}");
    SiteTest::new()
        .file("content/care/first/lesson.toml", "source = \"en\"")
        .file("content/care/first/en.md", &text("First"))
        .file("content/care/first/nl.md", &text("Eerste"))
        .file("content/glossary/en.md", "# Words\n\nx\n\n## Care <a id=\"care\"></a>\n\nx\n")
        .asset("content/care/first/a.svg", crate::site_test::DRAWING)
        .asset("content/care/first/film.mp4", b"film")
        .build()
}

/// Asserts what must be true for every page of a lesson.
fn assert_pages_are_valid(outcome: &Outcome, markdown: &str) {
    let has_errors = outcome.build.diagnostics.has_errors();
    let read = if has_errors { tree::balanced } else { tree::parse };
    for (path, html) in outcome.pages().filter(|(path, _)| path.contains("care/first")) {
        let page = read(&html).unwrap_or_else(|problem| panic!("{path}: {problem}\n{markdown:?}"));
        let mut ids: Vec<&str> =
            page.all().into_iter().filter_map(|element| element.attribute("id")).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{path} has an id twice: {markdown:?}");
        let labels = page
            .all()
            .into_iter()
            .filter_map(|element: &Element| element.attribute("aria-labelledby"));
        for label in labels.flat_map(str::split_whitespace) {
            assert!(ids.contains(&label), "{path} has no {label}: {markdown:?}");
        }
    }
    let scripted = blocks_of_script(outcome, "en/care/first.blocks.js");
    if !has_errors {
        let page = tree::parse(&outcome.page(FIRST)).unwrap();
        assert_eq!(differing_blocks(&page, &scripted), None, "{markdown:?}");
    }
}

proptest! {
    #![proptest_config(crate::sample::sample_of(100))]

    #[test]
    fn any_row_of_constructs_gives_valid_pages(
        places in prop::collection::vec(0..PIECES.len(), 1..14)
    ) {
        let markdown = places.into_iter().map(|place| PIECES[place]).collect::<String>();
        assert_pages_are_valid(&build(&markdown), &markdown);
    }

    #[test]
    fn complete_constructs_are_recognized_in_any_order(
        row in prop::collection::vec(0..WHOLE.len(), 1..9)
    ) {
        let numbered = row
            .iter()
            .enumerate()
            .map(|(number, place)| WHOLE[*place].replace('§', &number.to_string()));
        let markdown = numbered.collect::<Vec<_>>().join("\n");
        let outcome = build(&markdown);
        assert!(!outcome.build.diagnostics.has_errors(), "{outcome}{markdown:?}");
        assert_pages_are_valid(&outcome, &markdown);
        let page = tree::parse(&outcome.page(FIRST)).unwrap();
        let shown = |class: &str| {
            page.all().into_iter().filter(|element| element.has_class(class)).count()
        };
        assert_eq!(shown("pb-section"), count(&row, "<!--") - count(&row, "<!-- instructor"),
            "{markdown:?}");
        assert_eq!(shown("pb-question"), count(&row, "<!-- quiz"), "{markdown:?}");
        assert_eq!(shown("pb-explanation"), count(&row, "<!-- quiz -->\n## "), "{markdown:?}");
        assert_eq!(shown("pb-reply"), 2 * count(&row, "<!-- scenario"), "{markdown:?}");
        assert_eq!(shown("pb-note"), count(&row, "<!-- reflection"), "{markdown:?}");
        assert_eq!(shown("pb-tick"), 2 * count(&row, "<!-- plan"), "{markdown:?}");
        assert_eq!(shown("pb-video"), count(&row, "[film"), "{markdown:?}");
        let silent = count(&row, "[film §](https://vimeo");
        assert_eq!(shown("pb-transcript"), count(&row, "[film") - silent, "{markdown:?}");
        let guide = "en/care/first.guide.html";
        let notes = if outcome.has(guide) { outcome.page(guide).matches("<section \
            class=\"pb-section pb-guide-note\"").count() } else { 0 };
        assert_eq!(notes, count(&row, "<!-- instructor"), "{markdown:?}");
    }

    #[test]
    fn answers_do_not_depend_on_the_encoding_of_a_file(
        answers in prop::collection::vec((any::<bool>(), 0..WORDS.len(), 0..3usize), 2..6)
    ) {
        let mut text = "# Thử\n\nx\n\n<!-- quiz -->\n## Tự kiểm tra\n\n<!-- q: one -->\n\
            ### Làm gì trước?\n\n".to_owned();
        for (is_right, word, lines) in &answers {
            text += if *is_right { "- [x] " } else { "- [ ] " };
            text += WORDS[*word];
            text += &"\n  > Nói thêm: **น้ำใจ**.".repeat(*lines);
            text += "\n";
        }
        let build = |text: &str| SiteTest::english().file("content/care/first/en.md", text).build();
        let composed = |text: &str| {
            icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
        };
        let plain = build(&text);
        let expected: Vec<String> = answers
            .iter()
            .enumerate()
            .filter(|(_, answer)| answer.0)
            .map(|(place, _)| place.to_string())
            .collect();
        assert_eq!(attribute_values(&plain.body_of(FIRST), "data-pb-right")[0], expected.join(" "),
            "{text}");
        assert_eq!(attribute_values(&plain.body_of(FIRST), "value").len(), answers.len(), "{text}");
        let windows = build(&format!("\u{feff}{}", text.replace('\n', "\r\n")));
        assert_eq!(windows.body_of(FIRST).replace("\r\n", "\n"), plain.body_of(FIRST));
        let decomposed =
            build(&icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(&text));
        assert_eq!(composed(&decomposed.body_of(FIRST)), composed(&plain.body_of(FIRST)));
    }
}
