//! Stage 6: a [`Site`] to disk. The only writer of sites.
//!
//! In: a site and a folder. Out: the folder holds the site. Files that have not changed are left alone; those no longer made
//! are removed if polybook wrote them; and nothing is touched before every page has been rendered.
//!
//! How: changed files are written into a staging folder beside the destination, then renamed into place. What is about to be
//! renamed is written down in the staging folder first, so that after a kill the next build knows what is polybook's own.

mod destination;
mod manifest;

use std::collections::HashSet;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use xxhash_rust::xxh3::{Xxh3Default, xxh3_128};

pub use destination::Refusal;

use crate::config::SiteConfig;
use crate::diagnostic::Diagnostic;
use crate::load;
use crate::render::{Content, PageKind, Site};
use crate::source::AssetContent;
use destination::Destination;
use manifest::{MANIFEST_FILE, Manifest};

/// What writing did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files that are no longer made.
    pub removed: usize,
}

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

/// Makes a folder hold the site. `root` is the folder of the site's sources.
pub fn write(site: &Site, root: &Path, config: &SiteConfig, folder: &Path) -> Result<Summary, Failure> {
    let destination = Destination::open(root, config, folder)?;
    let result = write_locked(site, &destination);
    destination.close();
    result
}

fn write_locked(site: &Site, destination: &Destination) -> Result<Summary, Failure> {
    let previous = destination.clear_staging()?;
    destination.create_folders(site.paths())?;
    let prepared = prepare(site, destination, &previous)?;
    if destination.is_new() { publish_new(destination, &prepared) } else { publish(destination, &previous, &prepared) }
}

/// A file ready to be put in place.
struct Prepared<'a> {
    path: &'a str,
    hash: String,
    /// Whether its bytes wait in the staging folder; else the right ones are in place already.
    is_staged: bool,
}

/// Renders every page and stages what differs from what is there.
fn prepare<'a>(site: &'a Site, destination: &Destination, previous: &Manifest) -> Result<Vec<Prepared<'a>>, Failure> {
    let pages: Vec<(&str, &PageKind)> = site.pages().collect();
    let prepare = |(path, kind): &(&'a str, &PageKind)| -> Result<Prepared<'a>, Failure> {
        let content = site.content(path, kind).map_err(|diagnostic| Failure::Pages(vec![diagnostic]))?;
        let (hash, is_same) = match &content {
            Content::Page(bytes) => stage(bytes, path, destination)?,
            Content::Bytes(bytes) | Content::Copy(AssetContent::Memory(bytes)) => stage(bytes, path, destination)?,
            Content::Copy(AssetContent::Disk { path: source, byte_count, .. }) => {
                stage_copy(source, *byte_count, path, destination)?
            }
            Content::Copy(content @ AssetContent::Cleaned { .. }) => stage(&load::asset_bytes(content)?, path, destination)?,
        };
        Ok(Prepared { path, hash, is_staged: !is_same })
    };
    let results: Vec<Result<Prepared<'a>, Failure>> = pages.par_iter().with_min_len(8).map(prepare).collect();

    let mut prepared = Vec::with_capacity(results.len());
    let mut problems: Vec<Diagnostic> = Vec::new();
    for result in results {
        match result {
            Ok(file) => prepared.push(file),
            Err(Failure::Pages(pages)) => problems.extend(pages),
            Err(failure) => return Err(failure),
        }
    }
    // One broken template breaks many pages in one way.
    problems.sort_by(|left, right| left.path.cmp(&right.path).then(left.span.start.cmp(&right.span.start)));
    problems.dedup();
    if !problems.is_empty() {
        return Err(Failure::Pages(problems));
    }
    destination.check_places(prepared.iter().filter(|file| file.is_staged).map(|file| file.path), previous)?;
    Ok(prepared)
}

/// Writes bytes unless they are in place already. Gives their hash, and whether they were.
fn stage(bytes: &[u8], path: &str, destination: &Destination) -> io::Result<(String, bool)> {
    let target = destination.folder.join(path);
    let is_same = !destination.is_new()
        && std::fs::metadata(&target).is_ok_and(|metadata| metadata.is_file() && metadata.len() == bytes.len() as u64)
        && fs_err::read(&target).is_ok_and(|present| present == bytes);
    if !is_same {
        destination.create(path)?.write_all(bytes)?;
    }
    Ok((hex(xxh3_128(bytes)), is_same))
}

/// The same for a file that may be too large to be held in memory.
fn stage_copy(source: &Path, byte_count: u64, path: &str, destination: &Destination) -> io::Result<(String, bool)> {
    let hash = hash_file(source)?;
    let target = destination.folder.join(path);
    let is_same = std::fs::metadata(&target).is_ok_and(|metadata| metadata.is_file() && metadata.len() == byte_count)
        && hash_file(&target).is_ok_and(|present| present == hash);
    if !is_same {
        io::copy(&mut fs_err::File::open(source)?, &mut destination.create(path)?)?;
    }
    Ok((hash, is_same))
}

fn hash_file(path: &Path) -> io::Result<String> {
    let mut file = fs_err::File::open(path)?;
    let mut hasher = Xxh3Default::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let length = file.read(&mut buffer)?;
        if length == 0 {
            return Ok(hex(hasher.digest128()));
        }
        hasher.update(&buffer[..length]);
    }
}

fn hex(hash: u128) -> String {
    format!("{hash:032x}")
}

/// Puts a site where there was none: in one step.
fn publish_new(destination: &Destination, prepared: &[Prepared<'_>]) -> Result<Summary, Failure> {
    destination.stage_manifest(&manifest_of(prepared))?;
    destination.put_all()?;
    Ok(Summary { written: prepared.len(), ..Summary::default() })
}

/// Renames staged files into place: what pages need first, then pages; removes what is no longer made; the manifest last.
fn publish(destination: &Destination, previous: &Manifest, prepared: &[Prepared<'_>]) -> Result<Summary, Failure> {
    let manifest = manifest_of(prepared);
    destination.announce(&manifest)?;
    let mut summary = Summary::default();
    let mut folders: HashSet<PathBuf> = HashSet::new();
    let is_needed_first = |path: &str| path.starts_with("assets/") || path.starts_with("media/");
    for first in [true, false] {
        for file in prepared.iter().filter(|file| is_needed_first(file.path) == first) {
            if !file.is_staged {
                summary.unchanged += 1;
                continue;
            }
            destination.put(file.path, &mut folders)?;
            summary.written += 1;
        }
    }
    let kept: HashSet<&str> = prepared.iter().map(|file| file.path).collect();
    for path in previous.paths().filter(|path| !kept.contains(path)) {
        summary.removed += usize::from(destination.remove(path)?);
    }
    if destination.stage_manifest(&manifest)? {
        destination.put(MANIFEST_FILE, &mut folders)?;
    }
    Ok(summary)
}

fn manifest_of(prepared: &[Prepared<'_>]) -> Manifest {
    Manifest::of(prepared.iter().map(|file| (file.path.to_owned(), file.hash.clone())).collect())
}
