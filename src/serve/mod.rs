//! `serve`: the site from memory, with each edit visible as soon as it is saved.
//!
//! In: a folder and an address to listen on. Out: pages over HTTP. A page is rendered when it is
//! requested, from the catalog of the last successful build, so that an edit costs one parse and
//! one page, whatever the size of the site.
//!
//! [`session`] holds the site and applies edits; `watch` reports edits; `http` takes requests, to
//! which `answer` and `news` produce the responses; `host` and `connections` decide which requests
//! are answered.

mod answer;
mod connections;
mod host;
mod http;
pub(crate) mod news;
pub mod session;
mod watch;

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::BuildOptions;
use crate::config::{CONFIG_FILE, SiteConfig};
use crate::load::{self, Loaded};

use http::HttpServer;
use session::{Session, State};
use watch::Watch;

/// A server that is listening.
pub struct Server {
    root: PathBuf,
    /// The content of the folder when it was last read.
    loaded: Loaded,
    session: Arc<Session>,
    http: HttpServer,
    watch: Watch,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Server").field("root", &self.root).finish_non_exhaustive()
    }
}

/// An event to report to the person who runs the server.
#[derive(Debug)]
pub enum Event<'a> {
    /// The site was built.
    Built(&'a State),
    /// The edit could not be read.
    Unreadable(io::Error),
    /// The build failed because of a bug in polybook. The site before the edit is still served.
    Failed(&'a str),
}

/// The address that a server listens on.
#[derive(Debug, Clone)]
pub struct Listen {
    /// The address and port.
    pub address: SocketAddr,
    /// The name that the address was resolved from; browsers may use it as the host.
    pub name: Option<String>,
}

impl From<SocketAddr> for Listen {
    fn from(address: SocketAddr) -> Self {
        Self { address, name: None }
    }
}

impl Server {
    /// Builds the site, and starts to watch its folder and to listen.
    pub fn start(
        root: &Path,
        loaded: Loaded,
        options: BuildOptions,
        listen: impl Into<Listen>,
    ) -> io::Result<Self> {
        let Listen { address, name } = listen.into();
        let session = Arc::new(Session::new(loaded.clone(), options));
        let watch = Watch::start(root, &load::read_places(&session.state().site.catalog.config))?;
        let http = HttpServer::listen(address, name.as_deref(), Arc::clone(&session))?;
        Ok(Self { root: root.to_owned(), loaded, session, http, watch })
    }

    /// Returns the address of the site.
    pub fn url(&self) -> String {
        self.http.url()
    }

    /// Serves until the process ends, and reports each build.
    ///
    /// # Errors
    ///
    /// Fails if the system cannot start a thread to answer requests on.
    pub fn run(mut self, report: impl Fn(Event<'_>)) -> io::Result<()> {
        self.http.spawn()?;
        self.report(&report);
        while let Some(mut changed) = self.watch.next() {
            // A new folder may have been filled before it was watched.
            changed.extend(self.watch.follow(&self.places(), &changed));
            match self.reload(&changed) {
                Ok(None) => {}
                Ok(Some(loaded)) => {
                    self.session.replace(loaded.clone());
                    self.loaded = loaded;
                    self.http.notify();
                    // A new configuration may read other places.
                    self.watch.follow(&self.places(), &[]);
                    self.report(&report);
                }
                Err(error) => report(Event::Unreadable(error)),
            }
        }
        Ok(())
    }

    /// Returns the places that a build reads, according to the current configuration.
    fn places(&self) -> Vec<String> {
        load::read_places(&self.session.state().site.catalog.config)
    }

    /// Reads the folder again, as far as it changed. Returns nothing if a build reads none of these
    /// places.
    fn reload(&self, changed: &[PathBuf]) -> io::Result<Option<Loaded>> {
        if changed.iter().any(|path| path == &self.root.join(CONFIG_FILE)) {
            // A new configuration may read other places.
            let file = load::config_file(&self.root)?;
            return Ok(Some(load::sources(&self.root, &SiteConfig::parse(&file).0)?));
        }
        let state = self.session.state();
        let mut loaded = self.loaded.clone();
        let is_affected =
            load::refresh(&self.root, &state.site.catalog.config, &mut loaded, changed)?;
        Ok(is_affected.then_some(loaded))
    }

    fn report(&self, report: &impl Fn(Event<'_>)) {
        let state = self.session.state();
        if let Some(failure) = &state.failure {
            return report(Event::Failed(&state.messages().phrase(failure)));
        }
        report(Event::Built(&state));
    }
}
