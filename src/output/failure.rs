//! Why a site was not written.
//!
//! In: what stood in the way. Out: a [`Failure`], and for a place that is refused the diagnostic
//! that says so.

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

/// Why nothing was written.
#[derive(Debug)]
pub enum Failure {
    /// The destination is none.
    Refused(Refusal),
    /// Pages could not be rendered.
    Pages(Vec<Diagnostic>),
    /// The machine refused.
    Io(io::Error),
}

/// Why a folder is not written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is or holds the sources, or lies among them.
    AmongSources(PathBuf),
    /// It holds files that polybook did not write, of which this is the first.
    NotOurs(PathBuf, PathBuf),
    /// Something there, or on the way there, is in the way.
    InTheWay(PathBuf),
    /// Where files would wait, there is something that polybook did not make.
    ForeignStaging(PathBuf),
    /// Another build is writing to it.
    Busy,
}

impl Refusal {
    /// What there is to say of it, placed at the file that has to go; nothing where one has only to
    /// wait.
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
        // What lies outside the site has no path in it: then the place is the file that names the
        // folder.
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
