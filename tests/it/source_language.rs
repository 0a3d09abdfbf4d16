//! `polybook stamp` where it decides which text is the original: in the language of the site, and
//! where others were made from a text.
#![cfg(unix)]

use crate::site_test::{SiteFolder, SiteTest};
use crate::stamp_command::{changed, refused, succeeds};
use crate::stamps::{EN, EN_1, TH_1, VI, VI_1, VI_2, made_from};

/// A site in English with these texts of `care/first`, where nothing says which was written first.
fn untold(texts: &[(&str, &str)]) -> SiteFolder {
    let write = |site: SiteTest, (stem, text): &(&str, &str)| {
        site.file(&format!("content/care/first/{stem}.md"), text)
    };
    texts.iter().fold(SiteTest::stamped(), write).on_disk()
}

/// The original and the state of each text, as `polybook translations` has them.
fn told(folder: &SiteFolder) -> String {
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
    let folder = untold(&[("vi", VI_1)]);
    assert_eq!(told(&folder), "vi, vi original, nl missing, th missing, en missing");
    folder.write(EN, EN_1);
    succeeds(&folder, &["stamp", "en", "care/first", "--from", "vi"]);
    assert_eq!((folder.read(EN), folder.read(VI)), (made_from("vi", VI_1, EN_1), VI_1.to_owned()));
    assert_eq!(told(&folder), "vi, vi original, nl missing, th missing, en current");
    let check = folder.run(&["check"]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{check}");
    // It stays so when the original changes.
    folder.write(VI, VI_2);
    assert_eq!(told(&folder), "vi, vi original, nl missing, th missing, en outdated");
    succeeds(&folder, &["stamp", "en", "care/first"]);
    assert_eq!(folder.read(EN), made_from("vi", VI_2, EN_1));
}

#[test]
fn so_are_the_home_page_topics_plain_pages_and_the_glossary() {
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
        succeeds(&folder, &["stamp", "en", name, "--from", "vi"]);
        assert_eq!(folder.read(&format!("{path}/en.md")), made_from("vi", VI_1, EN_1));
        let check = folder.run(&["check"]);
        assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{name}: {check}");
    }
}

#[test]
fn one_of_several_translations_can_be_stamped_first_and_none_of_them_takes_the_originals_place() {
    let folder = untold(&[("nl", NL_1), ("vi", VI_1), ("th", TH_1), ("en", EN_1)]);
    succeeds(&folder, &["stamp", "en", "care/first", "--from", "vi"]);
    assert_eq!(told(&folder), "vi, vi original, nl unverified, th unverified, en current");
    assert_eq!(folder.run(&["check"]).code, 0);
    succeeds(&folder, &["stamp", "nl", "care/first"]);
    succeeds(&folder, &["stamp", "th", "care/first", "--from", "en"]);
    assert_eq!(told(&folder), "vi, vi original, nl current, th current, en current");
    assert_eq!(folder.run(&["check"]).stdout, "");
}

#[test]
fn a_text_from_which_others_were_made_is_not_told_that_it_is_a_translation() {
    let folder = untold(&[("vi", VI_1), ("th", &made_from("vi", VI_1, TH_1))]);
    assert_eq!(folder.run(&["check"]).stdout, "");
    folder.write(EN, "# One\n\nA word.\n\n## Another outline\n\nx\n");
    assert_eq!(told(&folder), "vi, vi original, nl missing, th current, en unverified");
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
    // Where others were made from both, nobody knows.
    folder.write(EN, EN_1);
    folder.write("content/care/first/nl.md", made_from("en", EN_1, NL_1));
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
    let folder = untold(&[("vi", VI_1), ("nl", NL_1), ("en", EN_1)]);
    succeeds(&folder, &["stamp", "--all-unverified", "--from", "vi"]);
    assert_eq!(told(&folder), "vi, vi original, nl current, th missing, en current");
    // Without it, the others were made from the site's own; but not one from which others were
    // made.
    let folder = untold(&[("vi", VI_1), ("en", EN_1)]);
    succeeds(&folder, &["stamp", "--all-unverified"]);
    assert_eq!(told(&folder), "en, vi current, nl missing, th missing, en original");
    let folder = untold(&[
        ("vi", VI_1),
        ("en", EN_1),
        ("th", &made_from("vi", VI_1, TH_1)),
        ("nl", &made_from("en", EN_1, NL_1)),
    ]);
    let before = folder.files("");
    succeeds(&folder, &["stamp", "--all-unverified"]);
    assert_eq!(changed(&before, &folder), Vec::<String>::new());
}

#[test]
fn an_original_that_cannot_become_a_translation_says_why() {
    let says = |folder: &SiteFolder, arguments: &[&str], words: &str| {
        let said = refused(folder, arguments);
        assert!(said.contains(words), "{arguments:?} is answered without “{words}”: {said}");
    };
    let folder = untold(&[("vi", VI_1), ("en", EN_1)]);
    says(&folder, &["stamp", "en", "care/first"], "--from vi");
    says(&folder, &["stamp", "en", "care/first", "--from", "en"], "itself");
    says(&folder, &["stamp", "en", "care/first", "--from", "th"], "th.md");
    // The file of facts stands above all.
    folder.write("content/care/first/lesson.toml", "source = \"en\"");
    says(&folder, &["stamp", "en", "care/first", "--from", "vi"], "lesson.toml");
    // One has to be the original.
    let folder = untold(&[("vi", &made_from("en", EN_1, VI_1)), ("en", EN_1)]);
    says(&folder, &["stamp", "en", "care/first", "--from", "vi"], "original");
    let folder = untold(&[("nl", NL_1), ("vi", &made_from("en", EN_1, VI_1)), ("en", EN_1)]);
    says(
        &folder,
        &["stamp", "en", "care/first", "--from", "vi"],
        "vi.md was itself translated from en.md",
    );
}
