//! A property test: every renderer of diagnostics can show those of broken input.
//!
//! In: generated files and spans. Out: assertions about lines and columns.
#![cfg(test)]

use proptest::prelude::*;

use super::formats;
use super::terminal::{self, Show};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severities, Severity};
use crate::message::{Annotation, Annotations, Messages};
use crate::serve::news;
use crate::source::{Position, SitePath, SourceFile, Sources};
use crate::{BuildOptions, build};

/// Generates texts that mix scripts, control characters, line ends, and Markdown and TOML syntax.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,12}",
        "[\u{0}-\u{1f}\u{80}-\u{9f}\u{202e}\u{feff}]{0,3}",
        Just("ก้ามปู".to_owned()),
        Just("Việt\u{301}".to_owned()),
        Just("👩‍👩‍👧".to_owned()),
        prop_oneof![Just("\n"), Just("\r\n"), Just("\r"), Just("\n\n")].prop_map(str::to_owned),
        prop_oneof![
            Just("[x](../no.md#p)"),
            Just("<b"),
            Just("<script>"),
            Just("<!--"),
            Just("- [x] ")
        ]
        .prop_map(str::to_owned),
        prop_oneof![Just("::error::x"), Just("##[group]"), Just("key = ["), Just("\"“")]
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Generates texts with some bytes replaced, as a faulty editor or transfer would leave them.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    (text(), prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6)).prop_map(
        |(text, changes)| {
            let mut bytes = text.into_bytes();
            for (place, byte) in changes {
                if !bytes.is_empty() {
                    let place = place.index(bytes.len());
                    bytes[place] = byte;
                }
            }
            bytes
        },
    )
}

/// Renders diagnostics in every format, and checks that their positions are in the file.
fn show(diagnostics: &Diagnostics, sources: &Sources) -> Result<(), TestCaseError> {
    let messages = Messages::english();
    let annotations = || Annotations::new(&messages, sources);
    for diagnostic in diagnostics {
        let annotation = annotations().annotate(diagnostic);
        let text = sources.text(&diagnostic.path).map_or("", |file| &file.text);
        prop_assert!(text.get(diagnostic.span.clone()).is_some(), "{diagnostic:?} in {text:?}");
        prop_assert!(annotation.start <= annotation.end, "{annotation:?}");
        prop_assert!(
            annotation.end <= Position::of(text, text.len()),
            "{annotation:?} in {text:?}"
        );
        let line = text.lines().nth(annotation.start.line - 1).unwrap_or_default();
        prop_assert!(!diagnostic.span.is_empty() || line.is_empty(), "{diagnostic:?} in {text:?}");
    }
    for show in [Show::All, Show::SomeOfEachCode, Show::FewOfEachCode] {
        let text = terminal::text(diagnostics, annotations(), show, false);
        for diagnostic in diagnostics.iter().filter(|_| show == Show::All) {
            let Annotation { path, start, severity, .. } = annotations().annotate(diagnostic);
            let place = format!("{path}:{}:{}", start.line, start.column);
            let is_shown = text.contains(&place) || severity == Severity::Info;
            prop_assert!(is_shown, "{place} is not in {text}");
        }
    }
    let json = formats::json(diagnostics, annotations()).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let shown = json["diagnostics"].as_array().unwrap().len();
    let github = formats::github(diagnostics, annotations(), "docs/site");
    prop_assert_eq!(
        github.lines().filter(|line| line.starts_with("::")).count(),
        shown,
        "{}",
        github
    );
    prop_assert_eq!(github.lines().count(), shown, "{}", github);
    prop_assert_eq!(news::shown(diagnostics, annotations()).count(), shown);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 192,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn diagnostics_of_broken_files_can_be_shown(
        lesson in bytes(),
        facts in bytes(),
        config in bytes(),
    ) {
        let mut sources = Sources::from_texts([("content/care/en.md", "# Care\n\nA topic.")]);
        let files = [
            ("content/care/first/en.md", lesson),
            ("content/care/first/lesson.toml", facts),
            ("book.toml", config),
        ];
        for (path, bytes) in files {
            let path = SitePath::new(path);
            let file = match String::from_utf8(bytes) {
                Ok(text) => SourceFile::new(path.clone(), text),
                Err(error) => {
                    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                    SourceFile::unreadable(path.clone(), text)
                }
            };
            sources.texts.insert(path, file.into());
        }
        let build = build(sources, &BuildOptions::default(), None);
        show(&build.diagnostics, &build.site.catalog.sources)?;
    }

    #[test]
    fn a_span_outside_its_file_can_be_shown(
        text in text(),
        start in 0..200_usize,
        length in 0..200_usize,
        is_there: bool,
    ) {
        let sources = Sources::from_texts([("content/en.md", text.as_str())]);
        let path = SitePath::new(if is_there { "content/en.md" } else { "content/nl.md" });
        let mut diagnostics = Diagnostics::default();
        for (code, end) in codes::all().zip([start, start + length, usize::MAX]) {
            diagnostics.push(Diagnostic::new(code, &path, start..end).with("name", text.as_str()));
        }
        diagnostics.settle(&sources, &Severities::default());
        show(&diagnostics, &sources)?;
    }
}
