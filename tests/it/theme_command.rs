//! `polybook theme`: the files of the default theme, listed and copied.
#![cfg(unix)]

use crate::site_test::SiteTest;

#[test]
fn the_files_of_the_default_theme_are_listed() {
    let folder = SiteTest::lesson("x").on_disk();
    let run = folder.run(&["theme", "list"]);
    let names: Vec<&str> = run.stdout.lines().collect();
    for name in ["templates/lesson.html", "static/site.css", "static/quiz.js", "i18n/vi.toml"] {
        assert!(names.contains(&name), "{run}");
    }
    assert!(names.is_sorted() && run.code == 0, "{run}");
}

#[test]
fn copies_are_used_and_never_replace_a_file() {
    let folder = SiteTest::lesson("x").on_disk();
    let arguments = ["theme", "copy", "templates/lesson.html", "static/site.css", "i18n/en.toml"];
    let run = folder.run(&arguments);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stderr.contains("theme = \"mine\""), "{run}");
    let book = folder.read("book.toml");
    folder.write(
        "book.toml",
        book.replacen("[output.html]\n", "[output.html]\ntheme = \"mine\"\n", 1),
    );
    let template = folder.read("themes/mine/templates/lesson.html");
    folder.write(
        "themes/mine/templates/lesson.html",
        template.replacen("{% block main -%}", "{% block main -%}<i>mine</i>", 1),
    );
    let words = folder.read("i18n/en.toml");
    assert!(words.contains("[lesson-count]"), "{words}");
    let check = folder.run(&["check", "--deny-warnings"]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{check}");

    let again = folder.run(&arguments);
    assert_eq!((again.code, again.stderr.as_str()), (0, ""), "{again}");
    assert_eq!(again.stdout.matches("kept  ").count(), 3, "{again}");
    assert!(folder.read("themes/mine/templates/lesson.html").contains("<i>mine</i>"));
}

#[test]
fn an_unknown_file_copies_nothing_and_names_the_nearest_one() {
    let folder = SiteTest::lesson("x").on_disk();
    let run = folder.run(&["theme", "copy", "templates/home.html", "templates/leson.html"]);
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("did you mean templates/lesson.html?"), "{run}");
    assert!(!folder.path("themes").exists());
}
