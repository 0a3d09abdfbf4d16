//! The pages of entries: what the pages of home, topics, lessons, plain pages and the glossary have
//! in common.
//!
//! In: an entry in a language, and the page that shows it. Out: the text as templates see it, its
//! replacement if it is missing, and the frame of the page. What only one kind of entry has is in
//! the file of that kind.

use crate::catalog::{Entry, EntryId, Presence};
use crate::language::LanguageId;
use crate::lesson::Document;
use crate::render::body::filler::PageFiller;
use crate::render::body::purpose::Purpose;
use crate::render::body::shown_text::ShownText;
use crate::render::context::Context;
use crate::render::frame::Frame;
use crate::render::lesson_card::MAX_SUMMARY;
use crate::render::structured_data::{self, Step, Thing};
use crate::render::view::{ContentsView, NoticeView, TextView};
use crate::render::{address, alternates, navigation, translation, web_editor};
use crate::text::date::Date;
use crate::text::escape;
use crate::text::shorten::shorten;

/// The page of an entry in a language.
#[derive(Clone, Copy)]
pub(crate) struct EntryPage<'a> {
    pub(super) context: Context<'a>,
    /// The place of the page in its package.
    pub(super) path: &'a str,
    pub(super) id: EntryId,
    pub(super) entry: &'a Entry,
    pub(super) language: LanguageId,
    /// The part of a topic's list, from 1.
    pub(super) part: usize,
    pub(super) purpose: Purpose,
}

impl<'a> EntryPage<'a> {
    /// Returns the page of an entry at this place in the package.
    pub(crate) fn new(
        context: Context<'a>,
        path: &'a str,
        id: EntryId,
        language: LanguageId,
        purpose: Purpose,
    ) -> Self {
        Self { context, path, id, entry: context.catalog.entry(id), language, part: 1, purpose }
    }

    // The text and its replacement.

    /// Returns the text whose title the page has.
    pub(super) fn shown(&self) -> Option<&'a Document> {
        self.context
            .catalog
            .shown(self.entry, self.language)
            .and_then(|shown| self.entry.document(shown))
    }

    /// Returns the text that the page contains. A page that only says that its text is missing
    /// contains none.
    pub(super) fn held(&self) -> Option<&'a Document> {
        let is_stub =
            matches!(self.context.catalog.presence(self.entry, self.language), Presence::Stub(_));
        self.shown().filter(|_| !is_stub)
    }

    /// Returns the text with its whole body.
    pub(crate) fn text(&self) -> TextView {
        self.text_with(|document, filler| document.body.fill(filler))
    }

    /// Returns the text, with as much of its body as a function fills.
    pub(super) fn text_with(
        &self,
        body: impl FnOnce(&Document, &mut PageFiller<'_>) -> String,
    ) -> TextView {
        let catalog = self.context.catalog;
        let shown = self.shown();
        let (title, title_language) = catalog.title(self.entry, self.language);
        let is_foreign = title_language != self.language;
        let held = self.held().filter(|_| self.part == 1);
        let titled = shown.filter(|text| !text.title.is_empty());
        let place =
            titled.and_then(|text| text.headings.iter().position(|heading| heading.level == 1));
        let mut title_html =
            titled.map_or_else(|| escape::html(&title), |text| text.title_html.clone());
        let mut title_id = "pb-title".to_owned();
        if let (Some(text), Some(place)) = (shown, place) {
            self.entry.heading_ids(text.language).get(place).clone_into(&mut title_id);
            self.filler(text).push_anchors(place, &mut title_html);
        }
        let language = catalog.language(title_language);
        TextView {
            title_html,
            title,
            title_id,
            summary: shown.map(|text| shorten(&text.summary, MAX_SUMMARY)).unwrap_or_default(),
            lang: is_foreign.then(|| language.tag.to_string()),
            dir: is_foreign.then(|| language.direction.as_str()),
            body: held.map(|text| body(text, &mut self.filler(text))).unwrap_or_default(),
            contents: held.map(|text| self.contents(text)).unwrap_or_default(),
            translators: shown
                .filter(|_| !is_foreign)
                .map(|text| text.header.translators.clone())
                .unwrap_or_default(),
            edit_href: shown
                .and_then(|text| web_editor::edit_href(&catalog.config.html, text.path.as_str())),
        }
    }

    pub(super) fn filler(&self, document: &'a Document) -> PageFiller<'a> {
        PageFiller::new(ShownText {
            context: self.context,
            id: self.id,
            entry: self.entry,
            document,
            reader: self.language,
            links: self.context.links(self.path),
            purpose: self.purpose,
        })
    }

    /// Returns headings of the second level, each with its headings of the third level. Questions
    /// are left out, since readers reach them through their quiz.
    fn contents(&self, text: &Document) -> Vec<ContentsView> {
        let ids = self.entry.heading_ids(text.language);
        let mut contents: Vec<ContentsView> = Vec::new();
        for (place, heading) in text.headings.iter().enumerate() {
            let entry = || ContentsView {
                title: heading.text.clone(),
                href: format!("#{}", escape::path(ids.get(place))),
                children: Vec::new(),
            };
            // Questions have the same order as their headings.
            let question =
                text.questions.binary_search_by_key(&place, |question| question.heading as usize);
            if question.is_ok_and(|question| text.questions[question].is_real()) {
                continue;
            }
            match (heading.level, contents.last_mut()) {
                (3, Some(parent)) => parent.children.push(entry()),
                (2 | 3, _) => contents.push(entry()),
                _ => {}
            }
        }
        contents
    }

    /// Returns the notice for a text that is missing in this language.
    pub(super) fn notice(&self) -> Option<NoticeView> {
        let catalog = self.context.catalog;
        let (kind, shown) = match catalog.presence(self.entry, self.language) {
            Presence::Stub(shown) => ("stub", shown),
            Presence::Inline(shown) => ("inline", shown),
            Presence::Real | Presence::Absent(_) => return None,
        };
        let view = |language: LanguageId| {
            let path = self.context.held(Some(address::entry(catalog, self.entry, language)));
            let mut view = navigation::language_view(catalog, language, path);
            view.original = language == self.entry.source;
            view
        };
        let available = catalog.preference(self.entry, self.language).map(view);
        Some(NoticeView {
            kind,
            language: view(shown),
            available: available.filter(|view| view.path.is_some()).collect(),
        })
    }

    // The frame.

    /// Returns the frame of the page, with its own description and its structured data.
    pub(super) fn frame(
        &self,
        kind: &'static str,
        text: &TextView,
        description: &str,
        thing: Thing<'_>,
    ) -> Frame<'a> {
        let catalog = self.context.catalog;
        let presence = catalog.presence(self.entry, self.language);
        let is_listed = catalog.is_listed(self.entry, self.language);
        let number = self.part.to_string();
        let names = [
            ("title", text.title.as_str()),
            ("site", catalog.site_title(self.language)),
            ("n", number.as_str()),
        ];
        let string = |key: &str| self.context.say(self.language, key, &names);
        let is_missing = matches!(presence, Presence::Stub(_) | Presence::Inline(_));
        let title = match is_missing {
            _ if self.part > 1 => string("page-title-numbered"),
            true => string("page-title-stub"),
            false => string("page-title"),
        };
        let mut description = match description {
            _ if is_missing => string("description-stub"),
            "" => string("topic-description"),
            own => own.to_owned(),
        };
        if self.part > 1 {
            let names = [("description", description.as_str()), ("n", number.as_str())];
            description = self.context.say(self.language, "description-numbered", &names);
        }
        Frame {
            json_ld: is_listed.then(|| self.json_ld(&text.title, &description, thing)).flatten(),
            title,
            description,
            noindex: !is_listed,
            canonical: match presence {
                Presence::Inline(shown) => Some(address::entry(catalog, self.entry, shown)),
                _ => is_listed.then(|| self.own_path()),
            },
            alternates: if is_listed {
                alternates::of_entry(catalog, self.entry, self.part)
            } else {
                Vec::new()
            },
            image: self
                .shown()
                .and_then(|text| catalog.picture(text))
                .map(|asset| address::media(catalog, &asset.path)),
            topic: self.entry.topic(),
            languages: navigation::entry_languages(
                catalog,
                self.context.package,
                self.entry,
                self.language,
            ),
            translation: Some(translation::view(self.context, self.entry, self.language)),
            ..Frame::new(kind, self.path, self.language)
        }
    }

    /// Returns the path of the page in the site.
    fn own_path(&self) -> String {
        address::list_part(
            &address::entry(self.context.catalog, self.entry, self.language),
            self.part,
        )
    }

    fn json_ld(&self, title: &str, description: &str, thing: Thing<'_>) -> Option<String> {
        let catalog = self.context.catalog;
        let url = self.context.address(&self.own_path());
        let way = if self.id == catalog.home {
            Vec::new()
        } else {
            let here = (title.to_owned(), url.clone());
            std::iter::once(self.step(catalog.home)).chain(self.topic()).chain([here]).collect()
        };
        let thing = Thing {
            name: title,
            description,
            in_language: catalog.language(self.language).tag.as_str(),
            url,
            license: catalog.config.license.as_deref(),
            ..thing
        };
        structured_data::json(thing, way)
    }

    /// Returns a lesson's topic, as a step of the breadcrumbs.
    pub(super) fn topic(&self) -> Option<Step> {
        self.entry.topic().map(|topic| self.step(topic))
    }

    fn step(&self, id: EntryId) -> Step {
        let catalog = self.context.catalog;
        let entry = catalog.entry(id);
        let path = address::entry(catalog, entry, self.language);
        (catalog.title(entry, self.language).0, self.context.address(&path))
    }

    /// Returns the date when the text was last changed.
    pub(super) fn updated(&self) -> Option<Date> {
        self.shown().and_then(|text| text.header.updated).or(self.entry.facts.updated)
    }
}
