//! States do not depend on whether the history is complete, shallow, squashed or missing; and the
//! output of `translations --diff` in each case.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::site_test::{SiteFolder, SiteTest};
use crate::stamps::{EN_1, EN_2, TH_1, VI_1, VI_2, family, with_stamp};
use crate::text_hash::hash;

const VI: &str = "content/care/first/vi.md";
const EN: &str = "content/care/first/en.md";
const VI_3: &str = "# Một\n\nBa từ.\n";

/// Whether Git is available; where `CI` is set, it must be.
fn has_git() -> bool {
    let has_git =
        Command::new("git").arg("--version").output().is_ok_and(|output| output.status.success());
    assert!(has_git || env::var_os("CI").is_none_or(|ci| ci != "true"), "no Git found");
    has_git
}

/// Runs Git without anybody's settings.
fn git(folder: &Path, arguments: &[&str]) {
    let settings = [
        "user.name=A",
        "user.email=a@example.org",
        "init.defaultBranch=main",
        "core.autocrlf=false",
    ];
    let mut command = Command::new("git");
    command
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    for setting in settings {
        command.args(["-c", setting]);
    }
    let output = command.args(arguments).output().unwrap();
    assert!(
        output.status.success(),
        "git {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn commit(folder: &SiteFolder, message: &str) {
    git(&folder.path(""), &["add", "-A"]);
    git(&folder.path(""), &["commit", "-q", "-m", message]);
}

/// Returns a repository in which the original has been written, translated, and changed twice.
fn repository() -> SiteFolder {
    let folder = family(&[
        ("vi", VI_1),
        ("en", &with_stamp("vi", VI_1, EN_1)),
        ("th", &with_stamp("en", EN_1, TH_1)),
    ])
    .on_disk();
    git(&folder.path(""), &["init", "-q"]);
    commit(&folder, "first");
    folder.write(VI, VI_2);
    commit(&folder, "second");
    folder.write("README.md", "another file");
    commit(&folder, "third");
    folder.write(VI, VI_3);
    commit(&folder, "fourth");
    folder
}

fn states(folder: &SiteFolder, root: &str) -> String {
    let run = folder.run(&["translations", root, "--format", "json"]);
    assert_eq!(run.code, 0, "{run}");
    run.stdout
}

#[test]
fn states_are_the_same_in_a_clone_a_shallow_clone_and_an_archive() {
    if !has_git() {
        return;
    }
    let folder = repository();
    let here = states(&folder, ".");
    assert!(here.contains("\"outdated\"") && here.contains("\"upstream-outdated\""), "{here}");
    let copies = SiteTest::empty().on_disk();
    let url = format!("file://{}", folder.path("").display());
    git(&copies.path(""), &["clone", "-q", &url, "full"]);
    git(&copies.path(""), &["clone", "-q", "--depth", "1", &url, "shallow"]);
    git(&folder.path(""), &["archive", "-o", copies.path("archive.tar").to_str().unwrap(), "HEAD"]);
    fs_err::create_dir(copies.path("unpacked")).unwrap();
    let tar = Command::new("tar")
        .args(["-xf", "../archive.tar"])
        .current_dir(copies.path("unpacked"))
        .status()
        .unwrap();
    assert!(tar.success());
    assert!(copies.path("shallow/.git/shallow").is_file(), "it is a shallow clone");
    for copy in ["full", "shallow", "unpacked"] {
        assert_eq!(states(&copies, copy), here, "{copy}");
    }
}

#[test]
fn states_are_the_same_after_a_squash_merge() {
    if !has_git() {
        return;
    }
    let folder = repository();
    let behind = states(&folder, ".");
    git(&folder.path(""), &["switch", "-q", "-c", "update"]);
    folder.write(VI, "# Một\n\nBốn từ.\n");
    commit(&folder, "fifth");
    folder.write(EN, with_stamp("vi", "# Một\n\nBốn từ.\n", EN_2));
    commit(&folder, "sixth");
    let on_branch = states(&folder, ".");
    git(&folder.path(""), &["switch", "-q", "main"]);
    assert_eq!(states(&folder, "."), behind);
    git(&folder.path(""), &["merge", "-q", "--squash", "update"]);
    commit(&folder, "squashed");
    git(&folder.path(""), &["branch", "-q", "-D", "update"]);
    assert_eq!(states(&folder, "."), on_branch);
    assert_ne!(on_branch, behind);
}

#[test]
fn changes_since_the_stamp_are_shown_where_the_history_has_them() {
    if !has_git() {
        return;
    }
    let folder = repository();
    let run = folder.run(&["translations", "--diff", "care/first"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(
        run.stdout.contains("\n-Một từ.\n+Ba từ.\n") && !run.stdout.contains("Hai từ."),
        "{run}"
    );
    assert!(
        run.stdout.starts_with(&format!("{EN} ")) && !run.stdout.contains("th.md"),
        "only what is outdated itself is shown: {run}"
    );
    // Uncommitted changes count too.
    folder.write(VI, "# Một\n\nBốn từ.\n");
    let run = folder.run(&["translations", "--diff", "content/care/first/vi.md"]);
    assert!(run.stdout.contains("\n-Một từ.\n+Bốn từ.\n"), "{run}");
    // A version that differs only in its encoding counts as that version.
    folder.write(VI, "\u{feff}<!-- review: human -->\r\n# Một\r\n\r\nMột từ.  \r\n");
    commit(&folder, "the same in other bytes");
    folder.write(VI, VI_3);
    let run = folder.run(&["translations", "--diff", "care/first"]);
    assert!(run.stdout.contains("+Ba từ.") && run.stdout.contains("-Một từ."), "{run}");
}

/// Commits versions of the original, each with its pairs of earlier versions; the English text was
/// made from the first.
fn with_versions(versions: &[String]) -> SiteFolder {
    let folder =
        family(&[("vi", &versions[0]), ("en", &with_stamp("vi", &versions[0], EN_1))]).on_disk();
    git(&folder.path(""), &["init", "-q"]);
    for version in versions {
        folder.write(VI, version);
        git(&folder.path(""), &["add", "-A"]);
        git(&folder.path(""), &["commit", "-q", "--allow-empty", "-m", "a version"]);
    }
    folder
}

/// Returns the lines that `translations --diff` shows as changed, without comments.
fn changed_lines(folder: &SiteFolder) -> String {
    let run = folder.run(&["translations", "--diff", "care/first"]);
    assert_eq!(run.code, 0, "{run}");
    let lines =
        run.stdout.lines().filter(|line| line.starts_with(['+', '-']) && !line.contains("<!--"));
    lines
        .filter(|line| !line.starts_with("+++") && !line.starts_with("---"))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn changes_without_a_change_of_meaning_are_left_out() {
    if !has_git() {
        return;
    }
    // Three lines apart, so that each change is separate: a typo, a word, another typo.
    let text = |first: &str, word: &str, last: &str| {
        format!("# Một\n\n{first}\n\n1\n\n2\n\n{word}\n\n3\n\n4\n\n{last}\n")
    };
    let pair =
        |old: &str, new: &str| format!("<!-- same-meaning: {} {} -->\n", hash(old), hash(new));
    let (first, typed) = (text("lỗii", "cũ", "lỗii"), text("lỗi", "cũ", "lỗii"));
    let (real, last) = (text("lỗi", "mới", "lỗii"), text("lỗi", "mới", "lỗi"));

    // Before it.
    let before = pair(&first, &typed);
    let folder =
        with_versions(&[first.clone(), format!("{before}{typed}"), format!("{before}{real}")]);
    assert_eq!(changed_lines(&folder), "-cũ +mới");
    // The pair may have been added later than the version, and the real change may not be committed
    // yet.
    let folder = with_versions(&[first.clone(), typed.clone(), format!("{before}{typed}")]);
    folder.write(VI, format!("{before}{real}"));
    assert_eq!(changed_lines(&folder), "-cũ +mới");
    // Two typos one after the other, each with its own pair, or both with one.
    let both = text("lỗi", "cũ", "lỗi");
    for pairs in [pair(&first, &typed) + &pair(&typed, &both), pair(&first, &both)] {
        let folder = with_versions(&[
            first.clone(),
            typed.clone(),
            format!("{pairs}{both}"),
            format!("{pairs}{last}"),
        ]);
        assert_eq!(changed_lines(&folder), "-cũ +mới");
    }
    // After it, and on both sides of it.
    let after = pair(&real, &last);
    let folder = with_versions(&[typed.clone(), real.clone(), format!("{after}{last}")]);
    assert_eq!(changed_lines(&folder), "-cũ +mới");
    let sides = format!("{before}{after}");
    let folder = with_versions(&[
        first.clone(),
        format!("{before}{typed}"),
        format!("{before}{real}"),
        format!("{sides}{last}"),
    ]);
    assert_eq!(changed_lines(&folder), "-cũ +mới");
    // Between two real changes.
    let end = text("lỗi", "mới hơn", "lỗi");
    let folder = with_versions(&[
        typed.clone(),
        real.clone(),
        format!("{after}{last}"),
        format!("{after}{end}"),
    ]);
    assert_eq!(changed_lines(&folder), "-cũ +mới -mới +mới hơn");
    // A change without a pair is shown.
    let folder = with_versions(&[first, typed, real]);
    assert_eq!(changed_lines(&folder), "-lỗii +lỗi -cũ +mới");
}

#[test]
fn an_unfilled_text_shows_what_has_changed_since_it_was_begun() {
    if !has_git() {
        return;
    }
    let folder = with_versions(&[VI_1.to_owned()]);
    folder.write(EN, with_stamp("vi", VI_1, "<!-- review: draft -->\n# One\n"));
    folder.write(VI, VI_2);
    assert_eq!(changed_lines(&folder), "-Một từ. +Hai từ.");
}

#[test]
fn a_site_in_a_folder_of_its_repository_has_its_history_too() {
    if !has_git() {
        return;
    }
    let folder = SiteTest::empty().on_disk();
    let site = family(&[("vi", VI_1), ("en", &with_stamp("vi", VI_1, EN_1))]).on_disk();
    for (path, bytes) in site.files("") {
        folder.write(&format!("docs/{path}"), bytes);
    }
    git(&folder.path(""), &["init", "-q"]);
    commit(&folder, "first");
    folder.write(&format!("docs/{VI}"), VI_2);
    let run = folder.run(&["translations", "docs", "--diff", "care/first"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stdout.contains("\n-Một từ.\n+Hai từ.\n"), "{run}");
}

#[test]
fn a_shallow_or_missing_history_is_reported() {
    let unhistorical = family(&[("vi", VI_2), ("en", &with_stamp("vi", VI_1, EN_1))]).on_disk();
    let says_so = |folder: &SiteFolder, root: &str| {
        let run = folder.run(&["translations", root, "--diff", "care/first"]);
        assert_eq!(run.code, 0, "{run}");
        assert_eq!(run.stdout, format!("{EN} was translated from an earlier version of vi.md:\n"));
        assert!(run.stderr.contains("history"), "{run}");
    };
    says_so(&unhistorical, ".");
    if !has_git() {
        return;
    }
    // Without Git on the machine.
    let output = Command::new(env!("CARGO_BIN_EXE_polybook"))
        .args(["translations", "--diff", "care/first"])
        .current_dir(unhistorical.path(""))
        .env("PATH", "")
        .output()
        .unwrap();
    assert!(
        output.status.success() && String::from_utf8_lossy(&output.stderr).contains("history"),
        "{output:?}"
    );
    let folder = repository();
    let url = format!("file://{}", folder.path("").display());
    let copies = SiteTest::empty().on_disk();
    git(&copies.path(""), &["clone", "-q", "--depth", "1", &url, "shallow"]);
    says_so(&copies, "shallow");
    // A stamp that matches no version.
    folder.write(EN, format!("<!-- translated-from: vi 0123456789abcdef -->\n{EN_1}"));
    says_so(&folder, ".");
}

#[test]
fn a_site_without_outdated_texts_is_reported() {
    let run = family(&[("vi", VI_1), ("en", &with_stamp("vi", VI_1, EN_1))]).on_disk().run(&[
        "translations",
        "--diff",
        "care/first",
    ]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run}");
    assert!(run.stderr.contains("No translation of this lesson is outdated"), "{run}");
}
