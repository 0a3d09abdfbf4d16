//! Videos: a link to a video that is alone in its paragraph becomes a card; `<details>` directly
//! after it are its transcript.
//!
//! In: items. Out: [`Video`]s as ranges of items. The look of a card is defined elsewhere.

use super::marker::{Marker, MarkerTarget};
use super::note::Note;
use super::placed::{self, Placed};
use super::question::Question;
use super::section::marker_of;
use crate::lesson::markup::{Item, ItemKind, LoneDestination, LoneLink, Paragraph, Text};
use crate::lesson::reference::Target;
use crate::lesson::video_source::{self, VideoSource};
use crate::source::Span;

/// A video.
#[derive(Debug)]
pub struct Video {
    /// Where it is hosted.
    pub source: VideoSource,
    /// The text of the link to it.
    pub title: String,
    /// Whether it has a transcript.
    pub has_transcript: bool,
    /// The link.
    pub span: Span,
}

/// Finds videos. The first item of each is its link; its transcript is the last, if there is one.
pub(super) fn find(
    text: &Text,
    markers: &[Option<Marker>],
    questions: &[Placed<Question>],
    notes: &[Placed<Note>],
) -> Vec<Placed<Video>> {
    let mut videos: Vec<Placed<Video>> = Vec::new();
    let mut is_open = false;
    for (place, item) in text.items.iter().enumerate() {
        let ends = match item.kind {
            ItemKind::Comment(comment) => match marker_of(markers, comment) {
                Some(MarkerTarget::Section(_)) => true,
                Some(MarkerTarget::Question) => placed::ends_at(questions, place),
                Some(MarkerTarget::Note) | None => false,
            },
            _ => true,
        };
        if let Some(video) = videos.last_mut().filter(|_| ends && is_open) {
            is_open = false;
            let is_transcript = is_details(item) && placed::at(notes, place).is_none();
            video.value.has_transcript = is_transcript;
            video.items.end = place + usize::from(is_transcript);
        }
        if let ItemKind::Paragraph(paragraph) = &item.kind
            && paragraph.is_lone
            && let Some(value) = video(text, paragraph)
        {
            videos.push(Placed { value, items: place..text.items.len() });
            is_open = true;
        }
    }
    videos
}

fn is_details(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Details(_))
}

/// Returns the video to which the link at the end of a paragraph leads.
pub(super) fn video(text: &Text, paragraph: &Paragraph) -> Option<Video> {
    let (link, before) = paragraph.links.split_last()?;
    if before.iter().any(|link| source(text, link).is_some()) {
        return None;
    }
    let (title, span) = (link.words.clone(), link.span.clone());
    Some(Video { source: source(text, link)?, title, has_transcript: false, span })
}

fn source(text: &Text, link: &LoneLink) -> Option<VideoSource> {
    match &link.destination {
        LoneDestination::Outer(address) => video_source::hosted(address),
        LoneDestination::Inner(place) => match &text.links.get(*place as usize)?.target {
            Target::File { path } if video_source::is_video(path) => {
                Some(VideoSource::File(*place))
            }
            _ => None,
        },
    }
}
