//! What templates see of translations: how a page stands to its original, and the table of all.
//!
//! In: what `render` has looked up in the catalog. Out: plain values that Tera can walk; the rules of [`super::view`] hold here too.

use serde::Serialize;

use super::LanguageView;

/// The variable `translation` of home, topic, lesson and plain pages and of the glossary: how the page stands to its original.
#[derive(Debug, Serialize)]
pub struct TranslationView {
    /// `original`, `current`, `outdated`, `upstream-outdated`, `unverified`, `draft` or `missing`.
    pub state: &'static str,
    /// Whether it is behind its original for certain.
    pub is_behind: bool,
    /// `machine` or `draft` where nobody has read it over yet.
    pub review: Option<&'static str>,
    /// The original; absent on its own page.
    pub original: Option<LanguageView>,
    /// Where the text can be edited; absent where it is missing.
    pub edit_href: Option<String>,
    /// The line that an outdated text bears once it is brought up to date.
    pub stamp_line: Option<String>,
    /// Where a missing translation can be begun.
    pub translate_href: Option<String>,
    /// The original as it is written, where the translation is missing.
    pub source_text: Option<String>,
}

/// The variable `translations`: what is translated, what is behind, what is missing.
#[derive(Debug, Serialize)]
pub struct TranslationsView {
    /// Every language, in order.
    pub languages: Vec<LanguageView>,
    /// How many texts are in each state that occurs.
    pub counts: Vec<TranslationCountView>,
    /// The lessons of each topic; last all other pages.
    pub groups: Vec<TranslationGroupView>,
}

/// How many texts are in a state.
#[derive(Debug, Serialize)]
pub struct TranslationCountView {
    /// The state, as in `translation`.
    pub state: &'static str,
    /// What it is called.
    pub label: String,
    /// How many texts.
    pub count: usize,
}

/// Some rows of the table.
#[derive(Debug, Serialize)]
pub struct TranslationGroupView {
    /// The topic's name; absent for pages outside the topics.
    pub title: Option<String>,
    /// BCP 47 tag of the title, where it is not the page's own.
    pub lang: Option<String>,
    /// One for each lesson.
    pub rows: Vec<TranslationRowView>,
}

/// A lesson or page in the table.
#[derive(Debug, Serialize)]
pub struct TranslationRowView {
    /// Its title.
    pub title: String,
    /// BCP 47 tag of the title, where it is not the page's own.
    pub lang: Option<String>,
    /// One for each language, in order.
    pub cells: Vec<TranslationCellView>,
}

/// A text in the table.
#[derive(Debug, Serialize)]
pub struct TranslationCellView {
    /// BCP 47 tag of its language.
    pub tag: String,
    /// The state, as in `translation`.
    pub state: &'static str,
    /// What it is called.
    pub label: String,
    /// `machine` or `draft` where nobody has read it over yet.
    pub review: Option<&'static str>,
    /// Its page, or the page that says it is missing, from the root of the site.
    pub path: String,
    /// Where it can be edited; absent where it is missing.
    pub edit_href: Option<String>,
}
