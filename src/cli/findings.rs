//! Findings as data: JSON for programs, and annotations that GitHub shows beside the lines of a pull request.
//!
//! In: findings and the texts they are about. Out: text. Lines and columns count from 1, columns in Unicode scalar values.

use std::fmt::Write as _;

use serde::Serialize;

use super::harmless;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::message::MessageTable;
use crate::source::{LineIndexes, Sources};
use crate::text::control;

#[derive(Serialize)]
struct Findings {
    version: u32,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Finding>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    code: &'static str,
    severity: &'static str,
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: String,
    help: String,
    /// What could be put there by a program; nothing yet.
    fix: Option<String>,
}

impl Finding {
    fn of(diagnostic: &Diagnostic, lines: &mut LineIndexes<'_>, table: &MessageTable) -> Self {
        let start = lines.position(&diagnostic.path, diagnostic.span.start);
        let end = lines.position(&diagnostic.path, diagnostic.span.end.max(diagnostic.span.start));
        Self {
            code: diagnostic.code.as_str(),
            severity: diagnostic.severity.as_str(),
            path: diagnostic.path.to_string(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            message: table.message(diagnostic),
            help: table.help(diagnostic),
            fix: None,
        }
    }
}

/// Every finding but mere information, as JSON.
pub(super) fn json(diagnostics: &Diagnostics, sources: &Sources) -> serde_json::Result<String> {
    let findings = Findings {
        version: 1,
        errors: diagnostics.count(Severity::Error),
        warnings: diagnostics.count(Severity::Warning),
        diagnostics: findings(diagnostics, sources).collect(),
    };
    Ok(serde_json::to_string_pretty(&findings)? + "\n")
}

/// Every finding but mere information, as commands to GitHub's runner
/// (GitHub Docs, “Workflow commands for GitHub Actions”, setting an error or warning message).
pub(super) fn github(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let mut commands = String::new();
    for finding in findings(diagnostics, sources) {
        let Finding { severity, line, column, end_line, end_column, code, .. } = finding;
        let path = escape_property(&control::shown(&finding.path));
        let words = escape_data(&format!("{}\n{}", finding.message, finding.help));
        let place = format!("file={path},line={line},col={column},endLine={end_line},endColumn={end_column}");
        // A runner takes `##[` for a command of the old form, wherever it stands.
        let (place, words) = (harmless::without_commands(&place), harmless::without_commands(&words));
        let _ = writeln!(commands, "::{severity} {place},title={code}::{words}");
    }
    commands
}

fn findings<'a>(diagnostics: &'a Diagnostics, sources: &'a Sources) -> impl Iterator<Item = Finding> + 'a {
    let table = MessageTable::english();
    let mut lines = LineIndexes::of(sources);
    let shown = diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Info);
    shown.map(move |diagnostic| Finding::of(diagnostic, &mut lines, &table))
}

fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}
