//! Scenarios, reflections and plans.

use snapbox::{assert_data_eq, str};

use crate::practice::{FIRST, GUIDE, body, lesson};
use crate::site_test::attribute_values;
use crate::tree;

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
<div class="pb-note pb-with-script"><label for="pb-note-my-week">Your note</label><textarea id="pb-note-my-week" rows="4" autocomplete="off" data-pb-note="my-week"></textarea><p class="pb-note-hint" data-pb-lost="This browser isn’t saving anything; what you enter will be lost when you leave.">It stays on this device and is not sent to anyone.</p></div>
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
