//! The steps by which a destination changes, file by file.
//!
//! In: a staging folder in which everything has been announced, and the folder of the site. Out:
//! files put in place and removed.

use std::collections::BTreeSet;
use std::io;

use super::hash::hash_file;
use super::manifest::split;
use super::staging::Staging;
use super::written::Written;
use crate::folder::{Folder, Way};

/// One change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// A file that is renamed in case alone is about to be put in place.
    MakeWay {
        /// Its new path.
        path: &'a str,
        /// Its former one.
        former: &'a str,
    },
    /// A waiting file is put in place.
    Put(&'a str),
    /// A file that is no longer made is removed.
    Remove(&'a str),
}

/// What became of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken<'a> {
    /// The file is in place.
    Put,
    /// The file is gone.
    Removed,
    /// The file is not as polybook wrote it here, and stays.
    Left(&'a str),
    /// There was nothing to do.
    Nothing,
}

/// Changes a destination file by file.
#[derive(Debug)]
pub(super) struct Publication<'a> {
    waiting: Way<'a>,
    folder: &'a Folder,
    present: Way<'a>,
    staging: &'a Staging,
    written: &'a Written,
    /// Former paths under which now lies what was renamed.
    renamed: BTreeSet<String>,
}

impl<'a> Publication<'a> {
    /// Moves files from a staging folder into the folder of the site.
    pub(super) fn of(staging: &'a Staging, folder: &'a Folder, written: &'a Written) -> Self {
        let renamed = BTreeSet::new();
        Self {
            waiting: Way::from(staging.tree()),
            folder,
            present: Way::from(folder),
            staging,
            written,
            renamed,
        }
    }

    /// Makes one change. A kill between two of them leaves every file whole.
    pub(super) fn take<'b>(&mut self, step: Step<'b>) -> io::Result<Taken<'b>> {
        match step {
            Step::MakeWay { path, former } => self.make_way(path, former),
            Step::Put(path) => self.put(path),
            Step::Remove(path) => self.remove(path),
        }
    }

    fn put<'b>(&mut self, path: &str) -> io::Result<Taken<'b>> {
        let (folder, name) = split(path);
        let permissions = &self.staging.permissions;
        let to = self.present.make(folder, |folder| permissions.open_folder(folder))?;
        self.waiting.to(folder)?.rename(name, to, name)?;
        Ok(Taken::Put)
    }

    /// Where case is not told apart, the former file is what lies under the new name, and is
    /// removed first: a file keeps the name that it has when another takes its place. Elsewhere it
    /// is removed with all that is no longer made.
    fn make_way<'b>(&mut self, path: &str, former: &str) -> io::Result<Taken<'b>> {
        let (folder, name) = split(path);
        let found = self.present.to(folder).and_then(|folder| folder.look(name)).ok().flatten();
        if found.is_some_and(|found| self.folder.leads_to(former, &found)) {
            self.remove_file(former)?;
            self.renamed.insert(former.to_owned());
        }
        Ok(Taken::Nothing)
    }

    /// Removes a file, and folders that it leaves empty.
    fn remove<'b>(&mut self, path: &'b str) -> io::Result<Taken<'b>> {
        let (folder, name) = split(path);
        let Some(folder) = self.present.to(folder).ok().filter(|_| !self.renamed.contains(path))
        else {
            return Ok(Taken::Nothing);
        };
        if !folder.look(name)?.is_some_and(|found| found.is_file()) {
            return Ok(Taken::Nothing);
        }
        if !self.written.may_remove(path, || hash_file(folder.file(name)?))? {
            return Ok(Taken::Left(path));
        }
        self.remove_file(path)?;
        Ok(Taken::Removed)
    }

    fn remove_file(&mut self, path: &str) -> io::Result<()> {
        let (folder, name) = split(path);
        self.present.to(folder)?.remove_file(name)?;
        while let Some((above, name)) = self.present.back() {
            // A folder that still holds something stays.
            if above.remove_folder(name).is_err() {
                break;
            }
        }
        Ok(())
    }
}
