//! `polybook new`: lessons, topics and translations to fill in.

use crate::init_command::ALL;
use crate::site_test::{SiteFolder, SiteTest};
use crate::stamp_command::{assert_refused, assert_success};

/// Returns a site in Dutch and English with a first lesson.
fn site() -> SiteFolder {
    let folder = SiteTest::empty().on_disk();
    assert_success(&folder, &["init", "--lang", "nl,en"]);
    folder
}

fn assert_clean(folder: &SiteFolder) {
    let check = folder.run(&["check", "--deny-warnings"]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{check}");
}

#[test]
fn a_lesson_begins_with_headings_in_the_language_of_the_site() {
    let folder = site();
    let run = assert_success(&folder, &["new", "first-steps/the-second-step"]);
    assert_eq!(run.stdout, "content/first-steps/the-second-step/nl.md: a new lesson\n");
    assert!(run.stderr.contains("polybook serve"), "{run}");
    let text = folder.read("content/first-steps/the-second-step/nl.md");
    assert!(text.starts_with("# The second step\n") && text.contains("## Test jezelf"), "{text}");
    assert_clean(&folder);
    // In another language of the site.
    assert_success(&folder, &["new", "first-steps/third", "--lang", "en"]);
    let text = folder.read("content/first-steps/third/en.md");
    assert!(text.contains("## Check yourself"), "{text}");
    assert_clean(&folder);
}

#[test]
fn a_new_lesson_and_topic_check_clean_in_each_language() {
    for stem in ALL {
        let folder = SiteTest::empty().on_disk();
        assert_success(&folder, &["init", "--lang", stem]);
        for name in ["second", "second/lesson", "pages/about"] {
            assert_success(&folder, &["new", name]);
        }
        let check = folder.run(&["check"]);
        assert_eq!(check.code, 0, "{stem}: {check}");
        let others = check.stdout.replace("warning[missing-string]", "");
        assert!(!others.contains("warning["), "{stem}: {check}");
    }
}

#[test]
fn a_translation_has_its_stamp_and_the_headings_of_the_original() {
    let folder = site();
    for (name, path) in [
        ("first-steps/second", "content/first-steps/second"),
        ("pages/about", "content/pages/about"),
        ("second", "content/second"),
    ] {
        assert_success(&folder, &["new", name]);
        // A path to the folder is a name too, as a shell completes it.
        let run = assert_success(&folder, &["new", &format!("{path}/"), "--lang", "en"]);
        assert_eq!(run.stdout, format!("{path}/en.md: a translation to fill in\n"));
        let text = folder.read(&format!("{path}/en.md"));
        let mut lines = text.lines();
        assert!(lines.next().unwrap().starts_with("<!-- translated-from: nl "), "{text}");
        assert_eq!(lines.next(), Some("<!-- review: draft -->"));
        let original = folder.read(&format!("{path}/nl.md"));
        let headings = |text: &str| -> Vec<String> {
            text.lines().filter(|line| line.starts_with('#')).map(str::to_owned).collect()
        };
        assert_eq!(headings(&text), headings(&original));
    }
    let check = folder.run(&["check"]);
    assert!(check.code == 0 && !check.stdout.contains("stamp"), "{check}");
}

#[test]
fn nothing_is_overwritten() {
    let folder = site();
    let lesson = "first-steps/look-up-first";
    for arguments in [
        ["new", lesson].as_slice(),
        &["new", lesson, "--lang", "en"],
        &["new", "first-steps"],
        &["new", "glossary", "--lang", "en"],
        &["new", "home"],
    ] {
        let refusal = assert_refused(&folder, arguments);
        assert!(refusal.contains("exists already"), "{refusal}");
    }
    // The next step is named.
    fs_err::remove_file(folder.path(&format!("content/{lesson}/en.md"))).unwrap();
    let refusal = assert_refused(&folder, &["new", lesson]);
    assert!(refusal.contains(&format!("polybook new {lesson} --lang en")), "{refusal}");
}

#[test]
fn a_name_that_cannot_be_is_answered_with_one_that_can() {
    let folder = site();
    for (name, answer) in [
        ("fisrt-steps/second", "did you mean first-steps? polybook new first-steps/second"),
        ("care/second", "to begin this topic: polybook new care"),
        ("Thái độ", "write thai-do"),
        ("first-steps/My Lesson", "write my-lesson"),
        ("first-steps/con", "write con-1"),
        ("tags", "is reserved"),
        ("nl", "is reserved"),
        ("first-steps/index", "is reserved"),
        ("pages", "polybook new pages/NAME"),
        ("a/b/c", "polybook new TOPIC/LESSON"),
        ("glossary/term", "its terms are headings"),
        ("../x", "write"),
        ("", "write"),
    ] {
        let refusal = assert_refused(&folder, &["new", name]);
        assert!(refusal.contains(answer), "{name}: {refusal}");
    }
    let refusal = assert_refused(&folder, &["new", "first-steps/x", "--lang", "nk"]);
    assert!(refusal.contains("did you mean nl?"), "{refusal}");
    // A lesson with nearly the same name may be meant, so it is mentioned.
    let run = assert_success(&folder, &["new", "first-steps/look-up-frist", "--lang", "en"]);
    assert!(run.stderr.contains("also a lesson first-steps/look-up-first"), "{run}");
}
