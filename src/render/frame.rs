//! What every page has around its own matter: head, header and footer, the same page in other
//! languages.
//!
//! In: what sets the page apart from others, and its own view. Out: the page.

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

/// A description longer than this is cut by search engines in any case.
const LONGEST_DESCRIPTION: usize = 300;

/// What sets one page apart from another.
pub(super) struct Frame<'a> {
    /// What sort of page it is. Its template has this name, and its own variable too, with `_` for
    /// `-`.
    pub(super) kind: &'static str,
    pub(super) path: &'a str,
    pub(super) language: LanguageId,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) noindex: bool,
    /// The page that search engines should show instead of it, or it itself.
    pub(super) canonical: Option<String>,
    /// Language tags and paths of the same page in every language, for search engines.
    pub(super) alternates: Vec<(String, String)>,
    pub(super) image: Option<String>,
    pub(super) is_article: bool,
    /// Structured data, escaped for a `<script>`.
    pub(super) json_ld: Option<String>,
    /// The topic whose colour it wears.
    pub(super) topic: Option<EntryId>,
    /// From where it may load what.
    pub(super) policy: Policy,
    /// The switcher: the same page in every language.
    pub(super) languages: Vec<LanguageView>,
    /// How it stands to its original, if it is the page of a text.
    pub(super) translation: Option<TranslationView>,
    /// Whether it is shown at any depth, so that it can name files only by the site's address.
    pub(super) is_lost: bool,
}

impl<'a> Frame<'a> {
    /// The frame of a page that stands for itself and in its language alone, until more is said.
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

    /// Title and description by their keys among the interface strings.
    pub(super) fn called(mut self, context: Context<'_>, title: &str, description: &str) -> Self {
        let site = context.catalog.site_title(self.language);
        let title = context.say(self.language, title, &[]);
        let names = [("title", title.as_str()), ("site", site)];
        self.title = context.say(self.language, "page-title", &names);
        self.description = context.say(self.language, description, &names);
        self
    }

    /// Kept from search engines.
    pub(super) fn unlisted(self) -> Self {
        Self { noindex: true, canonical: None, ..self }
    }

    /// Puts the page's own view into its template, and everything else around it.
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

    /// The variable `page`.
    fn page(self, context: Context<'_>) -> PageView {
        let language = context.catalog.language(self.language);
        let address = |path: String| context.address(&path);
        let alternates = self.alternates.into_iter();
        PageView {
            kind: self.kind,
            path: self.path.to_owned(),
            title: self.title,
            description: shorten(&self.description, LONGEST_DESCRIPTION),
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
            // A feed is not the business of a page that is shown where another was wanted.
            feed_path: context.feed_path(self.language).filter(|_| !self.is_lost),
            csp: self.policy.line(),
            topic_id: self.topic.map(|topic| context.catalog.entry(topic).folder.clone()),
        }
    }
}

/// What leads from a page to the root of the site.
fn root_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}
