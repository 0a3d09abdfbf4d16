//! A site that is being edited.
//!
//! In: sources, repeatedly. Out: always the same site as a fresh build of the latest sources. Only
//! parsed texts are cached, since each depends on its own file alone. If a build fails, the
//! previous site stays, with the reason.

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

/// Builds a site: [`build`], except in tests of a build that fails.
type Builder = dyn Fn(Loaded, &BuildOptions, Option<&ParsedFiles>) -> Build + Send + Sync;

/// A site that is being edited.
pub struct Session {
    builder: Box<Builder>,
    options: BuildOptions,
    state: RwLock<Arc<State>>,
    parsed: Mutex<ParsedFiles>,
}

/// The current site.
#[derive(Debug)]
pub struct State {
    /// The site.
    pub site: Arc<Site>,
    /// Its diagnostics.
    pub diagnostics: Diagnostics,
    /// The number of the build, from 1.
    pub generation: u64,
    /// Why this is still the site before the last edit, if so.
    pub failure: Option<Phrase>,
}

impl State {
    /// Returns the files that the site was built from.
    pub fn sources(&self) -> &Sources {
        &self.site.catalog.sources
    }

    /// Returns the messages in the site's own language.
    pub fn messages(&self) -> Messages {
        Messages::for_language(self.site.catalog.own_language())
    }
}

impl Session {
    /// Builds the site for the first time.
    pub fn new(loaded: Loaded, options: BuildOptions) -> Self {
        Self::with_builder(loaded, options, build)
    }

    /// Builds the site with a builder other than [`build`].
    pub fn with_builder<B>(loaded: Loaded, options: BuildOptions, builder: B) -> Self
    where
        B: Fn(Loaded, &BuildOptions, Option<&ParsedFiles>) -> Build + Send + Sync + 'static,
    {
        let Build { site, diagnostics, parsed, .. } = builder(loaded, &options, None);
        let state = State { site: Arc::new(site), diagnostics, generation: 1, failure: None };
        Self {
            builder: Box::new(builder),
            options,
            state: RwLock::new(Arc::new(state)),
            parsed: Mutex::new(parsed),
        }
    }

    /// Returns the current site.
    pub fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Builds the site from other sources, most of which are unchanged.
    pub fn replace(&self, loaded: Loaded) {
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        let last = self.state();
        let generation = last.generation + 1;
        // A failed build cannot leave the parsed files half changed, since it may only read them.
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
        // Dropping a large site takes about as long as building it, so nobody should wait for it.
        std::thread::spawn(move || drop((before, last)));
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Session").field("state", &self.state()).finish_non_exhaustive()
    }
}
