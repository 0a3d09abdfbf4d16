//! Collects links and pictures.
//!
//! In: destinations. Out: [`Link`]s and [`Image`]s in order, and which of them is open.

use crate::lesson::reference::{Image, Link, Target, WebLink};
use crate::source::Span;

/// The links so far.
#[derive(Debug, Default)]
pub(super) struct Links {
    done: Vec<Link>,
    web: Vec<WebLink>,
    /// For each open link, its index among the links if it must be resolved.
    open: Vec<Option<u32>>,
}

impl Links {
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Begins a link that leads out of the site or is not written at all.
    pub(super) fn begin_other(&mut self) {
        self.open.push(None);
    }

    /// Adds a link to the web.
    pub(super) fn add_web(&mut self, address: &str, span: Span) {
        if address.starts_with("http") {
            self.web.push(WebLink { address: address.to_owned(), span });
        }
    }

    /// Begins a link that must be resolved and returns its index.
    pub(super) fn begin(&mut self, target: Target, span: Span) -> u32 {
        let place = u32::try_from(self.done.len()).unwrap_or(u32::MAX);
        // A link to nowhere already has its diagnostic.
        self.open.push((target != Target::Nowhere).then_some(place));
        self.done.push(Link { target, in_note: false, span });
        place
    }

    /// Ends the link that began last; returns its index if it must be resolved.
    pub(super) fn end(&mut self) -> Option<u32> {
        self.open.pop().flatten()
    }

    pub(super) fn finish(self) -> (Vec<Link>, Vec<WebLink>) {
        (self.done, self.web)
    }
}

/// The pictures so far.
#[derive(Debug, Default)]
pub(super) struct Images {
    done: Vec<Image>,
    open: Option<OpenImage>,
}

/// A picture while it is read.
#[derive(Debug)]
pub(super) struct OpenImage {
    pub(super) destination: String,
    pub(super) title: String,
    pub(super) alt: String,
    pub(super) span: Span,
    depth: usize,
}

impl Images {
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Adds alternative text to the open picture. Returns `false` if none is open.
    pub(super) fn add(&mut self, alt: &str) -> bool {
        if let Some(image) = &mut self.open {
            image.alt.push_str(alt);
        }
        self.is_open()
    }

    /// Begins a picture. A picture inside the alternative text of another adds its own text to it.
    pub(super) fn begin(&mut self, destination: &str, title: &str, span: Span, depth: usize) {
        let (destination, title) = (destination.to_owned(), title.to_owned());
        self.open.get_or_insert(OpenImage { destination, title, alt: String::new(), span, depth });
    }

    /// Ends the picture that began at this depth.
    pub(super) fn end(&mut self, depth: usize) -> Option<OpenImage> {
        self.open.take_if(|image| image.depth == depth)
    }

    /// Adds a picture and returns its index.
    pub(super) fn push(&mut self, image: Image) -> u32 {
        self.done.push(image);
        u32::try_from(self.done.len() - 1).unwrap_or(u32::MAX)
    }

    /// Removes the title of the last picture, which is shown as a caption.
    pub(super) fn clear_last_title(&mut self) {
        if let Some(image) = self.done.last_mut() {
            image.title.clear();
        }
    }

    pub(super) fn finish(self) -> Vec<Image> {
        self.done
    }
}
