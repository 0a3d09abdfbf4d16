//! Stage 6: a [`Site`] to disk. The only writer of sites.
//!
//! In: a site and a folder. Out: the folder holds the site. Files that have not changed are left alone; those no longer made
//! are removed if polybook wrote them; and nothing is touched before every page has been rendered.
//!
//! How: changed files are written into a staging folder beside the destination, then renamed into place. What is about to be
//! renamed is written down in the staging folder first, so that after a kill the next build knows what is polybook's own.

mod destination;
mod manifest;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

pub use destination::Refusal;

use crate::config::SiteConfig;
use crate::diagnostic::Diagnostic;
use crate::render::{Content, Site};
use crate::source::AssetContent;
use destination::Destination;
use manifest::Manifest;

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
    let previous = destination.manifest()?;
    let prepared = prepare(site, &destination, &previous);
    let prepared = match prepared {
        Ok(prepared) => prepared,
        Err(failure) => {
            destination.close();
            return Err(failure);
        }
    };
    let result = publish(&destination, &previous, &prepared);
    destination.close();
    result
}

/// A file ready to be put in place.
struct Prepared {
    path: String,
    hash: String,
    /// Where its bytes wait; nowhere if the right ones are in place already.
    staged: Option<PathBuf>,
}

/// Renders every page and stages what differs from what is there.
fn prepare(site: &Site, destination: &Destination, previous: &Manifest) -> Result<Vec<Prepared>, Failure> {
    let paths: Vec<&str> = site.paths().collect();
    let prepare = |(number, path): (usize, &&str)| -> Result<Prepared, Failure> {
        let content = match site.render(path) {
            Some(Ok(content)) => content,
            Some(Err(diagnostic)) => return Err(Failure::Pages(vec![diagnostic])),
            None => Content::Page(Vec::new()),
        };
        let staged = destination.staged(number);
        let target = destination.folder.join(path);
        let (hash, is_same) = match &content {
            Content::Bytes(bytes) => stage(bytes, &target, &staged)?,
            Content::Page(bytes) => stage(bytes, &target, &staged)?,
            Content::Copy(AssetContent::Memory(bytes)) => stage(bytes, &target, &staged)?,
            Content::Copy(AssetContent::Disk { path, byte_count, .. }) => stage_copy(path, *byte_count, &target, &staged)?,
        };
        Ok(Prepared { path: (*path).to_owned(), hash, staged: (!is_same).then_some(staged) })
    };
    let results: Vec<Result<Prepared, Failure>> = paths.par_iter().enumerate().with_min_len(8).map(prepare).collect();

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
    destination.check_places(
        &prepared.iter().filter(|file| file.staged.is_some()).map(|file| file.path.as_str()).collect::<Vec<_>>(),
        previous,
    )?;
    Ok(prepared)
}

/// Writes bytes unless they are in place already. Gives their hash, and whether they were.
fn stage(bytes: &[u8], target: &Path, staged: &Path) -> io::Result<(String, bool)> {
    let is_same = match std::fs::metadata(target) {
        Ok(metadata) if metadata.is_file() && metadata.len() == bytes.len() as u64 => {
            fs_err::read(target).is_ok_and(|present| present == bytes)
        }
        _ => false,
    };
    if !is_same {
        create(staged)?.write_all(bytes)?;
    }
    Ok((hex(&Sha256::digest(bytes)), is_same))
}

/// The same for a file that may be too large to be held in memory.
fn stage_copy(source: &Path, byte_count: u64, target: &Path, staged: &Path) -> io::Result<(String, bool)> {
    let hash = hash_file(source)?;
    let is_same = std::fs::metadata(target).is_ok_and(|metadata| metadata.is_file() && metadata.len() == byte_count)
        && hash_file(target).is_ok_and(|present| present == hash);
    if !is_same {
        io::copy(&mut fs_err::File::open(source)?, &mut create(staged)?)?;
    }
    Ok((hash, is_same))
}

fn hash_file(path: &Path) -> io::Result<String> {
    let mut file = fs_err::File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let length = file.read(&mut buffer)?;
        if length == 0 {
            return Ok(hex(&hasher.finalize()));
        }
        hasher.update(&buffer[..length]);
    }
}

/// A new file that everybody may read: some publishing steps refuse others.
fn create(path: &Path) -> io::Result<fs_err::File> {
    let file = fs_err::File::create(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let readable = std::fs::Permissions::from_mode(0o644);
        if file.metadata()?.permissions().mode() & 0o777 != 0o644 {
            file.set_permissions(readable)?;
        }
    }
    Ok(file)
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]).map(char::from).collect()
}

/// Renames staged files into place: what pages need first, then pages; removes what is no longer made; the manifest last.
fn publish(destination: &Destination, previous: &Manifest, prepared: &[Prepared]) -> Result<Summary, Failure> {
    let manifest = Manifest::of(prepared.iter().map(|file| (file.path.clone(), file.hash.clone())).collect::<BTreeMap<_, _>>());
    destination.announce(&manifest)?;
    let mut summary = Summary::default();
    let mut folders: HashSet<PathBuf> = HashSet::new();
    let is_needed_first = |path: &str| path.starts_with("assets/") || path.starts_with("media/");
    for first in [true, false] {
        for file in prepared.iter().filter(|file| is_needed_first(&file.path) == first) {
            let Some(staged) = &file.staged else {
                summary.unchanged += 1;
                continue;
            };
            let target = destination.folder.join(&file.path);
            if let Some(folder) = target.parent() {
                if folders.insert(folder.to_owned()) {
                    fs_err::create_dir_all(folder)?;
                }
            }
            fs_err::rename(staged, &target)?;
            summary.written += 1;
        }
    }
    let kept: BTreeSet<&str> = prepared.iter().map(|file| file.path.as_str()).collect();
    for path in previous.paths().filter(|path| !kept.contains(path)) {
        summary.removed += usize::from(destination.remove(path)?);
    }
    destination.write_manifest(&manifest)?;
    Ok(summary)
}
