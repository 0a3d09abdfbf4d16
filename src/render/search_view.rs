//! The theme API of the search.

use serde::Serialize;

use super::LinkView;

/// What the search can be narrowed to: the variable `search`.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// Topics that have lessons in the language of the page, in order.
    pub topics: Vec<LinkView>,
    /// Whether there are other languages to look in.
    pub other_languages: bool,
}
