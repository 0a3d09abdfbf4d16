//! Pieces of running text while it is parsed.
//!
//! In: nothing. Out: [`Piece`], which `parser` makes and `events` turns into events.

use std::borrow::Cow;

use pulldown_cmark::LinkType;

/// A part of a text that has been recognised.
#[derive(Debug)]
pub(super) struct Piece<'t> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: PieceKind<'t>,
}

#[derive(Debug)]
pub(super) enum PieceKind<'t> {
    /// The text from start to end.
    Text,
    /// Another text: a character reference.
    Other(String),
    Code(Cow<'t, str>),
    Html,
    SoftBreak,
    HardBreak,
    /// A run of delimiters: the elements that end before it and begin after it, and how many of the
    /// delimiters are text.
    Run {
        left: usize,
        closes: Vec<Emphasis>,
        opens: Vec<Emphasis>,
    },
    LinkStart(Box<Destination>),
    LinkEnd {
        is_image: bool,
    },
    /// An address in pointed brackets.
    Autolink(LinkType),
    /// A bare web address.
    Address {
        target: String,
    },
    /// A reference to a footnote.
    Note(String),
}

/// An element that delimiters make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Emphasis {
    Simple,
    Strong,
    Strikethrough,
}

/// Where a link or picture leads.
#[derive(Debug)]
pub(super) struct Destination {
    pub(super) is_image: bool,
    pub(super) link_type: LinkType,
    pub(super) address: String,
    pub(super) title: String,
}

impl Piece<'_> {
    /// Returns how many delimiters of a run are left.
    pub(super) fn delimiters_left(&self) -> usize {
        if let PieceKind::Run { left, .. } = &self.kind { *left } else { 0 }
    }
}
