//! Video addresses: links as video hosts provide them, and files of the site.
//!
//! In: an address, or the path of a file. Out: a [`VideoSource`], if it is a video. No request is
//! sent to a host.

use crate::source::SitePath;

/// Where a video is hosted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VideoSource {
    /// On `YouTube`.
    YouTube {
        /// Its id on the host.
        id: String,
        /// The second at which it should begin.
        start: u32,
    },
    /// On Vimeo.
    Vimeo {
        /// Its number on the host.
        id: String,
        /// The key of an unlisted video.
        key: Option<String>,
    },
    /// A file of the site, by index among the links.
    File(u32),
}

/// Extensions of video files.
const EXTENSIONS: [&str; 2] = ["mp4", "webm"];

/// Whether a file of the site is a video.
pub(super) fn is_video(path: &SitePath) -> bool {
    EXTENSIONS.contains(&path.extension().to_ascii_lowercase().as_str())
}

/// Returns the video at an address of a known host, in all forms in which `YouTube` and Vimeo
/// provide links.
pub(super) fn hosted(address: &str) -> Option<VideoSource> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let (rest, _) = rest.split_once('#').unwrap_or((rest, ""));
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(&host);
    let argument = |name: &str| {
        query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name))
    };
    let parts: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    match host {
        "youtube.com" | "youtube-nocookie.com" | "youtu.be" | "music.youtube.com" => {
            let id = match parts.as_slice() {
                ["watch"] if host != "youtu.be" => argument("v")?.1,
                ["embed" | "shorts" | "live" | "v", id] if host != "youtu.be" => id,
                [id] if host == "youtu.be" => id,
                _ => return None,
            };
            let is_id = id.len() == 11
                && id
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
            let start =
                argument("t").or_else(|| argument("start")).map_or(0, |(_, time)| seconds(time));
            is_id.then(|| VideoSource::YouTube { id: id.to_owned(), start })
        }
        "vimeo.com" | "player.vimeo.com" => {
            let parts =
                if host == "player.vimeo.com" { parts.strip_prefix(&["video"])? } else { &parts };
            let (id, key) = match parts {
                [id] => (id, argument("h").map(|(_, key)| key)),
                [id, key] => (id, Some(*key)),
                _ => return None,
            };
            let is_number = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
            let key = key.filter(|key| {
                !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric())
            });
            is_number
                .then(|| VideoSource::Vimeo { id: (*id).to_owned(), key: key.map(str::to_owned) })
        }
        _ => None,
    }
}

/// Parses `90`, `90s` or `1m30s`; returns seconds.
fn seconds(time: &str) -> u32 {
    let (mut total, mut number) = (0_u32, 0_u32);
    for character in time.chars() {
        let unit = match character {
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => match character.to_digit(10) {
                Some(digit) => {
                    number = number.saturating_mul(10).saturating_add(digit);
                    continue;
                }
                None => return 0,
            },
        };
        total = total.saturating_add(number.saturating_mul(unit));
        number = 0;
    }
    total.saturating_add(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn video_links_are_recognised_in_all_forms_that_hosts_provide() {
        let youtube = |start| Some(VideoSource::YouTube { id: "3e_x75uRrhY".to_owned(), start });
        for (address, expected) in [
            ("https://www.youtube.com/watch?v=3e_x75uRrhY", youtube(0)),
            ("https://m.youtube.com/watch?feature=share&v=3e_x75uRrhY&t=1m30s", youtube(90)),
            ("https://youtu.be/3e_x75uRrhY?t=42", youtube(42)),
            ("https://www.youtube-nocookie.com/embed/3e_x75uRrhY?start=5", youtube(5)),
            ("https://youtube.com/shorts/3e_x75uRrhY/", youtube(0)),
            ("https://www.youtube.com/@channel", None),
            ("https://www.youtube.com/watch?v=\"onload=x", None),
            ("https://example.org/watch?v=3e_x75uRrhY", None),
            (
                "https://vimeo.com/76979871",
                Some(VideoSource::Vimeo { id: "76979871".to_owned(), key: None }),
            ),
            (
                "https://vimeo.com/76979871/0a1b2c",
                Some(VideoSource::Vimeo {
                    id: "76979871".to_owned(),
                    key: Some("0a1b2c".to_owned()),
                }),
            ),
            (
                "https://player.vimeo.com/video/76979871?h=0a1b2c",
                Some(VideoSource::Vimeo {
                    id: "76979871".to_owned(),
                    key: Some("0a1b2c".to_owned()),
                }),
            ),
            ("https://vimeo.com/channels/staffpicks", None),
        ] {
            assert_eq!(hosted(address), expected, "{address}");
        }
    }
}
