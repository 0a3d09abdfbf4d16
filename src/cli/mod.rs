//! The command line: arguments in, files and words out.
//!
//! In: what was typed. Out: an exit code: 0 done, 1 the content has errors, 2 wrong usage, configuration or environment.

mod arguments;
mod build;
mod check;
mod findings;
mod harmless;
mod history;
mod report;
mod search;
mod serve;
mod stamp;
mod translations;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;

use crate::catalog::{Catalog, EntryId};
use crate::config::{CONFIG_FILE, SiteConfig};
use crate::diagnostic::{Diagnostics, Severity};
use crate::language::LanguageId;
use crate::load;
use crate::source::Sources;
use crate::text::nearest::nearest;
use arguments::{Arguments, Command};

/// The content has errors.
const CONTENT_ERRORS: u8 = 1;

/// Wrong usage, configuration or environment.
const CANNOT_WORK: u8 = 2;

/// Runs the command that was typed.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // It repeats what was typed.
        Err(error) if error.use_stderr() => {
            report::say(error.render().to_string().trim_end());
            return ExitCode::from(CANNOT_WORK);
        }
        Err(help) => help.exit(),
    };
    let result = match arguments.command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Search(arguments) => search::run(&arguments),
        Command::Translations(arguments) => translations::run(&arguments),
        Command::Stamp(arguments) => stamp::run(&arguments),
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

/// The entry of this name. A path into its folder, as one would complete it in a shell, is taken as well.
fn find_entry(catalog: &Catalog, name: &str) -> anyhow::Result<EntryId> {
    let inside = name.trim_start_matches("./").strip_prefix(&format!("{}/", catalog.config.src)).unwrap_or(name);
    let folder = inside.trim_end_matches('/');
    let folder = folder.rsplit_once('/').filter(|(_, last)| last.contains('.')).map_or(folder, |(folder, _)| folder);
    let found = if folder == "home" { Some(catalog.home) } else { catalog.in_folder(folder).filter(|_| !folder.is_empty()) };
    found.with_context(|| {
        let names: Vec<&str> = catalog.entries().map(|(_, entry)| entry.command_name()).collect();
        // Without its topic, or not to the end, a lesson is named often enough.
        let whole = names.iter().copied().find(|known| known.rsplit('/').next() == Some(folder));
        let begun = || names.iter().copied().find(|known| !folder.is_empty() && known.starts_with(folder));
        let whole = whole.or_else(begun);
        let near = whole.or_else(|| nearest(folder, names)).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        format!("there is no lesson “{name}”{near}")
    })
}

/// The language whose files are called so.
fn find_language(catalog: &Catalog, tag: &str) -> anyhow::Result<LanguageId> {
    let stem = tag.to_ascii_lowercase();
    catalog.config.language_of_stem(&stem).with_context(|| {
        let stems: Vec<&str> = catalog.config.languages.iter().map(|language| language.tag.file_stem()).collect();
        let near = nearest(&stem, stems.iter().copied()).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        format!("the site has no language “{tag}” (it has {}){near}", stems.join(", "))
    })
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
