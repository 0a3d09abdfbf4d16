//! Links and pictures that are none: with spaces in the address, a space between text and address,
//! or a reference that is never defined; and links without text.
//!
//! In: passages, and links. Out: diagnostics, with the link as it should be.

use super::footnotes::Footnotes;
use super::passage::{OTHER, Passage};
use crate::diagnostic::Code;
use crate::lesson::problems::Problems;
use crate::source::Span;

pub(crate) const LINK_WITH_SPACES: Code = Code::warning("link-with-spaces");
pub(crate) const LINK_WITH_GAP: Code = Code::warning("link-with-gap");
pub(crate) const LINK_UNDEFINED: Code = Code::warning("link-undefined");
pub(crate) const EMPTY_LINK: Code = Code::warning("empty-link");

/// Every code of this file.
pub(super) const CODES: &[Code] = &[LINK_WITH_SPACES, LINK_WITH_GAP, LINK_UNDEFINED, EMPTY_LINK];

/// The longest text or address of a link that is looked at, in bytes.
const LONGEST: usize = 1000;

/// How many parentheses in an address may be open.
const DEEPEST: usize = 32;

/// The endings of files to which lessons link.
const FILE_TYPES: [&str; 28] = [
    "md", "pdf", "png", "jpg", "jpeg", "gif", "svg", "webp", "html", "htm", "doc", "docx", "odt",
    "xls", "xlsx", "ods", "ppt", "pptx", "odp", "mp3", "mp4", "webm", "zip", "csv", "txt", "heic",
    "mov", "avif",
];

/// Reports a link without anything to see or click.
pub(super) fn report_empty(source: &str, span: &Span, problems: &mut Problems) {
    let written = source.get(span.clone()).unwrap_or_default();
    let address = written.rfind("](").map_or(written, |at| &written[at..]);
    problems.add(EMPTY_LINK, span, [("proposal", format!("[…{address}").into())]);
}

/// Looks for links that are none, and for references to footnotes without text.
pub(super) fn check(passage: &Passage<'_>, footnotes: &mut Footnotes, problems: &mut Problems) {
    let text = passage.text.as_str();
    if memchr::memchr(b'[', text.as_bytes()).is_none() {
        return;
    }
    let pairs = pairs(text);
    let mut done = 0;
    for (place, &(open, close)) in pairs.iter().enumerate() {
        // What has so many brackets in it is no link, and is not looked through at each of them.
        if open < done || close - open > LONGEST {
            continue;
        }
        let inner = &text[open + 1..close];
        if let Some(name) = inner.strip_prefix('^') {
            footnotes.undefined(passage, open..close + 1, name, problems);
            continue;
        }
        let is_picture = text[..open].ends_with('!');
        let start = open - usize::from(is_picture);
        let after = &text[close + 1..];
        let spaces = after.len() - after.trim_start_matches(' ').len();
        let destination = destination_of(&after[spaces..]);
        let next = pairs.get(place + 1).filter(|(next, _)| *next == close + 1);
        if let Some(length) = destination {
            let inside = close + 2 + spaces..close + 2 + spaces + length;
            let end = inside.end + 1;
            let written = passage.written(inside);
            let words = passage.written(start..close + 1);
            let code = if spaces == 0 { LINK_WITH_SPACES } else { LINK_WITH_GAP };
            let address = if spaces == 0 { repaired(written) } else { unspaced(inner, written) };
            if let Some(address) = address {
                let proposal = format!("{words}({address})");
                let arguments = [("written", written.into()), ("proposal", proposal.into())];
                problems.add(code, &passage.span(start..end), arguments);
                done = end;
            }
        } else if let Some(&(_, end)) = next.filter(|_| is_reference(text, start, inner)) {
            let name = &text[close + 2..end];
            if !name.starts_with('^') && !name.contains('\n') {
                let name = if name.is_empty() { inner } else { name };
                let span = passage.span(start..end + 1);
                problems.add(LINK_UNDEFINED, &span, [("name", name.into())]);
                done = end + 1;
            }
        }
    }
}

/// Returns the brackets that belong together, in order of the opening ones.
fn pairs(text: &str) -> Vec<(usize, usize)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for place in memchr::memchr2_iter(b'[', b']', text.as_bytes()) {
        if text.as_bytes()[place] == b'[' {
            open.push(place);
        } else if let Some(start) = open.pop() {
            pairs.push((start, place));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Returns the length of what is in the parentheses with which a text begins.
fn destination_of(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('(')?;
    let mut depth = 0;
    for (place, byte) in inside.bytes().enumerate().take(LONGEST) {
        match byte {
            b'(' if depth == DEEPEST => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(place),
            b')' => depth -= 1,
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

/// Returns a destination with spaces as it should be, if it is one.
fn repaired(written: &str) -> Option<String> {
    let written = written.trim();
    if !written.contains([' ', '\t', '\u{a0}']) {
        return None;
    }
    if let Some((address, title)) = written.split_once(' ')
        && looks_like_address(address)
    {
        // The quotation marks of a word processor around a title.
        let quotation_marks = ['“', '”', '„', '‘', '’', '«', '»', '"'];
        let title = title.trim();
        if title.starts_with(quotation_marks) {
            return Some(format!("{address} \"{}\"", title.trim_matches(quotation_marks)));
        }
    }
    let (written, title) = written.find(" \"").map_or((written, ""), |at| written.split_at(at));
    let (file, place) = written.split_once('#').unwrap_or((written, ""));
    if !looks_like_address(file) || written.contains(['<', '>', '"', OTHER]) {
        return None;
    }
    if file.contains("://") {
        return Some(format!("{}{title}", written.replace(' ', "%20")));
    }
    let place = place.trim().to_lowercase().replace(' ', "-");
    let place = if place.is_empty() { place } else { format!("#{place}") };
    let file = file.trim();
    let address = format!("{file}{place}");
    Some(if file.contains(' ') { format!("<{address}>{title}") } else { address + title })
}

/// Returns the destination after a gap, if it is one.
fn unspaced(words: &str, written: &str) -> Option<String> {
    // “[1] (https://…)” is a source in a text, and “[ ] (…)” is a box.
    let is_text = words.chars().any(char::is_alphabetic);
    let is_one = !written.contains(char::is_whitespace);
    (is_text && is_one && looks_like_address(written)).then(|| written.to_owned())
}

/// Whether a text is the address of a page or file.
fn looks_like_address(text: &str) -> bool {
    let file = text.split(['#', '?']).next().unwrap_or_default().trim_end();
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ["http://", "https://", "./", "../", "mailto:"].iter().any(|begin| text.starts_with(begin))
        || ending.is_some_and(|ending| FILE_TYPES.contains(&ending.as_str()))
}

/// Whether `[inner][…]` is meant as a link: not an index as in `row[i][j]`, nor two numbers.
fn is_reference(text: &str, start: usize, inner: &str) -> bool {
    let follows_word =
        text[..start].ends_with(|before: char| before.is_alphanumeric() || before == ']');
    !follows_word && inner.chars().any(|character| character.is_alphabetic() || character == OTHER)
}
