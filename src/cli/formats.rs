//! Diagnostics as data: JSON for programs, and annotations that GitHub shows next to the lines of a
//! pull request.
//!
//! In: diagnostics and their annotations. Out: text. Lines and columns count from 1, columns in
//! Unicode scalar values.

use std::fmt::Write as _;

use serde::Serialize;

use super::harmless;
use crate::diagnostic::{Diagnostics, Severity};
use crate::message::{Annotation, Annotations};
use crate::text::control;

#[derive(Serialize)]
struct Report {
    version: u32,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<ReportedDiagnostic>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportedDiagnostic {
    code: &'static str,
    severity: &'static str,
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: String,
    help: String,
    /// A replacement that a program could apply; always absent so far.
    fix: Option<String>,
}

impl From<Annotation> for ReportedDiagnostic {
    fn from(annotation: Annotation) -> Self {
        Self {
            code: annotation.code.name(),
            severity: annotation.severity.as_str(),
            path: annotation.path.to_string(),
            line: annotation.start.line,
            column: annotation.start.column,
            end_line: annotation.end.line,
            end_column: annotation.end.column,
            message: annotation.message,
            help: annotation.help,
            fix: None,
        }
    }
}

/// Returns every diagnostic except those of severity info, as JSON.
pub(super) fn json(
    diagnostics: &Diagnostics,
    annotations: Annotations<'_>,
) -> serde_json::Result<String> {
    let report = Report {
        version: 1,
        errors: diagnostics.count(Severity::Error),
        warnings: diagnostics.count(Severity::Warning),
        diagnostics: shown(diagnostics, annotations).map(ReportedDiagnostic::from).collect(),
    };
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}

/// Returns every diagnostic except those of severity info, as workflow commands (GitHub Docs,
/// “Workflow commands for GitHub Actions”, setting an error or warning message). `folder` is the
/// path of the site from the root of its repository, from which GitHub counts.
pub(super) fn github(
    diagnostics: &Diagnostics,
    annotations: Annotations<'_>,
    folder: &str,
) -> String {
    let slash = if folder.is_empty() { "" } else { "/" };
    let mut commands = String::new();
    for Annotation { code, severity, path, start, end, message, help } in
        shown(diagnostics, annotations)
    {
        let path = escape_property(&control::shown(&format!("{folder}{slash}{path}")));
        let place = format!("file={path},line={}", start.line);
        // GitHub's runner drops the columns of a place that spans several lines.
        let place = if start.line == end.line {
            let (first, last) = (start.column, end.column);
            format!("{place},col={first},endLine={},endColumn={last}", end.line)
        } else {
            format!("{place},endLine={}", end.line)
        };
        let words = escape_data(&format!("{message}\n{help}"));
        // A runner treats `##[` as a command in the old syntax, wherever it appears.
        let (place, words) =
            (harmless::without_commands(&place), harmless::without_commands(&words));
        let _ =
            writeln!(commands, "::{} {place},title={}::{words}", severity.as_str(), code.name());
    }
    commands
}

fn shown<'a>(
    diagnostics: &'a Diagnostics,
    mut annotations: Annotations<'a>,
) -> impl Iterator<Item = Annotation> + 'a {
    let shown = diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Info);
    shown.map(move |diagnostic| annotations.annotate(diagnostic))
}

fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}
