//! The context of a page: what it is rendered from.
//!
//! In: the catalog and the theme. Out: what all pages share, each part created once, and a
//! [`Context`] that gives a page access to it.

use std::sync::{Arc, OnceLock};

use super::address;
use super::body::practice_words::PracticeWords;
use super::frame_view::{AssetsView, FooterLinkView, SiteView, ThemeColorView};
use super::lesson_card::LessonCards;
use super::navigation::{self, FooterPage};
use super::package::{Links, Package};
use super::search_index::SearchIndex;
use super::strings;
use super::theme::{SharedValue, Theme, Variables};
use super::view::DateView;
use crate::catalog::{Catalog, EntryId};
use crate::config::SiteConfig;
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::text::date::{Date, DateFormat, DateParts};

/// What all pages share.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) catalog: Arc<Catalog>,
    pub(super) theme: Theme,
    pub(super) search: SearchIndex,
    footer: Vec<FooterPage>,
    languages: Vec<SharedByLanguage>,
    cards: LessonCards,
    /// The related lessons of each entry, found when first needed.
    related: Vec<OnceLock<Vec<EntryId>>>,
}

/// What all pages of a language share.
#[derive(Debug)]
struct SharedByLanguage {
    site: SharedValue,
    nav: SharedValue,
    words: SharedValue,
    dates: DateFormat,
    practice: PracticeWords,
    has_feed: bool,
}

impl Shared {
    /// Creates what all pages share. `footer` lists the pages that the footer links to.
    pub(super) fn new(catalog: Arc<Catalog>, theme: Theme, footer: Vec<FooterPage>) -> Self {
        let search = SearchIndex::of(&catalog);
        let of_language = |language| SharedByLanguage::new(&catalog, &theme, &footer, language);
        let languages = catalog.config.ids().map(of_language).collect();
        let cards = LessonCards::new(&catalog);
        let related = (0..catalog.entries.len()).map(|_| OnceLock::new()).collect();
        Self { catalog, theme, search, footer, languages, cards, related }
    }

    /// Returns the context of a page of a package.
    pub(super) fn context<'a>(&'a self, package: &'a Package<'a>) -> Context<'a> {
        Context { catalog: &self.catalog, search: &self.search, package, shared: self }
    }
}

impl SharedByLanguage {
    fn new(catalog: &Catalog, theme: &Theme, footer: &[FooterPage], language: LanguageId) -> Self {
        let config = &catalog.config;
        let view = SiteView {
            id: config.id.clone(),
            title: catalog.site_title(language).to_owned(),
            description: config.description(language).to_owned(),
            license: config.license.clone(),
            repository_href: config.html.git_repository_url.clone(),
            has_logo: theme.has_logo,
            theme_color: ThemeColorView {
                light: config.html.theme_color.light.clone(),
                dark: config.html.theme_color.dark.clone(),
            },
            links: footer_links(config, language),
        };
        let nav = navigation::nav(catalog, &Package::whole(), &theme.strings, footer, language);
        let configured = config.language(language);
        Self {
            site: SharedValue::of(&view),
            nav: SharedValue::of(&nav),
            words: SharedValue::of(&theme.strings.words(language)),
            practice: PracticeWords::of(&theme.strings, language),
            dates: DateFormat::of(&configured.tag, configured.calendar),
            has_feed: catalog.has_feed(language),
        }
    }
}

/// Returns the links to other sites that the pages of a language have.
fn footer_links(config: &SiteConfig, language: LanguageId) -> Vec<FooterLinkView> {
    let tag = &config.language(language).tag;
    let links = config.html.footer_links.iter();
    let links = links.filter(|link| link.lang.as_ref().is_none_or(|lang| lang == tag));
    links.map(|link| FooterLinkView { title: link.title.clone(), href: link.url.clone() }).collect()
}

/// What a page is rendered from.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) search: &'a SearchIndex,
    /// The package that the page is part of.
    pub(super) package: &'a Package<'a>,
    shared: &'a Shared,
}

impl<'a> Context<'a> {
    /// Returns an interface string.
    pub(super) fn say(
        &self,
        language: LanguageId,
        key: &str,
        arguments: &[(&str, &str)],
    ) -> String {
        self.shared.theme.strings.say(language, key, arguments)
    }

    /// Returns the strings around questions and notes.
    pub(super) fn practice_words(&self, language: LanguageId) -> &'a PracticeWords {
        &self.of(language).practice
    }

    /// Returns a date in the format of a language, or in the form that an interface string gives.
    pub(super) fn date(&self, date: Date, language: LanguageId) -> DateView {
        let dates = &self.of(language).dates;
        let DateParts { day, month, year, .. } = dates.parts(date);
        let arguments = [("day", &*day), ("month", &*month), ("year", &*year)];
        let own = self.shared.theme.strings.get(language, strings::DATE, &arguments);
        DateView { iso: date.to_string(), text: own.unwrap_or_else(|| dates.format(date)) }
    }

    /// Returns the absolute address of a file of the site, if the site's address is known.
    pub(super) fn address(&self, path: &str) -> Option<String> {
        self.catalog.config.html.site_url.as_ref().map(|site_url| site_url.of(path))
    }

    /// Returns the links from the page at this path in the package.
    pub(super) fn links(&self, from: &'a str) -> Links<'a> {
        Links::new(self.package, self.catalog.config.html.site_url.as_ref(), from)
    }

    /// Returns the path of a language's feed, if the package contains one.
    pub(super) fn feed_path(&self, language: LanguageId) -> Option<String> {
        self.held(self.of(language).has_feed.then(|| address::feed(self.catalog, language)))
    }

    /// Returns a path, if the package contains it.
    pub(super) fn held(&self, path: Option<String>) -> Option<String> {
        path.filter(|path| self.package.has(path))
    }

    /// Whether the package contains the page that lists link to for a reader.
    pub(super) fn lists(&self, id: EntryId, reader: LanguageId) -> bool {
        self.package.is_whole()
            || self.package.has(&address::listed(self.catalog, self.catalog.entry(id), reader))
    }

    /// Returns a lesson in a list, if the package contains it.
    pub(super) fn lesson_card(&self, id: EntryId, reader: LanguageId) -> Option<SharedValue> {
        self.lists(id, reader).then(|| self.shared.cards.get(self.catalog, id, reader))
    }

    /// Returns lessons in a list.
    pub(super) fn lesson_cards<'b>(
        &self,
        lessons: impl IntoIterator<Item = &'b EntryId>,
        reader: LanguageId,
    ) -> Vec<SharedValue> {
        lessons.into_iter().filter_map(|lesson| self.lesson_card(*lesson, reader)).collect()
    }

    /// Returns the related lessons of a lesson. They are found only once, although its page exists
    /// in every language.
    pub(super) fn related(&self, id: EntryId) -> &'a [EntryId] {
        self.shared.related[id.index()].get_or_init(|| self.catalog.related(id))
    }

    /// Returns the styles and scripts that every page has in addition to the theme's own.
    pub(super) fn assets(&self) -> AssetsView {
        AssetsView {
            styles: self.shared.theme.styles.clone(),
            scripts: self.shared.theme.scripts.clone(),
        }
    }

    /// Returns the bytes of a file of the theme, by its path.
    pub(super) fn asset(&self, path: &str) -> Arc<[u8]> {
        self.shared.theme.assets.get(path).cloned().unwrap_or_default()
    }

    /// Returns the variables that every template has in a language: `site`, `words` and the
    /// language of [`Context::say`].
    pub(super) fn variables(&self, language: LanguageId) -> Variables {
        let mut variables = Variables::default();
        variables.set_shared("site", &self.of(language).site);
        variables.set_shared("words", &self.of(language).words);
        variables.set("pb_language", &language.0);
        variables
    }

    /// Returns header and footer: the variable `nav`.
    pub(super) fn nav(&self, language: LanguageId) -> SharedValue {
        if self.package.is_whole() {
            return self.of(language).nav.clone();
        }
        let shared = self.shared;
        SharedValue::of(&navigation::nav(
            self.catalog,
            self.package,
            &shared.theme.strings,
            &shared.footer,
            language,
        ))
    }

    /// Renders a template.
    pub(super) fn render(
        &self,
        template: &str,
        variables: &Variables,
    ) -> Result<Vec<u8>, Diagnostic> {
        self.shared.theme.render(template, variables, &self.catalog.sources)
    }

    fn of(&self, language: LanguageId) -> &'a SharedByLanguage {
        &self.shared.languages[language.index()]
    }
}
