//! One hostile site.
//!
//! In: what differs from a small site in which nothing is wrong. Out: a folder with it, and beside
//! it files that must stay as they are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::site_test::DRAWING;

const BOOK: &str = "[book]\ntitle = \"Hotel\"\nid = \"hotel\"\nlanguage = \"en\"\n\
    [output.html]\nsite-url = \"https://lessons.example/\"\n";

/// Where the site of an input lies in its folder.
const SITE: &str = "site";

/// A hostile site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Input {
    /// Its kind, with a number or a name in it.
    pub(crate) name: String,
    files: Vec<(String, Planted)>,
}

/// What lies under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Planted {
    File(Vec<u8>),
    Link(String),
    Pipe,
}

impl Input {
    /// A site in which nothing is wrong yet.
    pub(crate) fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), files: Vec::new() }
            .file("book.toml", BOOK)
            .file("content/care/en.md", "# Care\n\nA topic.\n")
            .file("content/care/first/en.md", "# First\n\nWords.\n\n![x](a.svg)\n")
            .file("content/care/first/a.svg", DRAWING)
    }

    /// With a file; a later one of the same name replaces it.
    pub(super) fn file(self, path: impl Into<String>, content: impl AsRef<[u8]>) -> Self {
        self.planted(path.into(), Planted::File(content.as_ref().to_vec()))
    }

    /// With further lines at the end of `book.toml`.
    pub(super) fn configured(self, lines: &str) -> Self {
        self.file("book.toml", format!("{BOOK}{lines}"))
    }

    /// With this text below the title of the lesson.
    pub(super) fn lesson(self, markdown: &str) -> Self {
        self.file("content/care/first/en.md", format!("# First\n\n{markdown}\n"))
    }

    /// With a symbolic link.
    pub(super) fn link(self, path: &str, target: &str) -> Self {
        self.planted(path.to_owned(), Planted::Link(target.to_owned()))
    }

    /// With a named pipe.
    pub(super) fn pipe(self, path: &str) -> Self {
        self.planted(path.to_owned(), Planted::Pipe)
    }

    /// Without what lies under a name.
    pub(super) fn without(mut self, place: &str) -> Self {
        let below = format!("{place}/");
        self.files.retain(|(path, _)| path != place && !path.starts_with(&below));
        self
    }

    fn planted(mut self, path: String, planted: Planted) -> Self {
        self.files.retain(|(known, _)| *known != path);
        self.files.push((path, planted));
        self
    }

    /// Whether it may end with exit code 2: the configuration or the destination is not as it has
    /// to be.
    pub(super) fn may_be_refused(&self) -> bool {
        let is_ours = |path: &str| path.starts_with("book.toml") || path.starts_with(".book");
        let differs = |(path, planted): &(String, Planted)| {
            (is_ours(path) && *planted != Planted::File(BOOK.into())) || is_destination(path)
        };
        self.files.iter().any(differs)
    }

    /// Whether something lies where the site is to be written.
    pub(super) fn plants_destination(&self) -> bool {
        self.files.iter().any(|(path, _)| is_destination(path) || path.starts_with(".book"))
    }

    /// Writes the site, and beside it files of somebody else.
    pub(crate) fn planted_site(&self) -> PlantedSite {
        let site = PlantedSite { folder: tempfile::tempdir().unwrap() };
        for mine in ["mine/letter.txt", "mine/site/index.html", "letter.txt"] {
            write(&site.folder.path().join(mine), b"precious");
        }
        for (path, planted) in &self.files {
            let path = site.root().join(path);
            match planted {
                Planted::File(content) => write(&path, content),
                Planted::Link(target) => plant_link(&path, target),
                Planted::Pipe => plant_pipe(&path),
            }
        }
        site
    }
}

/// The site of an input on disk, which goes away with this.
#[derive(Debug)]
pub(crate) struct PlantedSite {
    folder: TempDir,
}

impl PlantedSite {
    /// The folder of the site.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join(SITE)
    }

    /// What everything here is that the program has no right to change.
    pub(super) fn state(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let root = self.root();
        let walk = walkdir::WalkDir::new(self.folder.path()).into_iter();
        let entries =
            walk.filter_entry(|entry| entry.path() != root.join("book")).map(Result::unwrap);
        let states = entries.map(|entry| {
            let kind = entry.file_type();
            let state = if kind.is_symlink() {
                fs_err::read_link(entry.path()).unwrap().into_os_string().into_encoded_bytes()
            } else if kind.is_file() {
                fs_err::read(entry.path()).unwrap()
            } else {
                format!("{kind:?}").into_bytes()
            };
            (entry.into_path(), state)
        });
        states.collect()
    }
}

/// Whether a build writes there.
fn is_destination(path: &str) -> bool {
    path == "book" || path.starts_with("book/")
}

fn write(path: &Path, content: &[u8]) {
    fs_err::create_dir_all(path.parent().unwrap()).unwrap();
    fs_err::write(path, content).unwrap();
}

fn plant_link(path: &Path, target: &str) {
    fs_err::create_dir_all(path.parent().unwrap()).unwrap();
    let _ = fs_err::remove_file(path);
    std::os::unix::fs::symlink(target, path).unwrap();
}

fn plant_pipe(path: &Path) {
    fs_err::create_dir_all(path.parent().unwrap()).unwrap();
    let _ = fs_err::remove_file(path);
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}
