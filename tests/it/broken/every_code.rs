//! Every code: a site in which it is reported, with a complete text and a span inside its file.

use std::collections::BTreeSet;

use polybook::codes;
use polybook::diagnostic::{Argument, Code, NEAREST};
use polybook::message::Messages;

use super::{files, links, questions, sections, settings, text, translations};
use crate::rules::bad_examples;
use crate::site_test::Outcome;

#[test]
fn every_code_can_be_reported_and_its_text_is_complete() {
    let table = Messages::english();
    let mut reported = BTreeSet::new();
    let mut incomplete = BTreeSet::new();
    for (code, outcome) in sites() {
        let is_reported =
            outcome.build.diagnostics.iter().any(|diagnostic| diagnostic.code.name() == code);
        assert!(is_reported, "{code} is not reported, but:\n{outcome}");
        incomplete.extend(unfilled(&outcome, &table));
        reported.insert(code);
    }
    for outcome in bad_examples() {
        incomplete.extend(unfilled(&outcome, &table));
        reported.extend(outcome.build.diagnostics.iter().map(|diagnostic| diagnostic.code.name()));
    }
    assert_eq!(incomplete, BTreeSet::new(), "placeholders without a value");

    let missing: Vec<&str> =
        codes::all().map(Code::name).filter(|code| !reported.contains(code)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "no site has these");
}

/// Returns the placeholders without a value in the diagnostics of a site.
fn unfilled(outcome: &Outcome, table: &Messages) -> Vec<String> {
    let mut unfilled = Vec::new();
    for diagnostic in &outcome.build.diagnostics {
        let words = table.get(diagnostic.code.name()).unwrap();
        let near = words.nearest.as_ref().filter(|_| diagnostic.argument(NEAREST).is_some());
        let help = near.unwrap_or(&words.help);
        let names = words.message.placeholders().into_iter().chain(help.placeholders());
        let names = names.filter(|name| diagnostic.argument(name).is_none());
        unfilled.extend(names.map(|name| format!("{}: {{{name}}}", diagnostic.code.name())));
        let arguments = diagnostic.arguments.iter();
        unfilled.extend(arguments.flat_map(|(_, argument)| unfilled_in(argument, table)));
    }
    unfilled
}

/// Returns the placeholders of phrases in an argument that have no value.
fn unfilled_in(argument: &Argument, table: &Messages) -> Vec<String> {
    match argument {
        Argument::Text(_) | Argument::Number(_) | Argument::Tenths(_) => Vec::new(),
        Argument::List(items) => items.iter().flat_map(|item| unfilled_in(item, table)).collect(),
        Argument::Phrase(phrase) => {
            let is_filled = |name: &&str| phrase.arguments.iter().any(|(known, _)| known == name);
            let names = table.get_phrase(phrase.key).unwrap().placeholders();
            // The nearest candidate is not always known.
            let unfilled = names.into_iter().filter(|name| *name != NEAREST && !is_filled(name));
            let inner =
                phrase.arguments.iter().flat_map(|(_, argument)| unfilled_in(argument, table));
            unfilled.map(|name| format!("{}: {{{name}}}", phrase.key)).chain(inner).collect()
        }
    }
}

#[test]
fn every_diagnostic_points_into_its_file() {
    for (_, outcome) in sites() {
        let sources = &outcome.build.site.catalog.sources;
        for diagnostic in &outcome.build.diagnostics {
            let Some(file) = sources.text(&diagnostic.path) else { continue };
            let span = &diagnostic.span;
            assert!(
                span.start <= span.end && span.end <= file.text.len().max(1),
                "{} at {span:?} of {} bytes",
                diagnostic.code.name(),
                file.text.len()
            );
            assert!(
                file.text.is_char_boundary(span.start),
                "{} at {span:?}",
                diagnostic.code.name()
            );
        }
    }
}

/// Returns, for every code, a site that has a diagnostic of that code.
fn sites() -> impl Iterator<Item = (&'static str, Outcome)> {
    [
        files::sites(),
        settings::sites(),
        text::sites(),
        links::sites(),
        translations::sites(),
        sections::sites(),
        questions::sites(),
    ]
    .into_iter()
    .flatten()
}
