//! Why a site was not written.
//!
//! In: what prevented it. Out: a [`Failure`], and a diagnostic for a refused folder.

use std::io;
use std::path::{Path, PathBuf};

use crate::config::CONFIG_FILE;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SitePath;

pub(crate) const DESTINATION_AMONG_SOURCES: Code = Code::error("destination-among-sources").fixed();
pub(crate) const FOREIGN_DESTINATION: Code = Code::error("foreign-destination").fixed();
pub(crate) const FILE_IN_THE_WAY: Code = Code::error("file-in-the-way").fixed();
pub(crate) const FOREIGN_STAGING: Code = Code::error("foreign-staging").fixed();

/// Every code of this file.
pub(crate) const CODES: &[Code] =
    &[DESTINATION_AMONG_SOURCES, FOREIGN_DESTINATION, FILE_IN_THE_WAY, FOREIGN_STAGING];

/// The reason why nothing was written.
#[derive(Debug)]
pub enum Failure {
    /// The destination is not allowed.
    Refused(Refusal),
    /// Pages could not be rendered.
    Pages(Vec<Diagnostic>),
    /// The operating system reported an error.
    Io(io::Error),
}

/// The reason why a folder is not written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is a source folder, contains one, or is inside one.
    AmongSources(PathBuf),
    /// It holds files that polybook did not write, of which this is the first.
    NotOurs(PathBuf, PathBuf),
    /// A file or folder in it, or on the path to it, is in the way.
    InTheWay(PathBuf),
    /// The staging folder contains something that polybook did not create.
    ForeignStaging(PathBuf),
    /// Another build is writing to it.
    Busy,
}

impl Refusal {
    /// Returns the diagnostic, placed at the file that has to be removed. There is none if it is
    /// enough to wait.
    pub fn diagnostic(&self, root: &Path) -> Option<Diagnostic> {
        let root = fs_err::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let inside = |path: &Path| {
            path.strip_prefix(&root).ok().map(|path| path.to_string_lossy().replace('\\', "/"))
        };
        let (code, folder, file) = match self {
            Self::AmongSources(folder) => (DESTINATION_AMONG_SOURCES, folder, None),
            Self::NotOurs(folder, first) => (FOREIGN_DESTINATION, folder, Some(first)),
            Self::InTheWay(file) => (FILE_IN_THE_WAY, file, Some(file)),
            Self::ForeignStaging(file) => (FOREIGN_STAGING, file, Some(file)),
            Self::Busy => return None,
        };
        // A file outside the site has no path in it; the diagnostic is then about the file that
        // names the folder.
        let place = file.and_then(|file| inside(file)).filter(|path| !path.is_empty());
        let name = inside(folder)
            .filter(|path| !path.is_empty())
            .unwrap_or_else(|| folder.display().to_string());
        Some(
            Diagnostic::about(code, &SitePath::new(place.as_deref().unwrap_or(CONFIG_FILE)))
                .with("name", name),
        )
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
