//! Notes for team leaders, and the guide of a session.

use snapbox::{assert_data_eq, str};

use super::{FIRST, GUIDE, NOTE, ONE_QUESTION, diagnostics_of, lesson, tree_of, two_languages};
use crate::site_test::SiteTest;
use crate::tree::Element;
use crate::ways::broken_ways;

#[test]
fn a_note_is_not_on_the_lesson_page() {
    let secret = "<!-- instructor: 5 -->\n<details>\n<summary>Secret title</summary>\n\n\
        Secret words.[^s]\n\n### Secret heading\n\n- secret list\n\n</details>\n";
    let outcome =
        lesson(&format!("x\n\n## A\n\ny\n\n{secret}\n## B\n\nz\n\n[^s]: Secret footnote.\n"));
    for (path, page) in outcome.pages().filter(|(path, _)| *path != GUIDE) {
        assert!(!page.to_lowercase().contains("secret"), "{path}");
    }
    assert_eq!(
        outcome.page(GUIDE).to_lowercase().matches("secret").count(),
        6,
        "{}",
        outcome.page(GUIDE)
    );
}

#[test]
fn a_note_adds_no_reading_time_and_is_never_the_summary() {
    let long = "word ".repeat(2000);
    let outcome = lesson(&format!(
        "<!-- instructor -->\n<details>\n<summary>x</summary>\n\n{long}\n\n</details>\n\n\
        The first words.\n"
    ));
    assert!(outcome.page(FIRST).contains("<li>1 minute to read</li>"));
    assert!(
        outcome.page(FIRST).contains("<meta name=\"description\" content=\"The first words.\">")
    );
}

#[test]
fn the_guide_contains_what_a_session_needs() {
    let outcome = SiteTest::lesson(&format!(
        "Words.\n\n<!-- objectives -->\n## You can\n\n- listen\n\n## The story\n\nx\n\n{NOTE}\n\
        <!-- scenario -->\n## At the desk\n\n> **Guest:** “Hello?”\n\n<details>\n\
        <summary>“Hello.”</summary>\n\nGood.\n\n</details>\n\n{ONE_QUESTION}\n<details>\n\
        <summary>Why?</summary>\n\nBecause.\n\n</details>\n\n<!-- discussion -->\n## Talk\n\n\
        - Who may wait?\n\n<!-- instructor -->\n<details>\n<summary>Close</summary>\n\n\
        Thank them.\n\n</details>\n\n<!-- keypoints -->\n## Remember\n\n- Look up.\n\n\
        <!-- plan: next -->\n## Next shift\n\n- [ ] Look up.\n"
    ))
    .file("content/care/first/lesson.toml", "teaching = 8\nexercises = 12")
    .build();
    assert_eq!(outcome.diagnostics(), "");
    let guide = tree_of(&outcome, GUIDE);
    let main = guide.find(|element| element.name == "main").unwrap();
    assert_data_eq!(
        main.prose()
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
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
Talk
Who may wait?
Remember
Look up.
Next shift
Look up.
"#]]
    );
    let replies: Vec<&Element> =
        main.all().into_iter().filter(|element| element.has_class("pb-reply")).collect();
    assert!(
        !replies.is_empty()
            && replies.iter().all(|reply| {
                reply.attribute("open").is_some() && reply.attribute("name").is_none()
            })
    );
    assert!(
        main.find(|element| element.name == "input" && element.attribute("disabled").is_none())
            .is_none()
    );
    assert!(
        outcome.page(FIRST).contains("<a href=\"../../en/care/first.guide.html\">Team guide</a>")
    );
}

#[test]
fn a_guide_needs_notes_or_prompts() {
    let has_guide = |markdown: &str| lesson(markdown).has(GUIDE);
    assert!(has_guide(&format!("x\n\n{NOTE}")));
    assert!(has_guide("x\n\n<!-- discussion -->\n## Talk\n\n- x\n"));
    assert!(!has_guide(ONE_QUESTION));
    assert!(!lesson(ONE_QUESTION).page(FIRST).contains("guide.html"));
    let outcome = two_languages(&format!("x\n\n{NOTE}"), &format!("x\n\n{NOTE}")).build();
    let guides: Vec<&str> =
        outcome.paths().into_iter().filter(|path| path.ends_with(".guide.html")).collect();
    assert_eq!(guides, ["en/care/first.guide.html", "nl/care/first.guide.html"]);
    assert_eq!(broken_ways(&outcome), Vec::<String>::new());
}

#[test]
fn guides_and_progress_are_hidden_from_search_engines() {
    let outcome = lesson(&format!("x\n\n{NOTE}"));
    for path in [GUIDE, "en/progress.html"] {
        assert!(outcome.page(path).contains("<meta name=\"robots\" content=\"noindex"), "{path}");
        assert!(!outcome.page("sitemap.xml").contains(path), "{path}");
    }
}

#[test]
fn a_link_in_a_note_to_a_place_of_the_lesson_leads_from_the_guide_to_the_lesson() {
    let outcome = lesson(&format!(
        "x\n\n## The story\n\ny\n\n{}",
        NOTE.replace("Ask it aloud.", "Go back to [the story](#the-story).")
    ));
    assert_eq!(
        outcome.ways(GUIDE, &outcome.between(GUIDE, "Go back to", "</p>")),
        ["en/care/first.html#the-story"]
    );
}

#[test]
fn a_note_may_have_a_link_in_its_title() {
    let outcome = lesson(&format!(
        "x\n\n{}",
        NOTE.replace("For team leads", "For <a href=\"https://example.org\">team leads</a>")
    ));
    tree_of(&outcome, GUIDE);
}

#[test]
fn a_note_without_a_title_is_refused() {
    let found =
        diagnostics_of("x\n\n<!-- instructor: 5 -->\n<details>\n\nAsk it aloud.\n\n</details>\n");
    assert!(
        found.starts_with(
            "error[html-nesting] content/care/first/en.md:6:1 <details> is not allowed here"
        ),
        "{found:?}"
    );
}

#[test]
fn footnotes_of_notes_are_in_the_guide_and_those_of_the_text_on_the_page() {
    let note = NOTE.replace("Ask it aloud.", "Ask it.[^own] Again.[^both]");
    let outcome = lesson(&format!(
        "Text.[^text] More.[^both]\n\n{note}\n[^own]: Of the note.\n[^text]: Of the text.\n\
        [^both]: Of both.\n"
    ));
    let page = outcome.page(FIRST);
    assert!(
        page.contains("Of the text.")
            && page.contains("Of both.")
            && !page.contains("Of the note.")
    );
    let guide = outcome.page(GUIDE);
    assert!(
        guide.contains("Of the note.")
            && guide.contains("Of both.")
            && !guide.contains("Of the text.")
    );
    assert_eq!(broken_ways(&outcome), Vec::<String>::new());
}
