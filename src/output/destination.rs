//! The folder that is written to: what it may be, who may write, and where files wait before they are put in place.
//!
//! In: a folder's path. Out: a [`Destination`] with a lock on it, or a [`Refusal`].

use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use super::Failure;
use super::manifest::{MANIFEST_FILE, Manifest};
use crate::config::SiteConfig;

/// Why a folder is not written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is or holds the sources, or lies among them.
    AmongSources(PathBuf),
    /// It holds files that polybook did not write.
    NotOurs(PathBuf),
    /// A file there is in the way.
    InTheWay(PathBuf),
    /// Another build is writing to it.
    Busy(PathBuf),
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AmongSources(folder) => {
                write!(
                    formatter,
                    "cannot write the site to {}: that is, holds or lies among its own sources; name another folder with -d",
                    folder.display()
                )
            }
            Self::NotOurs(folder) => write!(
                formatter,
                "cannot write the site to {}: it is not empty and was not written by polybook; name an empty folder with -d, or empty this one",
                folder.display()
            ),
            Self::InTheWay(file) => {
                write!(formatter, "cannot write {}: something that polybook did not write is there; move it away", file.display())
            }
            Self::Busy(folder) => write!(formatter, "another build is writing to {}; wait for it to finish", folder.display()),
        }
    }
}

/// A folder that may be written to, and is ours alone until [`Destination::close`].
pub(super) struct Destination {
    pub(super) folder: PathBuf,
    /// Beside the folder, so that renaming stays within one file system.
    staging: PathBuf,
    /// Held as long as the build writes.
    lock: std::fs::File,
    /// Whether there is no site yet, so that a whole one can be put in place in one step.
    is_new: bool,
    /// Whether new files are such that some publishing steps refuse them: not readable for everybody.
    needs_mode: bool,
}

/// What is about to be put in place, in the staging folder.
const ANNOUNCEMENT: &str = "announced.json";

const LOCK: &str = "lock";

/// Where the files of the site wait, as a tree like the one they will be.
const TREE: &str = "site";

impl Destination {
    pub(super) fn open(root: &Path, config: &SiteConfig, folder: &Path) -> Result<Self, Failure> {
        let folder = absolute(folder)?;
        let root = absolute(root)?;
        let sources = [config.src.as_str(), "themes", "i18n"].map(|name| root.join(name));
        if root.starts_with(&folder) || sources.iter().any(|source| folder.starts_with(source) || source.starts_with(&folder)) {
            return Err(Refusal::AmongSources(folder).into());
        }
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let staging = folder.with_file_name(format!(".{name}.polybook"));
        if let Some(parent) = folder.parent() {
            fs_err::create_dir_all(parent)?;
        }
        let lock = take_lock(&staging).map_err(|error| match error.kind() {
            io::ErrorKind::WouldBlock => Failure::Refused(Refusal::Busy(folder.clone())),
            _ => Failure::Io(error),
        })?;
        let needs_mode = has_other_mode(&lock)?;
        let is_new = is_absent_or_empty(&folder)?;
        let destination = Self { folder, staging, lock, is_new, needs_mode };
        if let Err(refusal) = destination.check_ours() {
            destination.close();
            return Err(refusal);
        }
        Ok(destination)
    }

    /// Whether there is no site yet.
    pub(super) fn is_new(&self) -> bool {
        self.is_new
    }

    fn check_ours(&self) -> Result<(), Failure> {
        let is_ours = || {
            read_manifest(&self.folder.join(MANIFEST_FILE)).is_some() || read_manifest(&self.staging.join(ANNOUNCEMENT)).is_some()
        };
        if self.is_new || is_ours() { Ok(()) } else { Err(Refusal::NotOurs(self.folder.clone()).into()) }
    }

    /// What polybook wrote here before, with what a build that was killed had announced; what that one left waiting is removed.
    pub(super) fn clear_staging(&self) -> Result<Manifest, Failure> {
        let mut manifest = read_manifest(&self.folder.join(MANIFEST_FILE)).unwrap_or_default();
        if let Some(announced) = read_manifest(&self.staging.join(ANNOUNCEMENT)) {
            manifest.absorb(announced);
        }
        if self.staging.join(TREE).exists() {
            fs_err::remove_dir_all(self.staging.join(TREE))?;
        }
        Ok(manifest)
    }

    /// Makes the folders in which files will wait.
    pub(super) fn create_folders<'a>(&self, paths: impl Iterator<Item = &'a str>) -> Result<(), Failure> {
        let tree = self.staging.join(TREE);
        fs_err::create_dir_all(&tree)?;
        self.open_up(&tree)?;
        let mut last = "";
        for path in paths {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            if folder == last {
                continue;
            }
            last = folder;
            fs_err::create_dir_all(tree.join(folder))?;
            if self.needs_mode {
                for folder in tree.join(folder).ancestors().take_while(|folder| *folder != tree) {
                    self.open_up(folder)?;
                }
            }
        }
        Ok(())
    }

    /// A new file in which bytes wait; everybody may read it.
    pub(super) fn create(&self, path: &str) -> io::Result<fs_err::File> {
        let file = fs_err::File::create(self.staging.join(TREE).join(path))?;
        #[cfg(unix)]
        if self.needs_mode {
            use std::os::unix::fs::PermissionsExt as _;
            file.set_permissions(std::fs::Permissions::from_mode(0o644))?;
        }
        Ok(file)
    }

    #[cfg(unix)]
    fn open_up(&self, folder: &Path) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt as _;
        if self.needs_mode { fs_err::set_permissions(folder, std::fs::Permissions::from_mode(0o755)) } else { Ok(()) }
    }

    #[cfg(not(unix))]
    fn open_up(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    /// No file of somebody else's is overwritten, and nothing is written through a symbolic link.
    pub(super) fn check_places<'a>(&self, paths: impl Iterator<Item = &'a str>, previous: &Manifest) -> Result<(), Failure> {
        if self.is_new {
            return Ok(());
        }
        let mut folders: BTreeSet<&str> = BTreeSet::new();
        for path in paths {
            let target = self.folder.join(path);
            if let Ok(metadata) = std::fs::symlink_metadata(&target)
                && (!metadata.is_file() || !previous.contains(path))
            {
                return Err(Refusal::InTheWay(target).into());
            }
            let mut folder = path;
            while let Some((parent, _)) = folder.rsplit_once('/') {
                if !folders.insert(parent) {
                    break;
                }
                folder = parent;
            }
        }
        for folder in folders {
            let place = self.folder.join(folder);
            match std::fs::symlink_metadata(&place) {
                Ok(metadata) if metadata.is_dir() => {}
                Ok(_) => return Err(Refusal::InTheWay(place).into()),
                Err(_) => {}
            }
        }
        Ok(())
    }

    /// Writes down what is about to be put in place.
    pub(super) fn announce(&self, manifest: &Manifest) -> Result<(), Failure> {
        fs_err::write(self.staging.join(ANNOUNCEMENT), manifest.to_json())?;
        fs_err::create_dir_all(&self.folder)?;
        Ok(())
    }

    /// Removes a file that polybook wrote, and folders that it leaves empty. `false` if it was gone.
    pub(super) fn remove(&self, path: &str) -> Result<bool, Failure> {
        let target = self.folder.join(path);
        let parents_are_folders = target
            .ancestors()
            .skip(1)
            .take_while(|folder| *folder != self.folder)
            .all(|folder| std::fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_dir()));
        let is_file = std::fs::symlink_metadata(&target).is_ok_and(|metadata| metadata.is_file());
        if !parents_are_folders || !is_file {
            return Ok(false);
        }
        fs_err::remove_file(&target)?;
        for folder in target.ancestors().skip(1).take_while(|folder| *folder != self.folder) {
            // A folder that still holds something stays.
            if fs_err::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(true)
    }

    /// Lets the manifest wait with the files, unless the same is in place already.
    pub(super) fn stage_manifest(&self, manifest: &Manifest) -> Result<bool, Failure> {
        let json = manifest.to_json();
        if fs_err::read_to_string(self.folder.join(MANIFEST_FILE)).is_ok_and(|present| present == json) {
            return Ok(false);
        }
        self.create(MANIFEST_FILE)?.write_all(json.as_bytes())?;
        Ok(true)
    }

    /// Puts a waiting file in place. `folders` are those known to be there.
    pub(super) fn put(&self, path: &str, folders: &mut HashSet<PathBuf>) -> Result<(), Failure> {
        let target = self.folder.join(path);
        if let Some(folder) = target.parent().filter(|folder| !folders.contains(*folder)) {
            fs_err::create_dir_all(folder)?;
            for folder in folder.ancestors().take_while(|folder| folder.starts_with(&self.folder)) {
                self.open_up(folder)?;
            }
            folders.insert(folder.to_owned());
        }
        fs_err::rename(self.staging.join(TREE).join(path), &target)?;
        Ok(())
    }

    /// Puts all waiting files in place in one step.
    pub(super) fn put_all(&self) -> Result<(), Failure> {
        if self.folder.exists() {
            fs_err::remove_dir(&self.folder)?;
        }
        fs_err::rename(self.staging.join(TREE), &self.folder)?;
        Ok(())
    }

    /// Lets others write again. What is left in the staging folder is of no use; if it cannot be removed, the next build does.
    pub(super) fn close(self) {
        let _ = fs_err::remove_dir_all(&self.staging);
        drop(self.lock);
    }
}

fn read_manifest(file: &Path) -> Option<Manifest> {
    Manifest::parse(&fs_err::read_to_string(file).ok()?)
}

/// Takes the lock in the staging folder. Between opening and locking another build may have removed the folder: then again.
fn take_lock(staging: &Path) -> io::Result<std::fs::File> {
    loop {
        fs_err::create_dir_all(staging)?;
        let path = staging.join(LOCK);
        let file = match std::fs::OpenOptions::new().create(true).truncate(false).write(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
            Err(std::fs::TryLockError::Error(error)) => return Err(error),
        }
        if is_same_file(&file, &path) {
            return Ok(file);
        }
    }
}

fn is_absent_or_empty(folder: &Path) -> Result<bool, Failure> {
    match fs_err::symlink_metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error.into()),
        Ok(metadata) if !metadata.is_dir() => Err(Refusal::InTheWay(folder.to_owned()).into()),
        Ok(_) => Ok(fs_err::read_dir(folder)?.next().is_none()),
    }
}

/// Whether files come out with another mode than 0644, by the umask of whoever builds.
#[cfg(unix)]
fn has_other_mode(file: &std::fs::File) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(file.metadata()?.permissions().mode() & 0o777 != 0o644)
}

#[cfg(not(unix))]
fn has_other_mode(_file: &std::fs::File) -> io::Result<bool> {
    Ok(false)
}

#[cfg(unix)]
fn is_same_file(file: &std::fs::File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let identity = |metadata: std::fs::Metadata| (metadata.dev(), metadata.ino());
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(open), Ok(named)) => identity(open) == identity(named),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_same_file(_file: &std::fs::File, path: &Path) -> bool {
    path.exists()
}

/// The path from the root of the file system, without `..`, and with the symbolic links of what exists of it resolved.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    let mut existing = plain.as_path();
    let mut rest: Vec<&std::ffi::OsStr> = Vec::new();
    loop {
        if let Ok(resolved) = fs_err::canonicalize(existing) {
            return Ok(rest.iter().rev().fold(resolved, |folder, name| folder.join(name)));
        }
        match (existing.file_name(), existing.parent()) {
            (Some(name), Some(parent)) => {
                rest.push(name);
                existing = parent;
            }
            _ => return Ok(plain),
        }
    }
}
