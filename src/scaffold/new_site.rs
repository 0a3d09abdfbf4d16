//! What a new site is made from, and the files that it consists of.
//!
//! In: a title, languages, a place in a repository. Out: [`NewSite`]; files of other modules here.

use crate::language::LanguageTag;
use crate::source::SitePath;

/// A file that does not exist yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path from the root of the site.
    pub path: SitePath,
    /// Its whole text.
    pub text: String,
}

/// What a new site is made from.
#[derive(Debug, Clone, Copy)]
pub struct NewSite<'a> {
    /// The site's title.
    pub title: &'a str,
    /// Its languages, the site's own first.
    pub languages: &'a [LanguageTag],
    /// The repository on the web, if it has one.
    pub repository: Option<&'a Repository>,
}

/// The place of a site in a repository on the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repository {
    /// The address of the repository.
    pub url: String,
    /// The branch whose lessons are published.
    pub branch: String,
    /// The folder of the site in the repository; empty at its root, otherwise it ends with a slash.
    pub folder: String,
}

impl Repository {
    /// Returns the address of the editor, where it does not follow from that of the repository.
    pub(super) fn edit_url_template(&self) -> Option<String> {
        let Self { url, branch, folder } = self;
        let is_usual = branch == "main" && folder.is_empty();
        let is_on_github = url.contains("://github.com/");
        (is_on_github && !is_usual).then(|| format!("{url}/edit/{branch}/{folder}{{path}}"))
    }
}
