//! Events of running text.
//!
//! In: pieces. Out: [`InlineEvent`]s with their places in the file.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::address;
use super::leaf::Leaf;
use super::piece::{Destination, Emphasis, Piece, PieceKind};
use crate::text::control;

/// An event of running text.
#[derive(Debug)]
pub(in crate::lesson::markup) enum InlineEvent<'t> {
    /// One that the parser of Markdown also has.
    Markdown(Event<'t>),
    /// A bare address.
    Address(Address<'t>),
}

/// A bare address.
#[derive(Debug)]
pub(in crate::lesson::markup) struct Address<'t> {
    pub(in crate::lesson::markup) words: Cow<'t, str>,
    pub(in crate::lesson::markup) target: String,
    /// Whether there is only white space around it, up to the next line or element.
    pub(in crate::lesson::markup) is_alone: bool,
}

type Events<'t> = Vec<(InlineEvent<'t>, Range<usize>)>;

/// Returns the events for pieces.
pub(super) fn events<'t>(leaf: &'t Leaf<'_>, pieces: Vec<Piece<'t>>) -> Events<'t> {
    let mut writer = Writer {
        leaf,
        text: None,
        events: Vec::with_capacity(pieces.len() + 4),
        open: Vec::new(),
        links: 0,
    };
    for piece in pieces {
        writer.piece(piece);
    }
    writer.flush();
    writer.mark_lone();
    writer.events
}

/// An open element; `None` for a link.
type Open = Option<Emphasis>;

struct Writer<'t, 'l> {
    leaf: &'t Leaf<'l>,
    /// Text that goes on in the next piece, with its place in the leaf.
    text: Option<(Cow<'t, str>, Range<usize>)>,
    events: Events<'t>,
    open: Vec<Open>,
    /// How many links and pictures are open.
    links: usize,
}

impl<'t> Writer<'t, '_> {
    fn piece(&mut self, piece: Piece<'t>) {
        let range = piece.start..piece.end;
        match piece.kind {
            PieceKind::Text => self.text(Cow::Borrowed(&self.leaf.text()[range.clone()]), range),
            // A character that is reported has a place of its own.
            PieceKind::Other(text) if text.contains(control::is_control) => {
                self.push(Event::Text(text.into()), &range);
            }
            PieceKind::Other(text) => self.text(Cow::Owned(text), range),
            PieceKind::Run { left, closes, opens } => self.run(&range, left, &closes, &opens),
            PieceKind::Code(code) => self.push(Event::Code(cow_str(code)), &range),
            PieceKind::Html => {
                let html = &self.leaf.text()[range.clone()];
                self.push(Event::InlineHtml(CowStr::Borrowed(html)), &range);
            }
            PieceKind::SoftBreak => self.push(Event::SoftBreak, &range),
            PieceKind::HardBreak => self.push(Event::HardBreak, &range),
            PieceKind::LinkStart(destination) => self.begin_link(*destination, &range),
            PieceKind::LinkEnd { is_image } => {
                self.push(Event::End(if is_image { TagEnd::Image } else { TagEnd::Link }), &range);
                self.open.pop();
                self.links -= 1;
            }
            PieceKind::Autolink(link_type) => {
                let inner = range.start + 1..range.end - 1;
                let words =
                    super::reference::unescaped_references(&self.leaf.text()[inner.clone()]);
                let dest_url = cow_str(words.clone());
                let (title, id) = (CowStr::Borrowed(""), CowStr::Borrowed(""));
                self.push(Event::Start(Tag::Link { link_type, dest_url, title, id }), &range);
                self.push(Event::Text(cow_str(words)), &inner);
                self.push(Event::End(TagEnd::Link), &range);
            }
            PieceKind::Address { target } => {
                let words = Cow::Borrowed(&self.leaf.text()[range.clone()]);
                self.address(words, target, &range);
            }
            PieceKind::Note(name) => self.push(Event::FootnoteReference(name.into()), &range),
        }
    }

    fn push(&mut self, event: Event<'t>, range: &Range<usize>) {
        self.flush();
        self.events.push((InlineEvent::Markdown(event), self.leaf.place(range)));
    }

    fn address(&mut self, words: Cow<'t, str>, target: String, range: &Range<usize>) {
        self.flush();
        let address = Address { words, target, is_alone: false };
        self.events.push((InlineEvent::Address(address), self.leaf.place(range)));
    }

    fn begin_link(&mut self, destination: Destination, range: &Range<usize>) {
        let Destination { is_image, link_type, address, title } = destination;
        let (dest_url, title, id) = (address.into(), title.into(), CowStr::Borrowed(""));
        let tag = if is_image {
            Tag::Image { link_type, dest_url, title, id }
        } else {
            Tag::Link { link_type, dest_url, title, id }
        };
        self.push(Event::Start(tag), range);
        self.open.push(None);
        self.links += 1;
    }

    /// Adds the elements that end and begin at a run of delimiters.
    fn run(&mut self, range: &Range<usize>, left: usize, closes: &[Emphasis], opens: &[Emphasis]) {
        for emphasis in closes {
            self.flush();
            self.open.pop();
            if self.is_shown(*emphasis) {
                let end = match emphasis {
                    Emphasis::Simple => TagEnd::Emphasis,
                    Emphasis::Strong => TagEnd::Strong,
                    Emphasis::Strikethrough => TagEnd::Strikethrough,
                };
                self.push(Event::End(end), range);
            }
        }
        if left > 0 {
            let text = range.start..range.start + left;
            self.text(Cow::Borrowed(&self.leaf.text()[text.clone()]), text);
        }
        // The one made last is outside the others.
        for emphasis in opens.iter().rev() {
            self.flush();
            if self.is_shown(*emphasis) {
                let tag = match emphasis {
                    Emphasis::Simple => Tag::Emphasis,
                    Emphasis::Strong => Tag::Strong,
                    Emphasis::Strikethrough => Tag::Strikethrough,
                };
                self.push(Event::Start(tag), range);
            }
            self.open.push(Some(*emphasis));
        }
    }

    /// Whether an element has tags: GitHub shows none for strong text directly in strong text.
    fn is_shown(&self, emphasis: Emphasis) -> bool {
        emphasis != Emphasis::Strong || self.open.last() != Some(&Some(Emphasis::Strong))
    }

    fn text(&mut self, text: Cow<'t, str>, range: Range<usize>) {
        match &mut self.text {
            Some((before, place)) => {
                before.to_mut().push_str(&text);
                place.end = range.end;
            }
            None => self.text = Some((text, range)),
        }
    }

    /// Adds the text so far, with the e-mail addresses in it.
    fn flush(&mut self) {
        let Some((text, range)) = self.text.take().filter(|(text, _)| !text.is_empty()) else {
            return;
        };
        let in_link = self.links > 0;
        let place = self.leaf.place(&range);
        let emails = if in_link { Vec::new() } else { address::emails(&text) };
        let mut done = 0;
        // Without character references and escapes, the places are known exactly.
        let is_exact = text.len() == range.len();
        let place_of = |part: &Range<usize>| {
            let part = range.start + part.start..range.start + part.end;
            if is_exact { self.leaf.place(&part) } else { place.clone() }
        };
        for (email, target) in emails {
            let before = done..email.start;
            if !before.is_empty() {
                let words = CowStr::from(text[before.clone()].to_owned());
                self.events.push((InlineEvent::Markdown(Event::Text(words)), place_of(&before)));
            }
            let words = Cow::Owned(text[email.clone()].to_owned());
            let address = Address { words, target, is_alone: false };
            self.events.push((InlineEvent::Address(address), place_of(&email)));
            done = email.end;
        }
        if done == 0 {
            self.events.push((InlineEvent::Markdown(Event::Text(cow_str(text))), place));
        } else if done < text.len() {
            let rest = done..text.len();
            let words = CowStr::from(text[rest.clone()].to_owned());
            self.events.push((InlineEvent::Markdown(Event::Text(words)), place_of(&rest)));
        }
    }

    /// Finds the addresses that are alone.
    fn mark_lone(&mut self) {
        for place in 0..self.events.len() {
            let is_blank = |place: Option<usize>| match place
                .and_then(|place| self.events.get(place))
                .map(|(event, _)| event)
            {
                Some(InlineEvent::Markdown(Event::Text(text))) => text.trim().is_empty(),
                Some(InlineEvent::Address(_)) => false,
                _ => true,
            };
            let is_between = is_blank(place.checked_sub(1)) && is_blank(Some(place + 1));
            if let InlineEvent::Address(address) = &mut self.events[place].0 {
                address.is_alone = is_between;
            }
        }
    }
}

fn cow_str(text: Cow<'_, str>) -> CowStr<'_> {
    match text {
        Cow::Borrowed(text) => CowStr::Borrowed(text),
        Cow::Owned(text) => CowStr::from(text),
    }
}
