//! Limits on everything that multiplies: titles that appear on every page, lists of which each item
//! creates pages.

use std::fmt::Write as _;

use crate::site_test::{Outcome, SiteTest};

fn codes(outcome: &Outcome) -> Vec<&'static str> {
    outcome.build.diagnostics.iter().map(|found| found.code.name()).collect()
}

fn words(count: usize) -> String {
    "Chăm sóc ".repeat(count / 9 + 1).chars().take(count).collect()
}

#[test]
fn a_title_of_three_hundred_characters_is_the_longest() {
    let topic = |length: usize| {
        SiteTest::lesson("x")
            .file("content/care/en.md", &format!("# {}x\n\nA topic.", words(length - 1)))
    };
    assert_eq!(topic(300).build().diagnostics(), "");
    let outcome = topic(900_000).build();
    assert_eq!(
        outcome.diagnostics(),
        "error[too-long] content/care/en.md:1:1 “title” has 900000 characters; at most 300 are \
        used | shorten it\n"
    );
    // Texts that are processed in spite of the error, in `serve`, are truncated.
    let size: usize = outcome
        .paths()
        .iter()
        .filter(|path| **path != "en/care/index.html")
        .map(|path| outcome.bytes(path).len())
        .sum();
    assert!(size < 1_000_000, "{size}");
}

#[test]
fn texts_and_lists_in_toml_are_bounded() {
    let facts = |facts: String| {
        SiteTest::lesson("x").file("content/care/first/lesson.toml", &facts).build()
    };
    let title = |length: usize| facts(format!("[[based-on]]\ntitle = \"{}\"", words(length)));
    assert!(codes(&title(2_000)).is_empty());
    assert_eq!(
        title(2_001).diagnostics(),
        "error[too-long] content/care/first/lesson.toml:2:9 “title” has 2001 characters; at most \
        2000 are used | shorten it\n"
    );
    let list = |count: usize| facts(format!("requires = [{}]", "\"care/first\", ".repeat(count)));
    assert!(!codes(&list(100)).contains(&"too-many"));
    assert!(list(101).diagnostics().contains(
        "error[too-many] content/care/first/lesson.toml:1:12 “requires” has 101 entries; at most \
        100 are used | remove some"
    ));
    assert!(codes(&facts("[[based-on]]\ntitle = \"x\"\n".repeat(101))).contains(&"too-many"));

    let config = |key: &str, length: usize| {
        SiteTest::lesson("x")
            .file("book.toml", &format!("[book]\nlanguage = \"en\"\n{key} = \"{}\"", words(length)))
            .build()
    };
    for (key, limit) in [("title", 300), ("license", 300), ("description", 2_000)] {
        assert!(codes(&config(key, limit)).is_empty(), "{key}");
        assert_eq!(codes(&config(key, limit + 1)), ["too-long"], "{key}");
    }
    let name = |length: usize| {
        SiteTest::lesson("x").file("i18n/en.toml", &format!("home = \"{}\"", words(length))).build()
    };
    assert_eq!((codes(&name(300)), codes(&name(301))), (vec![], vec!["too-long"]));
}

#[test]
fn tags_topics_plain_pages_and_languages_are_bounded() {
    let tags = |count: usize| {
        let mut site = SiteTest::english();
        let mut names = String::new();
        for first in (0..count).step_by(100) {
            let tags: Vec<String> =
                (first..count.min(first + 100)).map(|tag| format!("\"t{tag}\"")).collect();
            let folder = format!("content/care/l{first:04}");
            site = site.file(&format!("{folder}/en.md"), &format!("# Lesson {first}\n\nx"));
            site = site
                .file(&format!("{folder}/lesson.toml"), &format!("tags = [{}]", tags.join(", ")));
            for tag in &tags {
                writeln!(names, "[{tag}]\nen = {tag}").unwrap();
            }
        }
        site.file("content/tags.toml", &names).build()
    };
    assert!(codes(&tags(1_000)).is_empty());
    assert_eq!(
        tags(1_001).diagnostics(),
        "error[too-many] content/care/l1000/lesson.toml:1:9 “tags” has 1001 entries; at most 1000 \
        are used | remove some: each one makes other pages longer or adds pages\n"
    );

    let folders = |count: usize, path: &str, place: &str| {
        let site = SiteTest::lesson("x");
        let text = |number: usize| {
            (path.replace("{n}", &format!("{number:03}")), format!("# Title {number}\n\nx"))
        };
        let outcome =
            (0..count).map(text).fold(site, |site, (path, text)| site.file(&path, &text)).build();
        let found =
            outcome.build.diagnostics.iter().filter(|found| found.code.name() == "too-many");
        found.for_each(|found| assert_eq!(found.path.as_str(), place));
        codes(&outcome).contains(&"too-many")
    };
    // In addition to the topic `care`.
    assert!(!folders(199, "content/t{n}/en.md", ""));
    assert!(folders(200, "content/t{n}/en.md", "content/t199/en.md"));
    assert!(!folders(100, "content/pages/p{n}/en.md", ""));
    assert!(folders(101, "content/pages/p{n}/en.md", "content/pages/p100/en.md"));

    let languages = |count: usize| {
        let tag = |number: usize| {
            format!(
                "[languages.{}]\n",
                String::from_utf8(vec![
                    b'a' + u8::try_from(number / 26).unwrap(),
                    b'a' + u8::try_from(number % 26).unwrap(),
                    b'a'
                ])
                .unwrap()
            )
        };
        let config = format!("[languages.en]\n{}", (0..count).map(tag).collect::<String>());
        codes(&SiteTest::lesson("x").file("book.toml", &config).build()).contains(&"too-many")
    };
    assert_eq!((languages(99), languages(100)), (false, true));
}

#[test]
fn a_site_with_too_many_pages_is_not_rendered_to_be_checked() {
    let mut folder = SiteTest::lesson("x");
    for topic in 0..201 {
        folder = folder.file(&format!("content/t{topic}/en.md"), &format!("# Topic {topic}\n\nx"));
    }
    let run = folder.on_disk().run(&["check"]);
    assert!(
        run.code == 1 && run.stdout.contains("“topics” has 202 entries; at most 200 are used"),
        "{run}"
    );
}
