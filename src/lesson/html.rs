//! Raw HTML in Markdown: an allow-list of elements, attributes and addresses, balanced and written again.
//!
//! In: the HTML that a file holds, with places. Out: canonical HTML in the body, or findings. Lessons come as pull
//! requests from strangers: what is not known to be harmless does not pass.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{EndTag, StartTag, Token, Tokenizer};

use super::body::Slot;
use super::html_elements::{ELEMENTS, EVERYWHERE, INSTEAD, Role};
use super::inline::{push_attribute, push_text};
use super::markdown::Parser;
use super::section::DetailsKind;
use super::top_block::BlockKind;
use crate::diagnostic::Code;
use crate::language::LanguageTag;
use crate::source::Span;
use crate::text::slug;

/// Raw elements that are open, and those that were refused and whose end is passed over.
#[derive(Debug, Default)]
pub(super) struct RawHtml {
    open: Vec<OpenElement>,
    refused: Vec<String>,
}

#[derive(Debug)]
struct OpenElement {
    name: &'static str,
    role: Role,
    span: Span,
    /// How many Markdown elements were open around it.
    depth: usize,
    /// For details: whether its summary has come, and how much was written when it opened.
    has_summary: bool,
    written: usize,
    tags: Tags,
    /// For details: what they stand for.
    details: DetailsKind,
    /// Whether it is a block at the top level.
    is_block: bool,
}

/// How the tags of an open element are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tags {
    Own,
    /// As a link.
    Link,
    /// Not at all: an anchor was taken into its heading; the frame of a note is not the page's.
    None,
}

impl RawHtml {
    /// Whether a raw link is open.
    pub(super) fn in_link(&self) -> bool {
        self.open.iter().any(|element| element.tags == Tags::Link)
    }

    /// Whether nothing is open.
    pub(super) fn is_closed(&self) -> bool {
        self.open.is_empty()
    }
}

impl Parser<'_> {
    /// Checks and writes raw HTML. `pieces` says which offset of `html` lies where in the file; `inline` is whether it stands in
    /// running text.
    pub(super) fn write_raw_html(&mut self, html: &str, pieces: &[(usize, usize)], inline: bool) {
        if html.trim().is_empty() {
            return;
        }
        if let Some(comment) = only_comment(html) {
            let start = pieces.first().map_or(0, |(_, source)| *source);
            self.comment(comment, start..start + html.trim_end().len(), inline);
            return;
        }
        let place = |offset: usize| {
            let piece = pieces.iter().rev().find(|(start, _)| *start <= offset).or(pieces.first());
            piece.map_or(0, |(start, source)| source + (offset - start))
        };
        let spot = |span: html5gum::Span<usize>| {
            place(span.start.min(html.len()))..place(span.end.min(html.len()).saturating_sub(1)) + 1
        };
        if let Some(start) = unclosed_comment(html) {
            let open = self.problem(Code::CommentUnclosed, place(start)..place(start) + "<!--".len());
            self.diagnostics.push(open);
            return;
        }
        for token in Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span()) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    let span = spot(tag.span);
                    self.start_tag(&tag, span, inline);
                }
                Token::EndTag(tag) => {
                    let span = spot(tag.span);
                    self.end_tag(&tag, span);
                }
                Token::String(text) => {
                    let span = spot(text.span);
                    let text = self.clean_html(&text.value, &span);
                    if self.raw_html.refused.is_empty() {
                        self.note_text(&text);
                        push_text(&mut self.out.html, &text);
                    }
                }
                // What a tokeniser takes for a comment, and a browser as well: <?…>, <!…>, <![CDATA[…]]>.
                Token::Comment(comment) if !is_comment(html, comment.span.start) => {
                    let instead = "docs/writing.md lists what may stand there";
                    let span = spot(comment.span);
                    let refused = self.problem(Code::RawHtml, span).with("element", "? or !").with("instead", instead);
                    self.diagnostics.push(refused);
                }
                Token::Comment(comment) => {
                    let text = String::from_utf8_lossy(&comment.value).into_owned();
                    self.comment(&text, spot(comment.span), inline);
                }
                Token::Doctype(doctype) => {
                    let refused = self
                        .problem(Code::RawHtml, spot(doctype.span))
                        .with("element", "!doctype")
                        .with("instead", "the theme begins every page");
                    self.diagnostics.push(refused);
                }
                Token::Error(_) => {}
            }
        }
        if !inline
            && !self.out.html.is_empty()
            && !self.out.html.ends_with('\n')
            && self.raw_html.open.iter().all(|open| open.role != Role::Phrasing)
        {
            self.out.html.push('\n');
        }
    }

    fn start_tag(&mut self, tag: &StartTag<usize>, span: Span, inline: bool) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let Some((name, role, own_attributes)) = ELEMENTS.iter().find(|(known, ..)| *known == name).copied() else {
            let instead = INSTEAD.iter().find(|(known, _)| *known == name).map(|(_, instead)| *instead);
            let instead = instead.unwrap_or("docs/writing.md lists what may stand there");
            let refused = self.problem(Code::RawHtml, span).with("element", name.clone()).with("instead", instead);
            self.diagnostics.push(refused);
            if !tag.self_closing && !is_void(&name) {
                self.raw_html.refused.push(name);
            }
            return;
        };
        if !self.raw_html.refused.is_empty() {
            return;
        }
        let has_href = tag.attributes.keys().any(|key| &***key == b"href");
        if let Some(problem) = self.misplaced(name, role, inline, has_href) {
            let wrong = self.problem(Code::HtmlNesting, span.clone()).with("element", name).with("problem", problem);
            self.diagnostics.push(wrong);
        }
        let attributes = self.attributes(name, own_attributes, tag, &span);
        let is_top_level = self.is_top_level() && !inline;
        let details = if role == Role::Details && !inline { self.begin_details() } else { DetailsKind::Plain };
        let is_block = is_top_level && !matches!(details, DetailsKind::Note | DetailsKind::Explanation);
        if is_block {
            if details != DetailsKind::Transcript {
                self.begin_block();
            }
            self.begin_top_block(span.start);
        }
        let is_summary_of_note = role == Role::Summary
            && self.raw_html.open.last().is_some_and(|around| around.details == DetailsKind::Note && !around.has_summary);
        let is_bare = details == DetailsKind::Note || is_summary_of_note;
        let href = attributes.iter().find(|(key, _)| *key == "href").map(|(_, value)| value.clone());
        let is_pin = name == "a" && href.is_none() && self.take_pin(&attributes);
        if role.divides() {
            self.end_plain_block();
        }
        let written = self.out.html.len();
        if let Some(href) = &href {
            self.open_link(href, span.clone());
        } else if !is_pin && !is_bare {
            self.out.html.push('<');
            self.out.html.push_str(name);
            self.push_details_attributes(details);
        }
        if !is_pin && !is_bare {
            for (key, value) in attributes.iter().filter(|(key, _)| *key != "href") {
                if *key == "id" {
                    self.push_anchor(value);
                    continue;
                }
                // Whether a reply lies open is for its reader to say.
                if *key == "open" && matches!(details, DetailsKind::Reply | DetailsKind::Explanation) {
                    continue;
                }
                self.out.html.push(' ');
                self.out.html.push_str(key);
                if *key != "open" {
                    self.out.html.push_str("=\"");
                    push_attribute(&mut self.out.html, value);
                    self.out.html.push('"');
                }
            }
            self.out.html.push('>');
        }
        if role == Role::Break {
            self.note_text(" ");
        }
        if matches!(role, Role::Break | Role::Rule) {
            if is_block {
                self.end_block(BlockKind::Html);
            }
            return;
        }
        if role == Role::Summary
            && let Some(details) = self.raw_html.open.last_mut()
        {
            details.has_summary = true;
        }
        let written = if role == Role::Details { self.out.html.len() } else { written };
        let depth = self.depth;
        let tags = match (is_pin || is_bare, href.is_some()) {
            (true, _) => Tags::None,
            (_, true) => Tags::Link,
            (_, false) => Tags::Own,
        };
        self.raw_html.open.push(OpenElement { name, role, span, depth, has_summary: false, written, tags, details, is_block });
    }

    /// Why an element may not stand here.
    fn misplaced(&mut self, name: &str, role: Role, inline: bool, has_href: bool) -> Option<&'static str> {
        let around = self.raw_html.open.last();
        let in_phrasing =
            inline || around.is_some_and(|around| matches!(around.role, Role::Phrasing | Role::Summary | Role::Ruby));
        match role {
            Role::Details | Role::Block | Role::Rule if in_phrasing => {
                Some("it must stand on a line of its own, with an empty line before it")
            }
            Role::Summary => match around {
                Some(around) if around.role == Role::Details && !around.has_summary => {
                    let between = self.out.html.get(around.written..).unwrap_or_default();
                    (!between.trim().is_empty()).then_some("it must be the first thing inside <details>")
                }
                _ => Some("it must be the first thing inside <details>, once"),
            },
            Role::Ruby if !self.raw_html.open.iter().any(|open| open.name == "ruby") => Some("it must stand inside <ruby>"),
            Role::Phrasing if name == "a" && (self.raw_html.in_link() || (has_href && !self.open_links.is_empty())) => {
                Some("a link cannot stand inside a link")
            }
            _ => None,
        }
    }

    /// The attributes that may stay, checked; a finding for each of the others.
    fn attributes(
        &mut self,
        element: &str,
        own: &[&'static str],
        tag: &StartTag<usize>,
        span: &Span,
    ) -> Vec<(&'static str, String)> {
        let mut kept = Vec::new();
        for (name, value) in &tag.attributes {
            let name = String::from_utf8_lossy(name).into_owned();
            let value = self.clean_html(value, span);
            let Some(known) = EVERYWHERE.iter().chain(own).find(|known| **known == name) else {
                let refused = self.problem(Code::HtmlAttribute, span.clone()).with("element", element).with("attribute", name);
                self.diagnostics.push(refused);
                continue;
            };
            let is_right = match *known {
                "dir" => matches!(value.as_str(), "ltr" | "rtl" | "auto"),
                "lang" => LanguageTag::parse(&value).is_some(),
                _ => true,
            };
            if !is_right {
                let wrong = self
                    .problem(Code::HtmlAttribute, span.clone())
                    .with("element", element)
                    .with("attribute", format!("{name}=\"{value}\""));
                self.diagnostics.push(wrong);
                continue;
            }
            kept.push((*known, value));
        }
        // GitHub's documentation shows both names; HTML has only `id` left.
        if let Some(at) = kept.iter().position(|(key, _)| *key == "name") {
            let (_, value) = kept.remove(at);
            if !kept.iter().any(|(key, _)| *key == "id") {
                kept.push(("id", value));
            }
        }
        if let Some(at) = kept.iter().position(|(key, _)| *key == "id") {
            let id = kept[at].1.clone();
            if !self.accept_id(&id, span) {
                kept.remove(at);
            }
        }
        kept
    }

    fn accept_id(&mut self, id: &str, span: &Span) -> bool {
        let is_id = !id.is_empty() && slug::heading_id(id) == id && !id.starts_with("pb-");
        let code = match (is_id, is_id && self.pinned_ids.reserve(id)) {
            (false, _) => Code::BadId,
            (true, false) => Code::DuplicateId,
            (true, true) => return true,
        };
        let wrong =
            self.problem(code, span.clone()).with("id", id).with("proposal", slug::heading_id(id.trim_start_matches("pb-")));
        self.diagnostics.push(wrong);
        false
    }

    /// Takes an anchor into the heading it stands in; outside headings it is an anchor of its own.
    fn take_pin(&mut self, attributes: &[(&'static str, String)]) -> bool {
        let Some((_, id)) = attributes.iter().find(|(key, _)| *key == "id") else { return false };
        if let Some(heading) = &mut self.heading {
            heading.pins.push(id.clone());
            return true;
        }
        false
    }

    /// The `id` of an anchor in the text. Pages that show the text a second time leave it out.
    fn push_anchor(&mut self, id: &str) {
        let index = u32::try_from(self.anchors.len()).unwrap_or(u32::MAX);
        self.anchors.push(id.to_owned());
        self.out.slot(Slot::AnchorId(index));
    }

    fn end_tag(&mut self, tag: &EndTag<usize>, span: Span) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if let Some(at) = self.raw_html.refused.iter().rposition(|refused| *refused == name) {
            self.raw_html.refused.truncate(at);
            return;
        }
        if !self.raw_html.refused.is_empty() {
            return;
        }
        if is_void(&name) {
            let refused = self
                .problem(Code::RawHtml, span)
                .with("element", format!("/{name}"))
                .with("instead", "write <br>, which has no end");
            return self.diagnostics.push(refused);
        }
        match self.raw_html.open.last() {
            Some(open) if open.name == name && open.depth == self.depth => self.close_last(),
            Some(open) => {
                let problem = format!("it closes while <{}> is open", open.name);
                let wrong = self.problem(Code::HtmlNesting, span).with("element", name).with("problem", problem);
                self.diagnostics.push(wrong);
            }
            None => {
                let wrong = self
                    .problem(Code::HtmlNesting, span)
                    .with("element", name)
                    .with("problem", "it closes what was never opened");
                self.diagnostics.push(wrong);
            }
        }
    }

    fn close_last(&mut self) {
        let Some(open) = self.raw_html.open.pop() else { return };
        if open.role == Role::Details && !open.has_summary {
            let wrong = self
                .problem(Code::HtmlNesting, open.span.clone())
                .with("element", "details")
                .with("problem", "it needs a <summary> as its first line: the words that stay in view");
            self.diagnostics.push(wrong);
        }
        match open.tags {
            Tags::None => {}
            Tags::Link => self.end_link(),
            Tags::Own => {
                self.out.html.push_str("</");
                self.out.html.push_str(open.name);
                self.out.html.push('>');
            }
        }
        if open.role.divides() {
            self.end_plain_block();
        }
        if open.is_block {
            self.end_block(if open.role == Role::Details { BlockKind::Details } else { BlockKind::Html });
        }
        match open.role {
            Role::Summary if open.tags == Tags::None => self.end_note_summary(),
            Role::Details => self.end_details(open.details),
            _ => {}
        }
    }

    fn unclosed(&mut self) {
        if let Some(open) = self.raw_html.open.last() {
            let (span, name) = (open.span.clone(), open.name);
            let wrong = self.problem(Code::HtmlUnclosed, span).with("element", name);
            self.diagnostics.push(wrong);
        }
        self.close_last();
    }

    /// A block of Markdown begins: what holds running text only cannot stay open around it.
    pub(super) fn close_phrasing_before_block(&mut self) {
        while self.raw_html.open.last().is_some_and(|open| matches!(open.role, Role::Phrasing | Role::Summary | Role::Ruby)) {
            self.unclosed();
        }
    }

    /// A Markdown element ends: what was opened inside it cannot stay open.
    pub(super) fn close_raw_html_inside(&mut self) {
        self.raw_html.refused.clear();
        while self.raw_html.open.last().is_some_and(|open| open.depth >= self.depth) {
            self.unclosed();
        }
    }

    /// The text ends.
    pub(super) fn close_raw_html_at_end(&mut self) {
        while !self.raw_html.open.is_empty() {
            self.unclosed();
        }
    }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "source" | "track" | "wbr"
    )
}

/// What a comment says, where there is nothing but one on a line: by far the most frequent raw HTML in a lesson.
fn only_comment(html: &str) -> Option<&str> {
    let inner = html.strip_prefix("<!--")?.trim_end().strip_suffix("-->")?;
    let is_one = !inner.contains("--") && !inner.starts_with(['>', '-']) && !inner.contains('\n');
    is_one.then_some(inner)
}

/// Whether what the tokeniser calls a comment was written as one.
fn is_comment(html: &str, start: usize) -> bool {
    html.get(start..).is_some_and(|rest| rest.starts_with("<!--"))
        || html.get(..start).is_some_and(|before| before.ends_with("<!--"))
}

/// Where a comment begins that never ends.
fn unclosed_comment(html: &str) -> Option<usize> {
    let mut position = 0;
    while let Some(start) = html[position..].find("<!--").map(|at| position + at) {
        match html[start + 4..].find("-->") {
            Some(length) => position = start + 4 + length + 3,
            None => return Some(start),
        }
    }
    None
}
