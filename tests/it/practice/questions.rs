//! What a learner answers, writes and ticks: questions, scenarios, reflections, plans.

mod ids;
mod prompts;

use snapbox::{assert_data_eq, str};

use super::{ONE_QUESTION, body, diagnostics_of};
use crate::site_test::attribute_values;

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
fn an_alert_in_an_option_is_nested_and_refused() {
    assert_data_eq!(
        diagnostics_of(
            "<!-- quiz -->\n## Quiz\n\n<!-- q: one -->\n### Which?\n\n\
            - [ ] a\n  > [!WARNING]\n  > No.\n- [x] b\n"
        ),
        str![""]
    );
}
