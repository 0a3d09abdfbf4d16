//! What was meant as Markdown and is none: what the examples in `tests/fixtures/constructs` do not
//! show.

use crate::site_test::SiteTest;

/// Builds a site with this lesson and returns its codes, without missing translations.
fn codes(text: &str) -> Vec<&'static str> {
    let outcome = SiteTest::new().file("content/care/first/en.md", text).build();
    let codes = outcome.build.diagnostics.iter().map(|diagnostic| diagnostic.code.name());
    codes.filter(|code| *code != "missing-translation").collect()
}

/// Every kind of slip, in one text.
const SLIPS: &str = "[x] (y.md) [a][none] [^none] <!– quiz –> {{#include a.md}} {{< b >}} :smile: \
                     [the plan](my plan.pdf)";

#[test]
fn slips_are_found_in_text_but_not_in_code() {
    let found = codes(&format!("# One\n\n{SLIPS}\n"));
    assert_eq!(found.len(), 8, "{found:?}");
    for code in [
        format!("`{SLIPS}`"),
        format!("```\n{SLIPS}\n```"),
        format!("    {SLIPS}"),
        format!("- item\n\n  ~~~text\n  {SLIPS}\n  ~~~"),
        format!("<!-- {} -->", SLIPS.replace("<!– quiz –>", "")),
    ] {
        let found = codes(&format!("# One\n\nText.\n\n{code}\n"));
        assert_eq!(found, Vec::<&str>::new(), "{code}");
    }
}

#[test]
fn a_title_without_its_space_is_one_diagnostic_on_that_place() {
    assert_eq!(codes("#One\n\nText.\n"), ["no-title"]);
    assert_eq!(codes("#\u{a0}One\n\nText.\n"), ["no-title"]);
}

#[test]
fn front_matter_and_markup_of_other_tools_are_no_summary() {
    let text = "---\ntitle: One\n\nnote: x\n---\n# One\n\n{{#include a.md}}\n\nWords of prose.\n";
    let outcome = SiteTest::new().file("content/care/first/en.md", text).build();
    let entry = outcome.build.site.catalog.entries().find(|(_, entry)| entry.is_lesson());
    let summary = entry.and_then(|(_, entry)| Some(entry.original()?.summary.clone()));
    assert_eq!(summary.as_deref(), Some("Words of prose."));
}

#[test]
fn a_letter_in_brackets_in_a_word_is_no_box() {
    assert_eq!(SiteTest::lesson("- [v]erbose output\n- [V]ersion").build().diagnostics(), "");
    let slip = SiteTest::lesson("- [v] Right").build().diagnostics();
    assert!(slip.starts_with("warning[malformed-box]"), "{slip}");
}
