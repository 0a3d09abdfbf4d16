//! The texts of diagnostics: every code and phrase has one, and the manual lists every code.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use polybook::codes;
use polybook::diagnostic::{Argument, Code, Diagnostic, Phrase};
use polybook::language::LanguageTag;
use polybook::message::Messages;
use polybook::source::SitePath;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

use crate::site_test::{SiteTest, repository};

/// Returns the Rust sources of the library, without their tests.
fn sources() -> String {
    let walk = walkdir::WalkDir::new(repository("src")).sort_by_file_name();
    let files = walk
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "rs"));
    let texts = files.map(|entry| fs_err::read_to_string(entry.path()).unwrap());
    texts.map(|text| text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned()).collect()
}

/// Returns the quoted text after each of these beginnings.
fn quoted<'a>(text: &'a str, beginning: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(beginning).skip(1).filter_map(|rest| rest.split_once('"').map(|(name, _)| name))
}

#[test]
fn every_declared_code_is_listed_once() {
    let sources = sources();
    let constructors = ["Code::error(\"", "Code::warning(\"", "Code::info(\""];
    let mut declared: Vec<&str> =
        constructors.iter().flat_map(|start| quoted(&sources, start)).collect();
    let mut listed: Vec<&str> = codes::all().map(Code::name).collect();
    declared.sort_unstable();
    listed.sort_unstable();
    assert_eq!(declared, listed);
    listed.dedup();
    assert_eq!(declared, listed, "a name is used twice");
}

#[test]
fn every_code_has_its_text_and_no_other_has() {
    let english = Messages::english();
    let codes: BTreeSet<&str> = codes::all().map(Code::name).collect();
    assert_eq!(english.codes().collect::<BTreeSet<_>>(), codes);
    for code in codes {
        let words = english.get(code).unwrap();
        let nearest =
            words.nearest.as_ref().is_none_or(|nearest| nearest.placeholders().contains("nearest"));
        assert!(nearest, "{code} proposes nothing");
        assert!(words.message.is_complete() && words.help.is_complete(), "{code} lacks a form");
    }
    for line in fs_err::read_to_string(repository("src/message/tables/en.toml")).unwrap().lines() {
        let is_sentence = ["message", "help", "nearest"].iter().any(|key| line.starts_with(key));
        assert!(!is_sentence || !line.trim_end().ends_with(".\""), "{line} ends in a full stop");
    }
}

#[test]
fn every_used_phrase_has_its_text_and_no_other_has() {
    let sources = sources();
    let english = Messages::english();
    let phrases: BTreeSet<&str> = english.phrases().collect();
    let said: BTreeSet<&str> = quoted(&sources, "Phrase::new(\"").collect();
    assert_eq!(
        said.difference(&phrases).collect::<Vec<_>>(),
        Vec::<&&str>::new(),
        "these have no words"
    );
    let unused = phrases.iter().filter(|phrase| !sources.contains(&format!("\"{phrase}\"")));
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<&&str>::new(), "nobody says these");
}

/// Changing one line of the table changes the text in every format, because all of them use the
/// same table.
#[test]
fn every_format_has_the_same_text() {
    let folder = SiteTest::lesson("See [this](nowhere/en.md).").on_disk();
    let outcome = SiteTest::lesson("See [this](nowhere/en.md).").build();
    let english = Messages::english();
    let diagnostic = outcome.build.diagnostics.iter().next().unwrap();
    let words = [english.message(diagnostic), english.help(diagnostic)];
    for format in ["text", "json", "github"] {
        let run = folder.run(&["check", "--format", format]);
        assert!(words.iter().all(|words| run.stdout.contains(words.as_str())), "{format}: {run}");
    }
}

#[test]
fn texts_follow_the_language_and_fall_back_to_english() {
    let arabic = Messages::for_language(&LanguageTag::parse("ar").unwrap());
    assert_eq!(arabic.phrase(&Phrase::new("toml-list")), "a list");
}

#[test]
fn arguments_are_formatted_by_their_kind() {
    let english = Messages::english();
    let code = codes::all().find(|code| code.name() == "missing-string").unwrap();
    let said = |count: usize| {
        let diagnostic = Diagnostic::about(code, &SitePath::new("i18n/nl.toml")).with("n", count);
        english.message(&diagnostic.with("language", "Dutch\u{1b}").with("first", "menu"))
    };
    assert!(said(1).starts_with("the interface string “menu” is"), "{}", said(1));
    assert!(
        said(2).starts_with("2 interface strings are not yet translated into Dutch<U+001B>"),
        "{}",
        said(2)
    );
    let kinds = Phrase::new("svg-place")
        .with("reason", Argument::from(vec!["a", "b"]))
        .with("line", Argument::Tenths(25));
    assert_eq!(english.phrase(&kinds), "a, b (line 2.5)");
}

/// The tables of `docs/content/reference/diagnostics/en.md`, between comments that name them, are generated from the
/// code.
#[test]
fn the_manual_lists_every_code() {
    let path = repository("docs/content/reference/diagnostics/en.md");
    let mut manual = fs_err::read_to_string(&path).unwrap();
    let english = Messages::english();
    for group in codes::groups() {
        let mut rows = String::new();
        for code in &group.codes {
            let fixed = if code.is_fixed() { "fixed" } else { "" };
            let (name, severity) = (code.name(), code.default_severity().as_str());
            // GitHub would hide comments and show no tags.
            let message = english.get(name).unwrap().message.template().replace('<', "\\<");
            writeln!(rows, "| `{name}` | {severity} | {fixed} | {message} |").unwrap();
        }
        let (start, end) = (format!("<!-- codes: {} -->\n", group.name), "<!-- end of codes -->");
        let table =
            format!("{start}\n| code | severity | fixed | message |\n|---|---|---|---|\n{rows}\n");
        let (before, rest) =
            manual.split_once(&start).unwrap_or_else(|| panic!("there is no {start}"));
        let (_, after) = rest.split_once(end).unwrap();
        manual = format!("{before}{table}{end}{after}");
    }
    let assert = Assert::new().action_env("SNAPSHOTS").normalize_paths(false);
    assert.eq(manual, Data::read_from(&path, Some(DataFormat::Text)).raw());
}
