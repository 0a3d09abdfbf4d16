//! Files and folders: what cannot be read, written or named.
//!
//! In: nothing. Out: for each code, a site that has a diagnostic of that code.

use polybook::BuildOptions;
use polybook::codes;
use polybook::diagnostic::Diagnostic;
use polybook::load::Loaded;
use polybook::output;
use polybook::source::{SitePath, SourceFile, Sources};

use super::{broken_site, from_disk, with};
use crate::site_test::{Outcome, SiteTest};

/// Returns a site for each code.
pub(super) fn sites() -> Vec<(&'static str, Outcome)> {
    let broken = broken_site();
    let disk = || from_disk(&broken);
    let named = |name: &str| {
        SiteTest::lesson("x").file(&format!("content/{name}/first/en.md"), "# Two\n\nx").build()
    };
    vec![
        ("bad-encoding", disk()),
        ("unreadable-file", unreadable()),
        ("symlink", disk()),
        ("not-a-file", disk()),
        ("file-too-large", disk()),
        ("duplicate-name", disk()),
        ("bad-name", with("content/Care Two/first/en.md", "# Two\n\nx")),
        ("reserved-name", with("content/media/first/en.md", "# Two\n\nx")),
        ("long-name", named(&"a".repeat(101))),
        ("windows-name", named("con")),
        ("unknown-language-file", with("content/care/first/de.md", "# Eins")),
        (
            "other-language",
            SiteTest::lesson("x")
                .file("content/care/first/de.md", "# Eins")
                .file("content/care/second/de.md", "# Zwei")
                .build(),
        ),
        ("unread-file", with("content/care/first/en.markdown", "# One")),
        ("misplaced-file", with("content/care/first/deep/er/en.md", "# Deep")),
        ("no-lessons", SiteTest::english().build()),
        ("destination-among-sources", with_obstacles("[build]\nbuild-dir = \"content/book\"", "x")),
        ("foreign-destination", with_obstacles("", "book/x.txt")),
        ("file-in-the-way", with_obstacles("", "book")),
        ("foreign-staging", with_obstacles("", ".book.polybook/x.txt")),
    ]
}

/// Returns a site with a text as `load` leaves it when it may not be read. It is made in memory,
/// because no permission keeps an administrator from reading a file on disk.
fn unreadable() -> Outcome {
    let path = SitePath::new("content/care/first/en.md");
    let mut sources =
        Sources::from_texts([("book.toml", ""), ("content/care/en.md", "# Care\n\nx")]);
    sources.texts.insert(path.clone(), SourceFile::unreadable(path.clone(), String::new()).into());
    let mut loaded = Loaded::from(sources);
    let diagnostic = Diagnostic::new(codes::find("unreadable-file").unwrap(), &path, 0..0)
        .with("reason", "permission denied");
    loaded.diagnostics.insert(path, vec![diagnostic]);
    Outcome { build: polybook::build(loaded, &BuildOptions::default(), None) }
}

/// Returns the diagnostics about writing a site with this in `book.toml`, with this file in its
/// folder.
fn with_obstacles(config: &str, file: &str) -> Outcome {
    let folder = SiteTest::lesson("x").file("book.toml", config).on_disk();
    folder.write(file, "mine");
    let mut outcome = from_disk(&folder);
    outcome
        .build
        .diagnostics
        .extend(output::obstacles(&outcome.build.site, &folder.path("")).unwrap());
    outcome
}
