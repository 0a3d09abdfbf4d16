//! The list of tags, and the lessons of each tag.
//!
//! In: a tag and a language. Out: HTML.

use super::entry_page::{pager, part};
use super::head::{Head, root_of};
use super::plan::{tag_path, tags_path};
use super::{Content, Site, TagListView, TagPageView, TagView};
use crate::catalog::Tag;
use crate::diagnostic::Diagnostic;
use crate::language::LanguageId;
use crate::text::collation::Collation;

/// Renders the list of tags.
pub(super) fn tags(site: &Site, path: &str, language: LanguageId) -> Result<Content, Diagnostic> {
    let catalog = &site.catalog;
    let collation = Collation::of(&catalog.language(language).tag);
    let mut tags: Vec<TagView> = catalog
        .tags
        .iter()
        .map(|(id, tag)| TagView {
            title: catalog.tag_name(id, language).to_owned(),
            path: tag_path(catalog, id, language, 1),
            lesson_count: tag.lessons.len(),
        })
        .collect();
    tags.sort_by(|left, right| collation.compare(&left.title, &right.title));
    let site_title = catalog.site_title(language);
    let title = site.say(language, "tags-title", &[]);
    let head_title = site.say(language, "page-title", &[("title", &title), ("site", site_title)]);
    let head_description = site.say(language, "tags-description", &[("site", site_title)]);
    let head = Head {
        alternates: site.list_alternates(|language| tags_path(catalog, language)),
        ..Head::new("tags", path, language, head_title, head_description)
    };
    let mut variables = site.frame(head, &root_of(path));
    variables.set_shared("nav", &site.shared(language).nav);
    variables.set("languages", &site.languages(language, |language| (Some(tags_path(catalog, language)), true)));
    variables.set("tags", &TagListView { tags });
    site.render_template("tags.html", &variables).map(Content::Page)
}

/// Renders the lessons of a tag.
pub(super) fn tag(site: &Site, path: &str, id: &str, language: LanguageId, page: usize) -> Result<Content, Diagnostic> {
    let catalog = &site.catalog;
    let none = Tag::default();
    let tag = catalog.tags.get(id).unwrap_or(&none);
    let site_title = catalog.site_title(language);
    let name = catalog.tag_name(id, language);
    let number = page.to_string();
    let title = site.say(language, "tag-title", &[("title", name)]);
    let names = [("title", title.as_str()), ("site", site_title), ("n", number.as_str())];
    let mut description = site.say(language, "tag-description", &[("title", name), ("site", site_title)]);
    if page > 1 {
        description = site.say(language, "description-numbered", &[("description", &description), ("n", &number)]);
    }
    let head_title = site.say(language, if page > 1 { "page-title-numbered" } else { "page-title" }, &names);
    let head = Head {
        alternates: site.list_alternates(|language| tag_path(catalog, id, language, page)),
        ..Head::new("tag", path, language, head_title, description)
    };
    let mut variables = site.frame(head, &root_of(path));
    variables.set_shared("nav", &site.shared(language).nav);
    variables.set("languages", &site.languages(language, |language| (Some(tag_path(catalog, id, language, page)), true)));
    let view = TagPageView {
        title: name.to_owned(),
        tags_path: tags_path(catalog, language),
        lessons: site.lesson_cards(part(&tag.lessons, page), language),
        lesson_count: tag.lessons.len(),
        pager: pager(&tag_path(catalog, id, language, 1), page, tag.lessons.len()),
    };
    variables.set_shared("tag", &view.share());
    site.render_template("tag.html", &variables).map(Content::Page)
}
