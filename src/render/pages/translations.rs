//! The overview of lessons and languages, for translators: what is translated, outdated or missing.
//!
//! In: the site. Out: HTML, in the site's own language.

use serde::Serialize;

use crate::catalog::{Entry, EntryId, TranslationState};
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::render::content::Content;
use crate::render::context::Context;
use crate::render::frame::Frame;
use crate::render::navigation::{self, Version};
use crate::render::theme::SharedValue;
use crate::render::view::LanguageView;
use crate::render::{address, web_editor};

/// The variable `translations`: what is translated, outdated or missing.
#[derive(Debug, Serialize)]
pub struct TranslationsView {
    /// Every language, in order.
    pub languages: Vec<LanguageView>,
    /// The number of texts in each state that occurs.
    pub counts: Vec<TranslationCountView>,
    /// The lessons of each topic; all other pages come last.
    pub groups: Vec<TranslationGroupView>,
}

/// The number of texts in a state.
#[derive(Debug, Serialize)]
pub struct TranslationCountView {
    /// The state, as in `translation`.
    pub state: &'static str,
    /// The name of the state.
    pub label: String,
    /// The number of texts.
    pub count: usize,
}

/// Several rows of the table.
#[derive(Debug, Serialize)]
pub struct TranslationGroupView {
    /// The topic's name; absent for pages outside the topics.
    pub title: Option<String>,
    /// BCP 47 tag of the title, if it differs from the page's own.
    pub lang: Option<String>,
    /// One for each lesson.
    pub rows: Vec<TranslationRowView>,
}

/// A lesson or page in the table.
#[derive(Debug, Serialize)]
pub struct TranslationRowView {
    /// Its title.
    pub title: String,
    /// BCP 47 tag of the title, if it differs from the page's own.
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
    /// The name of the state.
    pub label: String,
    /// `machine` or `draft` if nobody has reviewed it yet.
    pub review: Option<&'static str>,
    /// Its page, or the page that says it is missing, from the root of the site.
    pub path: String,
    /// The address where it can be edited; absent if it is missing.
    pub edit_href: Option<String>,
}

/// Renders the page.
pub(super) fn render(context: Context<'_>, path: &str) -> Result<Content, Diagnostic> {
    let catalog = context.catalog;
    let language = catalog.config.language;
    let home = catalog.entry(catalog.home);
    let version = |other| Version::Real(address::entry(catalog, home, other));
    let frame = Frame {
        languages: navigation::languages(catalog, context.package, language, version),
        ..Frame::new("translations", path, language).unlisted()
    };
    let frame = frame.called(context, "translations-title", "translations-description");
    frame.render(context, &SharedValue::of(&view(context, language)))
}

/// Returns the name of a state.
fn state_name(context: Context<'_>, language: LanguageId, state: TranslationState) -> String {
    let key = match state {
        TranslationState::Original => "state-original",
        TranslationState::Current => "state-current",
        TranslationState::Outdated => "state-outdated",
        TranslationState::UpstreamOutdated => "state-upstream-outdated",
        TranslationState::Unverified => "state-unverified",
        TranslationState::Draft => "state-draft",
        TranslationState::Missing => "state-missing",
    };
    context.say(language, key, &[])
}

fn view(context: Context<'_>, language: LanguageId) -> TranslationsView {
    let catalog = context.catalog;
    let topics = catalog.topics(language);
    let general = [catalog.home]
        .into_iter()
        .chain(topics.iter().copied())
        .chain(catalog.plain.iter().copied());
    let general: Vec<EntryId> =
        general.chain(catalog.glossary.as_ref().map(|glossary| glossary.entry)).collect();
    let group = |id: &EntryId| {
        let lessons: Vec<EntryId> = catalog.lessons(*id, language).to_vec();
        let own = lessons.into_iter().filter(|lesson| catalog.entry(*lesson).topic() == Some(*id));
        let link = navigation::entry_link(catalog, *id, language);
        TranslationGroupView {
            title: Some(link.title),
            lang: link.lang,
            rows: rows(context, own, language),
        }
    };
    let pages = TranslationGroupView {
        title: None,
        lang: None,
        rows: rows(context, general.into_iter(), language),
    };
    let groups: Vec<TranslationGroupView> = topics.iter().map(group).chain([pages]).collect();
    let cells = || groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells);
    let counts = TranslationState::ALL.into_iter().map(|state| TranslationCountView {
        state: state.as_str(),
        label: state_name(context, language, state),
        count: cells().filter(|cell| cell.state == state.as_str()).count(),
    });
    let counts = counts.filter(|count| count.count > 0).collect();
    TranslationsView {
        languages: catalog
            .config
            .ids()
            .map(|language| navigation::language_view(catalog, language, None))
            .collect(),
        counts,
        groups,
    }
}

fn rows(
    context: Context<'_>,
    ids: impl Iterator<Item = EntryId>,
    language: LanguageId,
) -> Vec<TranslationRowView> {
    let catalog = context.catalog;
    let written =
        ids.map(|id| (id, catalog.entry(id))).filter(|(_, entry)| entry.original().is_some());
    written
        .map(|(id, entry)| {
            let link = navigation::entry_link(catalog, id, language);
            let cells = catalog.config.ids().map(|of| cell(context, entry, of, language)).collect();
            TranslationRowView { title: link.title, lang: link.lang, cells }
        })
        .collect()
}

fn cell(
    context: Context<'_>,
    entry: &Entry,
    of: LanguageId,
    reader: LanguageId,
) -> TranslationCellView {
    let catalog = context.catalog;
    let document = entry.document(of);
    let state = entry.translation(of).state;
    TranslationCellView {
        tag: catalog.language(of).tag.to_string(),
        state: state.as_str(),
        label: state_name(context, reader, state),
        // A draft has not been reviewed in any case.
        review: document
            .and_then(|document| document.header.unread())
            .filter(|_| state != TranslationState::Draft),
        path: address::listed(catalog, entry, of),
        edit_href: document.and_then(|document| {
            web_editor::edit_href(&catalog.config.html, document.path.as_str())
        }),
    }
}
