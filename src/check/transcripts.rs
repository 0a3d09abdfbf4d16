//! A video has a transcript: for those without signal, without sound, or in a hurry.

use super::texts::texts;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (_, document) in texts(catalog) {
        for video in document.videos.iter().filter(|video| !video.has_transcript) {
            let silent = Diagnostic::new(Code::VideoWithoutTranscript, &document.path, video.span.clone())
                .with("title", video.title.clone());
            diagnostics.push(silent);
        }
    }
    diagnostics
}
