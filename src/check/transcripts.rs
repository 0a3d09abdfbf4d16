//! A rule that a video has a transcript: for readers without a signal, without sound, or in a
//! hurry.
//!
//! In: the catalog. Out: diagnostics about videos without one.

use super::rule::Rule;
use super::texts::texts;
use crate::catalog::Catalog;
use crate::diagnostic::{Code, Diagnostic};

const VIDEO_WITHOUT_TRANSCRIPT: Code = Code::warning("video-without-transcript");

pub(super) const RULE: Rule = Rule { codes: &[VIDEO_WITHOUT_TRANSCRIPT], run };

fn run(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (_, document) in texts(catalog) {
        for video in document.videos.iter().filter(|video| !video.has_transcript) {
            let diagnostic =
                Diagnostic::new(VIDEO_WITHOUT_TRANSCRIPT, &document.path, video.span.clone())
                    .with("title", video.title.clone());
            diagnostics.push(diagnostic);
        }
    }
    diagnostics
}
