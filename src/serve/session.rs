//! A site that is being edited.
//!
//! In: sources, again and again. Out: always the site that a fresh build of the last ones would
//! give. Only parsing is cached, since a parsed text depends on its own file alone. Where a build
//! fails, the site before it stays, and says so.

use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::diagnostic::{Diagnostics, Phrase};
use crate::lesson::ParsedFiles;
use crate::load::Loaded;
use crate::message::Messages;
use crate::render::Site;
use crate::source::Sources;
use crate::{Build, BuildOptions, build};

/// Makes a site: [`build`], except in a test of what happens where it fails.
type Builder = dyn Fn(Loaded, &BuildOptions, Option<&ParsedFiles>) -> Build + Send + Sync;

/// A site that is being edited.
pub struct Session {
    builder: Box<Builder>,
    options: BuildOptions,
    state: RwLock<Arc<State>>,
    parsed: Mutex<ParsedFiles>,
}

/// The site as it stands.
#[derive(Debug)]
pub struct State {
    /// The site.
    pub site: Arc<Site>,
    /// What was found.
    pub diagnostics: Diagnostics,
    /// Counts builds, from 1.
    pub generation: u64,
    /// Why this is still the site before the last edit, if so.
    pub failure: Option<Phrase>,
}

impl State {
    /// The files the site was built from.
    pub fn sources(&self) -> &Sources {
        &self.site.catalog.sources
    }

    /// The words of diagnostics, in the site's own language.
    pub fn messages(&self) -> Messages {
        Messages::for_language(self.site.catalog.own_language())
    }
}

impl Session {
    /// Builds the site for the first time.
    pub fn new(loaded: Loaded, options: BuildOptions) -> Self {
        Self::with_builder(loaded, options, build)
    }

    /// The same with another builder than [`build`].
    pub fn with_builder(
        loaded: Loaded,
        options: BuildOptions,
        builder: impl Fn(Loaded, &BuildOptions, Option<&ParsedFiles>) -> Build + Send + Sync + 'static,
    ) -> Self {
        let Build { site, diagnostics, parsed, .. } = builder(loaded, &options, None);
        let state = State { site: Arc::new(site), diagnostics, generation: 1, failure: None };
        Self {
            builder: Box::new(builder),
            options,
            state: RwLock::new(Arc::new(state)),
            parsed: Mutex::new(parsed),
        }
    }

    /// The site as it stands.
    pub fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Builds the site from other sources, most of which are the same.
    pub fn replace(&self, loaded: Loaded) {
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        let last = self.state();
        let generation = last.generation + 1;
        // What a failed build leaves half done is its own: it gets the parsed files to read only.
        let built = panic::catch_unwind(AssertUnwindSafe(|| {
            (self.builder)(loaded, &self.options, Some(&parsed))
        }));
        let next = match built {
            Ok(Build { site, diagnostics, parsed: now, .. }) => {
                *parsed = now;
                State { site: Arc::new(site), diagnostics, generation, failure: None }
            }
            Err(_) => State {
                site: Arc::clone(&last.site),
                diagnostics: last.diagnostics.clone(),
                generation,
                failure: Some(Phrase::new("serve-build-failed")),
            },
        };
        let before = std::mem::replace(
            &mut *self.state.write().unwrap_or_else(PoisonError::into_inner),
            Arc::new(next),
        );
        // To take a large site apart takes about as long as to make it; nobody should wait for
        // that.
        std::thread::spawn(move || drop((before, last)));
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Session").field("state", &self.state()).finish_non_exhaustive()
    }
}
