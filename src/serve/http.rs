//! Answers requests: pages from memory, and news of edits.
//!
//! In: a [`Session`]. Out: HTTP/1.1 on one address. Pages get one script more than those of a build: it waits for news, loads
//! the page again and shows what was found.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use super::session::{Session, State};
use crate::diagnostic::Severity;
use crate::load;
use crate::message::MessageTable;
use crate::render::Content;
use crate::source::LineIndexes;
use crate::text::{control, escape};

/// Paths that no site has. They lie outside the mount, which moves when the configuration changes: the script of a page from
/// before that must still be found.
const RELOAD_SCRIPT: &str = "/__polybook/reload.js";
const NEWS: &str = "/__polybook/news";

/// A comment line is sent this often while nothing happens, so that a browser that has gone is noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Requests are answered by so many threads; news has threads of its own.
const THREADS: usize = 4;

pub(super) struct HttpServer {
    server: Server,
    session: Arc<Session>,
    bell: Arc<Bell>,
}

/// Rings when the site has changed.
#[derive(Default)]
struct Bell {
    generation: Mutex<u64>,
    rung: Condvar,
}

impl HttpServer {
    pub(super) fn listen(address: SocketAddr, session: Arc<Session>) -> io::Result<Self> {
        let server = Server::http(address).map_err(io::Error::other)?;
        let bell = Bell { generation: Mutex::new(session.state().generation), rung: Condvar::new() };
        Ok(Self { server, session, bell: Arc::new(bell) })
    }

    pub(super) fn url(&self) -> String {
        let address = self.server.server_addr().to_ip().map_or_else(String::new, |address| address.to_string());
        format!("http://{address}{}", mount(&self.session.state()))
    }

    /// Begins to answer.
    pub(super) fn spawn(server: &Arc<Self>) {
        for _ in 0..THREADS {
            let server = Arc::clone(server);
            thread::spawn(move || {
                while let Ok(request) = server.server.recv() {
                    server.answer(request);
                }
            });
        }
    }

    /// Tells every browser that the site has changed.
    pub(super) fn notify(&self) {
        *self.bell.generation.lock().unwrap_or_else(PoisonError::into_inner) = self.session.state().generation;
        self.bell.rung.notify_all();
    }

    fn answer(&self, request: Request) {
        if !matches!(request.method(), Method::Get | Method::Head) {
            let _ = request.respond(Response::empty(StatusCode(405)));
            return;
        }
        let state = self.session.state();
        let mount = mount(&state);
        let address = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
        let path = percent_decode_str(&address).decode_utf8_lossy().into_owned();
        // A browser that has gone before the answer came is none of our business.
        let _ = match path.strip_prefix(&mount) {
            _ if path == NEWS => {
                self.tell_news(request);
                Ok(())
            }
            _ if path == RELOAD_SCRIPT => respond(request, 200, "reload.js", include_bytes!("reload.js")),
            Some(path) => Self::answer_page(request, &state, path),
            None if format!("{path}/") == mount || path == "/" => {
                let location = Header::from_bytes("Location", mount.as_bytes()).ok();
                let mut response = Response::empty(StatusCode(302));
                if let Some(location) = location {
                    response.add_header(location);
                }
                request.respond(response)
            }
            None => Self::not_found(request, &state),
        };
    }

    fn answer_page(request: Request, state: &State, path: &str) -> io::Result<()> {
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        match state.site.render(&path) {
            Some(Ok(content)) => {
                let bytes = bytes(content)?;
                respond(request, 200, &path, &with_reload(&path, bytes, state))
            }
            Some(Err(diagnostic)) => {
                let message = format!("{}: {}", diagnostic.path, MessageTable::english().message(&diagnostic));
                let html = format!(
                    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Template</title><h1>{}</h1></html>",
                    escape::html(&message)
                );
                respond(request, 500, "error.html", &with_reload("error.html", html.into_bytes(), state))
            }
            None => Self::not_found(request, state),
        }
    }

    fn not_found(request: Request, state: &State) -> io::Result<()> {
        let bytes = match state.site.render("404.html") {
            Some(Ok(content)) => bytes(content)?,
            _ => b"404".to_vec(),
        };
        respond(request, 404, "404.html", &with_reload("404.html", bytes, state))
    }

    /// Server-sent events: the number of the present build with what was found in it, now and after each edit.
    fn tell_news(&self, request: Request) {
        let (bell, session) = (Arc::clone(&self.bell), Arc::clone(&self.session));
        // The answer is written by hand: tiny_http would hold each event back until it had a full buffer of them.
        thread::spawn(move || {
            // It ends when the browser has gone.
            let _ = News { bell, session }.write_to(&mut *request.into_writer());
        });
    }
}

/// A stream that never ends: the next event as soon as the bell rings.
struct News {
    bell: Arc<Bell>,
    session: Arc<Session>,
}

impl News {
    fn write_to(&self, stream: &mut dyn Write) -> io::Result<()> {
        let messages = MessageTable::english();
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
        stream.write_all(head.as_bytes())?;
        loop {
            let state = self.session.state();
            stream.write_all(event(&state, &messages).as_bytes())?;
            stream.flush()?;
            while !self.wait(state.generation) {
                stream.write_all(b": still here\n\n")?;
                stream.flush()?;
            }
        }
    }

    /// Whether there is another build than this one before the heartbeat.
    fn wait(&self, sent: u64) -> bool {
        let generation = self.bell.generation.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.bell.rung.wait_timeout_while(generation, HEARTBEAT, |generation| *generation == sent);
        *waited.unwrap_or_else(PoisonError::into_inner).0 != sent
    }
}

fn event(state: &State, messages: &MessageTable) -> String {
    let shown = state.diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Info);
    let mut lines = LineIndexes::of(state.sources());
    let diagnostics: Vec<serde_json::Value> = shown
        .map(|diagnostic| {
            let position = lines.position(&diagnostic.path, diagnostic.span.start);
            let path = control::shown(diagnostic.path.as_str());
            serde_json::json!({
                "severity": diagnostic.severity.as_str(),
                "place": format!("{path}:{}:{}", position.line, position.column),
                "message": messages.message(diagnostic),
                "help": messages.help(diagnostic),
            })
        })
        .collect();
    let data = serde_json::json!({ "generation": state.generation, "diagnostics": diagnostics });
    format!("data: {data}\n\n")
}

/// The path under which the site is mounted: that of its address, so that a wrong path shows here and not after publishing.
fn mount(state: &State) -> String {
    state.site.catalog.config.html.site_url.as_ref().map_or_else(|| "/".to_owned(), |site_url| site_url.path().to_owned())
}

fn bytes(content: Content) -> io::Result<Vec<u8>> {
    match content {
        Content::Page(bytes) => Ok(bytes),
        Content::Bytes(bytes) => Ok(bytes.to_vec()),
        Content::Copy(content) => load::asset_bytes(&content).map(|bytes| bytes.to_vec()),
    }
}

/// Adds the script that waits for news. It knows which build its page came from, so that no edit is missed in between.
fn with_reload(path: &str, mut bytes: Vec<u8>, state: &State) -> Vec<u8> {
    if content_type(path).starts_with("text/html") {
        let script = format!(
            "<script defer src=\"{RELOAD_SCRIPT}\" data-news=\"{NEWS}\" data-generation=\"{}\"></script>",
            state.generation
        );
        bytes.extend_from_slice(script.as_bytes());
    }
    bytes
}

/// The answer is written by hand, since `tiny_http` does not let one close a connection: it has a thread for each that is kept open, and
/// where a browser opens several at once, a request can wait for a thread that never comes.
fn respond(request: Request, status: u16, path: &str, bytes: &[u8]) -> io::Result<()> {
    let is_head = *request.method() == Method::Head;
    let reason = StatusCode(status).default_reason_phrase();
    let head = format!(
        "HTTP/1.1 {status} {reason}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        content_type(path),
        bytes.len()
    );
    let mut writer = request.into_writer();
    writer.write_all(head.as_bytes())?;
    if !is_head {
        writer.write_all(bytes)?;
    }
    writer.flush()
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
