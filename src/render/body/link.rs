//! Links in a text: where they lead from the page that shows it.
//!
//! In: a link by its place in the text. Out: attributes for its tag, and what follows it. Where the
//! package does not hold what it leads to, and nobody knows where the site is published, no link is
//! left, only its words.

use super::html::push_attribute;
use super::shown_text::ShownText;
use crate::catalog::{Destination, LinkProblem, ResolvedLink};
use crate::render::address;
use crate::render::package::Link;
use crate::text::escape;

/// Goes on after `<a`.
pub(super) fn open(text: &ShownText<'_>, place: usize, output: &mut String) {
    let Some((link, destination)) = lead(text, place) else { return };
    let Some(href) = link.href() else { return replace_end(output, "<a", "<span") };
    push_attribute(output, "href", href);
    let Some(destination) = destination else { return };
    let explains = text.purpose.scripts && matches!(link, Link::Inside(_));
    if let Some(term) = term(text, place).filter(|_| explains) {
        output.push_str(" class=\"pb-term\"");
        push_attribute(output, "data-pb-term", term);
    }
    if destination.language != text.reader {
        push_attribute(
            output,
            "hreflang",
            text.context.catalog.language(destination.language).tag.as_str(),
        );
    }
}

/// Goes on after `</a>`: after a link that leads into another language stands the name of that
/// language.
pub(super) fn close(text: &ShownText<'_>, place: usize, output: &mut String) {
    if !text.links.lead_everywhere()
        && lead(text, place).is_some_and(|(link, _)| link == Link::Nowhere)
    {
        return replace_end(output, "</a>", "</span>");
    }
    let Some(destination) =
        destination(text, place).filter(|destination| destination.language != text.reader)
    else {
        return;
    };
    let language = text.context.catalog.language(destination.language);
    output.push_str(" <span class=\"pb-language-label\" lang=\"");
    output.push_str(language.tag.as_str());
    output.push_str("\">");
    escape::push_html(output, &text.say("link-language", &[("language", &language.name)]));
    output.push_str("</span>");
}

/// Where a link leads, with the page if it is one of an entry; nothing where it is broken.
fn lead(text: &ShownText<'_>, place: usize) -> Option<(Link, Option<Destination>)> {
    let catalog = text.context.catalog;
    if let Some(destination) = destination(text, place) {
        let path = address::entry(catalog, catalog.entry(destination.entry), destination.language);
        return Some((text.links.to(&path, destination.fragment.as_deref()), Some(destination)));
    }
    let link = match text.resolved(place)? {
        ResolvedLink::Here(id) if text.purpose.own_page => text.links.here(id),
        ResolvedLink::Here(id) => {
            text.links.to(&address::entry(catalog, text.entry, text.document.language), Some(id))
        }
        ResolvedLink::File(path) => text.links.to(&address::media(catalog, path), None),
        ResolvedLink::Entry { .. } | ResolvedLink::Broken(_) => return None,
    };
    Some((link, None))
}

/// Where a link to an entry leads this reader.
fn destination(text: &ShownText<'_>, place: usize) -> Option<Destination> {
    let catalog = text.context.catalog;
    match text.resolved(place)? {
        ResolvedLink::Entry { entry, place, pinned } => {
            Some(catalog.destination(*entry, place.as_ref(), *pinned, text.reader))
        }
        ResolvedLink::Broken(LinkProblem::NoPlace { entry: Some(entry), .. }) => {
            Some(catalog.destination(*entry, None, None, text.reader))
        }
        _ => None,
    }
}

/// The term of the glossary that a link names, if the glossary has it.
fn term<'a>(text: &ShownText<'a>, place: usize) -> Option<&'a str> {
    let glossary = text.context.catalog.glossary.as_ref()?;
    match text.resolved(place)? {
        ResolvedLink::Entry { entry, place: Some(place), pinned: None }
            if *entry == glossary.entry =>
        {
            Some(&place.id)
        }
        _ => None,
    }
}

/// Puts another tag in the place of the one that was just written.
fn replace_end(output: &mut String, tag: &str, other: &str) {
    if output.ends_with(tag) {
        output.truncate(output.len() - tag.len());
        output.push_str(other);
    }
}
