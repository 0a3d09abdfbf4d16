//! Views of what surrounds every page: the variables `page`, `site`, `nav` and `assets`.
//!
//! In: what `frame` and `navigation` have looked up. Out: plain values for templates. The rules of
//! [`super::view`] apply here too.

use serde::Serialize;

use super::view::LinkView;

/// What every HTML page has, whatever its kind: the variable `page`.
#[derive(Debug, Serialize)]
pub struct PageView {
    /// `home`, `topic`, `lesson`, `plain`, `glossary`, `guide`, `progress`, `search`,
    /// `translations`, `tags`, `tag`, `picker`, `not-found` or `redirect`.
    pub kind: &'static str,
    /// The page's own path from the root of the site.
    pub path: String,
    /// The whole `<title>`.
    pub title: String,
    /// For `<meta name="description">`.
    pub description: String,
    /// BCP 47 tag of the page's language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The calendar of dates, as browsers name it: `gregory` or `buddhist`.
    pub calendar: &'static str,
    /// Whether search engines are asked not to index the page.
    pub noindex: bool,
    /// Absolute address; only where `site-url` is known.
    pub canonical: Option<String>,
    /// Absolute addresses of the page in every language, including `x-default`.
    pub alternates: Vec<AlternateView>,
    /// Absolute address of a picture for shared links.
    pub image: Option<String>,
    /// Open Graph type: `website` or `article`.
    pub og_type: &'static str,
    /// Structured data, ready for a `<script type="application/ld+json">`.
    pub json_ld: Option<String>,
    /// The language's Atom feed, from the root of the site; absent if no lesson has a date or the
    /// site's address is not known.
    pub feed_path: Option<String>,
    /// The page's Content Security Policy, ready for an attribute.
    pub csp: String,
    /// The topic whose accent colour the page has.
    pub topic_id: Option<String>,
}

/// One `<link rel="alternate" hreflang>`.
#[derive(Debug, Serialize)]
pub struct AlternateView {
    /// BCP 47 tag or `x-default`.
    pub hreflang: String,
    /// Absolute address.
    pub href: String,
}

/// The variable `site`.
#[derive(Debug, Serialize)]
pub struct SiteView {
    /// The site's permanent id. Devices store the progress of readers under it.
    pub id: String,
    /// The site's title in the language of the page.
    pub title: String,
    /// One sentence about the site in the language of the page.
    pub description: String,
    /// The licence of the lessons, as `book.toml` states it.
    pub license: Option<String>,
    /// The address of the repository.
    pub repository_href: Option<String>,
    /// Whether there is a logo: `asset(name="logo")`.
    pub has_logo: bool,
    /// The colour of the browser's own bars.
    pub theme_color: ThemeColorView,
    /// Links to other sites, in the footer.
    pub links: Vec<FooterLinkView>,
}

/// A colour in both themes, as `#rrggbb`.
#[derive(Debug, Serialize)]
pub struct ThemeColorView {
    /// In the light theme.
    pub light: String,
    /// In the dark theme.
    pub dark: String,
}

/// A link to another site.
#[derive(Debug, Serialize)]
pub struct FooterLinkView {
    /// Its text.
    pub title: String,
    /// Its address.
    pub href: String,
}

/// Header and footer: the variable `nav`.
#[derive(Debug, Serialize)]
pub struct NavView {
    /// The home page in the language of the page.
    pub home_path: String,
    /// Every topic, in order.
    pub topics: Vec<LinkView>,
    /// Plain pages, linked in the footer.
    pub pages: Vec<LinkView>,
    /// The glossary; absent if the site has none.
    pub glossary: Option<LinkView>,
    /// Pages that every language has once, linked in the footer.
    pub more: Vec<LinkView>,
    /// The page that shows a reader's progress; absent if the site has no lessons.
    pub progress_path: Option<String>,
    /// The search page.
    pub search_path: String,
    /// The script that names the scripts of the search.
    pub search_index_path: String,
    /// The list of tags; absent if the site has none.
    pub tags_path: Option<String>,
    /// The page where a reader chooses a language.
    pub picker_path: String,
    /// The overview of lessons and languages, for translators; absent if the site has one language.
    pub translations_path: Option<String>,
}

/// Styles and scripts, from the root of the site: the variable `assets`.
#[derive(Debug, Default, Serialize)]
pub struct AssetsView {
    /// Style sheets, in order.
    pub styles: Vec<String>,
    /// The site's own scripts.
    pub scripts: Vec<String>,
}
