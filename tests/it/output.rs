//! Writing the site: only changed files, only files of polybook, all or nothing.

mod foreign_files;

use std::time::SystemTime;

use crate::site_test::{DRAWING, Run, SiteFolder, SiteTest};

const FIRST: &str = "content/care/first/en.md";

/// Returns a folder with two lessons, the first of which shows a drawing.
fn folder() -> SiteFolder {
    SiteTest::lesson("Words.\n\n![x](a.svg)")
        .asset("content/care/first/a.svg", DRAWING)
        .file("content/care/second/en.md", "# Second\n\nx")
        .on_disk()
}

fn refused(run: &Run, word: &str) {
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains(word) && run.stdout.is_empty(), "{run}");
}

/// Returns path, inode and time of every file of the site.
fn identities(folder: &SiteFolder) -> Vec<(String, SystemTime)> {
    let files = folder.files("book");
    let of = |(path, _): (String, Vec<u8>)| {
        let modified =
            fs_err::metadata(folder.path("book").join(&path)).unwrap().modified().unwrap();
        (path, modified)
    };
    files.into_iter().map(of).collect()
}

#[test]
fn an_unchanged_site_is_not_written() {
    let folder = folder();
    folder.build();
    let before = identities(&folder);
    folder.build();
    assert_eq!(identities(&folder), before);
}

#[test]
fn an_edit_changes_only_the_pages_that_show_it() {
    let folder = folder();
    folder.build();
    let before = identities(&folder);
    folder.write(FIRST, "# First\n\nWords, and one more.\n\n![x](a.svg)");
    folder.build();
    let after = identities(&folder);
    let changed: Vec<&str> =
        after.iter().filter(|file| !before.contains(file)).map(|(path, _)| path.as_str()).collect();
    assert!(
        changed.contains(&"en/care/first.html") && changed.contains(&"files.json"),
        "{changed:?}"
    );
    for untouched in
        ["en/care/second.html", "index.html", "404.html", "media/care/first/a.svg", "sitemap.xml"]
    {
        assert!(!changed.contains(&untouched), "{changed:?}");
    }
    assert!(!changed.iter().any(|path| path.starts_with("assets/")), "{changed:?}");
}

#[test]
fn a_build_with_errors_leaves_the_previous_version_unchanged() {
    let folder = folder();
    folder.build();
    let before = identities(&folder);
    folder.write(FIRST, "# First\n\n[x](nowhere.md)");
    folder.write("content/care/second/en.md", "# Second\n\nA change that is right.");
    let run = folder.run(&["build"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(
        run.stdout.contains("error[broken-link]")
            && run.stderr.contains("the previous version is unchanged"),
        "{run}"
    );
    assert_eq!(identities(&folder), before);
}

#[test]
fn a_page_that_cannot_be_rendered_leaves_the_previous_version_unchanged() {
    let folder = folder();
    folder.build();
    let before = identities(&folder);
    let config = folder.read("book.toml");
    folder.write("book.toml", config.replace("[output.html]", "[output.html]\ntheme = \"own\""));
    folder.write("themes/own/templates/lesson.html", "{{ lesson.text.title / 2 }}");
    let run = folder.run(&["build"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stdout.contains("themes/own/templates/lesson.html:1:"), "{run}");
    assert_eq!(identities(&folder), before);
}

#[test]
fn builds_are_reproducible() {
    let (one, two) = (folder(), folder());
    one.build();
    two.build();
    assert_eq!(one.files("book"), two.files("book"));
    assert!(one.files("book").len() > 10);
}

#[test]
fn output_files_are_regular_world_readable_and_not_hidden() {
    let folder = folder();
    folder.build();
    for (path, _) in folder.files("book") {
        let metadata = fs_err::symlink_metadata(folder.path("book").join(&path)).unwrap();
        assert!(metadata.is_file() && !path.split('/').any(|part| part.starts_with('.')), "{path}");
        #[cfg(unix)]
        assert_eq!(
            std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o777,
            0o644,
            "{path}"
        );
    }
    assert!(!folder.path(".book.polybook").exists(), "nothing is left beside the site");
}

#[test]
fn a_concurrent_build_is_refused() {
    let folder = folder();
    folder.build();
    let before = identities(&folder);
    fs_err::create_dir_all(folder.path(".book.polybook")).unwrap();
    let lock = std::fs::File::create(folder.path(".book.polybook/lock")).unwrap();
    lock.lock().unwrap();
    refused(&folder.run(&["build"]), "another build");
    assert_eq!(identities(&folder), before);
    drop(lock);
    folder.build();
}

#[test]
fn check_reports_what_would_make_a_build_fail() {
    for file in
        ["book/x.txt", "book", ".book.polybook", ".book.polybook/lock", ".book.polybook/x.txt"]
    {
        let folder = folder();
        folder.write(file, "mine");
        let before = folder.files("");
        let check = folder.run(&["check", "--format", "json"]);
        assert!(
            check.code == 1 && check.stdout.contains(&format!("\"path\": \"{file}\"")),
            "{file}: {check}"
        );
        refused(&folder.run(&["build"]), file.split('/').next().unwrap());
        assert_eq!(folder.files(""), before, "{file}");
        assert_eq!(folder.run(&["build", "-d", "elsewhere"]).code, 0);
    }
}

#[test]
fn a_refused_or_failed_build_leaves_no_folder_behind() {
    let folder = folder();
    folder.write("file", "mine");
    folder.write("full/x.txt", "mine");
    refused(&folder.run(&["build", "-d", "file/deep/er"]), "file");
    refused(&folder.run(&["build", "-d", "full"]), "full");
    folder.write(
        "book.toml",
        folder.read("book.toml").replace("[output.html]", "[output.html]\ntheme = \"own\""),
    );
    folder.write("themes/own/templates/lesson.html", "{{ lesson.text.title / 2 }}");
    assert_eq!(folder.run(&["build", "-d", "new/deep/er"]).code, 1);
    let names: Vec<String> = fs_err::read_dir(folder.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(!names.iter().any(|name| name == "new" || name.ends_with(".polybook")), "{names:?}");
}

/// Some builds are killed during their work, at different times.
#[test]
fn a_killed_build_leaves_whole_files_and_the_next_one_completes_it() {
    let folder = folder();
    folder.build();
    let before = folder.files("book");
    folder.write("book.toml", folder.read("book.toml").replace("Lessons", "Other lessons"));
    let fresh = folder.run(&["build", "-d", "fresh"]);
    assert_eq!(fresh.code, 0, "{fresh}");
    let after = folder.files("fresh");
    for tenth_of_a_millisecond in (0..200_u64).step_by(8) {
        let mut build = folder.start(&["build"]);
        std::thread::sleep(std::time::Duration::from_micros(tenth_of_a_millisecond * 100));
        build.kill().unwrap();
        build.wait().unwrap();
        let half = folder.files("book");
        assert!(half.iter().all(|file| before.contains(file) || after.contains(file)));
    }
    folder.build();
    assert_eq!(folder.files("book"), after);
    assert!(!folder.path(".book.polybook").exists());
}

#[test]
fn a_topic_folder_can_be_replaced_by_something_else() {
    let folder = folder();
    folder.build();
    fs_err::rename(folder.path("content/care"), folder.path("content/calm")).unwrap();
    folder.build();
    let fresh = folder.run(&["build", "-d", "fresh"]);
    assert_eq!(fresh.code, 0, "{fresh}");
    assert_eq!(folder.files("book"), folder.files("fresh"));
}

#[test]
fn check_writes_nothing_and_reports_the_same_as_build() {
    let folder = folder();
    let run = folder.run(&["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run}");
    assert!(!folder.path("book").exists());
    folder.write(FIRST, "# First\n\n[x](nowhere.md)");
    let check = folder.run(&["check"]);
    assert_eq!(check.code, 1, "{check}");
    assert_eq!(check.stdout, folder.run(&["build"]).stdout);
    folder.write(FIRST, "# First\n\n# Twice\n\nx");
    assert_eq!(folder.run(&["check"]).code, 0);
    assert_eq!(folder.run(&["check", "--deny-warnings"]).code, 1);
}

#[test]
fn exit_codes_distinguish_usage_configuration_and_content() {
    let folder = folder();
    assert_eq!(folder.run(&["biuld"]).code, 2);
    assert_eq!(folder.run(&["build", "--site-url", "example.org"]).code, 2);
    let nowhere = folder.run(&["build", "content"]);
    refused(&nowhere, "there is no book.toml");
    folder.write("book.toml", "[book\n");
    let run = folder.run(&["build"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(
        run.stdout.contains("error[toml-syntax]") && run.stdout.contains("book.toml:1:"),
        "{run}"
    );
}

#[test]
fn a_build_shows_a_few_warnings_of_each_code_and_counts_the_rest() {
    let mut site = SiteTest::english();
    for number in 0..12 {
        site = site.file(&format!("content/care/lesson-{number}/en.md"), "# The same title\n\nx");
    }
    let folder = site.on_disk();
    let built = folder.run(&["build"]);
    let shown = built.stdout.matches("warning[duplicate-title]: and ").count();
    assert_eq!((built.code, shown), (0, 1), "{}", built.stdout);
    let checked = folder.run(&["check"]);
    assert!(!checked.stdout.contains(" more; ") && checked.stdout.len() > built.stdout.len());
}
