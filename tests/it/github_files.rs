//! The files that `polybook init --github` makes: this repository's own are the same, and tools for
//! workflows find nothing wrong in them.
//!
//! In: `ACTIONLINT` and `ZIZMOR` in the environment, or programs with these names on the path.

mod install;

use std::ffi::OsString;
use std::process::Command;

use polybook::language::LanguageTag;
use polybook::scaffold::{Action, NewFile, github};
use snapbox::{Assert, Data, data::DataFormat};

use crate::init_command::ALL;
use crate::site_test::{SiteFolder, SiteTest, repository};

/// Where the part of `CONTRIBUTING.md` begins that only this repository has.
const OWN_PART: &str = "\n## Working on the tool\n";

/// A release, as its own program knows it.
const RELEASE: Action<'_> =
    Action::Release { version: "1.2.3", commit: Some("0123456789abcdef0123456789abcdef01234567") };

/// The step that only this repository has: its documentation is a site below its lessons.
const OWN_STEP: &str = "      - name: Build the documentation
        run: polybook build docs --site-url \"$SITE_URL/docs/\" --dest-dir \"$PWD/book/docs\"
        env:
          SITE_URL: ${{ steps.pages.outputs.base_url }}
";

fn tags(stems: &[&str]) -> Vec<LanguageTag> {
    stems.iter().map(|stem| LanguageTag::parse(stem).unwrap()).collect()
}

#[test]
fn this_repository_has_the_files_that_init_makes_for_others() {
    let assert = Assert::new().action_env("SNAPSHOTS").normalize_paths(false);
    for NewFile { path, text } in github(&tags(&["en", "vi", "nl", "th"]), "main", Action::Source) {
        if path.file_name() == "CODEOWNERS" {
            // It has nothing but comments, for others to fill in.
            continue;
        }
        let file = repository(path.as_str());
        let expected = match path.file_name() {
            "CONTRIBUTING.md" => {
                let own = fs_err::read_to_string(&file).unwrap();
                let (_, own) = own.split_once(OWN_PART).unwrap();
                format!("{text}{OWN_PART}{own}")
            }
            "publish.yml" => {
                let (before, after) = text.split_once("      - uses: actions/upload-").unwrap();
                format!("{before}{OWN_STEP}      - uses: actions/upload-{after}")
            }
            _ => text,
        };
        assert.eq(expected, Data::read_from(&file, Some(DataFormat::Text)).raw());
    }
}

#[test]
fn every_action_of_a_workflow_is_pinned_to_a_commit() {
    let made = github(&tags(&["en"]), "trunk", RELEASE);
    let made = made.into_iter().map(|file| (file.path.to_string(), file.text));
    let own = ["tool.yml", "nightly.yml", "release.yml"].map(|name| {
        let path = format!(".github/workflows/{name}");
        let text = fs_err::read_to_string(repository(&path)).unwrap();
        (path, text)
    });
    let action = ("action.yml".to_owned(), fs_err::read_to_string(repository("action.yml")));
    let action = (action.0, action.1.unwrap());
    for (path, text) in made.chain(own).chain([action]).filter(|(path, _)| path.ends_with(".yml")) {
        for line in text.lines().filter(|line| line.contains("uses: ")) {
            let (_, used) = line.split_once("uses: ").unwrap();
            let (reference, version) = used.split_once(" # v").unwrap_or((used, ""));
            let commit = reference.split_once('@').map_or("", |(_, commit)| commit);
            let is_hash = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(is_hash && version.contains('.'), "{path}: {line}");
        }
        assert!(!text.contains("{action}") && !text.contains("{version}"), "{path}");
        assert!(!text.contains("{branch}") && !text.contains("{lang"), "{path}");
    }
}

#[test]
fn every_language_has_the_same_forms_and_pages() {
    let names = |stem: &str| -> Vec<String> {
        let files = github(&tags(&[stem]), "main", Action::Source);
        files.iter().map(|file| file.path.as_str().replace(&format!(".{stem}."), ".")).collect()
    };
    let english = names("en");
    for stem in ALL {
        assert_eq!(names(stem), english, "{stem}");
    }
    // A language without words of its own gets the English ones.
    let in_english = github(&tags(&["en"]), "main", Action::Source);
    let owners = |file: &NewFile| file.path.file_name() == "CODEOWNERS";
    let both = github(&tags(&["pt"]), "main", Action::Source);
    for (made, english) in both.iter().zip(&in_english).filter(|(made, _)| !owners(made)) {
        assert_eq!(made, english);
    }
}

#[test]
fn actionlint_finds_nothing_in_the_workflows() {
    let Some(actionlint) = tool("ACTIONLINT", "actionlint") else { return };
    let site = site_on_github();
    for folder in [site.path(""), repository("")] {
        let workflows = folder.join(".github/workflows");
        let files = fs_err::read_dir(workflows).unwrap().map(|entry| entry.unwrap().path());
        let run = Command::new(&actionlint).args(files).current_dir(&folder).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
    }
}

#[test]
fn zizmor_finds_nothing_in_the_workflows() {
    let Some(zizmor) = tool("ZIZMOR", "zizmor") else { return };
    let site = site_on_github();
    let action = repository("action.yml");
    // Here the action is used from the checkout, which the strictest persona does not like.
    let own = vec![repository(".github"), action];
    for (persona, inputs) in [("auditor", vec![site.path("")]), ("regular", own)] {
        let options = ["--offline", "--no-progress", "--persona", persona];
        let run = Command::new(&zizmor).args(options).args(&inputs).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
    }
}

/// Returns a folder with the files for GitHub, as the program of a release writes them.
fn site_on_github() -> SiteFolder {
    let folder = SiteTest::empty().on_disk();
    for NewFile { path, text } in github(&tags(&["nl", "en"]), "main", RELEASE) {
        folder.write(path.as_str(), text);
    }
    folder
}

/// Returns a tool that only these tests need: the one that the variable names, which must be there,
/// or one on the path.
#[expect(clippy::print_stderr, reason = "a test that tries nothing says so")]
fn tool(variable: &str, name: &str) -> Option<OsString> {
    let named = std::env::var_os(variable);
    let tool = named.clone().unwrap_or_else(|| name.into());
    if Command::new(&tool).arg("--version").output().is_ok() {
        return Some(tool);
    }
    assert!(named.is_none(), "{variable} names no program");
    eprintln!("there is no {name}, so nothing was tried; {variable} may name one");
    None
}
