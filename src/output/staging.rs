//! The staging folder, in which files wait until all are ready, and its lock.
//!
//! In: its parent folder and name. Out: a [`Staging`] that belongs to this build alone.
//!
//! The folder may also have come with the repository. It is used only if it is new, is empty, or
//! has polybook's seal on its lock. An announcement of an earlier build counts only if it has a
//! seal of its own.

use std::ffi::{OsStr, OsString};
use std::fs::{File, TryLockError};
use std::io::{self, Write as _};
use std::path::PathBuf;

use cap_std::fs::Metadata;

use super::failure::{Failure, Refusal};
use super::manifest::{Announcement, MAX_MANIFEST_BYTES};
use super::permissions::Permissions;
use super::seal::{is_sealed, seal};
use crate::folder::{Folder, is_same};
use crate::text::phrase::PhraseError;

/// Locked as long as a build writes; its seal shows that polybook created the folder.
const LOCK: &str = "lock";

/// The seal on the lock is computed from these bytes, since the lock itself is empty.
const LOCK_SEAL: &[u8] = b"polybook staging folder";

/// The list of files that are about to be put in place.
const ANNOUNCEMENT: &str = "announced.json";

/// The same list while it is being written.
const NEXT_ANNOUNCEMENT: &str = "announcing.json";

/// The folder with the staged files, in the same structure as the site.
const TREE: &str = "site";

/// The number of attempts, since other builds may remove the folder between two of our steps.
const MAX_ATTEMPTS: usize = 1_000;

/// A staging folder that belongs to this build.
#[derive(Debug)]
pub(super) struct Staging {
    parent: Folder,
    name: OsString,
    folder: Folder,
    tree: Folder,
    lock: File,
    /// What unfinished builds announced.
    pub(super) left: Option<Announcement>,
    pub(super) permissions: Permissions,
}

/// The content of a folder that already existed.
#[derive(Debug)]
pub(super) enum Found {
    /// Nothing that could be lost or misinterpreted.
    Nothing,
    /// Files of an earlier build, and what it announced.
    Ours(Option<Announcement>),
    /// This path, which is not polybook's.
    Foreign(PathBuf),
}

impl Staging {
    /// Locks the folder, and removes the files staged in it.
    pub(super) fn take(parent: Folder, name: OsString) -> Result<Self, Failure> {
        let (folder, lock, left) = lock(&parent, &name)?;
        let permissions = Permissions::of_files_like(&lock)?;
        if folder.look(TREE)?.is_some() {
            folder.remove_tree(TREE)?;
        }
        folder.create_folder(TREE)?;
        let tree = folder.folder(TREE)?;
        permissions.open_folder(&tree)?;
        Ok(Self { parent, name, folder, tree, lock, left, permissions })
    }

    /// Returns what is in the folder, without changing anything.
    pub(super) fn survey(parent: &Folder, name: &OsStr) -> Result<Found, Failure> {
        match open(parent, name) {
            Ok(None) => Ok(Found::Nothing),
            Ok(Some(folder)) => Ok(find(&folder)?),
            Err(Failure::Refused(Refusal::ForeignStaging(path))) => Ok(Found::Foreign(path)),
            Err(failure) => Err(failure),
        }
    }

    /// Returns the folder with the staged files.
    pub(super) fn tree(&self) -> &Folder {
        &self.tree
    }

    /// Records what is about to be put in place.
    pub(super) fn announce(&self, announcement: &Announcement) -> io::Result<()> {
        let json = announcement.to_json();
        if self.folder.look(NEXT_ANNOUNCEMENT)?.is_some() {
            self.folder.remove_file(NEXT_ANNOUNCEMENT)?;
        }
        let mut file = self.folder.create(NEXT_ANNOUNCEMENT)?;
        file.write_all(json.as_bytes())?;
        seal(&file, json.as_bytes());
        drop(file);
        self.folder.rename(NEXT_ANNOUNCEMENT, &self.folder, ANNOUNCEMENT)
    }

    /// Moves the whole tree to a name next to the staging folder, where nothing exists.
    pub(super) fn put_tree(self, name: &OsStr) -> io::Result<()> {
        let Self { parent, name: own_name, folder, tree, lock, .. } = self;
        // Windows does not move a folder that is open.
        drop(tree);
        let put = folder.rename(TREE, &parent, name);
        remove(&parent, &own_name, folder, lock);
        put
    }

    /// Unlocks and removes the folder. What cannot be removed now is removed by the next build.
    pub(super) fn remove(self) {
        let Self { parent, name, folder, tree, lock, .. } = self;
        drop(tree);
        remove(&parent, &name, folder, lock);
    }

    /// Unlocks the folder, and keeps the announcement for the next build.
    pub(super) fn leave(self) {
        let Self { folder, tree, .. } = self;
        drop(tree);
        let _ = folder.remove_tree(TREE);
    }
}

/// Removes the lock last, before the folder itself: a build that finds no lock finds nothing else
/// either.
fn remove(parent: &Folder, name: &OsStr, folder: Folder, lock: File) {
    let _ = folder.remove_tree(TREE);
    let _ = folder.remove_file(NEXT_ANNOUNCEMENT);
    let _ = folder.remove_file(ANNOUNCEMENT);
    let _ = folder.remove_file(LOCK);
    drop((folder, lock));
    let _ = parent.remove_folder(name);
}

fn open(parent: &Folder, name: &OsStr) -> Result<Option<Folder>, Failure> {
    match parent.folder(name) {
        Ok(folder) => Ok(Some(folder)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => match parent.look(name)? {
            Some(found) if !found.is_dir() => {
                Err(Refusal::ForeignStaging(parent.path().join(name)).into())
            }
            _ => Err(error.into()),
        },
    }
}

/// Creates the folder if needed, and locks it.
fn lock(parent: &Folder, name: &OsStr) -> Result<(Folder, File, Option<Announcement>), Failure> {
    let foreign = |path: PathBuf| Failure::from(Refusal::ForeignStaging(path));
    for _ in 0..MAX_ATTEMPTS {
        match parent.create_folder(name) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error.into()),
            _ => {}
        }
        let Some(folder) = open(parent, name)? else { continue };
        let (lock, is_new) = match folder.create(LOCK) {
            Ok(lock) => (lock, true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => match folder.file(LOCK) {
                Ok(lock) => (lock, false),
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(_) => return Err(foreign(folder.path().join(LOCK))),
            },
            Err(error) => return Err(error.into()),
        };
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Refusal::Busy.into()),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let locked = Metadata::from_file(&lock)?;
        if !folder.look(LOCK)?.is_some_and(|named| is_same(&named, &locked)) {
            continue;
        }
        if is_new {
            if let Some((other, _)) = folder.entries()?.into_iter().find(|(name, _)| name != LOCK) {
                folder.remove_file(LOCK)?;
                return Err(foreign(folder.path().join(other)));
            }
            seal(&lock, LOCK_SEAL);
            return Ok((folder, lock, None));
        }
        match find(&folder)? {
            Found::Ours(left) => return Ok((folder, lock, left)),
            // A build was killed before it sealed its lock.
            Found::Nothing => folder.remove_file(LOCK)?,
            Found::Foreign(path) => return Err(foreign(path)),
        }
    }
    Err(PhraseError::about("path-comes-and-goes", parent.path().join(name).display()).into())
}

fn find(folder: &Folder) -> io::Result<Found> {
    let entries = folder.entries()?;
    for (name, kind) in &entries {
        let is_known = match name.to_str() {
            Some(TREE) => kind.is_dir(),
            Some(LOCK | ANNOUNCEMENT | NEXT_ANNOUNCEMENT) => kind.is_file(),
            _ => false,
        };
        if !is_known {
            return Ok(Found::Foreign(folder.path().join(name)));
        }
    }
    let lock = folder.look(LOCK)?;
    let sealed = |metadata: &Metadata| metadata.modified().map(cap_std::time::SystemTime::into_std);
    if !lock.as_ref().is_some_and(|lock| is_sealed(sealed(lock), LOCK_SEAL)) {
        let is_empty = lock.is_none_or(|lock| lock.len() == 0);
        return Ok(match entries.iter().find(|(name, _)| name != LOCK || !is_empty) {
            Some((name, _)) => Found::Foreign(folder.path().join(name)),
            None => Found::Nothing,
        });
    }
    if let Some((_, kind)) = entries.iter().find(|(name, _)| name == TREE)
        && kind.is_dir()
        && let Some(link) = first_special(&folder.folder(TREE)?)?
    {
        return Ok(Found::Foreign(link));
    }
    let announced = entries.iter().any(|(name, _)| name == ANNOUNCEMENT);
    Ok(Found::Ours(if announced { read_announcement(folder)? } else { None }))
}

/// Returns the first entry of a tree that is neither a file nor a folder. polybook leaves nothing
/// else.
fn first_special(tree: &Folder) -> io::Result<Option<PathBuf>> {
    for (name, kind) in tree.entries()? {
        if kind.is_dir() {
            if let Some(special) = first_special(&tree.folder(&name)?)? {
                return Ok(Some(special));
            }
        } else if !kind.is_file() {
            return Ok(Some(tree.path().join(name)));
        }
    }
    Ok(None)
}

/// Returns what a build announced. An announcement without a seal is incomplete, so nothing had
/// been put in place.
fn read_announcement(folder: &Folder) -> io::Result<Option<Announcement>> {
    let bytes = folder.read(ANNOUNCEMENT, MAX_MANIFEST_BYTES)?;
    let modified = folder.file(ANNOUNCEMENT)?.metadata()?.modified();
    Ok(if is_sealed(modified, &bytes) { Announcement::parse(&bytes) } else { None })
}
