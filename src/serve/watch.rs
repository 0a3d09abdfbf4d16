//! Tells of edits.
//!
//! In: a folder. Out: the paths that changed, a few at a time: an editor that saves a file touches it several times within
//! milliseconds.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// How long nothing more must happen before an edit counts as done. Short, since an edit that is read too early is read again.
const QUIET: Duration = Duration::from_millis(2);

/// Watches what a build reads, for as long as it lives. The rest of the folder is left alone: it may hold a build, a clone's
/// history, or a compiler's work, all of which change all the time.
pub(super) struct Watch {
    root: PathBuf,
    events: Receiver<notify::Result<notify::Event>>,
    watcher: RecommendedWatcher,
    /// Folders that are watched with everything below them.
    watched: BTreeSet<String>,
}

impl Watch {
    /// Begins to watch the folder of a site, and these places in it.
    pub(super) fn start(root: &Path, places: &[String]) -> io::Result<Self> {
        let (sender, events) = channel();
        let to_io = |error: notify::Error| io::Error::other(format!("{} cannot be watched: {error}", root.display()));
        // What lies behind a symbolic link is not read, and so not watched.
        let settings = notify::Config::default().with_follow_symlinks(false);
        let mut watcher = RecommendedWatcher::new(sender, settings).map_err(to_io)?;
        watcher.watch(root, RecursiveMode::NonRecursive).map_err(to_io)?;
        let mut watch = Self { root: root.to_owned(), events, watcher, watched: BTreeSet::new() };
        watch.follow(places);
        Ok(watch)
    }

    /// Watches places that have come into being. Gives those that are new.
    pub(super) fn follow(&mut self, places: &[String]) -> Vec<PathBuf> {
        self.watched.retain(|place| self.root.join(place).is_dir());
        let mut new = Vec::new();
        for place in places {
            let path = self.root.join(place);
            let is_new = path.is_dir() && !self.watched.contains(place);
            if is_new && self.watcher.watch(&path, RecursiveMode::Recursive).is_ok() {
                self.watched.insert(place.clone());
                new.push(path);
            }
        }
        new
    }

    /// Waits for edits; `None` when nothing can come any more.
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
            // Reading a file is no edit.
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => {}
            Ok(event) if !event.need_rescan() => changed.extend(event.paths),
            // Something was missed: look at everything again.
            Ok(_) | Err(_) => changed.extend(self.watched.iter().map(|place| self.root.join(place))),
        }
    }
}
