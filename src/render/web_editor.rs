//! Links to a repository's editor on the web, to change a page or to start a translation of it.
//!
//! In: the address of the repository, and a text. Out: addresses. [`scaffold`] provides the text of
//! a new translation.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::catalog::{Catalog, Entry, words_of};
use crate::config::HtmlConfig;
use crate::language::LanguageId;
use crate::scaffold;
use crate::text::escape;

/// The length in bytes from which GitHub refuses an address.
const MAX_ADDRESS: usize = 8_000;

/// Characters that an argument of an address leaves unescaped (RFC 3986, section 2.3).
const IN_ARGUMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Returns the address where a file of the site can be edited.
pub(super) fn edit_href(html: &HtmlConfig, path: &str) -> Option<String> {
    Some(template(html)?.replace("{path}", &escape::path(path)))
}

/// Returns the address of the editor: as configured, or else GitHub's, for a main branch called
/// `main`.
fn template(html: &HtmlConfig) -> Option<String> {
    if let Some(template) = &html.edit_url_template {
        return Some(template.clone());
    }
    let repository =
        html.git_repository_url.as_deref()?.trim_end_matches('/').trim_end_matches(".git");
    repository.contains("://github.com/").then(|| {
        // In a template of its own, an author writes the folder.
        let folder = escape::path(&html.folder_in_repository);
        let slash = if folder.is_empty() { "" } else { "/" };
        format!("{repository}/edit/main/{folder}{slash}{{path}}")
    })
}

/// Returns the address of the editor for a new file, if the editor is GitHub's:
/// `https://HOST/OWNER/REPOSITORY/edit/…`.
fn new_file_template(template: &str) -> Option<String> {
    let mut parts: Vec<&str> = template.split('/').collect();
    let action = parts.get_mut(5).filter(|action| **action == "edit")?;
    *action = "new";
    Some(parts.join("/"))
}

/// Returns the address where a translation can be started: GitHub's editor with a new file. Its
/// text is shortened step by step until the address is short enough.
pub(super) fn translate_href(
    catalog: &Catalog,
    entry: &Entry,
    language: LanguageId,
) -> Option<String> {
    let html = &catalog.config.html;
    let original = entry.original()?;
    let new = new_file_template(&template(html)?)?;
    let address = new.replace("{path}", &escape::path(original.path.folder()));
    let name = format!("{}.md", catalog.language(language).tag.file_stem());
    let stamp = catalog.stamp_line(entry, entry.source)?;
    let source = entry.source_text(entry.source).unwrap_or_default();
    let name_of_entry =
        if entry.folder.is_empty() { "Home".to_owned() } else { words_of(entry.name()) };
    let texts = scaffold::translations(original, source, &stamp, &name_of_entry);
    let mut addresses = texts.map(|text| {
        let value = utf8_percent_encode(&text, IN_ARGUMENT);
        format!("{address}?filename={name}&value={value}")
    });
    addresses.find(|address| address.len() < MAX_ADDRESS)
}
