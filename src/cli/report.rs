//! Output on the terminal. The only code that prints. Messages go to standard error; the
//! diagnostics of `check` and `build`, and data that was asked for, go to standard output.
//!
//! In: diagnostics, lines, JSON. Out: the same, made harmless by [`super::harmless`].
#![expect(clippy::print_stderr, reason = "the only code that prints")]

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::time::Duration;

use super::harmless;
use super::terminal::{self, Show};
use crate::diagnostic::{Diagnostics, Severity};
use crate::message::{Annotations, Messages};
use crate::output::Refusal;
use crate::source::SitePath;
use crate::text::control;

/// Prints diagnostics, ordered by path and position.
pub(super) fn diagnostics(diagnostics: &Diagnostics, annotations: Annotations<'_>, show: Show) {
    print(&harmless::without_commands(&terminal::text(
        diagnostics,
        annotations,
        show,
        has_colours(),
    )));
}

/// Prints the number of diagnostics of each code.
pub(super) fn counts(diagnostics: &Diagnostics) {
    for line in terminal::counts(diagnostics) {
        message(&line);
    }
}

/// Prints the number of diagnostics, and what that means for the command.
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
        message(line.trim());
    }
}

/// Prints data that was asked for, for people.
pub(super) fn data(text: &str) {
    print(&harmless::lines(text));
}

/// Prints data that was asked for, for programs.
pub(super) fn json(json: &str) {
    print(&harmless::json(json));
}

/// Prints commands for GitHub's runner. Everything in them that a contributor wrote has already
/// been escaped.
pub(super) fn commands(commands: &str) {
    print(commands);
}

/// Prints a text of the program itself, such as a script, in which nothing comes from a site.
pub(super) fn program_text(text: &str) {
    print(text);
}

/// Prints a message.
pub(super) fn message(line: &str) {
    eprintln!("{}", harmless::lines(line));
}

/// Returns why a folder is not written to, and what to do about it.
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

/// Returns the path of a file of a site as people type it.
pub(super) fn path_in(root: &Path, path: &SitePath) -> String {
    let is_here = root.as_os_str() == ".";
    if is_here { path.to_string() } else { root.join(path.as_str()).display().to_string() }
}

/// Reports which files are no longer part of the site but were not removed.
pub(super) fn left(paths: &[String]) {
    if let Some(first) = paths.first() {
        let others = match paths.len() - 1 {
            0 => String::new(),
            1 => " and 1 other".to_owned(),
            count => format!(" and {count} others"),
        };
        message(&format!(
            "Not removed: {}{others}. These files are no longer part of the site, but polybook \
             cannot tell that it wrote them; remove them if you do not need them.",
            control::shown(first)
        ));
    }
}

/// Prints how long a stage took.
pub(super) fn timing(stage: &str, time: Duration) {
    eprintln!("{:>10.1} ms  {stage}", time.as_secs_f64() * 1000.0);
}

/// Prints why the command failed.
pub(super) fn error(error: &anyhow::Error) {
    // The site, and so the language that its owner reads, is not known here.
    let messages = Messages::english();
    let words = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref().map_or_else(|| cause.to_string(), |error| messages.error(error))
    };
    let causes: Vec<String> = error.chain().map(words).collect();
    message(&format!("error: {}", causes.join(": ")));
}

fn print(text: &str) {
    // An error means that the reader closed the pipe, and needs no report.
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

fn has_colours() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
