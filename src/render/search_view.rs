//! The theme API of the search.

use serde::Serialize;

/// What the search can be narrowed to: the variable `search`.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// Topics that have lessons in the language of the page, in order.
    pub topics: Vec<SearchTopicView>,
    /// Whether there are other languages to look in.
    pub other_languages: bool,
}

/// A topic that a search can be narrowed to.
#[derive(Debug, Serialize)]
pub struct SearchTopicView {
    /// Its folder.
    pub id: String,
    /// Plain text.
    pub title: String,
    /// From the root of the site.
    pub path: String,
}
