//! Names of files and folders: what `check` accepts can be written on every system, with all
//! suffixes that the site adds to it.

use polybook::file_name::{LONGEST_NAME, LONGEST_PATH};

use crate::site_test::{DRAWING, SiteTest};

/// Returns the diagnostics of a site with this file next to a lesson.
fn found(path: &str) -> String {
    let site = SiteTest::lesson("x");
    let is_text =
        [".md", ".toml", ".html", ".css", ".js"].iter().any(|ending| path.ends_with(ending));
    let site = if is_text { site.file(path, "# Title\n\nx") } else { site.asset(path, DRAWING) };
    site.build().diagnostics()
}

#[test]
fn names_not_allowed_on_windows_are_errors_wherever_a_build_reads() {
    for path in [
        "content/con/en.md",
        "content/con/first/en.md",
        "content/care/aux/en.md",
        "content/care/com1/en.md",
        "content/care/lpt9/en.md",
        "content/pages/nul/en.md",
        "content/care/first/nul.svg",
        "content/care/first/NUL.tar.svg",
        "content/care/first/a:b.svg",
        "content/care/first/what?.svg",
        "content/care/first/a\\b.svg",
        "content/care/first/a|b/c.svg",
        "content/care/first/aux/c.svg",
        "content/care/first/c /c.svg",
        "content/care/first/c./c.svg",
        "themes/own/static/aux.css",
        "themes/con/theme.toml",
        "i18n/prn.toml",
    ] {
        let found = found(path);
        assert_eq!(found.matches("error[windows-name]").count(), 1, "{path}:\n{found}");
        assert!(found.contains(&format!("error[windows-name] {path}:1:1")), "{path}:\n{found}");
    }
    for path in [
        "content/care/console/en.md",
        "content/care/first/com.svg",
        "content/care/first/Ảnh chụp (1).svg",
    ] {
        assert_eq!(found(path), "", "{path}");
    }
}

#[test]
fn a_name_that_windows_allows_is_suggested() {
    assert!(found("content/con/first/en.md").contains("“con-1”"));
    assert!(found("content/care/first/lobby:night.svg").contains("“lobby-night.svg”"));
    assert!(found("content/care/first/aux.svg").contains("“aux-1.svg”"));
}

#[test]
fn languages_and_folders_in_the_settings_have_names_that_every_system_allows() {
    for settings in [
        "[languages.aux]",
        "[book]\nlanguage = \"con\"",
        "[book]\nsrc = \"C:/x\"",
        "[build]\nbuild-dir = \"nul\"",
    ] {
        let found = SiteTest::lesson("x").file("book.toml", settings).build().diagnostics();
        assert!(found.contains("error[wrong-value] book.toml:"), "{settings}\n{found}");
    }
}

#[test]
fn a_path_too_long_for_windows_is_an_error_that_states_the_limit() {
    let below = "content/care/first/";
    let path = |length: usize| format!("{below}{}.svg", "ả".repeat(length - below.len() - 4));
    assert_eq!(found(&path(LONGEST_PATH)), "");
    let long = found(&path(LONGEST_PATH + 1));
    assert!(
        long.contains("error[long-name]") && long.contains("has 201 characters; at most 200"),
        "{long}"
    );
    assert!(long.len() < 1_500, "{long}");
}

/// Places in which a name may be used, as files that contain it. Every lesson has a guide and
/// exists in two languages.
fn places(name: &str) -> [(&'static str, SiteTest); 6] {
    let text = |title: &str| {
        format!("# {title}\n\nx\n\n<!-- discussion -->\n\n## Talk\n\n- x\n\n![x](a.svg)")
    };
    let lesson = |site: SiteTest, folder: &str| {
        site.file(&format!("content/{folder}/en.md"), &text("One"))
            .file(&format!("content/{folder}/vi.md"), &text("Một"))
            .asset(&format!("content/{folder}/a.svg"), DRAWING)
    };
    let first = |facts: &str| {
        lesson(SiteTest::new(), "care/first").file("content/care/first/lesson.toml", facts)
    };
    let tag = format!("tags = [\"{name}\"]\nsource = \"en\"");
    let names = format!("[{name}]\nvi = \"x\"\nnl = \"x\"\nth = \"x\"\nen = \"x\"");
    [
        ("topic", lesson(SiteTest::new(), &format!("{name}/first"))),
        ("lesson", lesson(SiteTest::new(), &format!("care/{name}"))),
        ("page", SiteTest::new().file(&format!("content/pages/{name}/en.md"), "# About\n\nx")),
        ("tag", first(&tag).file("content/tags.toml", &names)),
        ("old place", first(&format!("aliases = [\"care/{name}\"]\nsource = \"en\""))),
        (
            "old place of a topic",
            SiteTest::new().file(
                "content/care/topic.toml",
                &format!("source = \"en\"\naliases = [\"{name}\"]"),
            ),
        ),
    ]
}

#[test]
fn what_check_accepts_can_be_built_however_long_a_name_is() {
    // A name that is longer than any text on a page, such as an old address with its topic, is
    // truncated before it is checked.
    for length in [LONGEST_NAME, LONGEST_NAME + 1, 240, 245, 255, 290] {
        for (place, site) in places(&"a".repeat(length)) {
            let outcome = site.clone().build();
            let found = outcome.diagnostics();
            let is_long = found.contains("error[long-name]");
            assert_eq!(is_long, length > LONGEST_NAME, "{place} of {length} letters:\n{found}");
            assert!(
                !is_long
                    || found.contains(&format!("has {length} characters; at most 100 are allowed")),
                "{place}:\n{found}"
            );
            let paths = outcome.paths();
            assert!(
                is_long || paths.iter().any(|path| path.contains(&"a".repeat(length))),
                "{place}: {paths:?}"
            );
            if !is_long {
                site.on_disk().build();
            }
        }
    }
}

#[test]
fn a_device_name_is_not_allowed_as_tag_or_alias() {
    for (place, site) in places("con") {
        assert!(site.build().diagnostics().contains("error[windows-name]"), "{place}");
    }
}
