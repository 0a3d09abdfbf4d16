//! The command `polybook`.

use std::process::ExitCode;

fn main() -> ExitCode {
    polybook::cli::run()
}
