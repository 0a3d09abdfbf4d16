//! The steps that change a destination, file by file.
//!
//! In: a staging folder with an announcement, and the folder of the site. Out: files put in place
//! and removed.

use std::collections::BTreeSet;
use std::io;

use super::hash::hash_file;
use super::manifest::split;
use super::staging::Staging;
use super::written::Written;
use crate::folder::{Folder, Way};

/// A single change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// Prepares for a file whose name changes in case only.
    MakeWay {
        /// Its new path.
        path: &'a str,
        /// Its previous path.
        former: &'a str,
    },
    /// Puts a staged file in place.
    Put(&'a str),
    /// Removes a file that is no longer generated.
    Remove(&'a str),
}

/// The outcome of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome<'a> {
    /// The file is in place.
    Put,
    /// The file is gone.
    Removed,
    /// The file is not as polybook wrote it here, and was not removed.
    Left(&'a str),
    /// There was nothing to do.
    Nothing,
}

/// Changes to a destination, file by file.
#[derive(Debug)]
pub(super) struct Publication<'a> {
    staged: Way<'a>,
    folder: &'a Folder,
    present: Way<'a>,
    staging: &'a Staging,
    written: &'a Written,
    /// The previous paths of files that were renamed in case.
    renamed: BTreeSet<String>,
}

impl<'a> Publication<'a> {
    /// Returns a publication from a staging folder to the folder of the site.
    pub(super) fn of(staging: &'a Staging, folder: &'a Folder, written: &'a Written) -> Self {
        let renamed = BTreeSet::new();
        Self {
            staged: Way::from(staging.tree()),
            folder,
            present: Way::from(folder),
            staging,
            written,
            renamed,
        }
    }

    /// Applies one step. A crash between two steps leaves every file whole.
    pub(super) fn apply<'b>(&mut self, step: Step<'b>) -> io::Result<Outcome<'b>> {
        match step {
            Step::MakeWay { path, former } => self.make_way(path, former),
            Step::Put(path) => self.put(path),
            Step::Remove(path) => self.remove(path),
        }
    }

    fn put<'b>(&mut self, path: &str) -> io::Result<Outcome<'b>> {
        let (folder, name) = split(path);
        let permissions = &self.staging.permissions;
        let to = self.present.make(folder, |folder| permissions.open_folder(folder))?;
        self.staged.to(folder)?.rename(name, to, name)?;
        Ok(Outcome::Put)
    }

    /// On a case-insensitive file system, removes the previous file, which is the one found under
    /// the new name. A file that is replaced would keep the case of its old name. On other systems,
    /// it is removed with all files that are no longer generated.
    fn make_way<'b>(&mut self, path: &str, former: &str) -> io::Result<Outcome<'b>> {
        let (folder, name) = split(path);
        let found = self.present.to(folder).and_then(|folder| folder.look(name)).ok().flatten();
        if found.is_some_and(|found| self.folder.leads_to(former, &found)) {
            self.remove_file(former)?;
            self.renamed.insert(former.to_owned());
        }
        Ok(Outcome::Nothing)
    }

    /// Removes a file, and the folders that it leaves empty.
    fn remove<'b>(&mut self, path: &'b str) -> io::Result<Outcome<'b>> {
        let (folder, name) = split(path);
        let Some(folder) = self.present.to(folder).ok().filter(|_| !self.renamed.contains(path))
        else {
            return Ok(Outcome::Nothing);
        };
        if !folder.look(name)?.is_some_and(|found| found.is_file()) {
            return Ok(Outcome::Nothing);
        }
        if !self.written.may_remove(path, || hash_file(folder.file(name)?))? {
            return Ok(Outcome::Left(path));
        }
        self.remove_file(path)?;
        Ok(Outcome::Removed)
    }

    fn remove_file(&mut self, path: &str) -> io::Result<()> {
        let (folder, name) = split(path);
        self.present.to(folder)?.remove_file(name)?;
        while let Some((above, name)) = self.present.back() {
            // A folder that is not empty stays.
            if above.remove_folder(name).is_err() {
                break;
            }
        }
        Ok(())
    }
}
