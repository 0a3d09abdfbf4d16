//! The permissions of a site's files: everybody may read them, whatever the umask of the build.
//!
//! In: a file as the system creates it. Out: the permissions to set on each new file and folder.

use std::fs::File;
use std::io;

use crate::folder::Folder;

/// Permissions to set on new files and folders; empty if the system's defaults are right, which is
/// faster.
#[derive(Debug, Clone, Default)]
pub(super) struct Permissions {
    file: Option<std::fs::Permissions>,
    folder: Option<std::fs::Permissions>,
}

impl Permissions {
    /// Returns the permissions needed where new files are created like this one.
    pub(super) fn of_files_like(file: &File) -> io::Result<Self> {
        let present = file.metadata()?.permissions();
        // On other systems, anybody who may read a folder may read its files.
        let _ = &present;
        #[cfg(unix)]
        if std::os::unix::fs::PermissionsExt::mode(&present) & 0o777 != 0o644 {
            let of_mode = |mode| Some(std::os::unix::fs::PermissionsExt::from_mode(mode));
            return Ok(Self { file: of_mode(0o644), folder: of_mode(0o755) });
        }
        Ok(Self::default())
    }

    /// Makes a file readable for everybody.
    pub(super) fn open_file(&self, file: &File) -> io::Result<()> {
        self.file.as_ref().map_or(Ok(()), |permissions| file.set_permissions(permissions.clone()))
    }

    /// Makes a folder readable for everybody.
    pub(super) fn open_folder(&self, folder: &Folder) -> io::Result<()> {
        self.folder.as_ref().map_or(Ok(()), |permissions| folder.set_permissions(permissions))
    }
}
