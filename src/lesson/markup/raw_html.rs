//! Raw HTML in Markdown: an allow-list of elements, attributes and addresses, balanced and written
//! again.
//!
//! In: the HTML that a file holds, with places. Out: canonical HTML in the body, or diagnostics.
//! Lessons come as pull requests from strangers: what is not known to be harmless does not pass.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{EndTag, StartTag, Token, Tokenizer};

use super::attributes::{self, Attributes};
use super::html_elements::{DEEPEST, ELEMENTS, NOT_LISTED, Role, instead_of, is_void};
use super::inline::Inline;
use super::item::{Comment, ItemKind};
use super::items::Items;
use super::layout;
use super::open_element::{OpenElement, Tags};
use super::piece::{CommentLine, Piece};
use super::placement::{self, refuse, report_nesting};
use super::prose::{EndedHeading, Title};
use super::slot::Slot;
use crate::diagnostic::{Code, Phrase};
use crate::lesson::control;
use crate::lesson::slot::Slot as ReadySlot;
use crate::source::Span;
use crate::text::slug::UniqueIds;

pub(crate) const HTML_UNCLOSED: Code = Code::error("html-unclosed").fixed();
pub(crate) const COMMENT_UNCLOSED: Code = Code::error("comment-unclosed").fixed();

/// Every code of this file.
pub(super) const CODES: &[Code] = &[HTML_UNCLOSED, COMMENT_UNCLOSED];

/// Raw elements that are open, and those that were refused and whose end is passed over.
#[derive(Debug, Default)]
pub(super) struct RawHtml<'a> {
    /// The text of the file.
    source: &'a str,
    open: Vec<OpenElement>,
    refused: Vec<String>,
    /// The line of the last comment: others may follow on it.
    comment_line: CommentLine,
    /// Ids that the author has given.
    ids: UniqueIds,
    /// Those of anchors outside headings, in order.
    anchors: Vec<String>,
    /// Whether there is a title, so that a heading of the first level is none.
    is_titled: bool,
    title: Option<Title>,
}

impl<'a> RawHtml<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, ..Self::default() }
    }

    /// Ids of anchors outside headings, in order.
    pub(super) fn finish(self) -> Vec<String> {
        self.anchors
    }

    /// Notes that Markdown has given the title.
    pub(super) fn has_title(&mut self) {
        self.is_titled = true;
    }

    /// Returns the title if it has been read as a raw heading.
    pub(super) fn take_title(&mut self) -> Option<Title> {
        self.title.take()
    }

    /// Whether a raw link is open.
    pub(super) fn in_link(&self) -> bool {
        self.open.iter().any(OpenElement::is_link)
    }

    /// Whether a `<details>` element at the top level is open.
    pub(super) fn in_details(&self) -> bool {
        self.open.first().is_some_and(|element| element.is_block && element.role == Role::Details)
    }

    /// Whether no element is open.
    pub(super) fn is_closed(&self) -> bool {
        self.open.is_empty()
    }

    /// Checks and writes raw HTML.
    pub(super) fn read(&mut self, piece: Piece<'_>, inline: &mut Inline<'_>, items: &mut Items) {
        let html = piece.html;
        if html.trim().is_empty() {
            return;
        }
        if let Some(comment) = piece.only_comment() {
            let start = piece.places.first().map_or(0, |(_, source)| *source);
            let span = start..start + html.trim_end().len();
            return self.comment(comment, span, piece.is_inline, inline, items);
        }
        if let Some(start) = piece.unclosed_comment() {
            let span = piece.place(start)..piece.place(start) + "<!--".len();
            return inline.problems().add(COMMENT_UNCLOSED, &span, []);
        }
        for token in Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span()) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => self.start_tag(&tag, piece, inline, items),
                Token::EndTag(tag) => self.end_tag(&tag, piece.span(tag.span), inline, items),
                Token::String(text) if self.refused.is_empty() => {
                    let text_span = text.span;
                    let text =
                        control::clean_html(&text.value, &piece.span(text_span), inline.problems());
                    if !text.trim().is_empty() && placement::in_rows(&self.open) {
                        let problem = Phrase::new("html-in-cell");
                        report_nesting(inline, &piece.span(text_span), "table", problem);
                        continue;
                    }
                    inline.add_words(&text);
                    inline.out().text(&text);
                }
                // The tokeniser, like a browser, also treats these as comments: <?…>, <!…>,
                // <![CDATA[…]]>.
                Token::Comment(comment) if !piece.is_comment(comment.span.start) => {
                    refuse(inline, &piece.span(comment.span), "? or !", NOT_LISTED);
                }
                Token::Comment(comment) => {
                    let text = String::from_utf8_lossy(&comment.value);
                    let span = piece.span(comment.span);
                    self.comment(&text, span, piece.is_inline, inline, items);
                }
                Token::Doctype(doctype) => {
                    refuse(inline, &piece.span(doctype.span), "!doctype", "html-instead-doctype");
                }
                Token::String(_) | Token::Error(_) => {}
            }
        }
        if !piece.is_inline && self.open.iter().all(|open| open.role != Role::Phrasing) {
            inline.out().slot(Slot::LineEnd);
        }
    }

    fn comment(
        &mut self,
        text: &str,
        span: Span,
        is_inline: bool,
        inline: &mut Inline<'_>,
        items: &mut Items,
    ) {
        if !self.comment_line.span().contains(&span.start) {
            self.comment_line = CommentLine::of(self.source, &span);
        }
        let is_alone = !is_inline && self.comment_line.has_only_comments();
        let is_between_blocks = inline.depth() == 0 && self.is_closed();
        let comment = Comment { text: text.to_owned(), span, is_alone, is_between_blocks };
        items.comment(comment, inline.mark());
    }

    fn start_tag(
        &mut self,
        tag: &StartTag<usize>,
        piece: Piece<'_>,
        inline: &mut Inline<'_>,
        items: &mut Items,
    ) {
        let (span, is_inline) = (piece.span(tag.span), piece.is_inline);
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let known = ELEMENTS.iter().find(|(known, ..)| *known == name).copied();
        let known = known.filter(|_| name != "p" || layout::is_plain_paragraph(tag));
        let Some((name, role, own_attributes)) = known else {
            let before = self.source.get(..span.start).unwrap_or_default();
            let follows_word = before.ends_with(char::is_alphanumeric);
            refuse(inline, &span, &name, instead_of(&name, follows_word));
            if !tag.self_closing && !is_void(&name) {
                self.pass_over(name);
            }
            return;
        };
        if !self.refused.is_empty() {
            return;
        }
        if self.open.len() == DEEPEST && !is_void(name) {
            report_nesting(inline, &span, name, Phrase::new("html-too-deep"));
            return self.pass_over(name.to_owned());
        }
        let has_href = tag.attributes.keys().any(|key| &***key == b"href");
        let element = (name, role);
        if name == "p" && self.open.last().is_some_and(|open| open.name == "p") {
            // A paragraph ends where the next one begins.
            self.close_last(span.start, inline, items);
        }
        let problem = placement::misplaced(&self.open, element, is_inline, has_href, inline);
        if let Some(problem) = problem {
            report_nesting(inline, &span, name, Phrase::new(problem));
            if placement::is_moved(role, &self.open) {
                return self.pass_over(name.to_owned());
            }
        }
        let ids = &mut self.ids;
        let problem_count = inline.problems().list().len();
        let mut attributes =
            attributes::checked(tag, name, own_attributes, &span, ids, inline.problems());
        let is_refused = inline.problems().list().len() > problem_count;
        layout::replace(element, &mut attributes, is_refused, &span, inline);
        let is_block = inline.depth() == 0 && self.is_closed() && !is_inline;
        let is_title = name == "h1" && !self.is_titled && !is_inline && !self.in_details();
        let is_block = is_block && !is_title;
        let start = inline.mark();
        let place = is_block.then(|| items.begin(span.clone(), start));
        let details = place.filter(|_| role == Role::Details);
        if role.divides() {
            inline.prose().end_words();
        }
        let words = inline.prose().word_mark();
        if role == Role::Picture {
            return layout::picture(&attributes, span, is_block, inline, items);
        }
        let tags = if role == Role::Heading {
            layout::open_heading(name, is_title, &attributes, span.clone(), inline)
        } else {
            self.open_tag(name, &attributes, details, &span, inline)
        };
        if role == Role::Break {
            inline.add_words(" ");
            if let Some(paragraph) = inline.prose().paragraph() {
                // A picture beside it is not alone.
                paragraph.add_mark();
            }
        }
        if matches!(role, Role::Break | Role::Rule) {
            if is_block {
                items.end(ItemKind::Html, inline.mark());
            }
            return;
        }
        if role == Role::Summary
            && let Some(details) = self.open.last_mut()
        {
            details.has_summary = true;
        }
        let element = OpenElement {
            name,
            role,
            span,
            depth: inline.depth(),
            tags,
            start,
            inner_start: inline.mark(),
            is_block,
            words,
            has_summary: false,
            summary: None,
        };
        self.open.push(element);
    }

    /// Passes over what follows, up to the end of an element. Where too many are within each other,
    /// the end of an inner one is taken for that of an outer one: there are errors enough by then.
    fn pass_over(&mut self, name: String) {
        if self.refused.len() < DEEPEST && !is_void(&name) {
            self.refused.push(name);
        }
    }

    /// Writes an opening tag.
    fn open_tag(
        &mut self,
        name: &str,
        attributes: &Attributes,
        details: Option<u32>,
        span: &Span,
        inline: &mut Inline<'_>,
    ) -> Tags {
        let href = attributes::value(attributes, "href");
        let id = attributes::value(attributes, "id").filter(|_| name == "a" && href.is_none());
        if id.is_some_and(|id| inline.prose().pin(id)) {
            return Tags::None;
        }
        if let Some(href) = href {
            inline.open_link(href, span.clone());
        } else {
            layout::write_start(name, inline.out());
        }
        if let Some(place) = details {
            inline.out().slot(Slot::DetailsOpen(place));
        }
        for (key, value) in attributes {
            let out = inline.out();
            match (*key, details) {
                ("href", _) => {}
                ("id", _) => {
                    // Pages that show the text a second time leave it out.
                    let place = u32::try_from(self.anchors.len()).unwrap_or(u32::MAX);
                    self.anchors.push(value.clone());
                    out.ready(ReadySlot::AnchorId(place));
                }
                ("open", Some(place)) => out.slot(Slot::DetailsUnfolded(place)),
                ("open", None) => out.html(" open=\"\""),
                _ => out.attribute(key, value),
            }
        }
        inline.out().html(if is_void(name) { "/>" } else { ">" });
        if href.is_some() { Tags::Link } else { Tags::Own }
    }

    fn end_tag(
        &mut self,
        tag: &EndTag<usize>,
        span: Span,
        inline: &mut Inline<'_>,
        items: &mut Items,
    ) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let refused = self.refused.iter().rposition(|refused| *refused == name);
        self.refused.truncate(refused.unwrap_or(self.refused.len()));
        if refused.is_some() || !self.refused.is_empty() {
            return;
        }
        if is_void(&name) {
            return refuse(inline, &span, &format!("/{name}"), "html-instead-void");
        }
        let problem = match self.open.last() {
            Some(open) if open.name == name && open.depth == inline.depth() => {
                return self.close_last(span.end, inline, items);
            }
            Some(open) => Phrase::new("html-closes-other").with("open", open.name),
            None => Phrase::new("html-closes-nothing"),
        };
        report_nesting(inline, &span, &name, problem);
    }

    /// Closes the element that was opened last, up to an offset of the file.
    fn close_last(&mut self, end: usize, inline: &mut Inline<'_>, items: &mut Items) {
        let Some(open) = self.open.pop() else { return };
        if open.role == Role::Details && !open.has_summary {
            report_nesting(inline, &open.span, "details", Phrase::new("html-needs-summary"));
        }
        let inner_end = inline.mark();
        let mut kind = None;
        match open.tags {
            Tags::None => {}
            Tags::Link => inline.end_link(),
            Tags::Own => layout::write_end(open.name, inline.out()),
            Tags::Heading(is_aligned) => match layout::close_heading(is_aligned, inline) {
                Some(EndedHeading::Title(title)) => {
                    self.is_titled = !title.text.is_empty();
                    self.title = Some(title);
                }
                Some(EndedHeading::Other(place)) => kind = Some(ItemKind::Heading(place)),
                None => {}
            },
        }
        if open.role.divides() {
            inline.prose().end_words();
        }
        if open.role == Role::Summary
            && let Some(details) = self.open.last_mut().filter(|around| around.summary.is_none())
        {
            details.summary = Some((open.start..inline.mark(), open.inner_start..inner_end));
        }
        if open.is_block {
            items.extend(end);
            let words = inline.prose().word_mark();
            let kind = kind.unwrap_or_else(|| open.into_item(inner_end, words));
            items.end(kind, inline.mark());
        }
    }

    /// Reports the element that was opened last as unclosed, and closes it.
    fn unclosed(&mut self, inline: &mut Inline<'_>, items: &mut Items) {
        let Some(open) = self.open.last() else { return };
        inline.problems().add(HTML_UNCLOSED, &open.span, [("element", open.name.into())]);
        // Details at the top level are only still open at the end of the text.
        self.close_last(self.source.len(), inline, items);
    }

    /// Closes elements that contain only running text: a block of Markdown begins.
    pub(super) fn close_phrasing(&mut self, inline: &mut Inline<'_>, items: &mut Items) {
        while self.open.last().is_some_and(|open| open.role.holds_no_block()) {
            self.unclosed(inline, items);
        }
    }

    /// Closes elements that were opened inside a Markdown element that ends.
    pub(super) fn close_inside(&mut self, inline: &mut Inline<'_>, items: &mut Items) {
        self.refused.clear();
        while self.open.last().is_some_and(|open| open.depth >= inline.depth()) {
            self.unclosed(inline, items);
        }
    }

    /// Closes all elements: the text ends.
    pub(super) fn close_all(&mut self, inline: &mut Inline<'_>, items: &mut Items) {
        while !self.open.is_empty() {
            self.unclosed(inline, items);
        }
    }
}
