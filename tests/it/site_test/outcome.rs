//! The result of a build in memory.
//!
//! In: a [`Build`]. Out: its pages as bytes, text and pieces, and its diagnostics, a line each.

use polybook::diagnostic::{Diagnostic, Severity};
use polybook::message::Messages;
use polybook::source::{Position, SitePath, Sources};
use polybook::{Build, load};

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
