//! Broken content: one run reports everything that is wrong, each with its place and a way to fix
//! it.
//!
//! `every_code` tests a site for each code; the other modules contain these sites.
#![cfg(unix)]

mod every_code;
mod files;
mod links;
mod questions;
mod sections;
mod settings;
mod text;
mod translations;

use std::collections::BTreeMap;
use std::os::unix::fs::symlink;

use snapbox::{assert_data_eq, str};

use crate::site_test::{Outcome, SiteFolder, SiteTest, site_on_disk};

/// Returns a site with errors of many kinds, in names, files, settings and texts.
fn broken_site() -> SiteFolder {
    let long = format!("# Long\n\n{}", "word ".repeat(1024 * 1024));
    let folder = SiteTest::new()
        .file("content/care/link/en.md", "# Link\n\nน้ำใจ [x](../lnik/en.md) and [y](#nowhere).")
        .file("content/care/toml/en.md", "# TOML\n\nx")
        .file("content/care/toml/lesson.toml", "order = \"three\"\nodrer = 3\ntags = [\n")
        .file("content/care/untitled/en.md", "\n\nNo title.")
        .file("content/care/ring-a/en.md", "# Ring A\n\nx")
        .file("content/care/ring-a/lesson.toml", "requires = [\"care/ring-b\"]")
        .file("content/care/ring-b/en.md", "# Ring B\n\nx")
        .file("content/care/ring-b/lesson.toml", "requires = [\"care/ring-a\"]")
        .file("content/media/first/en.md", "# Reserved\n\nx")
        .file("content/care/index/en.md", "# Reserved as well\n\nx")
        .file("content/care/vi\u{1ec7}t/en.md", "# One\n\nx")
        .file("content/care/long/en.md", &long)
        .file(
            "content/care/html/en.md",
            "# HTML\n\n<b onclick=x>x</b> <script>x</script>\n\n<!-- never ends",
        )
        .on_disk();
    folder.pipe("content/care/pipe.md");
    folder.write("content/care/bytes/en.md", b"# Bytes\n\nCaf\xe9 au lait.\n");
    folder.write("content/care/VIE\u{302}\u{323}T/en.md", "# Another\n\nx");
    fs_err::create_dir_all(folder.path("content/care/linked")).unwrap();
    symlink("/etc/hostname", folder.path("content/care/linked/en.md")).unwrap();
    symlink(folder.path("content/care/link"), folder.path("content/care/folder-link")).unwrap();
    folder
}

#[test]
fn every_diagnostic_of_a_run_has_its_place_and_a_help() {
    let folder = broken_site();
    let run = folder.run(&["build"]);
    assert_eq!(run.code, 1, "{run}");
    let diagnostics: Vec<&str> =
        run.stdout.split("\n\n").filter(|diagnostic| !diagnostic.trim().is_empty()).collect();
    let mut places = Vec::new();
    for diagnostic in diagnostics {
        let lines: Vec<&str> = diagnostic.lines().filter(|line| !line.is_empty()).collect();
        let place = lines
            .iter()
            .find_map(|line| line.trim_start().strip_prefix("--> "))
            .unwrap_or_else(|| panic!("no place in\n{diagnostic}"));
        let parts: Vec<&str> = place.rsplitn(3, ':').collect();
        assert!(
            parts.len() == 3
                && parts[..2]
                    .iter()
                    .all(|number| number.parse::<usize>().is_ok_and(|number| number > 0)),
            "{place}"
        );
        assert!(diagnostic.contains("help: "), "{diagnostic}");
        places.push(format!("{} {place}\n", lines[0].split(':').next().unwrap()));
    }
    assert_data_eq!(
        places.concat(),
        str![[r#"
error[bad-name] content/care/VIỆT/en.md:1:1
error[bad-encoding] content/care/bytes/en.md:3:4
error[symlink] content/care/folder-link:1:1
error[html-attribute] content/care/html/en.md:3:1
error[raw-html] content/care/html/en.md:3:20
error[comment-unclosed] content/care/html/en.md:5:1
error[reserved-name] content/care/index/en.md:1:1
error[broken-link] content/care/link/en.md:3:7
warning[broken-fragment] content/care/link/en.md:3:30
error[symlink] content/care/linked/en.md:1:1
error[file-too-large] content/care/long/en.md:1:1
error[not-a-file] content/care/pipe.md:1:1
error[requires-cycle] content/care/ring-b/lesson.toml:1:13
error[wrong-type] content/care/toml/lesson.toml:1:9
error[unknown-key] content/care/toml/lesson.toml:2:1
error[toml-syntax] content/care/toml/lesson.toml:3:8
error[no-title] content/care/untitled/en.md:3:1
error[bad-name] content/care/việt/en.md:1:1
error[duplicate-name] content/care/việt/en.md:1:1
error[reserved-name] content/media/first/en.md:1:1

"#]]
    );
    assert!(!folder.path("book").exists());
}

#[test]
fn a_broken_site_leaves_the_previous_version_unchanged() {
    let folder = broken_site();
    let good = SiteTest::lesson("x").on_disk();
    good.build();
    let before = good.files("book");
    for (path, bytes) in folder.files("content") {
        good.write(&format!("content/{path}"), bytes);
    }
    assert_eq!(good.run(&["build"]).code, 1);
    assert_eq!(good.files("book"), before);
}

#[test]
fn diagnostics_are_in_order_of_path_and_place() {
    let outcome = from_disk(&broken_site());
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut last = "";
    for diagnostic in &outcome.build.diagnostics {
        assert!(diagnostic.path.as_str() >= last);
        last = diagnostic.path.as_str();
        let before = places.insert(last, diagnostic.span.start);
        assert!(before.is_none_or(|before| before <= diagnostic.span.start));
    }
}

#[test]
fn a_symbolic_link_in_the_path_to_the_lessons_is_refused_like_one_among_them() {
    let outside = SiteTest::new().file("content/care/first/en.md", "# Outside\n\nx").on_disk();
    let folder = SiteTest::new()
        .file("book.toml", "[book]\ntitle = \"Book\"\nsrc = \"link/content\"")
        .on_disk();
    symlink(outside.path(""), folder.path("link")).unwrap();
    let run = folder.run(&["build"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stdout.contains("error[symlink]"), "{run}");
}

fn from_disk(folder: &SiteFolder) -> Outcome {
    site_on_disk(&folder.path(""))
}

/// Builds a lesson with this text.
fn lesson(text: &str) -> Outcome {
    SiteTest::lesson(text).build()
}

/// Builds a site of one lesson, with this file added.
fn with(path: &str, text: &str) -> Outcome {
    SiteTest::lesson("x").file(path, text).build()
}

/// Builds a site of one lesson with this `lesson.toml`.
fn facts(facts: &str) -> Outcome {
    with("content/care/first/lesson.toml", facts)
}

/// Builds a lesson with this `lesson.toml` and these texts by language.
fn texts(facts: &str, texts: &[(&str, &str)]) -> Outcome {
    let site = SiteTest::new().file("content/care/first/lesson.toml", facts);
    texts
        .iter()
        .fold(site, |site, (stem, text)| site.file(&format!("content/care/first/{stem}.md"), text))
        .build()
}

/// Builds a lesson with these sections in its English original and its Dutch translation.
fn pair(original: &str, translation: &str) -> Outcome {
    let text = |markdown: &str, title: &str| format!("# {title}\n\nx\n\n{markdown}");
    texts("source = \"en\"", &[("en", &text(original, "A")), ("nl", &text(translation, "B"))])
}
