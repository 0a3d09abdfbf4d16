//! The command `polybook`.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A build makes and drops millions of small strings on several threads; this allocator is made for
/// that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    polybook::cli::run()
}
