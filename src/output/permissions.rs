//! Who may read the files of a site: everybody, whatever whoever builds allows for new files.
//!
//! In: a file as the system makes it. Out: what has to be said of each new file and folder.

use std::fs::File;
use std::io;

use crate::folder::Folder;

/// What new files and folders need; nothing where they come as they should be, which is quicker.
#[derive(Debug, Clone, Default)]
pub(super) struct Permissions {
    file: Option<std::fs::Permissions>,
    folder: Option<std::fs::Permissions>,
}

impl Permissions {
    /// What is needed where a new file is like this one.
    pub(super) fn of_files_like(file: &File) -> io::Result<Self> {
        let present = file.metadata()?.permissions();
        // Elsewhere files may be read by whoever may read their folder.
        let _ = &present;
        #[cfg(unix)]
        if std::os::unix::fs::PermissionsExt::mode(&present) & 0o777 != 0o644 {
            let of_mode = |mode| Some(std::os::unix::fs::PermissionsExt::from_mode(mode));
            return Ok(Self { file: of_mode(0o644), folder: of_mode(0o755) });
        }
        Ok(Self::default())
    }

    /// Lets everybody read a file.
    pub(super) fn open_file(&self, file: &File) -> io::Result<()> {
        self.file.as_ref().map_or(Ok(()), |permissions| file.set_permissions(permissions.clone()))
    }

    /// Lets everybody read a folder.
    pub(super) fn open_folder(&self, folder: &Folder) -> io::Result<()> {
        self.folder.as_ref().map_or(Ok(()), |permissions| folder.set_permissions(permissions))
    }
}
