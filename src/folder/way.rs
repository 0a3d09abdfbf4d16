//! The way to a file: the folders along its path, opened one by one.
//!
//! In: a folder, and a path in it. Out: the folder at that path. As in every [`Folder`], no
//! symbolic link is followed.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Component, Path};

use cap_std::fs::Metadata;

use super::handle::{Folder, is_same, not_single};

/// The folders along a path, kept open while the next path shares them.
#[derive(Debug)]
pub struct Way<'a> {
    start: &'a Folder,
    folders: Vec<(OsString, Folder)>,
}

impl<'a> Way<'a> {
    /// Makes a path that begins at a folder.
    pub fn from(start: &'a Folder) -> Self {
        Self { start, folders: Vec::new() }
    }

    /// Opens the folder at a path from the start. Anything that is not a folder, such as a link, is
    /// an error.
    pub fn to(&mut self, path: impl AsRef<Path>) -> io::Result<&Folder> {
        self.walk(path.as_ref(), |_, _, error| Err(error))
    }

    /// Opens the folder at a path and creates those that are missing; calls `made` for each of
    /// them.
    pub fn make(
        &mut self,
        path: impl AsRef<Path>,
        made: impl Fn(&Folder) -> io::Result<()>,
    ) -> io::Result<&Folder> {
        self.walk(path.as_ref(), |above, name, _| {
            let is_new = match above.create_folder(name) {
                // Another thread, or another build, has created it first.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => false,
                result => result.map(|()| true)?,
            };
            let folder = above.folder(name)?;
            if is_new {
                made(&folder)?;
            }
            Ok(folder)
        })
    }

    /// Closes the last folder, and returns the folder that contains it, with its name.
    pub fn back(&mut self) -> Option<(&Folder, OsString)> {
        let (name, folder) = self.folders.pop()?;
        // Windows does not remove a folder that is open.
        drop(folder);
        Some((self.folders.last().map_or(self.start, |(_, folder)| folder), name))
    }

    fn walk(
        &mut self,
        path: &Path,
        missing: impl Fn(&Folder, &OsStr, io::Error) -> io::Result<Folder>,
    ) -> io::Result<&Folder> {
        let mut depth = 0;
        for component in path.components() {
            let Component::Normal(name) = component else { return Err(not_single(path)) };
            if self.folders.get(depth).is_none_or(|(known, _)| known != name) {
                self.folders.truncate(depth);
                let above = self.folders.last().map_or(self.start, |(_, folder)| folder);
                let folder = match above.folder(name) {
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {
                        missing(above, name, error)?
                    }
                    folder => folder?,
                };
                self.folders.push((name.to_owned(), folder));
            }
            depth += 1;
        }
        self.folders.truncate(depth);
        Ok(self.folders.last().map_or(self.start, |(_, folder)| folder))
    }
}

impl Folder {
    /// Whether a path from here leads to this very file without passing through a link.
    pub fn leads_to(&self, path: &str, file: &Metadata) -> bool {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let found = Way::from(self).to(folder).and_then(|folder| folder.look(name));
        found.is_ok_and(|found| found.is_some_and(|found| is_same(&found, file)))
    }
}
