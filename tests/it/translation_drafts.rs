//! Translations that are begun and not filled in: they are drafts, whatever their stamps are.
#![cfg(unix)]

use polybook::catalog::TranslationState;

use crate::site_test::SiteTest;
use crate::stamp_command::{assert_success, state};
use crate::stamps::{EN, EN_1, VI_1, family, states, with_stamp};

const ZEROS: &str = "0000000000000000";

const FULL: &str =
    "# Một\n\nMở đầu.\n\n## Phần\n\nMột từ.\n\n### Sâu\n\nHai từ.\n\n## Cuối\n\nBa từ.\n";

#[test]
fn an_unfilled_text_is_a_draft_whatever_its_stamp() {
    let drafts = [
        ("headings", "# One\n\n## Part\n\n### Deep\n\n## End\n"),
        (
            "headings with comments",
            "# One\n\n<!-- keypoints -->\n## Part\n\n<!-- later -->\n\n### Deep\n\n## End\n",
        ),
        ("headings as they were", "# Một\n\n## Phần\n\n### Sâu\n\n## Cuối\n"),
        ("sections", "# One\n\n## Part\n\n## End\n"),
        ("sections, some of them filled in", "# One\n\nBegin.\n\n## Part\n\nA word.\n\n## End\n"),
        ("the title", "# One\n"),
        (
            "one section left",
            "# One\n\nBegin.\n\n## Part\n\nA word.\n\n### Deep\n\nTwo.\n\n## End\n",
        ),
        ("a copy of the original", FULL),
    ];
    let stamps = [
        ("current", with_stamp("vi", FULL, "")),
        ("outdated", with_stamp("vi", VI_1, "")),
        ("unverified", format!("<!-- translated-from: vi {ZEROS} -->\n")),
        ("unverified", String::new()),
    ];
    for (name, text) in drafts {
        for (by_stamp, stamp) in &stamps {
            let en = format!("{stamp}<!-- review: draft -->\n{text}");
            let outcome = family(&[("vi", FULL), ("en", &en)]).build();
            assert_eq!(
                states(&outcome),
                "vi original, nl missing, th missing, en draft",
                "{name}, {by_stamp}"
            );
            let catalog = &outcome.build.site.catalog;
            let entry = catalog.entry(catalog.in_folder("care/first").unwrap());
            let language = catalog.config.language_of_stem("en").unwrap();
            assert_eq!(entry.translation(language).by_stamp.as_str(), *by_stamp, "{name}");
            // A missing or outdated stamp is reported all the same.
            let code = match *by_stamp {
                "outdated" => "outdated-translation",
                "unverified" => "missing-stamp",
                _ => "",
            };
            assert!(
                outcome.diagnostics().contains(code),
                "{name}, {by_stamp}: {}",
                outcome.diagnostics()
            );
            // Missing parts are not searched, and that is reported.
            let is_told = outcome.diagnostics().contains("untranslated-section");
            assert_eq!(is_told, text != FULL, "{name}: {}", outcome.diagnostics());
            assert_eq!(
                outcome.page("en/care/first.html").contains("content=\"noindex\""),
                is_told,
                "{name}"
            );
        }
    }
    // Sections may be empty in the original too.
    let vi = "# Một\n\nMở đầu.\n\n## Phần\n";
    let outcome =
        family(&[("vi", vi), ("en", &with_stamp("vi", vi, "# One\n\n## Part\n"))]).build();
    assert_eq!(states(&outcome), "vi original, nl missing, th missing, en draft");
    assert!(outcome.diagnostics().contains("untranslated-section"), "{}", outcome.diagnostics());
}

#[test]
fn a_complete_text_is_not_a_draft() {
    let pairs = [
        (FULL, "# One\n\nBegin.\n\n## Part\n\nA word.\n\n### Deep\n\nTwo.\n\n## End\n\nThree.\n"),
        // A different outline.
        (FULL, "# One\n\nBegin.\n\n## Part\n\nA word. Two.\n\n## End\n\nThree.\n"),
        // What is empty in the original may be empty in the translation.
        ("# Một\n\nx\n\n## Phần\n\n## Cuối\n", "# One\n\nx\n\n## Part\n\n## End\n"),
        ("# Một\n\nx\n\n## Phần\n\n## Cuối\n\nx\n", "# One\n\nx\n\n## Part\n"),
        ("# Một\n", "# One\n"),
        ("# Một\n\n## Phần\n", "# One\n"),
        // Names are the same in all languages.
        ("# Polybook\n", "# Polybook\n"),
        ("# Polybook\n\nPolybook!\n", "<!-- review: human -->\n# Polybook\n\nPolybook!\n"),
    ];
    for (vi, en) in pairs {
        let outcome = family(&[("vi", vi), ("en", &with_stamp("vi", vi, en))]).build();
        assert_eq!(states(&outcome), "vi original, nl missing, th missing, en current", "{en}");
    }
    // Neither is a text that nobody has reviewed: that is another state.
    let en = with_stamp("vi", VI_1, &format!("<!-- review: machine -->\n{EN_1}"));
    assert_eq!(
        states(&family(&[("vi", VI_1), ("en", &en)]).build()),
        "vi original, nl missing, th missing, en current"
    );
}

#[test]
fn a_translation_of_a_draft_is_unverified() {
    let en = with_stamp("vi", FULL, "# One\n\n## Part\n\n### Deep\n\n## End\n");
    let th = "# หนึ่ง\n\nคำ\n\n## ส่วน\n\nคำ\n\n### ลึก\n\nคำ\n\n## จบ\n\nคำ\n";
    let outcome = family(&[("vi", FULL), ("en", &en), ("th", &with_stamp("en", &en, th))]).build();
    assert_eq!(states(&outcome), "vi original, nl missing, th upstream-outdated, en draft");
}

#[test]
fn every_kind_of_page_can_be_a_draft() {
    let mut site = SiteTest::stamped().file("content/care/first/en.md", EN_1);
    let folders = ["content", "content/pages/about", "content/glossary", "content/care"];
    for folder in folders {
        let nl = with_stamp("en", EN_1, "<!-- review: draft -->\n# One\n");
        site = site.file(&format!("{folder}/en.md"), EN_1).file(&format!("{folder}/nl.md"), &nl);
    }
    let outcome = site.build();
    let catalog = &outcome.build.site.catalog;
    let nl = catalog.config.language_of_stem("nl").unwrap();
    let drafts = catalog
        .entries()
        .filter(|(_, entry)| entry.translation(nl).state == TranslationState::Draft);
    assert_eq!(drafts.count(), folders.len());
}

#[test]
fn a_draft_without_a_stamp_is_stamped_with_the_others() {
    let folder =
        family(&[("vi", "# Một\n\nx\n\n## Phần\n\nx\n"), ("en", "# One\n\n## Part\n")]).on_disk();
    assert_eq!(state(&folder, "en"), "draft");
    assert_success(&folder, &["stamp", "--all-unverified"]);
    assert!(folder.read(EN).starts_with("<!-- translated-from: vi "));
    assert_eq!(state(&folder, "en"), "draft");
}
