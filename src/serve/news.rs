//! News of builds, as server-sent events.
//!
//! In: the session, and a bell that rings after each build. Out: a stream that never ends: the number of the
//! present build with its diagnostics, now and after each edit.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::{self, Stream};
use hyper::body::{Bytes, Frame};
use tokio::sync::watch;

use super::session::{Session, State};
use crate::diagnostic::Severity;
use crate::message::MessageTable;
use crate::source::LineIndexes;
use crate::text::control;

/// A comment line is sent this often while nothing happens, so that a browser that has gone is noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The stream for one listener. `bell` changes with each build.
pub(super) fn stream(session: Arc<Session>, bell: watch::Receiver<u64>) -> impl Stream<Item = Result<Frame<Bytes>, Infallible>> {
    let listener = Listener { session, bell, is_first: true };
    stream::unfold(listener, |mut listener| async move {
        let text = listener.next().await?;
        Some((Ok(Frame::data(Bytes::from(text))), listener))
    })
}

struct Listener {
    session: Arc<Session>,
    bell: watch::Receiver<u64>,
    is_first: bool,
}

impl Listener {
    /// The next event; `None` when the server ends.
    async fn next(&mut self) -> Option<String> {
        if !std::mem::take(&mut self.is_first) {
            match tokio::time::timeout(HEARTBEAT, self.bell.changed()).await {
                Ok(changed) => changed.ok()?,
                Err(_) => return Some(": still here\n\n".to_owned()),
            }
        }
        self.bell.mark_unchanged();
        Some(event(&self.session.state()))
    }
}

fn event(state: &State) -> String {
    let messages = MessageTable::english();
    let shown = state.diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Info);
    let mut lines = LineIndexes::of(state.sources());
    let found = shown.map(|diagnostic| {
        let position = lines.position(&diagnostic.path, diagnostic.span.start);
        let path = control::shown(diagnostic.path.as_str());
        serde_json::json!({
            "severity": diagnostic.severity.as_str(),
            "place": format!("{path}:{}:{}", position.line, position.column),
            "message": messages.message(diagnostic),
            "help": messages.help(diagnostic),
        })
    });
    let failed = state
        .failure
        .iter()
        .map(|failure| serde_json::json!({ "severity": "error", "place": "polybook", "message": failure, "help": "" }));
    let diagnostics: Vec<serde_json::Value> = failed.chain(found).collect();
    let data = serde_json::json!({ "generation": state.generation, "diagnostics": diagnostics });
    format!("data: {data}\n\n")
}
