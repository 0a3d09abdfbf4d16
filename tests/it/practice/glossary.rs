//! Glossary terms: links that carry their definition, and the page that lists the terms.

use snapbox::{assert_data_eq, str};

use super::{FIRST, GUIDE, NOTE, scripts, tree_of};
use polybook::diagnostic::Argument;

use crate::site_test::{Outcome, SiteTest};
use crate::ways::broken_ways;

const GLOSSARY: &str = "# Words we use\n\nTwo of them.\n\n## Rest <a id=\"rest\"></a>\n\n\
    A *break*.\n\n### Long\n\nAn hour.\n\n## Care <a id=\"care\"></a>\n\n\
    To see, and to act. Then [rest](#rest).\n";

fn with_glossary(markdown: &str) -> Outcome {
    let outcome = SiteTest::lesson(markdown).file("content/glossary/en.md", GLOSSARY).build();
    assert_eq!(outcome.diagnostics(), "");
    outcome
}

#[test]
fn a_term_link_carries_its_definition_once_per_page() {
    let outcome = with_glossary(
        "[Rest](../../glossary/en.md#rest), then [rest](../../glossary/en.md#rest), says [the \
        glossary](../../glossary/en.md).\n",
    );
    let page = outcome.page(FIRST);
    assert_eq!(
        page.matches(
            "<a href=\"../glossary/index.html#rest\" class=\"pb-term\" data-pb-term=\"rest\">"
        )
        .count(),
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
fn a_link_between_definitions_works_on_every_page() {
    let outcome = with_glossary("[Care](../../glossary/en.md#care).\n");
    assert_eq!(broken_ways(&outcome), Vec::<String>::new());
    let definition =
        outcome.between(FIRST, "<div class=\"pb-definition\" id=\"pb-term-care\"", "</article>");
    assert_eq!(
        outcome.ways(FIRST, &definition),
        ["en/glossary/index.html#rest", "en/glossary/index.html#care"]
    );
}

#[test]
fn a_term_used_only_in_a_note_is_not_on_the_lesson_page() {
    let outcome = with_glossary(&format!(
        "x\n\n{}",
        NOTE.replace("Ask it aloud.", "Explain [care](../../glossary/en.md#care).")
    ));
    assert!(!outcome.page(FIRST).contains("pb-definition"), "{}", outcome.page(FIRST));
    assert!(!scripts(&outcome, FIRST).contains(&"terms".to_owned()));
    assert!(outcome.page(GUIDE).contains("<a href=\"../glossary/index.html#care\">care</a>"));
}

#[test]
fn the_glossary_lists_its_terms_in_order_with_the_lessons_that_use_them() {
    let outcome = with_glossary("[Rest](../../glossary/en.md#rest).\n");
    let page = "en/glossary/index.html";
    let terms = outcome
        .page(page)
        .split("<h2 id=\"")
        .skip(1)
        .map(|rest| rest.split_once('"').unwrap().0.to_owned())
        .collect::<Vec<_>>();
    assert_eq!(terms, ["care", "rest"]);
    assert_eq!(
        outcome.ways(page, &outcome.between(page, "<h2 id=\"rest\"", "</section>")),
        ["en/care/first.html"]
    );
    assert!(!outcome.between(page, "<h2 id=\"care\"", "</section>").contains("pb-term-lessons"));
    assert!(
        outcome
            .between(page, "<h2 id=\"rest\"", "</section>")
            .contains("<h3 id=\"long\">Long</h3>")
    );
    tree_of(&outcome, page);
}

#[test]
fn terms_are_sorted_by_the_rules_of_their_language() {
    let glossary = "# Từ\n\nx\n\n## Đúng hẹn <a id=\"on-time\"></a>\n\nx\n\n\
        ## Ổn <a id=\"fine\"></a>\n\nx\n\n## Dũng cảm <a id=\"brave\"></a>\n\nx\n\n\
        ## Ấm <a id=\"warm\"></a>\n\nx\n\n## Êm <a id=\"soft\"></a>\n\nx\n";
    let outcome = SiteTest::new()
        .file("content/care/first/vi.md", "# Một\n\nx")
        .file("content/glossary/vi.md", glossary)
        .build();
    let terms: Vec<String> = outcome
        .page("vi/glossary/index.html")
        .split("<h2 id=\"")
        .skip(1)
        .map(|rest| rest.split_once('"').unwrap().0.to_owned())
        .collect();
    assert_eq!(terms, ["warm", "brave", "on-time", "soft", "fine"]);
}

#[test]
fn a_term_without_a_translation_is_explained_in_the_fallback_language() {
    let outcome = SiteTest::new()
        .file("content/care/first/lesson.toml", "source = \"en\"")
        .file("content/care/first/en.md", "# First\n\n[Care](../../glossary/en.md#care)")
        .file("content/care/first/nl.md", "# Eerste\n\n[Zorg](../../glossary/nl.md#care)")
        .file(
            "content/glossary/en.md",
            "# Words\n\nx\n\n## Care <a id=\"care\"></a>\n\nTo see and to act.\n",
        )
        .build();
    assert_eq!(outcome.diagnostics(), "");
    let path = "nl/care/first.html";
    let definition =
        outcome.between(path, "<div class=\"pb-definition\" id=\"pb-term-care\"", "</article>");
    assert!(
        definition.contains("<div lang=\"en\" dir=\"ltr\">")
            && definition.contains("To see and to act."),
        "{definition}"
    );
    assert_eq!(outcome.ways(path, &definition), ["en/glossary/index.html#care"]);
    assert_eq!(broken_ways(&outcome), Vec::<String>::new());
}

#[test]
fn the_suggested_line_gives_a_term_its_id() {
    let english =
        "# Words\n\nx\n\n## Being heard <a id=\"being-heard\"></a>\n\nx\n\n## Hand *over*\n\nx\n";
    let thai = "# คำ\n\nx\n\n## การมีคนรับฟัง\n\nx\n\n## ส่งต่อ\n\nx\n";
    let site = |english: &str, thai: &str| {
        SiteTest::new()
            .file("content/care/first/en.md", "# First\n\nx")
            .file("content/glossary/en.md", english)
            .file("content/glossary/th.md", thai)
            .build()
    };
    let mut texts = [english.to_owned(), thai.to_owned()];
    // The original gets its ids first; then the translation is told to use them.
    for (place, name) in ["en.md", "th.md"].into_iter().enumerate() {
        let outcome = site(&texts[0], &texts[1]);
        let lines =
            outcome.build.diagnostics.iter().filter(|found| found.path.as_str().ends_with(name));
        for line in lines.filter_map(|found| found.argument("line")) {
            let Argument::Text(line) = line else { panic!("{line:?}") };
            let (heading, _) = line.split_once(" <a").unwrap();
            texts[place] = texts[place].replace(&format!("{heading}\n"), &format!("{line}\n"));
        }
    }
    let outcome = site(&texts[0], &texts[1]);
    assert_eq!(outcome.diagnostics(), "", "{texts:?}");
    assert!(
        texts[1].contains("<a id=\"being-heard\">") && texts[1].contains("<a id=\"hand-over\">"),
        "{texts:?}"
    );
}
