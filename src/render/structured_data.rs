//! What a page is, for machines: schema.org as JSON-LD.
//!
//! In: what a page says of itself, and the way to it. Out: JSON that may stand in a `<script>`.
//! Addresses need the site's own; without it the page is described without them, and without the
//! way to it.

use serde::Serialize;

use crate::text::escape;

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

/// A page, or what it is about.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Thing<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
    pub(super) description: &'a str,
    pub(super) in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) license: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) time_required: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) keywords: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) author: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) is_based_on: Vec<Work<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) is_part_of: Option<Course>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) provider: Option<Named<'a>>,
}

/// Somebody who wrote or offers it.
#[derive(Serialize)]
pub(super) struct Named<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
}

/// What it is based on.
#[derive(Serialize)]
pub(super) struct Work<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) author: Option<&'a str>,
}

/// What it is a part of.
#[derive(Serialize)]
pub(super) struct Course {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
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

/// A step on the way to a page: its title and its absolute address.
pub(super) type Step = (String, Option<String>);

/// Describes a page, and the way to it from the home page, which is left out where a step has no
/// address or there is none.
pub(super) fn json(thing: Thing<'_>, way: Vec<Step>) -> Option<String> {
    let thing = Node::Thing(Box::new(thing));
    let graph = std::iter::once(thing).chain(breadcrumbs(way).map(Node::Breadcrumbs)).collect();
    let json = serde_json::to_string(&Document { context: "https://schema.org", graph }).ok()?;
    Some(escape::script_json(json))
}

fn breadcrumbs(way: Vec<Step>) -> Option<Breadcrumbs> {
    let steps = (1..).zip(way);
    let items: Option<Vec<Breadcrumb>> = steps
        .map(|(position, (name, item))| {
            Some(Breadcrumb { kind: "ListItem", position, name, item: item? })
        })
        .collect();
    let items = items.filter(|items| !items.is_empty())?;
    Some(Breadcrumbs { kind: "BreadcrumbList", items })
}
