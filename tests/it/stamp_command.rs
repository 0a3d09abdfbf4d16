//! `polybook stamp`: the one line that it writes, and everything that it leaves unchanged.

mod refusal;
mod same_meaning;

use snapbox::{assert_data_eq, str};

use crate::site_test::{Run, SiteFolder, SiteTest};
use crate::stamps::{EN_1, EN_2, TH_1, VI_1, VI_2, family, with_stamp};
use crate::text_hash::{decomposed, hash};

const VI: &str = "content/care/first/vi.md";

const EN: &str = "content/care/first/en.md";

const TH: &str = "content/care/first/th.md";

pub(crate) fn assert_success(folder: &SiteFolder, arguments: &[&str]) -> Run {
    let run = folder.run(arguments);
    assert_eq!(run.code, 0, "{arguments:?}: {run}");
    run
}

/// Asserts wrong usage without any change to a file.
pub(crate) fn assert_refused(folder: &SiteFolder, arguments: &[&str]) -> String {
    let before = folder.files("");
    let run = folder.run(arguments);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {run}");
    assert_eq!(folder.files(""), before, "{arguments:?}");
    run.stderr
}

/// Returns the states, as `polybook translations` reports them.
pub(crate) fn state(folder: &SiteFolder, stem: &str) -> String {
    let run = folder.run(&["translations", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    report["lessons"][0]["languages"][stem]["state"].as_str().unwrap().to_owned()
}

/// Asserts that the texts before and after differ in this line alone.
pub(crate) fn assert_only_line_differs(before: &[u8], after: &[u8], line: &str) {
    let shown =
        || format!("{:?}\n{:?}", String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    let shown = shown();
    // A new first line is inserted after a byte order mark.
    let lines = |bytes: &[u8]| -> Vec<Vec<u8>> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
    };
    let (before, after) = (lines(before), lines(after));
    let place = before.iter().zip(&after).take_while(|(before, after)| before == after).count();
    let rest = after.get(place + 1..).unwrap_or_else(|| panic!("nothing has changed"));
    let is_replaced = before.get(place + 1..).is_some_and(|kept| kept == rest);
    assert!(
        is_replaced || before.get(place..) == Some(rest),
        "more than a line has changed:\n{shown}"
    );
    let written = String::from_utf8(after[place].clone()).unwrap();
    assert_eq!(written.trim_end_matches(['\r', '\n']), line);
}

#[test]
fn a_translation_is_stamped_and_current() {
    let folder = family(&[("vi", VI_1), ("en", EN_1)]).on_disk();
    let run = assert_success(&folder, &["stamp", "en", "care/first"]);
    assert_data_eq!(
        run.stdout,
        str![[r#"
content/care/first/en.md: translated from vi.md as it is now (10272c9376cf3d41)

"#]]
    );
    assert_eq!(folder.read(EN), with_stamp("vi", VI_1, EN_1), "a new stamp is the first line");
    assert_eq!(
        (state(&folder, "en"), folder.run(&["check"]).stdout),
        ("current".to_owned(), String::new())
    );
    // A second run changes nothing.
    let before = folder.files("");
    assert_data_eq!(
        assert_success(&folder, &["stamp", "en", "care/first"]).stdout,
        str![[r#"
content/care/first/en.md: already says this

"#]]
    );
    assert_eq!(folder.files(""), before);
    // After a change of the original the same line changes again.
    folder.write(VI, VI_2);
    assert_eq!(state(&folder, "en"), "outdated");
    assert_success(&folder, &["stamp", "en", "care/first"]);
    assert_eq!(folder.read(EN), with_stamp("vi", VI_2, EN_1));
    assert_eq!(state(&folder, "en"), "current");
    assert_eq!(folder.read(VI), VI_2);
}

#[test]
fn only_one_line_changes() {
    let line = format!("<!-- translated-from: vi {} -->", hash(VI_1));
    let old = "<!-- translated-from: vi 0123456789abcdef -->";
    let front =
        "+++\nreview = \"draft\"\ntranslated-from = \"vi 0123456789abcdef\" # so far\n+++\n";
    let front_line = format!("translated-from = \"vi {}\" # so far", hash(VI_1));
    let vietnamese = decomposed("Đồng cảm, một từ.");
    let body = format!("# One\n\nA word.  \n\n\n\n{vietnamese}\t\n<!-- translators: A. -->\n\nEnd");
    let texts = [
        ("no stamp", body.clone(), line.as_str()),
        ("an old stamp first", format!("{old}\n{body}"), line.as_str()),
        ("an old stamp last", format!("{body}\n\n{old}"), line.as_str()),
        (
            "an old stamp within",
            format!("# One\n\n<!-- review: human -->\n{old}\n\n{body}")
                .replace("\n\n# One", "\n\n## Two"),
            &line,
        ),
        ("a malformed stamp", format!("<!-- translated-from: vi -->\n{body}"), line.as_str()),
        (
            "a stamp without spaces",
            format!("<!--translated-from:vi 0123456789abcdef-->\n{body}"),
            line.as_str(),
        ),
        ("front matter", format!("+++\nreview = \"draft\"\n+++\n{body}"), line.as_str()),
        ("a stamp in front matter", format!("{front}{body}"), front_line.as_str()),
    ];
    for (name, text, expected) in texts {
        for mark in ["", "\u{feff}"] {
            for ending in ["\n", "\r\n"] {
                for end in ["", "\n", "\n\n\n"] {
                    let before = format!("{mark}{text}{end}").replace('\n', ending);
                    let folder = family(&[("vi", VI_1)]).on_disk();
                    folder.write(EN, &before);
                    assert_success(&folder, &["stamp", "en", "care/first"]);
                    let after = folder.read(EN);
                    assert_only_line_differs(before.as_bytes(), after.as_bytes(), expected);
                    assert_eq!(
                        after.matches('\r').count(),
                        if ending == "\n" { 0 } else { after.matches('\n').count() },
                        "{name}"
                    );
                    assert_eq!(after.starts_with('\u{feff}'), !mark.is_empty(), "{name}");
                    assert_eq!(state(&folder, "en"), "current", "{name}");
                }
            }
        }
    }
}

#[test]
fn only_one_line_changes_in_a_file_of_mixed_line_ends() {
    let before = "# One\r\n\nA word.\r\n\rx\n";
    let folder = family(&[("vi", VI_1), ("en", before)]).on_disk();
    assert_success(&folder, &["stamp", "en", "care/first"]);
    assert_eq!(folder.read(EN), format!("<!-- translated-from: vi {} -->\r\n{before}", hash(VI_1)));
}

#[test]
fn the_parent_is_the_one_named_or_the_current_one_or_the_original() {
    let folder =
        family(&[("vi", VI_1), ("en", &with_stamp("vi", VI_1, EN_1)), ("th", TH_1)]).on_disk();
    assert_success(&folder, &["stamp", "th", "care/first"]);
    assert_eq!(folder.read(TH), with_stamp("vi", VI_1, TH_1));
    assert_success(&folder, &["stamp", "th", "care/first", "--from", "en"]);
    assert_eq!(folder.read(TH), with_stamp("en", EN_1, TH_1));
    folder.write(EN, with_stamp("vi", VI_1, EN_2));
    assert_eq!(state(&folder, "th"), "outdated");
    assert_success(&folder, &["stamp", "TH", "care/first"]);
    assert_eq!(folder.read(TH), with_stamp("en", EN_2, TH_1));
    assert_eq!(state(&folder, "th"), "current");
}

#[test]
fn a_page_is_named_by_its_folder_or_any_path_into_it() {
    let site = family(&[("vi", VI_1), ("en", EN_1)])
        .file("content/en.md", "# Lessons\n\nx")
        .file("content/nl.md", "# Lessen\n\nx")
        .file("content/pages/about/en.md", "# About\n\nx")
        .file("content/pages/about/nl.md", "# Over\n\nx")
        .file("content/glossary/en.md", "# Words\n\nx")
        .file("content/glossary/nl.md", "# Woorden\n\nx")
        .file("content/care/nl.md", "# Zorg\n\nAnders.");
    let folder = site.on_disk();
    for name in [
        "care/first",
        "care/first/",
        "content/care/first",
        "./content/care/first/en.md",
        "content/care/first/vi.md",
    ] {
        folder.write(EN, EN_1);
        assert_success(&folder, &["stamp", "en", name]);
        assert_eq!(folder.read(EN), with_stamp("vi", VI_1, EN_1), "{name}");
    }
    assert_success(&folder, &["stamp", "nl", "home", "care", "pages/about", "glossary"]);
    for path in [
        "content/nl.md",
        "content/pages/about/nl.md",
        "content/glossary/nl.md",
        "content/care/nl.md",
    ] {
        assert!(folder.read(path).starts_with("<!-- translated-from: en "), "{path}");
    }
}

#[test]
fn the_folder_of_the_site_can_be_named() {
    let folder = family(&[("vi", VI_1), ("en", EN_1)]).on_disk();
    fs_err::create_dir(folder.path("elsewhere")).unwrap();
    fs_err::rename(folder.path("content"), folder.path("elsewhere/content")).unwrap();
    fs_err::rename(folder.path("book.toml"), folder.path("elsewhere/book.toml")).unwrap();
    assert!(assert_refused(&folder, &["stamp", "en", "care/first"]).contains("book.toml"));
    assert_success(&folder, &["stamp", "en", "care/first", "--root", "elsewhere"]);
    assert_eq!(folder.read("elsewhere/content/care/first/en.md"), with_stamp("vi", VI_1, EN_1));
}

/// Returns two lessons in which English and Thai have no stamp, and Dutch is outdated.
fn unverified() -> SiteFolder {
    let nl = with_stamp("vi", VI_2, "# Een\n\nEen woord.\n");
    let site = family(&[("vi", VI_1), ("nl", &nl), ("en", EN_1), ("th", TH_1)])
        .file("content/care/second/lesson.toml", "source = \"en\"\ndraft = true")
        .file("content/care/second/en.md", "# Second\n\nx")
        .file("content/care/second/th.md", "# ที่สอง\n\nx");
    site.on_disk()
}

/// Returns the files that differ, in order.
pub(crate) fn changed(before: &[(String, Vec<u8>)], folder: &SiteFolder) -> Vec<String> {
    folder
        .files("")
        .into_iter()
        .filter(|file| !before.contains(file))
        .map(|(path, _)| path)
        .collect()
}

#[test]
fn a_first_adoption_stamps_all_unstamped_texts_or_those_of_one_language() {
    let folder = unverified();
    let before = folder.files("");
    let run = assert_success(&folder, &["stamp", "--all-unverified"]);
    assert_eq!(changed(&before, &folder), [EN, TH, "content/care/second/th.md"], "{run}");
    assert_eq!(run.stdout.lines().count(), 3, "{run}");
    assert_eq!(
        (state(&folder, "en"), state(&folder, "th"), state(&folder, "nl")),
        ("current".into(), "current".into(), "outdated".into())
    );
    let run = assert_success(&folder, &["stamp", "--all-unverified"]);
    assert!(run.stdout.is_empty() && run.stderr.contains("Nothing to stamp"), "{run}");

    let folder = unverified();
    let before = folder.files("");
    assert_success(&folder, &["stamp", "--all-unverified", "th", "--from", "en"]);
    assert_eq!(changed(&before, &folder), [TH, "content/care/second/th.md"]);
    assert_eq!(folder.read(TH), with_stamp("en", EN_1, TH_1));
    assert_eq!(state(&folder, "th"), "upstream-outdated");
}

#[test]
fn a_lesson_may_be_named_twice_as_shell_globs_do() {
    let folder = family(&[("vi", VI_1), ("en", EN_1)]).on_disk();
    assert_success(&folder, &["stamp", "en", EN, "content/care/first/lesson.toml", VI]);
    assert_eq!(folder.read(EN), with_stamp("vi", VI_1, EN_1));
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_no_temporary_file_is_left() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = family(&[("vi", VI_1), ("en", EN_1)]).on_disk();
    for mode in [0o600, 0o664, 0o755] {
        folder.write(EN, EN_1);
        fs_err::set_permissions(folder.path(EN), std::fs::Permissions::from_mode(mode)).unwrap();
        assert_success(&folder, &["stamp", "en", "care/first"]);
        assert_eq!(fs_err::metadata(folder.path(EN)).unwrap().permissions().mode() & 0o777, mode);
    }
    let names: Vec<String> =
        folder.files("content/care/first").into_iter().map(|(path, _)| path).collect();
    assert_eq!(names, ["en.md", "lesson.toml", "vi.md"]);
}

#[test]
fn a_site_with_errors_elsewhere_can_be_stamped() {
    let site: SiteTest = family(&[("vi", VI_1), ("en", EN_1)])
        .file("content/care/second/en.md", "# Second\n\n[x](nowhere.md)");
    let folder = site.on_disk();
    assert_success(&folder, &["stamp", "en", "care/first"]);
    assert_eq!(folder.read(EN), with_stamp("vi", VI_1, EN_1));
}
