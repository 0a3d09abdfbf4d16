//! What polybook may overwrite and remove.
//!
//! In: the lists that earlier builds left, each recognised as polybook's own by its seal, or not.
//! Out: whether the file at a path may be replaced or removed.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::manifest::{Announcement, MANIFEST_FILE, Manifest};
use crate::text::normalise::folded_name;

/// New paths, each with the previous one that differs from it in case only.
pub(super) type Renamed = BTreeMap<String, String>;

/// The files of earlier builds.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// What polybook wrote on this machine, with every hash that the bytes may have.
    own: BTreeMap<String, Vec<String>>,
    /// What a list without a seal states. It may have come with the repository, and may name any
    /// file of the owner's.
    claimed: BTreeMap<String, String>,
}

impl Written {
    /// Adds a `files.json`.
    pub(super) fn add_manifest(&mut self, manifest: Manifest, is_sealed: bool) {
        // A list of files may always be replaced by another.
        self.own.entry(MANIFEST_FILE.to_owned()).or_default();
        if is_sealed {
            self.add_own(manifest.files.into_iter().map(|(path, hash)| (path, vec![hash])));
        } else {
            self.claimed.extend(manifest.files);
        }
    }

    /// Adds what an unfinished build was about to put in place.
    pub(super) fn add_announcement(&mut self, announcement: Announcement) {
        self.add_own(announcement.files);
    }

    fn add_own(&mut self, files: impl IntoIterator<Item = (String, Vec<String>)>) {
        for (path, hashes) in files {
            let known = self.own.entry(path).or_default();
            for hash in hashes {
                if !known.contains(&hash) {
                    known.push(hash);
                }
            }
        }
    }

    /// Returns the announcement that the next build needs if this one stops after any step.
    pub(super) fn announcement(&self, now: &Manifest) -> Announcement {
        let mut announced = Self { own: self.own.clone(), claimed: BTreeMap::new() };
        announced.add_own(now.files.iter().map(|(path, hash)| (path.clone(), vec![hash.clone()])));
        Announcement::of(announced.own)
    }

    /// Returns every path, in order.
    pub(super) fn paths(&self) -> BTreeSet<&str> {
        self.own.keys().chain(self.claimed.keys()).map(String::as_str).collect()
    }

    /// Whether a file of the site may replace the current one. A file that polybook wrote may be
    /// replaced even if it has been changed since. A file that a list only claims must match the
    /// list to the byte: then the author of the list had the file, and could have changed it as
    /// well.
    pub(super) fn may_replace(
        &self,
        path: &str,
        hash: impl FnOnce() -> io::Result<String>,
    ) -> io::Result<bool> {
        if self.own.contains_key(path) {
            return Ok(true);
        }
        match self.claimed.get(path) {
            Some(claimed) => Ok(*claimed == hash()?),
            None => Ok(false),
        }
    }

    /// Whether a file that is no longer generated may be removed: only if polybook wrote it here,
    /// and it has not changed since.
    pub(super) fn may_remove(
        &self,
        path: &str,
        hash: impl FnOnce() -> io::Result<String>,
    ) -> io::Result<bool> {
        match self.own.get(path) {
            Some(hashes) => Ok(hashes.contains(&hash()?)),
            None => Ok(false),
        }
    }

    /// Returns the new paths that differ from a previous one in case only, each with the previous
    /// one. On a case-insensitive file system, both are the same file.
    pub(super) fn renamed_in_case<'a>(&self, now: impl Iterator<Item = &'a str>) -> Renamed {
        let (before, now) = (self.paths(), now.collect::<BTreeSet<_>>());
        let gone: BTreeMap<String, &str> =
            before.difference(&now).map(|path| (folded_name(path), *path)).collect();
        let new = now.difference(&before).filter(|_| !gone.is_empty());
        new.filter_map(|path| {
            Some(((*path).to_owned(), (*gone.get(&folded_name(path))?).to_owned()))
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(files: &[(&str, &str)], is_sealed: bool) -> Written {
        let mut written = Written::default();
        let files = files.iter().map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned()));
        written.add_manifest(Manifest::of(files.collect()), is_sealed);
        written
    }

    fn hash(hash: &str) -> impl FnOnce() -> io::Result<String> {
        let hash = hash.to_owned();
        move || Ok(hash)
    }

    #[test]
    fn own_files_are_replaced_always_and_removed_unchanged() {
        let own = written(&[("a.html", "1")], true);
        assert!(own.may_replace("a.html", hash("2")).unwrap());
        assert!(own.may_remove("a.html", hash("1")).unwrap());
        assert!(!own.may_remove("a.html", hash("2")).unwrap());
        assert!(
            !own.may_replace("b.html", hash("1")).unwrap()
                && !own.may_remove("b.html", hash("1")).unwrap()
        );
    }

    #[test]
    fn claimed_files_are_replaced_unchanged_and_never_removed() {
        let claimed = written(&[("a.html", "1")], false);
        assert!(claimed.may_replace("a.html", hash("1")).unwrap());
        assert!(!claimed.may_replace("a.html", hash("2")).unwrap());
        assert!(!claimed.may_remove("a.html", hash("1")).unwrap());
    }

    #[test]
    fn announcements_accumulate_and_claims_do_not_become_own_files() {
        let mut own = written(&[("a.html", "1"), ("b.html", "1")], true);
        own.add_manifest(Manifest::of([("c.html".to_owned(), "1".to_owned())].into()), false);
        let second =
            own.announcement(&Manifest::of([("a.html".to_owned(), "2".to_owned())].into()));
        let mut third = Written::default();
        third.add_announcement(second);
        for known in ["1", "2"] {
            assert!(third.may_remove("a.html", hash(known)).unwrap());
        }
        assert!(third.may_remove("b.html", hash("1")).unwrap());
        assert_eq!(
            third.paths().into_iter().collect::<Vec<_>>(),
            ["a.html", "b.html", MANIFEST_FILE]
        );
    }

    #[test]
    fn a_path_that_changes_in_case_only_is_distinguished_from_a_new_file() {
        let before = written(
            &[("media/a/Photo.JPG", "1"), ("media/a/Đồng.svg", "1"), ("media/a/x.png", "1")],
            true,
        );
        let now = ["media/A/photo.jpg", "media/a/đồng.svg", "media/a/x.png", "media/a/new.png"];
        let renamed: Vec<String> = before
            .renamed_in_case(now.into_iter())
            .into_iter()
            .map(|(new, former)| former + " " + &new)
            .collect();
        assert_eq!(
            renamed,
            ["media/a/Photo.JPG media/A/photo.jpg", "media/a/Đồng.svg media/a/đồng.svg"]
        );
    }
}
