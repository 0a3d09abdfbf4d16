//! The HTTP/1.1 server on one address.
//!
//! In: a [`Session`]. Out: the responses of [`answer`](super::answer), and news of edits. A single
//! thread waits for all connections, so that a slow or idle one does not delay others; pages are
//! rendered on separate threads.

use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, Full, StreamBody};
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::runtime;
use tokio::sync::watch;

use super::answer::{self, Answer, NEWS};
use super::connections::{Connections, Registration};
use super::host::Hosts;
use super::news;
use super::session::Session;
use crate::diagnostic::Phrase;

/// The time allowed for the head of a request, which browsers send at once.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);

/// The time to wait when the system has no files left for another connection.
const ACCEPT_PAUSE: Duration = Duration::from_millis(20);

/// The number of threads that render pages.
const RENDER_THREADS: usize = 4;

type Body = UnsyncBoxBody<Bytes, Infallible>;

/// A server that is listening.
pub(super) struct HttpServer {
    /// Cloned by [`HttpServer::spawn`].
    listener: TcpListener,
    address: SocketAddr,
    site: Arc<Site>,
    bell: watch::Sender<u64>,
}

/// What every connection needs.
struct Site {
    session: Arc<Session>,
    hosts: Hosts,
    bell: watch::Receiver<u64>,
    connections: Connections,
}

impl HttpServer {
    /// Starts to listen. Connections wait until [`HttpServer::spawn`].
    pub(super) fn listen(
        address: SocketAddr,
        name: Option<&str>,
        session: Arc<Session>,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (bell, receiver) = watch::channel(session.state().generation);
        let site = Site {
            session,
            hosts: Hosts::of(address, name),
            bell: receiver,
            connections: Connections::default(),
        };
        Ok(Self { listener, address, site: Arc::new(site), bell })
    }

    /// Returns the address of the site.
    pub(super) fn url(&self) -> String {
        format!("http://{}{}", self.address, answer::mount(&self.site.session.state()))
    }

    /// Starts to answer requests.
    pub(super) fn spawn(&self) -> io::Result<()> {
        let listener = self.listener.try_clone()?;
        let site = Arc::clone(&self.site);
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .max_blocking_threads(RENDER_THREADS)
            .build()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let answer = move || runtime.block_on(accept(&listener, &site));
        thread::Builder::new().name("http".to_owned()).spawn(answer)?;
        Ok(())
    }

    /// Notifies every browser that the site has changed.
    pub(super) fn notify(&self) {
        self.bell.send_replace(self.site.session.state().generation);
    }
}

async fn accept(listener: &tokio::net::TcpListener, site: &Arc<Site>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let registration = site.connections.register();
                let task = tokio::spawn(serve(stream, Arc::clone(site), Arc::clone(&registration)));
                registration.begin(task.abort_handle());
            }
            // The connection was closed before it was accepted.
            Err(error) if is_connection_error(&error) => {}
            // The system has no files left, so other connections make room.
            Err(_) => {
                site.connections.make_room();
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

fn is_connection_error(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionRefused | ConnectionAborted | ConnectionReset)
}

async fn serve(stream: tokio::net::TcpStream, site: Arc<Site>, registration: Arc<Registration>) {
    let service = service_fn(|request: Request<Incoming>| {
        let (site, registration) = (Arc::clone(&site), Arc::clone(&registration));
        async move {
            registration.set_busy();
            let response = respond(&site, &request).await;
            registration.set_idle();
            Ok::<_, Infallible>(response)
        }
    });
    // An error means that the browser closed the connection, and needs no report.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn respond(site: &Arc<Site>, request: &Request<Incoming>) -> Response<Body> {
    let state = site.session.state();
    let words = |phrase: &'static str| state.messages().phrase(&Phrase::new(phrase));
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let host = host.or_else(|| request.uri().authority().map(hyper::http::uri::Authority::as_str));
    if !host.is_some_and(|host| site.hosts.allow(host)) {
        return whole(Answer::text(403, &words("serve-foreign-host")), false);
    }
    let is_head = *request.method() == Method::HEAD;
    if !is_head && *request.method() != Method::GET {
        let mut response = whole(Answer::text(405, &words("serve-read-only")), false);
        let headers = response.headers_mut();
        headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
        return response;
    }
    let path = request.uri().path().to_owned();
    if path == NEWS {
        return stream(site);
    }
    let rendered = {
        let state = Arc::clone(&state);
        tokio::task::spawn_blocking(move || answer::answer(&state, &path)).await
    };
    let answer =
        rendered.unwrap_or_else(|_| answer::error_page(&state, &words("serve-page-failed")));
    whole(answer, is_head)
}

fn whole(answer: Answer, is_head: bool) -> Response<Body> {
    let byte_count = answer.bytes.len();
    let bytes = if is_head { Bytes::new() } else { Bytes::from(answer.bytes) };
    let mut response = Response::new(Full::new(bytes).boxed_unsync());
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(byte_count));
    if let Some(location) =
        answer.location.and_then(|location| HeaderValue::from_str(&location).ok())
    {
        headers.insert(header::LOCATION, location);
    }
    set_common(headers, answer.content_type);
    response
}

fn stream(site: &Arc<Site>) -> Response<Body> {
    let news = news::stream(Arc::clone(&site.session), site.bell.clone());
    let mut response = Response::new(StreamBody::new(news).boxed_unsync());
    set_common(response.headers_mut(), "text/event-stream");
    response
}

/// Sets the headers of every response. Pages of other origins may not read what is served here,
/// including scripts.
fn set_common(headers: &mut HeaderMap, content_type: &'static str) {
    let common: [(HeaderName, &'static str); 4] = [
        (header::CONTENT_TYPE, content_type),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in common {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
