//! The command line: arguments in, files and words out.
//!
//! In: what was typed. Out: an exit code: 0 done, 1 the content has errors, 2 wrong usage, configuration or environment.

mod arguments;
mod build;
mod check;
mod report;
mod serve;

use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;

use crate::config::{CONFIG_FILE, SiteConfig};
use crate::diagnostic::{Diagnostics, Severity};
use crate::load;
use crate::source::Sources;
use arguments::{Arguments, Command};

/// The content has errors.
const CONTENT_ERRORS: u8 = 1;

/// Wrong usage, configuration or environment.
const CANNOT_WORK: u8 = 2;

/// Runs the command that was typed.
pub fn run() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
    };
    result.unwrap_or_else(|error| {
        report::error(&error);
        ExitCode::from(CANNOT_WORK)
    })
}

/// Reads the site in a folder.
fn load_sources(root: &Path) -> anyhow::Result<Sources> {
    let file = load::config_file(root).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => anyhow::anyhow!(
            "there is no {CONFIG_FILE} in {}\nstart the command in the folder of a site, or name that folder: polybook build FOLDER",
            root.display()
        ),
        _ => anyhow::Error::from(error),
    })?;
    let (config, _) = SiteConfig::parse(&file);
    Ok(load::sources(root, &config)?)
}

/// The exit code that findings call for: wrong configuration is not the content's fault.
fn exit_code(diagnostics: &Diagnostics) -> ExitCode {
    let is_configuration =
        diagnostics.iter().any(|found| found.severity == Severity::Error && found.path.as_str() == CONFIG_FILE);
    match (diagnostics.has_errors(), is_configuration) {
        (false, _) => ExitCode::SUCCESS,
        (true, false) => ExitCode::from(CONTENT_ERRORS),
        (true, true) => ExitCode::from(CANNOT_WORK),
    }
}
