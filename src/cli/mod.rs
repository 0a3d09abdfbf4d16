//! The command line: arguments in, files and words out.
//!
//! In: what was typed. Out: an exit code: 0 done, 1 the content has errors, 2 wrong usage, configuration or environment.

mod arguments;
mod build;
mod check;
mod exit_code;
mod findings;
mod history;
mod languages;
mod report;
mod search;
mod serve;
mod site;
mod stamp;
mod translations;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};
use exit_code::CANNOT_WORK;

/// Runs the command that was typed.
pub fn run() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Search(arguments) => search::run(&arguments),
        Command::Translations(arguments) => translations::run(&arguments),
        Command::Stamp(arguments) => stamp::run(&arguments),
        Command::Languages(arguments) => languages::run(&arguments),
    };
    result.unwrap_or_else(|error| {
        report::error(&error);
        ExitCode::from(CANNOT_WORK)
    })
}
