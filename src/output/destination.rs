//! The folder that a site is written to: whether it may be used, what may be overwritten in it, and
//! the steps that change it.
//!
//! In: a folder's path. Out: a locked [`Destination`], or a refusal.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

use cap_fs_ext::MetadataExt as _;

use super::failure::{Failure, Refusal};
use super::hash::hash_file;
use super::manifest::{
    Announcement, MANIFEST_FILE, MAX_FOREIGN_MANIFEST_BYTES, MAX_MANIFEST_BYTES, Manifest, split,
};
use super::place::Place;
use super::publication::Publication;
use super::seal::is_sealed;
use super::staging::{Found, Staging};
use super::written::{Renamed, Written};
use crate::config::SiteConfig;
use crate::folder::{Folder, Way};

/// The staging folder inside the destination, used if the destination is a separate file system, to
/// which nothing can be moved from outside.
const INNER_STAGING: &str = "polybook-staging";

/// A folder that an otherwise empty file system contains.
const LOST_AND_FOUND: &str = "lost+found";

/// A folder that may be written to, and is locked until [`Destination::close`].
#[derive(Debug)]
pub(super) struct Destination {
    place: Place,
    parent: Folder,
    /// The number of parent folders that were created for it.
    created: usize,
    /// Absent if there is no folder yet.
    folder: Option<Folder>,
    /// Whether there is no site yet, so that a whole one can be put in place in one step.
    pub(super) is_new: bool,
    pub(super) staging: Staging,
    /// The staging folder of an earlier build in the other of the two possible places.
    old_staging: Option<Staging>,
    pub(super) written: Written,
    /// The current manifest, if polybook wrote it on this machine.
    pub(super) own_manifest: Option<Vec<u8>>,
    /// Whether there may be files in place that `files.json` does not list.
    is_announced: bool,
}

impl Destination {
    /// Locks a folder for this build.
    pub(super) fn open(root: &Path, config: &SiteConfig, folder: &Path) -> Result<Self, Failure> {
        let place = Place::find(root, config, folder)?;
        // If a file is in its place, nothing is created at all.
        if let Some(parent) = place.parent()? {
            place.folder_in(&parent)?;
        }
        let (parent, created) = place.create_parent()?;
        let (staging, old_staging, is_separate) = match take_staging(&place, &parent) {
            Ok(taken) => taken,
            Err(failure) => {
                // Windows does not remove a folder that is open.
                drop(parent);
                place.remove_created_parents(created);
                return Err(failure);
            }
        };
        let left = [Some(&staging), old_staging.as_ref()]
            .into_iter()
            .flatten()
            .filter_map(|staging| staging.left.clone());
        let left: Vec<Announcement> = left.collect();
        let mut destination = Self {
            place,
            parent,
            created,
            folder: None,
            is_new: false,
            staging,
            old_staging,
            written: Written::default(),
            own_manifest: None,
            is_announced: !left.is_empty(),
        };
        match destination.inspect(left, is_separate) {
            Ok(()) => Ok(destination),
            Err(failure) => {
                destination.close(false);
                Err(failure)
            }
        }
    }

    fn inspect(&mut self, left: Vec<Announcement>, is_separate: bool) -> Result<(), Failure> {
        self.folder = self.place.folder_in(&self.parent)?;
        let manifest = self.folder.as_ref().and_then(read_manifest);
        self.own_manifest =
            manifest.as_ref().filter(|list| list.is_sealed).map(|list| list.bytes.clone());
        let has_staging = is_separate || self.old_staging.is_some();
        self.written = written(self.folder.as_ref(), manifest, left, has_staging)?;
        self.is_new = match &self.folder {
            Some(folder) => !is_separate && folder.entries()?.is_empty(),
            None => true,
        };
        Ok(())
    }

    /// Checks whether files at these paths could be written, without changing anything.
    pub(super) fn survey(
        root: &Path,
        config: &SiteConfig,
        folder: &Path,
        paths: &[&str],
    ) -> Result<(), Failure> {
        let place = Place::find(root, config, folder)?;
        let Some(parent) = place.parent()? else { return Ok(()) };
        let folder = place.folder_in(&parent)?;
        let (used, other) = staging_places(&place, &parent, folder.as_ref())?;
        let mut left = Vec::new();
        let mut has_staging = used.1 == INNER_STAGING;
        match Staging::survey(&used.0, &used.1)? {
            Found::Ours(announcement) => left.extend(announcement),
            Found::Foreign(path) => return Err(Refusal::ForeignStaging(path).into()),
            Found::Nothing => {}
        }
        if let Some((above, name)) = other
            && let Found::Ours(announcement) = Staging::survey(&above, &name)?
        {
            has_staging = true;
            left.extend(announcement);
        }
        let manifest = folder.as_ref().and_then(read_manifest);
        let written = written(folder.as_ref(), manifest, left, has_staging)?;
        let Some(folder) = folder else { return Ok(()) };
        let renamed = written.renamed_in_case(paths.iter().copied());
        check_places(&folder, &written, &renamed, paths.iter().copied())
    }

    /// Returns the way to files that are already in place.
    pub(super) fn present(&self) -> Option<Way<'_>> {
        self.folder.as_ref().filter(|_| !self.is_new).map(Way::from)
    }

    /// Checks that no foreign file would be overwritten, and that nothing would be written through
    /// a link.
    pub(super) fn check_places<'a>(
        &self,
        renamed: &Renamed,
        paths: impl Iterator<Item = &'a str>,
    ) -> Result<(), Failure> {
        self.folder
            .as_ref()
            .map_or(Ok(()), |folder| check_places(folder, &self.written, renamed, paths))
    }

    /// Puts all staged files in place in one step.
    pub(super) fn put_all(self) -> Result<(), Failure> {
        let Self { place, parent, folder, staging, .. } = self;
        let was_there = folder.is_some();
        // Windows does not remove a folder that is open.
        drop(folder);
        if was_there && let Err(error) = parent.remove_folder(&place.name) {
            staging.remove();
            return Err(error.into());
        }
        let put = staging.put_tree(&place.name);
        if put.is_err() && was_there {
            let _ = parent.create_folder(&place.name);
        }
        Ok(put?)
    }

    /// Records what is about to be put in place, and returns what does it.
    pub(super) fn announce(&mut self, manifest: &Manifest) -> io::Result<Publication<'_>> {
        let Some(folder) = &self.folder else { return Err(io::ErrorKind::NotFound.into()) };
        self.staging.announce(&self.written.announcement(manifest))?;
        self.is_announced = true;
        Ok(Publication::of(&self.staging, folder, &self.written))
    }

    /// Unlocks the folder. After a failure, the announcement stays for the next build.
    pub(super) fn close(self, is_published: bool) {
        let Self { place, parent, created, folder, staging, old_staging, is_announced, .. } = self;
        let was_there = folder.is_some();
        drop((parent, folder));
        for staging in old_staging.into_iter().chain([staging]) {
            if is_announced && !is_published { staging.leave() } else { staging.remove() }
        }
        if !was_there && !is_published {
            place.remove_created_parents(created);
        }
    }
}

/// A folder, and the name of a staging folder in it.
type StagingPlace = (Folder, OsString);

/// Returns the staging folder to use, and the one that a build used if the destination was then on
/// another file system.
fn staging_places(
    place: &Place,
    parent: &Folder,
    folder: Option<&Folder>,
) -> Result<(StagingPlace, Option<StagingPlace>), Failure> {
    let beside = (parent.again()?, place.staging_name());
    let Some(folder) = folder else { return Ok((beside, None)) };
    let inside = (folder.again()?, INNER_STAGING.into());
    Ok(if is_separate(parent, folder)? { (inside, Some(beside)) } else { (beside, Some(inside)) })
}

/// Whether files cannot be moved from one folder to the other, as between two file systems.
fn is_separate(parent: &Folder, folder: &Folder) -> io::Result<bool> {
    if parent.metadata()?.dev() != folder.metadata()?.dev() {
        return Ok(true);
    }
    // One file system may be mounted twice. This rename always fails, since no file name can be
    // this long, but the system first checks whether the move is possible at all.
    let nothing = "nothing-".repeat(250);
    let moved = parent.rename(&nothing, folder, &nothing);
    Ok(moved.is_err_and(|error| error.kind() == io::ErrorKind::CrossesDevices))
}

/// Locks the staging folder, and any that an earlier build left in the other place. Also returns
/// whether the folder is inside the destination.
fn take_staging(
    place: &Place,
    parent: &Folder,
) -> Result<(Staging, Option<Staging>, bool), Failure> {
    let folder = place.folder_in(parent)?;
    let (used, other) = staging_places(place, parent, folder.as_ref())?;
    let is_inside = used.1 == INNER_STAGING;
    let staging = Staging::take(used.0, used.1)?;
    let old = match other {
        Some((above, name)) if matches!(Staging::survey(&above, &name), Ok(Found::Ours(_))) => {
            Staging::take(above, name).map(Some)
        }
        _ => Ok(None),
    };
    match old {
        Ok(old) => Ok((staging, old, is_inside)),
        Err(failure) => {
            staging.leave();
            Err(failure)
        }
    }
}

/// The current `files.json`.
struct PresentManifest {
    manifest: Manifest,
    bytes: Vec<u8>,
    /// Whether polybook wrote it on this machine.
    is_sealed: bool,
}

fn read_manifest(folder: &Folder) -> Option<PresentManifest> {
    let modified = folder.file(MANIFEST_FILE).ok()?.metadata().ok()?.modified();
    let bytes = folder.read(MANIFEST_FILE, MAX_MANIFEST_BYTES).ok()?;
    let is_sealed = is_sealed(modified, &bytes);
    let manifest = (is_sealed || bytes.len() as u64 <= MAX_FOREIGN_MANIFEST_BYTES)
        .then(|| Manifest::parse(&bytes));
    Some(PresentManifest { manifest: manifest??, is_sealed, bytes })
}

/// Returns what earlier builds wrote. A folder with other content and no trace of a build is
/// refused.
fn written(
    folder: Option<&Folder>,
    manifest: Option<PresentManifest>,
    left: Vec<Announcement>,
    has_staging: bool,
) -> Result<Written, Failure> {
    let mut written = Written::default();
    let is_known = manifest.is_some() || !left.is_empty();
    if let Some(PresentManifest { manifest, is_sealed, .. }) = manifest {
        written.add_manifest(manifest, is_sealed);
    }
    for announcement in left {
        written.add_announcement(announcement);
    }
    if let Some(folder) = folder.filter(|_| !is_known) {
        let is_nothing =
            |name: &OsStr| name == LOST_AND_FOUND || (has_staging && name == INNER_STAGING);
        if let Some((first, _)) = folder.entries()?.into_iter().find(|(name, _)| !is_nothing(name))
        {
            return Err(
                Refusal::NotOurs(folder.path().to_owned(), folder.path().join(first)).into()
            );
        }
    }
    Ok(written)
}

fn check_places<'a>(
    folder: &Folder,
    written: &Written,
    renamed: &Renamed,
    paths: impl Iterator<Item = &'a str>,
) -> Result<(), Failure> {
    let in_the_way = |path: PathBuf| Failure::from(Refusal::InTheWay(path));
    let mut way = Way::from(folder);
    for path in paths {
        let (above, name) = split(path);
        let above = match way.to(above) {
            Ok(above) => above,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                return Err(
                    first_that_is_no_folder(folder, path).map_or_else(|| error.into(), in_the_way)
                );
            }
        };
        let Some(found) = above.look(name)? else { continue };
        // On a case-insensitive file system, it may be the file that is about to be renamed.
        let former = renamed
            .get(path)
            .filter(|former| folder.leads_to(former, &found))
            .map_or(path, String::as_str);
        let may_replace = || written.may_replace(former, || hash_file(above.file(name)?));
        if !found.is_file() || !may_replace()? {
            return Err(in_the_way(folder.path().join(path)));
        }
    }
    Ok(())
}

fn first_that_is_no_folder(folder: &Folder, path: &str) -> Option<PathBuf> {
    let mut folder = folder.again().ok()?;
    for name in split(path).0.split('/') {
        if !folder.look(name).ok()??.is_dir() {
            return Some(folder.path().join(name));
        }
        folder = folder.folder(name).ok()?;
    }
    None
}
