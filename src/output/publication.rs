//! The steps by which a destination changes, file by file.
//!
//! In: a staging folder in which everything has been announced, and the folder of the site. Out: files put in place and removed.

use std::io;

use super::hash::hash_file;
use super::manifest::split;
use super::staging::Staging;
use super::written::Written;
use crate::folder::{Folder, Way};

/// Changes a destination file by file.
#[derive(Debug)]
pub(super) struct Publication<'a> {
    waiting: Way<'a>,
    present: Way<'a>,
    staging: &'a Staging,
    written: &'a Written,
}

/// What became of a file that is no longer made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Removal {
    /// It was gone.
    Gone,
    /// It is gone now.
    Removed,
    /// It is not as polybook wrote it here, and stays.
    Left,
}

impl<'a> Publication<'a> {
    /// Moves files from a staging folder into the folder of the site.
    pub(super) fn of(staging: &'a Staging, folder: &'a Folder, written: &'a Written) -> Self {
        Self { waiting: Way::from(staging.tree()), present: Way::from(folder), staging, written }
    }

    /// Puts a waiting file in place.
    pub(super) fn put(&mut self, path: &str) -> io::Result<()> {
        let (folder, name) = split(path);
        let permissions = &self.staging.permissions;
        let to = self.present.make(folder, |folder| permissions.open_folder(folder))?;
        self.waiting.to(folder)?.rename(name, to, name)
    }

    /// Removes the file that a renamed one would be taken for where case is not told apart. Where it is, nothing lies under
    /// the new name, and the former is removed with all that is no longer made.
    pub(super) fn make_way(&mut self, path: &str, former: &str) -> io::Result<bool> {
        let (folder, name) = split(path);
        let is_taken = self.present.to(folder).is_ok_and(|folder| folder.look(name).is_ok_and(|found| found.is_some()));
        if is_taken {
            self.remove_file(former)?;
        }
        Ok(is_taken)
    }

    /// Removes a file that is no longer made, and folders that it leaves empty.
    pub(super) fn remove(&mut self, path: &str) -> io::Result<Removal> {
        let (folder, name) = split(path);
        let Ok(folder) = self.present.to(folder) else { return Ok(Removal::Gone) };
        if !folder.look(name)?.is_some_and(|found| found.is_file()) {
            return Ok(Removal::Gone);
        }
        if !self.written.may_remove(path, || hash_file(folder.file(name)?))? {
            return Ok(Removal::Left);
        }
        self.remove_file(path)?;
        Ok(Removal::Removed)
    }

    fn remove_file(&mut self, path: &str) -> io::Result<()> {
        let (folder, name) = split(path);
        self.present.to(folder)?.remove_file(name)?;
        while let Some((parent, name)) = self.present.back() {
            // A folder that still holds something stays.
            if parent.remove_folder(name).is_err() {
                break;
            }
        }
        Ok(())
    }
}
