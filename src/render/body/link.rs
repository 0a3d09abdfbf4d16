//! Links in a text: where they lead from the page that shows it.
//!
//! In: a link by its position in the text. Out: attributes for its tag, and what follows it. If the
//! package does not contain the target and the address of the published site is not known, only the
//! text of the link is left.

use super::html::push_attribute;
use super::shown_text::ShownText;
use crate::catalog::{Destination, LinkProblem, ResolvedLink};
use crate::render::address;
use crate::render::package::Link;
use crate::render::stand_in;
use crate::text::escape;

/// Continues after `<a`.
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

/// Continues after `</a>`. A link to another language is followed by the name of that language.
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
    output.push_str("\" dir=\"");
    output.push_str(language.direction.as_str());
    output.push_str("\">");
    let label = text.say("link-language", &[("language", &language.name)]);
    escape::push_html(output, &stand_in::unmarked(&label));
    output.push_str("</span>");
}

/// Returns the target of a link, with the page if it is the page of an entry; nothing if the link
/// is broken.
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

/// Returns the page that a link to an entry leads to for this reader.
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

/// Returns the term of the glossary that a link names, if the glossary contains it.
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

/// Replaces the tag that was just written with another.
fn replace_end(output: &mut String, tag: &str, other: &str) {
    if output.ends_with(tag) {
        output.truncate(output.len() - tag.len());
        output.push_str(other);
    }
}
