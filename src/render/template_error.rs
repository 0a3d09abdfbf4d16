//! Template errors as diagnostics in the template's file.
//!
//! In: an error of Tera. Out: a diagnostic whose reason is an entry of the message table. Tera
//! distinguishes most kinds of errors only by its English sentences, so they are recognised here.
//! An unknown sentence is passed on unchanged, in parentheses.

use tera::{Error, ErrorKind};

use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::source::{LineIndex, Position, SitePath, Sources};

pub(super) const TEMPLATE: Code = Code::error("template").fixed();

/// Every code of this file.
pub(super) const CODES: &[Code] = &[TEMPLATE];

/// The beginnings of Tera's sentences, and the phrases for them. The text between the first two
/// backquotes is the phrase's `name`.
const KINDS: [(&str, &str); 9] = [
    ("Variable `", "template-variable"),
    ("Field `", "template-field"),
    ("Unknown filter", "template-filter"),
    ("Unknown test", "template-test"),
    ("Unknown function", "template-function"),
    ("Unknown component", "template-component"),
    ("Unknown template", "template-include"),
    ("Block `", "template-block"),
    ("Unexpected end of input", "template-end"),
];

/// Returns the error of a function that polybook provides to templates: a phrase's key, then the
/// unknown name and the most similar one, in backquotes.
pub(super) fn unknown_name(phrase: &'static str, name: &str, nearest: Option<&str>) -> Error {
    Error::message(format!("{phrase} `{name}` `{}`", nearest.unwrap_or_default()))
}

/// The phrases for [`unknown_name`].
pub(super) const UNKNOWN_STRING: &str = "template-string";
pub(super) const UNKNOWN_ASSET: &str = "template-asset";
pub(super) const UNKNOWN_LANGUAGE: &str = "template-language";

/// Returns the diagnostic for a template error. `folder` is that of the site's theme; an error in
/// the default theme names the file in this repository.
pub(super) fn diagnostic(error: &Error, folder: Option<&str>, sources: &Sources) -> Diagnostic {
    let path_of = |name: &str| match name.split_once('/') {
        Some((theme, file)) => SitePath::new(&format!("themes/{theme}/templates/{file}")),
        None => SitePath::new(&format!("themes/{}/templates/{name}", folder.unwrap_or("default"))),
    };
    let about = |name: &str| Diagnostic::about(TEMPLATE, &path_of(name));
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span().range.clone();
            Diagnostic::new(TEMPLATE, &path_of(report.filename()), span)
                .with("reason", reason(report.message()))
        }
        ErrorKind::MissingParent { current, parent } => about(current)
            .with("reason", Phrase::new("template-parent").with("name", parent.as_str())),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            about(tpl).with("reason", Phrase::new("template-circle"))
        }
        ErrorKind::TemplateNotFound(name) => about("base.html")
            .with("reason", Phrase::new("template-include").with("name", name.as_str())),
        _ => from_report(&error.to_string(), path_of, sources),
    }
}

/// Returns the diagnostic for an error that is only found when all templates are loaded, such as an
/// unknown filter. Tera reports it as text: a sentence, then `--> [theme/lesson.html:2:19]`.
fn from_report(report: &str, path_of: impl Fn(&str) -> SitePath, sources: &Sources) -> Diagnostic {
    let sentence = report.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let reason = reason(sentence.trim_start_matches("error: "));
    let place =
        report.split("--> ").nth(1).and_then(|rest| rest.lines().next()).and_then(parse_place);
    let Some((name, position)) = place else {
        return Diagnostic::about(TEMPLATE, &path_of("base.html")).with("reason", reason);
    };
    let path = path_of(&name);
    let start = sources.text(&path).map_or(0, |file| LineIndex::of(&file.text).offset(position));
    Diagnostic::new(TEMPLATE, &path, start..start).with("reason", reason)
}

fn reason(sentence: &str) -> Phrase {
    let quoted = |number: usize| sentence.split('`').nth(number).unwrap_or_default();
    for phrase in [UNKNOWN_STRING, UNKNOWN_ASSET, UNKNOWN_LANGUAGE] {
        if sentence.contains(phrase) {
            let near = Some(quoted(3)).filter(|near| !near.is_empty());
            let known = near.map(|near| Phrase::new("template-nearest").with("name", near));
            let unknown = Phrase::new(phrase).with("name", quoted(1));
            return known.into_iter().fold(unknown, |phrase, known| phrase.with("nearest", known));
        }
    }
    match KINDS.iter().find(|(begin, _)| sentence.starts_with(begin)) {
        Some((_, phrase)) => Phrase::new(phrase).with("name", quoted(1)),
        None => Phrase::new("template-other").with("original", sentence),
    }
}

/// Parses `[own/lesson.html:2:19]`.
fn parse_place(text: &str) -> Option<(String, Position)> {
    let mut parts = text.trim().rsplitn(3, ':');
    let column = parts.next()?.trim_end_matches(']').parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    let name = parts.next()?.trim_start_matches('[').to_owned();
    Some((name, Position { line, column }))
}
