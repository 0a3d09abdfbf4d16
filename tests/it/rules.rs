//! A good and a bad example for every rule of `src/check`, and for every construct that the parser
//! knows.
//!
//! `tests/fixtures/rules/RULE/{good,bad}/` contains the files of a small site, and so does
//! `tests/fixtures/constructs/CODE/{good,bad}/`: the files in its `content/` are those of the
//! site's `content/`; every other file belongs to the lesson `care/first`, so that `nl.md` is its
//! Dutch text. The lines of `check.toml` are added to `[check]`. The rest is [`SiteTest::new`]: four
//! languages and the topic `care`; the original of the lesson is English unless a `lesson.toml`
//! says otherwise. Translations need no stamps, except
//! in the examples for `stamps`.
//!
//! A good example must have no diagnostics, and a bad one exactly those that its `expected.txt`
//! lists: `code file:line:column`, a line each. Missing translations count only for the rule that
//! reports them. `SNAPSHOTS=overwrite` writes the expected diagnostics again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use polybook::codes;
use polybook::message::Messages;
use polybook::source::Position;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

use crate::site_test::{Outcome, SiteTest, fixture, repository};

const LESSON: &str = "content/care/first/";

/// Returns the names of the entries of a folder of the repository, in order.
fn names(folder: &str) -> Vec<String> {
    let entries = fs_err::read_dir(repository(folder)).unwrap();
    let names: BTreeSet<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.into_iter().collect()
}

fn folder(kind: &str, name: &str, example: &str) -> PathBuf {
    fixture(kind).join(name).join(example)
}

/// Builds the site of an example.
fn build(folder: &Path) -> Outcome {
    let is_stamped = folder.components().any(|part| part.as_os_str() == "stamps");
    let site = if is_stamped { SiteTest::stamped() } else { SiteTest::new() };
    let mut site = site.file(&format!("{LESSON}lesson.toml"), "source = \"en\"\n");
    let mut count = 0;
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap) {
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
        if !entry.file_type().is_file() || path == "expected.txt" {
            continue;
        }
        count += 1;
        let place =
            if path.starts_with("content/") { path.clone() } else { format!("{LESSON}{path}") };
        let bytes = fs_err::read(entry.path()).unwrap();
        if path == "check.toml" {
            let config = site.text("book.toml").to_owned() + &String::from_utf8(bytes).unwrap();
            site = site.file("book.toml", &config);
            continue;
        }
        site = match path.rsplit_once('.') {
            Some((_, "md" | "toml")) => site.file(&place, &String::from_utf8(bytes).unwrap()),
            _ => site.asset(&place, &bytes),
        };
    }
    assert!(count > 0, "{} holds no files", folder.display());
    site.build()
}

/// Returns `code file:line:column` for each diagnostic.
fn diagnostics_of(
    outcome: &Outcome,
    counts_missing_translations: bool,
) -> Vec<(&'static str, String)> {
    let sources = &outcome.build.site.catalog.sources;
    let counts = |code: &str| code != "missing-translation" || counts_missing_translations;
    let wanted =
        outcome.build.diagnostics.iter().filter(|diagnostic| counts(diagnostic.code.name()));
    wanted
        .map(|diagnostic| {
            let text = sources.text(&diagnostic.path).map_or("", |file| file.text.as_str());
            let Position { line, column } =
                Position::of(text, diagnostic.span.start.min(text.len()));
            let path = diagnostic.path.as_str();
            let file = path.strip_prefix(LESSON).unwrap_or(path);
            (diagnostic.code.name(), format!("{} {file}:{line}:{column}\n", diagnostic.code.name()))
        })
        .collect()
}

/// Compares the good and the bad example with what is expected; the bad one must have at least
/// these codes.
fn assert_examples(kind: &str, name: &str, codes: &[&str]) -> Vec<String> {
    let counts_missing_translations = codes.contains(&"missing-translation");
    let mut wrong = Vec::new();
    let good = diagnostics_of(&build(&folder(kind, name, "good")), counts_missing_translations);
    wrong.extend(good.into_iter().map(|(_, line)| format!("{name}/good: {}", line.trim_end())));

    let bad = folder(kind, name, "bad");
    let outcome = build(&bad);
    let found = diagnostics_of(&outcome, counts_missing_translations);
    let lines: String = found.iter().map(|(_, line)| line.as_str()).collect();
    let expected = Data::read_from(&bad.join("expected.txt"), Some(DataFormat::Text)).raw();
    let assert = Assert::new().action_env("SNAPSHOTS").normalize_paths(false);
    if let Err(error) = assert.try_eq(Some(&format!("{name}/bad")), lines.into(), expected) {
        wrong.push(format!("{error}\n{outcome}"));
    }
    let missed = codes.iter().filter(|code| !found.iter().any(|(found, _)| found == *code));
    wrong.extend(missed.map(|code| format!("{name}/bad does not show {code}")));
    wrong
}

/// Returns the sites of all bad examples.
pub(crate) fn bad_examples() -> impl Iterator<Item = Outcome> {
    ["rules", "constructs"].into_iter().flat_map(|kind| {
        let names = names(&format!("tests/fixtures/{kind}"));
        names.into_iter().map(move |name| build(&folder(kind, &name, "bad")))
    })
}

#[test]
fn every_rule_has_a_good_and_a_bad_example() {
    let files = names("src/check").into_iter().map(|file| file.trim_end_matches(".rs").to_owned());
    let rules: Vec<String> =
        files.filter(|rule| !["mod", "rule", "texts"].contains(&rule.as_str())).collect();
    assert_eq!(
        rules,
        names("tests/fixtures/rules"),
        "files of src/check, and folders of tests/fixtures/rules"
    );
    let mut wrong = Vec::new();
    for rule in &rules {
        let code = fs_err::read_to_string(repository(&format!("src/check/{rule}.rs"))).unwrap();
        let declared =
            code.split("Code = Code::").skip(1).filter_map(|rest| rest.split('"').nth(1));
        let codes: Vec<&str> = declared.collect();
        assert!(!codes.is_empty(), "{rule} finds nothing");
        wrong.extend(assert_examples("rules", rule, &codes));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_malformed_construct_has_a_diagnostic_and_its_right_form_has_none() {
    let constructs = names("tests/fixtures/constructs");
    let unknown =
        constructs.iter().filter(|name| codes::all().all(|code| code.name() != name.as_str()));
    assert_eq!(
        unknown.collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "folders of tests/fixtures/constructs"
    );
    let mut wrong = Vec::new();
    for code in &constructs {
        wrong.extend(assert_examples("constructs", code, &[code.as_str()]));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_diagnostic_of_an_example_has_a_help() {
    let table = Messages::english();
    for kind in ["rules", "constructs"] {
        for name in names(&format!("tests/fixtures/{kind}")) {
            for diagnostic in &build(&folder(kind, &name, "bad")).build.diagnostics {
                let said = [table.message(diagnostic), table.help(diagnostic)];
                for words in said {
                    let is_filled_in = !words.trim().is_empty()
                        && !words.contains("{name}")
                        && !words.contains("{id}");
                    assert!(is_filled_in, "{name}: {} says “{words}”", diagnostic.code.name());
                }
            }
        }
    }
}
