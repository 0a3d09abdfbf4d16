//! Files that nobody reads: each is named, with what to do with it.

use crate::site_test::SiteTest;

/// The site in English and Vietnamese, with files of these names.
fn site(names: &[&str]) -> SiteTest {
    let site = SiteTest::lesson("Words.").configured("[languages.en]\n[languages.vi]");
    names.iter().fold(site, |site, name| {
        let path = format!("content/{name}");
        let is_text =
            [".md", ".toml", ".html"].iter().any(|ending| name.to_lowercase().ends_with(ending));
        if is_text { site.file(&path, "# Words\n") } else { site.asset(&path, b"# Words\n") }
    })
}

/// The code of the only diagnostic about a file, and what its help proposes.
fn proposal(name: &str) -> (String, String) {
    let said = site(&[name]).build().diagnostics();
    let about = format!("content/{name}:1:1");
    let lines: Vec<&str> = said.lines().filter(|line| line.contains(&about)).collect();
    let [line] = lines.as_slice() else { panic!("{name}: {said}") };
    let code = line.split(['[', ']']).nth(1).unwrap();
    let help = line.rsplit_once(" | ").unwrap().1;
    let proposal = help.split(['“', '”']).nth(1).unwrap_or(help);
    (code.to_owned(), proposal.to_owned())
}

#[test]
fn a_text_or_its_facts_under_another_name_has_a_warning_with_the_right_name() {
    let lesson = |name: &str| format!("content/care/second/{name}");
    for (written, meant) in [
        ("en.markdown", "en.md"),
        ("en.md.txt", "en.md"),
        ("en.md.md", "en.md"),
        ("en.txt", "en.md"),
        ("EN.TXT", "en.md"),
        ("en", "en.md"),
        ("en.mdx", "en.md"),
        ("en.docx", "en.md"),
        ("vi_VN.txt", "vi.md"),
        ("english.md", "en.md"),
        ("index.md", "en.md"),
        ("_index.vi.md", "vi.md"),
        ("lessons.toml", "lesson.toml"),
        ("lesson.toml.txt", "lesson.toml"),
        ("lesson.yaml", "lesson.toml"),
        ("lesson", "lesson.toml"),
        ("facts.toml", "lesson.toml"),
    ] {
        let name = format!("care/second/{written}");
        assert_eq!(proposal(&name), ("unread-file".to_owned(), lesson(meant)), "{written}");
    }
    for (written, meant) in [
        ("care/topics.toml", "content/care/topic.toml"),
        ("tag.toml", "content/tags.toml"),
        ("care/flat.md", "content/care/flat/en.md"),
        ("care/flat.vi.md", "content/care/flat/vi.md"),
        ("care/v0.10.md", "content/care/v0-10/en.md"),
        ("care/v0.10.vi.md", "content/care/v0-10/vi.md"),
        ("care/Queue.mdx", "content/care/queue/en.md"),
        ("care/first/notes.md", "content/care/notes/en.md"),
        ("intro.md", "content/TOPIC/intro/en.md"),
        ("pages/about.md", "content/pages/about/en.md"),
        ("glossary/terms.md", "content/glossary/en.md"),
    ] {
        assert_eq!(proposal(written), ("unread-file".to_owned(), meant.to_owned()), "{written}");
    }
}

#[test]
fn one_diagnostic_says_how_a_name_is_spelt() {
    for (written, meant) in [
        ("EN.md", "en.md"),
        ("vi_VN.md", "vi.md"),
        ("en.MD", "en.md"),
        ("Lesson.toml", "lesson.toml"),
    ] {
        let name = format!("care/second/{written}");
        assert_eq!(proposal(&name), ("bad-name".to_owned(), meant.to_owned()), "{written}");
    }
}

#[test]
fn a_copy_is_not_renamed_to_what_exists() {
    for name in ["en (1).md", "en.markdown", "index.md", "en copy.md"] {
        let path = format!("care/first/{name}");
        let said = site(&[&path]).build().diagnostics();
        let help = "“content/care/first/en.md” is there as well: move into it what it lacks, then \
                    delete this file";
        assert!(said.contains(help) && said.lines().count() == 1, "{name}: {said}");
    }
}

#[test]
fn a_table_of_contents_is_not_needed() {
    let said = site(&["SUMMARY.md"]).build().diagnostics();
    assert!(said.starts_with("warning[unread-file] content/SUMMARY.md:1:1 "), "{said}");
    assert!(said.contains("polybook needs no table of contents"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn files_that_are_meant_for_others_are_left_alone() {
    let names = [
        "README.md",
        "care/README.md",
        "care/readme.txt",
        "care/first/notes.txt",
        "care/first/en.md~",
        "care/first/en.md.bak",
        "care/first/en.pdf",
        "care/first/vi.mp3",
        "care/first/photo.jpg",
        "care/first/data.json",
        "care/first/en.srt",
    ];
    assert_eq!(site(&names).build().diagnostics(), "");
}

#[test]
fn a_language_that_was_removed_is_one_warning() {
    let removed = SiteTest::stamped()
        .file("content/care/first/vi.md", "# Một\n\nChữ.")
        .file(
            "content/care/first/en.md",
            "<!-- translated-from: vi 0123456789abcdef -->\n# One\n\nWords.",
        )
        .file("content/care/first/lesson.toml", "source = \"vi\"\ntags = [\"queue\"]")
        .file("content/care/second/vi.md", "# Hai\n\nChữ.")
        .file("content/care/second/lesson.toml", "order = 2")
        .file(
            "content/care/third/en.md",
            "# Three\n\n[a](../first/vi.md), [b](../first/en.md?lang=vi), [c](../second/en.md).",
        )
        .file("content/care/third/lesson.toml", "related = [\"care/second\"]")
        .file(
            "content/tags.toml",
            "[queue]\nvi = \"Hàng\"\nnl = \"Rij\"\nth = \"คิว\"\nen = \"Queue\"",
        )
        .file("i18n/vi.toml", "home = \"Nhà\"");
    let config = removed.text("book.toml").replace("[languages.vi]\nfallback = [\"en\"]\n", "");
    let outcome = removed.file("book.toml", &config).build();
    let said = outcome.diagnostics();
    assert!(said.starts_with("warning[other-language] book.toml:10:1 8 files are in"), "{said}");
    assert!(
        said.contains("[languages.vi]") && said.contains("the 4 files named after it"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(outcome.build.site.paths().any(|path| path == "en/care/third.html"));
}
