//! Every line and name that a help text proposes: it can be used as it is.
//!
//! In: sites with mistakes that people make. Out: nothing; the tests apply what is proposed.

use polybook::diagnostic::{Argument, Diagnostic, NEAREST};

use crate::site_test::{Outcome, SiteTest};

/// Texts that are not TOML, each with how many mistakes it has.
const MISTAKES: [(&str, usize); 44] = [
    ("order: 1", 1),
    ("order ＝ 1", 1),
    ("order => 1", 1),
    ("order == 1", 1),
    ("order 1", 1),
    ("order\u{a0}= 1", 1),
    ("order = 1,", 1),
    ("order = 1;", 1),
    ("order = 1 // first", 1),
    ("order = 03", 1),
    ("tags = [“a”, “b”]", 1),
    ("tags: [‘a’, ‘b’]", 1),
    ("tags = [\"a\", \"b\"\norder = 1\nsource = \"en\"", 1),
    ("tags = [\n  \"a\",\n  \"b\"\norder = 1", 1),
    ("tags = [\"a\" \"b\"]", 1),
    ("tags = [\"a\", b]", 1),
    ("tags = [a, b]", 1),
    ("tags = [\"a, \"b\"]", 1),
    ("tags = [\"a\", \"b]", 1),
    ("tags = (\"a\", \"b\")", 1),
    ("tags = {\"a\", \"b\"}", 1),
    ("tags = \"a\", \"b\"", 1),
    ("tags = a, b", 1),
    ("tags = [\"a\"]]", 1),
    ("tags:\n  - a\n  - b\norder: 2", 2),
    ("source = en", 1),
    ("source = \"en", 1),
    ("source = en\"", 1),
    ("source = 'en", 1),
    ("source = \"en\norder = 1", 1),
    ("source \"en\"", 1),
    ("draft = True", 1),
    ("draft = yes", 1),
    ("published = 22-11-2026", 1),
    ("published = 22/11/2569", 1),
    ("published = 2026-1-5", 1),
    ("related = [care\\second]", 1),
    ("This is a note\norder = 1", 1),
    ("[[based-on]\ntitle = \"x\"", 1),
    ("[[based-on]]\ntitle = \"He said \"hello\" to me\"\nauthor = “Somebody”", 2),
    ("[[based-on]]\ntitle = \"first line\nsecond line\"\nauthor = \"x\"", 1),
    ("[[based-on]]\ntitle = \"C:\\Users\\docs\"", 1),
    ("[[based-on]]\ntitle = 'It's good'", 1),
    ("based-on = [{ title: \"x\", author = \"y\" ]", 1),
];

/// TOML with values of another type than the key has.
const TYPES: [&str; 8] = [
    "order = \"3\"",
    "teaching = \"20 minutes\"",
    "draft = \"yes\"",
    "published = \"22-11-2026\"",
    "[based-on]\ntitle = \"x\"",
    "source = [\"en\"]",
    "tags = [1]",
    "published = 2026-11-22T10:00:00Z",
];

fn facts(toml: &str) -> Outcome {
    SiteTest::lesson("x")
        .file("content/care/second/en.md", "# Second\n\nx")
        .file("content/care/first/lesson.toml", toml)
        .build()
}

fn about<'a>(outcome: &'a Outcome, code: &str) -> Vec<&'a Diagnostic> {
    let diagnostics = outcome.build.diagnostics.iter();
    diagnostics.filter(|diagnostic| diagnostic.code.name() == code).collect()
}

fn proposal(diagnostic: &Diagnostic) -> Option<&str> {
    diagnostic.argument(NEAREST).and_then(Argument::as_text)
}

/// Replaces the lines that contain the place of each diagnostic by what it proposes.
fn applied(toml: &str, diagnostics: &[&Diagnostic]) -> String {
    let mut toml = toml.to_owned();
    for diagnostic in diagnostics.iter().rev() {
        let line = proposal(diagnostic).unwrap_or_else(|| panic!("nothing is proposed: {toml}"));
        let start = toml[..diagnostic.span.start].rfind('\n').map_or(0, |place| place + 1);
        let end = diagnostic.span.end;
        let end = toml[end..].find('\n').map_or(toml.len(), |place| end + place);
        toml.replace_range(start..end, line);
    }
    toml
}

#[test]
fn a_mistake_in_toml_is_one_diagnostic_with_the_line_as_it_should_be() {
    for (toml, count) in MISTAKES {
        let outcome = facts(toml);
        let found = about(&outcome, "toml-syntax");
        assert_eq!(found.len(), count, "{toml}\n{outcome}");
        let corrected = applied(toml, &found);
        let outcome = facts(&corrected);
        assert!(about(&outcome, "toml-syntax").is_empty(), "{toml}\n{corrected}\n{outcome}");
        assert!(about(&outcome, "wrong-type").is_empty(), "{toml}\n{corrected}\n{outcome}");
        assert!(about(&outcome, "unknown-key").is_empty(), "{toml}\n{corrected}\n{outcome}");
    }
}

#[test]
fn a_value_of_another_type_is_shown_as_it_should_be() {
    for toml in TYPES {
        let found = facts(toml);
        let corrected = applied(toml, &about(&found, "wrong-type"));
        let outcome = facts(&corrected);
        assert!(about(&outcome, "toml-syntax").is_empty(), "{corrected}\n{outcome}");
        assert!(about(&outcome, "wrong-type").is_empty(), "{corrected}\n{outcome}");
    }
}

#[test]
fn a_link_is_never_corrected_to_its_own_file_or_to_what_is_not_there() {
    let links = [
        "second.md",
        "../secnd/en.md",
        "../Second/en.md",
        "completely-different.md",
        "README.md",
        "../second/README.md",
        "../first/de.md",
        "flat.md",
        "../../clam/third/en.md",
        "../../../README.md",
    ];
    for link in links {
        let site = SiteTest::lesson(&format!("[x]({link})"))
            .file("content/care/second/en.md", "# Second\n\nx")
            .file("content/care/first/flat.md", "# Flat\n\nx")
            .file("content/calm/en.md", "# Calm\n\nx")
            .file("content/calm/third/en.md", "# Third\n\nx");
        let outcome = site.clone().build();
        for diagnostic in about(&outcome, "broken-link") {
            let Some(near) = proposal(diagnostic) else { continue };
            assert!(near != "en.md" && near != link, "{outcome}");
            let repaired =
                site.clone().file("content/care/first/en.md", &format!("# First\n\n[x]({near})"));
            let repaired = repaired.build();
            assert!(about(&repaired, "broken-link").is_empty(), "{link}: {near}\n{repaired}");
        }
    }
}

#[test]
fn a_name_is_corrected_to_one_that_a_reader_recognises() {
    for (tag, name) in [
        ("Lòng tốt", "long-tot"),
        ("đồng-cảm", "dong-cam"),
        ("น้ำใจ", "namchai"),
        ("Wärme & Ruhe", "warme-ruhe"),
    ] {
        let outcome = facts(&format!("tags = [\"{tag}\"]"));
        let found = about(&outcome, "bad-name");
        let proposed = found[0].argument("proposal").and_then(Argument::as_text);
        assert_eq!(proposed, Some(name), "{outcome}");
    }
    for (alias, place) in [
        ("/care/old", "care/old"),
        ("care/old/", "care/old"),
        ("https://example.org/en/care/old.html", "care/old"),
        ("old", "care/old"),
        ("care/old/en.md", "care/old"),
        ("care/น้ำใจ", "care/namchai"),
    ] {
        let outcome = facts(&format!("aliases = [\"{alias}\"]"));
        let found = about(&outcome, "bad-alias");
        let proposed = found[0].argument("proposal").and_then(Argument::as_text);
        assert_eq!(proposed, Some(place), "{outcome}");
    }
}

#[test]
fn a_difference_that_is_hard_to_see_is_said_in_words() {
    let outcome = facts("related = [\"care/Second\"]");
    assert!(outcome.diagnostics().contains("only in capital and small letters"), "{outcome}");
    let outcome = facts("related = [\"care/second\u{200b}\"]");
    assert!(outcome.diagnostics().contains("invisible characters"), "{outcome}");
}
