//! Structured data: pages described for machines, as schema.org JSON-LD.
//!
//! In: the description of a page, and its breadcrumbs. Out: JSON that is safe in a `<script>`.
//! Addresses need the address of the site; if that is not known, addresses and breadcrumbs are left
//! out.

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

/// A page, or its subject.
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

/// A person or organisation that wrote or offers it.
#[derive(Serialize)]
pub(super) struct Named<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
}

/// A work that it is based on.
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

/// The course that it is part of.
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

/// A breadcrumb: its title and its absolute address.
pub(super) type Step = (String, Option<String>);

/// Describes a page and its breadcrumbs from the home page. They are left out if one has no
/// address, or if there are none.
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
