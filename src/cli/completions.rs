//! `polybook completions` and `polybook man`: what shells and `man` know about the commands.
//!
//! In: a shell. Out: a script for it, or a man page.

use std::process::ExitCode;

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::arguments::Arguments;
use super::report;

/// The name of the program.
const NAME: &str = "polybook";

/// Prints the script that completes commands and options in a shell.
pub(super) fn completions(shell: Shell) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), NAME, &mut script);
    report::program_text(&String::from_utf8_lossy(&script));
    ExitCode::SUCCESS
}

/// Prints the man page: the program, then each command with its options.
pub(super) fn man() -> anyhow::Result<ExitCode> {
    let mut program = Arguments::command().disable_help_subcommand(true);
    program.build();
    let mut page = Vec::new();
    let man = clap_mangen::Man::new(program.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    for command in program.get_subcommands() {
        let name = format!("{NAME} {}", command.get_name());
        let man = clap_mangen::Man::new(command.clone());
        // There is one page for all commands, in which each is a section.
        page.extend(format!(".SH {}\n", name.to_uppercase().replace('-', "\\-")).into_bytes());
        man.render_description_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    report::program_text(&String::from_utf8_lossy(&page));
    Ok(ExitCode::SUCCESS)
}
