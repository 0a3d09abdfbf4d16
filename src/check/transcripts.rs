//! A video has a transcript: for those without signal, without sound, or in a hurry.

use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (_, entry) in catalog.entries() {
        for document in entry.documents() {
            for video in document.videos.iter().filter(|video| !video.has_transcript) {
                let silent = Diagnostic::new(Code::VideoWithoutTranscript, &document.path, video.span.clone())
                    .with("title", video.title.clone());
                diagnostics.push(silent);
            }
        }
    }
    diagnostics
}
