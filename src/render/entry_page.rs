//! Home, topic, lesson and plain pages.
//!
//! In: an entry, a language and a path. Out: HTML.

use super::filler::{PageFiller, Purpose};
use super::head::{Head, root_of};
use super::lesson_card::LONGEST_SUMMARY;
use super::plan::{self, LIST_LENGTH, entry_path};
use super::structured_data::Described;
use super::{
    Content, ContentsView, DateView, GlossaryView, HomeView, ImageView, LanguageView, LessonPageView, LinkView, NoticeView,
    PagerView, PlainPageView, PracticeView, Site, SourceView, TextView, TopicCardView, TopicPageView, beside, glossary_page,
    guide_page, practice, progress_page, shorten, translation, web_editor,
};
use crate::catalog::{Entry, EntryId, EntryKind, Presence};
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::lesson::{Block, BlockKind, BodyPlace, Document, SectionKind};
use crate::text::date::Date;
use crate::text::escape;

/// A topic with more lessons than this is not listed whole beside each of them.
const SHORT_TOPIC: usize = 10;

/// How many lessons are listed before and after one of a long topic.
const WINDOW: usize = 2;

/// How many lessons that mention one are listed.
const MOST_BACKLINKS: usize = 8;

/// Renders the page of an entry.
pub(super) fn render(site: &Site, path: &str, id: EntryId, language: LanguageId, page: usize) -> Result<Content, Diagnostic> {
    let entry_page = EntryPage { site, path, id, entry: site.catalog.entry(id), language, page };
    entry_page.render().map(Content::Page)
}

struct EntryPage<'a> {
    site: &'a Site,
    path: &'a str,
    id: EntryId,
    entry: &'a Entry,
    language: LanguageId,
    /// Which part of a topic's list, from 1.
    page: usize,
}

impl EntryPage<'_> {
    fn render(&self) -> Result<Vec<u8>, Diagnostic> {
        let site = self.site;
        let text = self.text();
        let template = match self.entry.kind {
            EntryKind::Home => "home.html",
            EntryKind::Topic => "topic.html",
            EntryKind::Lesson => "lesson.html",
            EntryKind::Plain => "plain.html",
            EntryKind::Glossary => "glossary.html",
        };
        let mut variables = site.frame(self.head(&text), &root_of(self.path));
        variables.set_shared("nav", &site.shared(self.language).nav);
        variables.set("languages", &site.entry_languages(self.entry, self.language));
        variables.set("translation", &translation::view(site, self.entry, self.language));
        match self.entry.kind {
            EntryKind::Home => variables.set_shared("home", &self.home(text).share()),
            EntryKind::Topic => variables.set_shared("topic", &self.topic(text).share()),
            EntryKind::Lesson => variables.set_shared("lesson", &self.lesson(text).share()),
            EntryKind::Plain => variables.set("plain", &PlainPageView { text, notice: self.notice() }),
            EntryKind::Glossary => variables.set_shared("glossary", &self.glossary(text).share()),
        }
        site.render_template(template, &variables)
    }

    // The text and what stands for it.

    /// The text whose title the page bears.
    fn shown(&self) -> Option<&Document> {
        self.site.catalog.shown(self.entry, self.language).and_then(|shown| self.entry.document(shown))
    }

    /// The text that the page holds: none where it only says that there is none in this language.
    fn held(&self) -> Option<&Document> {
        let is_stub = matches!(self.site.catalog.presence(self.entry, self.language), Presence::Stub(_));
        self.shown().filter(|_| !is_stub)
    }

    fn text(&self) -> TextView {
        let catalog = &self.site.catalog;
        let shown = self.shown();
        let (title, title_language) = catalog.title(self.entry, self.language);
        let is_foreign = title_language != self.language;
        let body_of = self.held().filter(|_| self.page == 1);
        let title_place = shown
            .and_then(|text| text.headings.iter().position(|heading| heading.level == 1))
            .filter(|_| shown.is_some_and(|text| !text.title.is_empty()));
        let mut title_html =
            shown.filter(|text| !text.title.is_empty()).map_or_else(|| escape::html(&title), |text| text.title_html.clone());
        let mut title_id = "pb-title".to_owned();
        if let (Some(text), Some(place)) = (shown, title_place) {
            self.entry.heading_ids(text.language).get(place).clone_into(&mut title_id);
            self.filler(text).push_anchors(place, &mut title_html);
        }
        let language = catalog.language(title_language);
        TextView {
            title_html,
            title,
            title_id,
            summary: shown.map(|text| shorten(&text.summary, LONGEST_SUMMARY)).unwrap_or_default(),
            lang: is_foreign.then(|| language.tag.to_string()),
            dir: is_foreign.then(|| language.direction.as_str()),
            body: body_of.map(|text| self.body(text)).unwrap_or_default(),
            contents: body_of.map(|text| self.contents(text)).unwrap_or_default(),
            translators: shown.filter(|_| !is_foreign).map(|text| text.header.translators.clone()).unwrap_or_default(),
            edit_href: shown.and_then(|text| self.edit_href(text)),
        }
    }

    /// The text as HTML. The home page shows the paragraph with which it opens elsewhere, as its lede; the glossary shows terms in an
    /// order of their own.
    fn body(&self, text: &Document) -> String {
        if self.entry.kind == EntryKind::Glossary {
            let terms = text.blocks.iter().position(|block| match block.kind {
                BlockKind::Heading(place) => text.headings.get(place as usize).is_some_and(|heading| heading.level == 2),
                _ => false,
            });
            let end = text.blocks[..terms.unwrap_or(text.blocks.len())].last().map_or_else(BodyPlace::default, Block::end);
            let mut html = String::new();
            text.body.fill_part(BodyPlace::default()..end, &mut self.filler(text), &mut html);
            return html;
        }
        let rest = if self.entry.kind == EntryKind::Home { text.body.split_lede().map(|(_, rest)| rest) } else { None };
        rest.as_ref().unwrap_or(&text.body).fill(&mut self.filler(text))
    }

    fn lede(&self) -> Option<String> {
        let text = self.held()?;
        text.body.split_lede().map(|(lede, _)| lede.fill(&mut self.filler(text)))
    }

    fn filler<'b>(&'b self, document: &'b Document) -> PageFiller<'b> {
        PageFiller {
            site: self.site,
            id: self.id,
            entry: self.entry,
            document,
            reader: self.language,
            path: self.path,
            purpose: Purpose::Learner,
        }
    }

    fn edit_href(&self, text: &Document) -> Option<String> {
        web_editor::edit_href(&self.site.catalog.config.html, text.path.as_str())
    }

    /// Headings of the second level, each with those of the third below it. Questions are reached through their quiz.
    fn contents(&self, text: &Document) -> Vec<ContentsView> {
        let ids = self.entry.heading_ids(text.language);
        let mut contents: Vec<ContentsView> = Vec::new();
        for (place, heading) in text.headings.iter().enumerate() {
            let entry = || ContentsView {
                title: heading.text.clone(),
                href: format!("#{}", escape::path(ids.get(place))),
                children: Vec::new(),
            };
            // Questions stand in the order of their headings.
            let question = text.questions.binary_search_by_key(&place, |question| question.heading as usize);
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

    fn notice(&self) -> Option<NoticeView> {
        let catalog = &self.site.catalog;
        let (kind, shown) = match catalog.presence(self.entry, self.language) {
            Presence::Stub(shown) => ("stub", shown),
            Presence::Inline(shown) => ("inline", shown),
            Presence::Real | Presence::Absent(_) => return None,
        };
        let view = |language: LanguageId| {
            let target = entry_path(catalog, self.entry, language);
            let mut view = self.site.language_view(language, Some(target));
            view.original = language == self.entry.source;
            view
        };
        Some(NoticeView {
            kind,
            language: view(shown),
            available: catalog.preference(self.entry, self.language).map(view).collect(),
        })
    }

    // The head.

    fn head<'b>(&'b self, text: &TextView) -> Head<'b> {
        let site = self.site;
        let catalog = &site.catalog;
        let site_title = catalog.site_title(self.language);
        let presence = catalog.presence(self.entry, self.language);
        let is_listed = catalog.is_listed(self.entry, self.language);
        let number = self.page.to_string();
        let names = [("title", text.title.as_str()), ("site", site_title), ("n", number.as_str())];
        let is_home = self.entry.kind == EntryKind::Home;
        let title = match presence {
            _ if self.page > 1 => site.say(self.language, "page-title-numbered", &names),
            Presence::Stub(_) | Presence::Inline(_) => site.say(self.language, "page-title-stub", &names),
            _ if is_home && text.title == site_title => text.title.clone(),
            _ => site.say(self.language, "page-title", &names),
        };
        let mut description = match presence {
            Presence::Stub(_) | Presence::Inline(_) => site.say(self.language, "description-stub", &names),
            _ if text.summary.is_empty() && is_home && !catalog.config.description(self.language).is_empty() => {
                catalog.config.description(self.language).to_owned()
            }
            _ if text.summary.is_empty() => site.say(self.language, "topic-description", &names),
            _ => text.summary.clone(),
        };
        if self.page > 1 {
            description = site.say(self.language, "description-numbered", &[("description", &description), ("n", &number)]);
        }
        let own = || Some(plan::part_path(&entry_path(catalog, self.entry, self.language), self.page));
        Head {
            kind: match self.entry.kind {
                EntryKind::Home => "home",
                EntryKind::Topic => "topic",
                EntryKind::Lesson => "lesson",
                EntryKind::Plain => "plain",
                EntryKind::Glossary => "glossary",
            },
            path: self.path,
            language: self.language,
            json_ld: is_listed.then(|| self.json_ld(text, &description)).flatten(),
            title,
            description,
            noindex: !is_listed,
            canonical: match presence {
                Presence::Inline(shown) => Some(entry_path(catalog, self.entry, shown)),
                _ if is_listed => own(),
                _ => None,
            },
            alternates: if is_listed { site.entry_alternates(self.entry, self.page) } else { Vec::new() },
            image: self.shown().and_then(|text| self.picture(text)),
            is_article: self.entry.kind == EntryKind::Lesson,
            frames: self.frames(),
            topic: match self.entry.kind {
                EntryKind::Topic => Some(self.id),
                _ => self.entry.topics.first().copied(),
            },
        }
    }

    /// Where the videos of the text would be played from.
    fn frames(&self) -> Vec<&'static str> {
        let text = self.shown().filter(|_| self.entry.kind == EntryKind::Lesson);
        let videos = text.map(|text| text.videos.as_slice()).unwrap_or_default();
        let mut origins: Vec<&'static str> = videos.iter().filter_map(|video| practice::frame_origin(&video.source)).collect();
        origins.sort_unstable();
        origins.dedup();
        origins
    }

    /// The path of the first picture of a text.
    fn picture(&self, text: &Document) -> Option<String> {
        let image = text.images.first()?;
        let asset = self.site.catalog.image(&image.path, text.language).filter(|asset| asset.danger.is_none())?;
        Some(self.site.catalog.media_path(&asset.path))
    }

    fn json_ld(&self, text: &TextView, description: &str) -> Option<String> {
        let described = Described {
            site: self.site,
            entry: self.entry,
            language: self.language,
            path: self.path,
            title: &text.title,
            description,
            updated: self.updated(),
        };
        described.json()
    }

    fn updated(&self) -> Option<Date> {
        self.shown().and_then(|text| text.header.updated).or(self.entry.facts.updated)
    }

    fn date(&self, date: Date) -> DateView {
        DateView { iso: date.to_string(), text: self.site.shared(self.language).dates.format(date) }
    }

    // Each kind's own matter.

    fn home(&self, text: TextView) -> HomeView {
        let catalog = &self.site.catalog;
        let topics = catalog.topics(self.language);
        let start = topics.iter().find_map(|topic| catalog.lessons(*topic, self.language).first());
        HomeView {
            lede: self.lede(),
            text,
            notice: self.notice(),
            topics: topics.iter().map(|topic| self.topic_card(*topic)).collect(),
            start: start.map(|lesson| self.site.lesson_card(*lesson, self.language)),
            lesson_count: catalog.lesson_count(),
            lessons: progress_page::lesson_places(self.site, self.language),
        }
    }

    fn topic_card(&self, id: EntryId) -> TopicCardView {
        let catalog = &self.site.catalog;
        let topic = catalog.entry(id);
        let shown = catalog.shown(topic, self.language).and_then(|shown| topic.document(shown));
        let link = self.site.entry_link(id, self.language);
        let image = shown.and_then(|text| text.images.first().map(|image| (image, text.language)));
        let asset =
            image.and_then(|(image, language)| catalog.image(&image.path, language)).filter(|asset| asset.danger.is_none());
        TopicCardView {
            topic_id: topic.folder.clone(),
            title: link.title,
            lang: link.lang,
            summary: shown.map(|text| shorten(&text.summary, LONGEST_SUMMARY)).unwrap_or_default(),
            path: link.path,
            lesson_count: catalog.lessons(id, self.language).len(),
            guest_ids: self.guest_ids(id),
            image: asset.map(|asset| ImageView {
                path: escape::path(&catalog.media_path(&asset.path)).into_owned(),
                width: asset.dimensions.map(|(width, _)| width),
                height: asset.dimensions.map(|(_, height)| height),
            }),
        }
    }

    fn topic(&self, text: TextView) -> TopicPageView {
        let catalog = &self.site.catalog;
        let lessons = catalog.lessons(self.id, self.language);
        let first = entry_path(catalog, self.entry, self.language);
        TopicPageView {
            topic_id: self.entry.folder.clone(),
            text,
            notice: self.notice(),
            lessons: self.site.lesson_cards(part(lessons, self.page), self.language),
            lesson_count: lessons.len(),
            guest_ids: self.guest_ids(self.id),
            pager: pager(&first, self.page, lessons.len()),
        }
    }

    /// The ids of lessons that a topic lists, but which belong to another.
    fn guest_ids(&self, topic: EntryId) -> String {
        let catalog = &self.site.catalog;
        let lessons = catalog.lessons(topic, self.language).iter().map(|lesson| catalog.entry(*lesson));
        let guests = lessons.filter(|lesson| lesson.topics.first() != Some(&topic));
        guests.map(|lesson| lesson.folder.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn glossary(&self, text: TextView) -> GlossaryView {
        let document = self.held();
        GlossaryView {
            footnotes: document.map(|document| self.footnotes(document)).unwrap_or_default(),
            terms: document
                .map(|document| glossary_page::terms(self.site, document, self.language, self.path))
                .unwrap_or_default(),
            text,
            notice: self.notice(),
        }
    }

    /// What follows the last block of a text.
    fn footnotes(&self, text: &Document) -> String {
        let mut html = String::new();
        let start = text.blocks.last().map_or_else(BodyPlace::default, Block::end);
        text.body.fill_part(start..text.body.end(), &mut self.filler(text), &mut html);
        html
    }

    /// What a learner can do on the page, for the scripts it needs.
    fn practice(&self, document: &Document) -> PracticeView {
        let has = |kind: SectionKind| document.sections.iter().any(|section| section.kind == kind);
        PracticeView {
            questions: document.questions.iter().any(|question| !question.options.is_empty()),
            notes: has(SectionKind::Reflection) || has(SectionKind::Plan),
            videos: !self.frames().is_empty(),
        }
    }

    /// The other languages in which the lesson can be read beside this one.
    fn beside(&self) -> Vec<LanguageView> {
        let catalog = &self.site.catalog;
        let languages = beside::languages(catalog, self.entry);
        if !languages.contains(&self.language) {
            return Vec::new();
        }
        let others = languages.into_iter().filter(|language| *language != self.language);
        others.map(|language| self.site.language_view(language, Some(beside::path(catalog, self.entry, language)))).collect()
    }

    fn lesson(&self, text: TextView) -> LessonPageView {
        let site = self.site;
        let catalog = &site.catalog;
        let facts = &self.entry.facts;
        let (siblings, place) = catalog.siblings(self.entry, self.language);
        let card = |id: &EntryId| site.lesson_card(*id, self.language);
        let is_short = siblings.len() <= SHORT_TOPIC;
        let window =
            if is_short { siblings } else { &siblings[place.saturating_sub(WINDOW)..(place + WINDOW + 1).min(siblings.len())] };
        let backlinks = catalog.backlinks(self.id);
        let topic_link = |id: &EntryId| site.entry_link(*id, self.language);
        let source_path = entry_path(catalog, self.entry, self.entry.source);
        let mut original = site.language_view(self.entry.source, Some(source_path));
        original.original = true;
        if self.entry.source == self.language {
            original.state = "current";
        }
        let document = self.held();
        // What only a note for team leaders names need not be explained to learners.
        let links = document.into_iter().flat_map(|document| {
            let resolved = catalog.links(self.id, document.language);
            document.links.iter().zip(resolved).filter(|(link, _)| !link.in_note).map(|(_, resolved)| resolved)
        });
        let guide = guide_page::document(catalog, self.entry, self.language);
        LessonPageView {
            text,
            id: self.entry.folder.clone(),
            aliases: catalog.old_ids(self.entry).join(" "),
            minutes: document.map(|document| document.volume.minutes(&catalog.language(document.language).tag)),
            practice: document.map(|document| self.practice(document)).unwrap_or_default(),
            definitions: glossary_page::definitions(site, links, self.language, self.path),
            beside: self.beside(),
            guide_path: guide.map(|_| guide_page::path(catalog, self.entry, self.language)),
            notice: self.notice(),
            topic: self.entry.topics.first().map_or_else(|| topic_link(&catalog.home), topic_link),
            further_topics: self.entry.topics.iter().skip(1).map(topic_link).collect(),
            original,
            sources: self.sources(),
            tags: self.tags(),
            published: facts.published.map(|date| self.date(date)),
            updated: self.updated().map(|date| self.date(date)),
            requires: facts
                .requires
                .iter()
                .filter_map(|required| catalog.in_folder(&required.value))
                .map(|id| card(&id))
                .collect(),
            previous: place.checked_sub(1).and_then(|place| siblings.get(place)).map(card),
            next: siblings.get(place + 1).map(card),
            siblings: window.iter().map(card).collect(),
            siblings_cut: !is_short,
            related: site.related(self.id).iter().map(card).collect(),
            backlinks: backlinks.iter().take(MOST_BACKLINKS).map(card).collect(),
            backlinks_left_out: backlinks.len().saturating_sub(MOST_BACKLINKS),
        }
    }

    fn sources(&self) -> Vec<SourceView> {
        let own = self.site.catalog.language(self.language).tag.as_str();
        let view = |source: &crate::lesson::BasedOn| SourceView {
            title: source.title.clone(),
            lang: source.lang.clone().filter(|lang| lang != own),
            author: source.author.clone(),
            publisher: source.publisher.clone(),
            href: source.url.clone(),
            date: source.date.map(|date| self.date(date)),
        };
        self.entry.facts.based_on.iter().map(view).collect()
    }

    fn tags(&self) -> Vec<LinkView> {
        let catalog = &self.site.catalog;
        let tags = self.entry.facts.tags.iter().map(|tag| tag.value.as_str());
        tags.map(|tag| LinkView {
            title: catalog.tag_name(tag, self.language).to_owned(),
            path: plan::tag_path(catalog, tag, self.language, 1),
            lang: None,
            topic_id: None,
        })
        .collect()
    }
}

/// One part of a long list.
pub(super) fn part(lessons: &[EntryId], page: usize) -> &[EntryId] {
    lessons.chunks(LIST_LENGTH).nth(page - 1).unwrap_or_default()
}

/// The ways between the parts of a long list.
pub(super) fn pager(first: &str, page: usize, lessons: usize) -> Option<PagerView> {
    let count = plan::part_count(lessons);
    (count > 1).then(|| PagerView {
        number: page,
        count,
        previous_path: (page > 1).then(|| plan::part_path(first, page - 1)),
        next_path: (page < count).then(|| plan::part_path(first, page + 1)),
    })
}
