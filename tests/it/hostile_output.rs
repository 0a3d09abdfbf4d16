//! What a stranger may have put where polybook writes: links, pipes, folders and files under every
//! name that it opens.
//!
//! In: a site in a folder, beside it something precious. Out: that is as it was, nothing waits for
//! ever, and what `check` passes `build` builds.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::site_test::{Run, SiteFolder, SiteTest};

/// Under each of these names something is opened, made, moved or removed.
const NAMES: [&str; 18] = [
    "book",
    "book/files.json",
    "book/index.html",
    "book/en",
    "book/en/index.html",
    "book/en/care",
    "book/en/care/first.html",
    "book/en/care/gone.html",
    "book/media",
    "book/media/care/first/a.svg",
    "book/assets",
    "book/polybook-staging",
    ".book.polybook",
    ".book.polybook/lock",
    ".book.polybook/announced.json",
    ".book.polybook/announcing.json",
    ".book.polybook/site",
    ".book.polybook/site/en/index.html",
];

/// What may lie under a name.
const KINDS: [&str; 8] = [
    "link to a file",
    "link to a folder",
    "link to nothing",
    "link to a device",
    "pipe",
    "folder",
    "file",
    "hard link",
];

/// A site below a folder, with something precious beside it.
fn folder() -> SiteFolder {
    let site = SiteTest::lesson("Words.\n\n![x](a.svg)")
        .asset("content/care/first/a.svg", crate::site_test::DRAWING)
        .file("content/care/gone/en.md", "# Gone\n\nx");
    let folder = site.on_disk();
    folder.write("mine/letter.txt", "precious");
    folder.write("mine/site/letter.txt", "precious");
    folder
}

fn plant(folder: &SiteFolder, name: &str, kind: &str) {
    let path = folder.path(name);
    fs_err::create_dir_all(path.parent().unwrap()).unwrap();
    let _ = fs_err::remove_dir_all(&path).or_else(|_| fs_err::remove_file(&path));
    match kind {
        "link to a file" => symlink(folder.path("mine/letter.txt"), path).unwrap(),
        "link to a folder" => symlink(folder.path("mine"), path).unwrap(),
        "link to nothing" => symlink(folder.path("mine/new.txt"), path).unwrap(),
        "link to a device" => symlink("/dev/zero", path).unwrap(),
        "pipe" => folder.pipe(name),
        "folder" => folder.write(&format!("{name}/letter.txt"), "precious"),
        "hard link" => fs_err::hard_link(folder.path("mine/letter.txt"), path).unwrap(),
        _ => folder.write(name, "precious"),
    }
}

fn run(folder: &SiteFolder, arguments: &[&str], what: &str) -> Run {
    let start = Instant::now();
    let run = folder.run(arguments);
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{what}: {arguments:?} took {:?}",
        start.elapsed()
    );
    assert!(run.code <= 2, "{what}: {arguments:?}: {run}");
    run
}

/// Whatever is planted, into a folder that polybook never wrote to and into one that it did. With
/// `LONG=1` all of it, else some of each sort and under each name.
#[test]
fn nothing_is_written_or_removed_through_what_a_stranger_put_in_the_way() {
    let few = if crate::sample::is_long() { 1 } else { 11 };
    let mut count = 0;
    for kind in KINDS {
        for name in NAMES {
            for is_built in [false, true] {
                count += 1;
                if count % few != 0 {
                    continue;
                }
                let what = format!("{kind} as {name}{}", if is_built { " of a site" } else { "" });
                let folder = folder();
                let precious = folder.files("mine");
                if is_built {
                    folder.build();
                    fs_err::remove_dir_all(folder.path("content/care/gone")).unwrap();
                    folder.write(
                        "content/care/first/en.md",
                        "# First\n\nOther words.\n\n![x](a.svg)",
                    );
                }
                plant(&folder, name, kind);
                let check = run(&folder, &["check"], &what);
                let build = run(&folder, &["build"], &what);
                assert_eq!(folder.files("mine"), precious, "{what}: {build}");
                assert!(
                    build.code == 0 || check.code != 0,
                    "{what}: check finds nothing, and\n{build}"
                );
                if build.code == 0 {
                    assert!(!folder.path(".book.polybook").exists(), "{what}");
                } else {
                    // Nobody's file is lost either.
                    assert!(fs_err::symlink_metadata(folder.path(name)).is_ok(), "{what}: {build}");
                    fs_err::remove_dir_all(folder.path(name))
                        .or_else(|_| fs_err::remove_file(folder.path(name)))
                        .unwrap();
                }
            }
        }
    }
}

#[test]
fn a_folder_on_the_way_to_the_destination_is_no_link() {
    let folder = folder();
    fs_err::create_dir(folder.path("docs")).unwrap();
    symlink(folder.path("mine"), folder.path("docs/out")).unwrap();
    symlink(folder.path("mine"), folder.path("shortcut")).unwrap();
    let config = folder.read("book.toml");
    let before = folder.files("mine");
    for destination in
        ["shortcut", "shortcut/book", "shortcut/new/book", "docs/out/book", "docs/out/new/book"]
    {
        let run = folder.run(&["build", "-d", destination]);
        assert!(run.code == 2 && run.stderr.contains("cannot overwrite"), "{destination}: {run}");
        folder.write("book.toml", format!("{config}\n[build]\nbuild-dir = \"{destination}\"\n"));
        assert_eq!(
            (folder.run(&["check"]).code, folder.run(&["build"]).code),
            (1, 2),
            "{destination}"
        );
        folder.write("book.toml", &config);
    }
    assert_eq!(folder.files("mine"), before);
}

#[test]
fn a_link_elsewhere_in_the_repository_is_no_way_out_of_it() {
    let folder = folder();
    fs_err::create_dir_all(folder.path("mine/repository/.git")).unwrap();
    fs_err::rename(folder.path("content"), folder.path("mine/repository/content")).unwrap();
    folder.write("mine/repository/lessons/book.toml", folder.read("book.toml"));
    fs_err::rename(
        folder.path("mine/repository/content"),
        folder.path("mine/repository/lessons/content"),
    )
    .unwrap();
    symlink(folder.path("mine"), folder.path("mine/repository/public")).unwrap();
    // The owner of the machine may have links above the repository.
    symlink(folder.path("mine"), folder.path("shortcut")).unwrap();
    let build = |destination: &str| {
        folder.run(&["build", "shortcut/repository/lessons", "-d", destination])
    };
    for destination in [
        "mine/repository/public/book",
        "shortcut/repository/public/book",
        "shortcut/repository/public",
    ] {
        let run = build(destination);
        assert!(run.code == 2 && run.stderr.contains("public"), "{destination}: {run}");
    }
    assert!(!folder.path("mine/book").exists());
    for destination in
        ["shortcut/repository/lessons/book", "shortcut/repository/docs", "shortcut/book"]
    {
        assert_eq!(build(destination).code, 0, "{destination}");
    }
}

#[test]
fn settings_that_are_no_file_or_endless_are_refused_unread() {
    let folder = folder();
    for kind in [
        "link to a file",
        "link to nothing",
        "link to a device",
        "link to a folder",
        "pipe",
        "folder",
    ] {
        plant(&folder, "book.toml", kind);
        for command in ["check", "build", "translations"] {
            let run = run(&folder, &[command], kind);
            assert!(run.code == 2 && run.stderr.contains("book.toml"), "{kind}: {run}");
        }
        fs_err::remove_dir_all(folder.path("book.toml"))
            .or_else(|_| fs_err::remove_file(folder.path("book.toml")))
            .unwrap();
    }
    let long = fs_err::File::create(folder.path("book.toml")).unwrap();
    long.set_len(1 << 40).unwrap();
    let run = run(&folder, &["check"], "a terabyte");
    assert!(run.code == 2 && run.stderr.contains("too long"), "{run}");
}

#[test]
fn sources_that_are_no_files_are_found_and_not_waited_for() {
    for name in [
        "content/care/second/en.md",
        "content/care/first/b.svg",
        "content/tags.toml",
        "i18n/en.toml",
        "themes/own/theme.toml",
    ] {
        let folder = folder();
        folder.pipe(name);
        let run = run(&folder, &["check"], name);
        assert!(
            run.code == 1 && run.stdout.contains("error[not-a-file]") && run.stdout.contains(name),
            "{name}: {run}"
        );
    }
    for name in ["content", "i18n", "themes"] {
        let folder = folder();
        let _ = fs_err::remove_dir_all(folder.path(name));
        folder.pipe(name);
        let run = run(&folder, &["check"], name);
        assert!(run.code == 1 && run.stdout.contains("error[not-a-file]"), "{name}: {run}");
    }
}

/// `polybook stamp` once wrote into a file of this name first.
#[test]
fn a_stamp_is_written_through_no_link() {
    let folder = SiteTest::new()
        .file("content/care/first/en.md", "# First\n\nx")
        .file("content/care/first/nl.md", "# Eerste\n\nx")
        .on_disk();
    folder.write("mine.txt", "precious");
    symlink(folder.path("mine.txt"), folder.path("content/care/first/.nl.md.polybook")).unwrap();
    let stamp = ["stamp", "nl", "care/first", "--from", "en"];
    let run = folder.run(&stamp);
    assert_eq!((run.code, folder.read("mine.txt").as_str()), (0, "precious"), "{run}");
    assert!(folder.read("content/care/first/nl.md").starts_with("<!-- translated-from: en "));
    assert_eq!(names(&folder.path("content/care/first")), [".nl.md.polybook", "en.md", "nl.md"]);

    folder.write("other.md", "# Eerste\n\nx");
    fs_err::remove_file(folder.path("content/care/first/nl.md")).unwrap();
    symlink(folder.path("other.md"), folder.path("content/care/first/nl.md")).unwrap();
    let run = folder.run(&stamp);
    assert_eq!((run.code, folder.read("other.md").as_str()), (2, "# Eerste\n\nx"), "{run}");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs_err::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
