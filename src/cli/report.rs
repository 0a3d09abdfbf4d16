//! Words on the terminal: the only place that prints. Everything here is chatter and goes to standard error, except findings
//! of `check` and `build`, which are the data one asked for and go to standard output.
//!
//! In: findings, lines, JSON. Out: the same, made harmless by [`super::harmless`].
#![expect(clippy::print_stderr, reason = "the one place that prints")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::time::Duration;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::harmless;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::message::MessageTable;
use crate::output::Refusal;
use crate::source::{LineIndex, LineIndexes, Position, SitePath, Sources};
use crate::text::control;

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

/// Of each sort so many findings in one file are shown in any case. Nobody reads further before they have fixed these.
const MOST_IN_A_FILE: usize = 200;

/// So much of a long line is shown on either side of a place, in bytes. A page pasted from a word processor is one line.
const SHOWN_OF_A_LINE: usize = 400;

/// Shows findings, in order of path and place. Infos are counted, not shown.
pub(super) fn diagnostics(diagnostics: &Diagnostics, sources: &Sources, show: Show) {
    let table = MessageTable::english();
    let renderer = if has_colours() { Renderer::styled() } else { Renderer::plain() };
    let mut lines = LineIndexes::of(sources);
    let mut text = String::new();
    let mut warnings: BTreeMap<Code, usize> = BTreeMap::new();
    let mut in_file: BTreeMap<(&SitePath, Code), usize> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Info) {
        if diagnostic.severity == Severity::Warning && show == Show::FewOfEachSort {
            let count = warnings.entry(diagnostic.code).or_default();
            *count += 1;
            if *count > FEW {
                continue;
            }
        }
        let count = in_file.entry((&diagnostic.path, diagnostic.code)).or_default();
        *count += 1;
        if *count > MOST_IN_A_FILE {
            continue;
        }
        text.push_str(&render(diagnostic, lines.get(&diagnostic.path), &table, &renderer));
        text.push('\n');
    }
    for ((path, code), count) in in_file.into_iter().filter(|(_, count)| *count > MOST_IN_A_FILE) {
        let (code, more, path) = (code.as_str(), count - MOST_IN_A_FILE, control::shown(path.as_str()));
        let _ = writeln!(text, "{code}: and {more} more in {path}; `polybook check --format json` lists all of them\n");
    }
    for (code, count) in warnings.into_iter().filter(|(_, count)| *count > FEW) {
        let _ = writeln!(text, "warning[{}]: and {} more; `polybook check` shows all of them\n", code.as_str(), count - FEW);
    }
    print(&harmless::without_commands(&text));
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

/// Gives what was asked for, for people.
pub(super) fn data(text: &str) {
    print(&harmless::lines(text));
}

/// Gives what was asked for, for programs.
pub(super) fn json(json: &str) {
    print(&harmless::json(json));
}

/// Gives commands to GitHub's runner, in which everything that a contributor wrote is escaped already.
pub(super) fn commands(commands: &str) {
    print(commands);
}

/// Says something.
pub(super) fn say(line: &str) {
    eprintln!("{}", harmless::lines(line));
}

/// Why a folder is not written to, and what to do.
pub(super) fn refusal(refusal: &Refusal, root: &Path, folder: &Path) -> String {
    let table = MessageTable::english();
    match refusal.diagnostic(root) {
        Some(diagnostic) => format!("{}\nhelp: {}", table.message(&diagnostic), table.help(&diagnostic)),
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
        say(&format!("Left where they are: {}{others}: {reason}", control::shown(first)));
    }
}

/// Says how long something took.
pub(super) fn timing(stage: &str, time: Duration) {
    eprintln!("{:>10.1} ms  {stage}", time.as_secs_f64() * 1000.0);
}

/// Says why the command could not do its work.
pub(super) fn error(error: &anyhow::Error) {
    say(&format!("error: {error:#}"));
}

fn print(text: &str) {
    // Whoever closed the pipe has seen enough.
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

fn has_colours() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn render(diagnostic: &Diagnostic, lines: Option<&LineIndex<'_>>, table: &MessageTable, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let message = table.message(diagnostic);
    let help = table.help(diagnostic);
    let title = level.primary_title(&message).id(diagnostic.code.as_str());
    let path = control::shown(diagnostic.path.as_str());
    let mut group = Group::with_title(title);
    let mut place = None;
    group = match lines.filter(|lines| !lines.text().is_empty()) {
        Some(lines) => {
            let (shown, start, end) = excerpt(lines, diagnostic.span.start, diagnostic.span.end);
            let Position { line, column } = lines.position(diagnostic.span.start);
            let shown_column = shown[..start].chars().count() + 1;
            place = Some((format!("{path}:{line}:{shown_column}"), format!("{path}:{line}:{column}")));
            let annotation = AnnotationKind::Primary.span(start..end);
            group.element(Snippet::source(shown).path(path).line_start(line).annotation(annotation))
        }
        None => group.element(Origin::path(path).line(1).char_column(1)),
    };
    if !help.is_empty() {
        group = group.element(Level::HELP.message(help));
    }
    let mut text = renderer.render(&[group]);
    // The renderer counts columns in what it is shown of a line.
    if let Some((shown, real)) = place.filter(|(shown, real)| shown != real) {
        text = text.replacen(&shown, &real, 1);
    }
    text.push('\n');
    text
}

/// The line in which a place begins, as far as it is near the place, with the place in it.
fn excerpt(lines: &LineIndex<'_>, start: usize, end: usize) -> (String, usize, usize) {
    let (line, line_start) = lines.line(start);
    let line = line.trim_end_matches('\r');
    let inside = |offset: usize| line.floor_char_boundary(offset.saturating_sub(line_start));
    let (start, end) = (inside(start), inside(end.max(start)));
    let first = line.floor_char_boundary(start.saturating_sub(SHOWN_OF_A_LINE));
    let end = line.floor_char_boundary(end.min(start + SHOWN_OF_A_LINE));
    let last = line.floor_char_boundary(end + SHOWN_OF_A_LINE);
    let mut shown = String::new();
    let mut push = |piece: &str| {
        piece.chars().for_each(|letter| control::push_shown(&mut shown, letter));
        shown.len()
    };
    let (shown_start, shown_end) = (push(&line[first..start]), push(&line[start..end]));
    push(&line[end..last]);
    (shown, shown_start, shown_end)
}
