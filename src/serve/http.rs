//! Answers requests over HTTP/1.1 on one address.
//!
//! In: a [`Session`]. Out: what [`answer`](super::answer) says to a path, and news of edits. One
//! thread waits on all connections, so that none that is slow or silent keeps another waiting;
//! pages are rendered on threads of their own.

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
use super::connections::{Connections, Place};
use super::host::Hosts;
use super::news;
use super::session::Session;
use crate::diagnostic::Phrase;

/// A browser sends the head of a request at once; whoever takes longer is not waited for.
const LONGEST_HEAD: Duration = Duration::from_secs(10);

/// How long to wait where the system has no files left for another connection.
const BREATH: Duration = Duration::from_millis(20);

/// Pages are rendered on so many threads.
const THREADS: usize = 4;

type Body = UnsyncBoxBody<Bytes, Infallible>;

/// A server that listens.
pub(super) struct HttpServer {
    /// Taken by [`HttpServer::spawn`].
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
    /// Begins to listen; connections wait until [`HttpServer::spawn`].
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

    /// Where the site is.
    pub(super) fn url(&self) -> String {
        format!("http://{}{}", self.address, answer::mount(&self.site.session.state()))
    }

    /// Begins to answer.
    pub(super) fn spawn(&self) -> io::Result<()> {
        let listener = self.listener.try_clone()?;
        let site = Arc::clone(&self.site);
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .max_blocking_threads(THREADS)
            .build()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let answer = move || runtime.block_on(accept(&listener, &site));
        thread::Builder::new().name("http".to_owned()).spawn(answer)?;
        Ok(())
    }

    /// Tells every browser that the site has changed.
    pub(super) fn notify(&self) {
        self.bell.send_replace(self.site.session.state().generation);
    }
}

async fn accept(listener: &tokio::net::TcpListener, site: &Arc<Site>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let place = site.connections.place();
                let task = tokio::spawn(serve(stream, Arc::clone(site), Arc::clone(&place)));
                place.begin(task.abort_handle());
            }
            // A connection that was closed before it was taken, or no files left: then others make
            // room.
            Err(error) if is_of_the_connection(&error) => {}
            Err(_) => {
                site.connections.make_room();
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

fn is_of_the_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionRefused | ConnectionAborted | ConnectionReset)
}

async fn serve(stream: tokio::net::TcpStream, site: Arc<Site>, place: Arc<Place>) {
    let service = service_fn(|request: Request<Incoming>| {
        let (site, place) = (Arc::clone(&site), Arc::clone(&place));
        async move {
            place.is_asked();
            let response = respond(&site, &request).await;
            place.is_silent();
            Ok::<_, Infallible>(response)
        }
    });
    // A browser that has gone before the answer came is none of our business.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(LONGEST_HEAD)
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

/// What every answer says. Pages of other origins may not read what is served here, scripts
/// included.
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
