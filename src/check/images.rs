//! A rule that every picture exists, has a type that is published, and is only a picture.
//!
//! In: the catalog. Out: diagnostics about other pictures.

use super::rule::Rule;
use crate::catalog::{Catalog, links};
use crate::diagnostic::shared::{MISSING_FILE, UNSAFE_SVG};
use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::source::SitePath;
use crate::text::nearest::Proposals;
use crate::text::relative_path;

pub(super) const ASSET_TYPE: Code = Code::error("asset-type");

const FILE_MISSING: Phrase = Phrase::new("file-missing");
const FILE_OUTSIDE: Phrase = Phrase::new("file-outside-content");

pub(super) const RULE: Rule = Rule { codes: &[ASSET_TYPE], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (_, entry) in catalog.entries() {
        for document in entry.documents() {
            let proposals = Proposals::default();
            for image in &document.images {
                let diagnostic =
                    |code: Code| Diagnostic::new(code, &document.path, image.span.clone());
                if !links::is_publishable(&image.path) {
                    diagnostics.push(
                        diagnostic(ASSET_TYPE)
                            .with("file", image.path.as_str())
                            .with("allowed", allowed()),
                    );
                    continue;
                }
                match catalog.image(&image.path, document.language) {
                    None => {
                        let files = catalog
                            .sources
                            .assets
                            .keys()
                            .filter(|path| catalog.is_inside(path))
                            .map(SitePath::as_str);
                        let is_outside = !catalog.is_inside(&image.path);
                        let near = proposals.nearest_file(image.path.as_str(), files);
                        let near = near.filter(|_| !is_outside);
                        let hint = if is_outside { FILE_OUTSIDE } else { FILE_MISSING };
                        let near =
                            near.map(|near| relative_path::between(document.path.as_str(), near));
                        diagnostics.push(
                            diagnostic(MISSING_FILE)
                                .with("destination", image.path.as_str())
                                .with("hint", hint.with("src", catalog.config.src.as_str()))
                                .nearest(near.as_deref()),
                        );
                    }
                    Some(asset) => {
                        if let Some(danger) = &asset.danger {
                            diagnostics.push(
                                Diagnostic::about(UNSAFE_SVG, &asset.path)
                                    .with("file", asset.path.as_str())
                                    .with("reason", danger.clone()),
                            );
                        }
                    }
                }
            }
        }
    }
    diagnostics
}

/// Returns the extensions that are published, for messages.
pub(super) fn allowed() -> String {
    links::ASSET_EXTENSIONS.join(", ")
}
