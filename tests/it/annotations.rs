//! Diagnostics as GitHub and the terminal show them: their places, and how many there are.

use crate::site_test::SiteTest;

/// The places of all annotations, from `file=` up to `title=`.
fn places(commands: &str) -> Vec<&str> {
    commands
        .lines()
        .filter_map(|line| line.split_once("file=")?.1.split_once(",title="))
        .map(|(place, _)| place)
        .collect()
}

#[test]
fn an_annotation_ends_on_the_last_line_of_what_it_marks() {
    let folder = SiteTest::lesson("##\r\n\r\nWords.\r\n\r\n# Second\r\n").on_disk();
    let run = folder.run(&["check", "--format", "github"]);
    let file = "content/care/first/en.md";
    assert_eq!(
        places(&run.stdout),
        [
            format!("{file},line=3,col=1,endLine=3,endColumn=3"),
            format!("{file},line=7,col=1,endLine=7,endColumn=9")
        ]
    );
}

#[test]
fn a_place_of_several_lines_has_no_columns() {
    let folder = SiteTest::lesson("[x\ny](nowhere/en.md)\n").on_disk();
    let run = folder.run(&["check", "--format", "github"]);
    assert_eq!(places(&run.stdout), ["content/care/first/en.md,line=3,endLine=4"]);
}

#[test]
fn annotations_count_from_the_root_of_the_repository() {
    let folder = SiteTest::lesson("[x](nowhere/en.md)").on_disk();
    let inner = SiteTest::empty().on_disk();
    for (path, bytes) in folder.files("") {
        inner.write(&format!("docs/site/{path}"), bytes);
    }
    inner.write(".git/HEAD", "ref: refs/heads/main");
    let run = inner.run(&["check", "docs/site", "--format", "github"]);
    let path = "docs/site/content/care/first/en.md";
    assert!(places(&run.stdout)[0].starts_with(&format!("{path},line=3,")), "{run}");
}

#[test]
fn more_than_twenty_of_a_code_are_counted_and_shown_on_request() {
    let folder = SiteTest::lesson(&"[x](nowhere/en.md)\n\n##\n\n".repeat(23)).on_disk();
    let shown = |arguments: &[&str]| {
        let run = folder.run(arguments);
        (run.stdout.matches("error[broken-link]: there").count(), run)
    };
    let (count, run) = shown(&["check"]);
    assert_eq!(count, 20, "{run}");
    let rest = "error[broken-link]: and 3 more; `polybook check --all` shows all of them";
    assert!(run.stdout.contains(rest), "{run}");
    assert!(run.stderr.contains("    23 × broken-link (error)\n"), "{run}");
    assert_eq!(shown(&["check", "--all"]).0, 23);
}
