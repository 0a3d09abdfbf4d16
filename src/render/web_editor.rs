//! Ways into a repository's editor on the web: to change a page, or to begin a translation of it.
//!
//! In: where the repository is, and a text. Out: addresses. A new translation comes prefilled: with its stamp, and with the headings of
//! its original as a skeleton.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::catalog::{Catalog, Entry, words_of};
use crate::config::HtmlConfig;
use crate::language::LanguageId;
use crate::lesson::Document;
use crate::text::escape;

/// A longer address is refused by GitHub, in bytes.
const LONGEST_ADDRESS: usize = 8_000;

/// What an argument of an address leaves as it is (RFC 3986, section 2.3).
const IN_ARGUMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Where a file of the site can be edited.
pub(super) fn edit_href(html: &HtmlConfig, path: &str) -> Option<String> {
    Some(template(html)?.replace("{path}", &escape::path(path)))
}

/// The address of the editor: as configured, else as GitHub has it for a repository whose main branch is called `main`.
fn template(html: &HtmlConfig) -> Option<String> {
    if let Some(template) = &html.edit_url_template {
        return Some(template.clone());
    }
    let repository = html.git_repository_url.as_deref()?.trim_end_matches('/').trim_end_matches(".git");
    repository.contains("://github.com/").then(|| format!("{repository}/edit/main/{{path}}"))
}

/// The address of the editor for a new file, if the editor is GitHub's: `https://HOST/OWNER/REPOSITORY/edit/…`.
fn new_file_template(template: &str) -> Option<String> {
    let mut parts: Vec<&str> = template.split('/').collect();
    let action = parts.get_mut(5).filter(|action| **action == "edit")?;
    *action = "new";
    Some(parts.join("/"))
}

/// Where a translation can be begun: GitHub's editor with a new file. The text in it shrinks step by step until the address is short enough.
pub(super) fn translate_href(catalog: &Catalog, entry: &Entry, language: LanguageId) -> Option<String> {
    let html = &catalog.config.html;
    let original = entry.original()?;
    let new = new_file_template(&template(html)?)?;
    let address = new.replace("{path}", &escape::path(original.path.folder()));
    let name = format!("{}.md", catalog.language(language).tag.file_stem());
    let stamp = catalog.stamp_line(entry, entry.source)?;
    let head = format!("{stamp}\n<!-- review: draft -->\n");
    let source = entry.source_text(entry.source).unwrap_or_default();
    let name_of_entry = if entry.folder.is_empty() { "Home".to_owned() } else { words_of(entry.name()) };
    let shortest = || format!("# {name_of_entry}\n");
    // Each is made only where the one before it was too long.
    let keeps = [Keep::Everything, Keep::Headings, Keep::Sections, Keep::Title].into_iter();
    let skeletons = keeps.map(|keep| skeleton(original, source, keep)).chain(std::iter::once_with(shortest));
    let mut addresses = skeletons.map(|skeleton| {
        let value = utf8_percent_encode(&format!("{head}{skeleton}"), IN_ARGUMENT).to_string();
        format!("{address}?filename={name}&value={value}")
    });
    addresses.find(|address| address.len() < LONGEST_ADDRESS)
}

/// How much of the original a skeleton keeps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    /// Headings, and the markers above them.
    Everything,
    /// Headings of all levels.
    Headings,
    /// Headings of the first two levels.
    Sections,
    /// The title.
    Title,
}

/// The headings of a text as they are written, pins included, with what names their sections and questions.
fn skeleton(original: &Document, source: &str, keep: Keep) -> String {
    let most = match keep {
        Keep::Everything | Keep::Headings => 6,
        Keep::Sections => 2,
        Keep::Title => 1,
    };
    let headings = original.headings.iter().filter(|heading| heading.level <= most).map(|heading| heading.span.clone());
    let sections = original.sections.iter().map(|section| section.span.clone());
    let questions = original.questions.iter().filter(|question| question.id.is_some()).map(|question| question.span.clone());
    let markers = sections.chain(questions).filter(|_| keep == Keep::Everything);
    let mut spans: Vec<_> = headings.chain(markers).collect();
    spans.sort_by_key(|span| span.start);
    let mut skeleton = String::new();
    for written in spans.into_iter().filter_map(|span| source.get(span)) {
        // A marker stands directly above its heading.
        skeleton.push_str(if written.starts_with("<!--") || skeleton.ends_with("-->\n") { "" } else { "\n" });
        if written.starts_with("<!--") {
            skeleton.push('\n');
        }
        skeleton.push_str(written.trim_end());
        skeleton.push('\n');
    }
    skeleton.trim_start_matches('\n').to_owned()
}
