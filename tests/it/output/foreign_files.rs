//! Files that polybook did not write: they are never changed or removed.

use super::{FIRST, folder, refused};
use crate::site_test::SiteFolder;

#[test]
fn a_manually_changed_file_is_written_again() {
    let folder = folder();
    folder.build();
    let before = folder.files("book");
    folder.write("book/en/care/first.html", "changed by hand");
    fs_err::remove_file(folder.path("book/en/index.html")).unwrap();
    folder.build();
    assert_eq!(folder.files("book"), before);
}

#[test]
fn obsolete_files_are_removed_if_polybook_wrote_them() {
    let folder = folder();
    folder.build();
    folder.write("book/en/care/notes.txt", "mine");
    folder.write("book/mine/x.html", "mine");
    fs_err::remove_dir_all(folder.path("content/care/first")).unwrap();
    folder.build();
    assert!(!folder.path("book/en/care/first.html").exists());
    assert!(!folder.path("book/media").exists(), "folders that are left empty go as well");
    assert_eq!(folder.read("book/en/care/notes.txt"), "mine");
    assert_eq!(folder.read("book/mine/x.html"), "mine");
}

#[test]
fn a_foreign_file_in_the_way_is_refused_and_nothing_is_changed() {
    let folder = folder();
    folder.build();
    folder.write("book/en/care/third.html", "mine");
    let before = folder.files("book");
    folder.write("content/care/third/en.md", "# Third\n\nx");
    refused(&folder.run(&["build"]), "third.html");
    assert_eq!(folder.files("book"), before);
}

#[test]
fn a_foreign_folder_is_refused() {
    let folder = folder();
    folder.write("book/keep.txt", "mine");
    refused(&folder.run(&["build"]), "not written by polybook");
    assert_eq!(folder.files("book").len(), 1);
    folder.write("file", "x");
    refused(&folder.run(&["build", "-d", "file"]), "file");
    fs_err::create_dir_all(folder.path("empty")).unwrap();
    assert_eq!(folder.run(&["build", "-d", "empty"]).code, 0);
}

#[test]
fn the_sources_are_never_written_to() {
    let folder = folder();
    let before = folder.files("");
    for destination in [
        ".",
        "..",
        "content",
        "content/out",
        "content/care/../out",
        "Content/out",
        "themes/out",
        "i18n",
        "/",
        ".git",
        ".git/out",
    ] {
        refused(&folder.run(&["build", "-d", destination]), "sources");
    }
    assert_eq!(folder.files(""), before);
}

#[test]
fn a_pull_request_cannot_redirect_the_output() {
    let folder = folder();
    let config = folder.read("book.toml");
    let outside = folder.path("outside").display().to_string();
    for build_dir in [
        "../outside",
        "/outside",
        &outside,
        "a/../../outside",
        "C:/outside",
        "",
        ".",
        "con/site",
        "a:b",
    ] {
        folder.write("book.toml", format!("{config}\n[build]\nbuild-dir = '{build_dir}'\n"));
        for command in ["check", "build"] {
            let run = folder.run(&[command]);
            assert!(
                run.code == 2 && run.stdout.contains("error[wrong-value]"),
                "{build_dir}: {run}"
            );
        }
    }
    assert!(!folder.path("outside").exists() && !folder.path("book").exists());
    folder.write("book.toml", config);
    assert_eq!(folder.run(&["build", "-d", &outside]).code, 0, "whoever runs the command may");
}

/// Writes the files again, as a checkout does, with the current time.
fn check_out(folder: &SiteFolder) {
    for (path, bytes) in folder.files("book") {
        folder.write(&format!("book/{path}"), bytes);
    }
}

#[test]
fn a_site_committed_to_the_repository_is_rebuilt_and_nothing_is_removed() {
    let folder = folder();
    folder.build();
    check_out(&folder);
    folder.write(FIRST, "# First\n\nWords, and one more.");
    fs_err::remove_dir_all(folder.path("content/care/second")).unwrap();
    assert_eq!(folder.run(&["check"]).code, 0);
    let run = folder.run(&["build"]);
    assert!(run.code == 0 && run.stderr.contains("Not removed: en/care/second.html"), "{run}");
    assert!(folder.read("book/en/care/first.html").contains("one more"));
    assert!(
        folder.path("book/en/care/second.html").exists()
            && folder.path("book/media/care/first/a.svg").exists()
    );
    // From now on polybook knows what it has written.
    folder.write("content/care/third/en.md", "# Third\n\nx");
    folder.build();
    fs_err::remove_dir_all(folder.path("content/care/third")).unwrap();
    let run = folder.run(&["build"]);
    assert!(run.code == 0 && !run.stderr.contains("Left"), "{run}");
    assert!(!folder.path("book/en/care/third.html").exists());
}

#[test]
fn a_committed_manifest_does_not_cover_files_added_later() {
    let folder = folder();
    folder.build();
    check_out(&folder);
    folder.write("book/en/care/first.html", "changed by whoever owns the machine");
    for command in ["check", "build"] {
        let run = folder.run(&[command]);
        assert!(run.code != 0 && run.to_string().contains("first.html"), "{run}");
    }
    assert_eq!(folder.read("book/en/care/first.html"), "changed by whoever owns the machine");
}

#[test]
fn an_obsolete_file_that_was_changed_manually_stays() {
    let folder = folder();
    folder.build();
    folder.write("book/en/care/second.html", "changed by hand");
    fs_err::remove_dir_all(folder.path("content/care/second")).unwrap();
    let run = folder.run(&["build"]);
    assert!(run.code == 0 && run.stderr.contains("Not removed: en/care/second.html"), "{run}");
    assert_eq!(folder.read("book/en/care/second.html"), "changed by hand");
}

#[test]
fn a_manifest_with_foreign_paths_is_harmless() {
    let folder = folder();
    folder.build();
    folder.write("precious.txt", "mine");
    let list = folder.read("book/files.json");
    let page = folder.read("book/en/index.html");
    for path in [
        "../precious.txt",
        "en/../../precious.txt",
        "/precious.txt",
        "./../precious.txt",
        "",
        "en",
        "a\\\\b",
    ] {
        folder.write(
            "book/files.json",
            list.replace("\"files\": {", &format!("\"files\": {{\n    \"{path}\": \"0\",")),
        );
        folder.build();
        assert_eq!(folder.read("precious.txt"), "mine");
        assert_eq!(folder.read("book/en/index.html"), page);
    }
    let many: Vec<String> = (0..500_000).map(|number| format!("\"{number:x}\":\"\"")).collect();
    let endless = format!("{{\"version\":1,\"files\":{{{}}}}}", many.join(","));
    for list in
        ["", "[]", "{}", "{\"version\":2,\"files\":{}}", "\u{feff}", &"[".repeat(100_000), &endless]
    {
        folder.write("book/files.json", list);
        refused(&folder.run(&["build"]), "not written by polybook");
    }
}
