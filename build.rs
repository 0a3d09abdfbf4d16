//! Finds the commit that polybook is built from: `polybook init --github` writes it into workflows.
//!
//! In: `POLYBOOK_COMMIT`, which the release workflow sets; otherwise what `cargo package` recorded,
//! or the checkout. Out: the environment variable `POLYBOOK_COMMIT` of the compiler, if it is known.
#![expect(clippy::disallowed_methods, reason = "this is not part of a build of a site")]

use std::path::Path;
use std::process::Command;

/// What `cargo package` records in an archive.
const RECORD: &str = ".cargo_vcs_info.json";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=POLYBOOK_COMMIT");
    let commit = std::env::var("POLYBOOK_COMMIT").ok().or_else(recorded).or_else(checked_out);
    let is_hash =
        |commit: &String| commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    if let Some(commit) = commit.filter(is_hash) {
        println!("cargo:rustc-env=POLYBOOK_COMMIT={commit}");
    }
}

fn recorded() -> Option<String> {
    let record = std::fs::read_to_string(RECORD).ok()?;
    println!("cargo:rerun-if-changed={RECORD}");
    let (_, rest) = record.split_once("\"sha1\"")?;
    rest.split('"').nth(1).map(str::to_owned)
}

/// Returns the commit of the checkout. It is not read again after each commit, which would compile
/// polybook again each time: any commit with the same action will do.
fn checked_out() -> Option<String> {
    // An archive may have been unpacked in a repository of another project.
    if !Path::new(".git").exists() {
        return None;
    }
    let head = Command::new("git").args(["rev-parse", "HEAD"]).output().ok()?;
    let head = head.status.success().then_some(head.stdout)?;
    Some(String::from_utf8(head).ok()?.trim().to_owned())
}
