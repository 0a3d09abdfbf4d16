//! The pages of tags: the list of tags, and the lessons of each tag.
//!
//! In: a tag and a language. Out: HTML.

use serde::Serialize;

use crate::catalog::Tag;
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::render::content::Content;
use crate::render::context::Context;
use crate::render::frame::Frame;
use crate::render::list::{self, PagerView};
use crate::render::navigation::{self, Version};
use crate::render::theme::{Field, SharedValue};
use crate::render::{address, alternates};
use crate::text::collation::Collation;

/// The variable `tags`: every tag of the site.
#[derive(Debug, Serialize)]
pub struct TagListView {
    /// The tags in the order of the page's language.
    pub tags: Vec<TagView>,
}

/// A tag in the list.
#[derive(Debug, Serialize)]
pub struct TagView {
    /// Its name in the page's language.
    pub title: String,
    /// From the root of the site.
    pub path: String,
    /// The number of lessons with this tag.
    pub lesson_count: usize,
}

/// The variable `tag`: the lessons of one tag.
#[derive(Debug, Serialize)]
pub struct TagPageView {
    /// Its name in the page's language.
    pub title: String,
    /// The list of tags, from the root of the site.
    pub tags_path: String,
    /// The lessons of this page of the list.
    #[serde(skip)]
    pub lessons: Vec<SharedValue>,
    /// The total number of lessons with this tag.
    pub lesson_count: usize,
    /// Present if the list has several pages.
    pub pager: Option<PagerView>,
}

impl TagPageView {
    /// Returns the view as a value for templates.
    pub(super) fn share(mut self) -> SharedValue {
        let fields = [("lessons", Field::List(std::mem::take(&mut self.lessons)))];
        SharedValue::with_fields(&self, fields)
    }
}

/// Renders the list of tags.
pub(super) fn list(
    context: Context<'_>,
    path: &str,
    language: LanguageId,
) -> Result<Content, Diagnostic> {
    let catalog = context.catalog;
    let collation = Collation::of(&catalog.language(language).tag);
    let tags = catalog.tags.iter().map(|(id, tag)| TagView {
        title: catalog.tag_name(id, language).to_owned(),
        path: address::tag(catalog, id, language, 1),
        lesson_count: tag.lessons.len(),
    });
    let mut tags: Vec<TagView> = tags.filter(|tag| context.package.has(&tag.path)).collect();
    tags.sort_by(|left, right| collation.compare(&left.title, &right.title));
    let frame = frame(context, "tags", path, language, |language| address::tags(catalog, language));
    frame
        .called(context, "tags-title", "tags-description")
        .render(context, &SharedValue::of(&TagListView { tags }))
}

/// Renders a part of the lessons of a tag, from 1.
pub(super) fn tag(
    context: Context<'_>,
    path: &str,
    id: &str,
    language: LanguageId,
    part: usize,
) -> Result<Content, Diagnostic> {
    let catalog = context.catalog;
    let none = Tag::default();
    let tag = catalog.tags.get(id).unwrap_or(&none);
    let site_title = catalog.site_title(language);
    let name = catalog.tag_name(id, language);
    let number = part.to_string();
    let title = context.say(language, "tag-title", &[("title", name)]);
    let names = [("title", title.as_str()), ("site", site_title), ("n", number.as_str())];
    let mut description =
        context.say(language, "tag-description", &[("title", name), ("site", site_title)]);
    if part > 1 {
        description = context.say(
            language,
            "description-numbered",
            &[("description", &description), ("n", &number)],
        );
    }
    let frame = Frame {
        title: context.say(
            language,
            if part > 1 { "page-title-numbered" } else { "page-title" },
            &names,
        ),
        description,
        ..frame(context, "tag", path, language, |language| {
            address::tag(catalog, id, language, part)
        })
    };
    let view = TagPageView {
        title: name.to_owned(),
        tags_path: address::tags(catalog, language),
        lessons: context.lesson_cards(list::part(&tag.lessons, part), language),
        lesson_count: tag.lessons.len(),
        pager: list::pager(&address::tag(catalog, id, language, 1), part, tag.lessons.len()),
    };
    frame.render(context, &view.share())
}

/// Returns the frame of a list that every language has.
fn frame<'a>(
    context: Context<'_>,
    kind: &'static str,
    path: &'a str,
    language: LanguageId,
    path_in: impl Fn(LanguageId) -> String,
) -> Frame<'a> {
    let version = |language| Version::Real(path_in(language));
    Frame {
        languages: navigation::languages(context.catalog, context.package, language, version),
        alternates: alternates::of_list(context.catalog, &path_in),
        ..Frame::new(kind, path, language)
    }
}
