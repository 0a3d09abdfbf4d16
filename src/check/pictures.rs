//! A rule that pictures do not contain the place where they were taken, and load quickly on a
//! phone.
//!
//! In: the catalog. Out: diagnostics about pictures that contain a place or are large, whether a
//! text shows them or links to them.

use std::collections::BTreeSet;

use super::rule::Rule;
use crate::catalog::{Catalog, Entry, EntryId, ResolvedLink};
use crate::diagnostic::{Argument, Code, Diagnostic, Phrase};
use crate::lesson::Document;
use crate::source::{Asset, SitePath, Span};

const PHOTO_LOCATION: Code = Code::warning("photo-location");
const LARGE_PICTURE: Code = Code::warning("large-picture");

pub(super) const RULE: Rule = Rule { codes: &[PHOTO_LOCATION, LARGE_PICTURE], run };

/// A larger file takes more than a second on a slow network.
const MAX_BYTES: u64 = 500_000;

/// No screen shows more pixels in a column of text.
const MAX_PIXELS: u32 = 2_400;

/// The extensions of pictures, whose size is checked.
const PICTURES: [&str; 7] = ["svg", "png", "jpg", "jpeg", "webp", "avif", "gif"];

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    // Each picture is reported once: where the original shows it, else where it first occurs.
    let mut reported: BTreeSet<&SitePath> = BTreeSet::new();
    for (id, entry) in catalog.entries() {
        for document in originals_first(entry) {
            for (asset, span) in
                shown(catalog, id, document).filter(|(asset, _)| asset.danger.is_none())
            {
                if reported.insert(&asset.path) {
                    diagnostics.extend(faults(asset).map(|(code, words)| {
                        let diagnostic = Diagnostic::new(code, &document.path, span.clone());
                        diagnostic.with("file", asset.path.as_str()).with("size", words)
                    }));
                }
            }
        }
    }
    diagnostics
}

fn originals_first(entry: &Entry) -> impl Iterator<Item = &Document> {
    let others = entry.documents().filter(|document| document.language != entry.source);
    entry.original().into_iter().chain(others)
}

/// Returns the files that a text shows or links to, with their places.
fn shown<'a>(
    catalog: &'a Catalog,
    id: EntryId,
    document: &'a Document,
) -> impl Iterator<Item = (&'a Asset, &'a Span)> {
    let images = document.images.iter().filter_map(|image| {
        let asset = catalog.image(&image.path, document.language)?;
        Some((asset, &image.span))
    });
    let links = document.links.iter().zip(catalog.links(id, document.language)).filter_map(
        |(link, resolved)| {
            let ResolvedLink::File(path) = resolved else { return None };
            Some((catalog.sources.assets.get(path)?.as_ref(), &link.span))
        },
    );
    images.chain(links)
}

/// Returns the codes to report for a picture, with its size.
fn faults(asset: &Asset) -> impl Iterator<Item = (Code, Argument)> {
    let location = asset.has_location.then(|| (PHOTO_LOCATION, Argument::List(Vec::new())));
    let extension = asset.path.extension().to_ascii_lowercase();
    let is_drawing = extension == "svg";
    let large =
        asset.dimensions.filter(|(width, height)| !is_drawing && *width.max(height) > MAX_PIXELS);
    let heavy = Some(asset.byte_count()).filter(|bytes| *bytes > MAX_BYTES);
    let pixels = |(width, height): (u32, u32)| {
        Phrase::new("pixels").with("width", width).with("height", height)
    };
    let kilobytes = |bytes: u64| {
        Phrase::new("kilobytes").with("count", usize::try_from(bytes / 1000).unwrap_or(usize::MAX))
    };
    let sizes: Vec<Phrase> = large.map(pixels).into_iter().chain(heavy.map(kilobytes)).collect();
    let is_picture = PICTURES.contains(&extension.as_str());
    location
        .into_iter()
        .chain((is_picture && !sizes.is_empty()).then_some((LARGE_PICTURE, sizes.into())))
}
