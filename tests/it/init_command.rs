//! `polybook init`: a new site in every language, and everything that it leaves alone.

use std::process::Command;

use polybook::language::LanguageTag;
use polybook::lesson::SECTION_KINDS;
use polybook::render::has_strings;
use polybook::scaffold::{FIRST_LESSON, NewSite, configuration, lessons};

use crate::site_test::{Outcome, Run, SiteFolder, SiteTest};

/// The languages of the sample texts.
pub(crate) const ALL: [&str; 10] = ["vi", "nl", "th", "en", "de", "fr", "es", "id", "ja", "ar"];

fn tag(stem: &str) -> LanguageTag {
    LanguageTag::parse(stem).unwrap()
}

fn empty() -> SiteFolder {
    SiteTest::empty().on_disk()
}

/// Runs `init` with these arguments, which must succeed.
fn init(folder: &SiteFolder, arguments: &[&str]) -> Run {
    let run = folder.run(&[&["init"], arguments].concat());
    assert_eq!(run.code, 0, "{run}");
    run
}

fn assert_clean(folder: &SiteFolder, site: &str) {
    let check = folder.run(&["check", "--deny-warnings", site]);
    assert_eq!((check.code, check.stdout.as_str()), (0, ""), "{check}");
}

fn paths(folder: &SiteFolder) -> Vec<String> {
    folder.files("").into_iter().map(|(path, _)| path).collect()
}

/// Builds a new site in memory.
fn new_site(title: &str, stems: &[&str]) -> Outcome {
    let languages: Vec<LanguageTag> = stems.iter().map(|stem| tag(stem)).collect();
    let new = NewSite { title, languages: &languages, repository: None };
    let files = lessons(&new).into_iter().chain(configuration(&new));
    let add = |site: SiteTest, file: polybook::scaffold::NewFile| match file.path.extension() {
        "svg" => site.asset(file.path.as_str(), file.text.as_bytes()),
        _ => site.file(file.path.as_str(), &file.text),
    };
    files.fold(SiteTest::empty(), add).build()
}

#[test]
fn a_new_site_checks_clean_in_each_language_and_has_no_other() {
    for stem in ALL.into_iter().filter(|stem| has_strings(&tag(stem))) {
        let folder = empty();
        init(&folder, &["x", "--lang", stem]);
        assert_clean(&folder, "x");
        let texts: Vec<String> =
            paths(&folder).into_iter().filter(|path| path.ends_with(".md")).collect();
        assert_eq!(texts.len(), 4, "{texts:?}");
        assert!(texts.iter().all(|path| path.ends_with(&format!("/{stem}.md"))), "{texts:?}");
        let run = folder.run(&["build", "x"]);
        assert_eq!(run.code, 0, "{run}");
        assert!(folder.path(&format!("x/book/{stem}/first-steps/look-up-first.html")).exists());
    }
}

#[test]
fn the_sample_is_the_same_lesson_in_all_languages_with_every_kind_of_section() {
    let site = new_site("A title", &ALL);
    // Languages without interface strings of their own have that warning and no other.
    let diagnostics = site.diagnostics();
    let others = diagnostics.lines().filter(|line| !line.starts_with("warning[missing-string]"));
    assert_eq!(others.collect::<Vec<_>>(), Vec::<&str>::new());
    let catalog = &site.build.site.catalog;
    let folder = FIRST_LESSON.strip_prefix("content/").unwrap();
    let lesson = catalog.entry(catalog.in_folder(folder).unwrap());
    for id in catalog.config.ids() {
        let document = lesson.document(id).unwrap();
        let kinds: Vec<&str> = document.sections.iter().map(|section| section.kind.name).collect();
        for kind in SECTION_KINDS {
            assert!(kinds.contains(&kind.name), "{} lacks {}", document.path, kind.name);
        }
        assert_eq!((document.questions.len(), document.notes.len()), (1, 1), "{}", document.path);
        let stem = catalog.language(id).tag.file_stem();
        let main = site.main_of(&format!("{stem}/{folder}.html"));
        for part in ["<table", "pb-alert", "<figure", "footnote", "glossary/index.html#greeting"] {
            assert!(main.contains(part), "{stem} lacks {part}");
        }
        assert!(main.chars().count() < 40_000, "the sample is short");
    }
}

#[test]
fn a_title_of_any_characters_is_shown_as_it_is() {
    for title in ["Service [with] *Heart*", "50 % & <more> #1", "“Quotes” and \"these\"", "研修"]
    {
        let site = new_site(title, &["en"]);
        assert_eq!(site.diagnostics(), "", "{title}");
        let catalog = &site.build.site.catalog;
        assert_eq!(catalog.site_title(catalog.config.language), title);
        assert_eq!(catalog.config.title, title);
    }
    // Two sites whose titles are in another script do not share the progress of their readers.
    let in_thai = |title| {
        let languages = [tag("th")];
        let new = NewSite { title, languages: &languages, repository: None };
        configuration(&new).pop().unwrap().text
    };
    let ids = ["บริการ", "ดูแล"].map(|title| {
        in_thai(title).lines().find(|line| line.starts_with("id = ")).unwrap().to_owned()
    });
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn what_is_not_said_is_guessed() {
    let folder = empty();
    let dutch = [("LC_ALL", "nl_NL.UTF-8"), ("LANG", "nl_NL.UTF-8")];
    let run = folder.run_with(&["init", "service-with-heart"], &dutch);
    assert_eq!(run.code, 0, "{run}");
    let book = folder.read("service-with-heart/book.toml");
    for line in ["title = \"Service with heart\"", "id = \"service-with-heart\""] {
        assert!(book.lines().any(|written| written == line), "{book}");
    }
    if cfg!(target_os = "linux") {
        assert!(folder.path("service-with-heart/content/nl.md").exists());
        // Sites could have this language only with an interface in English.
        let korean = [("LC_ALL", "ko_KR.UTF-8"), ("LANG", "ko_KR.UTF-8")];
        folder.run_with(&["init", "x"], &korean);
        assert!(folder.path("x/content/en.md").exists());
    }
}

#[test]
fn the_repository_is_that_of_the_clone_and_holds_no_password() {
    let folder = empty();
    let git = |arguments: &[&str]| {
        let run = Command::new("git").args(arguments).current_dir(folder.path("")).output();
        assert!(run.unwrap().status.success(), "{arguments:?}");
    };
    git(&["init", "-q", "-b", "trunk"]);
    git(&["remote", "add", "origin", "https://me:hunter2@github.com/owner/lessons.git"]);
    init(&folder, &[".", "--lang", "en", "--github"]);
    let book = folder.read("book.toml");
    for line in [
        "git-repository-url = \"https://github.com/owner/lessons\"",
        "edit-url-template = \"https://github.com/owner/lessons/edit/trunk/{path}\"",
    ] {
        assert!(book.lines().any(|written| written == line), "{book}");
    }
    assert!(folder.read(".github/workflows/publish.yml").contains("branches: [\"trunk\"]"));
    assert_clean(&folder, ".");
    // A site in a folder of the repository, where GitHub does not look for workflows.
    let run = init(&folder, &["lessons", "--lang", "en", "--github"]);
    assert!(folder.read("lessons/book.toml").contains("/edit/trunk/lessons/{path}\""));
    assert!(run.stderr.contains("only in the top folder of a repository"), "{run}");
    assert!(!folder.files("").iter().any(|(path, bytes)| {
        !path.starts_with(".git/") && String::from_utf8_lossy(bytes).contains("hunter2")
    }));
}

#[test]
fn a_second_time_changes_nothing() {
    let folder = empty();
    init(&folder, &["x", "--lang", "vi,nl,th,en", "--github"]);
    assert_clean(&folder, "x");
    let before = folder.files("");
    for arguments in [["x", "--github"].as_slice(), &["x"], &["x", "--lang", "nl"]] {
        init(&folder, arguments);
        assert_eq!(folder.files(""), before, "{arguments:?}");
    }
    let run = init(&folder, &["x", "--github"]);
    assert!(run.stdout.contains("kept  x/CONTRIBUTING.nl.md"), "{run}");
    let run = folder.run(&["init", "x", "--lang", "nl,de"]);
    assert!(run.code == 2 && run.stderr.contains("add a line [languages.de] there"), "{run}");
    assert_eq!(folder.files(""), before);
}

#[test]
fn files_that_exist_are_kept() {
    let folder = empty();
    folder.write("CONTRIBUTING.md", "# Ours\n");
    folder.write(".github/workflows/check.yml", "name: Ours\n");
    folder.write("content/first-steps/en.md", "# Our first steps\n\nA topic.\n");
    let run = init(&folder, &["--lang", "en", "--github"]);
    for (path, text) in [
        ("CONTRIBUTING.md", "# Ours\n"),
        (".github/workflows/check.yml", "name: Ours\n"),
        ("content/first-steps/en.md", "# Our first steps\n\nA topic.\n"),
    ] {
        assert_eq!(folder.read(path), text);
        assert!(run.stdout.contains(&format!("kept  {path}")), "{run}");
    }
    assert_clean(&folder, ".");
}

#[test]
fn a_folder_that_has_lessons_gets_no_others() {
    let folder = empty();
    folder.write("content/care/en.md", "# Care\n\nA topic.\n");
    folder.write("content/care/first/en.md", "# First\n\nA lesson.\n");
    init(&folder, &["--lang", "en"]);
    let expected = [".gitignore", "book.toml", "content/care/en.md", "content/care/first/en.md"];
    assert_eq!(paths(&folder), expected);
    assert_clean(&folder, ".");
}

#[test]
fn a_site_that_exists_gets_only_the_files_for_github_in_its_languages() {
    let folder = SiteTest::new().file("content/care/first/en.md", "# First\n\nx").on_disk();
    let before = folder.files("");
    init(&folder, &["--github"]);
    let added = paths(&folder).into_iter().filter(|path| !before.iter().any(|old| old.0 == *path));
    let is_for_github =
        |path: &String| path.starts_with(".github/") || path.starts_with("CONTRIBUTING");
    let added: Vec<String> = added.collect();
    assert!(added.iter().all(is_for_github), "{added:?}");
    // The site's own language comes first.
    assert!(folder.read("CONTRIBUTING.md").starts_with("# How you can help\n"));
    assert!(added.contains(&"CONTRIBUTING.th.md".to_owned()), "{added:?}");
    // A site whose languages cannot be read gets none.
    let folder = SiteTest::empty().file("book.toml", "[book\n").on_disk();
    let run = folder.run(&["init", "--github"]);
    assert!(run.code == 2 && run.stderr.contains("polybook check"), "{run}");
    assert_eq!(folder.files("").len(), 1);
}

#[test]
fn a_language_without_words_begins_in_english_and_says_so() {
    let folder = empty();
    let run = init(&folder, &["x", "--lang", "pt-BR,sw"]);
    for words in ["for “pt-BR”", "i18n/pt-br.toml", "no example in “sw”"] {
        assert!(run.stderr.contains(words), "{run}");
    }
    let lesson = folder.read("x/content/first-steps/look-up-first/pt-br.md");
    assert!(lesson.starts_with("# Look up first\n"), "{lesson}");
    assert!(!folder.path("x/content/sw.md").exists());
    let check = folder.run(&["check", "x"]);
    assert_eq!(check.code, 0, "{check}");
    assert!(!check.stdout.replace("warning[missing-string]", "").contains("warning["), "{check}");
    // German of Austria is German.
    init(&folder, &["z", "--lang", "de-at"]);
    assert!(folder.read("z/content/de-at.md").contains("Kurze Lektionen"));
    let run = folder.run(&["init", "y", "--lang", "Nederlands!"]);
    assert!(run.code == 2 && run.stderr.contains("nl, vi or pt-BR"), "{run}");
    assert!(!folder.path("y").exists());
}
