//! The frame of a page: head, header and footer, and the same page in other languages.
//!
//! In: what distinguishes the page from others, and its own view. Out: the page.

use super::content::Content;
use super::context::Context;
use super::csp::Policy;
use super::frame_view::{AlternateView, AssetsView, PageView};
use super::theme::SharedValue;
use super::translation::TranslationView;
use super::view::LanguageView;
use crate::catalog::EntryId;
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::text::shorten::shorten;

/// The length at which descriptions are cut, since search engines show no more.
const MAX_DESCRIPTION: usize = 300;

/// What distinguishes one page from another.
pub(super) struct Frame<'a> {
    /// The kind of page. It is the name of its template, and of its own variable with `_` for `-`.
    pub(super) kind: &'static str,
    pub(super) path: &'a str,
    pub(super) language: LanguageId,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) noindex: bool,
    /// The page that search engines should show for this one, or this page itself.
    pub(super) canonical: Option<String>,
    /// Language tags and paths of the same page in every language, for search engines.
    pub(super) alternates: Vec<(String, String)>,
    pub(super) image: Option<String>,
    pub(super) is_article: bool,
    /// Structured data, escaped for a `<script>`.
    pub(super) json_ld: Option<String>,
    /// The topic whose accent colour it has.
    pub(super) topic: Option<EntryId>,
    /// What it may load, and from where.
    pub(super) policy: Policy,
    /// The switcher: the same page in every language.
    pub(super) languages: Vec<LanguageView>,
    /// The relation to its original, if it is the page of a text.
    pub(super) translation: Option<TranslationView>,
    /// Whether it is shown for paths of any depth, so that it can link to files only by the site's
    /// address.
    pub(super) is_lost: bool,
}

impl<'a> Frame<'a> {
    /// Returns the frame of a page that exists in its language only, and is its own canonical page.
    pub(super) fn new(kind: &'static str, path: &'a str, language: LanguageId) -> Self {
        Self {
            kind,
            path,
            language,
            title: String::new(),
            description: String::new(),
            noindex: false,
            canonical: Some(path.to_owned()),
            alternates: Vec::new(),
            image: None,
            is_article: false,
            json_ld: None,
            topic: None,
            policy: Policy::page(),
            languages: Vec::new(),
            translation: None,
            is_lost: false,
        }
    }

    /// Sets title and description from interface strings.
    pub(super) fn called(mut self, context: Context<'_>, title: &str, description: &str) -> Self {
        let site = context.catalog.site_title(self.language);
        let title = context.say(self.language, title, &[]);
        let names = [("title", title.as_str()), ("site", site)];
        self.title = context.say(self.language, "page-title", &names);
        self.description = context.say(self.language, description, &names);
        self
    }

    /// Excludes the page from search engines.
    pub(super) fn unlisted(self) -> Self {
        Self { noindex: true, canonical: None, ..self }
    }

    /// Renders the page's own view with its template, and everything else around it.
    pub(super) fn render(
        mut self,
        context: Context<'_>,
        view: &SharedValue,
    ) -> Result<Content, Diagnostic> {
        let site_url = context.catalog.config.html.site_url.as_ref();
        let mount = || site_url.map(|site_url| site_url.path().to_owned()).unwrap_or_default();
        let root = if self.is_lost { mount() } else { root_of(self.path) };
        let names_files = !self.is_lost || site_url.is_some();
        let mut variables = context.variables(self.language);
        variables.set("root", &root);
        variables
            .set("assets", &if names_files { context.assets() } else { AssetsView::default() });
        variables.set_shared("nav", &context.nav(self.language));
        variables.set("languages", &self.languages);
        if let Some(translation) = self.translation.take() {
            variables.set("translation", &translation);
        }
        variables.set_shared(self.kind.replace('-', "_"), view);
        let template = format!("{}.html", self.kind);
        variables.set("page", &self.page(context));
        context.render(&template, &variables).map(Content::Page)
    }

    /// Returns the variable `page`.
    fn page(self, context: Context<'_>) -> PageView {
        let language = context.catalog.language(self.language);
        let address = |path: String| context.address(&path);
        let alternates = self.alternates.into_iter();
        PageView {
            kind: self.kind,
            path: self.path.to_owned(),
            title: self.title,
            description: shorten(&self.description, MAX_DESCRIPTION),
            lang: language.tag.to_string(),
            dir: language.direction.as_str(),
            calendar: language.calendar.unicode_name(),
            noindex: self.noindex,
            canonical: self.canonical.and_then(address),
            alternates: alternates
                .filter_map(|(hreflang, path)| {
                    Some(AlternateView { hreflang, href: address(path)? })
                })
                .collect(),
            image: self.image.and_then(address),
            og_type: if self.is_article { "article" } else { "website" },
            json_ld: self.json_ld,
            // A page that is shown in place of another one has no feed.
            feed_path: context.feed_path(self.language).filter(|_| !self.is_lost),
            csp: self.policy.line(),
            topic_id: self.topic.map(|topic| context.catalog.entry(topic).folder.clone()),
        }
    }
}

/// Returns the path from a page to the root of the site.
fn root_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}
