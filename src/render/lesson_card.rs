//! A lesson as lists show it: made once for a language, since the same lesson stands in many lists.
//!
//! In: a lesson and who reads. Out: a [`LessonCardView`], ready for templates.

use super::plan::list_path;
use super::{LessonCardView, SharedValue, Site, shorten};
use crate::catalog::{EntryId, Presence};
use crate::language::LanguageId;

/// A summary in a list is not longer than this, in letters.
pub(super) const LONGEST_SUMMARY: usize = 240;

impl Site {
    /// The lessons related to one. Found once, though its page exists in every language.
    pub(super) fn related(&self, id: EntryId) -> &[EntryId] {
        self.related[id.index()].get_or_init(|| self.catalog.related(id))
    }

    /// A lesson in a list. Made once for a language: the same lesson stands in many lists.
    pub(super) fn lesson_card(&self, id: EntryId, reader: LanguageId) -> SharedValue {
        let place = id.index() * self.shared.len() + reader.index();
        self.cards[place].get_or_init(|| SharedValue::of(&self.make_lesson_card(id, reader))).clone()
    }

    /// Lessons in a list.
    pub(super) fn lesson_cards(&self, lessons: &[EntryId], reader: LanguageId) -> Vec<SharedValue> {
        lessons.iter().map(|lesson| self.lesson_card(*lesson, reader)).collect()
    }

    fn make_lesson_card(&self, id: EntryId, reader: LanguageId) -> LessonCardView {
        let catalog = &self.catalog;
        let lesson = catalog.entry(id);
        let shown = catalog.shown(lesson, reader);
        let (title, language) = catalog.title(lesson, reader);
        let is_foreign = language != reader;
        let leads_away = matches!(catalog.presence(lesson, reader), Presence::Absent(_));
        let topic = lesson.topics.first().map(|topic| catalog.entry(*topic));
        let (topic_title, topic_language) = topic.map_or((String::new(), reader), |topic| catalog.title(topic, reader));
        let tag = || catalog.language(language).tag.to_string();
        LessonCardView {
            id: lesson.folder.clone(),
            aliases: catalog.old_ids(lesson).join(" "),
            title,
            summary: shown
                .and_then(|shown| lesson.document(shown))
                .map(|text| shorten(&text.summary, LONGEST_SUMMARY))
                .unwrap_or_default(),
            lang: is_foreign.then(tag),
            language_name: is_foreign.then(|| catalog.language(language).name.clone()),
            path: list_path(catalog, lesson, reader),
            hreflang: leads_away.then(tag),
            translated: !is_foreign,
            topic_id: topic.map(|topic| topic.folder.clone()).unwrap_or_default(),
            topic_title,
            topic_lang: (topic_language != reader).then(|| catalog.language(topic_language).tag.to_string()),
        }
    }
}
