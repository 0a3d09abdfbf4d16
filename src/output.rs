//! Stage 6: a [`Site`] to disk. The only writer of sites.
//!
//! In: a site and a folder. Out: the folder holds the site. Files that have not changed are left alone; those no longer made
//! are removed if polybook wrote them; and nothing is touched before every page has been rendered.
//!
//! How: changed files are written into a staging folder beside the destination, then renamed into place. What is about to be
//! renamed is written down in the staging folder first, so that after a kill the next build knows what is polybook's own.

mod destination;
mod failure;
mod hash;
mod manifest;
mod permissions;
mod place;
mod prepare;
mod publication;
mod seal;
mod staging;
mod written;

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

pub use failure::{Failure, Refusal};

use crate::config::SiteConfig;
use crate::diagnostic::Diagnostic;
use crate::render::Site;
use destination::Destination;
use manifest::MANIFEST_FILE;
use prepare::{PreparedSite, prepare};
use publication::Removal;

/// What writing did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files that are no longer made.
    pub removed: usize,
    /// Files that are no longer made either, but are not known to be as polybook wrote them here.
    pub left: Vec<String>,
}

/// Makes a folder hold the site. `root` is the folder of the site's sources.
pub fn write(site: &Site, root: &Path, config: &SiteConfig, folder: &Path) -> Result<Summary, Failure> {
    let mut destination = Destination::open(root, config, folder)?;
    match prepare(site, &destination) {
        Ok(prepared) if destination.is_new => publish_new(destination, &prepared),
        Ok(prepared) => {
            let result = publish(&mut destination, &prepared);
            destination.close(result.is_ok());
            result
        }
        Err(failure) => {
            destination.close(false);
            Err(failure)
        }
    }
}

/// Why the site could not be written into the folder that its configuration names, as far as can be told without rendering it.
pub fn obstacles(site: &Site, root: &Path) -> io::Result<Vec<Diagnostic>> {
    let config = &site.catalog.config;
    let paths: Vec<&str> = site.paths().chain([MANIFEST_FILE]).collect();
    match Destination::survey(root, config, &root.join(&config.build_dir), &paths) {
        Ok(()) => Ok(Vec::new()),
        Err(Failure::Refused(refusal)) => Ok(refusal.diagnostic(root).into_iter().collect()),
        Err(Failure::Pages(diagnostics)) => Ok(diagnostics),
        Err(Failure::Io(error)) => Err(error),
    }
}

/// Puts a site where there was none: in one step.
fn publish_new(destination: Destination, prepared: &PreparedSite<'_>) -> Result<Summary, Failure> {
    destination.put_all()?;
    Ok(Summary { written: prepared.files.len(), ..Summary::default() })
}

/// Renames staged files into place: what pages need first, then pages; removes what is no longer made; the list of files last.
fn publish(destination: &mut Destination, prepared: &PreparedSite<'_>) -> Result<Summary, Failure> {
    let mut publication = destination.announce(&prepared.manifest)?;
    let mut summary = Summary::default();
    let mut orphans: BTreeSet<&str> = prepared.orphans.iter().map(String::as_str).collect();
    for (path, former) in &prepared.renamed {
        if publication.make_way(path, former)? {
            // The new file will lie under this name as well.
            orphans.remove(former.as_str());
        }
    }
    let is_needed_first = |path: &str| path.starts_with("assets/") || path.starts_with("media/");
    for first in [true, false] {
        for file in prepared.files.iter().filter(|file| is_needed_first(file.path) == first) {
            if file.is_staged {
                publication.put(file.path)?;
                summary.written += 1;
            } else {
                summary.unchanged += 1;
            }
        }
    }
    for path in orphans {
        match publication.remove(path)? {
            Removal::Removed => summary.removed += 1,
            Removal::Left => summary.left.push(path.to_owned()),
            Removal::Gone => {}
        }
    }
    if prepared.is_manifest_staged {
        publication.put(MANIFEST_FILE)?;
    }
    Ok(summary)
}
