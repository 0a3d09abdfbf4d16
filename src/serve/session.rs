//! A site that is being edited.
//!
//! In: sources, again and again. Out: always the site that a fresh build of the last ones would give. Only parsing is cached,
//! since a parsed text depends on its own file alone.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::diagnostic::Diagnostics;
use crate::lesson::ParsedFiles;
use crate::load::Loaded;
use crate::render::Site;
use crate::source::Sources;
use crate::{Build, BuildOptions, build};

/// A site that is being edited.
#[derive(Debug)]
pub struct Session {
    options: BuildOptions,
    state: RwLock<Arc<State>>,
    parsed: Mutex<ParsedFiles>,
}

/// The site as it stands.
#[derive(Debug)]
pub struct State {
    /// The site.
    pub site: Site,
    /// What was found.
    pub diagnostics: Diagnostics,
    /// Counts builds, from 1.
    pub generation: u64,
}

impl State {
    /// The files the site was built from.
    pub fn sources(&self) -> &Sources {
        &self.site.catalog.sources
    }
}

impl Session {
    /// Builds the site for the first time.
    pub fn new(loaded: Loaded, options: BuildOptions) -> Self {
        let Build { site, diagnostics, parsed, .. } = build(loaded, &options, None);
        let state = State { site, diagnostics, generation: 1 };
        Self { options, state: RwLock::new(Arc::new(state)), parsed: Mutex::new(parsed) }
    }

    /// The site as it stands.
    pub fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Builds the site from other sources, most of which are the same.
    pub fn replace(&self, loaded: Loaded) {
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        let Build { site, diagnostics, parsed: now, .. } = build(loaded, &self.options, Some(&parsed));
        *parsed = now;
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let next = Arc::new(State { site, diagnostics, generation: state.generation + 1 });
        let last = std::mem::replace(&mut *state, next);
        drop(state);
        // To take a large site apart takes about as long as to make it; nobody should wait for that.
        std::thread::spawn(move || drop(last));
    }
}
