//! What somebody writes who wants a page to run or to fetch something.
//!
//! In: nothing. Out: texts. What runs says [`MARK`] on the console; what is fetched comes from
//! [`HOST`].

/// Another host, which does not exist.
pub(crate) const HOST: &str = "http://hotel.example";

/// What the console says where something ran.
pub(crate) const MARK: &str = "ran!";

/// As JavaScript, without any quotation mark.
const RUN: &str = "console.warn(/ran!/.source)";

const PAYLOADS: &str = include_str!("payloads.txt");

/// All of them.
pub(super) fn payloads() -> Vec<String> {
    let lines = PAYLOADS.lines().filter(|line| !line.is_empty() && !line.starts_with("## "));
    lines.map(complete).collect()
}

/// A text with `RUN`, `HOST` and characters that no editor shows in their places.
pub(super) fn complete(text: &str) -> String {
    text.replace("RUN", RUN)
        .replace("HOST", HOST)
        .replace("{newline}", "\n")
        .replace("{tab}", "\t")
        .replace("{nul}", "\0")
        .replace("{escape}", "\u{1b}")
        .replace("{csi}", "\u{9b}")
        .replace("{line}", "\u{2028}")
        .replace("{override}", "\u{202e}")
}

/// So many payloads for the place with this number: others for each place, and always the same.
pub(super) fn some(place: usize, count: usize) -> Vec<String> {
    let payloads = payloads();
    // A prime that does not divide how many there are: none comes twice.
    let step = [7, 11, 13].into_iter().find(|step| !payloads.len().is_multiple_of(*step)).unwrap();
    (0..count).map(|turn| payloads[(place * 5 + turn * step) % payloads.len()].clone()).collect()
}
