//! How `polybook stamp` decides which text is the original, by the language of the site and by the
//! texts that were translated from others.
#![cfg(unix)]

use crate::site_test::{SiteFolder, SiteTest};
use crate::stamp_command::{assert_refused, assert_success, changed};
use crate::stamps::{EN, EN_1, TH_1, VI, VI_1, VI_2, with_stamp};

/// Returns a site in English with these texts of `care/first`, without information about which was
/// written first.
fn site_without_source(texts: &[(&str, &str)]) -> SiteFolder {
    let write = |site: SiteTest, (stem, text): &(&str, &str)| {
        site.file(&format!("content/care/first/{stem}.md"), text)
    };
    texts.iter().fold(SiteTest::stamped(), write).on_disk()
}

/// Returns the original and the state of each text, as `polybook translations` reports them.
fn states(folder: &SiteFolder) -> String {
    let run = folder.run(&["translations", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let lesson = &report["lessons"][0];
    let text =
        |stem: &str| format!(", {stem} {}", lesson["languages"][stem]["state"].as_str().unwrap());
    let texts: String = ["vi", "nl", "th", "en"].map(text).concat();
    format!("{}{texts}", lesson["source"].as_str().unwrap())
}

const NL_1: &str = "# Een\n\nEen woord.\n";

#[test]
fn a_translation_into_the_language_of_the_site_is_stamped_and_the_original_stays() {
    let folder = site_without_source(&[("vi", VI_1)]);
    assert_eq!(states(&folder), "vi, vi original, nl missing, th missing, en missing");
    folder.write(EN, EN_1);
    assert_success(&folder, &["stamp", "en", "care/first", "--from", "vi"]);
    assert_eq!((folder.read(EN), folder.read(VI)), (with_stamp("vi", VI_1, EN_1), VI_1.to_owned()));
    assert_eq!(states(&folder), "vi, vi original, nl missing, th missing, en current");
    let check = folder.run(&["check"]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{check}");
    // It stays so when the original changes.
    folder.write(VI, VI_2);
    assert_eq!(states(&folder), "vi, vi original, nl missing, th missing, en outdated");
    assert_success(&folder, &["stamp", "en", "care/first"]);
    assert_eq!(folder.read(EN), with_stamp("vi", VI_2, EN_1));
}

#[test]
fn the_same_holds_for_the_home_page_topics_plain_pages_and_the_glossary() {
    for (name, path) in [
        ("home", "content"),
        ("calm", "content/calm"),
        ("pages/about", "content/pages/about"),
        ("glossary", "content/glossary"),
    ] {
        let lesson = "# A lesson\n\nx";
        let site = SiteTest::stamped().file("content/care/first/en.md", lesson);
        let site = site.file("content/calm/one/en.md", "# Another\n\nx");
        let site = site.file("content/calm/en.md", "# Calm\n\nx");
        let folder = site
            .file(&format!("{path}/vi.md"), VI_1)
            .file(&format!("{path}/en.md"), EN_1)
            .on_disk();
        assert_success(&folder, &["stamp", "en", name, "--from", "vi"]);
        assert_eq!(folder.read(&format!("{path}/en.md")), with_stamp("vi", VI_1, EN_1));
        let check = folder.run(&["check"]);
        assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{name}: {check}");
    }
}

#[test]
fn any_translation_can_be_stamped_first_without_becoming_the_original() {
    let folder = site_without_source(&[("nl", NL_1), ("vi", VI_1), ("th", TH_1), ("en", EN_1)]);
    assert_success(&folder, &["stamp", "en", "care/first", "--from", "vi"]);
    assert_eq!(states(&folder), "vi, vi original, nl unverified, th unverified, en current");
    assert_eq!(folder.run(&["check"]).code, 0);
    assert_success(&folder, &["stamp", "nl", "care/first"]);
    assert_success(&folder, &["stamp", "th", "care/first", "--from", "en"]);
    assert_eq!(states(&folder), "vi, vi original, nl current, th current, en current");
    assert_eq!(folder.run(&["check"]).stdout, "");
}

#[test]
fn a_text_from_which_others_were_translated_is_not_called_a_translation() {
    let folder = site_without_source(&[("vi", VI_1), ("th", &with_stamp("vi", VI_1, TH_1))]);
    assert_eq!(folder.run(&["check"]).stdout, "");
    folder.write(EN, "# One\n\nA word.\n\n## Another outline\n\nx\n");
    assert_eq!(states(&folder), "vi, vi original, nl missing, th current, en unverified");
    let run = folder.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    for found in report["diagnostics"].as_array().unwrap() {
        let (path, severity) =
            (found["path"].as_str().unwrap(), found["severity"].as_str().unwrap());
        assert!(
            severity == "info" || (!path.ends_with("vi.md") && !path.ends_with("th.md")),
            "{found}"
        );
    }
    // Where others were translated from both, the original is unknown.
    folder.write(EN, EN_1);
    folder.write("content/care/first/nl.md", with_stamp("en", EN_1, NL_1));
    let check = folder.run(&["check"]);
    assert!(check.code == 0 && check.stdout.contains("ambiguous-source"), "{check}");
    assert!(
        !check.stdout.contains("vi.md:")
            && !folder.run(&["translations"]).stdout.contains("stamp vi"),
        "{check}"
    );
}

#[test]
fn a_first_adoption_from_another_language_includes_the_language_of_the_site() {
    let folder = site_without_source(&[("vi", VI_1), ("nl", NL_1), ("en", EN_1)]);
    assert_success(&folder, &["stamp", "--all-unverified", "--from", "vi"]);
    assert_eq!(states(&folder), "vi, vi original, nl current, th missing, en current");
    // Without it, the others were translated from the site's own language; but not a text that is
    // itself the parent of others.
    let folder = site_without_source(&[("vi", VI_1), ("en", EN_1)]);
    assert_success(&folder, &["stamp", "--all-unverified"]);
    assert_eq!(states(&folder), "en, vi current, nl missing, th missing, en original");
    let folder = site_without_source(&[
        ("vi", VI_1),
        ("en", EN_1),
        ("th", &with_stamp("vi", VI_1, TH_1)),
        ("nl", &with_stamp("en", EN_1, NL_1)),
    ]);
    let before = folder.files("");
    assert_success(&folder, &["stamp", "--all-unverified"]);
    assert_eq!(changed(&before, &folder), Vec::<String>::new());
}

#[test]
fn an_original_that_cannot_become_a_translation_is_refused_with_a_reason() {
    let says = |folder: &SiteFolder, arguments: &[&str], words: &str| {
        let said = assert_refused(folder, arguments);
        assert!(said.contains(words), "{arguments:?} is answered without “{words}”: {said}");
    };
    let folder = site_without_source(&[("vi", VI_1), ("en", EN_1)]);
    says(&folder, &["stamp", "en", "care/first"], "--from vi");
    says(&folder, &["stamp", "en", "care/first", "--from", "en"], "itself");
    says(&folder, &["stamp", "en", "care/first", "--from", "th"], "th.md");
    // `lesson.toml` overrides everything else.
    folder.write("content/care/first/lesson.toml", "source = \"en\"");
    says(&folder, &["stamp", "en", "care/first", "--from", "vi"], "lesson.toml");
    // One of the texts has to be the original.
    let folder = site_without_source(&[("vi", &with_stamp("en", EN_1, VI_1)), ("en", EN_1)]);
    says(&folder, &["stamp", "en", "care/first", "--from", "vi"], "original");
    let folder =
        site_without_source(&[("nl", NL_1), ("vi", &with_stamp("en", EN_1, VI_1)), ("en", EN_1)]);
    says(
        &folder,
        &["stamp", "en", "care/first", "--from", "vi"],
        "vi.md was itself translated from en.md",
    );
}
