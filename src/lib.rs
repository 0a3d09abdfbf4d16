//! polybook turns a folder of multilingual Markdown lessons into a cross-linked static training
//! site.
//!
//! # The tour
//!
//! A build is a chain of stages. Each is a folder or file of its own and needs the type that the
//! stage before it returns, so that they cannot be called in the wrong order:
//!
//! 1. [`load`]: a folder on disk becomes [`source::Sources`], with diagnostics about its files. The
//!    only reader.
//! 2. [`lesson`]: each text becomes a [`lesson::Document`]: HTML with slots, headings, links. Pure,
//!    one file at a time.
//!    - [`scaffold`]: a document becomes a new text, such as a translation to fill in. It is not a
//!      stage of a build, but several of the later stages offer or write new texts.
//! 3. [`catalog`]: all texts together become a [`catalog::Catalog`]: topics, orders, resolved
//!    links, backlinks.
//! 4. [`check`]: rules inspect the catalog and report what an author should know.
//! 5. [`render`]: the catalog and a theme become a [`render::Site`]: a plan of every page, each
//!    rendered on request.
//! 6. [`output`]: the site becomes files. The only writer of sites.
//!    - [`codes`]: every code that the stages report, and the severities that a site sets.
//!
//! Below the stages are the base modules, which all of them may use, from the bottom up:
//! [`language`], [`text`], [`source`], [`folder`], [`diagnostic`], [`file_name`], [`message`],
//! [`search`], [`toml_table`] and [`config`]. Above them are the edges, which nothing else may use:
//! [`edit`], the only writer of sources, [`serve`] and [`cli`].
//!
//! In this order (base modules, stages, edges) a module uses only modules that come before it, and
//! no file depends on itself through others: `tests/it/tidy.rs` fails on a dependency that points
//! up, `tests/it/file_circles.rs` on a circle.
//!
//! # From sources to a site
//!
//! ```
//! use polybook::source::Sources;
//!
//! let sources = Sources::from_texts([
//!     ("book.toml", "[book]\ntitle = \"Lessons\"\nlanguage = \"en\""),
//!     ("content/compassion/en.md", "# Compassion\n\nSee the person."),
//!     ("content/compassion/first/en.md", "# The first lesson\n\nIt begins with a story."),
//! ]);
//! let build = polybook::build(sources, &polybook::BuildOptions::default(), None);
//! assert!(!build.diagnostics.has_errors());
//! assert!(build.site.paths().any(|path| path == "en/compassion/first.html"));
//! ```

pub mod catalog;
pub mod check;
pub mod cli;
pub mod codes;
pub mod config;
pub mod diagnostic;
pub mod edit;
pub mod file_name;
pub mod folder;
pub mod language;
pub mod lesson;
pub mod load;
pub mod message;
pub mod output;
pub mod render;
pub mod scaffold;
pub mod search;
pub mod serve;
pub mod source;
pub mod text;
pub mod toml_table;

use std::sync::Arc;
use std::time::{Duration, Instant};

use catalog::Catalog;
use config::{CONFIG_FILE, SiteAddress, SiteConfig};
use diagnostic::Diagnostics;
use lesson::ParsedFiles;
use load::Loaded;
use render::{Site, Theme};
use source::{SitePath, SourceFile};

/// The options of a build.
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    /// Whether lessons with `draft = true` are part of the site.
    pub drafts: bool,
    /// The site's address, which overrides that of `book.toml`.
    pub site_url: Option<SiteAddress>,
}

/// The result of a build.
#[derive(Debug)]
pub struct Build {
    /// The site. It is as complete as possible even if there are errors, but then it should not be
    /// published.
    pub site: Site,
    /// The diagnostics, in order of path and place.
    pub diagnostics: Diagnostics,
    /// The parsed files, for the next build of nearly the same sources.
    pub parsed: ParsedFiles,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
}

/// Builds a site in memory, from [`source::Sources`] or from what [`load`] made of a folder; it
/// reads and writes no files. Files that are the same in `previous` are not parsed again. This is
/// where the diagnostics of all stages are collected: no stage passes on those of another.
pub fn build(
    loaded: impl Into<Loaded>,
    options: &BuildOptions,
    previous: Option<&ParsedFiles>,
) -> Build {
    let mut stopwatch = Stopwatch::start();
    let Loaded { sources, diagnostics: load_diagnostics } = loaded.into();
    let mut diagnostics = Diagnostics::default();
    diagnostics.extend(load_diagnostics.into_values().flatten());

    let empty = SourceFile::new(SitePath::new(CONFIG_FILE), String::new());
    let (mut config, config_diagnostics) =
        SiteConfig::parse(sources.text(&SitePath::new(CONFIG_FILE)).unwrap_or(&empty));
    diagnostics.extend(config_diagnostics);
    if let Some(site_url) = &options.site_url {
        config.html.site_url = Some(site_url.clone());
    }
    let config = Arc::new(config);

    let parsed = ParsedFiles::parse(&sources, &config, previous);
    diagnostics.extend(parsed.diagnostics().cloned());
    stopwatch.lap("parse");

    let (catalog, catalog_diagnostics) =
        Catalog::assemble(&config, &sources, &parsed, options.drafts);
    let catalog = Arc::new(catalog);
    diagnostics.extend(catalog_diagnostics);
    stopwatch.lap("catalog");

    diagnostics.extend(check::check(&catalog));
    stopwatch.lap("check");

    let (theme, theme_diagnostics) = Theme::assemble(&config, &sources);
    diagnostics.extend(theme_diagnostics);
    let (site, site_diagnostics) = Site::plan(Arc::clone(&catalog), theme);
    diagnostics.extend(site_diagnostics);
    let (severities, severities_diagnostics) = codes::severities(&catalog.config);
    diagnostics.extend(severities_diagnostics);
    diagnostics.settle(&catalog.sources, &severities);
    stopwatch.lap("plan");

    Build { site, diagnostics, parsed, timings: stopwatch.laps }
}

/// Measures how long each stage takes.
struct Stopwatch {
    last: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl Stopwatch {
    fn start() -> Self {
        Self { last: Instant::now(), laps: Vec::new() }
    }

    fn lap(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.laps.push((stage, now - self.last));
        self.last = now;
    }
}
