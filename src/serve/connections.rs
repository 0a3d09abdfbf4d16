//! The open connections, and which of them to close when there are too many.
//!
//! In: connections that open, send requests and close. Out: no more than [`MAX_OPEN`] of them that
//! are idle for longer than [`GRACE`], and never more than [`MAX_YOUNG`] in all.
//! Sleeping browsers, or clients that open connections without sending anything, cannot keep others
//! out: the connection that has been idle longest is closed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use tokio::task::AbortHandle;

/// The number of connections that are kept open. A browser keeps about six, and most systems allow
/// a process 256 files.
const MAX_OPEN: usize = 192;

/// The time that a new connection has for its request, however many others open meanwhile. A flood
/// of connections would otherwise close a browser's before its request has been read.
const GRACE: Duration = Duration::from_secs(1);

/// The number of idle connections above which even new ones are closed.
const MAX_YOUNG: usize = 448;

/// Every open connection, shared by the tasks that serve them.
#[derive(Debug, Clone, Default)]
pub(super) struct Connections(Arc<Mutex<Open>>);

#[derive(Debug, Default)]
struct Open {
    next: u64,
    /// Keyed by the time of the last request, so the first has been idle longest.
    idle: BTreeMap<u64, Idle>,
}

#[derive(Debug)]
struct Idle {
    since: Instant,
    task: AbortHandle,
}

/// The registration of one connection.
#[derive(Debug)]
pub(super) struct Registration {
    connections: Connections,
    /// Its key while it is idle; absent while a request is being answered.
    key: Mutex<Option<u64>>,
    task: OnceLock<AbortHandle>,
}

impl Connections {
    /// Registers a new connection. It counts once [`Registration::begin`] has named the task that
    /// serves it.
    pub(super) fn register(&self) -> Arc<Registration> {
        Arc::new(Registration {
            connections: self.clone(),
            key: Mutex::default(),
            task: OnceLock::new(),
        })
    }

    /// Closes the half of the connections that has been idle longest, when the system has no files
    /// left.
    pub(super) fn make_room(&self) {
        let mut open = self.lock();
        for _ in 0..open.idle.len().div_ceil(2) {
            open.close_oldest();
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn close_oldest(&mut self) {
        if let Some((_, connection)) = self.idle.pop_first() {
            connection.task.abort();
        }
    }

    /// Whether there are too many idle connections, the oldest of which may be closed.
    fn is_full(&self) -> bool {
        self.idle.len() > MAX_YOUNG
            || self.idle.len() > MAX_OPEN
                && self.idle.first_key_value().is_some_and(|(_, idle)| idle.since.elapsed() > GRACE)
    }
}

impl Registration {
    /// Names the task that serves the connection from now on.
    pub(super) fn begin(&self, task: AbortHandle) {
        // A registration is for one connection, which is served by one task.
        let _ = self.task.set(task);
        self.set_idle();
    }

    /// Marks the connection as busy: it is not closed until the request is answered.
    pub(super) fn set_busy(&self) {
        let key = self.key.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(key) = key {
            self.connections.lock().idle.remove(&key);
        }
    }

    /// Marks the connection as idle: the request has been answered, or there was none yet.
    pub(super) fn set_idle(&self) {
        let Some(task) = self.task.get().cloned() else { return };
        let mut open = self.connections.lock();
        let key = open.next;
        open.next += 1;
        open.idle.insert(key, Idle { since: Instant::now(), task });
        while open.is_full() {
            open.close_oldest();
        }
        drop(open);
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = Some(key);
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        self.set_busy();
    }
}
