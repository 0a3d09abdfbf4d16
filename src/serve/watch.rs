//! The watcher that reports edits.
//!
//! In: a folder, and the places in it that a build reads. Out: the paths that changed, several at a
//! time: an editor that saves a file touches it several times within milliseconds.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::text::phrase::{Phrase, PhraseError};

/// How long nothing must happen before an edit counts as complete. It is short, since an edit that
/// is read too early is read again.
const QUIET: Duration = Duration::from_millis(2);

/// Watches what a build reads, for as long as the value exists. The rest of the folder is not
/// watched: it may contain a built site, a Git history or compiler output, which change all the
/// time.
pub(super) struct Watch {
    root: PathBuf,
    events: Receiver<notify::Result<notify::Event>>,
    watcher: RecommendedWatcher,
    /// The watched folders, each including its subfolders or not.
    watched: BTreeMap<PathBuf, RecursiveMode>,
}

impl Watch {
    /// Starts to watch these places in the folder of a site.
    pub(super) fn start(root: &Path, places: &[String]) -> io::Result<Self> {
        let (sender, events) = channel();
        let to_io = |error: notify::Error| {
            let phrase = Phrase::new("path-not-watched").with("path", root.display().to_string());
            io::Error::other(PhraseError(phrase.with("original", error.to_string())))
        };
        // Files behind a symbolic link are not read, and so not watched.
        let settings = notify::Config::default().with_follow_symlinks(false);
        let mut watcher = RecommendedWatcher::new(sender, settings).map_err(to_io)?;
        watcher.watch(root, RecursiveMode::NonRecursive).map_err(to_io)?;
        let root_alone = BTreeMap::from([(root.to_owned(), RecursiveMode::NonRecursive)]);
        let mut watch = Self { root: root.to_owned(), events, watcher, watched: root_alone };
        watch.follow(places, &[]);
        Ok(watch)
    }

    /// Watches places that were created since, or that were replaced according to `changed`, since
    /// a watch stays with a folder that is moved away. Returns the places to read again completely:
    /// those in a newly watched folder may have been filled before, and a parent folder may be
    /// gone.
    pub(super) fn follow(&mut self, places: &[String], changed: &[PathBuf]) -> Vec<PathBuf> {
        let wanted = self.wanted(places);
        let is_stale = |folder: &PathBuf, mode: RecursiveMode| {
            let may_be_another =
                changed.iter().any(|path| folder.starts_with(path) && *path != self.root);
            may_be_another || wanted.get(folder) != Some(&mode)
        };
        let stale: Vec<PathBuf> = self
            .watched
            .iter()
            .filter(|(folder, mode)| is_stale(folder, **mode))
            .map(|(folder, _)| folder.clone())
            .collect();
        for folder in stale {
            // A folder that was deleted has lost its watch already.
            let _ = self.watcher.unwatch(&folder);
            self.watched.remove(&folder);
        }
        let mut new: Vec<PathBuf> =
            changed.iter().filter(|path| **path != self.root).cloned().collect();
        for (folder, mode) in wanted {
            if !self.watched.contains_key(&folder) && self.watcher.watch(&folder, mode).is_ok() {
                self.watched.insert(folder.clone(), mode);
                new.push(folder);
            }
        }
        let places = places.iter().map(|place| self.root.join(place));
        places.filter(|place| new.iter().any(|folder| place.starts_with(folder))).collect()
    }

    /// Returns the folders to watch: each place that is a folder, with its subfolders, and every
    /// folder on the path to a place, so that its creation is noticed.
    fn wanted(&self, places: &[String]) -> BTreeMap<PathBuf, RecursiveMode> {
        let mut wanted = BTreeMap::from([(self.root.clone(), RecursiveMode::NonRecursive)]);
        let is_folder =
            |path: &Path| path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir());
        for place in places {
            let mut folder = self.root.clone();
            for part in Path::new(place) {
                folder.push(part);
                if !is_folder(&folder) {
                    break;
                }
                let is_whole = folder == self.root.join(place);
                let mode =
                    if is_whole { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
                let known = wanted.entry(folder.clone()).or_insert(mode);
                if is_whole {
                    *known = RecursiveMode::Recursive;
                }
            }
        }
        let whole: Vec<PathBuf> = wanted
            .iter()
            .filter(|(_, mode)| **mode == RecursiveMode::Recursive)
            .map(|(folder, _)| folder.clone())
            .collect();
        wanted.retain(|folder, _| {
            !whole.iter().any(|whole| folder != whole && folder.starts_with(whole))
        });
        wanted
    }

    /// Waits for edits. Returns `None` when there can be no more.
    pub(super) fn next(&self) -> Option<Vec<PathBuf>> {
        let mut changed = Vec::new();
        while changed.is_empty() {
            self.take(self.events.recv().ok()?, &mut changed);
        }
        while let Ok(event) = self.events.recv_timeout(QUIET) {
            self.take(event, &mut changed);
        }
        changed.sort();
        changed.dedup();
        Some(changed)
    }

    fn take(&self, event: notify::Result<notify::Event>, changed: &mut Vec<PathBuf>) {
        match event {
            // Reading a file is not an edit.
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => {}
            Ok(event) if !event.need_rescan() => changed.extend(event.paths),
            // Events were lost, so everything has to be read again.
            Ok(_) | Err(_) => {
                changed.extend(self.watched.keys().filter(|folder| **folder != self.root).cloned());
            }
        }
    }
}
