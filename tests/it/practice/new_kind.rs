//! A kind of section that exists only here: one row of the table is enough for it to be parsed,
//! checked, shown and included in the guide.

use polybook::lesson::{GuidePlace, Practice, SECTION_KINDS, SectionKind};
use snapbox::{assert_data_eq, str};

use super::{FIRST, GUIDE, tree_of};
use crate::site_test::{Outcome, SiteTest, attribute_values};

/// A checklist before the doors open, which the guide shows next to the prompts.
const HANDOVER: SectionKind = SectionKind {
    name: "handover",
    practice: &[Practice::Boxes, Practice::Note],
    is_for_lessons: true,
    guide: Some(GuidePlace::Middle),
    makes_guide: true,
};

/// The table with one additional row.
const KINDS: [SectionKind; 8] = {
    let mut kinds = [HANDOVER; 8];
    let mut place = 0;
    while place < SECTION_KINDS.len() {
        kinds[place] = SECTION_KINDS[place];
        place += 1;
    }
    kinds
};

const SECTION: &str = "x

<!-- handover: evening -->
## Hand over

- [ ] keys
- [ ] lights

## After it

y
";

fn build(markdown: &str) -> Outcome {
    SiteTest::lesson(markdown).build_with_kinds(&KINDS)
}

#[test]
fn its_boxes_can_be_ticked_and_its_note_can_be_written() {
    let outcome = build(SECTION);
    assert_eq!(outcome.diagnostics(), "");
    assert_data_eq!(
        outcome.body_of(FIRST),
        str![[r#"
<p>x</p>
<section class="pb-section pb-handover">
<h2 id="hand-over">Hand over</h2>
<ul>
<li class="pb-task"><label class="pb-tick"><input type="checkbox" autocomplete="off" disabled="" data-pb-tick="evening:0"/> keys</label></li>
<li class="pb-task"><label class="pb-tick"><input type="checkbox" autocomplete="off" disabled="" data-pb-tick="evening:1"/> lights</label></li>
</ul>
<div class="pb-note pb-with-script"><label for="pb-note-evening">Your note</label><textarea id="pb-note-evening" rows="4" autocomplete="off" data-pb-note="evening"></textarea><p class="pb-note-hint" data-pb-lost="This browser isn’t saving anything; what you enter will be lost when you leave.">It stays on this device and is not sent to anyone.</p></div>
</section>
<h2 id="after-it">After it</h2>
<p>y</p>

"#]]
    );
    assert!(outcome.page(FIRST).contains("/notes-"), "the script that keeps them");
}

#[test]
fn the_guide_shows_it_in_the_place_given_by_its_row() {
    let outcome = build(&format!("{SECTION}\n<!-- discussion -->\n## Talk\n\n- Who?\n"));
    let guide = tree_of(&outcome, GUIDE);
    let sections = guide.all().into_iter().filter(|element| element.has_class("pb-section"));
    let classes: Vec<&str> = sections.filter_map(|section| section.attribute("class")).collect();
    assert_eq!(classes, ["pb-section pb-handover", "pb-section pb-discussion"]);
    assert!(outcome.page(GUIDE).contains("keys"));
}

#[test]
fn it_creates_a_guide_on_its_own_if_its_row_says_so() {
    assert!(build(SECTION).has(GUIDE));
}

#[test]
fn its_errors_are_reported() {
    let lesson = |text: &str| build(text).diagnostics();
    assert_data_eq!(
        lesson("<!-- handover -->\n\nx\n"),
        str![[r#"
error[section-without-heading] content/care/first/en.md:3:1 <!-- handover --> is not followed by the heading of a section | put it alone on its line, directly above the heading of its section, outside lists and <details>

"#]]
    );
    assert_data_eq!(
        lesson("x\n\n<!-- handover: a -->\n## Hand over\n\nx\n"),
        str![[r#"
error[plan-without-boxes] content/care/first/en.md:5:1 this plan has no boxes to tick | begin each item with “- [ ] ”

"#]]
    );
    assert_data_eq!(
        lesson("x\n\n<!-- handover: a b -->\n## Hand over\n\n- [x] x\n"),
        str![[r#"
error[comment-value] content/care/first/en.md:5:1 “a b” is not allowed after “handover:” | write an id such as <!-- handover: a-b -->
warning[plan-ticked] content/care/first/en.md:8:3 this box of a plan is already ticked, for every reader | write “- [ ] ”: each reader ticks it on their own device

"#]]
    );
    assert_data_eq!(
        lesson("x\n\n<!-- handoven -->\n## Hand over\n\n- [x] x\n"),
        str![[r#"
error[comment-typo] content/care/first/en.md:5:1 “handoven” looks like a typo for a name that polybook knows | did you mean <!-- handover -->?

"#]]
    );
    let topic = format!("# Care\n\n{SECTION}");
    let outside = SiteTest::lesson("x").file("content/care/en.md", &topic).build_with_kinds(&KINDS);
    assert_data_eq!(
        outside.diagnostics(),
        str![[r#"
error[practice-outside-lesson] content/care/en.md:5:1 <!-- handover --> is allowed in lessons only | move this section into a lesson, or remove the comment

"#]]
    );
}

#[test]
fn without_its_row_its_marker_is_a_comment() {
    let outcome = SiteTest::lesson(SECTION).build();
    assert_eq!(outcome.diagnostics(), "");
    assert_eq!(attribute_values(&outcome.body_of(FIRST), "data-pb-tick"), Vec::<String>::new());
}
