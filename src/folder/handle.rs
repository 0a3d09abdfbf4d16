//! A folder by its handle.
//!
//! In: a folder, and single names in it. Out: the files and folders directly in it. No symbolic
//! link is followed, a new file never replaces another, and checks are made on the opened file, not
//! on its name before it is opened.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Component, Path, PathBuf};

use cap_fs_ext::{
    DirExt as _, FollowSymlinks, MetadataExt as _, OpenOptionsFollowExt as _,
    OpenOptionsSyncExt as _,
};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, FileType, Metadata, OpenOptions, Permissions};
use cap_tempfile::TempFile;

use crate::text::phrase::{Phrase, PhraseError};

/// An open folder.
#[derive(Debug)]
pub struct Folder {
    handle: Dir,
    /// Its path when it was opened, for messages only.
    path: PathBuf,
}

impl Folder {
    /// Opens a folder by a path that the user gave: symbolic links in that path are followed.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that opens folders by their paths"
    )]
    pub fn open(path: &Path) -> io::Result<Self> {
        let handle = Dir::open_ambient_dir(path, ambient_authority());
        Ok(Self {
            handle: handle.map_err(|error| about(path, "path-not-opened", &error))?,
            path: path.to_owned(),
        })
    }

    /// Returns a second handle of the same folder.
    pub fn again(&self) -> io::Result<Self> {
        Ok(Self { handle: self.handle.try_clone()?, path: self.path.clone() })
    }

    /// Returns its path when it was opened.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the metadata of the folder itself.
    pub fn metadata(&self) -> io::Result<Metadata> {
        self.handle.dir_metadata().map_err(|error| about(&self.path, "path-not-read", &error))
    }

    /// Returns the metadata of what has this name, without following a link; `None` if nothing has
    /// it.
    pub fn look(&self, name: impl AsRef<OsStr>) -> io::Result<Option<Metadata>> {
        let name = single(name.as_ref())?;
        match self.handle.symlink_metadata(name) {
            Ok(metadata) => Ok(Some(metadata)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.about(name, "path-not-read", &error)),
        }
    }

    /// Returns the names in the folder with their types, sorted.
    pub fn entries(&self) -> io::Result<Vec<(OsString, FileType)>> {
        let to_io = |error: io::Error| about(&self.path, "path-not-read", &error);
        let mut entries = Vec::new();
        for entry in self.handle.entries().map_err(to_io)? {
            let entry = entry.map_err(to_io)?;
            entries.push((entry.file_name(), entry.file_type().map_err(to_io)?));
        }
        entries.sort_by(|left, right| left.0.cmp(&right.0));
        Ok(entries)
    }

    /// Opens a folder in this one.
    pub fn folder(&self, name: impl AsRef<OsStr>) -> io::Result<Self> {
        let name = single(name.as_ref())?;
        let handle = self.handle.open_dir_nofollow(name);
        Ok(Self {
            handle: handle.map_err(|error| self.refused(name, &error))?,
            path: self.path.join(name),
        })
    }

    /// Creates a folder; fails if the name exists.
    pub fn create_folder(&self, name: impl AsRef<OsStr>) -> io::Result<()> {
        let name = single(name.as_ref())?;
        self.handle.create_dir(name).map_err(|error| self.about(name, "path-not-created", &error))
    }

    /// Opens a regular file for reading. It never blocks: opening a pipe fails at once.
    pub fn file(&self, name: impl AsRef<OsStr>) -> io::Result<File> {
        let name = single(name.as_ref())?;
        let file =
            self.handle.open_with(name, &reading()).map_err(|error| self.refused(name, &error))?;
        regular(file.into_std(), &self.path.join(name))
    }

    /// Reads a regular file; fails if it has more than `most_bytes` bytes.
    pub fn read(&self, name: impl AsRef<OsStr>, most_bytes: u64) -> io::Result<Vec<u8>> {
        let file = self.file(name.as_ref())?;
        let byte_count = file.metadata()?.len();
        let mut bytes =
            Vec::with_capacity(usize::try_from(byte_count.min(most_bytes)).unwrap_or(0) + 1);
        // The file may have grown since its size was read.
        file.take(most_bytes + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most_bytes {
            let path = self.path.join(name.as_ref());
            let limit = usize::try_from(most_bytes).unwrap_or(usize::MAX);
            let phrase = Phrase::new("path-too-long").with("path", path.display().to_string());
            let reason = PhraseError(phrase.with("limit", limit));
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
        }
        Ok(bytes)
    }

    /// Creates a file for writing; fails if the name exists.
    pub fn create(&self, name: impl AsRef<OsStr>) -> io::Result<File> {
        let name = single(name.as_ref())?;
        let file = self.handle.open_with(name, OpenOptions::new().write(true).create_new(true));
        Ok(file.map_err(|error| self.about(name, "path-not-created", &error))?.into_std())
    }

    /// Replaces the content of a regular file atomically. Its permissions stay the same.
    pub fn replace(&self, name: impl AsRef<OsStr>, bytes: &[u8]) -> io::Result<()> {
        let name = name.as_ref();
        let permissions = Permissions::from_std(self.file(name)?.metadata()?.permissions());
        // The staged file has no name, or an unpredictable one, until it replaces the other.
        let mut staged = TempFile::new(&self.handle)
            .map_err(|error| self.about(Path::new(name), "path-not-written", &error))?;
        let written =
            staged.write_all(bytes).and_then(|()| staged.as_file().set_permissions(permissions));
        written
            .and_then(|()| staged.replace(name))
            .map_err(|error| self.about(Path::new(name), "path-not-written", &error))
    }

    /// Moves what has a name into another folder, replacing a file there.
    pub fn rename(
        &self,
        name: impl AsRef<OsStr>,
        to: &Self,
        to_name: impl AsRef<OsStr>,
    ) -> io::Result<()> {
        let (name, to_name) = (single(name.as_ref())?, single(to_name.as_ref())?);
        self.handle
            .rename(name, &to.handle, to_name)
            .map_err(|error| to.about(to_name, "path-not-written", &error))
    }

    /// Removes a file, or a link itself.
    pub fn remove_file(&self, name: impl AsRef<OsStr>) -> io::Result<()> {
        let name = single(name.as_ref())?;
        self.handle
            .remove_file_or_symlink(name)
            .map_err(|error| self.about(name, "path-not-removed", &error))
    }

    /// Removes an empty folder.
    pub fn remove_folder(&self, name: impl AsRef<OsStr>) -> io::Result<()> {
        let name = single(name.as_ref())?;
        self.handle.remove_dir(name).map_err(|error| self.about(name, "path-not-removed", &error))
    }

    /// Removes a folder with its content; a link in it is removed, not its target.
    pub fn remove_tree(&self, name: impl AsRef<OsStr>) -> io::Result<()> {
        let name = single(name.as_ref())?;
        self.handle
            .remove_dir_all(name)
            .map_err(|error| self.about(name, "path-not-removed", &error))
    }

    /// Sets the permissions of the folder itself.
    pub fn set_permissions(&self, permissions: &std::fs::Permissions) -> io::Result<()> {
        let set = self.handle.set_permissions(".", Permissions::from_std(permissions.clone()));
        set.map_err(|error| about(&self.path, "path-not-written", &error))
    }

    fn about(&self, name: &Path, what: &'static str, error: &io::Error) -> io::Error {
        about(&self.path.join(name), what, error)
    }

    /// Returns why something could not be opened: systems report links and pipes in many ways.
    fn refused(&self, name: &Path, error: &io::Error) -> io::Error {
        let path = self.path.join(name);
        match self.handle.symlink_metadata(name) {
            Ok(metadata) if metadata.is_symlink() => not_plain(&path, "path-symlink"),
            Ok(metadata) if metadata.is_file() && error.kind() == io::ErrorKind::NotADirectory => {
                not_plain(&path, "path-no-folder")
            }
            Ok(metadata) if !metadata.is_file() && !metadata.is_dir() => {
                not_plain(&path, "path-device")
            }
            _ => about(&path, "path-not-opened", error),
        }
    }
}

/// Whether two names, or a name and an open file, refer to one file.
pub fn is_same(left: &Metadata, right: &Metadata) -> bool {
    (left.dev(), left.ino()) == (right.dev(), right.ino())
}

/// Opens a regular file by a path that the user gave, for reading. Links are followed, except in
/// the last part of the path.
pub fn open_file(path: &Path) -> io::Result<File> {
    let file = cap_std::fs::File::open_ambient_with(path, &reading(), ambient_authority());
    regular(file.map_err(|error| about(path, "path-not-opened", &error))?.into_std(), path)
}

fn reading() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).follow(FollowSymlinks::No).nonblock(true);
    options
}

fn regular(file: File, path: &Path) -> io::Result<File> {
    if file.metadata()?.is_file() { Ok(file) } else { Err(not_plain(path, "path-no-file")) }
}

/// Checks that a name is not a path, which could lead through a link.
fn single(name: &OsStr) -> io::Result<&Path> {
    let path = Path::new(name);
    let mut components = path.components();
    match (components.next(), components.next()) {
        (Some(Component::Normal(only)), None) if only == name => Ok(path),
        _ => Err(not_single(path)),
    }
}

pub(super) fn not_single(path: &Path) -> io::Error {
    PhraseError::about("path-no-name", path.display())
}

fn not_plain(path: &Path, phrase: &'static str) -> io::Error {
    PhraseError::about(phrase, path.display())
}

fn about(path: &Path, what: &'static str, error: &io::Error) -> io::Error {
    let phrase = Phrase::new(what).with("path", path.display().to_string());
    io::Error::new(error.kind(), PhraseError(phrase.with("original", error.to_string())))
}
