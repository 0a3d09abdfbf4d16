//! What a learner answers, writes and ticks: questions, scenarios, reflections, plans.

use snapbox::{assert_data_eq, str};

use super::{FIRST, GUIDE, ONE_QUESTION, body, diagnostics_of, lesson, two_languages};
use crate::site_test::{Outcome, SiteTest, attribute_values};
use crate::tree;

#[test]
fn a_question_with_one_right_answer_has_a_radio_button_for_each() {
    assert_data_eq!(
        body(ONE_QUESTION),
        str![[r#"
<section class="pb-section pb-quiz">
<h2 id="check-yourself">Check yourself</h2>
<section class="pb-question" id="pb-q-first-move" data-pb-question="first-move" data-pb-right="1" data-pb-key="2:1" data-pb-texts="en/2:1/7c99.8ec8">
<h3 id="what-now">What now?</h3>
<fieldset class="pb-options" aria-labelledby="what-now pb-how-first-move">
<legend id="pb-how-first-move">Choose one answer</legend>
<label class="pb-option"><input type="radio" name="pb-q-first-move" value="0" autocomplete="off"/><span class="pb-letter">A</span> <span class="pb-option-text">Look <em>away</em></span></label>
<label class="pb-option"><input type="radio" name="pb-q-first-move" value="1" autocomplete="off"/><span class="pb-letter">B</span> <span class="pb-option-text">Look up</span></label>
</fieldset>
<p class="pb-question-actions pb-with-script"><button type="button" class="pb-button" data-pb-check="">Check my answer</button> <button type="button" class="pb-button" data-pb-again="" hidden="">Try again</button></p>
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
        "<!-- quiz -->\n## Quiz\n\n<!-- q: offer -->\n### What may you offer?\n\n- [x] Water\n\
        - [ ] A free night\n  > Ask first.\n- [X] A seat\n",
    );
    assert_eq!(page.matches("<input type=\"checkbox\" name=\"pb-q-offer\"").count(), 3, "{page}");
    assert!(page.contains("data-pb-question=\"offer\" data-pb-right=\"0 2\""), "{page}");
    assert!(page.contains("Choose all that are right"), "{page}");
}

#[test]
fn option_letters_continue_after_h() {
    let options: String = ('a'..='j')
        .map(|word| format!("- [{}] {word}\n  > So.\n", if word == 'j' { 'x' } else { ' ' }))
        .collect::<Vec<_>>()
        .concat();
    let page =
        body(&format!("<!-- quiz -->\n## Quiz\n\n<!-- q: many -->\n### Which?\n\n{options}"));
    for character in ["H", "I", "J"] {
        assert!(
            page.contains(&format!("<span class=\"pb-letter\">{character}</span>")),
            "{character}: {page}"
        );
    }
}

#[test]
fn options_and_feedback_may_contain_more_than_words() {
    let page = body(
        "<!-- quiz -->\n## Quiz\n\n<!-- q: one -->\n### Which?\n\n\
        1. [ ] A **bold** word, `code`\n   on two lines[^1]\n   > No.\n   >\n   > - see \
        [here](#quiz)\n   >\n   > | a |\n   > | --- |\n2. [x] b\n\n[^1]: Note.\n",
    );
    assert!(
        page.contains(
            "<span class=\"pb-option-text\">A <strong>bold</strong> word, \
            <code>code</code>\non two lines<sup"
        ),
        "{page}"
    );
    let said = "<div class=\"pb-feedback\"><p>No.</p>\n<ul>\n\
        <li>see <a href=\"#quiz\">here</a></li>\n</ul>\n<div class=\"pb-table\"";
    assert!(page.contains(said), "{page}");
}

#[test]
fn empty_lines_between_options_make_no_difference() {
    let loose = ONE_QUESTION.replace("\n- [x]", "\n\n- [x]").replace("\n  >", "\n\n  >");
    assert_ne!(loose, ONE_QUESTION);
    assert_eq!(body(&loose), body(ONE_QUESTION));
}

#[test]
fn details_below_the_options_are_the_explanation() {
    let page = body(&format!(
        "{ONE_QUESTION}\n<details>\n<summary>Why?</summary>\n\n\
        People who are *seen* wait longer.\n\n</details>\n"
    ));
    let explanation = page
        .split_once("<div class=\"pb-explanation\">")
        .unwrap()
        .1
        .split_once("</div>")
        .unwrap()
        .0;
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
fn details_above_the_options_are_part_of_the_question() {
    let page = body(
        "<!-- quiz -->\n## Quiz\n\n<!-- q: one -->\n### Which?\n\n<details>\n\
        <summary>A hint</summary>\n\nThink.\n\n</details>\n\n- [ ] a\n  > No.\n- [x] b\n",
    );
    assert!(
        page.find("A hint") < page.find("<fieldset") && !page.contains("pb-explanation"),
        "{page}"
    );
}

#[test]
fn a_list_without_boxes_in_a_quiz_is_a_list() {
    let page = body(
        "<!-- quiz -->\n## Quiz\n\n- two questions\n- one minute\n\n<!-- q: one -->\n### Which?\n\n\
        - [ ] a\n  > No.\n- [x] b\n",
    );
    assert!(page.contains("<ul>\n<li>two questions</li>\n<li>one minute</li>\n</ul>\n"), "{page}");
}

#[test]
fn a_heading_in_a_quiz_without_options_is_a_heading() {
    let page = body(&format!("{ONE_QUESTION}\n### Well done\n\nGo and have tea.\n"));
    assert_eq!(page.matches("<section class=\"pb-question\"").count(), 1, "{page}");
    assert!(page.contains("</section>\n<h3 id=\"well-done\">"), "{page}");
}

#[test]
fn every_quiz_has_its_own_score_and_questions() {
    let second =
        ONE_QUESTION.replace("Check yourself", "Once more").replace("first-move", "second-move");
    let page = body(&format!("{ONE_QUESTION}\n## Between\n\nx\n\n{second}"));
    assert_eq!(page.matches("<p class=\"pb-score\"").count(), 2, "{page}");
    let names: Vec<String> = attribute_values(&page, "name");
    assert_eq!(
        names,
        ["pb-q-first-move", "pb-q-first-move", "pb-q-second-move", "pb-q-second-move"]
    );
}

#[test]
fn a_question_is_the_same_in_every_language() {
    let dutch = "<!-- quiz -->\n## Test jezelf\n\n<!-- q: first-move -->\n### Wat nu?\n\n\
        - [ ] Wegkijken\n  > Nee.\n- [x] Opkijken\n";
    let outcome = two_languages(&format!("x\n\n{ONE_QUESTION}"), &format!("x\n\n{dutch}")).build();
    assert_eq!(outcome.diagnostics(), "");
    for attribute in ["data-pb-question", "data-pb-right", "data-pb-answer", "value", "name"] {
        // The texts of a verdict have such a name too.
        let is_place = |value: &String| {
            attribute != "data-pb-right"
                || value.starts_with(|character: char| character.is_ascii_digit())
        };
        let of = |path: &str| -> Vec<String> {
            attribute_values(&outcome.body_of(path), attribute)
                .into_iter()
                .filter(is_place)
                .collect()
        };
        assert_eq!(of(FIRST), of("nl/care/first.html"), "{attribute}");
    }
    assert!(
        outcome
            .body_of("nl/care/first.html")
            .contains("<legend id=\"pb-how-first-move\">Kies één antwoord</legend>")
    );
}

/// Returns what `data-pb-texts` says about the first question on a page: language, key and marks of
/// each text.
fn texts(outcome: &Outcome, path: &str) -> Vec<(String, String, Vec<String>)> {
    let attribute = attribute_values(&outcome.body_of(path), "data-pb-texts").swap_remove(0);
    let parts =
        attribute.split(' ').map(|text| text.split('/').map(str::to_owned).collect::<Vec<_>>());
    parts
        .map(|parts| {
            (parts[0].clone(), parts[1].clone(), parts[2].split('.').map(str::to_owned).collect())
        })
        .collect()
}

#[test]
fn a_question_has_the_keys_of_all_texts_and_the_progress_page_that_of_the_displayed_one() {
    let dutch = "<!-- quiz -->\n## Test\n\n<!-- q: first-move -->\n### Wat nu?\n\n- [x] Opkijken\n\
        - [ ] Weg\n  > Nee.\n- [x] Knikken\n";
    let site = two_languages(&format!("x\n\n{ONE_QUESTION}"), &format!("x\n\n{dutch}"));
    let outcome = site.configured("[check]\nquestion-differs = \"warning\"").build();
    for (path, progress, key) in
        [(FIRST, "en/progress.html", "2:1"), ("nl/care/first.html", "nl/progress.html", "3:0,2")]
    {
        assert_eq!(attribute_values(&outcome.body_of(path), "data-pb-key"), [key]);
        assert_eq!(attribute_values(&outcome.main_of(progress), "data-pb-key"), [key]);
        let texts = texts(&outcome, path);
        assert_eq!((texts.len(), &*texts[0].0, &*texts[0].1), (2, &path[..2], key));
    }
}

#[test]
fn the_marks_of_options_depend_on_their_words_and_pictures_alone() {
    let marks = |options: &str| {
        let markdown = format!("<!-- quiz -->\n## Quiz\n\n<!-- q: one -->\n### What?\n\n{options}");
        let site = SiteTest::lesson(&markdown);
        let site = ["a.svg", "b.svg"].into_iter().fold(site, |site, name| {
            let drawing = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" \
                    height=\"8\"><title>{name}</title></svg>"
            );
            site.asset(&format!("content/care/first/{name}"), drawing.as_bytes())
        });
        texts(&site.build(), FIRST).swap_remove(0).2
    };
    let plain = marks("- [x] Look up\n- [ ] Look away\n  > No.\n");
    assert_ne!(plain[0], plain[1]);
    assert_eq!(
        marks("- [x] *Look*  up\n- [ ] [Look away](https://example.org)\n  > Never.\n"),
        plain
    );
    let moved = marks("- [x] Look away\n- [ ] Look up\n  > No.\n");
    assert_eq!([&moved[1], &moved[0]], [&plain[0], &plain[1]]);
    let pictures = marks("- [x] ![One](a.svg)\n- [ ] ![One](b.svg)\n  > No.\n");
    assert_ne!(pictures[0], pictures[1]);
    let moved = marks("- [x] ![One](b.svg)\n- [ ] ![One](a.svg)\n  > No.\n");
    assert_eq!([&moved[1], &moved[0]], [&pictures[0], &pictures[1]]);
}

#[test]
fn a_question_does_not_depend_on_the_encoding_of_its_file() {
    let text = "# Được lắng nghe\n\nx\n\n<!-- quiz -->\n## Tự kiểm tra\n\n<!-- q: first-move -->\n\
        ### Làm gì trước?\n\n- [ ] Giải thích\n  > Chưa nghe được.\n- [x] Nghe hết\n";
    let build = |text: &str| SiteTest::english().file("content/care/first/en.md", text).build();
    let plain = build(text);
    assert_eq!(plain.diagnostics(), "");
    let windows = build(&format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(windows.diagnostics(), "");
    assert_eq!(windows.page(FIRST).replace("\r\n", "\n"), plain.page(FIRST));
    let tabs = build(&text.replace("- [", "-\t[").replace("  >", "\t>"));
    assert_eq!(tabs.body_of(FIRST), plain.body_of(FIRST));
    let decomposed: String =
        icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned();
    let decomposed = build(&decomposed);
    assert_eq!(decomposed.diagnostics(), "");
    for attribute in ["data-pb-question", "data-pb-right", "data-pb-texts", "value"] {
        let of = |outcome: &Outcome| attribute_values(&outcome.body_of(FIRST), attribute);
        assert_eq!(of(&decomposed), of(&plain));
    }
}

#[test]
fn an_alert_in_an_option_is_nested_and_refused() {
    assert_data_eq!(
        diagnostics_of(
            "<!-- quiz -->\n## Quiz\n\n<!-- q: one -->\n### Which?\n\n\
            - [ ] a\n  > [!WARNING]\n  > No.\n- [x] b\n"
        ),
        str![""]
    );
}

#[test]
fn a_missing_id_is_suggested() {
    let line = diagnostics_of(
        "<!-- quiz -->\n## Quiz\n\n<!-- q -->\n### Which?\n\n- [ ] a\n  > No.\n- [x] b\n",
    );
    assert!(line.contains("write an id such as <!-- q: first-move -->"), "{line}");
    let line =
        diagnostics_of("<!-- quiz -->\n## Quiz\n\n### Which one?\n\n- [ ] a\n  > No.\n- [x] b\n");
    assert!(line.ends_with("the same in every language: <!-- q: which-one -->\n"), "{line}");
}

#[test]
fn a_translation_is_suggested_the_id_of_the_original_question() {
    let dutch = "<!-- quiz -->\n## Test jezelf\n\n### Wat nu?\n\n- [ ] Wegkijken\n  > Nee.\n\
        - [x] Opkijken\n";
    let lines = two_languages(&format!("x\n\n{ONE_QUESTION}"), &format!("x\n\n{dutch}"))
        .build()
        .diagnostics();
    assert!(
        lines.contains("error[question-without-id] content/care/first/nl.md:8:1")
            && lines.contains("<!-- q: first-move -->"),
        "{lines}"
    );
}

#[test]
fn replies_open_one_at_a_time_independently_of_other_scenarios() {
    let scenario = |title: &str| {
        format!(
            "<!-- scenario -->\n## {title}\n\n> **Guest:** “Hello?”\n\n<details>\n\
            <summary>“Hello.”</summary>\n\nGood.\n\n</details>\n\n<details>\n\
            <summary>“…”</summary>\n\nLess good.\n\n</details>\n"
        )
    };
    let page = body(&format!(
        "{}\n{}\n## After\n\n<details>\n<summary>More</summary>\n\nx\n\n</details>\n",
        scenario("One"),
        scenario("Two")
    ));
    assert_eq!(
        attribute_values(&page, "name"),
        ["pb-scenario-1", "pb-scenario-1", "pb-scenario-2", "pb-scenario-2"]
    );
    assert_eq!(page.matches("<details class=\"pb-reply\"").count(), 4);
    assert!(page.contains("<details>\n<summary>More</summary>"), "{page}");
}

#[test]
fn a_reply_is_open_for_team_leaders_and_closed_for_learners() {
    let markdown = "<!-- discussion -->\n## Talk\n\n- x\n\n<!-- scenario -->\n## A\n\n\
        <details open>\n<summary>“Hello.”</summary>\n\nx\n\n</details>\n";
    let outcome = lesson(markdown);
    for (path, count) in [(FIRST, 0), (GUIDE, 1)] {
        let opening = outcome.between(path, "<details class=\"pb-reply\"", ">");
        assert_eq!(opening.matches("open").count(), count, "{path}: {opening}");
    }
}

#[test]
fn a_reflection_has_a_field_for_a_note_with_its_name() {
    let page = body(
        "<!-- reflection: my-week -->\n## Think\n\nWhom did you interrupt?\n\n## After\n\nx\n",
    );
    assert_data_eq!(
        page,
        str![[r#"
<section class="pb-section pb-reflection">
<h2 id="think">Think</h2>
<p>Whom did you interrupt?</p>
<div class="pb-note pb-with-script"><label for="pb-note-my-week">Your note</label><textarea id="pb-note-my-week" rows="4" autocomplete="off" data-pb-note="my-week"></textarea><p class="pb-note-hint" data-pb-lost="This browser keeps nothing here: what you enter is gone when you leave the page.">It stays on this device and is sent to nobody.</p></div>
</section>
<h2 id="after">After</h2>
<p>x</p>

"#]]
    );
}

#[test]
fn a_reflection_and_a_plan_without_a_name_are_called_by_their_kind() {
    let page = body("<!-- reflection -->\n## Think\n\nx\n\n<!-- plan -->\n## Do\n\n- [ ] it\n");
    assert_eq!(attribute_values(&page, "data-pb-note"), ["reflection"]);
    assert_eq!(attribute_values(&page, "data-pb-tick"), ["plan:0"]);
}

#[test]
fn every_box_of_a_plan_can_be_ticked_wherever_it_is() {
    let page = body(
        "<!-- plan: next -->\n## Do\n\n- [ ] one\n  - [ ] inner *one*\n\n  more\n- [ ] two\n\n\
        Then:\n\n1. [ ] three\n\n## After\n\n- [ ] no plan\n",
    );
    assert_eq!(attribute_values(&page, "data-pb-tick"), ["next:0", "next:1", "next:2", "next:3"]);
    assert_eq!(page.matches("<label class=\"pb-tick\">").count(), page.matches("</label>").count());
    assert!(
        page.contains(
            "<li class=\"pb-task\"><input type=\"checkbox\" disabled=\"\" \
            aria-label=\"To do\"/> no plan</li>"
        ),
        "{page}"
    );
    tree::parse(&page).unwrap();
}
