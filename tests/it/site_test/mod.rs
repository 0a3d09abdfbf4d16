//! Whole sites for tests: files by path go in, pages and diagnostics come out.
//!
//! [`SiteTest::build`] works in memory; [`SiteTest::on_disk`] writes a folder to run the program
//! in; [`site_on_disk`] builds one.

mod outcome;
mod site_folder;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use polybook::catalog::Catalog;
use polybook::config::SiteConfig;
use polybook::diagnostic::Diagnostics;
use polybook::lesson::{ParseOptions, ParsedFiles, SectionKind};
use polybook::load::Loaded;
use polybook::render::{Site, Theme};
use polybook::source::{SitePath, Sources};
use polybook::text::text_hash::TextHash;
use polybook::{Build, BuildOptions, load};

pub(crate) use outcome::{Outcome, attribute_values, line, text_of};
pub(crate) use site_folder::{Run, SiteFolder};

/// A drawing of 320 by 200 pixels.
pub(crate) const DRAWING: &[u8] =
    br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><path d="M0 0h9v9z"/></svg>"#;

const FOUR_LANGUAGES: &str = r#"[book]
title = "Lessons"
description = "Short lessons"
language = "en"

[output.html]
site-url = "https://example.org/lessons/"

[languages.vi]
fallback = ["en"]

[languages.nl]

[languages.th]

[languages.en]
"#;

/// Missing stamps matter only in tests about stamps.
const WITHOUT_STAMPS: &str = "[check]\nmissing-stamp = \"off\"\n";

const ENGLISH: &str = r#"[book]
title = "Lessons"
description = "Short lessons"
language = "en"

[output.html]
site-url = "https://example.org/lessons/"
"#;

/// A site to be built.
#[derive(Debug, Clone)]
pub(crate) struct SiteTest {
    pub(crate) sources: Sources,
    options: BuildOptions,
}

impl SiteTest {
    /// Returns a site in Vietnamese, Dutch, Thai and English (the site's own language) with a topic
    /// `care` and no lessons yet. A Vietnamese reader falls back to English, the others to the
    /// original.
    pub(crate) fn new() -> Self {
        let topic = |site: Self, (stem, title): (&str, &str)| {
            site.file(
                &format!("content/care/{stem}.md"),
                &format!("# {title}\n\n{title}: a topic."),
            )
        };
        [("vi", "Chăm sóc"), ("nl", "Zorg"), ("th", "ดูแล"), ("en", "Care")]
            .into_iter()
            .fold(
                Self::empty().file("book.toml", &format!("{FOUR_LANGUAGES}\n{WITHOUT_STAMPS}")),
                topic,
            )
            .file("content/care/topic.toml", "source = \"en\"")
    }

    /// Like [`SiteTest::new`], with translations that need stamps.
    pub(crate) fn stamped() -> Self {
        let site = Self::new().file("book.toml", FOUR_LANGUAGES);
        let english = site.sources.text(&SitePath::new("content/care/en.md")).unwrap().text.clone();
        let hash = TextHash::of(&english, None);
        ["vi", "nl", "th"].into_iter().fold(site, |site, stem| {
            let path = format!("content/care/{stem}.md");
            let text = site.sources.text(&SitePath::new(&path)).unwrap().text.clone();
            site.file(&path, &format!("<!-- translated-from: en {hash} -->\n{text}"))
        })
    }

    /// Appends these lines to `book.toml`.
    pub(crate) fn configured(self, toml: &str) -> Self {
        let config = self.sources.text(&SitePath::new("book.toml")).unwrap().text.clone();
        self.file("book.toml", &format!("{config}\n{toml}\n"))
    }

    /// Removes a text file.
    pub(crate) fn without(mut self, path: &str) -> Self {
        assert!(self.sources.texts.remove(&SitePath::new(path)).is_some(), "there is no {path}");
        self
    }

    /// Returns the text of a file.
    pub(crate) fn text(&self, path: &str) -> &str {
        &self
            .sources
            .text(&SitePath::new(path))
            .unwrap_or_else(|| panic!("there is no {path}"))
            .text
    }

    /// Returns a site in English with a topic `care` and no lessons yet.
    pub(crate) fn english() -> Self {
        Self::empty().file("book.toml", ENGLISH).file("content/care/en.md", "# Care\n\nA topic.")
    }

    /// Returns a site in English whose only lesson, `care/first`, has this text below its title.
    pub(crate) fn lesson(markdown: &str) -> Self {
        Self::english().file("content/care/first/en.md", &format!("# First\n\n{markdown}"))
    }

    /// Returns a site without any files.
    pub(crate) fn empty() -> Self {
        Self { sources: Sources::default(), options: BuildOptions::default() }
    }

    /// Adds or replaces a text file.
    pub(crate) fn file(mut self, path: &str, text: &str) -> Self {
        self.sources.insert_text(path, text);
        self
    }

    /// Adds a picture or another binary file.
    pub(crate) fn asset(mut self, path: &str, bytes: &[u8]) -> Self {
        let path = SitePath::new(path);
        let asset = load::inspect(&path, bytes);
        self.sources.assets.insert(path, asset.into());
        self
    }

    /// Includes drafts.
    pub(crate) fn drafts(mut self) -> Self {
        self.options.drafts = true;
        self
    }

    /// Builds the site in memory.
    pub(crate) fn build(self) -> Outcome {
        Outcome { build: polybook::build(self.sources, &self.options, None) }
    }

    /// Like [`SiteTest::build`], with these kinds of section: runs the same stages as
    /// `polybook::build`.
    pub(crate) fn build_with_kinds(self, section_kinds: &'static [SectionKind]) -> Outcome {
        let mut diagnostics = Diagnostics::default();
        let (config, _) =
            SiteConfig::parse(self.sources.text(&SitePath::new("book.toml")).unwrap());
        let (config, sources) = (Arc::new(config), Arc::new(self.sources));
        let options = ParseOptions { section_kinds, ..ParseOptions::default() };
        let parsed = ParsedFiles::parse_with(options, &sources, &config, None);
        diagnostics.extend(parsed.diagnostics().cloned());
        let (catalog, problems) =
            Catalog::assemble(&config, &sources, &parsed, self.options.drafts);
        diagnostics.extend(problems);
        diagnostics.extend(polybook::check::check(&catalog));
        let (site, problems) = Site::plan(Arc::new(catalog), Theme::assemble(&config, &sources).0);
        diagnostics.extend(problems);
        diagnostics.settle(&sources, &polybook::codes::severities(&config).0);
        Outcome { build: Build { site, diagnostics, parsed, timings: Vec::new() } }
    }

    /// Writes the files into a new folder.
    pub(crate) fn on_disk(&self) -> SiteFolder {
        let folder = SiteFolder::new();
        for (path, file) in &self.sources.texts {
            folder.write(path.as_str(), &file.text);
        }
        for (path, asset) in &self.sources.assets {
            folder.write(path.as_str(), load::asset_bytes(&asset.content).unwrap());
        }
        folder
    }
}

/// Returns a path in this repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Returns a path in `tests/fixtures`.
pub(crate) fn fixture(path: &str) -> PathBuf {
    repository("tests/fixtures").join(path)
}

/// Returns the configuration of the site in a folder, and the files that a build reads there.
pub(crate) fn read_site(root: &Path) -> (SiteConfig, Loaded) {
    let (config, _) = SiteConfig::parse(&load::config_file(root).unwrap());
    let loaded = load::sources(root, &config).unwrap();
    (config, loaded)
}

/// Builds the site in a folder in memory.
pub(crate) fn site_on_disk(root: &Path) -> Outcome {
    Outcome { build: polybook::build(read_site(root).1, &BuildOptions::default(), None) }
}

/// Returns `a` and `b` for `{a} or {b}`.
pub(crate) fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}
