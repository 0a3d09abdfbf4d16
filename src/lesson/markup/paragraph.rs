//! A paragraph while it is read: whether it is only one picture, one link or one bare address.
//!
//! In: text, links and pictures. Out: what is alone in it.

use std::ops::Range;

use super::item::{LoneDestination, LoneLink, Paragraph};
use crate::lesson::body::Mark;
use crate::source::Span;

/// A paragraph while it is read.
#[derive(Debug)]
pub(super) struct OpenParagraph {
    start: Mark,
    words: Option<String>,
    /// Whether it has text outside links and pictures.
    has_text: bool,
    /// The number of its links and pictures.
    others: usize,
    /// The only picture so far, with its title.
    picture: Option<(u32, String)>,
    /// The only link so far.
    link: Option<LoneLink>,
    /// Bare addresses before any link or picture, each alone in its run of text.
    addresses: Vec<LoneLink>,
    /// Whether the last of them is the end of the paragraph so far.
    ends_in_address: bool,
}

impl OpenParagraph {
    /// Begins a paragraph. `keeps_words` is whether its text is needed.
    pub(super) fn new(start: Mark, keeps_words: bool) -> Self {
        Self {
            start,
            words: keeps_words.then(String::new),
            has_text: false,
            others: 0,
            picture: None,
            link: None,
            addresses: Vec::new(),
            ends_in_address: false,
        }
    }

    /// Returns where it begins in the body.
    pub(super) fn start(&self) -> Mark {
        self.start
    }

    /// Moves it by the length of HTML inserted before it.
    pub(super) fn moved(&mut self, inserted: &str) {
        self.start = self.start.moved(inserted);
    }

    /// Adds running text.
    pub(super) fn add(&mut self, text: &str, in_link: bool) {
        if let Some(words) = &mut self.words {
            words.push_str(text);
        }
        if in_link {
            if let Some(link) = &mut self.link {
                link.words.push_str(text);
            }
        } else if !text.trim().is_empty() {
            self.has_text = true;
            self.ends_in_address = false;
        }
    }

    /// Records code or a box, which is shown even without words.
    pub(super) fn add_mark(&mut self) {
        self.has_text = true;
        self.ends_in_address = false;
    }

    /// Records that the run of text just added is only a bare address.
    pub(super) fn add_address(&mut self, address: &str, words: &str, span: Span) {
        if self.others == 0 {
            let destination = LoneDestination::Outer(address.to_owned());
            self.addresses.push(LoneLink { destination, words: words.to_owned(), span });
            self.ends_in_address = true;
        }
    }

    /// Begins a link.
    pub(super) fn begin_link(&mut self) {
        self.others += 1;
    }

    /// Sets the target of a link that has begun directly in the paragraph.
    pub(super) fn set_link(&mut self, destination: LoneDestination, span: Span) {
        if self.others == 1 && !self.has_text && self.link.is_none() {
            self.link = Some(LoneLink { destination, words: String::new(), span });
        }
    }

    /// Adds a picture, by its index and title; `None` if its destination is invalid.
    pub(super) fn add_picture(&mut self, picture: Option<(u32, String)>) {
        self.others += 1;
        if self.others == 1 {
            self.picture = picture;
        }
    }

    /// Returns the picture that is alone in it, with its title.
    pub(super) fn lone_picture(&self) -> Option<(u32, &str)> {
        let picture = self.picture.as_ref().filter(|_| self.others == 1 && !self.has_text);
        picture.map(|(place, title)| (*place, title.as_str()))
    }

    /// Ends the paragraph, given the place of its content.
    pub(super) fn finish(self, inner: Range<Mark>) -> Paragraph {
        let is_link = self.others == 1 && !self.has_text;
        let links = match self.link {
            Some(link) if is_link => vec![link],
            _ if self.ends_in_address => self.addresses,
            _ => Vec::new(),
        };
        let is_lone = is_link || self.others == 0;
        Paragraph {
            inner: Some(inner),
            words: self.words.filter(|_| self.has_text),
            links,
            is_lone,
        }
    }
}
