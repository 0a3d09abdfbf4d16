//! What a page is, for machines: schema.org as JSON-LD.
//!
//! In: an entry in a language. Out: JSON that may stand in a `<script>`. Addresses need the site's own; without it the page is
//! described without them, and without the way to it.

use serde::Serialize;

use super::Site;
use super::plan::entry_path;
use crate::catalog::{Entry, EntryKind};
use crate::language::LanguageId;
use crate::text::date::Date;
use crate::text::escape;

/// The page of an entry, as it is described.
pub(super) struct Described<'a> {
    pub(super) site: &'a Site,
    pub(super) entry: &'a Entry,
    pub(super) language: LanguageId,
    pub(super) path: &'a str,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) updated: Option<Date>,
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Node<'a> {
    Thing(Box<Thing<'a>>),
    Breadcrumbs(Breadcrumbs),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Thing<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    description: &'a str,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_required: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keywords: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    is_based_on: Vec<Work<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Course>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<Named<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
struct Work<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
}

#[derive(Serialize)]
struct Course {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Breadcrumbs {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "itemListElement")]
    items: Vec<Breadcrumb>,
}

#[derive(Serialize)]
struct Breadcrumb {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: String,
    item: String,
}

impl Described<'_> {
    /// The description as JSON.
    pub(super) fn json(&self) -> Option<String> {
        let breadcrumbs = if self.entry.kind == EntryKind::Home { None } else { self.breadcrumbs() };
        let thing = Node::Thing(Box::new(self.thing()));
        let graph = std::iter::once(thing).chain(breadcrumbs.map(Node::Breadcrumbs)).collect();
        let json = serde_json::to_string(&Document { context: "https://schema.org", graph }).ok()?;
        Some(escape::script_json(json))
    }

    fn thing(&self) -> Thing<'_> {
        let config = &self.site.catalog.config;
        let mut thing = Thing {
            kind: match self.entry.kind {
                EntryKind::Home => "WebSite",
                EntryKind::Topic => "Course",
                EntryKind::Lesson => "LearningResource",
                EntryKind::Plain => "WebPage",
                EntryKind::Glossary => "DefinedTermSet",
            },
            name: self.title,
            description: self.description,
            in_language: config.language(self.language).tag.as_str(),
            url: self.site.address(self.path),
            license: config.license.as_deref(),
            date_published: None,
            date_modified: None,
            time_required: None,
            keywords: None,
            author: Vec::new(),
            is_based_on: Vec::new(),
            is_part_of: None,
            provider: None,
        };
        match self.entry.kind {
            EntryKind::Lesson => self.describe_lesson(&mut thing),
            EntryKind::Topic => {
                thing.provider = Some(Named { kind: "Organization", name: self.site.catalog.site_title(self.language) });
            }
            EntryKind::Home | EntryKind::Plain | EntryKind::Glossary => {}
        }
        thing
    }

    fn describe_lesson<'a>(&'a self, thing: &mut Thing<'a>) {
        let catalog = &self.site.catalog;
        let facts = &self.entry.facts;
        thing.date_published = facts.published.map(|date| date.to_string());
        thing.date_modified = self.updated.map(|date| date.to_string());
        // What a learner takes to read it; the minutes of a session concern whoever leads one.
        let text = catalog.shown(self.entry, self.language).and_then(|shown| self.entry.document(shown));
        let minutes = text.map(|text| text.volume.minutes(&catalog.language(text.language).tag));
        thing.time_required = minutes.map(|minutes| format!("PT{minutes}M"));
        let names: Vec<&str> = facts.tags.iter().map(|tag| catalog.tag_name(&tag.value, self.language)).collect();
        thing.keywords = (!names.is_empty()).then(|| names.join(", "));
        thing.author = catalog.config.authors.iter().map(|name| Named { kind: "Person", name }).collect();
        let works = facts.based_on.iter().map(|source| Work {
            kind: "CreativeWork",
            name: &source.title,
            url: source.url.as_deref(),
            author: source.author.as_deref(),
        });
        thing.is_based_on = works.collect();
        thing.is_part_of = self.topic().map(|(name, path)| Course { kind: "Course", name, url: self.site.address(&path) });
    }

    /// Title and path of a lesson's topic.
    fn topic(&self) -> Option<(String, String)> {
        let catalog = &self.site.catalog;
        let topic = catalog.entry(*self.entry.topics.first()?);
        Some((catalog.title(topic, self.language).0, entry_path(catalog, topic, self.language)))
    }

    /// The way from the home page.
    fn breadcrumbs(&self) -> Option<Breadcrumbs> {
        let catalog = &self.site.catalog;
        let home = catalog.entry(catalog.home);
        let start = (catalog.title(home, self.language).0, entry_path(catalog, home, self.language));
        let here = (self.title.to_owned(), self.path.to_owned());
        let trail = std::iter::once(start).chain(self.topic()).chain([here]);
        let items: Option<Vec<Breadcrumb>> = (1..)
            .zip(trail)
            .map(|(position, (name, path))| {
                Some(Breadcrumb { kind: "ListItem", position, name, item: self.site.address(&path)? })
            })
            .collect();
        Some(Breadcrumbs { kind: "BreadcrumbList", items: items? })
    }
}
