//! Every construct of Markdown and of lessons, with something hostile in each of its places.
//!
//! In: payloads. Out: for each construct a few lessons that repeat it, once for each payload.

use super::Input;
use super::payloads::payloads;

/// How many lessons share the payloads.
const LESSONS: usize = 3;

/// What is written, by name. `@` is the payload, `%` a number.
const CONSTRUCTS: [(&str, &str); 54] = [
    ("paragraph", "@"),
    ("heading", "## @"),
    ("underlined-heading", "@\n---"),
    ("emphasis", "**@** *@* ~~@~~"),
    ("list", "- @\n  1. @\n  2. x"),
    ("task", "- [ ] @\n- [x] @"),
    ("table", "| @ | x |\n|---|:-:|\n| @ | @ |"),
    ("quotation", "> @\n> @"),
    ("alert", "> [!NOTE]\n> @"),
    ("code", "x `@` y"),
    ("fence", "~~~@\n@\n~~~"),
    ("indented", "    @"),
    ("words-of-a-link", "[@](https://a.example/)"),
    ("destination", "[x](@)"),
    ("destination-in-brackets", "[x](<@>)"),
    ("destination-of-a-page", "[x](../first/en.md#@)"),
    ("title-of-a-link", "[x](https://a.example/ \"@\")"),
    ("reference", "[x%]\n\n[x%]: @ '@'"),
    ("reference-in-brackets", "[x%]\n\n[x%]: <@> (@)"),
    ("label", "[@]\n\n[@]: https://a.example/"),
    ("address-in-brackets", "<@>"),
    ("bare-address", "https://a.example/@ www.a.example/?@ mailto:@"),
    ("alternative-text", "![@](a.svg)"),
    ("caption", "![x](a.svg \"@\")"),
    ("picture", "![x](@)"),
    ("picture-in-brackets", "![x](<@>)"),
    ("footnote", "x[^%]\n\n[^%]: @"),
    ("label-of-a-footnote", "x[^@]\n\n[^@]: @"),
    ("title-attribute", "<span title=\"@\">x</span>"),
    ("single-quotes", "<span title='@'>x</span>"),
    ("no-quotes", "<span title=@>x</span>"),
    ("address-attribute", "<a href=\"@\">x</a>"),
    ("unknown-attribute", "<b @>x</b>"),
    ("anchor", "<a id=\"@\"></a>"),
    ("pinned-heading", "## <a id=\"@\"></a>Heading %"),
    ("language-attribute", "<span lang=\"@\" dir=\"@\" class=\"@\">x</span>"),
    ("name-of-an-element", "<@>x</@>"),
    ("text-of-an-element", "<kbd>@</kbd> <ruby>@<rt>@</rt></ruby>"),
    ("block-of-html", "<div>\n@\n</div>"),
    ("comment", "<!-- @ -->"),
    ("comment-in-text", "x <!-- @ --> y"),
    ("details", "<details>\n<summary>@</summary>\n\n@\n\n</details>"),
    ("key-points", "<!-- keypoints -->\n\n## Key points %\n\n- @"),
    ("reflection", "<!-- reflection: r% -->\n\n## Reflection @\n\n@"),
    ("id-of-a-reflection", "<!-- reflection: @ -->\n\n## Reflection %\n\nx"),
    ("plan", "<!-- plan: p% -->\n\n## Plan %\n\n- [ ] @"),
    ("note-for-leaders", "<!-- instructor: 5 -->\n\n> [!NOTE]\n> @\n\n[x](@)"),
    ("kind-of-a-section", "<!-- @: @ -->\n\n## Section %\n\nx"),
    (
        "scenario",
        "<!-- scenario -->\n\n## Scenario %\n\n@\n\n<details>\n<summary>@</summary>\n\n@\n\n</details>",
    ),
    ("video", "[@](https://youtu.be/abcdefghijk)"),
    ("address-of-a-video", "[x](https://youtu.be/@)"),
    ("film", "[@](@.mp4)"),
    ("definition", "@\n: @"),
    ("hard-break", "@  \n@\\\n@"),
];

/// The same within a quiz, of which a lesson has one.
const QUESTIONS: [(&str, &str); 2] = [
    ("question", "<!-- q: q% -->\n\n### @?\n\n@\n\n- [x] @\n  > @\n- [ ] % @\n  > @\n\n> @"),
    ("id-of-a-question", "<!-- q: @ -->\n\n### Question %?\n\n- [x] a\n- [ ] b"),
];

pub(super) fn inputs() -> Vec<Input> {
    let constructs = CONSTRUCTS.iter().map(|(name, construct)| (*name, "", *construct));
    let questions =
        QUESTIONS.iter().map(|(name, question)| (*name, "<!-- quiz -->\n\n## Quiz\n\n", *question));
    let payloads: Vec<(usize, String)> = payloads().into_iter().enumerate().collect();
    let length = payloads.len().div_ceil(LESSONS);
    let lessons = constructs.chain(questions).flat_map(|(name, start, construct)| {
        payloads.chunks(length).enumerate().map(move |(place, payloads)| {
            let repeated = payloads.iter().map(|(number, payload)| {
                construct.replace('%', &number.to_string()).replace('@', payload)
            });
            let text = format!("{start}{}", repeated.collect::<Vec<_>>().join("\n\n"));
            Input::new(format!("markdown/{name}/{place}"))
                .configured("definition-lists = true\n")
                .lesson(&text)
        })
    });
    lessons.collect()
}
