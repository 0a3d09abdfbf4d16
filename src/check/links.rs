//! Every link leads somewhere: to a text, a heading, a file.

use super::images::ASSET_TYPE;
use super::rule::Rule;
use crate::catalog::{Catalog, LinkProblem, ResolvedLink};
use crate::diagnostic::shared::{MISSING_FILE, UNSAFE_SVG};
use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::lesson::{Document, Link, Target};

const BROKEN_LINK: Code = Code::error("broken-link");
const NO_SUCH_LANGUAGE: Code = Code::error("no-such-language");
pub(super) const DRAFT_LINK: Code = Code::warning("draft-link");
const BROKEN_FRAGMENT: Code = Code::warning("broken-fragment");
const LAGGING_FRAGMENT: Code = Code::warning("lagging-fragment");

pub(super) const RULE: Rule = Rule {
    codes: &[DRAFT_LINK, BROKEN_LINK, NO_SUCH_LANGUAGE, BROKEN_FRAGMENT, LAGGING_FRAGMENT],
    run,
};

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (id, entry) in catalog.entries() {
        for document in entry.documents() {
            for (link, resolved) in document.links.iter().zip(catalog.links(id, document.language))
            {
                diagnostics.extend(diagnostic_of(catalog, document, link, resolved));
            }
        }
    }
    diagnostics
}

fn diagnostic_of(
    catalog: &Catalog,
    document: &Document,
    link: &Link,
    resolved: &ResolvedLink,
) -> Option<Diagnostic> {
    let found = |code: Code| Diagnostic::new(code, &document.path, link.span.clone());
    let problem = match resolved {
        ResolvedLink::Entry { entry, place: Some(place), pinned } => {
            let destination = catalog.destination(*entry, Some(place), *pinned, document.language);
            let file = catalog
                .entry(destination.entry)
                .document(destination.language)
                .map(|text| text.path.to_string());
            return destination.is_lagging.then(|| {
                found(LAGGING_FRAGMENT)
                    .with("fragment", place.written.clone())
                    .with("file", file.unwrap_or_default())
            });
        }
        ResolvedLink::File(path) => {
            let danger = catalog.sources.assets.get(path).and_then(|asset| asset.danger.clone())?;
            let unsafe_svg = Diagnostic::about(UNSAFE_SVG, path);
            return Some(unsafe_svg.with("file", path.as_str()).with("reason", danger));
        }
        ResolvedLink::Broken(problem) => problem,
        ResolvedLink::Entry { .. } | ResolvedLink::Here(_) => return None,
    };
    let written = match &link.target {
        Target::Page { path, .. } | Target::File { path } => path.to_string(),
        Target::Here { .. } | Target::Nowhere => document.path.to_string(),
    };
    let fragment = match &link.target {
        Target::Page { fragment: Some(fragment), .. } | Target::Here { fragment } => {
            fragment.clone()
        }
        _ => String::new(),
    };
    match problem {
        LinkProblem::Said => None,
        LinkProblem::NoEntry { nearest } => {
            let hint = Phrase::new("link-no-page");
            let broken = found(BROKEN_LINK).with("file", written).with("hint", hint);
            Some(broken.nearest(nearest.as_deref()))
        }
        LinkProblem::NotAPage { meant } => {
            let hint = match meant {
                Some(meant) => Phrase::new("link-not-a-page").with("place", meant.as_str()),
                None => Phrase::new("link-to-no-page"),
            };
            Some(found(BROKEN_LINK).with("file", written).with("hint", hint))
        }
        LinkProblem::OutsideContent => {
            let src = catalog.config.src.as_str();
            let hint = Phrase::new("link-outside-content").with("src", src);
            Some(found(BROKEN_LINK).with("file", written).with("hint", hint))
        }
        LinkProblem::FileOutsideContent => {
            let src = catalog.config.src.as_str();
            let hint = Phrase::new("file-outside-content").with("src", src);
            Some(found(MISSING_FILE).with("destination", written).with("hint", hint))
        }
        LinkProblem::Draft => Some(found(DRAFT_LINK).with("file", written)),
        LinkProblem::Lagging => {
            Some(found(LAGGING_FRAGMENT).with("fragment", fragment).with("file", written))
        }
        LinkProblem::NoPlace { nearest, .. } => Some(
            found(BROKEN_FRAGMENT)
                .with("fragment", fragment)
                .with("file", written)
                .nearest(nearest.as_deref()),
        ),
        LinkProblem::NoFile { nearest } => {
            let missing = found(MISSING_FILE).with("destination", written);
            let missing = missing.with("hint", Phrase::new("file-missing"));
            Some(missing.nearest(nearest.as_deref()))
        }
        LinkProblem::FileType => {
            Some(found(ASSET_TYPE).with("file", written).with("allowed", super::images::allowed()))
        }
        LinkProblem::NoLanguage => Some(found(NO_SUCH_LANGUAGE).with("file", written)),
    }
}
