//! The command line.
//!
//! In: what the user typed. Out: files, text on the terminal, and an exit code: 0 success, 1 errors
//! in the content, 2 wrong usage, configuration or environment.

mod arguments;
mod build;
mod check;
mod completions;
mod exit_code;
mod formats;
mod harmless;
mod history;
mod init;
mod new;
mod renderers;
mod report;
mod repository;
mod search;
mod serve;
mod site;
mod stamp;
mod terminal;
mod theme;
mod translations;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};
use exit_code::CANNOT_WORK;

/// Runs the command that was typed.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // The message repeats what the user typed, so it must be made harmless.
        Err(error) if error.use_stderr() => {
            report::message(error.render().to_string().trim_end());
            return ExitCode::from(CANNOT_WORK);
        }
        Err(help) => help.exit(),
    };
    let result = match arguments.command {
        Command::Init(arguments) => init::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Search(arguments) => search::run(&arguments),
        Command::Translations(arguments) => translations::run(&arguments),
        Command::Stamp(arguments) => stamp::run(&arguments),
        Command::Theme(command) => theme::run(&command),
        Command::Completions { shell } => Ok(completions::completions(shell)),
        Command::Man => completions::man(),
    };
    result.unwrap_or_else(|error| {
        report::error(&error);
        ExitCode::from(CANNOT_WORK)
    })
}
