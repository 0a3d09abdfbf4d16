//! Whole sites for tests: files by path go in, pages and diagnostics come out.
//!
//! [`SiteTest::build`] works in memory; [`SiteTest::on_disk`] writes a folder to run the program
//! in; [`site_on_disk`] builds one.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use polybook::catalog::Catalog;
use polybook::config::SiteConfig;
use polybook::diagnostic::{Diagnostic, Diagnostics, Severity};
use polybook::lesson::{ParseOptions, ParsedFiles, SectionKind};
use polybook::load::Loaded;
use polybook::message::Messages;
use polybook::render::{Site, Theme};
use polybook::source::{Position, SitePath, Sources};
use polybook::text::text_hash::TextHash;
use polybook::{Build, BuildOptions, load};
use tempfile::TempDir;

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
        let folder = SiteFolder { folder: tempfile::tempdir().unwrap() };
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

/// A site that was built in memory.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) build: Build,
}

impl Outcome {
    /// Returns the bytes at a path.
    pub(crate) fn bytes(&self, path: &str) -> Vec<u8> {
        use polybook::render::Content;
        let content = self.build.site.render(path).unwrap_or_else(|| {
            panic!("there is no {path}; there are\n{}", self.paths().join("\n"))
        });
        match content {
            Ok(Content::Bytes(bytes)) => bytes.to_vec(),
            Ok(Content::Page(bytes)) => bytes,
            Ok(Content::Copy(content)) => load::asset_bytes(&content).unwrap().to_vec(),
            Err(diagnostic) => panic!("{}", line(&diagnostic, &self.build.site.catalog.sources)),
        }
    }

    /// Returns the text at a path.
    pub(crate) fn page(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).unwrap()
    }

    /// Returns the content of `<main>`.
    pub(crate) fn main_of(&self, path: &str) -> String {
        inside(&self.page(path), "<main", "main").unwrap_or_else(|| panic!("{path} has no <main>"))
    }

    /// Returns the HTML of the text that was written in Markdown, with a line feed at its end.
    pub(crate) fn body_of(&self, path: &str) -> String {
        let body = inside(&self.page(path), "<div class=\"pb-text\"", "div")
            .unwrap_or_else(|| panic!("{path} has no text"));
        format!("{}\n", body.trim())
    }

    /// Returns what is between two texts of a page, at their first occurrence.
    pub(crate) fn between(&self, path: &str, start: &str, end: &str) -> String {
        let page = self.page(path);
        let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("{path} has no {start}"));
        rest.split_once(end)
            .unwrap_or_else(|| panic!("{path} has no {end} after {start}"))
            .0
            .to_owned()
    }

    /// Returns the targets of the links in a piece of a page within the site: paths of existing
    /// files, with decoded fragments.
    pub(crate) fn ways(&self, path: &str, html: &str) -> Vec<String> {
        let decoded = |text: &str| {
            percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned()
        };
        let resolved = |href: String| {
            let (file, fragment) = href
                .split_once('#')
                .map_or((href.as_str(), None), |(file, fragment)| (file, Some(fragment)));
            let from = SitePath::new(path);
            let file = if file.is_empty() {
                from.to_string()
            } else {
                from.resolve(&decoded(file)).unwrap().to_string()
            };
            assert!(self.has(&file), "{path} leads to {file}, which is not there");
            fragment
                .map_or_else(|| file.clone(), |fragment| format!("{file}#{}", decoded(fragment)))
        };
        attribute_values(html, "href")
            .into_iter()
            .filter(|href| !href.contains("://") && !href.starts_with("mailto:"))
            .map(resolved)
            .collect()
    }

    /// Returns the titles that are links in the list of lessons under a heading in the margin, such
    /// as `Related lessons`, in order.
    pub(crate) fn titles_under(&self, path: &str, heading: &str) -> Vec<String> {
        let section =
            self.between(path, &format!("<h2 class=\"pb-kicker\">{heading}</h2>"), "</section>");
        section
            .split("<a ")
            .skip(1)
            .map(|link| text_of(link.split_once('>').unwrap().1.split_once("</a>").unwrap().0))
            .collect()
    }

    /// Whether there is a file at a path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.build.site.paths().any(|known| known == path)
    }

    /// Returns every path, in order.
    pub(crate) fn paths(&self) -> Vec<&str> {
        self.build.site.paths().collect()
    }

    /// Returns every page, in order.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&str, String)> {
        self.build
            .site
            .paths()
            .filter(|path| path.ends_with(".html"))
            .map(|path| (path, self.page(path)))
    }

    /// Returns warnings and errors, a line each: `error[broken-link] content/a/b/en.md:3:5 what is
    /// wrong | how to fix it`.
    pub(crate) fn diagnostics(&self) -> String {
        self.lines(|severity| severity > Severity::Info)
    }

    /// Returns information of the lowest severity, in the same form.
    pub(crate) fn infos(&self) -> String {
        self.lines(|severity| severity == Severity::Info)
    }

    fn lines(&self, is_wanted: impl Fn(Severity) -> bool) -> String {
        let sources = &self.build.site.catalog.sources;
        let wanted =
            self.build.diagnostics.iter().filter(|diagnostic| is_wanted(diagnostic.severity));
        wanted.map(|diagnostic| line(diagnostic, sources) + "\n").collect()
    }
}

/// The output of a failing test: every diagnostic, including those that [`Outcome::diagnostics`]
/// leaves out, or that there is none.
impl std::fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all = self.diagnostics() + &self.infos();
        formatter.write_str(if all.is_empty() { "there are no diagnostics\n" } else { &all })
    }
}

/// Returns a diagnostic as a line.
pub(crate) fn line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let table = Messages::english();
    let text = sources.text(&diagnostic.path).map_or("", |file| file.text.as_str());
    let Position { line, column } = Position::of(text, diagnostic.span.start.min(text.len()));
    format!(
        "{}[{}] {}:{line}:{column} {} | {}",
        diagnostic.severity.as_str(),
        diagnostic.code.name(),
        diagnostic.path,
        table.message(diagnostic),
        table.help(diagnostic)
    )
}

/// Returns the content of the element that begins with `start`, up to its own end tag.
fn inside(page: &str, start: &str, element: &str) -> Option<String> {
    let (_, rest) = page.split_once(start)?;
    let (_, rest) = rest.split_once('>')?;
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let (mut depth, mut position) = (1, 0);
    loop {
        let end = position + rest[position..].find(&close)?;
        depth += rest[position..end].matches(&open).count();
        depth -= 1;
        if depth == 0 {
            return Some(rest[..end].to_owned());
        }
        position = end + close.len();
    }
}

/// Returns HTML without its tags, with the commonest character references decoded.
pub(crate) fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = after.split_once('>').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .trim()
        .to_owned()
}

/// Returns the values of an attribute in a page, in order, with character references decoded.
pub(crate) fn attribute_values(page: &str, attribute: &str) -> Vec<String> {
    let start = format!(" {attribute}=\"");
    page.split(&start).skip(1).map(|rest| text_of(rest.split_once('"').unwrap().0)).collect()
}

/// Returns `a` and `b` for `{a} or {b}`.
pub(crate) fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// A site in a temporary folder of its own.
#[derive(Debug)]
pub(crate) struct SiteFolder {
    folder: TempDir,
}

/// The result of running the program.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl SiteFolder {
    /// Returns the folder, or a path in it.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(path)
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs_err::create_dir_all(path.parent().unwrap()).unwrap();
        fs_err::write(path, content).unwrap();
    }

    /// Makes a named pipe. Opening it blocks until somebody writes into it.
    #[cfg(unix)]
    pub(crate) fn pipe(&self, path: &str) {
        let path = self.path(path);
        fs_err::create_dir_all(path.parent().unwrap()).unwrap();
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    /// Reads a text file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs_err::read_to_string(self.path(path)).unwrap()
    }

    /// Returns every file below a folder, with its bytes, in order.
    pub(crate) fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let root = self.path(folder);
        let walk = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
        let files = walk.filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| (relative(entry.path(), &root), fs_err::read(entry.path()).unwrap()))
            .collect()
    }

    /// Runs the program with these arguments in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_polybook"))
            .args(arguments)
            .current_dir(self.path(""))
            .output()
            .unwrap();
        Run {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Starts the program with these arguments in the folder.
    pub(crate) fn start(&self, arguments: &[&str]) -> std::process::Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_polybook"));
        command
            .args(arguments)
            .current_dir(self.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// Runs `polybook build`, which must succeed.
    pub(crate) fn build(&self) {
        let run = self.run(&["build"]);
        assert_eq!(run.code, 0, "{run}");
    }
}

impl std::fmt::Display for Run {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "exit code {}\n{}\n{}", self.code, self.stdout, self.stderr)
    }
}

fn relative(path: &Path, root: &Path) -> String {
    let mut relative = String::new();
    for part in path.strip_prefix(root).unwrap() {
        let slash = if relative.is_empty() { "" } else { "/" };
        write!(relative, "{slash}{}", part.to_str().unwrap()).unwrap();
    }
    relative
}
