//! A destination to which nothing can be moved from the folder that contains it: a separate disk,
//! or a folder that is mounted twice.
//!
//! In: a site in a folder, and commands for a shell that may mount. Out: what the commands print.
//! They run where no other process sees what they mount: as root, in a namespace of the user's own,
//! or with `sudo` where it asks for no password.
#![cfg(target_os = "linux")]

use std::env;
use std::process::{Command, Output};

use crate::site_test::{SiteFolder, SiteTest};

fn folder() -> SiteFolder {
    SiteTest::lesson("Words.\n\n![x](a.svg)")
        .asset("content/care/first/a.svg", crate::site_test::DRAWING)
        .file("content/care/second/en.md", "# Second\n\nx")
        .on_disk()
}

/// Shells in which mounting is allowed.
const SHELLS: [&[&str]; 3] = [
    &["unshare", "--mount", "bash", "-c"],
    &["unshare", "--mount", "--map-root-user", "bash", "-c"],
    &["sudo", "--non-interactive", "unshare", "--mount", "bash", "-c"],
];

/// Runs a script in the folder, with the program as `$P`; `fails` stops it where a command
/// succeeds. Returns `None` on a machine where mounting is not allowed; in CI it must be.
fn run(folder: &SiteFolder, script: &str) -> Option<String> {
    let root = folder.path("");
    let shell = |words: &[&str], script: &str| -> Option<Output> {
        Command::new(words[0]).args(&words[1..]).arg(script).current_dir(&root).output().ok()
    };
    let may_mount = |words: &&&[&str]| {
        let tried = shell(
            words,
            "mkdir -p tried && mount -t tmpfs tmpfs tried && umount tried && rmdir tried",
        );
        tried.is_some_and(|output| output.status.success())
    };
    let Some(words) = SHELLS.iter().find(may_mount) else {
        assert!(env::var_os("CI").is_none_or(|ci| ci != "true"), "nobody can mount anything here");
        return None;
    };
    let program = env!("CARGO_BIN_EXE_polybook");
    let script =
        format!("set -eux; P={program}; fails() {{ if \"$@\"; then exit 1; fi; }}\n{script}");
    let output = shell(words, &script).unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    Some(text)
}

const EDIT: &str = "echo More. >> content/care/first/en.md; rm -r content/care/second";

#[test]
fn a_separate_disk_is_written_like_any_folder() {
    let script = format!(
        "
        mkdir book; mount -t tmpfs tmpfs book; mkdir book/lost+found
        $P check; $P build; $P build
        {EDIT}
        $P check; $P build
        test ! -e book/polybook-staging; test ! -e .book.polybook
        rmdir book/lost+found; cp -r book copied
        $P build -d fresh
        diff -r copied fresh
        fails grep staging book/files.json
        "
    );
    run(&folder(), &script);
}

#[test]
fn a_folder_that_is_mounted_twice_is_written_like_any_other() {
    let script = format!(
        "
        mkdir book real; mount --bind real book
        $P build
        {EDIT}
        $P check; $P build
        test ! -e real/polybook-staging; test ! -e .book.polybook
        $P build -d fresh
        diff -r real fresh
        "
    );
    run(&folder(), &script);
}

/// A file over which something is mounted cannot be replaced, so that publishing fails in the
/// middle.
const FAIL: &str = "
    echo Other >> content/care/second/en.md; mkdir content/care/again
    echo '# Again' > content/care/again/en.md
    rm -r content/care/first
    mount --bind book.toml book/en/care/second.html
    fails $P build
    umount book/en/care/second.html
    test -e book/en/care/again.html; test -e book/en/care/first.html
    fails grep again book/files.json
";

#[test]
fn a_failed_publication_is_completed_by_the_next_build() {
    for (mount, staging) in [
        ("mkdir -p book; mount -t tmpfs tmpfs book", "book/polybook-staging"),
        ("true", ".book.polybook"),
    ] {
        let script = format!(
            "
            {mount}
            $P build
            {FAIL}
            test -e {staging}/announced.json
            $P check 2>&1; $P build 2>&1
            test ! -e {staging}
            $P build -d fresh
            diff -r book fresh
            "
        );
        let text = run(&folder(), &script).unwrap_or_default();
        assert!(!text.contains("Left"), "{text}");
    }
}

#[test]
fn leftovers_of_a_build_are_removed_however_the_disks_are_mounted_later() {
    for (mount, unmount) in [
        ("mount --bind real book", "umount book; rmdir book; mv real book"),
        ("true", "mv book real; mkdir book; mount --bind real book"),
    ] {
        let script = format!(
            "
            mkdir real; test '{mount}' = true || mkdir book
            {mount}
            $P build
            {FAIL}
            {}
            $P check; $P build
            test ! -e book/polybook-staging; test ! -e .book.polybook
            $P build -d fresh
            diff -r book fresh
            ",
            if mount == "true" { format!("rmdir real; {unmount}") } else { unmount.to_owned() }
        );
        run(&folder(), &script);
    }
}

#[test]
fn a_staging_folder_on_the_disk_that_polybook_did_not_make_is_refused() {
    let script = "
        mkdir book mine; echo precious > mine/letter.txt; mount -t tmpfs tmpfs book
        refused() { fails $P check; fails $P build 2>&1; grep -q precious mine/letter.txt
            test \"$(ls mine)\" = letter.txt; rm -r book/polybook-staging; }
        mkdir book/polybook-staging; echo mine > book/polybook-staging/x.txt; refused
        ln -s ../mine book/polybook-staging; refused
        mkdir book/polybook-staging; ln -s ../../mine/letter.txt book/polybook-staging/lock; refused
        mkdir book/polybook-staging; cp mine/letter.txt book/polybook-staging/announced.json
        refused
        echo mine > book/letter.txt; fails $P check; fails $P build; rm book/letter.txt
        $P check; $P build
        ";
    if let Some(text) = run(&folder(), script) {
        assert_eq!(text.matches("but did not create it").count(), 8, "{text}");
    }
}

#[test]
fn a_build_that_fails_changes_nothing_on_the_disk() {
    let script = "
        mkdir -p book themes/own/templates; mount -t tmpfs tmpfs book
        $P build; cp -r book before
        echo '{{ lesson.text.title / 2 }}' > themes/own/templates/lesson.html
        printf '\\n[output.html]\\ntheme = \"own\"\\n' >> book.toml
        sed -i '0,/output.html/{/output.html/d}' book.toml
        fails $P build
        diff -r book before
        ";
    let folder = folder();
    folder.write("book.toml", "[book]\nlanguage = \"en\"\n");
    run(&folder, script);
}
