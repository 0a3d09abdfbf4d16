//! What trains: from Markdown to the page of the lesson, its guide, the glossary, the script of its blocks, the page of progress.
//!
//! `tree` reads pages strictly, `preview` holds the sources to what GitHub shows of them, `soup` throws rows of constructs at all of it.

mod preview;
mod soup;
mod tree;

use std::collections::BTreeSet;
use std::path::Path;

use polybook::config::SiteConfig;
use polybook::{BuildOptions, load};
use snapbox::{assert_data_eq, str};

use self::tree::Element;
use crate::pages::broken_ways;
use crate::site_test::{Outcome, SiteTest, attribute_values, text_of};

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

/// A lesson without findings.
fn lesson(markdown: &str) -> Outcome {
    let outcome = SiteTest::lesson(markdown).build();
    assert_eq!(outcome.diagnostics(), "", "{markdown}");
    outcome
}

fn body(markdown: &str) -> String {
    lesson(markdown).body_of(FIRST)
}

fn findings(markdown: &str) -> String {
    SiteTest::lesson(markdown).build().diagnostics()
}

/// A lesson in English and Dutch.
fn two_languages(english: &str, dutch: &str) -> SiteTest {
    SiteTest::new()
        .file("content/care/first/lesson.toml", "source = \"en\"")
        .file("content/care/first/en.md", &format!("# First\n\n{english}"))
        .file("content/care/first/nl.md", &format!("# Eerste\n\n{dutch}"))
}

/// The site with every construct, in four languages.
fn fixture() -> Outcome {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/practice/site");
    let (config, _) = SiteConfig::parse(&load::config_file(&root).unwrap());
    Outcome { build: polybook::build(load::sources(&root, &config).unwrap(), &BuildOptions::default(), None) }
}

fn tree_of(outcome: &Outcome, path: &str) -> Element {
    tree::parse(&outcome.page(path)).unwrap_or_else(|problem| panic!("{path}: {problem}"))
}

/// The selectors that `parallel.js` keeps in a variable: the text in quotation marks after its name.
fn selectors(variable: &str) -> Vec<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/static/parallel.js");
    let script = fs_err::read_to_string(script).unwrap();
    let (_, rest) = script.split_once(&format!("var {variable} =")).unwrap();
    rest.split('"').nth(1).unwrap().split(',').map(|selector| selector.trim().to_owned()).collect()
}

/// The blocks of a page, as the script that sets another language beside it walks over them.
pub(crate) fn blocks_of_page(page: &Element) -> Vec<&Element> {
    fn matches(element: &Element, selectors: &[String]) -> bool {
        selectors.iter().any(|selector| match selector.strip_prefix('.') {
            Some(class) => element.has_class(class),
            None => element.name == *selector,
        })
    }
    fn walk<'a>(parent: &'a Element, entered: &[String], skipped: &[String], blocks: &mut Vec<&'a Element>) {
        for element in parent.elements() {
            if matches(element, entered) {
                walk(element, entered, skipped, blocks);
            } else if !matches(element, skipped) {
                blocks.push(element);
            }
        }
    }
    let mut blocks = Vec::new();
    if let Some(text) = page.find(|element| element.has_class("pb-text")) {
        walk(text, &selectors("enter"), &selectors("skip"), &mut blocks);
    }
    blocks
}

/// The blocks in the script of a lesson.
pub(crate) fn blocks_of_script(outcome: &Outcome, path: &str) -> Vec<String> {
    let script = outcome.page(path);
    let json = script.strip_prefix("polybookBlocks(").and_then(|rest| rest.strip_suffix(");\n")).unwrap();
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    json["blocks"].as_array().unwrap().iter().map(|block| block.as_str().unwrap().to_owned()).collect()
}

/// The scripts of a page, without their hashes.
fn scripts(outcome: &Outcome, path: &str) -> Vec<String> {
    let sources = attribute_values(&outcome.between(path, "<head>", "</head>"), "src");
    let name = |source: String| source.rsplit('/').next().and_then(|file| file.rsplit_once('-')).unwrap().0.to_owned();
    sources.into_iter().map(name).collect()
}

// Sections.

#[test]
fn a_marker_frames_what_its_heading_opens() {
    assert_data_eq!(
        body("<!-- objectives -->\n## You can\n\n- listen\n\n### And also\n\nx\n\n## The story\n\ny\n"),
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
        "## A\n\n<!-- keypoints -->\n### Inner\n\nx\n\n### Next\n\ny\n\n<!-- discussion -->\n## B\n\n- x\n\n<!-- objectives -->\n### C\n\nz\n",
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
fn a_marker_needs_no_empty_line_around_it_and_may_stand_above_a_paragraph() {
    for before in ["Words", "- a", "> a", "| a |\n| --- |\n| b |", "1. a", "```\na\n```", "***"] {
        let page = body(&format!("{before}\n<!-- keypoints -->\n## Remember\n- Look up.\n"));
        assert!(page.contains("<section class=\"pb-section pb-keypoints\">\n<h2 id=\"remember\">"), "{before}\n{page}");
    }
    let above = body("<!-- keypoints -->\n\nWords.\n\n## Remember\n\nx\n");
    assert!(above.starts_with("<p>Words.</p>\n<section"), "{above}");
    let together = body("<!--keypoints--> <!-- so that they look up -->\n## Remember\n\nx\n");
    assert!(together.starts_with("<section class=\"pb-section pb-keypoints\">"), "{together}");
}

#[test]
fn a_marker_in_code_is_code() {
    let page = body("```\n<!-- quiz -->\n```\n\n`<!-- quiz -->`\n\n    <!-- quiz -->\n\n## Not a quiz\n\n- [ ] x\n");
    assert!(!page.contains("pb-section") && page.contains("<li class=\"pb-task\">"), "{page}");
    assert_eq!(page.matches("&lt;!-- quiz --&gt;").count(), 3, "{page}");
}

#[test]
fn a_marker_that_is_not_alone_on_its_line_names_nothing_and_is_an_error() {
    for markdown in [
        "Words <!-- quiz --> words.",
        "## Check yourself <!-- quiz -->\n\nx",
        "<!-- quiz --> words",
        "- <!-- quiz -->",
        "> <!-- quiz -->\n> ## A\n> x",
    ] {
        let found = findings(markdown);
        assert!(found.starts_with("error[section-without-heading] content/care/first/en.md:3:"), "{markdown}: {found}");
    }
}

#[test]
fn no_comment_and_no_marker_reaches_any_page() {
    let markdown =
        format!("<!-- objectives -->\n## You can\n\nx\n\n{ONE_QUESTION}\n{NOTE}\n<!-- discussion -->\n## Talk\n\n- x\n");
    for (path, page) in lesson(&markdown).pages() {
        assert!(!page.contains("<!--"), "{path}");
    }
}

// Questions.

#[test]
fn a_question_with_one_right_answer_has_a_radio_button_for_each() {
    assert_data_eq!(
        body(ONE_QUESTION),
        str![[r#"
<section class="pb-section pb-quiz">
<h2 id="check-yourself">Check yourself</h2>
<section class="pb-question" id="pb-q-first-move" data-pb-question="first-move" data-pb-right="1">
<h3 id="what-now">What now?</h3>
<fieldset class="pb-options" aria-labelledby="what-now pb-how-first-move">
<legend id="pb-how-first-move">Choose one answer</legend>
<label class="pb-option"><input type="radio" name="pb-q-first-move" value="0"><span class="pb-letter">A</span> <span class="pb-option-text">Look <em>away</em></span></label>
<label class="pb-option"><input type="radio" name="pb-q-first-move" value="1"><span class="pb-letter">B</span> <span class="pb-option-text">Look up</span></label>
</fieldset>
<p class="pb-question-actions pb-with-script"><button type="button" class="pb-button" data-pb-check>Check my answer</button> <button type="button" class="pb-button" data-pb-again hidden>Try again</button></p>
<div class="pb-verdict" role="status" data-pb-right="That’s right." data-pb-wrong="Not quite." data-pb-partly="Partly right: {right} of {count}." data-pb-review="Time to recall" data-pb-due="Comes back on {date}."></div>
<details class="pb-answers"><summary>Answers</summary>
<ul>
<li class="pb-answer pb-answer-wrong" data-pb-answer="0"><p class="pb-answer-mark"><span class="pb-letter">A</span> Not this one</p><div class="pb-feedback"><p>Then nobody knows that you are there.</p>
</div></li>
<li class="pb-answer pb-answer-right" data-pb-answer="1"><p class="pb-answer-mark"><span class="pb-letter">B</span> Right</p></li>
</ul>
</details>
</section>
<p class="pb-score" role="status" data-pb-score="{right} of {count} right" data-pb-passed="All {count} right. Well done."></p>
</section>

"#]]
    );
}

#[test]
fn a_question_with_several_right_answers_has_check_boxes() {
    let page = body(
        "<!-- quiz -->\n## Quiz\n\n<!-- q: offer -->\n### What may you offer?\n\n- [x] Water\n- [ ] A free night\n  > Ask first.\n- [X] A seat\n",
    );
    assert_eq!(page.matches("<input type=\"checkbox\" name=\"pb-q-offer\"").count(), 3, "{page}");
    assert!(page.contains("data-pb-question=\"offer\" data-pb-right=\"0 2\""), "{page}");
    assert!(page.contains("Choose all that are right"), "{page}");
}

#[test]
fn answers_and_what_is_said_of_them_may_hold_more_than_words() {
    let page = body(
        "<!-- quiz -->\n## Quiz\n\n<!-- q: one -->\n### Which?\n\n1. [ ] A **bold** word, `code`\n   on two lines[^1]\n   > No.\n   >\n   > - see [here](#quiz)\n   >\n   > | a |\n   > | --- |\n2. [x] b\n\n[^1]: Note.\n",
    );
    assert!(
        page.contains("<span class=\"pb-option-text\">A <strong>bold</strong> word, <code>code</code>\non two lines<sup"),
        "{page}"
    );
    let said =
        "<div class=\"pb-feedback\"><p>No.</p>\n<ul>\n<li>see <a href=\"#quiz\">here</a></li>\n</ul>\n<div class=\"pb-table\"";
    assert!(page.contains(said), "{page}");
}

#[test]
fn empty_lines_between_answers_make_no_difference() {
    let loose = ONE_QUESTION.replace("\n- [x]", "\n\n- [x]").replace("\n  >", "\n\n  >");
    assert_ne!(loose, ONE_QUESTION);
    assert_eq!(body(&loose), body(ONE_QUESTION));
}

#[test]
fn details_below_the_answers_are_the_explanation() {
    let page = body(&format!(
        "{ONE_QUESTION}\n<details>\n<summary>Why?</summary>\n\nPeople who are *seen* wait longer.\n\n</details>\n"
    ));
    let explanation = page.split_once("<div class=\"pb-explanation\">").unwrap().1.split_once("</div>").unwrap().0;
    assert_data_eq!(
        explanation,
        str![[r#"

<details>
<summary>Why?</summary>
<p>People who are <em>seen</em> wait longer.</p>
</details>
"#]]
    );
    assert_eq!(page.matches("People who are").count(), 1, "{page}");
}

#[test]
fn details_above_the_answers_are_part_of_the_question() {
    let page = body(
        "<!-- quiz -->\n## Quiz\n\n<!-- q: one -->\n### Which?\n\n<details>\n<summary>A hint</summary>\n\nThink.\n\n</details>\n\n- [ ] a\n  > No.\n- [x] b\n",
    );
    assert!(page.find("A hint") < page.find("<fieldset") && !page.contains("pb-explanation"), "{page}");
}

#[test]
fn a_list_without_boxes_in_a_quiz_is_a_list() {
    let page = body(
        "<!-- quiz -->\n## Quiz\n\n- two questions\n- one minute\n\n<!-- q: one -->\n### Which?\n\n- [ ] a\n  > No.\n- [x] b\n",
    );
    assert!(page.contains("<ul>\n<li>two questions</li>\n<li>one minute</li>\n</ul>\n"), "{page}");
}

#[test]
fn a_heading_in_a_quiz_without_answers_is_a_heading() {
    let page = body(&format!("{ONE_QUESTION}\n### Well done\n\nGo and have tea.\n"));
    assert_eq!(page.matches("<section class=\"pb-question\"").count(), 1, "{page}");
    assert!(page.contains("</section>\n<h3 id=\"well-done\">"), "{page}");
}

#[test]
fn every_quiz_has_a_score_and_keeps_its_questions_apart() {
    let second = ONE_QUESTION.replace("Check yourself", "Once more").replace("first-move", "second-move");
    let page = body(&format!("{ONE_QUESTION}\n## Between\n\nx\n\n{second}"));
    assert_eq!(page.matches("<p class=\"pb-score\"").count(), 2, "{page}");
    let names: Vec<String> = attribute_values(&page, "name");
    assert_eq!(names, ["pb-q-first-move", "pb-q-first-move", "pb-q-second-move", "pb-q-second-move"]);
}

#[test]
fn a_question_is_the_same_in_every_language() {
    let dutch =
        "<!-- quiz -->\n## Test jezelf\n\n<!-- q: first-move -->\n### Wat nu?\n\n- [ ] Wegkijken\n  > Nee.\n- [x] Opkijken\n";
    let outcome = two_languages(&format!("x\n\n{ONE_QUESTION}"), &format!("x\n\n{dutch}")).build();
    assert_eq!(outcome.diagnostics(), "");
    for attribute in ["data-pb-question", "data-pb-right", "data-pb-answer", "value", "name"] {
        // The words of a verdict have such a name as well.
        let is_place = |value: &String| attribute != "data-pb-right" || value.starts_with(|sign: char| sign.is_ascii_digit());
        let of = |path: &str| -> Vec<String> {
            attribute_values(&outcome.body_of(path), attribute).into_iter().filter(is_place).collect()
        };
        assert_eq!(of(FIRST), of("nl/care/first.html"), "{attribute}");
    }
    assert!(outcome.body_of("nl/care/first.html").contains("<legend id=\"pb-how-first-move\">Kies één antwoord</legend>"));
}

#[test]
fn ways_of_writing_a_file_make_no_difference_to_a_question() {
    let text = "# Được lắng nghe\n\nx\n\n<!-- quiz -->\n## Tự kiểm tra\n\n<!-- q: first-move -->\n### Làm gì trước?\n\n- [ ] Giải thích\n  > Chưa nghe được.\n- [x] Nghe hết\n";
    let build = |text: &str| SiteTest::english().file("content/care/first/en.md", text).build();
    let plain = build(text);
    assert_eq!(plain.diagnostics(), "");
    let windows = build(&format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(windows.diagnostics(), "");
    assert_eq!(windows.page(FIRST).replace("\r\n", "\n"), plain.page(FIRST));
    let tabs = build(&text.replace("- [", "-\t[").replace("  >", "\t>"));
    assert_eq!(tabs.body_of(FIRST), plain.body_of(FIRST));
    let decomposed: String = icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned();
    let decomposed = build(&decomposed);
    assert_eq!(decomposed.diagnostics(), "");
    for attribute in ["data-pb-question", "data-pb-right", "value"] {
        let of = |outcome: &Outcome| attribute_values(&outcome.body_of(FIRST), attribute);
        assert_eq!(of(&decomposed), of(&plain));
    }
}

#[test]
fn an_alert_under_an_answer_is_nested_and_refused() {
    assert_data_eq!(
        findings("<!-- quiz -->\n## Quiz\n\n<!-- q: one -->\n### Which?\n\n- [ ] a\n  > [!WARNING]\n  > No.\n- [x] b\n"),
        str![""]
    );
}

#[test]
fn an_id_that_is_missing_is_proposed() {
    let line = findings("<!-- quiz -->\n## Quiz\n\n<!-- q -->\n### Which?\n\n- [ ] a\n  > No.\n- [x] b\n");
    assert!(line.contains("write an id such as <!-- q: first-move -->"), "{line}");
    let line = findings("<!-- quiz -->\n## Quiz\n\n### Which one?\n\n- [ ] a\n  > No.\n- [x] b\n");
    assert!(line.ends_with("the same in every language: <!-- q: which-one -->\n"), "{line}");
}

#[test]
fn a_translation_is_told_the_id_of_its_originals_question() {
    let dutch = "<!-- quiz -->\n## Test jezelf\n\n### Wat nu?\n\n- [ ] Wegkijken\n  > Nee.\n- [x] Opkijken\n";
    let lines = two_languages(&format!("x\n\n{ONE_QUESTION}"), &format!("x\n\n{dutch}")).build().diagnostics();
    assert!(
        lines.contains("error[question-without-id] content/care/first/nl.md:8:1") && lines.contains("<!-- q: first-move -->"),
        "{lines}"
    );
}

// Scenario, reflection, plan.

#[test]
fn replies_of_a_scenario_open_one_at_a_time_and_each_scenario_by_itself() {
    let scenario = |title: &str| {
        format!(
            "<!-- scenario -->\n## {title}\n\n> **Guest:** “Hello?”\n\n<details>\n<summary>“Hello.”</summary>\n\nGood.\n\n</details>\n\n<details>\n<summary>“…”</summary>\n\nLess good.\n\n</details>\n"
        )
    };
    let page = body(&format!(
        "{}\n{}\n## After\n\n<details>\n<summary>More</summary>\n\nx\n\n</details>\n",
        scenario("One"),
        scenario("Two")
    ));
    assert_eq!(attribute_values(&page, "name"), ["pb-scenario-1", "pb-scenario-1", "pb-scenario-2", "pb-scenario-2"]);
    assert_eq!(page.matches("<details class=\"pb-reply\"").count(), 4);
    assert!(page.contains("<details>\n<summary>More</summary>"), "{page}");
}

#[test]
fn a_reply_that_its_author_opened_is_open_once() {
    let markdown = "<!-- discussion -->\n## Talk\n\n- x\n\n<!-- scenario -->\n## A\n\n<details open>\n<summary>“Hello.”</summary>\n\nx\n\n</details>\n";
    let outcome = lesson(markdown);
    for path in [FIRST, GUIDE] {
        let opening = outcome.between(path, "<details class=\"pb-reply\"", ">");
        assert_eq!(opening.matches("open").count(), 1, "{path}: {opening}");
    }
}

#[test]
fn a_reflection_has_room_for_a_note_under_its_name() {
    let page = body("<!-- reflection: my-week -->\n## Think\n\nWhom did you interrupt?\n\n## After\n\nx\n");
    assert_data_eq!(
        page,
        str![[r#"
<section class="pb-section pb-reflection">
<h2 id="think">Think</h2>
<p>Whom did you interrupt?</p>
<div class="pb-note pb-with-script"><label for="pb-note-my-week">Your note</label><textarea id="pb-note-my-week" rows="4" data-pb-note="my-week"></textarea><p class="pb-note-hint" data-pb-lost="This browser keeps nothing here: what you enter is gone when you leave the page.">Only you can see it: it stays on this device.</p></div>
</section>
<h2 id="after">After</h2>
<p>x</p>

"#]]
    );
}

#[test]
fn a_reflection_and_a_plan_without_a_name_are_called_what_they_are() {
    let page = body("<!-- reflection -->\n## Think\n\nx\n\n<!-- plan -->\n## Do\n\n- [ ] it\n");
    assert_eq!(attribute_values(&page, "data-pb-note"), ["reflection"]);
    assert_eq!(attribute_values(&page, "data-pb-tick"), ["plan:0"]);
}

#[test]
fn every_box_of_a_plan_can_be_ticked_wherever_it_stands_in_it() {
    let page = body(
        "<!-- plan: next -->\n## Do\n\n- [ ] one\n  - [ ] inner *one*\n\n  more\n- [ ] two\n\nThen:\n\n1. [ ] three\n\n## After\n\n- [ ] no plan\n",
    );
    assert_eq!(attribute_values(&page, "data-pb-tick"), ["next:0", "next:1", "next:2", "next:3"]);
    assert_eq!(page.matches("<label class=\"pb-tick\">").count(), page.matches("</label>").count());
    assert!(
        page.contains("<li class=\"pb-task\"><input type=\"checkbox\" disabled aria-label=\"To do\"> no plan</li>"),
        "{page}"
    );
    tree::parse(&page).unwrap();
}

// Notes for team leaders, and the guide.

#[test]
fn a_note_is_nowhere_on_the_page_of_a_learner() {
    let secret = "<!-- instructor: 5 -->\n<details>\n<summary>Secret title</summary>\n\nSecret words.[^s]\n\n### Secret heading\n\n- secret list\n\n</details>\n";
    let outcome = lesson(&format!("x\n\n## A\n\ny\n\n{secret}\n## B\n\nz\n\n[^s]: Secret footnote.\n"));
    for (path, page) in outcome.pages().filter(|(path, _)| *path != GUIDE) {
        assert!(!page.to_lowercase().contains("secret"), "{path}");
    }
    assert_eq!(outcome.page(GUIDE).to_lowercase().matches("secret").count(), 6, "{}", outcome.page(GUIDE));
}

#[test]
fn a_note_counts_neither_as_reading_nor_as_a_summary() {
    let long = "word ".repeat(2000);
    let outcome =
        lesson(&format!("<!-- instructor -->\n<details>\n<summary>x</summary>\n\n{long}\n\n</details>\n\nThe first words.\n"));
    assert!(outcome.page(FIRST).contains("<li>1 minute to read</li>"));
    assert!(outcome.page(FIRST).contains("<meta name=\"description\" content=\"The first words.\">"));
}

#[test]
fn the_guide_holds_what_a_session_needs() {
    let outcome = SiteTest::lesson(&format!(
        "Words.\n\n<!-- objectives -->\n## You can\n\n- listen\n\n## The story\n\nx\n\n{NOTE}\n<!-- scenario -->\n## At the desk\n\n> **Guest:** “Hello?”\n\n<details>\n<summary>“Hello.”</summary>\n\nGood.\n\n</details>\n\n{ONE_QUESTION}\n<details>\n<summary>Why?</summary>\n\nBecause.\n\n</details>\n\n<!-- discussion -->\n## Talk\n\n- Who may wait?\n\n<!-- instructor -->\n<details>\n<summary>Close</summary>\n\nThank them.\n\n</details>\n\n<!-- keypoints -->\n## Remember\n\n- Look up.\n\n<!-- plan: next -->\n## Next shift\n\n- [ ] Look up.\n"
    ))
    .file("content/care/first/lesson.toml", "teaching = 8\nexercises = 12")
    .build();
    assert_eq!(outcome.diagnostics(), "");
    let guide = tree_of(&outcome, GUIDE);
    let main = guide.find(|element| element.name == "main").unwrap();
    assert_data_eq!(
        main.prose().lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"),
        str![[r#"
Care
The lesson itself
Team guide
First
Session of 5 minutes
Explaining: 8 min
Practising: 12 min
Print
The session at a glance
5 min For team leads
Close
You can
listen
5 min The story
For team leads
Ask it aloud.
Talk
Close
Thank them.
Talk
Who may wait?
At the desk
Guest: “Hello?”
“Hello.”
Good.
Answer together
What now?
A Look awayThen nobody knows that you are there.
B Look up right
Why?
Because.
Remember
Look up.
Next shift
Look up.
"#]]
    );
    let replies: Vec<&Element> = main.all().into_iter().filter(|element| element.has_class("pb-reply")).collect();
    assert!(
        !replies.is_empty() && replies.iter().all(|reply| reply.attribute("open").is_some() && reply.attribute("name").is_none())
    );
    assert!(main.find(|element| element.name == "input" && element.attribute("disabled").is_none()).is_none());
    assert!(outcome.page(FIRST).contains("<a href=\"../../en/care/first.guide.html\">Team guide</a>"));
}

#[test]
fn only_notes_and_prompts_make_a_guide() {
    let has_guide = |markdown: &str| lesson(markdown).has(GUIDE);
    assert!(has_guide(&format!("x\n\n{NOTE}")));
    assert!(has_guide("x\n\n<!-- discussion -->\n## Talk\n\n- x\n"));
    assert!(!has_guide(ONE_QUESTION));
    assert!(!lesson(ONE_QUESTION).page(FIRST).contains("guide.html"));
    let outcome = two_languages(&format!("x\n\n{NOTE}"), &format!("x\n\n{NOTE}")).build();
    let guides: Vec<&str> = outcome.paths().into_iter().filter(|path| path.ends_with(".guide.html")).collect();
    assert_eq!(guides, ["en/care/first.guide.html", "nl/care/first.guide.html"]);
    assert_eq!(broken_ways(&outcome), Vec::<String>::new());
}

#[test]
fn guides_and_progress_are_kept_out_of_search_engines() {
    let outcome = lesson(&format!("x\n\n{NOTE}"));
    for path in [GUIDE, "en/progress.html"] {
        assert!(outcome.page(path).contains("<meta name=\"robots\" content=\"noindex"), "{path}");
        assert!(!outcome.page("sitemap.xml").contains(path), "{path}");
    }
}

#[test]
fn a_link_in_a_note_to_a_place_of_the_lesson_leads_from_the_guide_to_the_lesson() {
    let outcome =
        lesson(&format!("x\n\n## The story\n\ny\n\n{}", NOTE.replace("Ask it aloud.", "Go back to [the story](#the-story).")));
    assert_eq!(outcome.ways(GUIDE, &outcome.between(GUIDE, "Go back to", "</p>")), ["en/care/first.html#the-story"]);
}

#[test]
fn a_note_may_have_a_link_in_its_title() {
    let outcome =
        lesson(&format!("x\n\n{}", NOTE.replace("For team leads", "For <a href=\"https://example.org\">team leads</a>")));
    tree_of(&outcome, GUIDE);
}

#[test]
fn a_note_without_a_title_is_refused() {
    let found = findings("x\n\n<!-- instructor: 5 -->\n<details>\n\nAsk it aloud.\n\n</details>\n");
    assert!(found.starts_with("error[html-nesting] content/care/first/en.md:6:1 <details> does not fit here"), "{found}");
}

#[test]
fn footnotes_of_notes_stand_in_the_guide_and_those_of_the_text_on_the_page() {
    let note = NOTE.replace("Ask it aloud.", "Ask it.[^own] Again.[^both]");
    let outcome =
        lesson(&format!("Text.[^text] More.[^both]\n\n{note}\n[^own]: Of the note.\n[^text]: Of the text.\n[^both]: Of both.\n"));
    let page = outcome.page(FIRST);
    assert!(page.contains("Of the text.") && page.contains("Of both.") && !page.contains("Of the note."));
    let guide = outcome.page(GUIDE);
    assert!(guide.contains("Of the note.") && guide.contains("Of both.") && !guide.contains("Of the text."));
    assert_eq!(broken_ways(&outcome), Vec::<String>::new());
}

// Videos.

#[test]
fn a_link_to_a_video_alone_in_its_paragraph_is_a_card_that_contacts_nobody() {
    let outcome = lesson(
        "x\n\n[Two *minutes*](https://youtu.be/3e_x75uRrhY?t=42 \"On YouTube\")\n\n<details>\n<summary>Transcript</summary>\n\nShe listens.\n\n</details>\n\nAfter.\n",
    );
    assert_data_eq!(
        outcome.body_of(FIRST),
        str![[r#"
<p>x</p>
<div class="pb-video" data-pb-embed="https://www.youtube-nocookie.com/embed/3e_x75uRrhY?autoplay=1&amp;start=42" data-pb-title="Two minutes">
<p class="pb-video-link"><a href="https://youtu.be/3e_x75uRrhY?t=42" title="On YouTube">Two <em>minutes</em></a></p>
<p class="pb-video-play pb-with-script"><button type="button" class="pb-button" data-pb-play>Play the video</button> <span class="pb-video-host">Playing it contacts YouTube.</span></p>
<p class="pb-video-offline" role="status" data-pb-offline hidden>There is no connection here, or you are reading from a folder, so the video cannot play. What it says is in the text below.</p>
<details class="pb-transcript">
<summary>Transcript</summary>
<p>She listens.</p>
</details></div>

<p>After.</p>

"#]]
    );
    let page = outcome.page(FIRST);
    assert!(!page.contains("<iframe") && !page.contains("<img"));
    assert!(page.contains("frame-src https://www.youtube-nocookie.com;"), "{page}");
}

#[test]
fn a_video_among_words_or_in_a_list_is_a_link() {
    for markdown in [
        "See [this](https://youtu.be/3e_x75uRrhY).",
        "- [this](https://youtu.be/3e_x75uRrhY)",
        "> [this](https://youtu.be/3e_x75uRrhY)",
        "[this](https://youtu.be/3e_x75uRrhY) [that](https://youtu.be/3e_x75uRrhY)",
        "[this](https://example.org/watch?v=3e_x75uRrhY)",
        "| [this](https://youtu.be/3e_x75uRrhY) |\n| --- |",
    ] {
        let outcome = lesson(markdown);
        assert!(!outcome.page(FIRST).contains("pb-video"), "{markdown}");
        assert!(!outcome.page(FIRST).contains("frame-src"), "{markdown}");
    }
}

#[test]
fn a_bare_address_of_a_video_is_a_card() {
    let page = body("x\n\nhttps://vimeo.com/76979871\n\n<details>\n<summary>Transcript</summary>\n\nx\n\n</details>\n");
    assert!(page.contains("data-pb-embed=\"https://player.vimeo.com/video/76979871?autoplay=1&amp;dnt=1\""), "{page}");
}

#[test]
fn a_video_of_the_site_plays_without_a_script() {
    let outcome = SiteTest::lesson("x\n\n[A film](film.mp4)\n\n<details>\n<summary>Transcript</summary>\n\nx\n\n</details>\n")
        .asset("content/care/first/film.mp4", b"film")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    let page = outcome.body_of(FIRST);
    assert!(page.contains("<video controls preload=\"none\" src=\"../../media/care/first/film.mp4\""), "{page}");
    assert!(!page.contains("data-pb-play") && !scripts(&outcome, FIRST).contains(&"video".to_owned()));
    assert_eq!(outcome.bytes("media/care/first/film.mp4"), b"film");
}

#[test]
fn a_video_on_another_page_than_a_lesson_is_a_link_with_its_transcript() {
    let film = "x\n\n[A film](https://vimeo.com/76979871)\n\n<details>\n<summary>Transcript</summary>\n\nx\n\n</details>\n";
    let outcome = SiteTest::lesson("x").file("content/care/en.md", &format!("# Care\n\n{film}")).build();
    assert_eq!(outcome.diagnostics(), "");
    let page = outcome.page("en/care/index.html");
    assert!(page.contains("<a href=\"https://vimeo.com/76979871\">A film</a>") && page.contains("pb-transcript"), "{page}");
    assert!(!page.contains("data-pb-embed") && !page.contains("data-pb-play") && !page.contains("frame-src"), "{page}");
}

#[test]
fn the_html_around_a_video_is_whole_wherever_it_stands() {
    let film = "[A film](https://vimeo.com/76979871)\n";
    let transcript = "\n<details>\n<summary>Transcript</summary>\n\nx\n\n</details>\n";
    let mut wrong = Vec::new();
    for markdown in [
        format!("{film}{transcript}\nAfter.\n"),
        format!("{film}\nAfter.\n"),
        film.to_owned(),
        format!("{film}\n{film}"),
        format!("<!-- discussion -->\n## Talk\n\n{film}"),
        format!("<!-- discussion -->\n## Talk\n\n{film}\n<!-- keypoints -->\n## Remember\n\nx\n"),
        format!("<!-- discussion -->\n## Talk\n\n{film}\n## After\n\nx\n"),
        format!("<!-- discussion -->\n## Talk\n\n{film}\n{NOTE}\nx\n"),
        format!("{ONE_QUESTION}\n{film}\n<!-- q: two -->\n### Two?\n\n- [ ] a\n  > No.\n- [x] b\n"),
        format!("{film}\n---\n\n<div>\n\nx\n\n</div>\n"),
        format!("<!-- instructor -->\n<details>\n<summary>x</summary>\n\n{film}{transcript}\n</details>\n\nx\n"),
        format!("<div>\n\n{film}{transcript}\n</div>\n"),
    ] {
        let outcome = SiteTest::lesson(&format!("x\n\n{markdown}")).build();
        for (path, page) in outcome.pages().filter(|(path, _)| path.starts_with("en/care/first")) {
            if let Err(problem) = tree::parse(&page) {
                wrong.push(format!("{path} of {markdown:?}: {problem}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

// Glossary.

const GLOSSARY: &str = "# Words we use\n\nTwo of them.\n\n## Rest <a id=\"rest\"></a>\n\nA *break*.\n\n### Long\n\nAn hour.\n\n## Care <a id=\"care\"></a>\n\nTo see, and to act. Then [rest](#rest).\n";

fn with_glossary(markdown: &str) -> Outcome {
    let outcome = SiteTest::lesson(markdown).file("content/glossary/en.md", GLOSSARY).build();
    assert_eq!(outcome.diagnostics(), "");
    outcome
}

#[test]
fn a_link_to_a_term_carries_its_definition_along_once() {
    let outcome = with_glossary(
        "[Rest](../../glossary/en.md#rest), then [rest](../../glossary/en.md#rest), says [the glossary](../../glossary/en.md).\n",
    );
    let page = outcome.page(FIRST);
    assert_eq!(
        page.matches("<a href=\"../glossary/index.html#rest\" class=\"pb-term\" data-pb-term=\"rest\">").count(),
        2,
        "{page}"
    );
    assert!(page.contains("<a href=\"../glossary/index.html\">the glossary</a>"), "{page}");
    assert_eq!(page.matches("class=\"pb-definition\"").count(), 1);
    assert_data_eq!(
        outcome.between(FIRST, "<div class=\"pb-definition\" id=\"pb-term-rest\"", "</article>"),
        str![[r#"
 popover role="dialog" aria-labelledby="pb-term-name-rest">
<div>
<p class="pb-definition-name" id="pb-term-name-rest">Rest</p>
<p>A <em>break</em>.</p>
<h3>Long</h3>
<p>An hour.</p>

</div>
<p class="pb-definition-more"><a href="../../en/glossary/index.html#rest">Words we use</a> <button type="button" class="pb-button" data-pb-close>Close</button></p>
</div>

"#]]
    );
    assert!(scripts(&outcome, FIRST).contains(&"terms".to_owned()));
}

#[test]
fn a_link_from_one_definition_to_another_leads_somewhere_on_every_page() {
    let outcome = with_glossary("[Care](../../glossary/en.md#care).\n");
    assert_eq!(broken_ways(&outcome), Vec::<String>::new());
    let definition = outcome.between(FIRST, "<div class=\"pb-definition\" id=\"pb-term-care\"", "</article>");
    assert_eq!(outcome.ways(FIRST, &definition), ["en/glossary/index.html#rest", "en/glossary/index.html#care"]);
}

#[test]
fn a_term_that_only_a_note_names_is_not_on_the_page_of_a_learner() {
    let outcome = with_glossary(&format!("x\n\n{}", NOTE.replace("Ask it aloud.", "Explain [care](../../glossary/en.md#care).")));
    assert!(!outcome.page(FIRST).contains("pb-definition"), "{}", outcome.page(FIRST));
    assert!(!scripts(&outcome, FIRST).contains(&"terms".to_owned()));
    assert!(outcome.page(GUIDE).contains("<a href=\"../glossary/index.html#care\">care</a>"));
}

#[test]
fn the_glossary_lists_its_terms_in_order_with_the_lessons_that_use_them() {
    let outcome = with_glossary("[Rest](../../glossary/en.md#rest).\n");
    let page = "en/glossary/index.html";
    let terms =
        outcome.page(page).split("<h2 id=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0.to_owned()).collect::<Vec<_>>();
    assert_eq!(terms, ["care", "rest"]);
    assert_eq!(outcome.ways(page, &outcome.between(page, "<h2 id=\"rest\"", "</section>")), ["en/care/first.html"]);
    assert!(!outcome.between(page, "<h2 id=\"care\"", "</section>").contains("pb-term-lessons"));
    assert!(outcome.between(page, "<h2 id=\"rest\"", "</section>").contains("<h3 id=\"long\">Long</h3>"));
    tree_of(&outcome, page);
}

#[test]
fn terms_are_sorted_by_the_rules_of_their_language() {
    let glossary = "# Từ\n\nx\n\n## Đúng hẹn <a id=\"on-time\"></a>\n\nx\n\n## Ổn <a id=\"fine\"></a>\n\nx\n\n## Dũng cảm <a id=\"brave\"></a>\n\nx\n\n## Ấm <a id=\"warm\"></a>\n\nx\n\n## Êm <a id=\"soft\"></a>\n\nx\n";
    let outcome = SiteTest::new().file("content/care/first/vi.md", "# Một\n\nx").file("content/glossary/vi.md", glossary).build();
    let terms: Vec<String> = outcome
        .page("vi/glossary/index.html")
        .split("<h2 id=\"")
        .skip(1)
        .map(|rest| rest.split_once('"').unwrap().0.to_owned())
        .collect();
    assert_eq!(terms, ["warm", "brave", "on-time", "soft", "fine"]);
}

#[test]
fn a_term_that_a_language_lacks_is_explained_in_the_next_best() {
    let outcome = SiteTest::new()
        .file("content/care/first/lesson.toml", "source = \"en\"")
        .file("content/care/first/en.md", "# First\n\n[Care](../../glossary/en.md#care)")
        .file("content/care/first/nl.md", "# Eerste\n\n[Zorg](../../glossary/nl.md#care)")
        .file("content/glossary/en.md", "# Words\n\nx\n\n## Care <a id=\"care\"></a>\n\nTo see and to act.\n")
        .build();
    assert_eq!(outcome.diagnostics(), "");
    let path = "nl/care/first.html";
    let definition = outcome.between(path, "<div class=\"pb-definition\" id=\"pb-term-care\"", "</article>");
    assert!(definition.contains("<div lang=\"en\" dir=\"ltr\">") && definition.contains("To see and to act."), "{definition}");
    assert_eq!(outcome.ways(path, &definition), ["en/glossary/index.html#care"]);
    assert_eq!(broken_ways(&outcome), Vec::<String>::new());
}

#[test]
fn the_line_to_paste_gives_a_term_its_id() {
    let english = "# Words\n\nx\n\n## Being heard <a id=\"being-heard\"></a>\n\nx\n\n## Hand *over*\n\nx\n";
    let thai = "# คำ\n\nx\n\n## การมีคนรับฟัง\n\nx\n\n## ส่งต่อ\n\nx\n";
    let site = |english: &str, thai: &str| {
        SiteTest::new()
            .file("content/care/first/en.md", "# First\n\nx")
            .file("content/glossary/en.md", english)
            .file("content/glossary/th.md", thai)
            .build()
    };
    let mut texts = [english.to_owned(), thai.to_owned()];
    // First the original gets its ids, then the translation, which is told them.
    for (place, name) in ["en.md", "th.md"].into_iter().enumerate() {
        let outcome = site(&texts[0], &texts[1]);
        let lines = outcome.build.diagnostics.iter().filter(|found| found.path.as_str().ends_with(name));
        for line in lines.filter_map(|found| found.argument("line")) {
            let (heading, _) = line.split_once(" <a").unwrap();
            texts[place] = texts[place].replace(&format!("{heading}\n"), &format!("{line}\n"));
        }
    }
    let outcome = site(&texts[0], &texts[1]);
    assert_eq!(outcome.diagnostics(), "", "{texts:?}");
    assert!(texts[1].contains("<a id=\"being-heard\">") && texts[1].contains("<a id=\"hand-over\">"), "{texts:?}");
}

// Beside another language.

#[test]
fn the_script_of_blocks_has_the_blocks_of_the_page() {
    let outcome = fixture();
    for language in ["vi", "nl", "th", "en"] {
        let page = tree_of(&outcome, &format!("{language}/care/cup-of-tea.html"));
        let scripted = blocks_of_script(&outcome, &format!("{language}/care/cup-of-tea.blocks.js"));
        assert_eq!(differing_blocks(&page, &scripted), None, "{language}");
    }
}

/// The first place where the blocks of a page and those of its script differ.
pub(crate) fn differing_blocks(page: &Element, scripted: &[String]) -> Option<String> {
    let shown = blocks_of_page(page);
    let name = |name: &str| if name == "fieldset" { "ul".to_owned() } else { name.to_owned() };
    let written = |block: &String| match tree::parse(block) {
        Ok(root) => root.elements().map(|element| name(&element.name)).collect::<Vec<_>>().join(" "),
        Err(problem) => problem,
    };
    let (shown, written): (Vec<String>, Vec<String>) =
        (shown.iter().map(|element| name(&element.name)).collect(), scripted.iter().map(written).collect());
    (shown != written).then(|| format!("the page shows {shown:?}, the script holds {written:?}"))
}

#[test]
fn nothing_in_the_script_of_blocks_has_an_id_or_can_be_entered() {
    let markdown = format!(
        "A <a id=\"here\"></a>place.[^1]\n\n{ONE_QUESTION}\n<!-- reflection -->\n## Think\n\nx\n\n<!-- scenario -->\n## At the desk\n\n<details>\n<summary>“Hello.”</summary>\n\nx\n\n</details>\n\n<!-- plan -->\n## Do\n\n- [ ] it\n\n[^1]: Note.\n"
    );
    let outcome = two_languages(&markdown, &markdown).build();
    for block in blocks_of_script(&outcome, "nl/care/first.blocks.js") {
        let tree = tree::parse(&block).unwrap();
        for element in tree.all() {
            for attribute in ["id", "name", "for", "aria-labelledby"] {
                assert_eq!(element.attribute(attribute), None, "{block}");
            }
            let can_be_entered =
                matches!(element.name.as_str(), "input" | "textarea" | "button") && element.attribute("disabled").is_none();
            assert!(!can_be_entered, "{block}");
        }
    }
}

#[test]
fn only_lessons_in_several_languages_can_be_read_side_by_side() {
    let outcome = two_languages("x", "x").file("content/care/second/en.md", "# Second\n\nx").build();
    let scripts: Vec<&str> = outcome.paths().into_iter().filter(|path| path.ends_with(".blocks.js")).collect();
    assert_eq!(scripts, ["en/care/first.blocks.js", "nl/care/first.blocks.js"]);
    assert!(outcome.page(FIRST).contains("data-pb-src=\"../../nl/care/first.blocks.js\""));
    assert!(!outcome.page("en/care/second.html").contains("pb-beside"));
    // A page that only offers the lesson in other languages has nothing to set beside it.
    assert!(!outcome.page("th/care/first.html").contains("pb-beside"));
}

#[test]
fn links_and_pictures_in_the_script_of_blocks_lead_there_from_a_page_of_any_language() {
    let outcome = SiteTest::new()
        .file("content/care/first/lesson.toml", "source = \"en\"")
        .file("content/care/first/en.md", "# First\n\n[on](../second/en.md#part) ![x](a.svg)")
        .file("content/care/first/nl.md", "# Eerste\n\n[verder](../second/nl.md#part) ![x](a.svg)")
        .file("content/care/second/en.md", "# Second\n\nx\n\n## Part\n\nx")
        .asset("content/care/first/a.svg", crate::site_test::DRAWING)
        .build();
    let block = blocks_of_script(&outcome, "nl/care/first.blocks.js").concat();
    assert_eq!(outcome.ways(FIRST, &block), ["en/care/second.html#part"]);
    assert_eq!(attribute_values(&block, "src"), ["../../media/care/first/a.svg"]);
}

// Progress.

#[test]
fn the_page_of_progress_names_every_lesson_and_every_question_once() {
    let outcome = SiteTest::new()
        .file("content/rest/en.md", "# Rest\n\nx")
        .file("content/care/first/lesson.toml", "aliases = [\"care/old\", \"former/place\"]\ntopics = [\"rest\"]")
        .file("content/care/first/en.md", &format!("# First\n\nx\n\n{ONE_QUESTION}"))
        .file("content/rest/second/nl.md", "# Tweede\n\nx")
        .build();
    let page = tree_of(&outcome, "en/progress.html");
    let marks = page.all().into_iter().filter(|element| element.attribute("data-pb-mark").is_some());
    let marks: Vec<(&str, bool)> =
        marks.filter_map(|mark| Some((mark.attribute("data-pb-mark")?, mark.attribute("data-pb-guest").is_some()))).collect();
    // What a further topic lists counts for its own.
    assert_eq!(marks, [("care/first", false), ("care/first", true), ("rest/second", false)]);
    let questions = attribute_values(&outcome.main_of("en/progress.html"), "data-pb-question");
    assert_eq!(questions, ["first-move"]);
    assert!(outcome.page("en/progress.html").contains("data-pb-aliases=\"care/old former/place\""));
    let html = outcome.between("en/progress.html", "data-pb-mark=\"care/first\"", "</li>");
    assert_eq!(outcome.ways("en/progress.html", &html), ["en/care/first.html", "en/care/first.html#pb-q-first-move"]);
    assert_eq!(attribute_values(&html, "data-pb-question"), ["first-move"]);
    assert_eq!(broken_ways(&outcome), Vec::<String>::new());
    // In a language without it, its questions are on the page that the reader is offered.
    let html = outcome.between("th/progress.html", "data-pb-mark=\"care/first\"", "</li>");
    assert_eq!(outcome.ways("th/progress.html", &html), ["th/care/first.html", "en/care/first.html#pb-q-first-move"]);
}

#[test]
fn the_scripts_find_the_book_the_lesson_and_its_old_places() {
    let outcome = SiteTest::lesson("x")
        .file("book.toml", "[book]\ntitle = \"Lessons from the Desk\"\nlanguage = \"en\"\n")
        .file("content/care/first/lesson.toml", "aliases = [\"care/old\"]")
        .file("content/care/second/en.md", "# Second\n\nx")
        .build();
    assert!(outcome.page(FIRST).contains("data-pb-book=\"lessons-from-the-desk\" data-pb-root=\"../../\""));
    assert!(outcome.page(FIRST).contains("data-pb-lesson=\"care/first\" data-pb-aliases=\"care/old\""));
    assert!(outcome.page("en/care/second.html").contains("data-pb-mark=\"care/first\" data-pb-aliases=\"care/old\""));
    for path in ["en/index.html", "en/care/index.html"] {
        assert!(outcome.page(path).contains("data-pb-topic=\"care\" data-pb-total=\"2\""), "{path}");
    }
    let named = SiteTest::lesson("x").file("book.toml", "[book]\ntitle = \"Other\"\nid = \"kept\"\nlanguage = \"en\"\n").build();
    assert!(named.page(FIRST).contains("data-pb-book=\"kept\""));
}

#[test]
fn a_page_loads_only_the_scripts_it_needs() {
    let of = |markdown: &str| scripts(&lesson(markdown), FIRST);
    assert_eq!(of("x"), ["site", "store", "progress"]);
    assert_eq!(of(ONE_QUESTION), ["site", "store", "quiz", "progress"]);
    assert_eq!(of("<!-- plan -->\n## Do\n\n- [ ] it"), ["site", "store", "notes", "progress"]);
    assert_eq!(of("<!-- reflection -->\n## Think\n\nx"), ["site", "store", "notes", "progress"]);
    assert_eq!(
        of("<!-- scenario -->\n## A\n\n<details>\n<summary>x</summary>\n\nx\n\n</details>"),
        ["site", "store", "progress"]
    );
    let film = "x\n\n[A film](https://vimeo.com/76979871)\n\n<details>\n<summary>Transcript</summary>\n\nx\n\n</details>";
    assert_eq!(of(film), ["site", "store", "progress", "video"]);
    assert_eq!(scripts(&two_languages("x", "x").build(), FIRST), ["site", "store", "progress", "parallel"]);
    assert_eq!(scripts(&lesson(&format!("x\n\n{NOTE}")), GUIDE), ["site"]);
    assert_eq!(scripts(&lesson("x"), "en/care/index.html"), ["site", "store", "progress"]);
}

#[test]
fn every_word_of_a_question_is_in_the_language_of_the_text() {
    let outcome = fixture();
    let english = outcome.page("en/care/cup-of-tea.html");
    let words =
        ["data-pb-wrong", "data-pb-partly", "data-pb-review", "data-pb-due", "data-pb-score", "data-pb-lost", "data-pb-is-done"];
    for language in ["vi", "nl", "th"] {
        let page = outcome.page(&format!("{language}/care/cup-of-tea.html"));
        for attribute in words {
            let (own, other) = (attribute_values(&page, attribute), attribute_values(&english, attribute));
            assert!(!own.is_empty() && own[0] != other[0] && !own[0].is_empty(), "{language} {attribute}: {own:?}");
            let braces = |text: &str| {
                text.split('{').skip(1).map(|rest| rest.split_once('}').unwrap().0.to_owned()).collect::<BTreeSet<_>>()
            };
            assert_eq!(braces(&own[0]), braces(&other[0]), "{language} {attribute}");
        }
    }
}

#[test]
fn a_heading_of_the_text_is_said_without_its_markup_where_it_is_a_name() {
    let outcome = lesson(&ONE_QUESTION.replace("What now?", "What *now*, `you`?"));
    assert_eq!(
        text_of(
            &outcome.between("en/progress.html", "data-pb-question=\"first-move\"", "</a>").split_once('>').unwrap().1.to_owned()
        ),
        "What now, you?"
    );
}
