//! `CommonMark` 0.31.2: the examples of its specification through polybook's parser, compared with
//! pulldown-cmark's own HTML.
//!
//! The specification in `tests/fixtures/commonmark/spec.txt` is John `MacFarlane`'s, CC BY-SA 4.0,
//! unchanged.
//!
//! Each example becomes the text below a title. Differences by design are removed before the
//! comparison:
//!
//! - raw HTML: an example in which pulldown-cmark finds any is skipped, because polybook has an
//!   allow-list (`raw_html.rs`);
//! - bare addresses, which the specification ignores and GitHub turns into links: such an example
//!   is skipped (`bare_addresses.rs`);
//! - strong text directly in strong text, in which GitHub shows no second element: such an example is
//!   skipped;
//! - pictures that cannot be shown (an empty or absolute address): such an example is skipped;
//! - the space before XML's slash in `<br />`, `<hr />` and `<img />`, and `&quot;` where `"` would
//!   do;
//! - `tabindex` on code, which can be scrolled from the keyboard;
//! - a picture alone with a title, which is a figure with a caption;
//! - line ends next to tags, and a space before the end of a heading.

use std::collections::HashMap;

use polybook::language::LanguageId;
use polybook::lesson::{self, Document, Filler, ParseOptions, Slot};
use polybook::source::{SitePath, SourceFile};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};
use pulldown_cmark_escape::{escape_href, escape_html};

const SPECIFICATION: &str = include_str!("../fixtures/commonmark/spec.txt");

const TITLE: &str = "# t\n\n";

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
}

/// Returns the Markdown of every example, in order.
fn examples() -> Vec<String> {
    const FENCE: &str = "\n````````````````````````````````";
    let start = format!("{FENCE} example\n");
    let blocks = SPECIFICATION.split(&start).skip(1);
    blocks
        .map(|block| {
            block.split_once("\n.\n").map_or("", |(markdown, _)| markdown).replace('→', "\t") + "\n"
        })
        .collect()
}

/// A body without any text of the interface.
struct Verbatim<'a> {
    document: &'a Document,
    /// Destination and title, by the position at which a link or picture begins.
    written: HashMap<usize, (String, String)>,
}

impl Filler for Verbatim<'_> {
    fn fill(&mut self, slot: Slot, output: &mut String) {
        match slot {
            Slot::LinkOpen(place) => {
                let (destination, _) =
                    &self.written[&self.document.links[place as usize].span.start];
                output.push_str(" href=\"");
                escape_href(&mut *output, destination).unwrap();
                output.push('"');
            }
            Slot::Image(place) => {
                let image = &self.document.images[place as usize];
                let (destination, _) = &self.written[&image.span.start];
                output.push_str("<img src=\"");
                escape_href(&mut *output, destination).unwrap();
                output.push_str("\" alt=\"");
                escape_html(&mut *output, &image.alt).unwrap();
                output.push('"');
                if !image.title.is_empty() {
                    output.push_str(" title=\"");
                    escape_html(&mut *output, &image.title).unwrap();
                    output.push('"');
                }
                output.push('>');
            }
            _ => {}
        }
    }
}

fn ours(text: &str) -> String {
    let file = SourceFile::new(SitePath::new("content/care/first/en.md"), text.to_owned());
    let (document, _) = lesson::parse(&file, LanguageId(0), ParseOptions::default());
    let mut written = HashMap::new();
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        if let Event::Start(
            Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. },
        ) = event
        {
            written.insert(range.start, (dest_url.into_string(), title.into_string()));
        }
    }
    document.body.fill(&mut Verbatim { document: &document, written })
}

fn theirs(text: &str) -> String {
    let mut output = String::new();
    html::push_html(&mut output, Parser::new_ext(text, options()));
    output.strip_prefix("<h1>t</h1>\n").unwrap_or(&output).to_owned()
}

fn normalised(html: &str) -> String {
    let html = html
        .replace(" />", ">")
        .replace("/>", ">")
        .replace("&quot;", "\"")
        .replace("<pre tabindex=\"0\">", "<pre>")
        .replace("<p class=\"pb-picture\">", "<p>");
    let html = html
        .replace("<figure>", "<p>")
        .replace("</figcaption></figure>", "\"></p>")
        .replace("><figcaption>", " title=\"");
    let html = html.replace("\n<", "<").replace(">\n", ">");
    (1..=6)
        .fold(html, |html, level| html.replace(&format!(" </h{level}>"), &format!("</h{level}>")))
}

/// Returns why an example cannot be compared, if so.
fn reason_to_skip(text: &str) -> Option<&'static str> {
    let events: Vec<Event<'_>> = Parser::new_ext(text, options()).collect();
    if events.iter().any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_))) {
        return Some("raw HTML");
    }
    let is_shown = |destination: &str| !destination.is_empty() && !destination.contains("://");
    if events.iter().any(
        |event| matches!(event, Event::Start(Tag::Image { dest_url, .. }) if !is_shown(dest_url)),
    ) {
        return Some("picture");
    }
    let mut links = 0;
    let mut running = String::new();
    for event in &events {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => links += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => links -= 1,
            Event::Text(text) if links == 0 => running.push_str(text),
            _ => running.push(' '),
        }
    }
    // GitHub follows an older specification, in which symbols are not punctuation.
    if text.contains("*£*") {
        return Some("symbol next to emphasis");
    }
    if has_strong_in_strong(&events) {
        return Some("strong in strong");
    }
    let is_address = running.contains("://") || running.contains("www.") || running.contains('@');
    is_address.then_some("bare address")
}

/// Whether there is strong text directly in strong text, where GitHub shows no second element.
fn has_strong_in_strong(events: &[Event<'_>]) -> bool {
    let mut open = Vec::new();
    events.iter().any(|event| match event {
        Event::Start(tag) => {
            let is_strong = matches!(tag, Tag::Strong);
            let is_nested = is_strong && open.last() == Some(&true);
            open.push(is_strong);
            is_nested
        }
        Event::End(_) => {
            open.pop();
            false
        }
        _ => false,
    })
}

#[test]
fn the_examples_of_the_specification_come_out_as_pulldown_cmark_writes_them() {
    let examples = examples();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut differing = Vec::new();
    for (number, example) in (1..).zip(&examples) {
        let text = format!("{TITLE}{example}");
        if let Some(reason) = reason_to_skip(&text) {
            *counts.entry(reason).or_default() += 1;
            continue;
        }
        *counts.entry("compared").or_default() += 1;
        let (ours, theirs) = (normalised(&ours(&text)), normalised(&theirs(&text)));
        if ours != theirs {
            differing.push(format!(
                "example {number}: {example:?}\nours:   {ours:?}\ntheirs: {theirs:?}\n"
            ));
        }
    }
    assert!(differing.is_empty(), "{} differ\n{}", differing.len(), differing.join("\n"));
    assert_eq!(examples.len(), 652);
    let count = |name: &str| counts.get(name).copied().unwrap_or(0);
    assert_eq!(
        (count("compared"), count("raw HTML"), count("bare address"), count("picture")),
        (564, 72, 6, 0)
    );
}
