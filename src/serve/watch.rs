//! Tells of edits.
//!
//! In: a folder. Out: the paths that changed, a few at a time: an editor that saves a file touches it several times within
//! milliseconds.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// How long nothing more must happen before an edit counts as done. Short, since an edit that is read too early is read again.
const QUIET: Duration = Duration::from_millis(4);

/// Watches a folder for as long as it lives.
pub(super) struct Watch {
    root: PathBuf,
    events: Mutex<Receiver<notify::Result<notify::Event>>>,
    /// Dropped, it stops watching.
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Begins to watch the folder.
    pub(super) fn start(root: &Path) -> io::Result<Self> {
        let (sender, events) = channel();
        let to_io = |error: notify::Error| io::Error::other(format!("{} cannot be watched: {error}", root.display()));
        let mut watcher = notify::recommended_watcher(sender).map_err(to_io)?;
        watcher.watch(root, RecursiveMode::Recursive).map_err(to_io)?;
        Ok(Self { root: root.to_owned(), events: Mutex::new(events), _watcher: watcher })
    }

    /// Waits for edits; `None` when nothing can come any more.
    pub(super) fn next(&self) -> Option<Vec<PathBuf>> {
        let events = self.events.lock().ok()?;
        let mut changed = Vec::new();
        while changed.is_empty() {
            self.take(events.recv().ok()?, &mut changed);
        }
        while let Ok(event) = events.recv_timeout(QUIET) {
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
            Ok(_) | Err(_) => changed.push(self.root.clone()),
        }
    }
}
