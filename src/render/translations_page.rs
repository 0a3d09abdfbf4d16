//! Lessons and languages: what is translated, what is behind, what is missing. For translators.
//!
//! In: the site. Out: HTML, in the site's own language.

use super::head::{Head, root_of};
use super::plan::{entry_path, list_path};
use super::{
    Content, Site, TranslationCellView, TranslationCountView, TranslationGroupView, TranslationRowView, TranslationsView,
    web_editor,
};
use crate::catalog::{Entry, EntryId, TranslationState};
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;

/// The path of the page.
pub(super) const PATH: &str = "translations.html";

/// Renders the page.
pub(super) fn render(site: &Site, path: &str) -> Result<Content, Diagnostic> {
    let catalog = &site.catalog;
    let language = catalog.config.language;
    let title = site.say(language, "translations-title", &[]);
    let names = [("title", title.as_str()), ("site", catalog.site_title(language))];
    let head_title = site.say(language, "page-title", &names);
    let description = site.say(language, "translations-description", &names);
    let head = Head { noindex: true, canonical: None, ..Head::new("translations", path, language, head_title, description) };
    let mut variables = site.frame(head, &root_of(path));
    variables.set_shared("nav", &site.shared(language).nav);
    let home = catalog.entry(catalog.home);
    variables.set("languages", &site.languages(language, |other| (Some(entry_path(catalog, home, other)), true)));
    variables.set("translations", &view(site, language));
    site.render_template("translations.html", &variables).map(Content::Page)
}

/// What a state is called.
pub(super) fn state_name(site: &Site, language: LanguageId, state: TranslationState) -> String {
    let key = match state {
        TranslationState::Original => "state-original",
        TranslationState::Current => "state-current",
        TranslationState::Outdated => "state-outdated",
        TranslationState::UpstreamOutdated => "state-upstream-outdated",
        TranslationState::Unverified => "state-unverified",
        TranslationState::Draft => "state-draft",
        TranslationState::Missing => "state-missing",
    };
    site.say(language, key, &[])
}

fn view(site: &Site, language: LanguageId) -> TranslationsView {
    let catalog = &site.catalog;
    let topics = catalog.topics(language);
    let general = [catalog.home].into_iter().chain(topics.iter().copied()).chain(catalog.plain.iter().copied());
    let general: Vec<EntryId> = general.chain(catalog.glossary.as_ref().map(|glossary| glossary.entry)).collect();
    let group = |id: &EntryId| {
        let lessons: Vec<EntryId> = catalog.lessons(*id, language).to_vec();
        let own = lessons.into_iter().filter(|lesson| catalog.entry(*lesson).topics.first() == Some(id));
        let link = site.entry_link(*id, language);
        TranslationGroupView { title: Some(link.title), lang: link.lang, rows: rows(site, own, language) }
    };
    let pages = TranslationGroupView { title: None, lang: None, rows: rows(site, general.into_iter(), language) };
    let groups: Vec<TranslationGroupView> = topics.iter().map(group).chain([pages]).collect();
    let cells = || groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells);
    let counts = TranslationState::ALL.into_iter().map(|state| TranslationCountView {
        state: state.as_str(),
        label: state_name(site, language, state),
        count: cells().filter(|cell| cell.state == state.as_str()).count(),
    });
    let counts = counts.filter(|count| count.count > 0).collect();
    TranslationsView {
        languages: catalog.config.ids().map(|language| site.language_view(language, None)).collect(),
        counts,
        groups,
    }
}

fn rows(site: &Site, ids: impl Iterator<Item = EntryId>, language: LanguageId) -> Vec<TranslationRowView> {
    let catalog = &site.catalog;
    let written = ids.map(|id| (id, catalog.entry(id))).filter(|(_, entry)| entry.original().is_some());
    written
        .map(|(id, entry)| {
            let link = site.entry_link(id, language);
            let cells = catalog.config.ids().map(|of| cell(site, entry, of, language)).collect();
            TranslationRowView { title: link.title, lang: link.lang, cells }
        })
        .collect()
}

fn cell(site: &Site, entry: &Entry, of: LanguageId, reader: LanguageId) -> TranslationCellView {
    let catalog = &site.catalog;
    let document = entry.document(of);
    let state = entry.translation(of).state;
    TranslationCellView {
        tag: catalog.language(of).tag.to_string(),
        state: state.as_str(),
        label: state_name(site, reader, state),
        // That nobody has read over what is not there yet goes without saying.
        review: document.and_then(|document| document.header.unread()).filter(|_| state != TranslationState::Draft),
        path: list_path(catalog, entry, of),
        edit_href: document.and_then(|document| web_editor::edit_href(&catalog.config.html, document.path.as_str())),
    }
}
