//! A site on disk, and the program that runs in it.
//!
//! In: files, and arguments of the program. Out: the files of the folder, and the output and exit
//! code of a run.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A site in a temporary folder of its own.
#[derive(Debug)]
pub(crate) struct SiteFolder {
    folder: TempDir,
}

/// The result of running the program.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl SiteFolder {
    /// Makes an empty folder.
    pub(super) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Returns the folder, or a path in it.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(path)
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs_err::create_dir_all(path.parent().unwrap()).unwrap();
        fs_err::write(path, content).unwrap();
    }

    /// Makes a named pipe. Opening it blocks until somebody writes into it.
    #[cfg(unix)]
    pub(crate) fn pipe(&self, path: &str) {
        let path = self.path(path);
        fs_err::create_dir_all(path.parent().unwrap()).unwrap();
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    /// Reads a text file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs_err::read_to_string(self.path(path)).unwrap()
    }

    /// Returns every file below a folder, with its bytes, in order.
    pub(crate) fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let root = self.path(folder);
        let walk = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
        let files = walk.filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| (relative(entry.path(), &root), fs_err::read(entry.path()).unwrap()))
            .collect()
    }

    /// Runs the program with these arguments in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[])
    }

    /// Runs the program with these arguments in the folder, with these variables set.
    pub(crate) fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_polybook"))
            .args(arguments)
            .envs(environment.iter().copied())
            .current_dir(self.path(""))
            .output()
            .unwrap();
        Run {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Starts the program with these arguments in the folder.
    pub(crate) fn start(&self, arguments: &[&str]) -> std::process::Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_polybook"));
        command
            .args(arguments)
            .current_dir(self.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// Runs `polybook build`, which must succeed.
    pub(crate) fn build(&self) {
        let run = self.run(&["build"]);
        assert_eq!(run.code, 0, "{run}");
    }
}

impl std::fmt::Display for Run {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "exit code {}\n{}\n{}", self.code, self.stdout, self.stderr)
    }
}

fn relative(path: &Path, root: &Path) -> String {
    let mut relative = String::new();
    for part in path.strip_prefix(root).unwrap() {
        let slash = if relative.is_empty() { "" } else { "/" };
        write!(relative, "{slash}{}", part.to_str().unwrap()).unwrap();
    }
    relative
}
