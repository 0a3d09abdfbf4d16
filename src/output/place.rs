//! The location of the folder of a site, which may not exist yet.
//!
//! In: a path as typed or as written in `book.toml`. Out: a [`Place`]: the open parent folder, and
//! the name in it.
//!
//! Links on the way to the checkout were created by the owner of the machine, and are followed.
//! Links inside it may have come with a pull request, and are never followed.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::failure::{Failure, Refusal};
use crate::config::SiteConfig;
use crate::folder::Folder;
use crate::text::normalise::folded_name;

/// The location of a folder.
#[derive(Debug)]
pub(super) struct Place {
    /// A folder that exists.
    start: Folder,
    /// The folders from there on, which may not exist yet.
    between: Vec<OsString>,
    /// The name in the last of these.
    pub(super) name: OsString,
}

impl Place {
    /// Finds the location, and refuses one among the sources of the site in `root`.
    pub(super) fn find(root: &Path, config: &SiteConfig, folder: &Path) -> Result<Self, Failure> {
        let root = fs_err::canonicalize(root)?;
        let folder = lexical(folder)?;
        let (start, mut between) = split(&folder, checkout(&root));
        let path = between.iter().fold(start.clone(), |path, name| path.join(name));
        let Some(name) = between.pop().filter(|_| !is_among_sources(&path, &root, config)) else {
            return Err(Refusal::AmongSources(path).into());
        };
        Ok(Self { start: Folder::open(&start)?, between, name })
    }

    /// Opens the parent folder, if it exists.
    pub(super) fn parent(&self) -> Result<Option<Folder>, Failure> {
        let mut folder = self.start.again()?;
        for name in &self.between {
            folder = match folder.folder(name) {
                Ok(next) => next,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(in_the_way(&folder, name, error)),
            };
        }
        Ok(Some(folder))
    }

    /// Opens the parent folder, creating it if needed. Also returns the number of folders created.
    pub(super) fn create_parent(&self) -> Result<(Folder, usize), Failure> {
        let mut folder = self.start.again()?;
        let mut created = 0;
        for name in &self.between {
            match folder.create_folder(name) {
                Ok(()) => created += 1,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error.into()),
            }
            folder = folder.folder(name).map_err(|error| in_the_way(&folder, name, error))?;
        }
        Ok((folder, created))
    }

    /// Removes folders that turned out not to be needed.
    pub(super) fn remove_created_parents(&self, created: usize) {
        for depth in (self.between.len() - created..self.between.len()).rev() {
            let (above, name) = (&self.between[..depth], &self.between[depth]);
            let start = self.start.again();
            let parent =
                above.iter().try_fold(start, |folder, name| io::Result::Ok(folder?.folder(name)));
            // A folder that is no longer empty stays.
            let _ = parent.and_then(|folder| folder?.remove_folder(name));
        }
    }

    /// Opens the folder itself in its parent, if it exists.
    pub(super) fn folder_in(&self, parent: &Folder) -> Result<Option<Folder>, Failure> {
        match parent.folder(&self.name) {
            Ok(folder) => Ok(Some(folder)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(in_the_way(parent, &self.name, error)),
        }
    }

    /// Returns the name of the staging folder next to it.
    pub(super) fn staging_name(&self) -> OsString {
        [OsStr::new("."), &self.name, OsStr::new(".polybook")].into_iter().collect()
    }
}

fn in_the_way(folder: &Folder, name: &OsStr, error: io::Error) -> Failure {
    match folder.look(name) {
        Ok(Some(found)) if !found.is_dir() => Refusal::InTheWay(folder.path().join(name)).into(),
        _ => error.into(),
    }
}

/// Returns the absolute path without `.` and `..`.
fn lexical(path: &Path) -> io::Result<PathBuf> {
    let mut plain = PathBuf::new();
    for component in std::path::absolute(path)?.components() {
        match component {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    Ok(plain)
}

/// Returns the folder that the site may have come in: the outermost Git repository around it, or
/// else the site itself.
fn checkout(root: &Path) -> &Path {
    let has_git = |folder: &&Path| fs_err::symlink_metadata(folder.join(".git")).is_ok();
    root.ancestors().filter(has_git).last().unwrap_or(root)
}

/// Splits a path into an existing folder, by its real path, and the names that follow. The folder
/// is the checkout if the path goes through it, or else the last existing parent.
fn split(path: &Path, checkout: &Path) -> (PathBuf, Vec<OsString>) {
    let names =
        |path: &Path| path.components().map(|part| part.as_os_str().to_owned()).collect::<Vec<_>>();
    let rest = |above: &Path| path.strip_prefix(above).map(names).unwrap_or_default();
    let mut last = (PathBuf::new(), Vec::new());
    let above: Vec<&Path> = path.ancestors().skip(1).collect();
    for folder in above.into_iter().rev() {
        let Ok(real) = fs_err::canonicalize(folder) else { break };
        if let Ok(inside) = real.strip_prefix(checkout) {
            return (checkout.to_owned(), [names(inside), rest(folder)].concat());
        }
        last = (real, rest(folder));
    }
    // The root of a file system has no parent.
    if last.1.is_empty() { (path.to_owned(), Vec::new()) } else { last }
}

/// Compares names as a case-insensitive file system would.
fn is_among_sources(path: &Path, root: &Path, config: &SiteConfig) -> bool {
    let fold = |path: &Path| PathBuf::from(folded_name(&path.to_string_lossy()));
    let (path, root) = (fold(path), fold(root));
    let mut sources = [config.src.as_str(), "themes", "i18n"]
        .map(|name| root.join(folded_name(name)))
        .into_iter();
    root.starts_with(&path)
        || sources.any(|source| path.starts_with(&source) || source.starts_with(&path))
        || path.components().any(|part| part.as_os_str() == ".git")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_through_the_checkout_begins_there() {
        let folder = tempfile::tempdir().unwrap();
        let top = fs_err::canonicalize(folder.path()).unwrap();
        let root = top.join("checkout/docs/site");
        fs_err::create_dir_all(&root).unwrap();
        fs_err::create_dir_all(top.join("checkout/.git")).unwrap();
        let checkout = checkout(&root).to_owned();
        assert_eq!(checkout, top.join("checkout"));
        let names = |names: &[&str]| names.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(
            split(&root.join("book"), &checkout),
            (checkout.clone(), names(&["docs", "site", "book"]))
        );
        assert_eq!(
            split(&top.join("checkout/a/b"), &checkout),
            (checkout.clone(), names(&["a", "b"]))
        );
        assert_eq!(split(&top.join("a/b"), &checkout), (top, names(&["a", "b"])));
    }
}
