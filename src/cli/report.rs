//! Words on the terminal: the only place that prints. Everything here is chatter and goes to
//! standard error, except the diagnostics of `check` and `build`, which are the data one asked for
//! and go to standard output.
//!
//! In: diagnostics, lines, JSON. Out: the same, made harmless by [`super::harmless`].
#![expect(clippy::print_stderr, reason = "the one place that prints")]

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::time::Duration;

use super::harmless;
use super::terminal::{self, Show};
use crate::diagnostic::{Diagnostics, Severity};
use crate::message::{Annotations, Messages};
use crate::output::Refusal;
use crate::text::control;

/// Shows diagnostics, in order of path and place.
pub(super) fn diagnostics(diagnostics: &Diagnostics, annotations: Annotations<'_>, show: Show) {
    print(&harmless::without_commands(&terminal::text(
        diagnostics,
        annotations,
        show,
        has_colours(),
    )));
}

/// Says how many diagnostics there are, and what follows from them.
pub(super) fn summary(diagnostics: &Diagnostics, then: &str) {
    let mut words = Vec::new();
    for (severity, one, many) in
        [(Severity::Error, "error", "errors"), (Severity::Warning, "warning", "warnings")]
    {
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

/// Gives commands to GitHub's runner, in which everything that a contributor wrote is escaped
/// already.
pub(super) fn commands(commands: &str) {
    print(commands);
}

/// Says something.
pub(super) fn say(line: &str) {
    eprintln!("{}", harmless::lines(line));
}

/// Why a folder is not written to, and what to do.
pub(super) fn refusal(
    refusal: &Refusal,
    messages: &Messages,
    root: &Path,
    folder: &Path,
) -> String {
    match refusal.diagnostic(root) {
        Some(diagnostic) => {
            format!("{}\nhelp: {}", messages.message(&diagnostic), messages.help(&diagnostic))
        }
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
        say(&format!(
            "Not removed: {}{others}. These files are no longer part of the site, but polybook \
             cannot tell that it wrote them; remove them if you do not need them.",
            control::shown(first)
        ));
    }
}

/// Says how long something took.
pub(super) fn timing(stage: &str, time: Duration) {
    eprintln!("{:>10.1} ms  {stage}", time.as_secs_f64() * 1000.0);
}

/// Says why the command could not do its work.
pub(super) fn error(error: &anyhow::Error) {
    // Which site it is about, and so which language its owner reads, is not known here.
    let messages = Messages::english();
    let words = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref().map_or_else(|| cause.to_string(), |error| messages.error(error))
    };
    let causes: Vec<String> = error.chain().map(words).collect();
    say(&format!("error: {}", causes.join(": ")));
}

fn print(text: &str) {
    // Whoever closed the pipe has seen enough.
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

fn has_colours() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
