//! `polybook stamp`: the one line that it writes, and everything that it leaves alone.

use snapbox::{assert_data_eq, str};

use crate::site_test::{Run, SiteFolder, SiteTest};
use crate::stamps::{EN_1, EN_2, TH_1, VI_1, VI_2, family, made_from};
use crate::text_hash::{decomposed, hash};

const VI: &str = "content/care/first/vi.md";
const EN: &str = "content/care/first/en.md";
const TH: &str = "content/care/first/th.md";

pub(crate) fn succeeds(folder: &SiteFolder, arguments: &[&str]) -> Run {
    let run = folder.run(arguments);
    assert_eq!(run.code, 0, "{arguments:?}: {run}");
    run
}

/// Wrong usage, and nothing has been written.
pub(crate) fn refused(folder: &SiteFolder, arguments: &[&str]) -> String {
    let before = folder.files("");
    let run = folder.run(arguments);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}: {run}");
    assert_eq!(folder.files(""), before, "{arguments:?}");
    run.stderr
}

/// The states, as `polybook translations` has them.
pub(crate) fn state(folder: &SiteFolder, stem: &str) -> String {
    let run = folder.run(&["translations", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    report["lessons"][0]["languages"][stem]["state"].as_str().unwrap().to_owned()
}

/// The texts before and after differ in this line alone.
pub(crate) fn only_line(before: &[u8], after: &[u8], line: &str) {
    let shown =
        || format!("{:?}\n{:?}", String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    let shown = shown();
    // A new first line comes behind a byte order mark.
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
    let run = succeeds(&folder, &["stamp", "en", "care/first"]);
    assert_data_eq!(
        run.stdout,
        str![[r#"
content/care/first/en.md: made from vi.md as it is now (10272c9376cf3d41)

"#]]
    );
    assert_eq!(folder.read(EN), made_from("vi", VI_1, EN_1), "a new stamp is the first line");
    assert_eq!(
        (state(&folder, "en"), folder.run(&["check"]).stdout),
        ("current".to_owned(), String::new())
    );
    // Again, and nothing happens.
    let before = folder.files("");
    assert_data_eq!(
        succeeds(&folder, &["stamp", "en", "care/first"]).stdout,
        str![[r#"
content/care/first/en.md: nothing to change

"#]]
    );
    assert_eq!(folder.files(""), before);
    // After a change of the original it is the same line that changes.
    folder.write(VI, VI_2);
    assert_eq!(state(&folder, "en"), "outdated");
    succeeds(&folder, &["stamp", "en", "care/first"]);
    assert_eq!(folder.read(EN), made_from("vi", VI_2, EN_1));
    assert_eq!(state(&folder, "en"), "current");
    assert_eq!(folder.read(VI), VI_2);
}

#[test]
fn one_line_changes_and_no_other_byte() {
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
                    succeeds(&folder, &["stamp", "en", "care/first"]);
                    let after = folder.read(EN);
                    only_line(before.as_bytes(), after.as_bytes(), expected);
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
fn one_line_of_mixed_ends_changes_and_no_other_byte() {
    let before = "# One\r\n\nA word.\r\n\rx\n";
    let folder = family(&[("vi", VI_1), ("en", before)]).on_disk();
    succeeds(&folder, &["stamp", "en", "care/first"]);
    assert_eq!(folder.read(EN), format!("<!-- translated-from: vi {} -->\r\n{before}", hash(VI_1)));
}

#[test]
fn the_parent_is_the_one_that_is_named_else_the_present_one_else_the_original() {
    let folder =
        family(&[("vi", VI_1), ("en", &made_from("vi", VI_1, EN_1)), ("th", TH_1)]).on_disk();
    succeeds(&folder, &["stamp", "th", "care/first"]);
    assert_eq!(folder.read(TH), made_from("vi", VI_1, TH_1));
    succeeds(&folder, &["stamp", "th", "care/first", "--from", "en"]);
    assert_eq!(folder.read(TH), made_from("en", EN_1, TH_1));
    folder.write(EN, made_from("vi", VI_1, EN_2));
    assert_eq!(state(&folder, "th"), "outdated");
    succeeds(&folder, &["stamp", "TH", "care/first"]);
    assert_eq!(folder.read(TH), made_from("en", EN_2, TH_1));
    assert_eq!(state(&folder, "th"), "current");
}

#[test]
fn a_lesson_is_called_by_its_folder_or_any_path_into_it_and_other_pages_likewise() {
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
        succeeds(&folder, &["stamp", "en", name]);
        assert_eq!(folder.read(EN), made_from("vi", VI_1, EN_1), "{name}");
    }
    succeeds(&folder, &["stamp", "nl", "home", "care", "pages/about", "glossary"]);
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
    assert!(refused(&folder, &["stamp", "en", "care/first"]).contains("book.toml"));
    succeeds(&folder, &["stamp", "en", "care/first", "--root", "elsewhere"]);
    assert_eq!(folder.read("elsewhere/content/care/first/en.md"), made_from("vi", VI_1, EN_1));
}

/// Two lessons, in which English and Thai say nothing, and Dutch is behind.
fn unverified() -> SiteFolder {
    let nl = made_from("vi", VI_2, "# Een\n\nEen woord.\n");
    let site = family(&[("vi", VI_1), ("nl", &nl), ("en", EN_1), ("th", TH_1)])
        .file("content/care/second/lesson.toml", "source = \"en\"\ndraft = true")
        .file("content/care/second/en.md", "# Second\n\nx")
        .file("content/care/second/th.md", "# ที่สอง\n\nx");
    site.on_disk()
}

/// The files that differ, in order.
pub(crate) fn changed(before: &[(String, Vec<u8>)], folder: &SiteFolder) -> Vec<String> {
    folder
        .files("")
        .into_iter()
        .filter(|file| !before.contains(file))
        .map(|(path, _)| path)
        .collect()
}

#[test]
fn a_first_adoption_stamps_everything_that_says_nothing_or_one_language_of_it() {
    let folder = unverified();
    let before = folder.files("");
    let run = succeeds(&folder, &["stamp", "--all-unverified"]);
    assert_eq!(changed(&before, &folder), [EN, TH, "content/care/second/th.md"], "{run}");
    assert_eq!(run.stdout.lines().count(), 3, "{run}");
    assert_eq!(
        (state(&folder, "en"), state(&folder, "th"), state(&folder, "nl")),
        ("current".into(), "current".into(), "outdated".into())
    );
    let run = succeeds(&folder, &["stamp", "--all-unverified"]);
    assert!(run.stdout.is_empty() && run.stderr.contains("Nothing to stamp"), "{run}");

    let folder = unverified();
    let before = folder.files("");
    succeeds(&folder, &["stamp", "--all-unverified", "th", "--from", "en"]);
    assert_eq!(changed(&before, &folder), [TH, "content/care/second/th.md"]);
    assert_eq!(folder.read(TH), made_from("en", EN_1, TH_1));
    assert_eq!(state(&folder, "th"), "upstream-outdated");
}

#[test]
fn the_same_meaning_is_said_in_the_text_itself_and_keeps_its_translations_current() {
    let (en, th) = (made_from("vi", VI_1, EN_1), made_from("en", EN_1, TH_1));
    let folder = family(&[("vi", VI_2), ("en", &en), ("th", &th)]).on_disk();
    let before = folder.files("");
    let run = succeeds(&folder, &["stamp", "--same-meaning", "vi", "care/first"]);
    assert_data_eq!(
        run.stdout,
        str![[r#"
content/care/first/vi.md: means the same as before (10272c9376cf3d41 and e66b62e07ca6ff50)

"#]]
    );
    assert_eq!(changed(&before, &folder), [VI]);
    let pair = format!("<!-- same-meaning: {} {} -->", hash(VI_1), hash(VI_2));
    only_line(VI_2.as_bytes(), folder.read(VI).as_bytes(), &pair);
    assert_eq!(
        (state(&folder, "en"), state(&folder, "th")),
        ("current".to_owned(), "current".to_owned())
    );
    // There is nothing more to say.
    assert!(
        refused(&folder, &["stamp", "--same-meaning", "vi", "care/first"])
            .contains("earlier version")
    );

    // Another typing error: a second pair, tied to the first.
    let third = "# Một\n\nBa từ.\n";
    folder.write(VI, format!("{pair}\n{third}"));
    assert_eq!(state(&folder, "en"), "outdated");
    succeeds(&folder, &["stamp", "--same-meaning", "vi", "care/first"]);
    let second = format!("<!-- same-meaning: {} {} -->", hash(VI_2), hash(third));
    only_line(format!("{pair}\n{third}").as_bytes(), folder.read(VI).as_bytes(), &second);
    assert_eq!(
        (state(&folder, "en"), state(&folder, "th")),
        ("current".to_owned(), "current".to_owned())
    );

    // A real change after it.
    folder.write(VI, folder.read(VI).replace("Ba từ.", "Ba từ khác."));
    assert_eq!(
        (state(&folder, "en"), state(&folder, "th")),
        ("outdated".to_owned(), "upstream-outdated".to_owned())
    );
}

#[test]
fn the_same_meaning_in_a_pivot_stands_below_its_stamp() {
    for ending in ["\n", "\r\n"] {
        let en = made_from("vi", VI_1, EN_2).replace('\n', ending);
        let folder =
            family(&[("vi", VI_1), ("en", &en), ("th", &made_from("en", EN_1, TH_1))]).on_disk();
        succeeds(&folder, &["stamp", "--same-meaning", "en", "care/first"]);
        let pair = format!("<!-- same-meaning: {} {} -->", hash(EN_1), hash(EN_2));
        assert_eq!(folder.read(EN), en.replacen(ending, &format!("{ending}{pair}{ending}"), 1));
        assert_eq!(
            (state(&folder, "en"), state(&folder, "th")),
            ("current".to_owned(), "current".to_owned())
        );
    }
}

#[test]
fn of_several_earlier_versions_the_one_that_means_the_same_has_to_be_named() {
    let third = "# Một\n\nBa từ.\n";
    let (nl, en) = (made_from("vi", VI_1, "# Een\n\nEen woord.\n"), made_from("vi", VI_2, EN_2));
    let folder = family(&[("vi", third), ("nl", &nl), ("en", &en)]).on_disk();
    let said = refused(&folder, &["stamp", "--same-meaning", "vi", "care/first"]);
    for word in ["--old", "nl.md", "en.md", &hash(VI_1), &hash(VI_2)] {
        assert!(said.contains(word), "{word}: {said}");
    }
    refused(&folder, &["stamp", "--same-meaning", "vi", "care/first", "--old", "0123456789abcdef"]);
    refused(&folder, &["stamp", "--same-meaning", "vi", "care/first", "--old", "0123"]);
    refused(&folder, &["stamp", "nl", "care/first", "--old", &hash(VI_2)]);
    succeeds(&folder, &["stamp", "--same-meaning", "vi", "care/first", "--old", &hash(VI_2)]);
    only_line(
        third.as_bytes(),
        folder.read(VI).as_bytes(),
        &format!("<!-- same-meaning: {} {} -->", hash(VI_2), hash(third)),
    );
    assert_eq!(
        (state(&folder, "nl"), state(&folder, "en")),
        ("outdated".to_owned(), "current".to_owned())
    );
    // Two translations of the same version need no name.
    let folder =
        family(&[("vi", VI_2), ("nl", &nl), ("en", &made_from("vi", VI_1, EN_1))]).on_disk();
    succeeds(&folder, &["stamp", "--same-meaning", "vi", "care/first"]);
    assert_eq!(
        (state(&folder, "nl"), state(&folder, "en")),
        ("current".to_owned(), "current".to_owned())
    );
}

#[test]
fn a_lesson_may_be_named_twice_as_a_shell_does_that_completes_its_files() {
    let folder = family(&[("vi", VI_1), ("en", EN_1)]).on_disk();
    succeeds(&folder, &["stamp", "en", EN, "content/care/first/lesson.toml", VI]);
    assert_eq!(folder.read(EN), made_from("vi", VI_1, EN_1));
}

#[test]
fn what_makes_no_sense_is_refused_with_a_way_on_and_nothing_is_written() {
    let en = made_from("vi", VI_1, EN_1);
    let folder =
        family(&[("vi", VI_1), ("en", &en), ("th", &made_from("en", EN_1, TH_1))]).on_disk();
    let says = |arguments: &[&str], words: &[&str]| {
        let said = refused(&folder, arguments);
        for word in words {
            assert!(said.contains(word), "{arguments:?} is answered without “{word}”: {said}");
        }
    };
    says(&["stamp"], &["polybook stamp LANG LESSON"]);
    says(&["stamp", "en"], &["polybook stamp en LESSON"]);
    says(&["stamp", "--same-meaning"], &["LANG"]);
    says(&["stamp", "fr", "care/first"], &["fr", "vi, nl, th, en"]);
    says(&["stamp", "ht", "care/first"], &["did you mean"]);
    says(&["stamp", "en", "care/frist"], &["care/frist", "did you mean care/first?"]);
    says(&["stamp", "en", "first"], &["did you mean care/first?"]);
    says(&["stamp", "en", "caer"], &["did you mean care?"]);
    says(&["stamp", "en", ""], &["there is no lesson"]);
    says(&["stamp", "vi", "care/first"], &["vi.md", "original"]);
    says(&["stamp", "nl", "care/first"], &["care/first has no nl.md"]);
    says(&["stamp", "en", "care/first", "--from", "en"], &["itself"]);
    says(&["stamp", "en", "care/first", "--from", "nl"], &["nl.md"]);
    says(&["stamp", "en", "care/first", "--from", "xx"], &["xx"]);
    says(
        &["stamp", "en", "care/first", "--from", "th"],
        &["th.md was itself made from en.md", "--from vi"],
    );
    says(&["stamp", "--same-meaning", "nl", "care/first"], &["nl.md"]);
    says(&["stamp", "--same-meaning", "vi", "care/first"], &["earlier version"]);
    says(&["stamp", "--same-meaning", "vi", "care/first", "--from", "en"], &["--from"]);
    says(&["stamp", "--all-unverified", "en", "care/first"], &["--all-unverified"]);
    says(&["stamp", "--all-unverified", "--same-meaning", "vi"], &["--same-meaning"]);
    says(&["stamp", "--all-unverified", "xx"], &["xx"]);
    says(&["stamp", "en", "care/first", "--root", "nowhere"], &["nowhere"]);
}

#[test]
fn where_one_of_several_is_wrong_nothing_is_written() {
    let folder = unverified();
    for wrong in ["care/nothing", "care"] {
        folder.write("content/care/en.md", "# Care\n\nA topic.");
        refused(&folder, &["stamp", "en", "care/first", wrong]);
    }
    // A first adoption too is all or nothing.
    folder.write("content/care/second/vi.md", "# Hai\n\nx");
    refused(&folder, &["stamp", "--all-unverified", "--from", "nl"]);
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_nothing_is_left_beside_it() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = family(&[("vi", VI_1), ("en", EN_1)]).on_disk();
    for mode in [0o600, 0o664, 0o755] {
        folder.write(EN, EN_1);
        fs_err::set_permissions(folder.path(EN), std::fs::Permissions::from_mode(mode)).unwrap();
        succeeds(&folder, &["stamp", "en", "care/first"]);
        assert_eq!(fs_err::metadata(folder.path(EN)).unwrap().permissions().mode() & 0o777, mode);
    }
    let names: Vec<String> =
        folder.files("content/care/first").into_iter().map(|(path, _)| path).collect();
    assert_eq!(names, ["en.md", "lesson.toml", "vi.md"]);
}

#[test]
fn what_cannot_be_kept_byte_for_byte_is_not_written() {
    let folder = family(&[("vi", VI_1)]).on_disk();
    folder.write(EN, b"# One\n\nCaf\xe9.\n");
    assert!(!refused(&folder, &["stamp", "en", "care/first"]).is_empty());
}

#[test]
fn a_site_with_mistakes_elsewhere_can_be_stamped() {
    let site: SiteTest = family(&[("vi", VI_1), ("en", EN_1)])
        .file("content/care/second/en.md", "# Second\n\n[x](nowhere.md)");
    let folder = site.on_disk();
    succeeds(&folder, &["stamp", "en", "care/first"]);
    assert_eq!(folder.read(EN), made_from("vi", VI_1, EN_1));
}
