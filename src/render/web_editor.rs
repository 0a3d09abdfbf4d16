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

/// A host of repositories, and what its addresses have between a repository and a branch: on the
/// page of a folder, and in the editor.
struct Host {
    name: &'static str,
    folder: &'static str,
    editor: &'static str,
}

const HOSTS: [Host; 3] = [
    Host { name: "github.com", folder: "/tree/", editor: "/edit/" },
    Host { name: "gitlab.com", folder: "/-/tree/", editor: "/-/edit/" },
    Host { name: "codeberg.org", folder: "/src/branch/", editor: "/_edit/" },
];

/// The branch of a repository whose address names none.
const DEFAULT_BRANCH: &str = "main";

/// Returns the address of the editor: as configured, or else that of the repository, or of a branch
/// and folder in it, with the address of their page, such as
/// `https://github.com/OWNER/REPOSITORY/tree/BRANCH/FOLDER`.
fn template(html: &HtmlConfig) -> Option<String> {
    if let Some(template) = &html.edit_url_template {
        return Some(template.clone());
    }
    let address = html.git_repository_url.as_deref()?.trim_end_matches('/');
    let (scheme, rest) = address.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    let known = HOSTS.iter().find(|known| known.name == host)?;
    // A repository may be called `tree`.
    let after_owner = path.find('/').map_or(path.len(), |slash| slash + 1);
    let (repository, place) = match path[after_owner..].find(known.folder) {
        Some(found) => {
            let found = after_owner + found;
            (&path[..found], &path[found + known.folder.len()..])
        }
        None => (path.trim_end_matches(".git"), DEFAULT_BRANCH),
    };
    Some(format!("{scheme}://{host}/{repository}{}{place}/{{path}}", known.editor))
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
