//! `serve`: the site from memory, each edit as soon as it is saved.
//!
//! In: a folder and an address to listen on. Out: pages over HTTP. A page is rendered when it is
//! asked for, from the catalog of the last good reading, so that an edit costs one parse and one
//! page, whatever the size of the site.
//!
//! [`session`] holds the site and applies edits; `watch` tells of edits; `http` takes requests, to
//! which `answer` and `news` have the answers; `host` and `connections` say who is answered.

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

/// A server that listens.
pub struct Server {
    root: PathBuf,
    /// What the folder held when it was last read.
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

/// What there is to tell whoever runs the server.
#[derive(Debug)]
pub enum Event<'a> {
    /// The site was built.
    Built(&'a State),
    /// The edit could not be read.
    Unreadable(io::Error),
    /// The build failed: a fault of polybook. The site before the edit is still served.
    Failed(&'a str),
}

/// Where a server listens.
#[derive(Debug, Clone)]
pub struct Listen {
    /// The address and port.
    pub address: SocketAddr,
    /// The name by which the address was found; browsers may ask for it.
    pub name: Option<String>,
}

impl From<SocketAddr> for Listen {
    fn from(address: SocketAddr) -> Self {
        Self { address, name: None }
    }
}

impl Server {
    /// Builds the site, begins to watch its folder and to listen.
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

    /// Where the site is.
    pub fn url(&self) -> String {
        self.http.url()
    }

    /// Serves until the process ends, and tells of each build.
    ///
    /// # Errors
    ///
    /// Where the system gives no thread to answer requests on.
    pub fn run(mut self, tell: impl Fn(Event<'_>)) -> io::Result<()> {
        self.http.spawn()?;
        self.tell(&tell);
        while let Some(mut changed) = self.watch.next() {
            // A folder that has just come into being may have been filled before it was watched.
            changed.extend(self.watch.follow(&self.places(), &changed));
            match self.reload(&changed) {
                Ok(None) => {}
                Ok(Some(loaded)) => {
                    self.session.replace(loaded.clone());
                    self.loaded = loaded;
                    self.http.notify();
                    // A new configuration may read from other places.
                    self.watch.follow(&self.places(), &[]);
                    self.tell(&tell);
                }
                Err(error) => tell(Event::Unreadable(error)),
            }
        }
        Ok(())
    }

    /// What a build reads, as the present configuration says.
    fn places(&self) -> Vec<String> {
        load::read_places(&self.session.state().site.catalog.config)
    }

    /// The folder with these places read again; nothing where no place is one that a build reads.
    fn reload(&self, changed: &[PathBuf]) -> io::Result<Option<Loaded>> {
        if changed.iter().any(|path| path == &self.root.join(CONFIG_FILE)) {
            // A new configuration may read from other places.
            let file = load::config_file(&self.root)?;
            return load::sources(&self.root, &SiteConfig::parse(&file).0).map(Some);
        }
        let state = self.session.state();
        let mut loaded = self.loaded.clone();
        let is_ours = load::refresh(&self.root, &state.site.catalog.config, &mut loaded, changed)?;
        Ok(is_ours.then_some(loaded))
    }

    fn tell(&self, tell: &impl Fn(Event<'_>)) {
        let state = self.session.state();
        if let Some(failure) = &state.failure {
            return tell(Event::Failed(&state.messages().phrase(failure)));
        }
        tell(Event::Built(&state));
    }
}
