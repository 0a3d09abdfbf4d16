//! News of builds, as server-sent events.
//!
//! In: the session, and a bell that changes with each build. Out: an endless stream with the number
//! of the current build and its diagnostics, at once and after each edit.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::{self, Stream};
use hyper::body::{Bytes, Frame};
use serde_json::{Value, json};
use tokio::sync::watch;

use super::session::{Session, State};
use crate::diagnostic::{Diagnostics, Severity};
use crate::message::{Annotation, Annotations};
use crate::text::control;

/// The interval of comment lines that are sent while nothing happens, so that a closed browser is
/// noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Returns the stream for one listener. `bell` changes with each build.
pub(super) fn stream(
    session: Arc<Session>,
    bell: watch::Receiver<u64>,
) -> impl Stream<Item = Result<Frame<Bytes>, Infallible>> {
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
    /// Returns the next event, or `None` when the server ends.
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
    let messages = state.messages();
    let failed = state.failure.iter().map(|failure| {
        let message = messages.phrase(failure);
        json!({ "severity": "error", "place": "polybook", "message": message, "help": "" })
    });
    let annotations = Annotations::new(&messages, state.sources());
    let diagnostics: Vec<Value> = failed.chain(shown(&state.diagnostics, annotations)).collect();
    let (generation, language) = (state.generation, messages.language());
    let data = json!({
        "generation": generation,
        "lang": language.as_str(),
        "dir": language.direction().as_str(),
        "diagnostics": diagnostics,
    });
    format!("data: {data}\n\n")
}

/// Returns diagnostics as the overlay shows them: all except those of severity info.
pub(crate) fn shown<'a>(
    diagnostics: &'a Diagnostics,
    mut annotations: Annotations<'a>,
) -> impl Iterator<Item = Value> + 'a {
    let shown = diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Info);
    shown.map(move |diagnostic| {
        let Annotation { severity, path, start, message, help, .. } =
            annotations.annotate(diagnostic);
        let place = format!("{}:{}:{}", control::shown(path.as_str()), start.line, start.column);
        json!({ "severity": severity.as_str(), "place": place, "message": message, "help": help })
    })
}
