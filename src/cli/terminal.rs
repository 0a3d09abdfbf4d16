//! Diagnostics as text for people: the message, the line, and a caret under the span.
//!
//! In: diagnostics and their annotations. Out: text, not yet printed.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::message::{Annotation, Annotations, Excerpt};
use crate::text::control;

/// Which diagnostics to show.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    /// All except those of severity info.
    All,
    /// Some of each code, and how many there are of each. Nobody reads more before fixing these.
    SomeOfEachCode,
    /// The same with even fewer warnings. A build should not bury its result.
    FewOfEachCode,
}

/// The number of diagnostics of each code unless all are shown.
const SOME: usize = 20;

/// The number of warnings of each code with [`Show::FewOfEachCode`].
const FEW_WARNINGS: usize = 8;

impl Show {
    fn limit(self, severity: Severity) -> usize {
        match (self, severity) {
            (Self::All, _) => usize::MAX,
            (Self::FewOfEachCode, Severity::Warning) => FEW_WARNINGS,
            _ => SOME,
        }
    }
}

/// Returns diagnostics ordered by path and position, without those of severity info.
pub(super) fn text(
    diagnostics: &Diagnostics,
    mut annotations: Annotations<'_>,
    show: Show,
    has_colours: bool,
) -> String {
    let renderer = if has_colours { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    let mut counts: BTreeMap<(Reverse<Severity>, Code), usize> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Info) {
        let severity = diagnostic.severity;
        let count = counts.entry((Reverse(severity), diagnostic.code)).or_default();
        *count += 1;
        if *count <= show.limit(severity) {
            text.push_str(&render(diagnostic, &mut annotations, &renderer));
            text.push('\n');
        }
    }
    for ((Reverse(severity), code), count) in &counts {
        let more = count.saturating_sub(show.limit(*severity));
        if more > 0 {
            let rest = format!("{}[{}]: and {more} more", severity.as_str(), code.name());
            let _ = writeln!(text, "{rest}; `polybook check --all` shows all of them\n");
        }
    }
    text
}

/// Returns how many diagnostics there are of each code, errors first.
pub(super) fn counts(diagnostics: &Diagnostics) -> Vec<String> {
    let mut counts: BTreeMap<(Reverse<Severity>, Code), usize> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Info) {
        *counts.entry((Reverse(diagnostic.severity), diagnostic.code)).or_default() += 1;
    }
    let line = |((Reverse(severity), code), count): ((Reverse<Severity>, Code), usize)| {
        format!("{count:>6} × {} ({})", code.name(), severity.as_str())
    };
    counts.into_iter().map(line).collect()
}

fn render(
    diagnostic: &Diagnostic,
    annotations: &mut Annotations<'_>,
    renderer: &Renderer,
) -> String {
    let Annotation { code, severity, path, start, message, help, .. } =
        annotations.annotate(diagnostic);
    let path = control::shown(path.as_str());
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let mut group = Group::with_title(level.primary_title(&message).id(code.name()));
    let mut place = None;
    group = match annotations.excerpt(diagnostic) {
        Some(Excerpt { text, place: shown }) => {
            place = Some(text[..shown.start].chars().count() + 1);
            let annotation = AnnotationKind::Primary.span(shown);
            group.element(
                Snippet::source(text).path(&*path).line_start(start.line).annotation(annotation),
            )
        }
        None => group.element(Origin::path(&*path).line(1).char_column(1)),
    };
    if !help.is_empty() {
        group = group.element(Level::HELP.message(help));
    }
    let mut text = renderer.render(&[group]);
    // The renderer counts columns from the start of the excerpt, not of the line.
    if let Some(shown) = place.filter(|shown| *shown != start.column) {
        let at = |column: usize| format!("{path}:{}:{column}", start.line);
        text = text.replacen(&at(shown), &at(start.column), 1);
    }
    text.push('\n');
    text
}
