//! Videos: those of the site itself, and those of other hosts, which receive no request before a
//! reader plays one.
//!
//! In: a video of a text as a page shows it. Out: HTML around the link that the text has, and the
//! origins that may be framed.

use super::html::push_attribute;
use super::shown_text::ShownText;
use crate::catalog::ResolvedLink;
use crate::lesson::VideoSource;
use crate::render::address;
use crate::render::package::Link;
use crate::text::escape;

/// The origins that play videos, for the content policy of the page.
const YOUTUBE: &str = "https://www.youtube-nocookie.com";
const VIMEO: &str = "https://player.vimeo.com";

/// Writes what precedes the link to a video.
pub(super) fn open(text: &ShownText<'_>, place: usize, output: &mut String) {
    let Some(video) = text.document.videos.get(place) else { return };
    output.push_str("<div class=\"pb-video\"");
    if !text.purpose.interactive {
        return output.push_str(">\n");
    }
    if let Some(address) = embedded(&video.source).filter(|_| text.purpose.scripts) {
        push_attribute(output, "data-pb-embed", &address);
        push_attribute(output, "data-pb-title", &video.title);
    }
    output.push_str(">\n");
    if let Some(src) = file(text, &video.source).as_ref().and_then(Link::src) {
        output.push_str("<video controls=\"\" preload=\"none\"");
        push_attribute(output, "src", src);
        push_attribute(output, "aria-label", &video.title);
        output.push_str("></video>\n");
    }
}

/// Writes what follows the link to a video. On pages without the script that plays it, that is
/// nothing: the link leads to the video.
pub(super) fn play(text: &ShownText<'_>, place: usize, output: &mut String) {
    let plays = text.purpose.interactive && text.purpose.scripts;
    let video = text.document.videos.get(place).filter(|_| plays);
    let Some(host) = video.and_then(|video| host(&video.source)) else { return };
    output.push_str(
        "<p class=\"pb-video-play pb-with-script\">\
         <button type=\"button\" class=\"pb-button\" data-pb-play=\"\">",
    );
    escape::push_html(output, &text.say("video-play", &[]));
    output.push_str("</button> <span class=\"pb-video-host\">");
    escape::push_html(output, &text.say("video-host", &[("host", host)]));
    output.push_str(
        "</span></p>\n<p class=\"pb-video-offline\" role=\"status\" data-pb-offline=\"\" \
         hidden=\"\">",
    );
    escape::push_html(output, &text.say("video-offline", &[]));
    output.push_str("</p>\n");
}

/// Returns the origin from which a video may be framed.
pub(crate) fn frame_origin(source: &VideoSource) -> Option<&'static str> {
    match source {
        VideoSource::YouTube { .. } => Some(YOUTUBE),
        VideoSource::Vimeo { .. } => Some(VIMEO),
        VideoSource::File(_) => None,
    }
}

fn file(text: &ShownText<'_>, source: &VideoSource) -> Option<Link> {
    let VideoSource::File(link) = source else { return None };
    match text.resolved(*link as usize) {
        Some(ResolvedLink::File(path)) => {
            Some(text.links.to(&address::media(text.context.catalog, path), None))
        }
        _ => None,
    }
}

/// Returns the address of the frame that plays a video. It is requested only when a reader plays
/// it.
fn embedded(source: &VideoSource) -> Option<String> {
    match source {
        VideoSource::YouTube { id, start: 0 } => Some(format!("{YOUTUBE}/embed/{id}?autoplay=1")),
        VideoSource::YouTube { id, start } => {
            Some(format!("{YOUTUBE}/embed/{id}?autoplay=1&start={start}"))
        }
        VideoSource::Vimeo { id, key: None } => {
            Some(format!("{VIMEO}/video/{id}?autoplay=1&dnt=1"))
        }
        VideoSource::Vimeo { id, key: Some(key) } => {
            Some(format!("{VIMEO}/video/{id}?h={key}&autoplay=1&dnt=1"))
        }
        VideoSource::File(_) => None,
    }
}

/// Returns the name of the host of a video.
fn host(source: &VideoSource) -> Option<&'static str> {
    match source {
        VideoSource::YouTube { .. } => Some("YouTube"),
        VideoSource::Vimeo { .. } => Some("Vimeo"),
        VideoSource::File(_) => None,
    }
}
