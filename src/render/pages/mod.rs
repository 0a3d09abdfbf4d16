//! Every kind of file of the site, and the code that renders it.
//!
//! In: what was planned for a path, and the context. Out: the content of the file. A page that
//! every language has once is a file here, a row in [`LANGUAGE_PAGES`], and a template.

mod blocks;
mod definitions;
pub(super) mod entry;
mod feed;
mod glossary;
mod guide;
mod home;
mod language_page;
mod lesson;
mod not_found;
mod picker;
mod plain;
mod progress;
mod redirect;
mod search;
mod search_scripts;
pub(super) mod sitemap;
mod tags;
mod topic;
mod translations;

pub use definitions::DefinitionView;
pub use glossary::{GlossaryView, TermView};
pub use guide::{
    GuideNoteView, GuideOptionView, GuideQuestionView, GuideSectionView, GuideStepView, GuideView,
};
pub use home::{HomeView, TopicCardView};
pub use language_page::LanguagePage;
pub use lesson::{LessonPageView, PracticeView, SourceView};
pub use picker::{ChoiceView, PickerView};
pub use plain::PlainPageView;
pub use progress::{ProgressLessonView, ProgressQuestionView, ProgressTopicView, ProgressView};
pub use redirect::RedirectView;
pub use search::SearchView;
pub use tags::{TagListView, TagPageView, TagView};
pub use topic::TopicPageView;
pub use translations::{
    TranslationCellView, TranslationCountView, TranslationGroupView, TranslationRowView,
    TranslationsView,
};

use super::address;
use super::body::purpose::Purpose;
use super::content::Content;
use super::context::Context;
use super::frame::Frame;
use super::navigation::{self, FooterPage, Version};
use crate::catalog::{Catalog, EntryId, EntryKind};
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::source::AssetContent;
use entry::EntryPage;

/// The pages that every language has once, in the order of the footer.
pub(super) static LANGUAGE_PAGES: [LanguagePage; 2] = [progress::PAGE, search::PAGE];

/// The kind of a file.
#[derive(Debug)]
pub enum PageKind {
    /// Home, topic, lesson, plain page or glossary; `part` counts from 1 and is greater only for
    /// long lists of a topic.
    Entry {
        /// The entry.
        entry: EntryId,
        /// The language of the page.
        language: LanguageId,
        /// The part of the list.
        part: usize,
    },
    /// The guide of a lesson, for the person who leads a session.
    Guide {
        /// The lesson.
        entry: EntryId,
        /// The language of the page.
        language: LanguageId,
    },
    /// A lesson's text as a script, to be read next to another language.
    Blocks {
        /// The lesson.
        entry: EntryId,
        /// The language of the text.
        language: LanguageId,
    },
    /// A page that every language has once.
    Language {
        /// The page.
        page: &'static LanguagePage,
        /// The language of the page.
        language: LanguageId,
    },
    /// The script that names the scripts of all languages, for searches from pages of this one.
    SearchIndex {
        /// The language of the page.
        language: LanguageId,
    },
    /// The pages of a language, for the search.
    SearchHead {
        /// The language.
        language: LanguageId,
    },
    /// Some of the texts of a language, for the search.
    SearchText {
        /// The language.
        language: LanguageId,
        /// The number of the shard.
        shard: usize,
    },
    /// The overview of lessons and languages, for translators.
    Translations,
    /// Every tag.
    Tags {
        /// The language of the page.
        language: LanguageId,
    },
    /// The lessons of a tag.
    Tag {
        /// Its id.
        tag: String,
        /// The language of the page.
        language: LanguageId,
        /// The part of the list.
        part: usize,
    },
    /// The page at the root, where a reader chooses a language.
    Picker,
    /// The page for addresses that do not exist.
    NotFound,
    /// A former path.
    Redirect {
        /// The entry that it leads to.
        entry: EntryId,
        /// The language of the page.
        language: LanguageId,
        /// The former path.
        from: String,
    },
    /// The Atom feed of new lessons.
    Feed {
        /// Its language.
        language: LanguageId,
    },
    /// The sitemap for search engines: the whole, or if that is too long, the list of its parts (0)
    /// and each part.
    Sitemap {
        /// The part.
        part: Option<usize>,
    },
    /// `robots.txt`.
    Robots,
    /// `CNAME`.
    Domain,
    /// A static file of the theme.
    Asset,
    /// A file of the lessons.
    Media(AssetContent),
}

/// Renders the file at a path.
pub(super) fn render(
    context: Context<'_>,
    path: &str,
    kind: &PageKind,
) -> Result<Content, Diagnostic> {
    match kind {
        PageKind::Entry { entry, language, part } => {
            render_entry(context, path, *entry, *language, *part)
        }
        PageKind::Guide { entry, language } => guide::render(context, path, *entry, *language),
        PageKind::Blocks { entry, language } => Ok(blocks::render(context, *entry, *language)),
        PageKind::Language { page, language } => {
            render_language_page(context, path, page, *language)
        }
        PageKind::SearchIndex { language } => search_scripts::index(context, *language),
        PageKind::SearchHead { language } => Ok(search_scripts::head(context, *language)),
        PageKind::SearchText { language, shard } => {
            Ok(search_scripts::text(context, *language, *shard))
        }
        PageKind::Translations => translations::render(context, path),
        PageKind::Tags { language } => tags::list(context, path, *language),
        PageKind::Tag { tag, language, part } => tags::tag(context, path, tag, *language, *part),
        PageKind::Picker => picker::render(context, path),
        PageKind::NotFound => not_found::render(context, path),
        PageKind::Redirect { entry, language, from } => {
            redirect::render(context, path, *entry, *language, from)
        }
        PageKind::Feed { language } => Ok(feed::render(context, *language)),
        PageKind::Sitemap { part } => Ok(sitemap::render(context, *part)),
        PageKind::Robots => Ok(sitemap::robots(context)),
        PageKind::Domain => {
            let domain = context.catalog.config.html.cname.as_deref().unwrap_or_default();
            Ok(Content::text(format!("{domain}\n")))
        }
        PageKind::Asset => Ok(Content::Bytes(context.asset(path))),
        PageKind::Media(asset) => Ok(Content::Copy(asset.clone())),
    }
}

/// Returns the pages that the footer of every page links to.
pub(super) fn footer(catalog: &Catalog) -> Vec<FooterPage> {
    let pages = LANGUAGE_PAGES.iter().filter(|page| (page.exists)(catalog));
    pages.filter_map(|page| Some(FooterPage { name: page.name, title: page.footer? })).collect()
}

fn render_entry(
    context: Context<'_>,
    path: &str,
    id: EntryId,
    language: LanguageId,
    part: usize,
) -> Result<Content, Diagnostic> {
    let entry = context.catalog.entry(id);
    let purpose = if entry.is_lesson() { Purpose::LESSON } else { Purpose::PAGE };
    let page = EntryPage { part, ..EntryPage::new(context, path, id, language, purpose) };
    match entry.kind {
        EntryKind::Home => home::render(&page),
        EntryKind::Topic(_) => topic::render(&page),
        EntryKind::Lesson(_) => lesson::render(&page),
        EntryKind::Plain => plain::render(&page),
        EntryKind::Glossary => glossary::render(&page),
    }
}

fn render_language_page(
    context: Context<'_>,
    path: &str,
    page: &LanguagePage,
    language: LanguageId,
) -> Result<Content, Diagnostic> {
    let catalog = context.catalog;
    let version = |other| Version::Real(address::language_page(catalog, page.name, other));
    let languages = navigation::languages(catalog, context.package, language, version);
    (page.render)(context, Frame { languages, ..Frame::new(page.name, path, language) })
}
