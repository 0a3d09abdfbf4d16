//! The connections that are open, and which of them make room for another.
//!
//! In: connections as they come, are asked and go. Out: never more than [`MOST`] of them. A browser
//! that has gone to sleep, and whoever opens connections and says nothing, cannot keep others out:
//! the one that has been silent longest is closed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tokio::task::AbortHandle;

/// As many connections are kept open. A browser keeps about six, and most systems let a process
/// have 256 files.
const MOST: usize = 192;

/// Every open connection, shared by the tasks that serve them.
#[derive(Debug, Clone, Default)]
pub(super) struct Connections(Arc<Mutex<Open>>);

#[derive(Debug, Default)]
struct Open {
    next: u64,
    /// By the time of the last request: the first has been silent longest.
    silent: BTreeMap<u64, AbortHandle>,
}

/// One connection's place among the others.
#[derive(Debug)]
pub(super) struct Place {
    connections: Connections,
    /// Its key while it is silent; none while a request is being answered.
    key: Mutex<Option<u64>>,
    task: OnceLock<AbortHandle>,
}

impl Connections {
    /// A place for a connection that has just come. It counts once [`Place::begin`] says which task
    /// serves it.
    pub(super) fn place(&self) -> Arc<Place> {
        Arc::new(Place { connections: self.clone(), key: Mutex::default(), task: OnceLock::new() })
    }

    /// Closes half of the connections, those that have been silent longest: the system has no files
    /// left.
    pub(super) fn make_room(&self) {
        let mut open = self.lock();
        for _ in 0..open.silent.len().div_ceil(2) {
            open.close_oldest();
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn close_oldest(&mut self) {
        if let Some((_, task)) = self.silent.pop_first() {
            task.abort();
        }
    }
}

impl Place {
    /// The connection is served by this task from now on.
    pub(super) fn begin(&self, task: AbortHandle) {
        // A place is for one connection, which one task serves.
        let _ = self.task.set(task);
        self.is_silent();
    }

    /// A request has come whole: until it is answered, the connection is not closed to make room.
    pub(super) fn is_asked(&self) {
        let key = self.key.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(key) = key {
            self.connections.lock().silent.remove(&key);
        }
    }

    /// The answer is ready, or nothing was asked yet.
    pub(super) fn is_silent(&self) {
        let Some(task) = self.task.get().cloned() else { return };
        let mut open = self.connections.lock();
        let key = open.next;
        open.next += 1;
        open.silent.insert(key, task);
        while open.silent.len() > MOST {
            open.close_oldest();
        }
        drop(open);
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = Some(key);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.is_asked();
    }
}
