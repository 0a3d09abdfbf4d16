//! The response to a path.
//!
//! In: the current site, and the path of a request. Out: a status and bytes. Compared to a build,
//! each page has an additional script that waits for news, reloads the page and shows the
//! diagnostics.

use std::io;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::session::State;
use crate::load;
use crate::render::Content;
use crate::text::{control, escape};

/// Paths that no site has. They are outside the mount, which moves when the configuration changes:
/// the script must still be found by pages from before the change.
const RELOAD_SCRIPT: &str = "/__polybook/reload.js";
const NEWS_WORKER: &str = "/__polybook/news-worker.js";
pub(super) const NEWS: &str = "/__polybook/news";

/// Characters that must be escaped in a header.
const NOT_IN_HEADER: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>');

/// A response, ready to be sent.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) content_type: &'static str,
    pub(super) location: Option<String>,
    pub(super) bytes: Vec<u8>,
}

impl Answer {
    /// Returns a plain text response.
    pub(super) fn text(status: u16, text: &str) -> Self {
        Self::new(status, "message.txt", format!("{text}\n").into_bytes())
    }

    fn new(status: u16, path: &str, bytes: Vec<u8>) -> Self {
        Self { status, content_type: content_type(path), location: None, bytes }
    }

    fn redirect(mount: &str) -> Self {
        let location = utf8_percent_encode(mount, NOT_IN_HEADER).to_string();
        Self { location: Some(location), ..Self::text(302, mount) }
    }
}

/// Returns the response to a path as requested, percent-encoded.
pub(super) fn answer(state: &State, asked: &str) -> Answer {
    let path = decode(asked);
    let mount = decode(&mount(state));
    match path.strip_prefix(&mount) {
        _ if path == RELOAD_SCRIPT => {
            Answer::new(200, "reload.js", include_bytes!("reload.js").to_vec())
        }
        _ if path == NEWS_WORKER => {
            Answer::new(200, "worker.js", include_bytes!("news-worker.js").to_vec())
        }
        Some(path) => page(state, path),
        None if format!("{path}/") == mount || path == "/" => Answer::redirect(&self::mount(state)),
        None => not_found(state),
    }
}

/// Returns the path under which the site is mounted, taken from its address, so that a wrong one is
/// noticed before publishing.
pub(super) fn mount(state: &State) -> String {
    let site_url = state.site.catalog.config.html.site_url.as_ref();
    site_url.map_or_else(|| "/".to_owned(), |site_url| site_url.path().to_owned())
}

fn decode(path: &str) -> String {
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

fn page(state: &State, path: &str) -> Answer {
    let is_folder = path.is_empty() || path.ends_with('/');
    let path = if is_folder { format!("{path}index.html") } else { path.to_owned() };
    match state.site.render(&path) {
        Some(Ok(content)) => match bytes(content) {
            Ok(bytes) => Answer::new(200, &path, with_reload(&path, bytes, state)),
            // The file was removed or made unreadable since it was listed; the next build reports
            // that.
            Err(error) => Answer::text(500, &format!("{path}: {}", state.messages().error(&error))),
        },
        Some(Err(diagnostic)) => {
            let words = state.messages().message(&diagnostic);
            error_page(state, &format!("{}: {words}", control::shown(diagnostic.path.as_str())))
        }
        None => not_found(state),
    }
}

/// Returns the page shown in place of one that could not be rendered. It reloads after the next
/// edit.
pub(super) fn error_page(state: &State, words: &str) -> Answer {
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>polybook</title>\
         <h1>{}</h1></html>",
        escape::html(words)
    );
    Answer::new(500, "error.html", with_reload("error.html", html.into_bytes(), state))
}

fn not_found(state: &State) -> Answer {
    let bytes = match state.site.render("404.html") {
        Some(Ok(content)) => bytes(content).unwrap_or_default(),
        _ => b"404".to_vec(),
    };
    Answer::new(404, "404.html", with_reload("404.html", bytes, state))
}

fn bytes(content: Content) -> io::Result<Vec<u8>> {
    match content {
        Content::Page(bytes) => Ok(bytes),
        Content::Bytes(bytes) => Ok(bytes.to_vec()),
        Content::Copy(content) => load::asset_bytes(&content).map(|bytes| bytes.to_vec()),
    }
}

/// Adds the script that waits for news. It knows which build its page came from, so that it misses
/// no edit.
fn with_reload(path: &str, mut bytes: Vec<u8>, state: &State) -> Vec<u8> {
    if content_type(path).starts_with("text/html") {
        let script = format!(
            "<script defer src=\"{RELOAD_SCRIPT}\" data-news=\"{NEWS}\" \
             data-worker=\"{NEWS_WORKER}\" data-generation=\"{}\"></script>",
            state.generation
        );
        bytes.extend_from_slice(script.as_bytes());
    }
    bytes
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("xml") => "application/xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("gif") => "image/gif",
        Some("mp3") => "audio/mpeg",
        Some("m4a") => "audio/mp4",
        Some("mp4") => "video/mp4",
        Some("webm") => "video/webm",
        Some("vtt") => "text/vtt; charset=utf-8",
        Some("pdf") => "application/pdf",
        _ => "application/octet-stream",
    }
}
