//! Stage 5: a [`Catalog`] and a [`Theme`] to a [`Site`]: every page planned first, each rendered when it is asked for.
//!
//! In: the catalog and the theme. Out: output paths, and for each of them bytes. Rendering a page is a pure function, so that
//! `build` can render all of them in parallel and `serve` only the one that is looked at.

mod beside;
mod default_theme;
mod entry_page;
mod feed;
mod filler;
mod glossary_page;
mod guide_page;
mod head;
mod lesson_card;
mod list_page;
mod plan;
mod practice;
mod progress_page;
mod search_index;
mod search_page;
mod search_view;
mod site_page;
mod sitemap;
mod strings;
mod strip;
mod structured_data;
mod theme;
mod training_view;
mod translation;
mod translation_view;
mod translations_page;
mod view;
mod web_editor;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

pub use plan::{PageKind, entry_path};
pub use search_view::*;
pub use strings::Strings;
pub use theme::{SharedValue, THEME_API, Theme, Variables};
pub use training_view::*;
pub use translation_view::*;
pub use view::*;

use search_index::SearchIndex;

use crate::catalog::{Catalog, EntryId};
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::source::AssetContent;
use crate::text::date::DateFormat;

/// The finished site: what it is made of, and the plan of its pages.
#[derive(Debug)]
pub struct Site {
    /// What there is.
    pub catalog: Arc<Catalog>,
    theme: Theme,
    pages: BTreeMap<String, PageKind>,
    /// What all pages of a language share.
    shared: Vec<Shared>,
    /// Each lesson as lists show it, by entry and language; made when first asked for.
    cards: Vec<OnceLock<SharedValue>>,
    /// The lessons related to each, by entry; found when first asked for.
    related: Vec<OnceLock<Vec<EntryId>>>,
    search: SearchIndex,
}

/// What all pages of a language share.
#[derive(Debug)]
struct Shared {
    site: SharedValue,
    nav: SharedValue,
    words: SharedValue,
    dates: DateFormat,
    practice: practice::PracticeWords,
}

/// What stands in a file of the site.
#[derive(Debug)]
pub enum Content {
    /// These bytes.
    Bytes(Arc<[u8]>),
    /// These bytes, made for this file alone.
    Page(Vec<u8>),
    /// The bytes of this file of the lessons.
    Copy(AssetContent),
}

impl Site {
    /// Plans the pages of a site.
    pub fn plan(catalog: Arc<Catalog>, mut theme: Theme) -> (Self, Vec<Diagnostic>) {
        if let Some(css) = theme::accents(&catalog) {
            theme.add_style("accents.css", css);
        }
        let search = SearchIndex::of(&catalog);
        let (pages, diagnostics) = plan::plan(&catalog, &theme, &search);
        let entries = catalog.entries.len();
        let cards = (0..entries * catalog.config.languages.len()).map(|_| OnceLock::new()).collect();
        let related = (0..entries).map(|_| OnceLock::new()).collect();
        let mut site = Self { catalog, theme, pages, shared: Vec::new(), cards, related, search };
        site.shared = site.catalog.config.ids().map(|language| Shared::of(&site, language)).collect();
        (site, diagnostics)
    }

    /// The paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.pages.keys().map(String::as_str)
    }

    /// The paths of all files with what goes there, in order.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &PageKind)> {
        self.pages.iter().map(|(path, kind)| (path.as_str(), kind))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Whether there is no file at all; there always is one.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// Renders the file at a path; `None` where the site has none.
    pub fn render(&self, path: &str) -> Option<Result<Content, Diagnostic>> {
        let kind = self.pages.get(path)?;
        Some(self.content(path, kind))
    }

    /// Renders what was planned for a path.
    pub fn content(&self, path: &str, kind: &PageKind) -> Result<Content, Diagnostic> {
        match kind {
            PageKind::Entry { entry, language, page } => entry_page::render(self, path, *entry, *language, *page),
            PageKind::Guide { entry, language } => guide_page::render(self, path, *entry, *language),
            PageKind::Blocks { entry, language } => Ok(beside::render(self, *entry, *language)),
            PageKind::Progress { language } => progress_page::render(self, path, *language),
            PageKind::Search { language } => search_page::render(self, path, *language),
            PageKind::SearchIndex { language } => self.search_script(*language),
            PageKind::SearchHead { language } => Ok(self.search_head(*language)),
            PageKind::SearchText { language, shard } => Ok(self.search_shard(*language, *shard)),
            PageKind::Translations => translations_page::render(self, path),
            PageKind::Tags { language } => list_page::tags(self, path, *language),
            PageKind::Tag { tag, language, page } => list_page::tag(self, path, tag, *language, *page),
            PageKind::Picker => site_page::picker(self, path),
            PageKind::NotFound => site_page::not_found(self, path),
            PageKind::Redirect { entry, language, from } => site_page::redirect(self, path, *entry, *language, from),
            PageKind::Feed { language } => Ok(feed::render(self, *language)),
            PageKind::Sitemap { part } => Ok(sitemap::render(self, *part)),
            PageKind::Robots => Ok(sitemap::robots(self)),
            PageKind::Domain => Ok(text(format!("{}\n", self.catalog.config.html.cname.as_deref().unwrap_or_default()))),
            PageKind::Asset => Ok(Content::Bytes(self.theme.assets.get(path).cloned().unwrap_or_default())),
            PageKind::Media(asset) => Ok(Content::Copy(asset.clone())),
        }
    }

    fn shared(&self, language: LanguageId) -> &Shared {
        &self.shared[language.index()]
    }

    fn render_template(&self, template: &str, variables: &Variables) -> Result<Vec<u8>, Diagnostic> {
        self.theme.render(template, variables, &self.catalog.sources)
    }

    /// A sentence of the interface.
    fn say(&self, language: LanguageId, key: &str, arguments: &[(&str, &str)]) -> String {
        self.theme.strings.say(language, key, arguments)
    }

    /// The absolute address of a file of the site, where the site's address is known.
    fn address(&self, path: &str) -> Option<String> {
        self.catalog.config.html.site_url.as_ref().map(|site_url| site_url.of(path))
    }
}

impl Shared {
    fn of(site: &Site, language: LanguageId) -> Self {
        let config = &site.catalog.config;
        let view = SiteView {
            id: config.id.clone(),
            title: site.catalog.site_title(language).to_owned(),
            description: config.description(language).to_owned(),
            license: config.license.clone(),
            repository_href: config.html.git_repository_url.clone(),
        };
        let configured = config.language(language);
        Self {
            site: SharedValue::of(&view),
            nav: SharedValue::of(&site.nav(language)),
            words: SharedValue::of(&site.theme.strings.words(language)),
            practice: practice::PracticeWords::of(&site.theme.strings, language),
            dates: DateFormat::of(&configured.tag, configured.calendar),
        }
    }
}

fn text(text: String) -> Content {
    Content::Page(text.into_bytes())
}

/// The beginning of a text for places where only so much fits, cut between words where there are any, never inside a
/// letter and its marks.
fn shorten(text: &str, most_letters: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(most_letters) else { return text.to_owned() };
    let head = &text[..cut];
    // Thai has no spaces between words: then the cut goes before the last consonant or leading vowel, so that no mark is torn off.
    let at = match head.rfind(' ').filter(|space| *space > cut * 2 / 3) {
        Some(space) => space,
        None => head.char_indices().rev().find(|(_, letter)| !is_mark(*letter)).map_or(cut, |(at, _)| at),
    };
    format!("{}…", text[..at].trim_end_matches([' ', ',', ';', ':', '–', '—']))
}

/// Thai vowels and tone marks that hang on the letter before them, and combining marks of Latin letters.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{0e31}' | '\u{0e33}'..='\u{0e3a}' | '\u{0e47}'..='\u{0e4e}' | '\u{0300}'..='\u{036f}')
}
