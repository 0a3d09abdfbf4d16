//! Words on the terminal: the only place that prints. Everything here is chatter and goes to standard error, except findings
//! of `check` and `build`, which are the data one asked for and go to standard output.
#![expect(clippy::print_stderr, reason = "the one place that prints")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::time::Duration;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::message::MessageTable;
use crate::output::Refusal;
use crate::source::{Position, Sources};

/// Which findings are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    /// All but mere information.
    All,
    /// Every error, and a few warnings of each sort: whoever builds wants to see the site, and how it is.
    FewOfEachSort,
}

/// Of each sort so many warnings are shown where few are wanted.
const FEW: usize = 8;

/// Shows findings, in order of path and place. Infos are counted, not shown.
pub(super) fn diagnostics(diagnostics: &Diagnostics, sources: &Sources, show: Show) {
    let table = MessageTable::english();
    let renderer = if has_colours() { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    let mut warnings: BTreeMap<Code, usize> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Info) {
        if diagnostic.severity == Severity::Warning && show == Show::FewOfEachSort {
            let count = warnings.entry(diagnostic.code).or_default();
            *count += 1;
            if *count > FEW {
                continue;
            }
        }
        text.push_str(&render(diagnostic, sources, &table, &renderer));
        text.push('\n');
    }
    for (code, count) in warnings.into_iter().filter(|(_, count)| *count > FEW) {
        let _ = writeln!(text, "warning[{}]: and {} more; `polybook check` shows all of them\n", code.as_str(), count - FEW);
    }
    data(&text);
}

/// Says how many findings there are, and what follows from them.
pub(super) fn summary(diagnostics: &Diagnostics, then: &str) {
    let mut words = Vec::new();
    for (severity, one, many) in [(Severity::Error, "error", "errors"), (Severity::Warning, "warning", "warnings")] {
        match diagnostics.count(severity) {
            0 => {}
            1 => words.push(format!("1 {one}")),
            count => words.push(format!("{count} {many}")),
        }
    }
    let mut line = String::new();
    if !words.is_empty() {
        let _ = write!(line, "{}. ", words.join(", "));
    }
    line.push_str(then);
    if !line.trim().is_empty() {
        say(line.trim());
    }
}

/// Gives what was asked for.
pub(super) fn data(text: &str) {
    // Whoever closed the pipe has seen enough.
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

/// Says something.
pub(super) fn say(line: &str) {
    eprintln!("{line}");
}

/// Why a folder is not written to, and what to do.
pub(super) fn refusal(refusal: &Refusal, root: &Path, folder: &Path) -> String {
    let table = MessageTable::english();
    match refusal.diagnostic(root) {
        Some(diagnostic) => harmless(&format!("{}\nhelp: {}", table.message(&diagnostic), table.help(&diagnostic))),
        None => format!("another build is writing to {}; wait for it to finish", folder.display()),
    }
}

/// Says which files are no longer part of the site and were left where they are.
pub(super) fn left(paths: &[String]) {
    if let Some(first) = paths.first() {
        let others = match paths.len() - 1 {
            0 => String::new(),
            1 => " and 1 other".to_owned(),
            count => format!(" and {count} others"),
        };
        let reason =
            "no longer part of the site, but not known to be as polybook wrote them here; remove them if they are not yours";
        say(&harmless(&format!("Left where they are: {first}{others}: {reason}")));
    }
}

/// Says how long something took.
pub(super) fn timing(stage: &str, time: Duration) {
    eprintln!("{:>10.1} ms  {stage}", time.as_secs_f64() * 1000.0);
}

/// Says why the command could not do its work.
pub(super) fn error(error: &anyhow::Error) {
    eprintln!("error: {error:#}");
}

fn has_colours() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn render(diagnostic: &Diagnostic, sources: &Sources, table: &MessageTable, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let message = harmless(&table.message(diagnostic));
    let help = harmless(&table.help(diagnostic));
    let title = level.primary_title(&message).id(diagnostic.code.as_str());
    let path = harmless(diagnostic.path.as_str());
    let text = sources.text(&diagnostic.path).map(|file| file.text.as_str()).filter(|text| !text.is_empty());
    let mut groups = Vec::new();
    let group = Group::with_title(title);
    groups.push(match text {
        Some(text) => {
            // Only the lines around the place are handed on: to count the lines of a long file twice costs, and control
            // characters in it must not reach the terminal.
            let position = Position::of(text, diagnostic.span.start);
            let (lines, offset) = lines_around(text, diagnostic.span.start, diagnostic.span.end);
            let start = diagnostic.span.start.min(text.len()) - offset;
            let end = diagnostic.span.end.clamp(diagnostic.span.start, offset + lines.len()).max(offset) - offset;
            let first_end = lines[start.min(lines.len())..].find('\n').map_or(lines.len(), |length| start + length);
            let shown = harmless_same_length(lines);
            let snippet = Snippet::source(shown).line_start(position.line).path(path.clone()).annotation(
                AnnotationKind::Primary.span(start.min(first_end)..end.clamp(start, first_end).max(start.min(first_end))),
            );
            group.element(snippet)
        }
        None => group.element(annotate_snippets::Origin::path(path.clone()).line(1).char_column(1)),
    });
    if !help.is_empty() {
        groups[0] = std::mem::replace(&mut groups[0], Group::with_title(Level::HELP.secondary_title("")))
            .element(Level::HELP.message(help));
    }
    let mut text = renderer.render(&groups);
    text.push('\n');
    text
}

/// The lines that hold a place, and where they begin.
fn lines_around(text: &str, start: usize, end: usize) -> (&str, usize) {
    let start = text.floor_char_boundary(start.min(text.len()));
    let end = text.ceil_char_boundary(end.clamp(start, text.len()));
    let first = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    // One line is enough to see where it is.
    let last = text[start..end.max(start)].find('\n').map_or(end, |length| start + length);
    let last = text[last..].find('\n').map_or(text.len(), |length| last + length);
    (&text[first..last], first)
}

/// Control characters would let a lesson paint the terminal of whoever checks it.
fn harmless(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() && letter != '\n' { '\u{fffd}' } else { letter }).collect()
}

/// The same without moving any byte.
fn harmless_same_length(text: &str) -> String {
    text.chars().map(|letter| if letter.is_ascii_control() && !matches!(letter, '\n' | '\t') { ' ' } else { letter }).collect()
}
