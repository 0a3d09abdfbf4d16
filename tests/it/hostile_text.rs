//! Text that goes elsewhere: into pages, feeds and scripts, onto terminals, into the log of a
//! runner. Whatever a contributor writes, it holds no control character there and is no command.
#![cfg(unix)]

use std::process::Command;

use crate::site_test::{SiteFolder, SiteTest};

/// In a text: raw, and by number.
const TEXT: &str = "\u{1b}[31m\u{9b}32m\u{7f}\u{8} &#8;&#27;&#x9b;&#155;&#127;&#xfffe; end";

/// In TOML: as escapes. (Raw ones are no TOML.)
const TOML: &str = "\\u0001\\u001b[31m\\u009b\\b\\u007f\\r\\ufffe end";

/// Begins a line of its own, for GitHub's runner.
const COMMAND: &str = "\\n::error::none\\n  ::warning::x ##[error]none";

pub(crate) fn is_control(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\t'))
        || matches!(character, '\u{fffe}' | '\u{ffff}')
}

fn site() -> SiteTest {
    let both = format!("{TOML}{COMMAND}");
    SiteTest::english()
        .file(
            "book.toml",
            &format!(
                "[book]\ntitle = \"Hotel {both}\"\nid = \"hotel\"\ndescription = \"{both}\"\nlicense = \"{both}\"\nauthors = [\"{both}\"]\nlanguage = \"en\"\n[output.html]\nsite-url = \"https://hotel.example/\"\n[languages.en]\nname = \"English {both}\"\n[languages.nl]\n"
            ),
        )
        .file("i18n/en.toml", &format!("home = \"Home {both}\"\n"))
        .file("content/tags.toml", &format!("[calm]\nen = \"Calm {both}\"\n"))
        .file("content/care/en.md", &format!("# Care {TEXT}\n\nA topic {TEXT}."))
        .file(
            "content/care/first/lesson.toml",
            &format!("tags = [\"calm\"]\npublished = 2026-01-15\n[[based-on]]\ntitle = \"{both}\"\nauthor = \"{both}\"\n"),
        )
        .file(
            "content/care/first/en.md",
            &format!(
                "<!-- summary: {TEXT} -->\n# First {TEXT} &#10;::error::none\n\n<span title=\"{TEXT}\">{TEXT}</span>\n\n- {TEXT} `{TEXT}` [{TEXT}](https://a.example/&#8;x \"{TEXT}\")\n\n| {TEXT} |\n|---|\n| {TEXT} |\n\n```{TEXT}\n{TEXT}\n```\n\n![{TEXT}](a.svg \"{TEXT}\") and[^1]\n\n[^1]: {TEXT}\n\n<!-- quiz -->\n## Quiz {TEXT}\n\n<!-- q: one -->\n### One {TEXT}?\n\n- [x] {TEXT}\n- [ ] {TEXT}\n  > {TEXT}\n"
            ),
        )
        .asset(
            "content/care/first/a.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>\u{9b}&#155;&#127;</title></svg>".as_bytes(),
        )
}

#[test]
fn no_control_character_reaches_anything_that_is_published() {
    let outcome = site().build();
    assert!(!outcome.diagnostics().contains("error["), "{}", outcome.diagnostics());
    let mut count = 0;
    for path in outcome.paths() {
        let text = outcome.page(path);
        assert!(
            !text.contains(is_control),
            "{path}: {:?}",
            text.split(is_control).next().unwrap().chars().rev().take(60).collect::<Vec<_>>()
        );
        count += 1;
    }
    assert!(count > 20 && outcome.has("en/feed.xml") && outcome.has("sitemap.xml"), "{count}");
}

#[test]
fn what_cannot_be_shown_is_a_warning_at_its_place() {
    let lesson = |text: &str| SiteTest::lesson(text).build().diagnostics();
    let warning = |place: &str| {
        format!(
            "warning[control-character] {place} this character cannot be displayed; the site shows a question mark in a diamond instead | delete it and type the intended character: such characters are often copied from a PDF or an old document\n"
        )
    };
    assert_eq!(
        lesson("A page\u{c} break\u{96} and another\u{c}."),
        warning("content/care/first/en.md:3:7")
    );
    assert_eq!(lesson("Ca fe &#8; x"), warning("content/care/first/en.md:3:7"));
    assert_eq!(lesson("<span title=\"&#8;\">x</span>"), warning("content/care/first/en.md:3:1"));
    let facts = SiteTest::lesson("x")
        .file("content/care/first/lesson.toml", "[[based-on]]\ntitle = \"A\\u0007\"");
    assert_eq!(facts.build().diagnostics(), warning("content/care/first/lesson.toml:2:9"));
    assert_eq!(lesson("Line\r\nends\r\n\tand tabs are text."), "");
    let folded = SiteTest::lesson("x")
        .file("content/care/first/lesson.toml", "[[based-on]]\r\ntitle = \"\"\"A\r\nB\"\"\"");
    assert_eq!(folded.build().diagnostics(), "");
}

#[test]
fn what_is_no_utf_8_is_found_behind_control_characters_as_well() {
    let folder = SiteTest::lesson("x").on_disk();
    let mut bytes = "# One\n\n\u{1}\u{9b}กา".as_bytes().to_vec();
    bytes.extend_from_slice(b"\xff\x01 ok\n");
    folder.write("content/care/first/en.md", &bytes);
    // As from a word processor that keeps its own form under another name.
    let other: Vec<u8> =
        (0..20_000_u32).map(|number| u8::try_from(number * number % 251).unwrap()).collect();
    folder.write("content/care/second/en.md", &other);
    let printed = run(&folder, &["check"]);
    assert!(
        printed.contains("error[bad-encoding]")
            && printed.contains("content/care/first/en.md:3:5\n"),
        "{printed}"
    );
    assert!(printed.contains("content/care/second/en.md:"), "{printed}");
    run(&folder, &["check", "--format", "json"]);
    run(&folder, &["check", "--format", "github"]);
}

/// Runs the program and holds what it prints to what may be printed.
fn run(folder: &SiteFolder, arguments: &[&str]) -> String {
    let run = folder.run(arguments);
    let printed = format!("{}\n{}", run.stdout, run.stderr);
    let is_commands = arguments.contains(&"github");
    for line in printed.lines() {
        assert!(!line.contains(is_control), "{arguments:?}: {line:?}");
        assert!(!line.contains("##["), "{arguments:?}: {line:?}");
        let is_ours = is_commands
            && (line.starts_with("::error file=") || line.starts_with("::warning file="));
        assert!(is_ours || !line.trim_start().starts_with("::"), "{arguments:?}: {line:?}");
        assert!(!line.contains(['\u{202e}', '\u{2066}']), "{arguments:?}: {line:?}");
    }
    printed
}

/// The same site with mistakes that are shown, and a history.
fn broken() -> SiteFolder {
    let folder = site()
        .file("content/care/second/en.md", "# Second\n\nThe [key](&#27;[31mx.md) ##[error]none \u{9b}31m \u{202e}evil\u{2066}\n\n[a](x%0A::error::none.md) [b](y%1b%9b%e2%80%ae.md)\n\n<b class=\"&#27;##[x]\">\u{1b}</b>")
        .file("content/care/second/lesson.toml", "tags = [\"a\\n::error::none ##[error]x\\u009b\"]\n\"\\u001b::x\" = 1\nmissing = \"\\u202e##[x]\"")
        .file("content/care/second/nl.md", "<!-- translated-from: en 0123456789abcdef -->\n# Twee\n\n::error::none\n##[error]x\n")
        .file("i18n/en.toml", "\"home\\u009b\" = \"x\"\n\"::error::\" = { wrong = \"\\u001b\" }")
        .file("themes/own/templates/x.html", "{{ ::error:: \u{1b} }}")
        .on_disk();
    for name in
        ["a\u{1b}[31m.md", "b\u{9b}.png", "::error::none.md", "##[error]x.md", "c\u{202e}.md"]
    {
        folder.write(&format!("content/care/{name}"), "x");
    }
    folder
}

#[test]
fn nothing_that_is_printed_is_a_command_or_paints_the_terminal() {
    let folder = broken();
    for arguments in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--format", "github"],
        &["build"],
        &["translations"],
        &["translations", "--format", "json"],
        &["search", "first"],
        &["search", "\u{1b}[31m", "##[error]x"],
        &["search", "-l", "\u{9b}\n::error::x", "first"],
        &["stamp", "en", "\u{1b}\n::error::none"],
        &["stamp", "nl", "care/first", "--root", "a\u{1b}\n::error::x"],
        &["check", "--\u{1b}[31m##[error]x"],
        &["check", "--site-url", "\u{9b}\n::error::x"],
        &["check", "a\u{1b}\n::error::none"],
        &["\u{1b}[31m\n::error::x"],
    ] {
        run(&folder, arguments);
    }
    let json = folder.run(&["check", "--format", "json"]).stdout;
    let findings: serde_json::Value = serde_json::from_str(&json).unwrap();
    let paths: Vec<&str> = findings["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|found| found["path"].as_str())
        .collect();
    assert!(
        paths.contains(&"content/care/a\u{1b}[31m.md"),
        "a program is told the name as it is: {paths:?}"
    );
}

#[test]
fn what_git_tells_of_old_versions_is_harmless_as_well() {
    let folder =
        SiteTest::stamped().file("content/care/first/en.md", "# First\n\nOld.\n").on_disk();
    let git = |arguments: &[&str]| {
        let settings =
            ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "color.ui=always"];
        let run = Command::new("git")
            .arg("-C")
            .arg(folder.path(""))
            .args(settings)
            .args(arguments)
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    };
    git(&["init", "-q"]);
    git(&["config", "color.ui", "always"]);
    folder.write(
        "content/care/first/en.md",
        "# First\n\n\u{9b}31m \u{1b}[31m\n::error::none\n##[error]x\n\nOld.\n",
    );
    git(&["add", "."]);
    git(&["commit", "-qm", "one"]);
    folder.write("content/care/first/nl.md", "# Eerste\n\nOud.\n");
    folder.run(&["stamp", "nl", "care/first"]);
    folder.write(
        "content/care/first/en.md",
        "# First\n\n\u{9b}31m \u{1b}[31m\n::error::none\n##[error]x\n\nNew. \u{1b}\n",
    );
    let printed = run(&folder, &["translations", "--diff", "care/first"]);
    assert!(
        printed.contains("+New. <U+001B>") && printed.contains(" \\::error::none"),
        "{printed}"
    );
}

#[test]
fn a_line_with_thousands_of_mistakes_is_not_shown_again_for_each() {
    let line =
        "<p class=\"Normal\">คำ words as they came out of the word processor.</p>".repeat(3000);
    let folder = SiteTest::lesson(&line).on_disk();
    let time = std::time::Instant::now();
    let shown = run(&folder, &["check"]);
    assert!(
        shown.contains("content/care/first/en.md:3:1\n") && shown.len() < 400_000,
        "{}",
        shown.len()
    );
    assert!(
        shown.contains("error[raw-html]: and 2980 more; `polybook check --all` shows all of them"),
        "{}",
        &shown[shown.len() - 900..]
    );
    let all: serde_json::Value =
        serde_json::from_str(&folder.run(&["check", "--format", "json"]).stdout).unwrap();
    let columns: Vec<u64> = all["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["column"].as_u64().unwrap())
        .collect();
    assert_eq!((columns.len(), columns[0], columns[1]), (3000, 1, 71));
    assert!(time.elapsed().as_secs() < 60, "{:?}", time.elapsed());
}
