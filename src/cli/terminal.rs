//! Diagnostics as text for people: the message, the line, and a caret under the span.
//!
//! In: diagnostics and their annotations. Out: text, not yet printed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::message::{Annotation, Annotations, Excerpt};
use crate::source::SitePath;
use crate::text::control;

/// Which diagnostics to show.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    /// All except those of severity info.
    All,
    /// Every error, and a few warnings of each code. A build should not bury its result.
    FewOfEachCode,
}

/// The number of warnings of each code with [`Show::FewOfEachCode`].
const FEW_WARNINGS: usize = 8;

/// The number of diagnostics of one code in one file that are shown in any case. Nobody reads more
/// before fixing these.
const MAX_IN_FILE: usize = 200;

/// Returns diagnostics ordered by path and position, without those of severity info.
pub(super) fn text(
    diagnostics: &Diagnostics,
    mut annotations: Annotations<'_>,
    show: Show,
    has_colours: bool,
) -> String {
    let renderer = if has_colours { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    let mut warnings: BTreeMap<Code, usize> = BTreeMap::new();
    let mut in_file: BTreeMap<(&SitePath, Code), usize> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Info) {
        if diagnostic.severity == Severity::Warning && show == Show::FewOfEachCode {
            let count = warnings.entry(diagnostic.code).or_default();
            *count += 1;
            if *count > FEW_WARNINGS {
                continue;
            }
        }
        let count = in_file.entry((&diagnostic.path, diagnostic.code)).or_default();
        *count += 1;
        if *count > MAX_IN_FILE {
            continue;
        }
        text.push_str(&render(diagnostic, &mut annotations, &renderer));
        text.push('\n');
    }
    for ((path, code), count) in in_file.into_iter().filter(|(_, count)| *count > MAX_IN_FILE) {
        let (code, more, path) = (code.name(), count - MAX_IN_FILE, control::shown(path.as_str()));
        let rest = format!("{code}: and {more} more in {path}");
        let _ = writeln!(text, "{rest}; `polybook check --format json` lists all of them\n");
    }
    for (code, count) in warnings.into_iter().filter(|(_, count)| *count > FEW_WARNINGS) {
        let rest = format!("warning[{}]: and {} more", code.name(), count - FEW_WARNINGS);
        let _ = writeln!(text, "{rest}; `polybook check` shows all of them\n");
    }
    text
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
