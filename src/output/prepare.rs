//! Renders every page, and writes what differs from the current site to the staging folder.
//!
//! In: a site and its destination, which does not change. Out: a [`PreparedSite`].

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use rayon::prelude::*;

use super::destination::Destination;
use super::failure::Failure;
use super::hash::{hash, hash_file};
use super::manifest::{MANIFEST_FILE, Manifest, split};
use super::permissions::Permissions;
use super::seal::seal;
use super::written::Renamed;
use crate::diagnostic::Diagnostic;
use crate::folder::{Way, open_file};
use crate::load;
use crate::render::{Content, PageKind, Site};
use crate::source::AssetContent;

/// The files of a site, ready to be put in place.
pub(super) struct PreparedSite<'a> {
    pub(super) files: Vec<Prepared<'a>>,
    pub(super) manifest: Manifest,
    pub(super) is_manifest_staged: bool,
    /// Files that earlier builds wrote and this one does not.
    pub(super) orphans: Vec<String>,
    pub(super) renamed: Renamed,
}

/// A file ready to be put in place.
pub(super) struct Prepared<'a> {
    pub(super) path: &'a str,
    hash: String,
    /// Whether its bytes are in the staging folder; otherwise they are already in place.
    pub(super) is_staged: bool,
}

/// Renders every page, and stages every file that differs from the current one.
pub(super) fn prepare<'a>(
    site: &'a Site,
    destination: &Destination,
) -> Result<PreparedSite<'a>, Failure> {
    let renamed = destination.written.renamed_in_case(site.paths());
    let pages: Vec<(&'a str, &PageKind)> = site.pages().collect();
    let results: Vec<Result<Prepared<'a>, Failure>> = pages
        .par_iter()
        .with_min_len(8)
        .map_init(
            || Stage::of(destination, &renamed),
            |stage, (path, kind)| stage.prepare(site, path, kind),
        )
        .collect();

    let mut files = Vec::with_capacity(results.len());
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    for result in results {
        match result {
            Ok(file) => files.push(file),
            Err(Failure::Pages(pages)) => diagnostics.extend(pages),
            Err(failure) => return Err(failure),
        }
    }
    // One broken template breaks many pages in the same way.
    diagnostics.sort_by(|left, right| {
        left.path.cmp(&right.path).then(left.span.start.cmp(&right.span.start))
    });
    diagnostics.dedup();
    if !diagnostics.is_empty() {
        return Err(Failure::Pages(diagnostics));
    }
    let manifest =
        Manifest::of(files.iter().map(|file| (file.path.to_owned(), file.hash.clone())).collect());
    let is_manifest_staged = Stage::of(destination, &renamed).stage_manifest(&manifest)?;
    let staged = files.iter().filter(|file| file.is_staged).map(|file| file.path);
    destination
        .check_places(&renamed, staged.chain(is_manifest_staged.then_some(MANIFEST_FILE)))?;
    let is_kept = |path: &str| path == MANIFEST_FILE || manifest.files.contains_key(path);
    let orphans = destination
        .written
        .paths()
        .into_iter()
        .filter(|path| !is_kept(path))
        .map(str::to_owned)
        .collect();
    Ok(PreparedSite { files, manifest, is_manifest_staged, orphans, renamed })
}

/// What one thread needs to read the current site and to stage files.
struct Stage<'a> {
    staged: Way<'a>,
    present: Option<Way<'a>>,
    permissions: &'a Permissions,
    renamed: &'a Renamed,
    /// The current manifest, if polybook wrote it on this machine.
    own_manifest: Option<&'a [u8]>,
}

impl<'a> Stage<'a> {
    fn of(destination: &'a Destination, renamed: &'a Renamed) -> Self {
        Self {
            staged: Way::from(destination.staging.tree()),
            present: destination.present(),
            permissions: &destination.staging.permissions,
            renamed,
            own_manifest: destination.own_manifest.as_deref(),
        }
    }

    fn prepare<'b>(
        &mut self,
        site: &'b Site,
        path: &'b str,
        kind: &PageKind,
    ) -> Result<Prepared<'b>, Failure> {
        let content =
            site.content(path, kind).map_err(|diagnostic| Failure::Pages(vec![diagnostic]))?;
        let (hash, is_staged) = match &content {
            Content::Page(bytes) => self.stage(bytes, path)?,
            Content::Bytes(bytes) | Content::Copy(AssetContent::Memory(bytes)) => {
                self.stage(bytes, path)?
            }
            Content::Copy(AssetContent::Disk { path: source, byte_count, .. }) => {
                self.stage_copy(source, *byte_count, path)?
            }
            Content::Copy(content @ AssetContent::Cleaned { .. }) => {
                self.stage(&load::asset_bytes(content)?, path)?
            }
        };
        Ok(Prepared { path, hash, is_staged })
    }

    /// Stages bytes unless they are already in place. Returns their hash, and whether they were
    /// staged.
    fn stage(&mut self, bytes: &[u8], path: &str) -> io::Result<(String, bool)> {
        let is_same = self.present(path, bytes.len() as u64).is_some_and(|mut file| {
            let mut present = Vec::with_capacity(bytes.len() + 1);
            file.read_to_end(&mut present).is_ok() && present == bytes
        });
        if !is_same {
            self.create(path)?.write_all(bytes)?;
        }
        Ok((hash(bytes), !is_same))
    }

    /// The same for a file that may be too large for memory.
    fn stage_copy(
        &mut self,
        source: &Path,
        byte_count: u64,
        path: &str,
    ) -> io::Result<(String, bool)> {
        let hash = hash_file(open_file(source)?)?;
        let is_same = self
            .present(path, byte_count)
            .is_some_and(|file| hash_file(file).is_ok_and(|present| present == hash));
        if !is_same {
            io::copy(&mut open_file(source)?, &mut self.create(path)?)?;
        }
        Ok((hash, !is_same))
    }

    /// Stages the manifest, unless the same one is in place and known to be polybook's.
    fn stage_manifest(&mut self, manifest: &Manifest) -> io::Result<bool> {
        let json = manifest.to_json();
        if self.own_manifest == Some(json.as_bytes()) {
            return Ok(false);
        }
        let mut file = self.create(MANIFEST_FILE)?;
        file.write_all(json.as_bytes())?;
        seal(&file, json.as_bytes());
        Ok(true)
    }

    /// Returns the current file at a path of the site, if it has this length.
    fn present(&mut self, path: &str, byte_count: u64) -> Option<File> {
        // A file that is renamed in case may be found here, but would be removed with the orphans.
        let way = self.present.as_mut().filter(|_| !self.renamed.contains_key(path))?;
        let (folder, name) = split(path);
        let file = way.to(folder).ok()?.file(name).ok()?;
        file.metadata().is_ok_and(|metadata| metadata.len() == byte_count).then_some(file)
    }

    /// Creates a file in the staging folder.
    fn create(&mut self, path: &str) -> io::Result<File> {
        let (folder, name) = split(path);
        let permissions = self.permissions;
        let folder = self.staged.make(folder, |folder| permissions.open_folder(folder))?;
        let file = folder.create(name)?;
        permissions.open_file(&file)?;
        Ok(file)
    }
}
